"""The row of places above the page, and the way from one to another."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from assistant.ui.desk import Desk
from assistant.ui.place import PlaceName
from assistant.ui.playbook import view as playbook_view
from assistant.ui.practice import view as practice_view
from assistant.ui.prep import view as prep_view


class _Shown(NamedTuple):
    label: str
    draw: Callable[[Desk], None] | None  # None: chat and plan


PLACES: dict[PlaceName, _Shown] = {
    "plan": _Shown("Plan", None),
    "prep": _Shown("Prep", prep_view.show),
    "practice": _Shown("Practice", practice_view.show),
    "playbook": _Shown("Playbook", playbook_view.show),
}


def row(desk: Desk) -> None:
    """Draw the row of places."""
    with st.container(key="places", horizontal=True, gap="small"):
        for name, shown in PLACES.items():
            here = desk.place.name == name
            st.button(
                shown.label,
                key=f"place-{'here' if here else 'to'}-{name}",
                type="tertiary",
                on_click=_go,
                args=(desk, name),
            )


def drawn(desk: Desk) -> Callable[[Desk], None] | None:
    """Return what draws the place that the tab is in, None for chat and plan."""
    shown = PLACES.get(desk.place.name)
    return shown.draw if shown else None


def _go(desk: Desk, name: PlaceName) -> None:
    desk.place.name = name
    if name == "plan":
        desk.notes = ""
