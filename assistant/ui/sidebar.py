"""The sidebar: plans, holidays that count, the model, and files in and out."""

from pathlib import Path

import streamlit as st

from assistant.errors import AssistantError
from assistant.ui import model_choice, words
from assistant.ui.desk import Desk
from assistant.ui.dialogs import calendar as calendar_dialog
from assistant.ui.dialogs import plan as plan_dialogs
from assistant.ui.plan import exports_menu

MAX_PLANS = 20
RENAME, DUPLICATE, DELETE = "Rename", "Duplicate", "Delete"
ACTIONS = {
    RENAME: ":material/edit: Rename",
    DUPLICATE: ":material/content_copy: Duplicate",
    DELETE: ":material/delete: Delete",
}


def show(desk: Desk) -> None:
    """Draw the sidebar."""
    with st.sidebar, st.container(key="sidebar", gap="small"):
        st.markdown("##### :material/handshake: Mutual action plans")
        st.button(
            "New plan", icon=":material/add:", key="new-plan", on_click=desk.show, args=(None,),
            width="stretch",
        )  # fmt: skip
        _plans(desk)
        if desk.session:
            _open_plan(desk)
        st.button(
            "Import a plan", icon=":material/upload_file:", key="import", type="tertiary",
            on_click=desk.ask, args=("import",),
        )  # fmt: skip
        _about(desk)


def _plans(desk: Desk) -> None:
    try:
        plans = desk.store.list_plans()
    except AssistantError as error:
        st.error(words.escape(str(error)))
        return
    if not plans:
        st.caption("Plans you start are kept here.")
        return
    with st.container(key="plans", gap=None):
        for plan in plans[:MAX_PLANS]:
            opened = plan.id == desk.plan_id
            st.button(
                words.escape(words.short(plan.name, 30)),
                key=f"{'opened' if opened else 'open'}-{plan.id}",
                type="tertiary",
                width="stretch",
                on_click=desk.show,
                args=(plan.id,),
            )
    if len(plans) > MAX_PLANS:
        more = {plan.id: plan.name for plan in plans[MAX_PLANS:]}
        st.selectbox(
            "Earlier plans", list(more), index=None, key="earlier",
            format_func=lambda one: words.short(more[one], 60),
            placeholder=f"{len(more):,} earlier plans", label_visibility="collapsed",
            on_change=lambda: desk.show(st.session_state["earlier"]),
        )  # fmt: skip


def _open_plan(desk: Desk) -> None:
    with st.container(horizontal=True, gap="xsmall", key="plan-actions"):
        exports_menu.show(desk)
        chosen = st.menu_button(
            "", list(ACTIONS), icon=":material/more_horiz:", key="plan-menu", help="This plan",
            format_func=lambda one: ACTIONS[one],
        )  # fmt: skip
    if chosen == DUPLICATE:
        plan_dialogs.duplicate(desk)
        st.rerun()
    elif chosen:
        desk.ask("rename" if chosen == RENAME else "delete")
    _calendar(desk)


def _calendar(desk: Desk) -> None:
    session = desk.session
    if session is None:
        return
    settings = session.plan.calendar
    buyer = calendar_dialog.place(settings.buyer_country, settings.buyer_subdivision)
    seller = calendar_dialog.place(settings.seller_country, settings.seller_subdivision)
    with st.container(key="holidays", gap="xxsmall"):
        st.caption("Holidays that count")
        st.markdown(buyer if buyer == seller else f"Buyer: {buyer}  \nSeller: {seller}")
        if settings.blackouts:
            st.caption(f"and {words.count(len(settings.blackouts), 'freeze')} or shutdown")
        st.button(
            "Countries, days off", key="calendar", icon=":material/calendar_month:",
            type="tertiary", on_click=desk.ask, args=("calendar",),
        )  # fmt: skip


def _about(desk: Desk) -> None:
    model_choice.show(desk)
    with st.container(key="about", gap="xxsmall"):
        st.caption("Kept in")
        st.markdown(words.escape(_from_home(desk.settings.data_dir)))


def _from_home(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if home in folder.parents else str(folder)
