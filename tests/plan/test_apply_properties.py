"""What holds for every list of changes, however odd."""

import datetime as dt
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import PlanError
from assistant.plan.apply import Applied, apply
from assistant.plan.applying import find_cycle
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    MarkUnknown,
    RemovePerson,
    RemoveStep,
    Requalify,
    ResolveRisk,
    ScoreLetter,
    SetCalendar,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.gaps import gaps
from assistant.plan.health import check
from assistant.plan.model import Blackout, Person, Plan, Step
from assistant.plan.qualification import LETTERS, not_green
from assistant.session import PlanSession

TODAY = dt.date(2026, 11, 24)
THERE = ["Legal review", "Sign", "Kickoff", "Own step"]
STEPS = [*THERE, *THERE, "security", "Translate the deck"]
PEOPLE = ["Mark", "Mark Feld", "Jo Lee", "Jo", "Me", "Legal", "Acme IT"]
PHRASES = [
    "Dec 4",
    "Saturday",
    "Nov 26",
    "end of next week",
    "EOM",
    "soon",
    "2026-12-25",
    "two weeks after legal",
    "a week before sign",
    "3 days after go-live",
    "yesterday",
    "banana",
    "1900-01-01",
    "2026-11-01",
]

sides = st.sampled_from(["buyer", "seller", "both"])
steps = st.sampled_from(STEPS)
people = st.sampled_from(PEOPLE)
phrases = st.sampled_from(PHRASES)
words = st.text(max_size=30)
several = st.lists(st.sampled_from(THERE), max_size=2)
owners = st.lists(people, max_size=3)
statuses = st.sampled_from(["not_started", "in_progress", "done", "blocked"])
days = st.integers(0, 40)


fields = st.one_of(
    st.fixed_dictionaries({"owners": owners, "side": st.none() | sides}),
    st.fixed_dictionaries({"due": phrases}, optional={"insist": st.booleans()}),
    st.fixed_dictionaries({"depends_on": several}, optional={"lag_days": days}),
    st.fixed_dictionaries({"duration_days": days, "status": st.none() | statuses}),
    st.fixed_dictionaries({"side": sides, "notes": words, "quote": words}),
)
more = st.one_of(
    fields.filter(lambda one: "depends_on" not in one),
    st.fixed_dictionaries({"add_owners": owners, "remove_owners": owners}),
    st.fixed_dictionaries({"action": steps | words, "clear_due": st.booleans()}),
    st.fixed_dictionaries({"add_depends_on": several}, optional={"lag_days": days}),
    st.fixed_dictionaries({"remove_depends_on": several}),
)


def add(action: str, kind: str | None, given: dict[str, Any], assumed: bool) -> AddStep:
    known = {name: value for name, value in given.items() if name in AddStep.model_fields}
    return AddStep(action=action, kind=kind, assumed=assumed, **known)


def update(step: str, given: dict[str, Any]) -> UpdateStep:
    return UpdateStep(step=step, **given)


added = st.builds(
    add,
    steps | words.filter(lambda text: bool(text.strip())),
    st.none() | st.sampled_from(sorted(CATALOGUE)),
    fields,
    st.booleans(),
)
updated = st.builds(update, steps, more | fields)
others = st.one_of(
    st.builds(
        SetDeal, buyer=st.none() | words, go_live=st.none() | phrases, value=st.none() | days
    ),
    st.builds(SetDeal, clear=st.lists(st.sampled_from(["buyer", "value", "go_live"]), max_size=2)),
    st.builds(
        SetPerson,
        name=people,
        new_name=st.none() | people,
        role=st.none() | words,
        side=st.none() | sides,
    ),
    st.builds(RemovePerson, name=people),
    st.builds(RemoveStep, step=steps),
    st.builds(SetCheckIn, weekday=st.none() | st.sampled_from(["monday", "friday"]), next=phrases),
    st.builds(AddRisk, text=words, step=st.none() | steps, quote=words),
    st.builds(ResolveRisk, text=words),
    st.builds(MarkUnknown, question=words),
    st.builds(
        SetCalendar,
        buyer_country=st.none() | st.sampled_from(["US", "DE", "XX"]),
        add_blackout=st.none()
        | st.just(Blackout(start=dt.date(2026, 12, 1), end=dt.date(2026, 12, 9))),
    ),
)
scored = st.builds(
    ScoreLetter,
    letter=st.sampled_from(sorted(LETTERS)),
    score=st.none() | st.sampled_from(["red", "amber", "green"]),
    words=st.sampled_from(["", "We lose 300 hours a month", "fine"]) | words,
    said_by=st.none() | people | st.sampled_from(["CFO", "their VP Sales", "us"]),
    said_on=st.none() | phrases,
    quote=words,
)
others = others | scored | st.builds(Requalify, why=words, close=st.booleans())
# Not one_of, which would draw each of the others as often as an update.
change = st.sampled_from([updated, added, updated, others]).flatmap(lambda drawn: drawn)
batches = st.lists(st.lists(change, min_size=1, max_size=2), min_size=1, max_size=12)


START = [
    Step(id="legal-review", action="Legal review", kind="legal-review", side="buyer"),
    Step(id="own-step", action="Own step", owners=["Jo Lee"], depends_on=["legal-review"]),
    Step(id="sign", action="Sign", kind="signature", depends_on=["own-step"]),
    Step(id="kickoff", action="Kickoff", depends_on=["sign"], lags={"sign": 2}),
]


