"""An answer in the words of the chosen model: asked for by a click, never waited for before."""

from collections.abc import Mapping

import streamlit as st

from assistant.agent.wording import Worded
from assistant.errors import AssistantError
from assistant.playbook.entries import Entry
from assistant.playbook.filling import Fact
from assistant.settings import OFFLINE
from assistant.ui import resources, words
from assistant.ui.desk import Desk

Key = tuple[str, str, str, str]
_KEPT = "answers-in-own-words"
_MOST_KEPT = 50


def show(
    desk: Desk,
    entry: Entry,
    said: str,
    texts: Mapping[str, str],
    facts: Mapping[Fact, str],
    place: str,
) -> None:
    """Draw the button and what came of it; nothing where the offline brain is chosen.

    Args:
        desk: which model is chosen.
        entry: the objection.
        said: the buyer's words.
        texts: the answer shown above it, and the question.
        facts: what the plan states.
        place: what makes the keys unlike those of other cards.
    """
    if desk.model == OFFLINE:
        return
    kept: dict[Key, Worded] = st.session_state.setdefault(_KEPT, {})
    key = (desk.model, entry.id, said, "\n".join([*texts.values(), *facts.values()]))
    name = words.escape(desk.model.partition(":")[2])
    clicked = st.button(
        "Fit it to their words", key=f"own-words-{place}", type="tertiary",
        icon=":material/edit_note:",
        help=f"{name} puts this answer into words for what the buyer said. It is sent the answer "
        "and the facts that it names.",
    )  # fmt: skip
    if clicked:
        with st.spinner(f"{name} puts it into words…"):
            made = _made(desk, entry, said, texts, facts)
        while len(kept) >= _MOST_KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = made
    if key in kept:
        _draw(kept[key], name)


def _draw(made: Worded, name: str) -> None:
    if made.by_model:
        st.code(words.visible(made.text), language=None, wrap_lines=True)
        st.caption(
            f"Worded by {name} from this entry. Its dates, numbers and names stand in the plan or "
            "in what the buyer said."
        )
    else:
        st.caption(f":orange[:material/error:] {words.escape(made.reason)} Use the answer above.")


def _made(
    desk: Desk, entry: Entry, said: str, texts: Mapping[str, str], facts: Mapping[Fact, str]
) -> Worded:
    from assistant.agent.own_words import answer_in_words, model_for_words

    try:
        noting = resources.noting(desk.plan_id, desk.model, "answer")
        model = model_for_words(desk.settings, desk.model, noting)
    except AssistantError as error:
        return Worded(text="", sources=[], by_model=False, reason=str(error))
    if model is None:
        raise RuntimeError("The offline brain words no answers.")
    return answer_in_words(model, said, entry.id, texts, facts)
