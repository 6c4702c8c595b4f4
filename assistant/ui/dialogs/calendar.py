"""Whose holidays count, days off, and the fiscal year."""

import calendar
import datetime as dt
from functools import cache
from typing import Any

import streamlit as st

from assistant.plan.changes import SetCalendar
from assistant.plan.model import Blackout
from assistant.ui import notices, words
from assistant.ui.desk import Desk, closed

NAMES = {
    "US": "United States", "CA": "Canada", "GB": "United Kingdom", "IE": "Ireland", "DE": "Germany",
    "AT": "Austria", "CH": "Switzerland", "FR": "France", "ES": "Spain", "IT": "Italy",
    "NL": "Netherlands", "BE": "Belgium", "SE": "Sweden", "NO": "Norway", "DK": "Denmark",
    "FI": "Finland", "PL": "Poland", "PT": "Portugal", "CZ": "Czechia", "IN": "India",
    "JP": "Japan", "SG": "Singapore", "AU": "Australia", "NZ": "New Zealand", "BR": "Brazil",
    "MX": "Mexico", "ZA": "South Africa", "IL": "Israel", "AE": "United Arab Emirates",
}  # fmt: skip


@cache
def supported() -> dict[str, list[str]]:
    """Return the countries whose holidays are known, with their subdivisions."""
    import holidays

    found: dict[str, list[str]] = holidays.list_supported_countries()
    return {code: list(parts) for code, parts in sorted(found.items()) if len(code) == 2}


def place(country: str, subdivision: str | None) -> str:
    """Word a country, with its subdivision."""
    name = NAMES.get(country, country)
    return words.escape(f"{name}, {subdivision}" if subdivision else name)


@st.dialog("Countries and days off", width="medium", on_dismiss=closed)
def show(desk: Desk) -> None:
    """Change what counts as a working day in the open plan."""
    session = desk.session
    if session is None:
        return
    now = session.plan.calendar
    st.caption(
        "A day counts only when the side that works on a step works; shared steps need both."
    )
    left, right = st.columns(2)
    with left:
        buyer = _country("Buyer", now.buyer_country)
        buyer_part = _subdivision("Buyer's state or region", buyer, now.buyer_subdivision)
    with right:
        seller = _country("Seller", now.seller_country)
        seller_part = _subdivision("Seller's state or region", seller, now.seller_subdivision)
    month = st.selectbox(
        "Buyer's fiscal year starts in",
        range(1, 13),
        index=now.fiscal_year_start - 1,
        format_func=lambda one: calendar.month_name[one],
    )
    blackouts = _blackouts(now.blackouts)
    if not st.button("Save", type="primary", key="calendar-save"):
        return
    wanted: dict[str, Any] = {
        "buyer_country": buyer,
        "buyer_subdivision": buyer_part or "",
        "seller_country": seller,
        "seller_subdivision": seller_part or "",
        "fiscal_year_start": month,
        "blackouts": blackouts,
    }
    before = now.model_dump()
    changed = {key: new for key, new in wanted.items() if (before[key] or "") != new}
    if blackouts == now.blackouts:
        changed.pop("blackouts", None)
    if not changed or desk.apply([SetCalendar.model_validate(changed)]):
        desk.close()
        st.rerun()
    notices.show(desk)


def _country(label: str, now: str) -> str:
    codes = sorted(supported(), key=lambda code: (code not in NAMES, NAMES.get(code, code)))
    if now not in codes:
        codes.insert(0, now)
    return st.selectbox(
        label, codes, index=codes.index(now), format_func=lambda code: NAMES.get(code, code)
    )


def _subdivision(label: str, country: str, now: str | None) -> str | None:
    parts = supported().get(country, [])
    return st.selectbox(
        label,
        parts,
        index=parts.index(now) if now in parts else None,
        placeholder="National holidays only",
        disabled=not parts,
        key=f"{label}-{country}",
    )


def _blackouts(now: list[Blackout]) -> list[Blackout]:
    st.markdown("**Days off for a freeze or a shutdown**")
    kept = []
    for number, one in enumerate(now):
        text = f"{words.span(one.start, one.end, one.start)}, {one.start.year}"
        reason = words.escape(one.reason) or "days off"
        label = f"{text} · {reason} · {words.SIDES[one.side]}"
        if st.checkbox(label, value=True, key=f"blackout-{number}"):
            kept.append(one)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        days = st.date_input(
            "Add, from and to", value=[], format="MM/DD/YYYY", key="blackout-days", width="stretch"
        )
        reason = st.text_input(
            "Reason", max_chars=80, key="blackout-reason", placeholder="Change freeze"
        )
        side = st.selectbox(
            "Whose", list(words.SIDES), index=2, format_func=lambda one: words.SIDES[one],
            key="blackout-side", width=110,
        )  # fmt: skip
    if isinstance(days, tuple) and days:
        first, last = days[0], days[-1]
        if isinstance(first, dt.date) and isinstance(last, dt.date):
            kept.append(Blackout(start=first, end=last, reason=reason, side=side))
    return kept
