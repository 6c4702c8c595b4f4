"""The headline as it is drawn: the verdict, what would mend it, and a few figures."""

from collections import Counter

import streamlit as st

from assistant.plan.findings import Severity
from assistant.plan.measures import measures
from assistant.plan.model import Plan
from assistant.ui import words
from assistant.ui.chat import asking
from assistant.ui.desk import Desk
from assistant.ui.plan.headline import Tone
from assistant.ui.plan.mending import taken
from assistant.ui.plan.picture import Picture

COLORS: dict[Tone, str] = {"open": "blue", "good": "green", "tight": "orange", "short": "red"}
ICONS: dict[Tone, str] = {
    "open": ":material/flag:",
    "good": ":material/check_circle:",
    "tight": ":material/hourglass_bottom:",
    "short": ":material/error:",
}
MEASURES = 3
MOST_ASSUMED = 2


def show(desk: Desk, shown: Picture) -> None:
    """Draw the headline of the plan."""
    head = shown.headline
    with st.container(key=f"hero-{head.tone}", gap="xsmall"):
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key="hero-top"
        ):
            st.markdown(f":{COLORS[head.tone]}-badge[{ICONS[head.tone]} {head.verdict}]")
            st.caption(_deal(shown.plan), width="content")
        st.markdown(f"## {words.escape(head.text)}", anchors=False)
        if head.more:
            st.markdown(words.escape(head.more))
        if head.tone == "short":
            _measures(desk, shown)
        figures = _figures(shown)
        if figures:
            st.caption(" · ".join(figures))
        assumed = " ".join(shown.schedule.assumptions[:MOST_ASSUMED])
        if assumed:
            st.caption(f"Assumed: {words.escape(words.short(assumed, 400))}")


def strip(shown: Picture | None) -> str:
    """Return the headline on one line, as Markdown."""
    if shown is None:
        return ":gray[The plan appears under “Plan” as you talk.]"
    head = shown.headline
    return f":{COLORS[head.tone]}[{ICONS[head.tone]}] {words.escape(head.text)}"


def _deal(plan: Plan) -> str:
    parts = [
        words.escape(words.short(part, 60)) for part in (plan.deal.buyer, plan.deal.name) if part
    ]
    if plan.deal.value is not None:
        parts.append(words.escape(words.money(plan.deal.value, plan.deal.currency)))
    return " · ".join(parts) or "New plan"


def _measures(desk: Desk, shown: Picture) -> None:
    session = desk.session
    found = measures(shown.plan, shown.today, session.calendar if session else None)
    if not found:
        return
    st.markdown("**What would make it fit**")
    if len(found) > MEASURES:  # another go-live, which always works, comes last
        found = [*found[: MEASURES - 1], found[-1]]
    for number, one in enumerate(found):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"measure-{number}", gap="small"
        ):
            with st.container(width="stretch", gap=None):
                st.markdown(words.escape(one.text))
            changes = taken(one)
            if changes:
                st.button(
                    "Do this", key=f"take-measure-{number}", on_click=asking.change,
                    args=(desk, changes),
                )  # fmt: skip


def _figures(shown: Picture) -> list[str]:
    steps = shown.plan.steps
    if not steps:
        return []
    done = sum(step.status == "done" for step in steps)
    owned = sum(bool(step.owners) for step in steps)
    parts = [f"{done} of {words.count(len(steps), 'step')} done", f"{owned} with an owner"]
    counted = Counter(one.severity for one in shown.findings)
    told: dict[Severity, str] = {"high": "serious", "medium": "to look at"}
    parts.extend(f"{counted[one]} {text}" for one, text in told.items() if counted[one])
    return parts
