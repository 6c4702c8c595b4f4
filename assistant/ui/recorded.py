"""What was recorded beneath a reply, and proposals to take or leave."""

from collections.abc import Sequence

import streamlit as st

from assistant.plan.lines import ChangeLine
from assistant.ui import words
from assistant.ui.desk import Desk

FOLDED = 6  # lines shown before the rest folds away


def lines(recorded: Sequence[ChangeLine]) -> None:
    """Draw recorded changes as small notes."""
    for line in recorded:
        st.markdown(f":green[:material/check:] {words.escape(words.short(line.text, 220))}")


def show(desk: Desk, recorded: Sequence[ChangeLine], number: int, *, latest: bool) -> None:
    """Draw the notes beneath a reply; the latest can be undone."""
    if not recorded:
        return
    with st.container(key=f"recorded-{number}", gap=None):
        lines(recorded[:FOLDED])
        if len(recorded) > FOLDED:
            with st.expander(f"{len(recorded) - FOLDED} more", type="compact"):
                lines(recorded[FOLDED:])
        if latest and _can_undo(desk, recorded):
            st.button(
                "Undo", key=f"undo-{number}", type="tertiary", icon=":material/undo:",
                on_click=_undo, args=(desk,),
            )  # fmt: skip


def _can_undo(desk: Desk, recorded: Sequence[ChangeLine]) -> bool:
    """Tell whether the plan's last change is what was recorded here."""
    entries = desk.session.history() if desk.session else []
    last = {line.text for line in entries[-1].lines} if entries else set()
    return bool(last) and last <= {line.text for line in recorded}


def _undo(desk: Desk) -> None:
    session = desk.session
    if session:
        desk.attempt(session.undo)
        desk.editor += 1
        st.rerun(["chat", "plan"])


def proposal(desk: Desk) -> None:
    """Draw what waits for the seller's yes: all, some or none of it."""
    session = desk.session
    if session is None or session.pending is None:
        return
    waiting = session.pending
    with st.container(key="proposal", gap="xsmall"):
        st.markdown("**Suggested. Take what fits.**")
        taken = [
            place
            for place, text in enumerate(waiting.texts())
            if st.checkbox(
                words.escape(words.short(text, 200)),
                value=True,
                key=f"take-{session.version}-{place}",
                help=_quoted(waiting.changes[place].quote),
            )
        ]
        with st.container(horizontal=True, gap="small"):
            every = len(taken) == len(waiting.lines)
            st.button(
                "Accept all" if every else f"Accept {len(taken)} of {len(waiting.lines)}",
                type="primary", key="accept", disabled=not taken, on_click=_accept,
                args=(desk, None if every else taken),
            )  # fmt: skip
            st.button("None of these", key="reject", on_click=_reject, args=(desk,))


def _quoted(quote: str) -> str | None:
    return f"“{words.escape(words.short(quote, 300))}”" if quote else None


def _accept(desk: Desk, indices: list[int] | None) -> None:
    session = desk.session
    if session:
        desk.attempt(lambda: session.accept(indices))
        desk.editor += 1
        st.rerun(["chat", "plan"])


def _reject(desk: Desk) -> None:
    session = desk.session
    if session:
        desk.attempt(session.reject)
        st.rerun(["chat", "plan"])
