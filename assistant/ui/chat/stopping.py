"""The button that stops an answer.

It stands outside the chat's fragment: a click within a fragment waits until the running script is
done, and that is the one which follows the answer.
"""

import streamlit as st

from assistant.settings import OFFLINE
from assistant.ui.chat.turns import Turn
from assistant.ui.desk import Desk

_SHOWN = "stop-shown"


def show(desk: Desk) -> None:
    """Draw the button while a model answers."""
    turn = desk.turn()
    st.session_state[_SHOWN] = id(turn)
    if turn is None or turn.done or desk.model == OFFLINE:
        return
    with st.container(key="stop-bar", horizontal=True, horizontal_alignment="right"):
        st.button(
            "Stop answering", key="stop", type="tertiary", icon=":material/stop_circle:",
            on_click=_stop, args=(desk, turn),
        )  # fmt: skip


def shown(desk: Desk, turn: Turn) -> bool:
    """Tell whether the button for this turn stands on the page, or none is needed."""
    return turn.done or desk.model == OFFLINE or st.session_state.get(_SHOWN) == id(turn)


def _stop(desk: Desk, turn: Turn) -> None:
    turn.stop()
    desk.finish(turn)
