"""After the notes were accepted: what was taken, what to ask next, and a recap for the buyer."""

from collections.abc import Sequence

import streamlit as st

from assistant.errors import PlanError
from assistant.notes.recap import recap
from assistant.plan.gaps import gaps
from assistant.plan.lines import ChangeLine
from assistant.session import PlanSession
from assistant.ui import notices, resources, words
from assistant.ui.chat import recorded
from assistant.ui.desk import Desk
from assistant.ui.notes.entry import close_notes, enter_notes
from assistant.ui.notes.kept import Review
from assistant.ui.plan import headline_view

QUESTIONS = 6
SHOWN, MOST = 15, 200


def show(desk: Desk, review: Review) -> None:
    """Draw the summary."""
    session = desk.session
    if session is None:
        return
    lines = _lines(session, review)
    with st.container(key="notes-summary", gap="small"):
        _acts(desk, review, session)
        notices.show(desk)
        left, right = st.columns([1, 1], gap="large")
        with left:
            _taken(desk, session, review, lines)
            _ask(session, review)
        with right:
            _email(session, review, lines)


def _acts(desk: Desk, review: Review, session: PlanSession) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "To the plan", icon=":material/arrow_back:", type="primary", key="notes-done",
            on_click=close_notes, args=(desk,),
        )  # fmt: skip
        st.button(
            "More notes", icon=":material/note_add:", key="notes-more",
            on_click=enter_notes, args=(desk,),
        )  # fmt: skip
        if session.version == review.choices.taken:
            st.button(
                "Undo", icon=":material/undo:", type="tertiary", key="notes-undo",
                help="Takes all of it back; your choices stay.", on_click=_undo, args=(desk,),
            )  # fmt: skip


def _taken(desk: Desk, session: PlanSession, review: Review, lines: Sequence[ChangeLine]) -> None:
    notes = recorded.told(lines)
    latest = session.version == review.choices.taken
    st.markdown("## In the plan now" if latest else "## What the notes changed", anchors=False)
    _standing(desk)
    with st.container(key="recorded-notes", gap=None):
        for text in notes[:SHOWN]:
            st.markdown(f":green[:material/check:] {text}")
        if len(notes) > SHOWN:
            with st.expander(f"{len(notes) - SHOWN} more", type="compact"):
                for text in notes[SHOWN:MOST]:
                    st.markdown(f":green[:material/check:] {text}")
                if len(notes) > MOST:
                    st.caption(f"{len(notes) - MOST} more stand in the history.")
    out = len(review.choices.rejected)
    if out:
        st.caption(f"{words.count(out, 'change')} left out.")


def _standing(desk: Desk) -> None:
    """Say how the plan stands with them."""
    shown = desk.picture()
    if shown:
        st.markdown(headline_view.strip(shown))


def _ask(session: PlanSession, review: Review) -> None:
    st.markdown("### What to ask next", anchors=False)
    asked = {one.question: one.quote for one in review.draft.unresolved if one.question}
    try:
        open_ones = gaps(session.plan, session.today, session.calendar)
    except PlanError:
        open_ones = []
    shown = [(text, f"“{quote}”") for text, quote in asked.items()]
    shown += [(gap.question, gap.reason) for gap in open_ones if gap.question not in asked]
    with st.container(key="notes-ask", gap=None):
        for question, why in shown[:QUESTIONS]:
            told = words.escape(words.short(question, 300))
            st.markdown(f"**{told}**  \n:gray[{words.escape(words.short(why, 300))}]")
    if not shown:
        st.caption("Nothing: every step has an owner and a date.")


def _email(session: PlanSession, review: Review, lines: Sequence[ChangeLine]) -> None:
    page = review.draft.page
    text = recap(
        session.plan, lines, session.today,
        met=page.meeting_date, present=page.people, questions=_questions(review),
    )  # fmt: skip
    st.markdown("### A recap for the buyer", anchors=False)
    st.caption("Nothing is sent. Read it, copy it, and write it your way.")
    with st.container(key="notes-email"):
        st.code(words.visible(text), language=None, wrap_lines=True)


def _questions(review: Review) -> list[str]:
    """Return what the notes leave open for the buyer to answer."""
    left = review.draft.unresolved
    return list(dict.fromkeys(one.question for one in left if one.question and not one.inward))


def _lines(session: PlanSession, review: Review) -> list[ChangeLine]:
    """Return what the accepted changes did, as the history keeps it."""
    taken = review.choices.taken
    return next((one.lines for one in session.history() if one.version == taken), [])


def _undo(desk: Desk) -> None:
    session, plan_id = desk.session, desk.plan_id
    review = resources.notes().get(plan_id) if plan_id else None
    if session and plan_id and review and desk.attempt(session.undo):
        choices = review.choices.model_copy(update={"taken": None})
        kept = review.model_copy(update={"choices": choices})
        desk.attempt(lambda: resources.notes().choose(plan_id, kept))
    st.rerun()
