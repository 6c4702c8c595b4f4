"""Deadline phrases: the date, the kind, and whether a doubt is said."""

import datetime as dt
from typing import Any

from evals.cases import cases
from evals.measures import share
from evals.suite import Setting, Suite, Verdict


def run(case: dict[str, Any], _setting: Setting) -> dict[str, Any]:
    """Resolve the phrase."""
    from assistant.plan.calendar import WorkCalendar
    from assistant.plan.deadlines import resolve
    from assistant.plan.model import CalendarSettings

    settings = CalendarSettings(
        buyer_country=case.get("country", "US"),
        fiscal_year_start=case.get("fiscal_year_start", 1),
    )
    today = dt.date.fromisoformat(case["today"])
    return resolve(case["phrase"], today, WorkCalendar(settings)).model_dump(mode="json")


def score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    """Take the date or an accepted one; count what was wrong without a doubt said."""
    accepted = [case["date"], *case.get("also", [])]
    right = done["date"] in accepted
    dateless = case["date"] is None
    counts: dict[str, float] = {
        "cases": 1, "right": right, "dateless": dateless,
        "kind_right": done["kind"] in (case["kind"], *case.get("also_kinds", [])),
        "silent": not right and done["date"] is not None and not done["assumption"],
        "false_date": dateless and not right,
    }  # fmt: skip
    said = f"{case['phrase']!r} on {case['today']}: {done['date']}"
    notes = [] if right else [f"{said}, not {' or '.join(map(str, accepted))}"]
    return Verdict(counts, notes, float(right))


SUITE = Suite(
    name="deadlines",
    about="Phrases that say when: the date, its kind, and whether a doubt is said.",
    cases=lambda: cases("deadlines"),
    run=run,
    score=score,
    measures=(
        share("date right", "right", "cases"),
        share("kind right", "kind_right", "cases"),
        share("silently wrong", "silent", "cases", "less"),
        share("date where there is none", "false_date", "dateless", "less"),
    ),
    headline=("date right", "silently wrong"),
    asks=False,
)
