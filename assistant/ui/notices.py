"""Sentences that tell once what went wrong or was done."""

import streamlit as st

from assistant.ui import words
from assistant.ui.desk import Desk

ICONS = {
    "error": ":material/error:",
    "warning": ":material/sync_problem:",
    "info": ":material/info:",
}


def show(desk: Desk) -> None:
    """Draw the waiting notices, and forget them."""
    waiting, desk.notices = desk.notices, []
    for tone, text in waiting:
        draw = {"error": st.error, "warning": st.warning}.get(tone, st.info)
        icon = ICONS.get(tone, ICONS["info"])
        draw(words.escape(text), icon=icon)
        if tone != "info":  # who has scrolled down sees no box at the top
            st.toast(words.escape(text), icon=icon, duration="long")
