"""The steps: a table to edit on a wide screen, a list on a narrow one."""

from typing import Any

import streamlit as st

from assistant.errors import InputError
from assistant.plan.model import Status, Step
from assistant.plan.sequence import in_sequence
from assistant.ui import words
from assistant.ui.desk import Desk
from assistant.ui.plan import table
from assistant.ui.plan.picture import Picture

CLICKED = "step-clicked"
ROW_PIXELS = 36
MAX_TABLE_ROWS = 14  # more scroll inside the table
LISTED = 40  # steps in the list for narrow screens
ICONS: dict[Status, str] = {
    "not_started": ":material/radio_button_unchecked:",
    "in_progress": ":material/timelapse:",
    "done": ":material/check_circle:",
    "blocked": ":material/block:",
}


def _key(desk: Desk) -> str:
    return f"steps-{desk.plan_id}-{desk.editor}"


def take_edits(desk: Desk) -> None:
    """Apply what was edited in the table since it was drawn, then let it start afresh."""
    edits = st.session_state.get(_key(desk))
    session = desk.session
    if not edits or session is None or not any(edits.values()):
        return
    try:
        wanted = table.changes(edits, session.plan)
    except InputError as error:
        desk.notices.append(("error", str(error)))
        desk.editor += 1
        return
    if not wanted and edits.get("added_rows"):
        return  # a new row without a name yet: wait for it
    if wanted:
        desk.apply(wanted)
    desk.editor += 1


def show(desk: Desk, shown: Picture) -> None:
    """Draw the steps; what is assumed begins with '~'."""
    rows = table.rows(shown.plan, shown.schedule, shown.today)
    with st.container(key="steps-wide", gap="xsmall"):
        _editor(desk, shown, rows)
        st.caption(
            "Click a cell to change it, or the empty row at the end to add a step. "
            "Days are working days; ~ marks what is usual and nobody has said yet."
        )
    with st.container(key="steps-narrow", gap=None):
        _list(desk, shown, rows)


def _editor(desk: Desk, shown: Picture, rows: list[table.Row]) -> None:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(rows[0]) if rows else None)
    st.data_editor(
        frame,
        key=_key(desk),
        num_rows="dynamic",
        hide_index=True,
        row_height=ROW_PIXELS,
        height=ROW_PIXELS * (min(len(rows), MAX_TABLE_ROWS) + 2) + 2,
        placeholder="",
        column_config=_columns(desk, shown, rows),
        alt="Steps of the plan",
    )


def _clicked(desk: Desk) -> None:
    click = st.session_state.get(CLICKED)
    session = desk.session
    if click and session and click["row"] < len(session.plan.steps):
        desk.ask("step", in_sequence(session.plan)[click["row"]].id)


def _columns(desk: Desk, shown: Picture, rows: list[table.Row]) -> dict[str, Any]:
    column = st.column_config
    return {
        table.STEP: column.TextColumn("Step", width=178, required=True),
        table.OWNERS: column.TextColumn(
            "Owner", width=124, help="Several names: put a comma between them."
        ),
        table.SIDE: column.SelectboxColumn("Side", width=74, options=list(words.SIDES.values())),
        table.DUE: column.DateColumn("Due", width=94, format="ddd MMM D"),
        table.DAYS: column.TextColumn(
            "Days", width=66, alignment="right", help="Working days. ~ is the usual time, assumed."
        ),
        table.STATUS: column.SelectboxColumn(
            "Status", width=98, options=list(words.STATUSES.values())
        ),
        table.LATEST: column.TextColumn(
            "Latest",
            width=90,
            disabled=True,
            help="The latest day to finish this and still make the date.",
        ),
        table.AFTER: column.MultiselectColumn(
            "After", width=170, options=table.after_options(shown.plan, rows)
        ),
        table.MORE: column.ButtonColumn(
            "", width=44, type="tertiary", key=CLICKED, on_click=_clicked, args=(desk,)
        ),
    }


def _list(desk: Desk, shown: Picture, rows: list[table.Row]) -> None:
    for step, row in list(zip(in_sequence(shown.plan), rows, strict=True))[:LISTED]:
        _listed(desk, step, row, shown)
    if len(rows) > LISTED:
        st.caption(f"The first {LISTED} of {len(rows)} steps. A wider window shows them all.")


def _listed(desk: Desk, step: Step, row: table.Row, shown: Picture) -> None:
    due = f"due {words.day(step.due, shown.today)}" if step.due else ""
    latest = f"latest {row[table.LATEST]}" if row[table.LATEST] else ""
    owner = words.names(step.owners) or "nobody yet"
    unit = "day" if row[table.DAYS].strip(table.ASSUMED) == "1" else "days"
    parts = [owner, due or latest, f"{row[table.DAYS]} {unit}"]
    label = f"{ICONS[step.status]} **{words.escape(words.short(step.action, 60))}**  \n"
    label += words.escape(" · ".join(part for part in parts if part))
    st.button(
        label, key=f"listed-{step.id}", type="tertiary", width="stretch", on_click=desk.ask,
        args=("step", step.id),
    )  # fmt: skip
