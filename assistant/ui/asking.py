"""What a button does for the seller: a change made at once, or words put into the chat."""

import streamlit as st

from assistant.plan.changes import Change, UpdateStep
from assistant.plan.health import Finding
from assistant.plan.model import Plan, Strict
from assistant.ui import words
from assistant.ui.desk import Desk

CHAT_INPUT = "chat-input"
VIEW, CHAT, PLAN = "view-choice", "Chat", "Plan"


class Mend(Strict):
    """What a finding's button does: apply `changes`, or begin `message` in the chat."""

    label: str
    message: str = ""
    changes: list[Change] = []


def mend(finding: Finding, plan: Plan) -> Mend:
    """Return how a finding can be mended with one click."""
    step = plan.step(finding.step) if finding.step else None
    name = words.short(step.action, 60) if step else ""
    if step and finding.code == "overdue":
        return Mend(label="Mark as done", changes=[UpdateStep(step=step.id, status="done")])
    return Mend(label="Answer in chat", message=f"{name}: " if name else finding.fix)


def act(desk: Desk, wanted: Mend) -> None:
    """Do what a button promised."""
    if wanted.changes:
        desk.apply(wanted.changes)
        desk.editor += 1
        st.rerun(["chat", "plan"])
    else:
        st.session_state[CHAT_INPUT] = wanted.message
        st.session_state[VIEW] = CHAT
        st.rerun()  # a rerun of the chat alone would lose the words
