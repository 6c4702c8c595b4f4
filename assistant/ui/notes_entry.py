"""Where notes come in: pasted, dropped as a file, or noticed in a long message."""

import streamlit as st

from assistant.notes.page import PASTED, Page
from assistant.ui import notices, resources
from assistant.ui.desk import Desk

TEXT = "notes-text"
FILE = "notes-file"
LONG_LINES, LONG_CHARACTERS = 8, 1_200
MAX_MEGABYTES = 10
TYPES = ["txt", "md", "docx", "pdf", "eml", "vtt", "srt", "csv"]


def looks_like_notes(text: str) -> bool:
    """Tell whether a message is rather pasted notes: many lines, or long and in several."""
    lines = sum(bool(line.strip()) for line in text.splitlines())
    return lines > LONG_LINES or (lines > 1 and len(text) > LONG_CHARACTERS)


def open_notes(desk: Desk) -> None:
    """Show the notes in place of chat and plan; for callbacks."""
    desk.notes = True
    st.rerun()


def close_notes(desk: Desk) -> None:
    """Show chat and plan again; for callbacks."""
    desk.notes = False
    desk.editor += 1
    st.rerun()


def button(desk: Desk) -> None:
    """Draw the way to the notes, beside the chat."""
    kept = resources.notes().get(desk.plan_id) if desk.plan_id else None
    waiting = kept is not None and kept.choices.taken is None
    st.button(
        "Go on with the notes" if waiting else "Paste meeting notes",
        icon=":material/note_add:", key="notes-open", type="tertiary",
        help="Paste or drop notes, a transcript or a mail: you see each change before it is made.",
        on_click=open_notes, args=(desk,),
    )  # fmt: skip


def offer(desk: Desk, message: str) -> None:
    """Offer to review a long message as notes."""
    st.button(
        "Review as notes", key="as-notes", type="primary", icon=":material/rule:",
        help="Shows each change that follows from it, before anything is changed.",
        on_click=_as_notes, args=(desk, message),
    )  # fmt: skip


def _as_notes(desk: Desk, message: str) -> None:
    from assistant.notes.page import page_of

    if desk.attempt(lambda: _start(desk, page_of(message, PASTED, desk.today))):
        desk.failure = desk.unsaid = ""
        if desk.plan_id:
            resources.outbox().drop(desk.plan_id)
        desk.notes = True
    st.rerun()


def show(desk: Desk) -> None:
    """Draw the box to paste into and the place to drop a file."""
    with st.container(key="notes-entry", gap="small"):
        st.button(
            "Back", icon=":material/arrow_back:", key="notes-back", type="tertiary",
            on_click=close_notes, args=(desk,),
        )  # fmt: skip
        st.markdown("# What was said?", anchors=False)
        st.markdown(
            "Bullets, prose, a transcript, a mail thread, a recap of a note-taker. You see what "
            "each sentence would change, and take what is right. Nothing changes before."
        )
        notices.show(desk)
        st.session_state.setdefault(TEXT, st.session_state.get(f"{TEXT}-kept", ""))
        st.text_area(
            "Notes", key=TEXT, height=260, label_visibility="collapsed",
            placeholder="Paste notes here", on_change=_keep_text,
        )  # fmt: skip
        st.button(
            "Read the notes", type="primary", icon=":material/rule:", key="notes-read",
            on_click=_pasted, args=(desk,),
        )  # fmt: skip
        st.file_uploader(
            "or a file: text, Word, PDF, mail, captions or a table", type=TYPES,
            key=FILE, max_upload_size=MAX_MEGABYTES, on_change=_uploaded, args=(desk,),
        )  # fmt: skip
        st.caption("Up to 200,000 characters.")


def _keep_text() -> None:
    """Keep the text while the seller looks at something else."""
    st.session_state[f"{TEXT}-kept"] = st.session_state[TEXT]


def _pasted(desk: Desk) -> None:
    from assistant.notes.page import page_of

    text = str(st.session_state.get(TEXT) or "")
    if desk.attempt(lambda: _start(desk, page_of(text, PASTED, desk.today))):
        st.session_state[f"{TEXT}-kept"] = ""
    st.rerun()


def _uploaded(desk: Desk) -> None:
    file = st.session_state.get(FILE)
    if file is None:
        return
    desk.attempt(lambda: _start(desk, _opened(file.name, file.getvalue(), desk)))
    st.rerun()


def _opened(name: str, content: bytes, desk: Desk) -> Page:
    from assistant.notes.files import read_file

    return read_file(name, content, desk.today)


def _start(desk: Desk, page: Page) -> None:
    """Begin to read a page for the open plan, or for a new one."""
    session = desk.begin()
    desk.notes = True
    if desk.plan_id:
        resources.readings().start(desk.plan_id, page, session.plan, session.today)
