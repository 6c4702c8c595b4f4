"""A plan held against the gold of its chat script."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from evals.matching import Pair, pairs, same_person

Counts = dict[str, float]


def score_chat(
    gold: dict[str, Any],
    plan: dict[str, Any],
    matched: Sequence[Pair] | None = None,
    kept: frozenset[int] = frozenset(),
) -> tuple[Counts, list[str]]:
    """Return counts of what is right, and the mistakes in words.

    Steps marked `maybe` in the gold are neither missed nor made up. `invented` counts steps,
    owners and dates that the script does not support.

    Args:
        gold: what a careful colleague would have.
        plan: what came of it.
        matched: the steps that are the gold's, by default matched by their names.
        kept: positions of steps that nobody touched: they are not counted at all.
    """
    wanted, found = gold.get("steps", []), plan["steps"]
    if matched is None:
        matched = pairs(wanted, [step["action"] for step in found])
    taken = {pair.found for pair in matched} | kept
    surely = [i for i, step in enumerate(wanted) if not step.get("maybe")]
    hit = [pair for pair in matched if not wanted[pair.gold].get("maybe")]
    missed = [wanted[i]["name"] for i in surely if i not in {p.gold for p in matched}]
    extra = [step["action"] for i, step in enumerate(found) if i not in taken]
    notes = [f"missed step: {name}" for name in missed] + [
        f"made up step: {name}" for name in extra
    ]
    counts: Counts = {
        "steps_hit": len(hit), "steps_wanted": len(surely), "steps_found": len(hit) + len(extra),
        "strict_hit": 0, "invented": len(extra), "values": len(extra),
    }  # fmt: skip
    for name in ("owner", "date", "status", "duration", "order", "sides"):
        counts[f"{name}_right"] = counts[f"{name}_all"] = 0
    for pair in matched:
        right = _step(wanted[pair.gold], found[pair.found], plan, counts, notes)
        if pair in hit:
            counts["strict_hit"] += right
    _facts(gold, plan, counts, notes)
    _people(gold, plan, counts, notes)
    _absent(gold.get("absent", []), plan, taken, counts, notes)
    return counts, notes


def any_of(wanted: Any) -> list[Any]:
    """Return the values that are right: a list in the gold means any of them."""
    values = wanted if isinstance(wanted, list) else [wanted]
    return [str(one) if isinstance(one, dt.date) else one for one in values]


def owners_of(gold: dict[str, Any]) -> list[list[str]]:
    """Return the groups of owners that are right: a list of lists means any of them."""
    owners = gold.get("owners", [])
    return owners if owners and isinstance(owners[0], list) else [owners]


def _absent(
    absent: Any, plan: dict[str, Any], taken: set[int], counts: Counts, notes: list[str]
) -> None:
    """Count what the gold says must not be there; a plain list names steps."""
    kinds = absent if isinstance(absent, dict) else {"steps": absent}
    actions = [step["action"] for step in plan["steps"]]
    for name in kinds.get("steps", []):
        there = pairs([{"name": name}], actions)  # such a step is counted as made up already
        notes += [f"should be absent: {name}" for pair in there if pair.found not in taken]
    for name in kinds.get("people", []):
        if any(same_person(name, person["name"]) for person in plan["people"]):
            notes.append(f"should not be among the people: {name}")
    dates = {plan.get("go_live"), plan.get("target_close")}
    for day in map(str, kinds.get("dates", [])):
        if day in dates:
            counts["invented"] += 1
            notes.append(f"should not be a date of the deal: {day}")


def _step(
    gold: dict[str, Any],
    found: dict[str, Any],
    plan: dict[str, Any],
    counts: Counts,
    notes: list[str],
) -> bool:
    name = gold["name"]
    groups = owners_of(gold)
    owner = any(same_owners(group, found["owners"]) for group in groups)
    owners = [one for group in groups for one in group]
    due = any_of(gold.get("due"))
    date = found["due"] in due
    counts["owner_right"] += owner
    counts["date_right"] += date
    counts["owner_all"] += 1
    counts["date_all"] += 1
    counts["values"] += len(found["owners"]) + bool(found["due"])
    if not owner:
        counts["invented"] += sum(not _among(one, owners) for one in found["owners"])
        notes.append(f"{name}: owners {found['owners']}, should be {groups[0]}")
    if not date:
        counts["invented"] += found["due"] is not None
        notes.append(f"{name}: due {found['due']}, should be {_or(due)}")
    _status(gold, found, counts, notes)
    _rest(gold, found, counts, notes)
    _order(gold, found, plan, counts, notes)
    return owner and date


def _status(gold: dict[str, Any], found: dict[str, Any], counts: Counts, notes: list[str]) -> None:
    if gold.get("maybe") and "status" not in gold:
        return
    wanted = any_of(gold.get("status", "not_started"))
    counts["status_all"] += 1
    counts["status_right"] += found["status"] in wanted
    if found["status"] not in wanted:
        notes.append(f"{gold['name']}: status {found['status']}, should be {_or(wanted)}")


def _rest(gold: dict[str, Any], found: dict[str, Any], counts: Counts, notes: list[str]) -> None:
    for key, counted in (("duration_days", "duration"), ("side", "sides")):
        if key not in gold:
            continue
        wanted = gold[key] if isinstance(gold[key], list) else [gold[key]]
        counts[f"{counted}_all"] += 1
        counts[f"{counted}_right"] += found[key] in wanted
        if found[key] not in wanted:
            notes.append(f"{gold['name']}: {key} {found[key]}, should be {_or(wanted)}")


def _order(
    gold: dict[str, Any],
    found: dict[str, Any],
    plan: dict[str, Any],
    counts: Counts,
    notes: list[str],
) -> None:
    actions = {step["id"]: step["action"] for step in plan["steps"]}
    have = [actions.get(one, one) for one in found["depends_on"]]
    for before in gold.get("after", []):
        names = before if isinstance(before, list) else [before]
        right = any(pairs([{"name": name}], have) for name in names)
        counts["order_all"] += 1
        counts["order_right"] += right
        if not right:
            notes.append(f"{gold['name']}: should come after {_or(names)}")


def _facts(gold: dict[str, Any], plan: dict[str, Any], counts: Counts, notes: list[str]) -> None:
    facts = {f"deal.{key}": (v, plan["deal"].get(key)) for key, v in gold.get("deal", {}).items()}
    for key in ("go_live", "target_close"):
        if key in gold:
            facts[key] = (gold[key], plan.get(key))
    check_in = plan.get("check_in") or {}
    if "check_in" in gold:
        if gold["check_in"] is None:
            facts["check_in"] = (None, plan.get("check_in"))
        for key, value in (gold["check_in"] or {}).items():
            facts[f"check_in.{key}"] = (value, check_in.get(key))
    counts["facts_all"] = len(facts)
    counts["facts_right"] = 0
    for name, (wanted, have) in facts.items():
        accepted = any_of(wanted)
        right = any(same_fact(name, one, have) for one in accepted)
        counts["facts_right"] += right
        counts["values"] += have is not None
        if not right:
            counts["invented"] += have is not None
            notes.append(f"{name}: {have}, should be {_or(accepted)}")


def same_fact(name: str, wanted: Any, have: Any) -> bool:
    """Tell whether a fact of the deal is the gold's; a buyer's name may be written otherwise."""
    if name == "deal.buyer" and wanted is not None:
        return _words(str(wanted)) == _words(str(have))
    return bool(wanted == have)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _or(values: Sequence[Any]) -> str:
    return " or ".join(str(value) for value in values)


def _people(gold: dict[str, Any], plan: dict[str, Any], counts: Counts, notes: list[str]) -> None:
    wanted = gold.get("people", [])
    have = [person["name"] for person in plan["people"]]
    surely = [any_of(p["name"]) for p in wanted if not p.get("maybe")]
    hit = [names for names in surely if any(_called(names, other) for other in have)]
    extra = [n for n in have if not any(_called(any_of(p["name"]), n) for p in wanted)]
    counts["people_hit"], counts["people_wanted"] = len(hit), len(surely)
    counts["people_found"] = len(hit) + len(extra)
    notes += [f"missed person: {_or(names)}" for names in surely if names not in hit]
    notes += [f"made up person: {n}" for n in extra]
    for person in (p for p in wanted if p.get("side")):
        names = any_of(person["name"])
        found = next((p for p in plan["people"] if _called(names, p["name"])), None)
        if found:
            counts["sides_all"] += 1
            counts["sides_right"] += found["side"] == person["side"]
            if found["side"] != person["side"]:
                notes.append(f"{_or(names)}: side {found['side']}, should be {person['side']}")


def _called(names: Sequence[str], have: str) -> bool:
    return any(same_person(name, have) for name in names)


def same_owners(wanted: Sequence[str], have: Sequence[str]) -> bool:
    """Tell whether the owners are the same people."""
    return len(wanted) == len(have) and all(_among(one, have) for one in wanted)


def _among(one: str, names: Sequence[str]) -> bool:
    return any(same_person(one, name) for name in names)
