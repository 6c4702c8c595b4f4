"""Changing the deal's facts, its people and the check-in."""

import datetime as dt
from typing import Any

import streamlit as st
from pydantic import ValidationError

from assistant.plan.changes import RemovePerson, SetCheckIn, SetDeal, SetPerson
from assistant.plan.model import WEEKDAYS, CheckIn, Plan
from assistant.ui import notices, words
from assistant.ui.desk import Desk, closed


@st.dialog("Deal", on_dismiss=closed)
def deal(desk: Desk) -> None:
    """Change the facts of the deal."""
    session = desk.session
    if session is None:
        return
    plan = session.plan
    with st.form("deal-form", border=False):
        wanted = {
            "buyer": _line("Buyer", plan.deal.buyer),
            "seller": _line("Seller", plan.deal.seller),
            "value": st.number_input(
                "Value", min_value=0.0, value=plan.deal.value, step=1000.0, format="%.0f"
            ),
            "currency": _line("Currency", plan.deal.currency, 3),
            "go_live": _day("Go-live", plan.go_live),
            "target_close": _day("Target close", plan.target_close),
        }
        saved = st.form_submit_button("Save", type="primary")
    if saved:
        change = _deal_change(plan, wanted)
        if change is None or desk.apply([change]):
            desk.close()
            st.rerun()
    notices.show(desk)


def _line(label: str, value: str | None, most: int = 200) -> str | None:
    return st.text_input(label, value or "", max_chars=most).strip() or None


def _day(label: str, value: dt.date | None) -> str | None:
    chosen = st.date_input(label, value, format="MM/DD/YYYY")
    return chosen.isoformat() if chosen else None


def _deal_change(plan: Plan, wanted: dict[str, Any]) -> SetDeal | None:
    """Return the change that the form asks for, None where nothing differs."""
    before: dict[str, Any] = {
        **plan.deal.model_dump(exclude={"name"}),
        "go_live": plan.go_live and plan.go_live.isoformat(),
        "target_close": plan.target_close and plan.target_close.isoformat(),
    }
    if wanted["currency"]:
        wanted["currency"] = wanted["currency"].upper()
    changed = {key: new for key, new in wanted.items() if new is not None and new != before[key]}
    gone = [key for key, new in wanted.items() if new is None and before[key] is not None]
    gone = [key for key in gone if key != "currency"]
    return SetDeal.model_validate({**changed, "clear": gone}) if changed or gone else None


@st.dialog("Person", on_dismiss=closed)
def person(desk: Desk, name: str) -> None:
    """Add somebody (`name` is empty), or change or remove them."""
    session = desk.session
    if session is None:
        return
    known = session.plan.person(name) if name else None
    sides = list(words.SIDES)
    with st.form("person-form", border=False):
        called = st.text_input("Name", name, max_chars=200).strip()
        role = _line("Role", known.role if known else None)
        side = st.selectbox(
            "Side",
            sides,
            index=sides.index(known.side) if known and known.side else None,
            format_func=lambda one: words.SIDES[one],
        )
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            saved = st.form_submit_button("Save", type="primary")
            removed = known is not None and st.form_submit_button("Remove", type="tertiary")
    done = False
    if removed:
        done = desk.apply([RemovePerson(name=name)])
    elif saved and called:
        renamed = called if known and called != name else None
        done = desk.apply([SetPerson(name=name or called, new_name=renamed, role=role, side=side)])
    if done:
        desk.close()
        st.rerun()
    notices.show(desk)


@st.dialog("Check-in", on_dismiss=closed)
def check_in(desk: Desk) -> None:
    """Change when the plan is looked at together."""
    session = desk.session
    if session is None:
        return
    now = session.plan.check_in or CheckIn()
    with st.form("check-in-form", border=False):
        weekday = st.selectbox(
            "Day",
            WEEKDAYS,
            index=WEEKDAYS.index(now.weekday) if now.weekday else None,
            format_func=str.capitalize,
        )
        at = st.text_input("Time", now.time or "", placeholder="10:00", max_chars=5).strip()
        every = st.number_input("Every how many weeks", 1, 52, now.every_weeks)
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            saved = st.form_submit_button("Save", type="primary")
            cleared = st.form_submit_button("No check-in", type="tertiary")
    done = False
    if cleared:
        done = not session.plan.check_in or desk.apply([SetCheckIn(clear=True)])
    elif saved:
        clock = at.zfill(5) if at else None
        try:
            change = SetCheckIn.model_validate(
                {"weekday": weekday, "time": clock, "every_weeks": every}
            )
        except ValidationError:
            st.error("Write the time like 10:00 or 15:30.")
            return
        done = desk.apply([change])
    if done:
        desk.close()
        st.rerun()
    notices.show(desk)
