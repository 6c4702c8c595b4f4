"""A draft made of notes held against the gold of its case."""

import re
from collections.abc import Sequence
from typing import Any

from evals.chat_score import Counts, any_of, owners_of, same_fact, same_owners, score_chat
from evals.matching import Pair, pairs, pairs_by_quote, same_person
from evals.notes_attack import score_attack
from evals.notes_matched import score_matched
from evals.notes_support import unsupported

Plan = dict[str, Any]


def score_notes(case: dict[str, Any], done: dict[str, Any]) -> tuple[Counts, list[str]]:
    """Return counts of what is right, and the mistakes in words.

    Where the notes meet a plan, only what they change is counted: a step that stood there before,
    and that neither the gold nor the draft touches, is neither found nor wanted. A step that the
    gold changes and the draft leaves as it was is missed.

    Args:
        case: the case, with its gold.
        done: the plan before and after, the changes with their quotes (see noting.py).
    """
    gold, before, after = case["gold"], done["before"], done["plan"]
    steps = gold.get("steps", [])
    kept = _kept(before, after)
    matched = pairs_by_quote(steps, after["steps"])
    left = {
        pair.gold
        for pair in matched
        if pair.found in kept and _stands(steps[pair.gold], after["steps"][pair.found])
    }
    counted = [i for i in range(len(steps)) if i not in left]
    place = {old: new for new, old in enumerate(counted)}
    counts, notes = score_chat(
        _facts_changed(gold, before, after) | {"steps": [steps[i] for i in counted]},
        _people_changed(before, after),
        [Pair(place[p.gold], p.found) for p in matched if p.gold in place and p.found not in kept],
        frozenset(kept),
    )
    _gone(gold, before, after, counts, notes)
    _dates_nowhere(gold, after, notes)
    _risks(gold, done, counts, notes)
    fields, doubtful = unsupported(case, done)
    counts["unsupported"], counts["fields"] = len(doubtful), fields
    notes += [f"unsupported: {one}" for one in doubtful]
    score_matched(case, done, counts, notes)
    score_attack(case, done, counts, notes)
    return counts, notes


def _kept(before: Plan, after: Plan) -> set[int]:
    """Return the positions of steps that are as they were."""
    old = {step["id"]: step for step in before["steps"]}
    ids = {step["id"] for step in after["steps"]}
    gone = [step for step in before["steps"] if step["id"] not in ids]
    return {
        number
        for number, step in enumerate(after["steps"])
        if step["id"] in old and _as_it_was(old[step["id"]], step, gone)
    }


def _as_it_was(old: dict[str, Any], new: dict[str, Any], gone: Sequence[dict[str, Any]]) -> bool:
    fields = ("action", "owners", "due", "status", "duration_days")
    if any(old[field] != new[field] for field in fields):
        return False
    # What waited for a step that is gone waits for what that step waited for; nobody said so.
    inherited = {one for step in gone for one in step["depends_on"]}
    lost = set(old["depends_on"]) - set(new["depends_on"])
    more = set(new["depends_on"]) - set(old["depends_on"])
    return lost <= {step["id"] for step in gone} and more <= inherited


def _stands(gold: dict[str, Any], old: dict[str, Any]) -> bool:
    """Tell whether the gold is what the plan said of the step already."""
    return (
        any(same_owners(group, old["owners"]) for group in owners_of(gold))
        and old["due"] in any_of(gold.get("due"))
        and old["status"] in any_of(gold.get("status", "not_started"))
    )


