"""Saying how one letter of MEDDPICC stands, and on whose words."""

from typing import get_args

import streamlit as st

from assistant.plan.changes import ScoreLetter
from assistant.plan.model import Letter, LetterScore, Plan, Score
from assistant.plan.qualification import ASKS, LETTERS
from assistant.prep.asking import spoken
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk, closed

_SCORES: dict[Score, str] = {"red": "Red", "amber": "Amber", "green": "Green"}


def show(desk: Desk, about: str) -> None:
    """Draw the dialog of a letter."""
    letter = next((one for one in get_args(Letter) if one == about), None)
    if letter is None or desk.session is None:
        return
    st.dialog(LETTERS[letter], on_dismiss=closed)(_form)(desk, letter, desk.session.plan)


def _form(desk: Desk, letter: Letter, plan: Plan) -> None:
    card = plan.qualification
    found = card.letter(letter) if card else LetterScore()
    st.markdown(f":gray[{ASKS[letter]}]")
    for one in spoken(resources.knowledge().entry(f"meddpicc-{letter}"), 2):
        st.caption(f"“{words.escape(one)}”")
    with st.form("letter-form", border=False):
        said = st.text_area(
            "What the buyer said, word for word", found.words, max_chars=2_000, height=90
        )
        buyers = [one.name for one in plan.people if one.side == "buyer"]
        known = [*buyers, *([found.said_by] if found.said_by not in (*buyers, None) else [])]
        who = st.selectbox(
            "Who said it", known, index=known.index(found.said_by) if found.said_by else None,
            accept_new_options=True, placeholder="A name or a role of the buyer",
        )  # fmt: skip
        score = st.segmented_control(
            "Stands", list(_SCORES), default=found.score, required=True,
            format_func=lambda one: _SCORES[one],
        )  # fmt: skip
        saved = st.form_submit_button("Save", type="primary")
    if saved:
        change = ScoreLetter(letter=letter, score=score or "red", words=said.strip(), said_by=who)
        if desk.apply([change]):
            desk.close()
            st.rerun()
    notices.show(desk)
