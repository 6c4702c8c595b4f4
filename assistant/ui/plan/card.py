"""The MEDDPICC card: how each letter stands, on whose words, and what to ask next."""

import streamlit as st

from assistant.plan.changes import Requalify
from assistant.plan.lines import day
from assistant.plan.model import Letter, LetterScore, Plan, Qualification, Score
from assistant.plan.qualification import ASKS, LETTERS, in_order, open_letters
from assistant.prep.asking import spoken
from assistant.ui import resources, words
from assistant.ui.chat import asking
from assistant.ui.desk import Desk
from assistant.ui.plan.picture import Picture

QUESTIONS = 3
NEXT = 3
BADGES: dict[Score, str] = {
    "red": ":red-badge[Red]",
    "amber": ":orange-badge[Amber]",
    "green": ":green-badge[Green]",
}


def show(desk: Desk, shown: Picture) -> None:
    """Draw the card, or the way to begin one."""
    found = shown.plan.qualification
    with st.container(key="card", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown("#### MEDDPICC", anchors=False, width="content")
            label = "Begin" if found is None else "Begin afresh"
            st.button(
                label, key="card-begin", type="tertiary", icon=":material/restart_alt:",
                help="Turns every letter red; can be undone", on_click=asking.change,
                args=(desk, [Requalify()]),
            )  # fmt: skip
        if found is None:
            st.caption(
                "Eight things to know about a deal. Begin when a priority has shifted: all start "
                "red, and none turns green without the buyer's own words. For your side only."
            )
            return
        _head(found, shown)
        for letter in in_order():
            _letter(desk, found.letter(letter), letter, shown)
        _next(shown.plan)


def _head(found: Qualification, shown: Picture) -> None:
    why = f", because {words.escape(words.short(found.why, 120))}" if found.why else ""
    scores = [found.letter(letter).score for letter in LETTERS]
    counted = [f"{scores.count(one)} {one}" for one in BADGES if scores.count(one)]
    st.caption(f"Since {day(found.since, shown.today)}{why}. {', '.join(counted)}.")


def _letter(desk: Desk, found: LetterScore, letter: Letter, shown: Picture) -> None:
    with st.container(
        key=f"letter-{letter}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        with st.container(width="stretch", gap=None):
            st.markdown(f"{BADGES[found.score]} **{LETTERS[letter]}** :gray[{ASKS[letter]}]")
            if found.words:
                st.markdown(_evidence(found, shown))
        st.button(
            "Edit", key=f"edit-letter-{letter}", type="tertiary", on_click=desk.ask,
            args=("letter", letter),
        )  # fmt: skip


def _evidence(found: LetterScore, shown: Picture) -> str:
    who = words.escape(found.said_by) if found.said_by else "nobody named"
    when = f", {day(found.said_on, shown.today)}" if found.said_on else ""
    return f"“{words.escape(words.short(found.words, 240))}” :gray[{who}{when}]"


def _next(plan: Plan) -> None:
    """Show what to ask for the letters that matter first."""
    letters = open_letters(plan)[:NEXT]
    if not letters:
        st.caption("Every letter is green. Ask again when somebody joins, leaves, or goes quiet.")
        return
    st.markdown("**Ask next**")
    known = resources.knowledge()
    for letter in letters:
        asked = spoken(known.entry(f"meddpicc-{letter}"), QUESTIONS)
        label = f"{LETTERS[letter]}: {ASKS[letter]}"
        with st.expander(words.escape(label), type="compact", key=f"ask-letter-{letter}"):
            for one in asked:
                st.markdown(f"“{words.escape(one)}”")
