"""Where notes come in: pasted, dropped as a file, or noticed in a long message."""

import streamlit as st

from assistant.notes.page import PASTED, Page
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk
from assistant.ui.notes.kept import Review, standing

TEXT = "notes-text"
FILE = "notes-file"
LONG_LINES, LONG_CHARACTERS = 8, 1_200
MAX_MESSAGE = 20_000  # characters of a message; what is longer can only be notes
MAX_MEGABYTES = 10
TYPES = ["txt", "md", "docx", "pdf", "eml", "vtt", "srt", "csv"]
HELP = "Paste or drop notes, a transcript or a mail: you see each change before it is made."


def looks_like_notes(text: str) -> bool:
    """Tell whether a message is rather pasted notes: many lines, long and in several, or huge."""
    if len(text) > MAX_MESSAGE:
        return True
    lines = sum(bool(line.strip()) for line in text.splitlines())
    return lines > LONG_LINES or (lines > 1 and len(text) > LONG_CHARACTERS)


def open_notes(desk: Desk) -> None:
    """Show the notes of the plan, or where to paste them; for callbacks."""
    desk.notes = "review"
    st.rerun()


def enter_notes(desk: Desk) -> None:
    """Show where to paste notes; for callbacks."""
    desk.notes = "entry"
    st.rerun()


def close_notes(desk: Desk) -> None:
    """Show chat and plan again; for callbacks."""
    desk.notes = ""
    desk.editor += 1
    st.rerun()


def buttons(desk: Desk) -> None:
    """Draw the ways to the notes, beside the chat."""
    kept = resources.notes().get(desk.plan_id) if desk.plan_id else None
    review = standing(kept, desk.session)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="notes-ways"):
        if review and review.choices.taken is None:
            st.button(
                _waiting(review), icon=":material/rule:", key="notes-open", type="primary",
                help="Your notes and choices are kept. Nothing of them is in the plan yet.",
                on_click=open_notes, args=(desk,),
            )  # fmt: skip
            return
        st.button(
            "Paste meeting notes", icon=":material/note_add:", key="notes-new", type="tertiary",
            help=HELP, on_click=enter_notes, args=(desk,),
        )  # fmt: skip
        if review:
            st.button(
                "Recap of the last notes", icon=":material/mail:", key="notes-last",
                type="tertiary", help="What was taken, what to ask, and a mail to the buyer.",
                on_click=open_notes, args=(desk,),
            )  # fmt: skip


def _waiting(review: Review) -> str:
    if not review.read:
        return "Go on with the notes"
    count = len(review.draft.changes)
    return f"Review {words.count(count, 'change')} from the notes" if count else "See the notes"


def offer(desk: Desk, message: str) -> None:
    """Offer to review a long message as notes."""
    st.button(
        "Review as notes", key="as-notes", type="primary", icon=":material/rule:",
        help="Shows each change that follows from it, before anything is changed.",
        on_click=_as_notes, args=(desk, message),
    )  # fmt: skip


def _as_notes(desk: Desk, message: str) -> None:
    from assistant.notes.page import page_of

    if desk.attempt(lambda: begin_reading(desk, page_of(message, PASTED, desk.today))):
        desk.failure = desk.unsaid = ""
        if desk.plan_id:
            resources.outbox().drop(desk.plan_id)
    st.rerun()


def show(desk: Desk) -> None:
    """Draw the box to paste into and the place to drop a file."""
    with st.container(key="notes-entry", gap="small"):
        st.button(
            "Back to the plan" if desk.session else "Back", icon=":material/arrow_back:",
            key="notes-back", type="tertiary", on_click=close_notes, args=(desk,),
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
            placeholder="Paste notes here, up to 200,000 characters", on_change=_keep_text,
        )  # fmt: skip
        st.button(
            "Read the notes", type="primary", icon=":material/rule:", key="notes-read",
            on_click=_pasted, args=(desk,),
        )  # fmt: skip
        st.file_uploader(
            "or drop a file: text, Word, PDF, mail, captions or a table", type=TYPES,
            key=FILE, max_upload_size=MAX_MEGABYTES, on_change=_uploaded, args=(desk,),
        )  # fmt: skip


def _keep_text() -> None:
    """Keep the text while the seller looks at something else."""
    st.session_state[f"{TEXT}-kept"] = st.session_state[TEXT]


def _pasted(desk: Desk) -> None:
    from assistant.notes.page import page_of

    text = str(st.session_state.get(TEXT) or "")
    if desk.attempt(lambda: begin_reading(desk, page_of(text, PASTED, desk.today))):
        st.session_state[f"{TEXT}-kept"] = ""
    st.rerun()


def _uploaded(desk: Desk) -> None:
    file = st.session_state.get(FILE)
    if file is None:
        return
    desk.attempt(lambda: begin_reading(desk, _opened(file.name, file.getvalue(), desk)))
    st.rerun()


def _opened(name: str, content: bytes, desk: Desk) -> Page:
    from assistant.notes.files import read_file

    return read_file(name, content, desk.today)


def begin_reading(desk: Desk, page: Page, model: str | None = None) -> None:
    """Begin to read notes for the open plan, or for a new one.

    Args:
        desk: what this tab has open.
        page: the notes.
        model: who reads them; by default the model that this tab talks to.

    Raises:
        AssistantError: they cannot be kept, or no plan can be made for them.
    """
    session = desk.begin()
    desk.notes = "entry"  # a plan that was begun shows itself; where reading fails, stay here
    if desk.plan_id:
        name = model or desk.model
        noting = resources.noting(desk.plan_id, name, "notes")
        resources.readings().start(desk.plan_id, page, session, desk.settings, name, noting)
    desk.notes = "review"
