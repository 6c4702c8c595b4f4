"""The next call, prepared from the open plan."""

from functools import partial

import streamlit as st

from assistant.errors import AssistantError
from assistant.prep.calls import FEWEST_MINUTES, MOST_MINUTES, NAMES, USUAL_MINUTES, CallKind
from assistant.prep.markdown import rendered
from assistant.prep.sheet import PrepSheet, prepare
from assistant.session import PlanSession
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk
from assistant.ui.plan.exports_menu import stem
from assistant.ui.prep import sheet as prep_sheet

KIND, MINUTES = "prep-kind", "prep-minutes"


def show(desk: Desk) -> None:
    """Draw the choice of the call, and its sheet."""
    with st.container(key="prep-view", gap="small"):
        notices.show(desk)
        session = desk.session
        if session is None:
            _no_plan()
            return
        _sheet(desk, session)


def _no_plan() -> None:
    with st.container(key="prep-empty", gap="small"):
        st.markdown("### Prepare the next call", anchors=False)
        st.markdown(
            "The sheet is made from a plan: what is late, who is missing, what nobody has asked "
            "yet. Open a plan in the sidebar, or tell the chat about your deal first."
        )


def _sheet(desk: Desk, session: PlanSession) -> None:
    with st.container(key="prep-bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        kind, minutes = _chosen(desk)
        export = st.container(width="content")
    known = resources.knowledge()
    try:
        sheet = prepare(session.plan, kind, minutes, session.today, known, session.calendar)
    except AssistantError as error:
        st.error(words.escape(str(error)))
        return
    with export:
        _export(desk, session, sheet)
    prep_sheet.show(desk, sheet, known)


def _chosen(desk: Desk) -> tuple[CallKind, int]:
    place = desk.place
    # Set afresh each time: what the chat chose is shown here too.
    st.session_state[KIND] = place.call
    st.session_state[MINUTES] = place.minutes
    st.segmented_control(
        "Call", list(NAMES), format_func=lambda one: NAMES[one], key=KIND, required=True,
        on_change=_another_call, args=(desk,),
    )  # fmt: skip
    st.number_input(
        "Minutes", FEWEST_MINUTES, MOST_MINUTES, step=5, key=MINUTES, width=120,
        on_change=_another_length, args=(desk,),
    )  # fmt: skip
    return place.call, place.minutes


def _another_call(desk: Desk) -> None:
    desk.place.call = st.session_state[KIND]
    desk.place.minutes = USUAL_MINUTES[desk.place.call]


def _another_length(desk: Desk) -> None:
    desk.place.minutes = int(st.session_state[MINUTES])


def _export(desk: Desk, session: PlanSession, sheet: PrepSheet) -> None:
    name = stem(desk).removesuffix("-mutual-action-plan")
    st.download_button(
        "Export .md", data=partial(_content, session, sheet), key="prep-export",
        file_name=f"{name}-{sheet.kind}.md", mime="text/markdown", icon=":material/download:",
        on_click="ignore",
    )  # fmt: skip


def _content(session: PlanSession, sheet: PrepSheet) -> bytes:
    return rendered(sheet, session.plan, session.today).encode()
