"""Facts in an answer that no plan states, and facts of the plan that it uses."""

import re
from collections.abc import Iterable

from assistant.plan.model import Plan
from assistant.playbook.entries import Entry

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:{_MONTHS}) \d{{1,2}}(?:, \d{{4}})?|\b\d{{4}}-\d{{2}}-\d{{2}}\b")
_NUMBER = re.compile(r"[$€£]\s?\d[\d,.]*|\b\d[\d,]*(?:\.\d+)?%?")
_CAPITAL = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\"“>*]\s)(?<![\"“])\b[A-Z][a-z]+\b")
_QUOTED = re.compile(r"\"[^\"]*\"")


def made_up(answer: str, entry: Entry, plan: Plan) -> list[str]:
    """Return dates, numbers and names in the answer that neither plan nor entry holds."""
    stated = _stated(plan)
    known = " ".join(stated).casefold()
    found = [one for one in _DATE.findall(answer) if one not in stated]
    rest, body = unstated(answer, plan), unstated(entry.body, plan)
    found += [one for one in _NUMBER.findall(rest) if one not in body]
    found += [
        one for one in _CAPITAL.findall(rest) if one not in body and one.casefold() not in known
    ]
    found += [one for one in _QUOTED.findall(rest) if one.strip('" ') and one not in body]
    return found


def unstated(text: str, plan: Plan) -> str:
    """Return the text without what the plan states."""
    for value in sorted(_stated(plan), key=len, reverse=True):
        text = text.replace(value, " ")
    return text


def used(answer: str, plan: Plan) -> list[str]:
    """Return the values of the plan that the answer names."""
    return [value for value in _stated(plan) if value in answer]


def could_use(plan: Plan) -> bool:
    """Tell whether the plan states anything that an answer might name."""
    return bool(_stated(plan))


def _stated(plan: Plan) -> list[str]:
    dates = [plan.go_live, plan.target_close, *(step.due for step in plan.steps)]
    words: Iterable[str | None] = (
        plan.deal.buyer, plan.deal.name,
        *(one.name for one in plan.people),
        *(step.action for step in plan.steps),
        *(owner for step in plan.steps for owner in step.owners),
    )  # fmt: skip
    found = [f"{date:%B} {date.day}, {date.year}" for date in dates if date]
    found += [f"{date:%B} {date.day}" for date in dates if date]
    return [*dict.fromkeys([*found, *(" ".join(word.split()) for word in words if word)])]
