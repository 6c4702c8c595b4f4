"""What is wrong or at risk in the plan, and what to do about it."""

import streamlit as st

from assistant.plan.changes import Requalify
from assistant.plan.findings import Finding
from assistant.ui import words
from assistant.ui.chat import asking
from assistant.ui.desk import Desk
from assistant.ui.plan.mending import mend
from assistant.ui.plan.picture import Picture

MAX_SHOWN = 40
ORDER = {"high": 0, "medium": 1, "low": 2}
BADGES = {
    "high": ":red-badge[Serious]",
    "medium": ":orange-badge[Look at]",
    "low": ":gray-badge[Minor]",
}


def show(desk: Desk, shown: Picture) -> None:
    """Draw the findings, the worst first."""
    if not shown.findings:
        with st.container(key="empty-checks"):
            st.markdown(":material/task_alt: **Nothing to mend.**")
            st.caption(
                "Owners, dates, days off, overdue steps, check-ins and who is missing from the "
                "plan are checked after every change."
            )
        return
    ranked = sorted(shown.findings, key=lambda one: ORDER[one.severity])
    minor = [one for one in ranked if one.severity == "low"]
    grave = ranked[: len(ranked) - len(minor)]
    for number, finding in enumerate(grave[:MAX_SHOWN]):
        _finding(desk, shown, finding, number)
    if minor:
        with st.expander(f"{len(minor)} minor", expanded=not grave, type="compact", key="minor"):
            for number, finding in enumerate(minor[:MAX_SHOWN], start=MAX_SHOWN):
                _finding(desk, shown, finding, number)
    _shifted(desk, shown)
    hidden = max(0, len(grave) - MAX_SHOWN) + max(0, len(minor) - MAX_SHOWN)
    if hidden:
        st.caption(f"{hidden} more, once these are mended.")


def _shifted(desk: Desk, shown: Picture) -> None:
    """Offer to qualify the deal again where a step of it has stalled."""
    stalled = next((one for one in shown.findings if one.code == "stalled"), None)
    step = shown.plan.step(stalled.step) if stalled and stalled.step else None
    if step is None or shown.plan.qualification:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", key="finding-shifted", gap="small"
    ):
        with st.container(width="stretch", gap=None):
            st.markdown(":blue-badge[Ask] Has the priority shifted?")
            st.caption("Then MEDDPICC begins afresh: all letters red, proven by the buyer's words.")
        st.button(
            "Qualify again", key="requalify", help="Changes the plan; can be undone",
            on_click=asking.change,
            args=(desk, [Requalify(why=f"{words.short(step.action, 80)} has stalled")]),
        )  # fmt: skip


def _finding(desk: Desk, shown: Picture, finding: Finding, number: int) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"finding-{number}", gap="small"
    ):
        with st.container(width="stretch", gap=None):
            st.markdown(f"{BADGES[finding.severity]} {words.escape(finding.message)}")
            if finding.fix:
                st.caption(words.escape(finding.fix))
        _button(desk, shown, finding, number)


def _button(desk: Desk, shown: Picture, finding: Finding, number: int) -> None:
    session = desk.session
    found = session and mend(finding, shown.plan, shown.schedule, shown.today, session.calendar)
    if not found:
        return
    key = f"mend-{number}-{finding.code}-{finding.step}"
    if found.changes:
        act, told = asking.change, "Changes the plan; can be undone"
        st.button(found.label, key=key, help=told, on_click=act, args=(desk, found.changes))
    else:
        told = "Begins the sentence in the chat, for you to end"
        st.button(found.label, key=key, help=told, on_click=asking.begin, args=(found.message,))
