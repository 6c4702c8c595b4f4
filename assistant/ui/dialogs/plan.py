"""Naming, copying, deleting and importing plans."""

import streamlit as st

from assistant.plan_file import parse_plan
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk, closed


@st.dialog("Rename plan", on_dismiss=closed)
def rename(desk: Desk) -> None:
    """Ask for another name."""
    with st.form("rename-form", border=False):
        name = st.text_input("Name", desk.name(), max_chars=120, key="rename-to")
        if st.form_submit_button("Rename", type="primary") and name.strip() and desk.plan_id:
            plan_id = desk.plan_id
            desk.attempt(lambda: desk.store.rename(plan_id, name.strip()))
            desk.close()
            st.rerun()


def duplicate(desk: Desk) -> None:
    """Copy the open plan and open the copy."""
    plan_id = desk.plan_id
    if plan_id:
        desk.attempt(lambda: desk.show(desk.store.duplicate(plan_id)))


@st.dialog("Delete plan?", on_dismiss=closed)
def delete(desk: Desk) -> None:
    """Ask before the open plan goes."""
    st.markdown(
        f"**{words.escape(desk.name())}** goes for good, with its history and conversation. "
        "Export it first if it may be needed again."
    )
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button("Delete for good", type="primary", key="delete-yes") and desk.plan_id:
            plan_id = desk.plan_id
            if desk.attempt(lambda: _delete(desk, plan_id)):
                desk.show(None)
            desk.close()
            st.rerun()
        if st.button("Keep it", key="delete-no"):
            desk.close()
            st.rerun()


def _delete(desk: Desk, plan_id: str) -> None:
    desk.store.delete(plan_id)
    resources.conversations().delete_thread(plan_id)
    resources.outbox().drop(plan_id)
    resources.notes().drop(plan_id)


@st.dialog("Import a plan", on_dismiss=closed)
def uploader(desk: Desk) -> None:
    """Take a plan from a .json file."""
    st.caption(
        "A .json file that was exported here, or that another program wrote in the same form."
    )
    file = st.file_uploader(
        "Plan as .json", type=["json"], key="import-file", max_upload_size=5,
        label_visibility="collapsed",
    )  # fmt: skip
    if file is not None:
        if desk.attempt(lambda: _import(desk, file.name, file.getvalue())):
            desk.close()
            st.rerun()
        notices.show(desk)


def _import(desk: Desk, name: str, content: bytes) -> None:
    plan = parse_plan(content, words.short(name, 60))
    desk.create(
        words.short(plan.deal.buyer or name.removesuffix(".json"), 120) or "Imported plan",
        plan,
        "import",
    )
