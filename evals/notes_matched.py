"""Whether what notes say of a step in other words comes to the step that the plan has."""

import re
from typing import Any

from evals.chat_score import Counts, any_of, owners_of, same_owners
from evals.matching import pairs

_SMALL = frozenset("the a an of and to for from in on at by with step".split())  # noqa: SIM905
_MOST = 2 / 3  # of a name's words, with which it is named


def score_matched(
    case: dict[str, Any], done: dict[str, Any], counts: Counts, notes: list[str]
) -> None:
    """Count the plan's steps that the notes change under another name, and those that change.

    A step is named otherwise where the gold's quote lacks a third of the words of its name.
    """
    gold, old = case["gold"].get("steps", []), done["before"]["steps"]
    touched = {one["step"] for one in done["changes"] if one.get("step")}
    counts["matched_all"] = counts["matched_right"] = 0
    for pair in pairs(gold, [step["action"] for step in old]):
        step, wanted = old[pair.found], gold[pair.gold]
        if not wanted.get("quote") or _as_before(wanted, step) or _named(step, wanted["quote"]):
            continue
        counts["matched_all"] += 1
        counts["matched_right"] += step["id"] in touched
        if step["id"] not in touched:
            notes.append(f"not taken for {step['action']}: {str(wanted['quote'])[:80]}")


def _as_before(wanted: dict[str, Any], step: dict[str, Any]) -> bool:
    return (
        any(same_owners(group, step["owners"]) for group in owners_of(wanted))
        and step["due"] in any_of(wanted.get("due"))
        and step["status"] in any_of(wanted.get("status", "not_started"))
    )


def _named(step: dict[str, Any], quote: str) -> bool:
    name = _stems(step["action"])
    return bool(name) and len(name & _stems(quote)) >= _MOST * len(name)


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", str(text).casefold())
    return {word[:5] for word in words if word not in _SMALL}
