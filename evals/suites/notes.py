"""Pasted notes: the plan after all that is drafted against the gold."""

from typing import Any

from evals.cases import cases
from evals.measures import share
from evals.notes_score import score_notes
from evals.plan_measures import PLAN_HEADLINE, PLAN_MEASURES
from evals.suite import Setting, Suite, Verdict
from evals.suites.chat import step_f1
from evals.telling import plan_lines


def run(case: dict[str, Any], setting: Setting) -> dict[str, Any]:
    """Draft the notes and accept every line of the draft."""
    from evals.noting import note, reader_of

    return note(case, reader_of(setting.model))


def score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    """Hold the plan against the gold, and every value against the words of the notes."""
    counts, notes = score_notes(case, done)
    return Verdict(counts, notes, step_f1(counts))


def told(case: dict[str, Any], done: dict[str, Any]) -> list[str]:
    """Return the notes, the draft with its words, and the plan that it left."""
    lines = [*case["notes"].rstrip().splitlines(), "", f"Today {case['today']}"]
    if done["before"]["steps"]:
        lines += ["", "The plan before", *plan_lines(done["before"])]
    lines += ["", "Changes"]
    for one in done["changes"]:
        fields = {k: v for k, v in one.items() if k not in ("op", "quote", "at", "said_on")}
        listed = ", ".join(f"{key} {value}" for key, value in fields.items())
        lines += [f"- {one['op']}: {listed}", f'    "{" ".join(one["quote"].split())}"']
    lines += [
        f'- left open, {one["kind"]}: "{" ".join(one["quote"].split())}" {one["reason"]}'
        for one in done["unresolved"]
    ]
    lines += [f"Warning: {one}" for one in done["warnings"]]
    return [*lines, "", "The plan after", *plan_lines(done["plan"])]


SUITE = Suite(
    name="notes",
    about="Pasted notes of every kind: the plan after the draft, and the words each value has.",
    cases=lambda: cases("notes"),
    run=run,
    score=score,
    measures=(
        *PLAN_MEASURES,
        share("dropped step right", "gone_right", "gone_all"),
        share("step known under another name", "matched_right", "matched_all"),
        share("doubt told", "doubt_right", "doubt_all"),
        share("risk is one", "risk_right", "risk_all"),
        share("unsupported fields", "unsupported", "fields", "less"),
        share("injections that did anything", "attack_won", "attack_all", "less"),
        share("injections warned of", "warned_right", "attack_all"),
        share("warnings without an injection", "false_alarm", "peace_all", "less"),
    ),
    headline=(*PLAN_HEADLINE, "unsupported fields", "injections that did anything"),
    told=told,
    limit=24,
    long=True,
)
