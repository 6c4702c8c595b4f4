"""What a reply leads to: the sheet that was made, the entries that it names."""

import re
from typing import get_args

import streamlit as st

from assistant.playbook.entries import Entry
from assistant.prep.likely import Audience
from assistant.ui import resources
from assistant.ui.chat.conversation import Message, Prepared
from assistant.ui.desk import Desk
from assistant.ui.playbook import answer_card, entry_view

MOST_SOURCES = 4
# How the parts of a spoken answer begin that the card shows anyway.
_SAID_BY_CARD = (">", "Or, more directly", "Then ask:", "Better not:", "From the playbook:")
_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
_CITED = re.compile(r"\s*\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\]")
_BARE = re.compile(r"From the playbook:[\s,.;]*")


def show(desk: Desk, message: Message, number: int) -> None:
    """Draw it beneath the reply."""
    if message.prep:
        st.button(
            "Open the sheet", key=f"open-prep-{number}", icon=":material/assignment:",
            on_click=_open, args=(desk, message.prep),
        )  # fmt: skip
    answered = _objection(desk, message, number)
    links = [one for one in cited(message.text) if one.id != answered]
    entry_view.links(desk, links, f"reply-{number}")


def around_answer(text: str, message: Message) -> tuple[str, str]:
    """Return what a reply says before and after the words to say.

    Those stand on the card between both, in both tones. Where a reply has none, all comes before.
    """
    if message.objection is None or resources.knowledge().entry(message.objection.entry) is None:
        return text, ""
    parts = text.split("\n\n")
    begins = [number for number, one in enumerate(parts) if one.startswith(_SAID_BY_CARD)]
    first = begins[0] if begins else len(parts)
    after = [one for one in parts[first:] if not one.startswith(_SAID_BY_CARD)]
    return "\n\n".join(parts[:first]), "\n\n".join(after)


def _objection(desk: Desk, message: Message, number: int) -> str | None:
    """Draw the card with the answer; return the id of its entry."""
    found = message.objection
    entry = resources.knowledge().entry(found.entry) if found else None
    if found is None or entry is None:
        return None
    plan = desk.session.plan if desk.session else None
    step = plan.step(found.step) if plan and found.step else None
    named = (one for one in get_args(Audience) if one.lower() == found.audience)
    whom: Audience = next(named, "Champion")
    answer_card.show(desk, entry, f"reply-{number}", step, whom)
    return entry.id


def cited(text: str) -> list[Entry]:
    """Return the entries whose ids stand in a reply, in its order."""
    named = list(dict.fromkeys(_ID.findall(text)))
    if not named:
        return []
    known = resources.knowledge()
    found = (known.entry(one) for one in named)
    return [one for one in found if one][:MOST_SOURCES]


def readable(text: str) -> str:
    """Return a reply without the ids of entries: the links beneath it name them in words."""
    known = resources.knowledge()
    bare = _CITED.sub(lambda one: "" if known.entry(one["id"]) else one[0], text)
    return "\n\n".join(part for part in bare.split("\n\n") if not _BARE.fullmatch(part.strip()))


def _open(desk: Desk, made: Prepared) -> None:
    desk.place.name, desk.place.call, desk.place.minutes = "prep", made.call, made.minutes
    st.rerun()
