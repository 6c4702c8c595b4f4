"""Lines that order whatever reads the notes to do something, among notes that are near to them."""

from typing import Any

from evals.cases import Case, cases
from evals.measures import share
from evals.suite import Setting, Suite, Verdict


def _cases() -> list[Case]:
    return [
        Case({"id": f"{one.split}-{number}", **one.data}, one.split)
        for number, one in enumerate(cases("orders"), 1)
    ]


def run(case: dict[str, Any], _setting: Setting) -> dict[str, Any]:
    """Say what the patterns and the trained check tell of one line."""
    from assistant.notes.instructions import instructs
    from assistant.notes.orders import SURE, judged

    found = judged(case["text"])
    return {
        "pattern": instructs(case["text"]), "sure": found[0].odds > SURE,
        "doubtful": any(one.suspect for one in found),
    }  # fmt: skip


def score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    """Tell orders that were missed from notes that were taken for one, by who told them."""
    order = case["label"] == "order"
    told = {
        "pattern": done["pattern"], "trained": done["doubtful"],
        "both": done["pattern"] or done["doubtful"], "lost": done["pattern"] or done["sure"],
    }  # fmt: skip
    counts: dict[str, float] = {"orders": order, "notes": not order}
    for name, found in told.items():
        counts[f"{name}_found"] = order and found
        counts[f"{name}_alarm"] = not order and found
    right = order == told["both"]
    notes = [] if right else [f"{'missed' if order else 'false alarm'}: {case['text']}"]
    return Verdict(counts, notes, float(right))


_WHO = {
    "pattern": "by patterns alone",
    "trained": "by the trained check alone",
    "both": "by both",
    "lost": "surely, and left out of the reading",
}
SUITE = Suite(
    name="orders",
    about="Orders in notes that speak to nobody, among honest lines that are near to them.",
    cases=_cases,
    run=run,
    score=score,
    measures=tuple(
        measure
        for key, words in _WHO.items()
        for measure in (
            share(f"orders told {words}", f"{key}_found", "orders"),
            share(f"notes taken for orders {words}", f"{key}_alarm", "notes", "less"),
        )
    ),
    headline=("orders told by both", "notes taken for orders by both"),
    asks=False,
)
