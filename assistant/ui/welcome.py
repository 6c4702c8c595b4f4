"""What a page without a plan, or a plan without steps, says to do."""

import datetime as dt

import streamlit as st

from assistant.errors import PlanError
from assistant.plan.gaps import gaps
from assistant.ui import words
from assistant.ui.desk import Desk
from assistant.ui.notes.entry import HELP, enter_notes

SAMPLE = "Sample: Halden Health"
QUESTIONS = ["Are we on track?", "What is missing?", "What is due next?"]


def starters(today: dt.date) -> list[str]:
    """Return messages to begin with; the go-live they name is some months off."""
    live = (today + dt.timedelta(days=100)).replace(day=5)
    return [
        f"Acme wants to be live on {live:%B} {live.day}, the deal is worth $180K",
        "Legal takes three weeks, nobody owns security yet",
        "What are the usual steps from a verbal yes to the signature?",
    ]


def hello(desk: Desk) -> None:
    """Greet whoever opens the page for the first time."""
    with st.container(key="hello", gap="small"):
        st.markdown("# Plan the way to the signature", anchors=False)
        st.markdown(
            "Say what you know about the deal. You get a mutual action plan: every step with an "
            "owner, dated in working days back from the buyer's go-live."
        )
        with st.container(horizontal=True, gap="small", key="hello-ways"):
            st.button(
                "Start from meeting notes", type="primary", icon=":material/note_add:",
                key="hello-notes", help=HELP, on_click=enter_notes, args=(desk,),
            )  # fmt: skip
            st.button(
                "Open a sample deal", icon=":material/visibility:", key="open-sample",
                on_click=_sample, args=(desk,),
            )  # fmt: skip
        st.caption("or start with one of these")
        for number, text in enumerate(starters(desk.today)):
            st.button(
                text.replace("$", r"\$"),
                key=f"starter-{number}",
                icon=":material/chat_bubble_outline:",
                on_click=desk.say,
                args=(text,),
            )


def resume(desk: Desk) -> None:
    """Greet at a plan that nobody has talked about yet."""
    with st.container(key="resume", gap="small"):
        st.markdown("### What has changed?", anchors=False)
        if desk.name() == SAMPLE:
            st.markdown("This is a made-up deal to try things on. Change whatever you like.")
        st.markdown(
            "Say it in your own words: who owns what, what moved, what is done. "
            "Or ask how the plan stands."
        )
        _first_question(desk)
        if not desk.suggestions:
            desk.suggestions = list(QUESTIONS)


def _first_question(desk: Desk) -> None:
    """Say what would help most to know, where the plan leaves something open."""
    session = desk.session
    if session is None or desk.name() == SAMPLE:
        return
    try:
        found = gaps(session.plan, session.today, session.calendar)
    except PlanError:
        return  # the plan beside it says what is wrong
    if found:
        told = f"{found[0].question} {found[0].reason}"
        st.markdown(f"**What would help to know:** {words.escape(told)}")


def _sample(desk: Desk) -> None:
    from assistant.ui.sample import open_sample

    desk.attempt(lambda: open_sample(desk))
    st.rerun()


def empty_plan() -> None:
    """Say what will stand on the right once there is a plan."""
    with st.container(key="empty-plan", gap="small"):
        st.markdown("### Your plan will appear here", anchors=False)
        for icon, what, why in (
            (
                "flag",
                "The date to sign by",
                "and the working days to spare, or by how many it falls short",
            ),
            ("table_rows", "Every step", "with owner, due date, days and what comes before it"),
            ("view_timeline", "The timeline", "with the steps where a day late is a day lost"),
            ("rule", "The checks", "days off, missing owners, nobody from legal, overdue steps"),
        ):
            st.markdown(f":material/{icon}: **{what}** {why}")


def no_steps(desk: Desk) -> None:
    """Say how the first steps come into a plan."""
    with st.container(key="no-steps", gap="small"):
        st.markdown("**No steps yet.** Tell the chat what has to happen, or take the usual ones.")
        st.button(
            "Suggest the usual steps",
            icon=":material/playlist_add:",
            on_click=desk.say,
            args=("Suggest the usual steps",),
            key="usual-steps",
        )
