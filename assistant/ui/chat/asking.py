"""What a button does for the seller: a change made at once, or words put into the chat."""

from collections.abc import Sequence

import streamlit as st

from assistant.plan.changes import Change
from assistant.ui.desk import Desk

CHAT_INPUT = "chat-input"
VIEW, CHAT, PLAN = "view-choice", "Chat", "Plan"


def change(desk: Desk, changes: Sequence[Change]) -> None:
    """Make changes that a button promised; for callbacks."""
    desk.apply(changes)
    desk.editor += 1
    st.rerun(["chat", "plan"])


def begin(message: str) -> None:
    """Put words into the chat for the seller to end; for callbacks."""
    st.session_state[CHAT_INPUT] = message
    st.session_state[VIEW] = CHAT
    st.rerun()  # a rerun of the chat alone would lose the words
