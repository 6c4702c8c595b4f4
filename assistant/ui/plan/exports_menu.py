"""Downloads of the open plan."""

import re
from functools import partial

import streamlit as st

from assistant.ui.desk import Desk

FORMATS = {
    "docx": ("Word", ":material/description:"),
    "xlsx": ("Excel", ":material/table_chart:"),
    "html": ("Web page", ":material/web:"),
    "md": ("Markdown", ":material/notes:"),
    "ics": ("Calendar", ":material/event:"),
    "csv": ("CSV", ":material/csv:"),
    "json": ("JSON", ":material/data_object:"),
}


def show(desk: Desk) -> None:
    """Draw a button for each format; the file is made when it is clicked."""
    with st.popover("Export", icon=":material/download:", width="stretch", key="export"):
        st.caption("The plan as it stands, to share or to keep.")
        for ending, (label, icon) in FORMATS.items():
            st.download_button(
                f"{label} .{ending}",
                data=partial(content, desk, ending),
                file_name=f"{stem(desk)}.{ending}",
                icon=icon,
                key=f"export-{ending}",
                on_click="ignore",
                type="tertiary",
                width="stretch",
            )


def stem(desk: Desk) -> str:
    """Return the file's name without its ending."""
    buyer = (desk.session.plan.deal.buyer if desk.session else None) or "deal"
    safe = re.sub(r"[^\w]+", "-", buyer.casefold()).strip("-")[:40] or "deal"
    return f"{safe}-mutual-action-plan"


def content(desk: Desk, ending: str) -> bytes:
    """Return the open plan as a file."""
    from assistant.exports import render

    session = desk.begin()
    return render(session.plan, ending, session.today)
