"""What a reply leads to: the sheet that was made, the entries that it names."""

import re

import streamlit as st

from assistant.playbook.entries import Entry
from assistant.ui import entry_view, resources
from assistant.ui.conversation import Message, Prepared
from assistant.ui.desk import Desk

MOST_SOURCES = 4
_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")


def show(desk: Desk, message: Message, number: int) -> None:
    """Draw it beneath the reply."""
    if message.prep:
        st.button(
            "Open the sheet", key=f"open-prep-{number}", icon=":material/assignment:",
            on_click=_open, args=(desk, message.prep),
        )  # fmt: skip
    entry_view.links(desk, cited(message.text), f"reply-{number}")


def cited(text: str) -> list[Entry]:
    """Return the entries whose ids stand in a reply, in its order."""
    named = list(dict.fromkeys(_ID.findall(text)))
    if not named:
        return []
    known = resources.knowledge()
    found = (known.entry(one) for one in named)
    return [one for one in found if one][:MOST_SOURCES]


def _open(desk: Desk, made: Prepared) -> None:
    desk.place.name, desk.place.call, desk.place.minutes = "prep", made.call, made.minutes
    st.rerun()
