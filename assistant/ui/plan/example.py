"""What a plan looks like, shown where there is none yet."""

import datetime as dt

import streamlit as st

from assistant.plan.schedule import schedule
from assistant.plan.sequence import in_sequence
from assistant.ui import words
from assistant.ui.plan.headline import headline
from assistant.ui.plan.headline_view import COLORS, ICONS
from assistant.ui.sample import sample

SHOWN = 8


def show(today: dt.date) -> None:
    """Draw the first steps of the sample deal, to look at only."""
    with st.container(key="example", gap="xsmall"):
        st.caption("For example")
        for text in _lines(today):
            st.markdown(text)


@st.cache_data(show_spinner=False, max_entries=2)
def _lines(today: dt.date) -> list[str]:
    plan = sample(today)
    planned = schedule(plan, today)
    head = headline(plan, planned, today)
    latest = {one.id: one.latest_finish for one in planned.steps}
    rows = ["| Step | Owner | By | Status |", "|---|---|---|---|"]
    for step in in_sequence(plan)[:SHOWN]:
        day = None if step.status == "done" else step.due or latest.get(step.id)
        cells = (
            step.action,
            words.names(step.owners) or "nobody yet",
            words.day(day, today) if day else "",
            words.STATUSES[step.status],
        )
        rows.append(f"| {' | '.join(words.escape(one) for one in cells)} |")
    badge = f":{COLORS[head.tone]}-badge[{ICONS[head.tone]} {head.verdict}]"
    return [
        f"{badge} :gray[{words.escape(plan.deal.buyer or '')}]",
        f"**{words.escape(head.text)}**",
        "\n".join(rows),
    ]
