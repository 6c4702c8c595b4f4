"""The playbook: an objection answered or guidance looked up, without the chat."""

import streamlit as st

from assistant.errors import AssistantError
from assistant.playbook.entries import Entry, Kind
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk
from assistant.ui.playbook import answer_card, entry_view, looking_up

ASKED, KIND = "playbook-asked", "playbook-kind"
_MANY: dict[Kind, str] = {
    "objection": "Objections",
    "talk-track": "Talk tracks",
    "guidance": "Guidance",
    "question": "Questions",
    "checklist": "Checklists",
    "step": "Steps",
    "example": "Examples",
}


def show(desk: Desk) -> None:
    """Draw the search box, and what is found."""
    with st.container(key="playbook-view", gap="small"):
        notices.show(desk)
        st.markdown("## Playbook", anchors=False)
        st.session_state[ASKED] = desk.place.asked
        st.text_input(
            "What did the buyer say, or what would you like to know?", key=ASKED,
            placeholder="Our lawyers are swamped until January", icon=":material/search:",
            max_chars=500, on_change=_asked, args=(desk,),
        )  # fmt: skip
        kind = st.pills(
            "Kind", list(_MANY), key=KIND, label_visibility="collapsed",
            format_func=lambda one: _MANY[one],
        )  # fmt: skip
        asked = desk.place.asked.strip()
        if asked:
            _found(desk, asked, kind)
        else:
            _all(desk, kind or "objection")


def _asked(desk: Desk) -> None:
    desk.place.asked = str(st.session_state[ASKED] or "")


def _found(desk: Desk, asked: str, kind: Kind | None) -> None:
    try:
        found, doubtful = looking_up.look_up(asked, [kind] if kind else [])
    except AssistantError as error:
        st.error(words.escape(str(error)), icon=":material/error:")
        return
    if not found:
        st.markdown("Nothing in the playbook fits that.")
        st.caption("Say it in other words, or leave the box empty to see everything.")
        return
    first, rest = found[0], found[1:]
    if first.kind == "objection":
        with st.container(key="playbook-answer", gap="xsmall"):
            if doubtful:
                st.caption("Nothing in the playbook surely fits that. This may be what they mean:")
            st.markdown(f"### “{words.escape(first.title)}”", anchors=False)
            answer_card.show(desk, first, f"playbook-{first.id}", said=asked)
    else:
        rest = found
    for entry in rest:
        _row(desk, entry)


def _all(desk: Desk, kind: Kind) -> None:
    known = resources.knowledge()
    st.markdown(f"### {_MANY[kind]}", anchors=False)
    for entry in known.of_kind(kind):
        _row(desk, entry, badge=False)
    for problem in known.problems:
        st.caption(
            f":orange[:material/error:] {words.escape(problem.file)}: "
            f"{words.escape(problem.message)}"
        )


def _row(desk: Desk, entry: Entry, *, badge: bool = True) -> None:
    with st.container(key=f"found-{entry.id}", gap=None):
        st.button(
            words.escape(entry.title), key=f"found-open-{entry.id}", type="tertiary",
            on_click=desk.ask, args=("entry", entry.id),
        )  # fmt: skip
        lead = entry.lead or entry.section("What lies behind it")
        told = words.escape(words.short(lead.split("\n\n")[0], 160))
        st.caption(f"{entry_view.badge(entry)} {told}" if badge else told)
