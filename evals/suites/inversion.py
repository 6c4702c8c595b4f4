"""The check that a buyer who is played stays the buyer: it finds what it should, and can fail."""

from typing import Any

from evals.cases import Case, cases
from evals.measures import share
from evals.suite import Setting, Suite, Verdict


def _cases() -> list[Case]:
    return [
        Case({"id": f"{one.split}-{number}", **one.data}, one.split)
        for number, one in enumerate(cases("inversion"), 1)
    ]


def run(case: dict[str, Any], _setting: Setting) -> dict[str, Any]:
    """Check one line."""
    from assistant.practice.inversion import leaves_the_part

    return {"found": leaves_the_part(case["text"])}


def score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    """Tell lines that were missed from false alarms."""
    wanted = case["label"] == "inverted"
    counts: dict[str, float] = {
        "wanted": wanted, "found": wanted and done["found"],
        "fine": not wanted, "alarm": not wanted and done["found"],
    }  # fmt: skip
    right = wanted == done["found"]
    notes = [] if right else [f"{'missed' if wanted else 'false alarm'}: {case['text']}"]
    return Verdict(counts, notes, float(right))


SUITE = Suite(
    name="inversion",
    about="Lines in which the buyer sells, coaches or leaves the part, among lines of buyers.",
    cases=_cases,
    run=run,
    score=score,
    measures=(
        share("lines out of the part found", "found", "wanted"),
        share("false alarms", "alarm", "fine", "less"),
    ),
    headline=("lines out of the part found", "false alarms"),
    asks=False,
)
