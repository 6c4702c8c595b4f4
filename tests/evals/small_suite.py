"""A suite of two cases, one of which goes wrong or cannot run."""

from typing import Any

from evals.cases import Case
from evals.measures import every, share
from evals.suite import Setting, Suite, Verdict


def cases() -> list[Case]:
    return [
        Case({"id": "one", "says": 1}, "dev"),
        Case({"id": "two", "says": 2}, "dev"),
        Case({"id": "three", "says": 3}, "heldout"),
    ]


def run(case: dict[str, Any], setting: Setting) -> dict[str, Any]:
    if case["says"] == 3 and setting.epoch == 2:
        raise ConnectionError("the server is away")
    return {"said": case["says"] * setting.epoch}


def score(_case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    right = done["said"] == 1
    notes = [] if right else [f"said {done['said']} <b>"]
    return Verdict({"cases": 1, "right": right}, notes, float(right))


SUITE = Suite(
    name="small",
    about="Whether one is said.",
    cases=cases,
    run=run,
    score=score,
    measures=(share("right", "right", "cases"), every("right each time", "right")),
    headline=("right",),
    told=lambda case, _done: [f"asked for {case['says']}"],
)