def _facts_changed(gold: dict[str, Any], before: Plan, after: Plan) -> dict[str, Any]:
    """Return the gold without the facts that the plan had already, and still has."""
    made = dict(gold)
    made["deal"] = {
        key: wanted
        for key, wanted in gold.get("deal", {}).items()
        if not _stood(f"deal.{key}", wanted, before["deal"].get(key), after["deal"].get(key))
    }
    for key in ("go_live", "target_close"):
        if key in gold and _stood(key, gold[key], before.get(key), after.get(key)):
            del made[key]
    if gold.get("check_in"):
        old, new = before.get("check_in") or {}, after.get("check_in") or {}
        made["check_in"] = {
            key: wanted
            for key, wanted in gold["check_in"].items()
            if not _stood(key, wanted, old.get(key), new.get(key))
        }
    names = {one["name"] for one in before["people"]} & {one["name"] for one in after["people"]}
    made["people"] = [
        one
        for one in gold.get("people", [])
        if not any(same_person(one["name"], name) for name in names)
    ]
    return made


def _stood(name: str, wanted: Any, old: Any, new: Any) -> bool:
    return old is not None and old == new and any(same_fact(name, w, new) for w in any_of(wanted))


def _people_changed(before: Plan, after: Plan) -> Plan:
    """Return the plan without the people who stood in it before."""
    known = [one["name"] for one in before["people"]]
    return after | {"people": [one for one in after["people"] if one["name"] not in known]}


def _gone(
    gold: dict[str, Any], before: Plan, after: Plan, counts: Counts, notes: list[str]
) -> None:
    """Count the steps that should be dropped, and those that are.

    The gold is the whole plan afterwards: without a word on what is gone, it is what the gold has
    not.
    """
    ids = {step["id"] for step in after["steps"]}
    dropped = {step["id"] for step in before["steps"]} - ids
    wanted = set(gold["gone"]) if "gone" in gold else _not_in(gold, before)
    counts["gone_all"], counts["gone_right"] = len(wanted | dropped), len(wanted & dropped)
    notes += [f"should be dropped: {one}" for one in sorted(wanted - dropped)]
    notes += [f"should not be dropped: {one}" for one in sorted(dropped - wanted)]


def _not_in(gold: dict[str, Any], before: Plan) -> set[str]:
    old = before["steps"]
    left = {one.found for one in pairs(gold.get("steps", []), [step["action"] for step in old])}
    return {step["id"] for number, step in enumerate(old) if number not in left}


def _dates_nowhere(gold: dict[str, Any], after: Plan, notes: list[str]) -> None:
    """Say which steps have dates that are none; they are counted as wrong dates already."""
    absent = gold.get("absent", {})
    days = {str(day) for day in absent.get("dates", [])} if isinstance(absent, dict) else set()
    notes += [
        f"should not be a date of a step: {step['due']} ({step['action']})"
        for step in after["steps"]
        if step["due"] in days
    ]


def _risks(gold: dict[str, Any], done: dict[str, Any], counts: Counts, notes: list[str]) -> None:
    """Count the doubts that the seller is told of, as risks or as points left open.

    Risks of the plan that are none are counted where the gold names the risks at all.
    """
    risks = [" ".join([one["text"], *one["evidence"]]) for one in done["plan"]["risks"]]
    left = [one["quote"] for one in done["unresolved"] if one["kind"] == "vague"]
    wanted = [str(one) for one in gold.get("risks", [])]
    missed = [risk for risk in wanted if not any(_about(risk, one) for one in [*risks, *left])]
    judged = risks if wanted else []
    wrong = [one for one in judged if not any(_about(risk, one) for risk in wanted)]
    counts["doubt_all"], counts["doubt_right"] = len(wanted), len(wanted) - len(missed)
    counts["risk_all"], counts["risk_right"] = len(judged), len(judged) - len(wrong)
    notes += [f"doubt not told: {risk}" for risk in missed]
    notes += [f"no risk: {one[:80]}" for one in wrong]


def _about(risk: str, told: str) -> bool:
    """Tell whether a third of the weighty words of a doubt stand in what is told, two at least."""
    weighty = {word[:5].casefold() for word in risk.split() if len(word) > 3}
    there = {word[:5].casefold() for word in re.findall(r"[^\W_]+", told)}
    shared = len(weighty & there)
    return shared >= min(2, len(weighty)) and 3 * shared >= len(weighty)
