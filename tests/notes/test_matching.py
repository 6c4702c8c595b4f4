"""Notes that meet a plan: a step is found again; what the plan says otherwise is told."""

import datetime as dt

import pytest
import yaml

from assistant.notes.drafted import Draft
from assistant.notes.drafting import accepted, draft
from assistant.notes.matching import meant
from assistant.notes.page import page_of
from assistant.plan.catalogue import recognise
from assistant.plan.changes import AddStep, SetCheckIn, SetDeal, UpdateStep
from assistant.plan.model import CheckIn, Deal, Plan, Step
from evals.cases import DATA
from tests.notes.evidencing import TODAY, drafted

PLAN = Plan(
    assume_usual=True,
    deal=Deal(buyer="Northwind", value=100_000, currency="USD"),
    go_live=dt.date(2027, 2, 1),
    target_close=dt.date(2026, 12, 18),
    check_in=CheckIn(weekday="monday", time="10:00"),
    steps=[
        Step(id="security-review", action="Infosec assessment", kind="security-review",
             owners=["Dana Ortiz"], due=dt.date(2026, 12, 4), due_text="end of next week"),
        Step(id="legal-review", action="Legal review", kind="legal-review", status="done",
             owners=["Kim Lee"]),
        Step(id="survey", action="Survey of the Toledo site", duration_days=5),
    ],
)  # fmt: skip


def _drafted(notes: str) -> Draft:
    return draft(page_of(notes, "pasted", TODAY), PLAN, TODAY)


def test_thresholds_hold_on_pairs_of_names() -> None:
    """Precision 1 and recall 0.85, both ways round: a wrong match loses a step."""
    right = wrong = missed = 0
    for pair in yaml.safe_load((DATA / "step_names.yaml").read_text(encoding="utf-8")):
        for one, other in ((pair["one"], pair["other"]), (pair["other"], pair["one"])):
            entry = recognise(one)
            step = Step(id="x", action=one, kind=entry.id if entry else None)
            found = meant(other, None, Plan(assume_usual=True, steps=[step])) is not None
            right += found and pair["same"]
            wrong += found and not pair["same"]
            missed += pair["same"] and not found
    assert wrong == 0
    assert right / (right + missed) >= 0.85


@pytest.mark.parametrize(
    "name", ["Security review", "infosec check", "Toledo site survey", "survey in Toledo"]
)
def test_a_step_under_other_words_is_changed_not_doubled(name: str) -> None:
    notes = f"{name} by Dec 11"
    made = drafted(notes, notes, AddStep(action=name, due="Dec 11"), PLAN)
    (one,) = made.changes
    assert isinstance(one.change, UpdateStep)
    assert one.matched in ("Infosec assessment", "Survey of the Toledo site")
    assert len(accepted(PLAN, made.changes, TODAY).plan.steps) == 3


def test_another_step_is_added() -> None:
    notes = "Survey of the Lyon site by Dec 11"
    made = drafted(notes, notes, AddStep(action="Survey of the Lyon site", due="Dec 11"), PLAN)
    assert len(accepted(PLAN, made.changes, TODAY).plan.steps) == 4
    assert made.changes[0].matched == ""


def test_a_name_that_the_words_hold_is_not_shown_again() -> None:
    notes = "Legal review is not done after all"
    made = drafted(notes, notes, UpdateStep(step="legal-review", status="not_started"), PLAN)
    assert made.changes[0].matched == ""
    assert made.changes[0].conflict == "The plan has Legal review as done."


@pytest.mark.parametrize(
    ("notes", "fields", "told"),
    [
        ("security review by Dec 11", {"due": "Dec 11"},
         'The plan has Infosec assessment due Fri Dec 4 ("end of next week").'),
        ("Ana Ruiz takes the security review", {"add_owners": ["Ana Ruiz"]},
         "The plan has Dana Ortiz as owner of Infosec assessment."),
        ("security review is done", {"status": "done"}, ""),
        ("Dana Ortiz: security review by Dec 4", {"due": "Dec 4", "add_owners": ["Dana Ortiz"],
         "status": None, "duration_days": None}, ""),
    ],
)  # fmt: skip
def test_what_the_plan_says_otherwise_of_a_step_is_told(
    notes: str, fields: dict[str, object], told: str
) -> None:
    change = UpdateStep.model_validate({"step": "security-review", **fields})
    made = drafted(notes, notes, change, PLAN)
    assert [one.conflict for one in made.changes] in ([told], [])


@pytest.mark.parametrize(
    ("notes", "change", "told"),
    [
        ("they go live on March 1", SetDeal(go_live="March 1"),
         "The plan has the go-live on Mon Feb 1."),
        ("sign by Jan 8", SetDeal(target_close="Jan 8"),
         "The plan has the signature on Fri Dec 18."),
        ("it is $120k now", SetDeal(value=120_000, currency="USD"),
         "The plan has a value of $100,000."),
        ("weekly call Thursdays 2pm", SetCheckIn(weekday="thursday", time="14:00"),
         "The plan has the check-in Monday at 10:00."),
    ],
)  # fmt: skip
def test_what_the_plan_says_otherwise_of_the_deal_is_told(
    notes: str, change: SetDeal | SetCheckIn, told: str
) -> None:
    assert [one.conflict for one in drafted(notes, notes, change, PLAN).changes] == [told]


def test_what_the_notes_said_themselves_is_no_conflict() -> None:
    made = _drafted("- Pilot: Kim Lee, by Dec 11\n- no, the pilot is due Dec 18\n")
    assert {one.conflict for one in made.changes} <= {""}
    step = next(s for s in accepted(PLAN, made.changes, TODAY).plan.steps if s.kind == "pilot")
    assert step.due == dt.date(2026, 12, 18)


def test_words_that_tell_of_a_move_contradict_nothing() -> None:
    told = {
        notes: [one.conflict for one in _drafted(notes).changes if one.change.op == "update_step"]
        for notes in ("- Security review due Dec 18\n", "- Security review moved to Dec 18\n")
    }
    plain, moved = told.values()
    assert any(plain)
    assert moved
    assert not any(moved)


def test_a_day_that_was_picked_is_not_told_twice() -> None:
    step = PLAN.steps[0].model_copy(
        update={"due": dt.date(2026, 12, 4), "due_text": "2026-12-04", "status": "not_started"}
    )
    plan = PLAN.model_copy(update={"steps": [step]})
    notes = f"{step.action} by Dec 11"
    made = drafted(notes, notes, UpdateStep(step=step.id, due="Dec 11"), plan)
    assert made.changes[0].conflict == f"The plan has {step.action} due Fri Dec 4."
