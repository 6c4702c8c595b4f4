"""Entries of the playbook on the page: their text, and buttons that open them."""

import re
from collections.abc import Sequence

import streamlit as st

from assistant.plan.catalogue import entry_like
from assistant.plan.model import Step
from assistant.playbook.entries import Entry, Kind
from assistant.playbook.filling import Facts, fill
from assistant.ui import words
from assistant.ui.desk import Desk

KINDS: dict[Kind, str] = {
    "guidance": "Guidance",
    "talk-track": "Talk track",
    "objection": "Objection",
    "question": "Questions",
    "checklist": "Checklist",
    "example": "Example",
    "step": "Step",
}
_GAPS: Facts = {
    "step": "[the step]",
    "due": "[its date]",
    "go_live": "[their go-live date]",
    "close": "[the date to sign by]",
    "owner": "[who owns it]",
    "buyer": "[the buyer]",
    "champion": "[your champion]",
    "executive": "[the executive]",
    "goal": "[the goal]",
}
_LEAD = re.compile(r"^(\s*(?:>\s?)*(?:(?:[-*+]|\d{1,3}[.)])\s+)?)(\[[ xX]\]\s+)?")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_RULE = re.compile(r"^[\s|:-]+$")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")


def document(text: str) -> str:
    """Return Markdown of an entry for the page: no links, images, HTML or formulas.

    An entry may come from a file that somebody sent the seller, so it is trusted no more than
    notes are.
    """
    return "\n".join(_line(line) for line in words.visible(text).split("\n"))


def _line(line: str) -> str:
    line = _LINK.sub(r"\1", line)
    heading = _HEADING.match(line)
    if heading:
        return f"##### {words.reply(line[heading.end() :])}"
    if line.lstrip().startswith("|"):
        if _RULE.match(line):
            return line
        return "|".join(words.reply(cell) for cell in line.split("|"))
    lead = _LEAD.match(line)
    mark, box = (lead.group(1), lead.group(2)) if lead else ("", None)
    rest = line[lead.end() :] if lead else line
    return f"{mark}{'☐ ' if box else ''}{words.reply(rest)}"


def filled(text: str, facts: Facts) -> str:
    """Return the text with the deal's facts; what is not known stays as a gap to fill in."""
    return fill(text, {**_GAPS, **facts})


def step_about(desk: Desk, entry: Entry) -> Step | None:
    """Return the plan's step that an entry is about, an open one before one that is done."""
    plan = desk.session.plan if desk.session else None
    if plan is None or entry.step is None:
        return None
    fitting = [one for one in plan.steps if (usual := entry_like(one)) and usual.id == entry.step]
    still_open = [one for one in fitting if one.status != "done"]
    return next(iter([*still_open, *fitting]), None)


def badge(entry: Entry) -> str:
    """Return the kind of an entry as a quiet chip."""
    own = " · yours" if entry.origin == "own" else ""
    return f":gray-badge[{KINDS[entry.kind]}{own}]"


def links(desk: Desk, entries: Sequence[Entry], place: str, label: str = "Sources") -> None:
    """Draw a row of buttons, each of which opens an entry.

    Args:
        desk: what this tab has open.
        entries: what they open.
        place: what makes their keys unlike those of other rows.
        label: what stands before them.
    """
    if not entries:
        return
    with st.container(
        key=f"sources-{place}", horizontal=True, vertical_alignment="center", gap="xsmall"
    ):
        st.caption(label, width="content")
        for entry in entries:
            st.button(
                words.escape(words.short(entry.title, 60)), key=f"source-{place}-{entry.id}",
                type="tertiary", icon=":material/menu_book:", on_click=desk.ask,
                args=("entry", entry.id),
            )  # fmt: skip
