"""What is wrong or at risk in the plan, and what to do about it."""

import streamlit as st

from assistant.plan.health import Finding
from assistant.ui import asking, words
from assistant.ui.desk import Desk
from assistant.ui.picture import Picture

MAX_SHOWN = 40
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
                "table are checked after every change."
            )
        return
    order = {"high": 0, "medium": 1, "low": 2}
    ranked = sorted(shown.findings, key=lambda one: order[one.severity])
    for number, finding in enumerate(ranked[:MAX_SHOWN]):
        _finding(desk, shown, finding, number)
    if len(ranked) > MAX_SHOWN:
        st.caption(f"{len(ranked) - MAX_SHOWN} more of the same kind.")


def _finding(desk: Desk, shown: Picture, finding: Finding, number: int) -> None:
    with st.container(
        horizontal=True, vertical_alignment="top", key=f"finding-{number}", gap="small"
    ):
        with st.container(width="stretch", gap=None):
            st.markdown(f"{BADGES[finding.severity]} {words.escape(finding.message)}")
            if finding.fix:
                st.caption(words.escape(finding.fix))
        mend = asking.mend(finding, shown.plan)
        st.button(
            mend.label,
            key=f"mend-{number}-{finding.code}-{finding.step}",
            help="Puts it into the chat" if mend.message else None,
            on_click=asking.act,
            args=(desk, mend),
            width="content",
        )
