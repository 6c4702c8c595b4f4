"""What all tabs of one process share: the store, the conversations, the turns at work."""

import threading
from typing import Any

import streamlit as st

from assistant.settings import Settings
from assistant.store import Store
from assistant.ui.turns import Turns

_warm = threading.Event()


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Return the settings, read once."""
    return Settings()


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Open the store of plans."""
    return Store(settings().database_url)


@st.cache_resource(show_spinner=False)
def turns() -> Turns:
    """Return the turns at work."""
    return Turns()


@st.cache_resource(show_spinner=False)
def conversations() -> Any:
    """Open the store of conversations."""
    return None


def warm_up() -> None:
    """Load what the first message needs, in the background."""
    if _warm.is_set():
        return
    _warm.set()
