"""Sentences that tell once what went wrong or was done."""

import streamlit as st

from assistant.ui import words
from assistant.ui.desk import Desk

ICONS = {
    "error": ":material/error:",
    "warning": ":material/sync_problem:",
    "info": ":material/info:",
}


def show(desk: Desk, *, scrolls: bool = False) -> None:
    """Draw the waiting notices, and forget them.

    Args:
        desk: what this tab has open.
        scrolls: they may stand out of sight, so that what went wrong is told in a corner, too.
    """
    waiting, desk.notices = desk.notices, []
    for tone, text in waiting:
        draw = {"error": st.error, "warning": st.warning}.get(tone, st.info)
        icon = ICONS.get(tone, ICONS["info"])
        draw(words.escape(text), icon=icon)
        if scrolls and tone != "info":
            st.toast(words.escape(text), icon=icon, duration="long")
