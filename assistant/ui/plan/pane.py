"""The right side: the living plan, from its headline to its history."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.plan.odds import odds
from assistant.ui import notices, welcome, words
from assistant.ui.desk import Desk
from assistant.ui.plan import (
    deal_tab,
    example,
    findings_tab,
    headline_view,
    history_tab,
    steps_view,
    timeline,
)
from assistant.ui.plan.picture import Picture
from assistant.ui.style import palette

PLAN, CHECKS, DEAL, HISTORY = "Plan", "Checks", "Deal", "History"


@st.fragment(key="plan")
def plan_pane(desk: Desk, strip: DeltaGenerator) -> None:
    """Draw the plan; edits made here rerun this pane alone.

    Args:
        desk: what this tab has open.
        strip: where a narrow window keeps the headline in sight of the chat.
    """
    steps_view.take_edits(desk)
    shown = desk.picture()
    strip.markdown(headline_view.strip(shown))
    with st.container(key="plan-pane", gap="small"):
        notices.show(desk, scrolls=True)
        if shown is None:
            welcome.empty_plan()
            example.show(desk.today)
            return
        headline_view.show(desk, shown)
        _tabs(desk, shown)


def _tabs(desk: Desk, shown: Picture) -> None:
    plan, checks, deal, history = st.tabs(
        [PLAN, CHECKS, DEAL, HISTORY], key="plan-tab", on_change="rerun"
    )
    if plan.open:
        with plan:
            _steps(desk, shown)
    if checks.open:
        with checks:
            findings_tab.show(desk, shown)
    if deal.open:
        with deal:
            deal_tab.show(desk, shown)
    if history.open:
        with history:
            history_tab.show(desk, shown)


def _steps(desk: Desk, shown: Picture) -> None:
    if not shown.plan.steps:
        welcome.no_steps(desk)
        return
    steps_view.show(desk, shown)
    _timeline(desk, shown)


def _timeline(desk: Desk, shown: Picture) -> None:
    st.subheader("Timeline", anchor=False)
    colors = palette.palette(st.context.theme.type)
    with st.container(key="timeline"):
        st.altair_chart(
            timeline.chart(shown.plan, shown.schedule, shown.today, colors),
            width="stretch",
            theme=None,
            key="timeline-chart",
            alt="Timeline of the steps from today to go-live",
        )
    explained = "Outlined bars set the end: a day late there is a day less to spare. "
    explained += "The thin line behind a bar is its room to move; the upright tick is its due date."
    if len(shown.plan.steps) > timeline.MAX_BARS:
        explained += f" The first {timeline.MAX_BARS} of {len(shown.plan.steps)} steps are drawn."
    st.caption(explained)
    likely = _odds(desk, shown)
    if likely:
        st.caption(likely)


def _odds(desk: Desk, shown: Picture) -> str:
    """Word when the signature falls if steps vary as they usually do."""
    session = desk.session
    found = odds(shown.plan, shown.today, calendar=session.calendar if session else None)
    if not found.p50_close or not found.p80_close:
        return ""
    half, most = (words.day(one, shown.today) for one in (found.p50_close, found.p80_close))
    return (
        "Steps often run over. Counting how long such steps take elsewhere, the signature falls "
        f"by **{half}** in half of the cases and by **{most}** in four of five."
    )
