"""The notes in place of chat and plan: entered, read, reviewed, and what came of them."""

import time

import streamlit as st

from assistant.settings import OFFLINE
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk
from assistant.ui.notes import entry as notes_entry
from assistant.ui.notes import page as notes_page
from assistant.ui.notes import recap as notes_recap
from assistant.ui.notes import review as notes_review
from assistant.ui.notes import rows as notes_rows
from assistant.ui.notes.kept import Review, standing
from assistant.ui.notes.reading import Reading

STEP_SECONDS = 0.3
LONG_SECONDS = 3  # of waiting, after which the page counts them


def show(desk: Desk) -> None:
    """Draw what there is to do about the notes of the open plan."""
    plan_id = desk.plan_id
    review = resources.notes().get(plan_id) if plan_id else None
    reading = resources.readings().of(plan_id) if plan_id else None
    if review and standing(review, desk.session) != review:  # taken back in the history
        notes_rows.choose(desk, review, taken=None)
        review = notes_rows.kept(desk)
    over = review is None or (review.choices.taken is not None and desk.notes == "entry")
    with st.container(key="notes-view", gap="small"):
        if review is None or over:
            notes_entry.show(desk)
        elif not review.read:
            _unread(desk, review, reading)
        elif review.choices.taken is not None:
            notes_recap.show(desk, review)
        else:
            _beside(desk, review)


def _beside(desk: Desk, review: Review) -> None:
    left, right = st.columns([6, 5], gap="medium")
    with left:
        notes_review.show(desk)
    with right, st.container(key="notes-page", gap="xsmall"):
        _told(review)
        listed = notes_rows.shown_numbers(review)
        st.html(notes_page.html_of(review.draft.page, notes_page.marks(review.draft), listed))


def _told(review: Review) -> None:
    page = review.draft.page
    name = "Pasted notes" if page.name == "pasted" else words.escape(words.short(page.name, 80))
    day = page.meeting_date
    told = (
        f"Dates count from {words.day(day, day)}, the day they name"
        if day
        else "They name no day: dates count from today"
    )
    st.markdown(f"**{name}**")
    by = "the built-in reader" if review.reader == OFFLINE else words.escape(review.reader)
    st.caption(f"{told}. Read by {by}.")
    st.caption("A number leads to what it changes. What is not marked changes nothing.")


def _unread(desk: Desk, review: Review, reading: Reading | None) -> None:
    """Follow the reading, or offer to read what was cut off."""
    with st.container(key="notes-reading", gap="small"):
        st.button(
            "Back to the plan", icon=":material/arrow_back:", key="notes-back", type="tertiary",
            help="The notes are kept, and reading goes on.",
            on_click=notes_entry.close_notes, args=(desk,),
        )  # fmt: skip
        if reading is not None and not reading.done:
            st.markdown("# Reading the notes", anchors=False)
            st.button(
                "Stop", icon=":material/stop_circle:", key="notes-stop",
                help="The notes are kept.", on_click=reading.stop,
            )  # fmt: skip
            _follow(reading)
            st.rerun()
        if reading is None and _finished(desk):
            st.rerun()
        st.markdown("# The notes are not read yet", anchors=False)
        text = reading.failure if reading else "The notes were not read to the end."
        st.markdown(f":orange[:material/error:] {words.escape(text)}")
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Read them again", type="primary", icon=":material/refresh:", key="notes-again",
                on_click=_again, args=(desk, review, desk.model),
            )  # fmt: skip
            if desk.model != OFFLINE:
                st.button(
                    "Read offline instead", icon=":material/cloud_off:", key="notes-offline",
                    help="The built-in reader needs no model and no network.",
                    on_click=_again, args=(desk, review, OFFLINE),
                )  # fmt: skip
            st.button(
                "Put them away", key="notes-away", on_click=notes_review.put_away, args=(desk,)
            )
        notices.show(desk)


def _finished(desk: Desk) -> bool:
    """Tell whether the reading ended between two looks at it."""
    review = notes_rows.kept(desk)
    return review is None or review.read


def _follow(reading: Reading) -> None:
    bar = st.progress(0.0)
    while True:
        waited = int(time.monotonic() - reading.begun)
        told = f" · {waited} s" if waited >= LONG_SECONDS else ""
        bar.progress(reading.share, text=f"{words.escape(reading.doing)}…{told}")
        if reading.wait(STEP_SECONDS):
            return


def _again(desk: Desk, review: Review, model: str) -> None:
    if desk.plan_id:
        resources.readings().forget(desk.plan_id)
        desk.attempt(lambda: notes_entry.begin_reading(desk, review.draft.page, model))
    st.rerun()
