"""The dialog that shows an entry of the playbook."""

import streamlit as st

from assistant.playbook.entries import Entry
from assistant.playbook.facts import facts_of
from assistant.ui import resources, words
from assistant.ui.desk import Desk, closed
from assistant.ui.playbook import entry_view


def show(desk: Desk, entry_id: str) -> None:
    """Draw the entry in a dialog, filled with what the plan says."""
    entry = resources.knowledge().entry(entry_id)
    title = words.escape(entry.title) if entry else "Playbook"
    st.dialog(title, width="large", on_dismiss=closed)(_text)(desk, entry)


def _text(desk: Desk, entry: Entry | None) -> None:
    if entry is None:
        st.markdown("This entry is no longer in the playbook.")
        return
    session = desk.session
    step = entry_view.step_about(desk, entry)
    facts = facts_of(session.plan, session.today, step) if session else {}
    with st.container(key="entry-text", gap="small"):
        st.markdown(entry_view.badge(entry))
        st.markdown(entry_view.document(entry_view.filled(entry.body, facts)))
        st.caption(_origin(entry.origin, entry.file, entry.sources))


def _origin(origin: str, file: str, sources: list[str]) -> str:
    if origin == "own":
        return f"From your own folder: {words.escape(file)}"
    return "Seed material and practice of the field" if "seed" in sources else (
        "Practice of the field"
    )  # fmt: skip
