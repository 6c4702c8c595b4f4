"""What is applied for a line that the seller corrected, and what is shown as before and after."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import PlanError, StoreError
from assistant.notes.drafted import Draft
from assistant.notes.page import PASTED, page_of
from assistant.plan.apply import apply
from assistant.plan.changes import (
    AddStep,
    Change,
    MarkUnknown,
    RemoveStep,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.model import Plan
from assistant.ui.notes.diff import difference
from assistant.ui.notes.edited import edited, joined
from assistant.ui.notes.kept import HELD, Choices, Edit, Review, Shelf, review_of, standing
from assistant.ui.notes.trial import trial
from tests.ui.noting import TODAY, noted

STEP = AddStep(action="Legal review", owners=["Ana"], due="Dec 4", quote="Ana has legal by Dec 4")
MOVE = UpdateStep(step="Legal review", due="Dec 11", quote="legal slips to Dec 11")


def _plan(*changes: Change) -> Plan:
    return apply(Plan(), list(changes), today=TODAY).plan


def _shown(change: Change, *before: Change) -> str:
    text = difference(apply(_plan(*before), [change], today=TODAY).lines)
    return text.replace("\\", "")


def test_what_the_seller_wrote_has_no_quote_and_the_rest_keeps_its_own() -> None:
    made = edited(STEP, {"action": "Legal review", "owners": ["Ana"], "due": "Dec 9"})
    added, written = made
    assert isinstance(added, AddStep)
    assert (added.due, added.quote) == (None, STEP.quote)
    assert isinstance(written, UpdateStep)
    assert (written.due, written.quote) == ("Dec 9", "")
    step = _plan(*made).steps[0]
    assert step.due == dt.date(2026, 12, 9)
    assert step.sources["owners"].quote == STEP.quote


@pytest.mark.parametrize(
    "wanted", [{}, {"due": "Dec 4"}, {"owners": ["Ana"]}, {"due": "Dec 4", "owners": ["Ana"]}]
)
def test_a_form_that_says_the_same_changes_nothing(wanted: dict[str, Any]) -> None:
    assert edited(STEP, wanted) == []


def test_a_value_taken_out_is_not_made() -> None:
    made = edited(STEP, {"action": "Legal review", "owners": [], "due": None})
    step = _plan(*made).steps[0]
    assert (step.owners, step.due) == ([], None)


def test_a_line_with_nothing_left_is_refused() -> None:
    with pytest.raises(PlanError, match="unticked"):
        edited(MOVE, {"due": None})
    with pytest.raises(PlanError, match="unticked"):
        edited(SetDeal(value=5, quote="5"), {"value": None})


@given(
    due=st.sampled_from([None, "Dec 4", "Dec 9", "end of next week"]),
    owners=st.lists(st.sampled_from(["Ana", "Bob", "Cem"]), unique=True, max_size=3),
    action=st.sampled_from(["Legal review", "Redlines"]),
)
def test_a_corrected_step_is_as_the_form_says(
    due: str | None, owners: list[str], action: str
) -> None:
    wanted: dict[str, Any] = {"action": action, "owners": owners, "due": due}
    made = edited(STEP, wanted) or [STEP]
    again = joined(made)
    assert isinstance(again, AddStep | UpdateStep)
    assert (again.due or None, again.owners or []) == (due, owners)
    (step,) = _plan(*made).steps
    assert step.action == action
    assert step.owners == owners
    assert (step.due is None) == (due is None)


def test_before_and_after() -> None:
    assert "due ~~Fri Dec 4~~ → Fri Dec 11" in _shown(MOVE, STEP)
    done = _shown(UpdateStep(step="Legal review", status="done"), STEP)
    assert "~~not started~~ → done" in done
    assert ":green[" in _shown(STEP)
    assert "new step, owner Ana, due Fri Dec 4" in _shown(STEP)
    assert ":red[" in _shown(RemoveStep(step="Legal review"), STEP)
    assert "joins the people" in _shown(SetPerson(name="Ana"))
    declined = _shown(MarkUnknown(question="works-council", answer="declined"))
    assert "will not be asked about any more" in declined
    assert "Left open" not in declined
    assert difference([]) == "No change"


@given(text=st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())))
def test_no_name_of_a_step_becomes_markdown(text: str) -> None:
    try:
        plan = apply(Plan(), [AddStep(action=text)], today=TODAY)
    except (PlanError, ValueError):
        return
    shown = difference(plan.lines)
    body = shown.partition("] ")[2]
    assert "[" not in body.replace("\\[", "")
    assert "<" not in body.replace("\\<", "")
    assert "$" not in body.replace("\\$", "")


def _review(*changes: Change, rejected: tuple[int, ...] = ()) -> Review:
    text = "\n".join(one.quote for one in changes)
    draft = Draft(page=page_of(text, PASTED, TODAY), changes=[noted(one) for one in changes])
    choices = Choices(rejected=frozenset(rejected))
    return review_of(draft, read=True).model_copy(update={"choices": choices})


def test_a_trial_changes_nothing_and_says_what_would_be() -> None:
    plan = Plan()
    both = trial(_review(STEP, MOVE), plan, ("p", 1), TODAY)
    assert both.places("taken") == [0, 1]
    assert both.plan.steps[0].due == dt.date(2026, 12, 11)
    assert plan.steps == []
    alone = trial(_review(STEP, MOVE, rejected=(0,)), plan, ("p", 1), TODAY)
    assert [row.outcome for row in alone.rows] == ["left", "refused"]
    assert alone.rows[1].why
    same = trial(_review(STEP, STEP), _plan(STEP), ("p", 2), TODAY)
    assert same.places("same") or same.places("refused")


def test_a_date_that_the_seller_wrote_counts_from_today() -> None:
    review = _review(STEP)
    said = noted(STEP).model_copy(update={"said_on": dt.date(2026, 11, 2)})
    draft = review.draft.model_copy(update={"changes": [said]})
    edit = Edit(changes=edited(STEP, {"action": STEP.action, "owners": ["Ana"], "due": "tomorrow"}))
    choices = Choices(edits={0: edit})
    moved = review.model_copy(update={"draft": draft, "choices": choices})
    made = trial(moved, Plan(), ("p", 3), TODAY)
    assert made.plan.steps[0].due == TODAY + dt.timedelta(days=1)


def test_the_shelf_keeps_notes_and_choices_apart(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "notes")
    review = _review(STEP, MOVE)
    shelf.put("p", review)
    shelf.choose("p", review.model_copy(update={"choices": Choices(rejected=frozenset({1}))}))
    found = Shelf(tmp_path / "notes").get("p")
    assert found
    assert found.choices.rejected == {1}
    assert found.draft == review.draft
    shelf.put("p", _review(STEP))  # other notes: the choices of the first go
    anew = Shelf(tmp_path / "notes").get("p")
    assert anew
    assert anew.choices.rejected == frozenset()
    shelf.drop("p")
    assert shelf.get("p") is None
    assert list((tmp_path / "notes").iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", '{"token": "x", "later": 1}', "\x00"])
def test_a_damaged_file_of_notes_is_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.json").write_text(text)
    assert Shelf(tmp_path).get("p") is None


def test_damaged_choices_begin_anew(tmp_path: Path) -> None:
    Shelf(tmp_path).put("p", _review(STEP))
    (tmp_path / "p.choices.json").write_text("{")
    found = Shelf(tmp_path).get("p")
    assert found
    assert found.choices == Choices()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="could not be kept"):
        Shelf(tmp_path / "file").put("p", _review(STEP))


def test_many_plans_are_found_again_although_few_are_held(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(HELD + 5):
        shelf.put(f"p{number}", _review(STEP))
    assert all(shelf.get(f"p{number}") for number in range(HELD + 5))


def test_what_contradicts_the_plan_waits_for_a_tick() -> None:
    draft = _review(STEP).draft
    changes = [draft.changes[0].model_copy(update={"conflict": "due Dec 2"})]
    review = review_of(draft.model_copy(update={"changes": changes}), read=True)
    assert review.choices.rejected == {0}
    assert standing(review, None) == review
