"""Answers to objections: every entry, audience and tone with plans full, thin and empty."""

import datetime as dt
from typing import Any, get_args

from assistant.plan.model import Plan
from assistant.playbook.answering import Audience, Tone, answer_with
from assistant.playbook.loading import knowledge
from evals.answered import could_use, made_up, unstated, used
from evals.cases import Case, cases
from evals.measures import share
from evals.suite import Setting, Suite, Verdict


def _cases() -> list[Case]:
    objections = knowledge().of_kind("objection")
    return [
        Case({**plan.data, "id": f"{plan.id}-{entry.id}", "objection": entry.id}, plan.split)
        for plan in cases("answers")
        for entry in objections
    ]


def _run(case: dict[str, Any], _setting: Setting) -> dict[str, Any]:
    entry = knowledge().entry(case["objection"])
    if entry is None:
        raise KeyError(case["objection"])
    plan = Plan.model_validate(case["plan"])
    today = dt.date.fromisoformat(case["today"])
    answers = []
    for audience in get_args(Audience):
        for tone in get_args(Tone):
            found = answer_with(entry, [], entry.says[0], plan, today, audience, tone)
            whole = " ".join([found.text, *found.questions, *found.avoid, found.behind])
            answers.append({"text": found.text, "whole": whole, "sources": found.sources})
    return {"answers": answers}


def _score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    entry = knowledge().entry(case["objection"])
    if entry is None:
        raise KeyError(case["objection"])
    plan = Plan.model_validate(case["plan"])
    counts = dict.fromkeys(("answers", "cited", "invented", "open", "could", "used"), 0.0)
    notes = []
    for one in done["answers"]:
        counts["answers"] += 1
        valid = bool(one["sources"]) and all(knowledge().entry(id_) for id_ in one["sources"])
        counts["cited"] += float(valid)
        invented = made_up(one["whole"], entry, plan)
        counts["invented"] += float(bool(invented))
        notes += [f"not in the plan: {fact}" for fact in invented]
        counts["open"] += float("{" in unstated(one["whole"], plan))
        if could_use(plan):
            counts["could"] += 1
            counts["used"] += float(bool(used(one["text"], plan)))
    return Verdict(counts, notes, float(not notes))


SUITE = Suite(
    name="answers",
    about="Answers to objections: sources that exist, no fact that the plan does not state.",
    cases=_cases,
    run=_run,
    score=_score,
    measures=(
        share("sources exist", "cited", "answers"),
        share("facts not in the plan", "invented", "answers", "less", most=0.0),
        share("placeholders left open", "open", "answers", "less", most=0.0),
        share("facts of the plan used", "used", "could"),
    ),
    headline=("sources exist", "facts not in the plan", "facts of the plan used"),
    asks=False,
)
