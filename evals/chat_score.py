"""A plan held against the gold of its chat script."""

from collections.abc import Sequence
from typing import Any

from evals.matching import pairs, same_person

Counts = dict[str, float]


def score_chat(gold: dict[str, Any], plan: dict[str, Any]) -> tuple[Counts, list[str]]:
    """Return counts of what is right, and the mistakes in words.

    Steps marked `maybe` in the gold are neither missed nor made up. `invented` counts steps,
    owners and dates that the script does not support.
    """
    wanted, found = gold.get("steps", []), plan["steps"]
    matched = pairs(wanted, [step["action"] for step in found])
    taken = {pair.found for pair in matched}
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
    for name in ("owner", "date", "status", "duration", "order"):
        counts[f"{name}_right"] = counts[f"{name}_all"] = 0
    for pair in matched:
        right = _step(wanted[pair.gold], found[pair.found], plan, counts, notes)
        if pair in hit:
            counts["strict_hit"] += right
    _facts(gold, plan, counts, notes)
    _people(gold, plan, counts, notes)
    for name in gold.get("absent", []):
        there = pairs([{"name": name}], [step["action"] for step in found])
        notes += [f"should be absent: {name}" for pair in there if pair.found not in taken]
    return counts, notes


def _step(
    gold: dict[str, Any],
    found: dict[str, Any],
    plan: dict[str, Any],
    counts: Counts,
    notes: list[str],
) -> bool:
    name = gold["name"]
    owners = gold.get("owners", [])
    owner = _same_owners(owners, found["owners"])
    due = str(gold["due"]) if gold.get("due") else None
    date = due == found["due"]
    counts["owner_right"] += owner
    counts["date_right"] += date
    counts["owner_all"] += 1
    counts["date_all"] += 1
    counts["values"] += len(found["owners"]) + bool(found["due"])
    if not owner:
        counts["invented"] += any(not _among(one, owners) for one in found["owners"])
        notes.append(f"{name}: owners {found['owners']}, should be {owners}")
    if not date:
        counts["invented"] += found["due"] is not None
        notes.append(f"{name}: due {found['due']}, should be {due}")
    if "status" in gold:
        counts["status_all"] += 1
        counts["status_right"] += gold["status"] == found["status"]
        if gold["status"] != found["status"]:
            notes.append(f"{name}: status {found['status']}, should be {gold['status']}")
    elif not gold.get("maybe"):
        counts["status_all"] += 1
        counts["status_right"] += found["status"] == "not_started"
        if found["status"] != "not_started":
            notes.append(f"{name}: status {found['status']} was not said")
    if "duration_days" in gold:
        counts["duration_all"] += 1
        counts["duration_right"] += gold["duration_days"] == found["duration_days"]
        if gold["duration_days"] != found["duration_days"]:
            notes.append(
                f"{name}: {found['duration_days']} days, should be {gold['duration_days']}"
            )
    _order(gold, found, plan, counts, notes)
    return owner and date


def _order(
    gold: dict[str, Any],
    found: dict[str, Any],
    plan: dict[str, Any],
    counts: Counts,
    notes: list[str],
) -> None:
    names = {step["id"]: step["action"] for step in plan["steps"]}
    have = [names.get(one, one) for one in found["depends_on"]]
    for before in gold.get("after", []):
        right = bool(pairs([{"name": before}], have))
        counts["order_all"] += 1
        counts["order_right"] += right
        if not right:
            notes.append(f"{gold['name']}: should come after {before}")


def _facts(gold: dict[str, Any], plan: dict[str, Any], counts: Counts, notes: list[str]) -> None:
    facts = {f"deal.{k}": (v, plan["deal"].get(k)) for k, v in gold.get("deal", {}).items()}
    for key in ("go_live", "target_close"):
        if key in gold:
            facts[key] = (str(gold[key]), plan.get(key))
    for key, value in (gold.get("check_in") or {}).items():
        facts[f"check_in.{key}"] = (value, (plan.get("check_in") or {}).get(key))
    counts["facts_all"] = len(facts)
    counts["facts_right"] = 0
    for name, (wanted, have) in facts.items():
        right = _same_fact(name, wanted, have)
        counts["facts_right"] += right
        if not right:
            notes.append(f"{name}: {have}, should be {wanted}")


def _same_fact(name: str, wanted: Any, have: Any) -> bool:
    if name == "deal.buyer":
        return have is not None and str(have).casefold() == str(wanted).casefold()
    return bool(wanted == have)


def _people(gold: dict[str, Any], plan: dict[str, Any], counts: Counts, notes: list[str]) -> None:
    wanted = gold.get("people", [])
    have = [person["name"] for person in plan["people"]]
    surely = [p["name"] for p in wanted if not p.get("maybe")]
    hit = [n for n in surely if any(same_person(n, other) for other in have)]
    extra = [n for n in have if not any(same_person(n, p["name"]) for p in wanted)]
    counts["people_hit"], counts["people_wanted"] = len(hit), len(surely)
    counts["people_found"] = len(hit) + len(extra)
    notes += [f"missed person: {n}" for n in surely if n not in hit]
    notes += [f"made up person: {n}" for n in extra]
    counts["sides_all"] = counts["sides_right"] = 0
    for person in (p for p in wanted if p.get("side")):
        found = next((p for p in plan["people"] if same_person(p["name"], person["name"])), None)
        if found:
            counts["sides_all"] += 1
            counts["sides_right"] += found["side"] == person["side"]
            if found["side"] != person["side"]:
                notes.append(f"{person['name']}: side {found['side']}, should be {person['side']}")


def _same_owners(wanted: Sequence[str], have: Sequence[str]) -> bool:
    return len(wanted) == len(have) and all(_among(one, have) for one in wanted)


def _among(one: str, names: Sequence[str]) -> bool:
    return any(same_person(one, name) for name in names)
