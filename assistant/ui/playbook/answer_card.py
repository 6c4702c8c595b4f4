"""How to answer an objection: whom to, in which tone, to copy with a click."""

from collections.abc import Sequence
from typing import cast, get_args

import streamlit as st

from assistant.plan.model import Step
from assistant.playbook import answering
from assistant.playbook.answering import Tone
from assistant.playbook.entries import Entry
from assistant.playbook.facts import facts_of
from assistant.playbook.filling import fill
from assistant.prep.likely import Audience
from assistant.ui import words
from assistant.ui.desk import Desk
from assistant.ui.playbook import entry_view, own_words


def show(
    desk: Desk,
    entry: Entry,
    place: str,
    step: Step | None = None,
    audience: Audience = "Champion",
    said: str = "",
) -> None:
    """Draw the answer card of an objection.

    Args:
        desk: what this tab has open; the plan's facts go into the words.
        entry: the objection.
        place: what makes the keys unlike those of other cards.
        step: the step that it is about, where that is known; else the plan's step of its kind.
        audience: whom the answer is worded for at first.
        said: the buyer's words, where they are known; else the entry's title.
    """
    session = desk.session
    step = step or entry_view.step_about(desk, entry)
    facts = facts_of(session.plan, session.today, step) if session else {}
    with st.container(key=f"answer-{place}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            whom = _choice("To whom", get_args(Audience), f"audience-{place}", audience)
            tones = [one.capitalize() for one in get_args(Tone)]
            tone = _choice("Tone", tones, f"tone-{place}", tones[0])
        text = answering.worded(
            entry,
            cast("answering.Audience", whom.lower()),
            cast("Tone", tone.lower()),
            facts,
        )
        with st.container(key=f"words-{place}"):
            st.code(words.visible(text), language=None, wrap_lines=True)
        question = fill(entry.section("A question that moves it on"), facts)
        texts = {"answer": text, "question": question}
        own_words.show(desk, entry, said or entry.title, texts, facts, place)
        if question:
            st.markdown(f"**Then ask** {entry_view.document(' '.join(question.split()))}")
        with st.expander("What lies behind it, and what not to say", type="compact"):
            st.markdown(entry_view.document(entry.section("What lies behind it")))
            st.markdown("**Not**")
            st.markdown(entry_view.document(entry.section("What not to say")))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            entry_view.links(desk, [entry], place, "From")
            st.button(
                "Practise it", key=f"practise-from-{place}", type="tertiary",
                icon=":material/forum:", on_click=_practise, args=(desk, entry.id),
            )  # fmt: skip


def _practise(desk: Desk, objection: str) -> None:
    desk.place.name, desk.place.about = "practice", objection
    st.rerun()  # the card may stand in a part of the page that is drawn alone


def _choice(label: str, options: Sequence[str], key: str, first: str) -> str:
    chosen = st.segmented_control(
        label, options, default=first, required=True, key=key,
        label_visibility="collapsed",
    )  # fmt: skip
    return str(chosen or first)
