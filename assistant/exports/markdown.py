"""The plan as Markdown, in the usual form of a mutual action plan."""

import datetime as dt
import re

from assistant.exports.sheet import Row, Sheet, sheet
from assistant.plan.model import Plan

_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
_LIST = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")


def render(plan: Plan, today: dt.date) -> bytes:
    """Return the plan as Markdown."""
    shown = sheet(plan, today)
    lines = [
        "# MUTUAL ACTION PLAN",
        "",
        *_facts(shown),
        "",
        "| Step | Action | Owner | Due Date | Status | Notes |",
        "|------|--------|-------|----------|--------|-------|",
        *(_row(row) for row in shown.rows),
        "",
        f"Next Check-in: {shown.check_in}",
        "",
        *_risks(shown.risks),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LIST.sub(r"\1\\\2", flat)


def _facts(shown: Sheet) -> list[str]:
    facts = [
        f"Goal: {shown.goal}",
        f"Between: {escaped(shown.buyer)} and {escaped(shown.seller)}",
        f"Current Date: {shown.today}",
        f"Target Close: {shown.close}",
        f"Go-Live: {shown.go_live}",
    ]
    # Two blanks at the end keep each on a line of its own.
    return [f"{fact}  " for fact in facts]


def _row(row: Row) -> str:
    cells = (str(row.number), row.action, row.owners, row.due_words, row.status, row.notes)
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def _risks(risks: list[str]) -> list[str]:
    if len(risks) < 2:
        return [f"Risks: {escaped(risks[0]) if risks else 'none named'}"]
    return ["Risks:", "", *(f"- {escaped(risk)}" for risk in risks)]