def replay(batches: list[list[Change]], *, usual: bool) -> list[tuple[Plan, Applied | None]]:
    """Apply each batch to what the ones before it left; a refused batch leaves all as it was."""
    plan = Plan(assume_usual=usual, steps=START, people=[Person(name="Jo Lee", side="seller")])
    history: list[tuple[Plan, Applied | None]] = []
    for batch in batches:
        before = plan.model_dump_json()
        try:
            applied = apply(plan, batch, today=TODAY)
        except PlanError:
            applied = None
        assert plan.model_dump_json() == before, "a change wrote into the plan before it"
        history.append((plan, applied))
        plan = applied.plan if applied else plan
    return history


def refuse_broken(plan: Plan) -> None:
    ids = [step.id for step in plan.steps]
    assert len(set(ids)) == len(ids)
    for step in plan.steps:
        assert set(step.depends_on) <= set(ids) - {step.id}
        assert len(set(step.depends_on)) == len(step.depends_on)
        assert set(step.lags) <= set(step.depends_on)
        assert all(step.lags.values())
        folded = [owner.casefold() for owner in step.owners]
        assert len(set(folded)) == len(folded)
        assert len(set(step.evidence)) == len(step.evidence)
    assert find_cycle({step.id: step.depends_on for step in plan.steps}) is None
    assert {risk.step for risk in plan.risks} <= {None, *ids}
    names = [person.name for person in plan.people]
    assert len(set(names)) == len(names)


@settings(max_examples=150, deadline=None)
@given(batches, st.booleans())
def test_no_list_of_changes_breaks_a_plan(batches: list[list[Change]], usual: bool) -> None:
    for _, applied in replay(batches, usual=usual):
        if applied:
            refuse_broken(applied.plan)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(scored | others, min_size=1, max_size=2), min_size=1, max_size=12))
def test_nothing_is_green_without_words_of_the_buyer(batches: list[list[Change]]) -> None:
    for _, applied in replay(batches, usual=True):
        if applied is None or applied.plan.qualification is None:
            continue
        for letter, found in applied.plan.qualification.letters.items():
            if found.score == "green":
                assert found.words
                assert not_green(applied.plan, letter, found) is None


@settings(max_examples=100, deadline=None)
@given(batches)
def test_every_plan_survives_being_stored(batches: list[list[Change]]) -> None:
    for _, applied in replay(batches, usual=True):
        if applied:
            stored = applied.plan.model_dump_json(by_alias=True)
            assert Plan.model_validate_json(stored) == applied.plan


@settings(max_examples=60, deadline=None)
@given(batches)
def test_applying_and_undoing_gives_the_same_plan(batches: list[list[Change]]) -> None:
    session = PlanSession(Plan(assume_usual=True), today=TODAY)
    versions = [session.plan.model_dump_json()]
    for batch in batches:
        before = session.plan
        with suppress(PlanError):
            session.apply(batch)
        if session.plan != before:
            versions.append(session.plan.model_dump_json())
    for kept in reversed(versions[:-1]):
        session.undo()
        assert session.plan.model_dump_json() == kept
    assert session.undo() is None


@settings(max_examples=150, deadline=None)
@given(batches)
def test_what_a_change_sets_is_due_on_a_working_day(batches: list[list[Change]]) -> None:
    for before, applied in replay(batches, usual=True):
        if applied is None:
            continue
        calendar = WorkCalendar(applied.plan.calendar)
        for step in applied.plan.steps:
            old = before.step(step.id)
            if step.due and not step.insisted and (old is None or old.due != step.due):
                assert calendar.is_working_day(step.due, step.side)


@settings(max_examples=100, deadline=None)
@given(batches)
def test_every_step_that_changed_is_spoken_of(batches: list[list[Change]]) -> None:
    silent = {"evidence", "sources", "side", "insisted", "due_text", "lags"}
    for before, applied in replay(batches, usual=True):
        if applied is None:
            continue
        said = {line.step for line in applied.lines}
        people = {line.op for line in applied.lines} & {"set_person", "remove_person"}
        for step in applied.plan.steps:
            old = before.step(step.id)
            quiet = step.model_dump(exclude=silent)
            if old is None or (old.model_dump(exclude=silent) != quiet and not people):
                assert step.id in said
        assert {step.id for step in before.steps} - {s.id for s in applied.plan.steps} <= said
        assert all(line.text.strip() and "None" not in line.text for line in applied.lines)


@settings(max_examples=100, deadline=None)
@given(batches, st.booleans())
def test_every_plan_can_be_asked_about_and_checked(
    batches: list[list[Change]], usual: bool
) -> None:
    for _, applied in replay(batches, usual=usual)[-3:]:
        if applied is None:
            continue
        asked = gaps(applied.plan, TODAY)
        assert len({gap.key for gap in asked}) == len(asked)
        assert not {gap.key for gap in asked} & set(applied.plan.answered)
        assert all(gap.question.endswith("?") and gap.reason.endswith(".") for gap in asked)
        ids = {None, *(step.id for step in applied.plan.steps)}
        for finding in check(applied.plan, TODAY):
            assert finding.step in ids
            assert finding.fix.endswith(".")
