"""What was changed, by whom, when, on which words; with undo and return to a version."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from assistant.plan.lines import ChangeLine
from assistant.session import Entry
from assistant.ui import words
from assistant.ui.desk import Desk
from assistant.ui.plan.picture import Picture

MAX_SHOWN = 50
SHOWN_LINES, MAX_LINES = 12, 100  # of one change
ORIGINS = {
    "chat": "in the chat",
    "edit": "by hand",
    "notes": "from notes",
    "import": "from a file",
    "catalogue": "from the usual steps",
    "undo": "took back",
    "restore": "went back",
}
AUTHORS = {"seller": "You", "assistant": "Assistant"}


def show(desk: Desk, shown: Picture) -> None:
    """Draw the changes, the latest first."""
    session = desk.session
    if session is None:
        return
    entries = sorted(session.history(), key=lambda one: one.version, reverse=True)
    told = [one for one in entries if one.lines]
    if not told:
        st.caption("Nothing has changed yet. Every change will stand here, with a way back.")
        return
    st.button(
        "Undo the last change",
        icon=":material/undo:",
        on_click=_undo,
        args=(desk,),
        key="undo-last",
    )
    for entry in told[:MAX_SHOWN]:
        _entry(desk, shown, entry)
    if len(told) > MAX_SHOWN:
        st.caption(f"{len(told) - MAX_SHOWN} earlier changes are kept but not shown.")


def _entry(desk: Desk, shown: Picture, entry: Entry) -> None:
    with st.container(
        horizontal=True, vertical_alignment="top", key=f"entry-{entry.version}", gap="small"
    ):
        with st.container(width="stretch", gap=None):
            author = AUTHORS.get(entry.author, entry.author)
            how = ORIGINS.get(entry.origin.partition(":")[0], "")
            st.caption(
                f"**{words.escape(author)}** {how} · {when(entry.at)}"
                + (" · now" if entry.version == shown.version else "")
            )
            _lines(entry.lines[:SHOWN_LINES])
            more = entry.lines[SHOWN_LINES:MAX_LINES]
            if more:
                with st.expander(f"{len(entry.lines) - SHOWN_LINES} more", type="compact"):
                    _lines(more)
                    if len(entry.lines) > MAX_LINES:
                        st.caption(f"{len(entry.lines) - MAX_LINES} are kept but not shown.")
        if entry.version != shown.version:
            st.button(
                "Back to this",
                key=f"restore-{entry.version}",
                type="tertiary",
                help="Makes the plan what it was after this change. What came later stays here.",
                on_click=_restore,
                args=(desk, entry.version),
            )


def _lines(lines: Sequence[ChangeLine]) -> None:
    """Draw what changed; words that speak for several lines stand once, below them."""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        _line(line, quoted=after is None or after.quote != line.quote)


def _line(line: ChangeLine, *, quoted: bool) -> None:
    st.markdown(words.escape(words.short(line.text, 300)))
    if line.quote and quoted:
        st.caption(f"“{words.escape(words.short(line.quote, 200))}”")


def _undo(desk: Desk) -> None:
    session = desk.session
    if session:
        desk.attempt(session.undo)
        _fresh(desk)


def _restore(desk: Desk, version: int) -> None:
    session = desk.session
    if session:
        desk.attempt(lambda: session.restore(version))
        _fresh(desk)


def _fresh(desk: Desk) -> None:
    desk.editor += 1
    st.rerun(["chat", "plan"])  # the chat offers to undo, or to review notes that were taken back


def when(at: dt.datetime) -> str:
    """Word a moment in the browser's time: 'Nov 24, 3:05 PM'."""
    try:
        zone: dt.tzinfo | None = ZoneInfo(st.context.timezone or "")
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    local = (at if at.tzinfo else at.replace(tzinfo=dt.UTC)).astimezone(zone)
    hour = local.hour % 12 or 12
    return f"{local:%b} {local.day}, {hour}:{local:%M %p}"
