"""What all tabs of one process share: the plans, the conversations, the turns at work."""

import datetime as dt
import importlib
import logging
import threading
import time
from typing import TYPE_CHECKING

import streamlit as st
from streamlit import runtime

from assistant.plan.model import Plan
from assistant.playbook.loading import Knowledge
from assistant.playbook.loading import knowledge as load_knowledge
from assistant.practice.store import PracticeStore
from assistant.settings import OFFLINE, Settings
from assistant.store import Store
from assistant.ui.chat.outbox import Outbox
from assistant.ui.chat.turns import Turns
from assistant.ui.notes.kept import Shelf
from assistant.ui.notes.reading import Readings

if TYPE_CHECKING:
    from langgraph.checkpoint.sqlite import SqliteSaver

    from assistant.agent.noting import Noting
    from assistant.agent.sent import Purpose, Sent

log = logging.getLogger(__name__)
KNOWN_SECONDS = 3  # for which the seller's own entries are not read again
WARM_AFTER_SECONDS = 0.5  # the first page is drawn before
WARM = ("pandas", "altair", "assistant.agent.agent", "assistant.agent.models")

_warming = threading.Lock()
_warmed = threading.Event()


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Return the settings, read once."""
    return Settings()


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Open the store of plans."""
    return Store(settings().database_url)


@st.cache_resource(show_spinner=False)
def practice() -> PracticeStore:
    """Open the store of rounds of practice."""
    return PracticeStore(settings().database_url)


@st.cache_resource(show_spinner=False)
def conversations() -> "SqliteSaver":
    """Open the store of conversations."""
    from assistant.agent.checkpointer import open_conversations

    return open_conversations(settings().conversations)


@st.cache_resource(show_spinner=False, ttl=KNOWN_SECONDS)
def knowledge() -> Knowledge:
    """Return the playbook's entries, the seller's own among them as their folder holds them."""
    return load_knowledge(settings().own_knowledge)


@st.cache_resource(show_spinner=False)
def outbox() -> Outbox:
    """Return the messages on their way."""
    return Outbox(settings().data_dir / "outbox")


@st.cache_resource(show_spinner=False)
def turns() -> Turns:
    """Return the turns at work."""
    return Turns()


@st.cache_resource(show_spinner=False)
def notes() -> Shelf:
    """Return the notes under review."""
    return Shelf(settings().data_dir / "notes")


@st.cache_resource(show_spinner=False)
def readings() -> Readings:
    """Return the notes that are being read."""
    return Readings(notes())


@st.cache_resource(show_spinner=False)
def _sent() -> "dict[str, Sent]":
    return {}


def sent(plan_id: str | None) -> "Sent":
    """Return what was sent to models about a plan, or about none, since the app was started."""
    from assistant.agent.sent import Sent

    return _sent().setdefault(plan_id or "", Sent())


def noting(plan_id: str | None, model: str, purpose: "Purpose") -> "Noting | None":
    """Return what a model is given to tell of its requests, None for the offline one."""
    if model == OFFLINE:
        return None
    from assistant.agent.noting import Noting

    return Noting(sent(plan_id), purpose, model)


def warm_up() -> None:
    """Load in the background, once, what the first plan and the first message need."""
    if runtime.exists() and _warming.acquire(blocking=False):
        threading.Thread(target=_load, daemon=True, name="warm-up").start()


def warm() -> bool:
    """Tell whether everything is loaded that a message needs."""
    return _warmed.is_set() or not runtime.exists()


def _load() -> None:
    time.sleep(WARM_AFTER_SECONDS)
    try:
        for name in WARM:
            importlib.import_module(name)
        _read_something()
    except Exception:  # the message itself will say what is wrong
        log.exception("Not everything could be loaded beforehand")
    _warmed.set()


def _read_something() -> None:
    from assistant.understanding import Context, read

    read("Priya owns legal, due Friday.", Context(plan=Plan(), today=dt.date(2026, 1, 5)))
