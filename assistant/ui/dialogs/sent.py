"""What was sent to a model, word for word."""

import streamlit as st

from assistant.agent.sent import Purpose, Request
from assistant.ui import resources, words
from assistant.ui.desk import Desk, closed

_ROLES = {"system": "Rules", "human": "Asked", "ai": "Assistant", "tool": "Result"}
_PURPOSES: dict[Purpose, str] = {
    "chat": "Chat",
    "notes": "Notes",
    "answer": "Answer to an objection",
    "practice": "Practice",
}


@st.dialog("What was sent", width="large", on_dismiss=closed)
def show(desk: Desk) -> None:
    """Draw the last requests, the newest first."""
    requests = resources.sent(desk.plan_id).requests()
    if not requests:
        st.info(
            "Nothing was sent about this plan since the app was started. Offline nothing is sent "
            "at all."
        )
        return
    st.caption(
        "Word for word, the newest first. Keys are sent beside it and never shown. Kept in memory "
        "only, the last requests of each plan."
    )
    for number, request in enumerate(reversed(requests)):
        size = sum(len(one.text) for one in request.messages)
        name = words.escape(request.model.partition(":")[2])
        label = f"{_PURPOSES[request.purpose]} · {name} · {size:,} characters"
        with st.expander(label, expanded=number == 0):
            _request(request)


def _request(request: Request) -> None:
    st.caption(f"Tools offered: {', '.join(request.tools) or 'none'}")
    for message in request.messages:
        st.markdown(f"**{_ROLES.get(message.role, message.role)}**")
        st.code(message.text, language=None, wrap_lines=True)
