"""The page: sidebar, chat on the left, the living plan on the right."""

from pathlib import Path

import streamlit as st

from assistant.errors import AssistantError
from assistant.ui import places, resources, sidebar, words
from assistant.ui.chat import stopping
from assistant.ui.chat.asking import CHAT, PLAN, VIEW
from assistant.ui.chat.pane import chat_pane
from assistant.ui.desk import Desk, desk
from assistant.ui.dialogs import opened as dialogs
from assistant.ui.notes import view as notes_view
from assistant.ui.plan.pane import plan_pane
from assistant.ui.style import theme

TITLE = "Mutual action plans"
ICON = Path(__file__).with_name("icon.svg")
SIDEBAR_PIXELS = 250
WATCH_SECONDS = 4


def show() -> None:
    """Draw the page."""
    st.set_page_config(
        page_title=TITLE, page_icon=ICON, layout="wide",
        initial_sidebar_state=SIDEBAR_PIXELS,
    )  # fmt: skip
    theme.apply_style()
    try:
        opened = desk()
    except AssistantError as error:
        _closed(error)
        return
    _address(opened)
    sidebar.show(opened)
    places.row(opened)
    elsewhere = places.drawn(opened)
    if elsewhere:
        elsewhere(opened)
    elif opened.notes:
        notes_view.show(opened)
    else:
        _panes(opened)
    dialogs.show(opened)
    watch(opened)
    resources.warm_up()


def _closed(error: AssistantError) -> None:
    st.title("The plans cannot be opened", anchor=False)
    st.error(words.escape(str(error)))
    if st.button("Try again", type="primary"):
        st.cache_resource.clear()
        st.rerun()


def _address(opened: Desk) -> None:
    """Open the plan that the page's address names."""
    try:
        opened.follow_address()
    except AssistantError as error:
        opened.show(None)
        opened.notices.append(("error", str(error)))
    opened.keep_address()


def _panes(opened: Desk) -> None:
    with st.container(key="view", gap="xsmall"):
        _switch()
        strip = st.container(key="strip")
    left, right = st.columns([1, 2], gap="medium")
    with left:
        stopping.show(opened)
    waiting = opened.turn() is not None
    if not waiting:
        with left:
            chat_pane(opened)
    with right:
        plan_pane(opened, strip)
    if waiting:  # last, because it waits for the answer
        with left:
            chat_pane(opened)


@st.fragment(key="switch")
def _switch() -> None:
    """Choose the pane that a narrow window shows; the style sheet does the rest."""
    st.segmented_control(
        "View", [CHAT, PLAN], default=CHAT, required=True, key=VIEW,
        label_visibility="collapsed", width="stretch",
    )  # fmt: skip


@st.fragment(key="watch", run_every=WATCH_SECONDS)
def watch(opened: Desk) -> None:
    """Look whether another tab saved the plan or asked something, and show it then."""
    if opened.turn() is not None or opened.catch_up():
        st.rerun()
