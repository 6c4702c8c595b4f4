import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import PlanError, StoreError
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    RemovePerson,
    RemoveStep,
    SetCalendar,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.model import Blackout, Plan
from assistant.session import PlanSession, new_plan
from assistant.store import Store

TODAY = dt.date(2026, 11, 24)


@pytest.fixture(params=["memory", "store"])
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PlanSession]:
    if request.param == "memory":
        yield PlanSession(new_plan(), today=TODAY)
        return
    store = Store(tmp_path / "plans.sqlite")
    yield PlanSession.open(store, store.create("Acme", new_plan()), TODAY)
    store.close()


def _steps(session: PlanSession) -> list[str]:
    return [step.action for step in session.plan.steps]


def test_each_undo_goes_one_change_further_back(session: PlanSession) -> None:
    empty = session.plan
    for name in ("Legal review", "Security review", "Pricing"):
        session.apply([AddStep(action=name)])
    undone = session.undo()
    assert undone is not None
    assert undone.lines[0].text.startswith("Taken back: ")
    assert _steps(session) == ["Legal review", "Security review"]
    session.undo()
    assert _steps(session) == ["Legal review"]
    session.undo()
    assert session.plan == empty
    assert session.undo() is None


def test_a_change_after_an_undo_is_undone_first(session: PlanSession) -> None:
    session.apply([AddStep(action="Legal review")])
    session.apply([AddStep(action="Security review")])
    session.undo()
    session.apply([AddStep(action="Pricing")])
    session.undo()
    assert _steps(session) == ["Legal review"]
    session.undo()
    assert _steps(session) == []


def test_restoring_is_a_change_like_any_other(session: PlanSession) -> None:
    first = session.version
    session.apply([AddStep(action="Legal review")])
    session.restore(first)
    assert _steps(session) == []
    session.undo()
    assert _steps(session) == ["Legal review"]


def test_a_version_that_never_was(session: PlanSession) -> None:
    with pytest.raises((PlanError, StoreError), match="ersion 99"):
        session.restore(99)


def test_a_refused_change_changes_nothing(session: PlanSession) -> None:
    session.apply([AddStep(action="Legal review")])
    plan, version = session.plan, session.version
    with pytest.raises(PlanError):
        session.apply([SetDeal(buyer="Acme"), UpdateStep(step="nowhere", status="done")])
    assert (session.plan, session.version) == (plan, version)
    assert len(session.history()) == 2


def test_what_changes_nothing_is_no_version(session: PlanSession) -> None:
    session.apply([SetDeal(buyer="Acme")])
    version = session.version
    session.apply([SetDeal(buyer="Acme")])
    assert session.version == version


def test_a_proposal_changes_nothing_until_it_is_accepted(session: PlanSession) -> None:
    proposal = session.propose([AddStep(action="Legal review"), AddStep(action="Pricing")])
    assert _steps(session) == []
    assert len(proposal.texts()) == 2
    assert session.pending == proposal
    session.accept()
    assert _steps(session) == ["Legal review", "Pricing"]
    assert session.pending is None
    session.undo()
    assert _steps(session) == []


def test_part_of_a_proposal_is_accepted(session: PlanSession) -> None:
    session.propose([AddStep(action=name) for name in ("Legal review", "Pricing", "Kickoff")])
    with pytest.raises(PlanError, match="from 1 to 3"):
        session.accept([3])
    assert session.pending is not None
    session.accept([2, 0, 0])
    assert _steps(session) == ["Legal review", "Kickoff"]


def test_a_proposal_is_rejected(session: PlanSession) -> None:
    session.propose([AddStep(action="Legal review")])
    session.reject()
    assert _steps(session) == []
    for act in (session.reject, session.accept):
        with pytest.raises(PlanError, match="Nothing waits"):
            act()


def test_a_proposal_leaves_out_what_cannot_be_done(session: PlanSession) -> None:
    wrong = UpdateStep(step="nowhere", status="done")
    kept = session.propose([wrong, AddStep(action="Legal review")])
    assert len(kept.changes) == 1
    with pytest.raises(PlanError, match="nowhere"):
        session.propose([wrong])
    assert session.pending == kept


def test_a_proposal_may_build_on_itself(session: PlanSession) -> None:
    session.propose(
        [AddStep(action="Legal review"), UpdateStep(step="Legal review", owners=["Mary Ito"])]
    )
    session.accept()
    assert session.plan.steps[0].owners == ["Mary Ito"]


def test_the_calendar_follows_the_plan(session: PlanSession) -> None:
    freeze = Blackout(start=dt.date(2026, 12, 7), end=dt.date(2026, 12, 11), reason="change freeze")
    assert session.calendar.is_working_day(dt.date(2026, 12, 8))
    session.apply([SetCalendar(add_blackout=freeze)])
    assert not session.calendar.is_working_day(dt.date(2026, 12, 8))
    session.undo()
    assert session.calendar.is_working_day(dt.date(2026, 12, 8))


def test_threads_write_one_after_the_other(session: PlanSession) -> None:
    threads = [
        threading.Thread(target=session.apply, args=([AddStep(action=f"Step number {n}")],))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(session.plan.steps) == 8
    assert len(session.history()) == 9


def test_a_second_window_sees_the_change_when_it_looks_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "plans.sqlite")
    plan_id = store.create("Acme", new_plan())
    one, two = (PlanSession.open(store, plan_id, TODAY) for _ in range(2))
    one.apply([AddStep(action="Legal review")])
    assert _steps(two) == []
    assert two.refresh()
    assert not two.refresh()
    assert _steps(two) == ["Legal review"]
    store.close()


_names = st.sampled_from(["Mary Ito", "Mark Feld", "Sarah", "CFO"])
_actions = st.sampled_from(["Legal review", "Security review", "Pricing approval", "Paint it blue"])
_dates = st.none() | st.sampled_from(["Dec 4", "end of next week", "in three weeks", "2027-01-15"])
_changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(SetDeal, buyer=st.sampled_from(["Acme", "Initech"]), go_live=_dates),
    st.builds(SetPerson, name=_names, role=st.sampled_from(["counsel", "CISO"])),
    st.builds(RemovePerson, name=_names),
    st.builds(AddStep, action=_actions, owners=st.lists(_names, max_size=2), due=_dates),
    st.builds(
        UpdateStep,
        step=_actions,
        due=_dates,
        status=st.sampled_from(["done", "blocked", "in_progress"]),
        add_depends_on=st.lists(_actions, max_size=1),
    ),
    st.builds(RemoveStep, step=_actions),
    st.builds(SetCheckIn, weekday=st.sampled_from(["monday", "friday"])),
    st.builds(AddRisk, text=st.sampled_from(["Counsel is slow", "Budget is open"])),
)


@given(st.lists(st.lists(_changes, min_size=1, max_size=3), max_size=8))
def test_as_many_undos_as_changes_give_the_first_plan(batches: list[list[Change]]) -> None:
    session = PlanSession(new_plan(), today=TODAY)
    plans: list[Plan] = []
    for batch in batches:
        before = session.plan
        try:
            session.apply(batch)
        except PlanError:
            assert session.plan == before
            continue
        if session.plan != before:
            plans.append(before)
    for plan in reversed(plans):
        assert session.undo() is not None
        assert session.plan == plan
    assert session.undo() is None
    assert session.plan == new_plan()
