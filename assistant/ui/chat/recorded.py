"""What was recorded beneath a reply, and proposals to take or leave."""

from collections.abc import Sequence

import streamlit as st

from assistant.agent.replies.wording import escaped
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import AddStep, Change
from assistant.plan.lines import ChangeLine
from assistant.session import Proposal
from assistant.ui import words
from assistant.ui.desk import Desk

RECORD = "Noted:"  # how a reply begins that lists what was recorded
FOLDED = 6  # lines shown before the rest folds away


def told(recorded: Sequence[ChangeLine]) -> list[str]:
    """Return one line of Markdown for each step or person that changed."""
    grouped: dict[str, list[str]] = {}
    for line in recorded:
        subject, _, news = line.text.partition(": ")
        kept = grouped.setdefault(subject, [])
        if news and news not in kept:
            kept.append(news)
    found = []
    for subject, parts in grouped.items():
        worth = [part for part in parts if part != "added"] or parts
        text = words.escape(words.short("; ".join(worth), 220))
        found.append(f"**{words.escape(words.short(subject, 80))}** {text}".strip())
    return found


def lines(recorded: Sequence[ChangeLine]) -> None:
    """Draw recorded changes as small notes."""
    for text in told(recorded):
        st.markdown(f":green[:material/check:] {text}")


def without_record(text: str, recorded: Sequence[ChangeLine]) -> str:
    """Return a reply without its list of what was recorded: the notes beneath it say that."""
    if not recorded or not text.startswith(RECORD):
        return text
    return text.partition("\n\n")[2].strip() or text


def without_offer(text: str, offered: Sequence[str]) -> str:
    """Return a reply without its list of what it offers: the card beneath it says that."""
    items = {f"- {escaped(one)}" for one in offered}
    kept = [line for line in text.split("\n") if line not in items]
    return "\n".join(kept).rstrip()


def show(desk: Desk, recorded: Sequence[ChangeLine], number: int, *, latest: bool) -> None:
    """Draw the notes beneath a reply; the latest can be undone."""
    notes = told(recorded)
    if not notes:
        return
    with st.container(key=f"recorded-{number}", gap=None):
        for text in notes[:FOLDED]:
            st.markdown(f":green[:material/check:] {text}")
        if len(notes) > FOLDED:
            with st.expander(f"{len(notes) - FOLDED} more", type="compact"):
                for text in notes[FOLDED:]:
                    st.markdown(f":green[:material/check:] {text}")
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


def proposal(desk: Desk, *, folded: bool) -> None:
    """Draw what waits for the seller's yes: all, some or none of it.

    Args:
        desk: what this tab has open.
        folded: the talk has gone on since; only a line stays.
    """
    session = desk.session
    if session is None or session.pending is None:
        return
    waiting = session.pending
    if folded:
        label = f"{words.count(len(waiting.changes), 'suggestion')} to take or leave"
        with st.expander(label, icon=":material/playlist_add_check:", key="proposal-folded"):
            _choice(desk, waiting, session.version)
        return
    with st.container(key="proposal", gap="xsmall"):
        st.markdown(
            "**Suggested: take what fits**" if len(waiting.changes) > 1 else "**Suggested**"
        )
        _choice(desk, waiting, session.version)


def _choice(desk: Desk, waiting: Proposal, version: int) -> None:
    with st.container(key="proposal-lines", gap="xxsmall"):
        taken = [
            place
            for place, (change, text) in enumerate(
                zip(waiting.changes, waiting.texts(), strict=True)
            )
            if st.checkbox(
                _label(change, text),
                value=True,
                key=f"take-{version}-{place}",
                help=_quoted(change.quote),
            )
        ]
    with st.container(horizontal=True, gap="small"):
        count = len(waiting.changes)
        every = len(taken) == count
        whole = "Accept all" if count > 1 else "Accept"
        st.button(
            whole if every else f"Accept {len(taken)} of {count}",
            type="primary", key="accept", disabled=not taken, on_click=_accept,
            args=(desk, None if every else taken),
        )  # fmt: skip
        none = "None of these" if count > 1 else "Leave it out"
        st.button(none, key="reject", on_click=_reject, args=(desk,))


def _label(change: Change, text: str) -> str:
    if isinstance(change, AddStep) and change.kind in CATALOGUE and change.assumed:
        days = change.duration_days or CATALOGUE[change.kind].days
        usual = words.count(days, "day")
        return f"{words.escape(words.short(change.action, 80))} :gray[usually {usual}]"
    return words.escape(words.short(text, 200))


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
