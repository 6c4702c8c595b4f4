"""The sheet for a call, as it is drawn."""

import streamlit as st

from assistant.playbook.loading import Knowledge
from assistant.prep.attending import Attendee
from assistant.prep.likely import Likely
from assistant.prep.sheet import PrepSheet
from assistant.ui import words
from assistant.ui.desk import Desk
from assistant.ui.playbook import answer_card, entry_view


def show(desk: Desk, sheet: PrepSheet, known: Knowledge) -> None:
    """Draw the sheet: what happens in the call on the left, who and what to expect beside it."""
    st.markdown(f"## {words.escape(sheet.title)}", anchors=False)
    st.markdown(f"**Goal** {words.escape(sheet.goal)}")
    st.markdown(f":gray[{words.escape(' '.join(sheet.stand))}]")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _agenda(desk, sheet, known)
        _questions(desk, sheet, known)
        _tracks(desk, sheet, known)
    with right:
        _people(sheet)
        _objections(desk, sheet, known)
        _bring(sheet)


def _agenda(desk: Desk, sheet: PrepSheet, known: Knowledge) -> None:
    st.markdown("### Agenda", anchors=False)
    with st.container(key="prep-agenda", gap=None):
        for number, part in enumerate(sheet.agenda):
            with st.container(horizontal=True, key=f"prep-part-{number}", gap="small"):
                st.markdown(f"**{part.minutes} min**", width=70)
                points = "".join(f"\n- {words.escape(one)}" for one in part.points)
                st.markdown(f"{words.escape(part.text)}\n{points}", width="stretch")
    st.caption(words.escape(sheet.share))
    source = known.entry(sheet.share_source or "")
    entry_view.links(desk, [source] if source else [], "share", "Why")


def _questions(desk: Desk, sheet: PrepSheet, known: Knowledge) -> None:
    st.markdown("### Find out", anchors=False)
    if not sheet.questions:
        st.caption("Nothing is open: every step has an owner and a date.")
    for number, one in enumerate(sheet.questions):
        with st.container(key=f"prep-question-{number}", gap=None):
            st.markdown(f"**{words.escape(one.about)}**")
            for said in one.words:
                st.markdown(f"“{words.escape(said)}”")
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(words.escape(one.why), width="content")
                source = known.entry(one.source or "")
                if source:
                    _open(desk, source.id, f"prep-question-open-{number}")


def _open(desk: Desk, entry_id: str, key: str) -> None:
    st.button(
        "More", key=key, type="tertiary", icon=":material/menu_book:", on_click=desk.ask,
        args=("entry", entry_id),
    )  # fmt: skip


def _tracks(desk: Desk, sheet: PrepSheet, known: Knowledge) -> None:
    st.markdown("### Words to have ready", anchors=False)
    for number, one in enumerate(sheet.tracks):
        with st.expander(words.escape(one.title), expanded=number == 0, key=f"prep-track-{one.id}"):
            st.caption(words.escape(one.idea))
            for said in one.lines:
                st.markdown(f"> “{words.escape(said)}”")
            entry = known.entry(one.id)
            entry_view.links(desk, [entry] if entry else [], f"track-{one.id}", "From")


def _people(sheet: PrepSheet) -> None:
    st.markdown("### Who should be there", anchors=False)
    with st.container(key="prep-people", gap="xsmall"):
        for one in sheet.attendees:
            st.markdown(_person(one))


def _person(one: Attendee) -> str:
    why = words.escape(one.why[:1].upper() + one.why[1:])
    if one.name:
        return f"**{words.escape(one.name)}** {words.escape(one.part)}  \n:gray[{why}]"
    part = words.escape(one.part)
    return f"**{part}** :orange-badge[not named yet]  \n:gray[{words.escape(one.ask)}]"


def _objections(desk: Desk, sheet: PrepSheet, known: Knowledge) -> None:
    st.markdown("### Objections to expect", anchors=False)
    for one in sheet.objections:
        with st.expander(f"“{words.escape(one.title)}”", key=f"prep-objection-{one.id}"):
            _objection(desk, one, known)


def _objection(desk: Desk, one: Likely, known: Knowledge) -> None:
    why = " ".join(one.why) or "Usual in such a call."
    st.caption(words.escape(why))
    entry = known.entry(one.id)
    session = desk.session
    if entry:
        step = session.plan.step(one.step) if session and one.step else None
        answer_card.show(desk, entry, f"prep-{one.id}", step, one.audience)


def _bring(sheet: PrepSheet) -> None:
    st.markdown("### Have ready", anchors=False)
    with st.container(key="prep-bring", gap=None):
        for number, one in enumerate(sheet.bring):
            st.checkbox(words.escape(one), key=f"prep-bring-{sheet.kind}-{number}")
