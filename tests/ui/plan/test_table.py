import datetime as dt

import pytest

from assistant.errors import InputError
from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, RemoveStep, UpdateStep
from assistant.plan.model import Plan, Step
from assistant.plan.schedule import schedule
from assistant.ui.plan import table

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def plan() -> Plan:
    return Plan(
        assume_usual=True,
        go_live=dt.date(2027, 3, 1),
        steps=[
            Step(id="msa-sent", action="Contract draft sent", kind="msa-sent", side="seller"),
            Step(
                id="legal-review",
                action="Legal review",
                kind="legal-review",
                owners=["Priya Shah", "Jo Lee"],
                duration_days=12,
            ),
            Step(id="own", action="Legal review", depends_on=["legal-review"]),
        ],
    )


def test_rows_mark_what_is_assumed(plan: Plan) -> None:
    rows = table.rows(plan, schedule(plan, TODAY), TODAY)
    assert rows[0][table.DAYS] == "~1"
    assert rows[1][table.DAYS] == "12"
    assert rows[1][table.AFTER] == ["~Contract draft sent"]
    assert rows[2][table.AFTER] == ["Legal review"]
    assert rows[1][table.OWNERS] == "Priya Shah, Jo Lee"
    assert rows[2][table.LATEST]


def test_steps_of_the_same_name_can_be_told_apart(plan: Plan) -> None:
    assert list(table.labels(plan).values()) == [
        "Contract draft sent",
        "Legal review",
        "Legal review (2)",
    ]


def test_an_edited_cell_becomes_one_change_of_its_step(plan: Plan) -> None:
    edits = {
        "edited_rows": {
            1: {
                table.OWNERS: " Mark Feld ; Jo  Lee,",
                table.DUE: "2026-12-04",
                table.DAYS: "~10",
                table.STATUS: "In progress",
                table.SIDE: "Buyer",
                table.AFTER: ["~Contract draft sent", "Legal review (2)"],
            }
        }
    }
    assert table.changes(edits, plan) == [
        UpdateStep(
            step="legal-review",
            owners=["Mark Feld", "Jo Lee"],
            due="2026-12-04",
            duration_days=10,
            status="in_progress",
            side="buyer",
            depends_on=["msa-sent", "own"],
        )
    ]


def test_an_emptied_date_and_owner_are_cleared(plan: Plan) -> None:
    edits = {"edited_rows": {1: {table.DUE: None, table.OWNERS: ""}}}
    assert table.changes(edits, plan) == [
        UpdateStep(step="legal-review", owners=[], clear_due=True)
    ]


def test_rows_are_added_and_removed(plan: Plan) -> None:
    edits = {
        "edited_rows": {},
        "added_rows": [{}, {table.STEP: "Reference call", table.DAYS: "2 days"}],
        "deleted_rows": [0, 99],
    }
    assert table.changes(edits, plan) == [
        RemoveStep(step="msa-sent"),
        AddStep(action="Reference call", duration_days=2),
    ]


@pytest.mark.parametrize(
    "cells", [{table.DAYS: "soon"}, {table.DAYS: "-3"}, {table.STEP: " "}, {table.STEP: None}]
)
def test_what_cannot_be_read_is_refused_in_words(plan: Plan, cells: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"number like 10|needs a name"):
        table.changes({"edited_rows": {0: cells}}, plan)


def test_an_edit_goes_through_apply(plan: Plan) -> None:
    edits = {"edited_rows": {1: {table.DAYS: "8"}}}
    done = apply(plan, table.changes(edits, plan), today=TODAY, origin="edit").plan
    step = done.step("legal-review")
    assert step is not None
    assert step.duration_days == 8
