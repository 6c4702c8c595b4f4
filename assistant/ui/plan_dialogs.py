"""Naming, copying, deleting and importing plans."""

import json

import streamlit as st
from pydantic import ValidationError

from assistant.plan.model import Plan
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk, closed

MAX_FILE_BYTES = 5_000_000


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
    desk.create(name.removesuffix(".json")[:120] or "Imported plan", parse(content), "import")


def parse(content: bytes) -> Plan:
    """Read a plan from JSON, either a bare PLAN or one under the key `plan`.

    Raises:
        InputError: it is no plan. The message says what is wrong.
    """
    from assistant.errors import InputError

    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise InputError("This file is no JSON. Export a plan as .json to see the form.") from None
    if isinstance(data, dict) and isinstance(data.get("plan"), dict):
        data = data["plan"]
    try:
        return Plan.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InputError(f"This file is no plan: {where}: {first['msg']}.") from None
