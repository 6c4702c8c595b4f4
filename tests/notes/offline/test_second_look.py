"""What a second look finds in sentences that the rules made nothing of."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.offline.reader import OfflineNotes
from assistant.notes.offline.second_look import SecondLook
from assistant.notes.page import page_of
from assistant.plan.model import Plan, Step
from assistant.session import new_plan
from evals.cases import cases

TODAY = dt.date(2026, 11, 24)
HEAD = "Call with Acme Foods. Present: Ana Ruiz (Acme), Bo Lind (Acme), Kim Sato (us).\n"


def _plan(text: str) -> Plan:
    made = draft(page_of(HEAD + text, "pasted", TODAY), new_plan(), TODAY)
    return accepted(new_plan(), made.changes, TODAY).plan


def _only(text: str) -> Step:
    steps = _plan(text).steps
    assert len(steps) == 1, [step.action for step in steps]
    return steps[0]


def test_a_deed_in_plain_words_becomes_a_step_with_owner_and_day() -> None:
    step = _only("Bo Lind puts the panels up once the crane is there, December 4 he reckons.")
    assert "panels" in step.action.casefold()
    assert (step.owners, step.due) == (["Bo Lind"], dt.date(2026, 12, 4))


def test_small_talk_becomes_no_step() -> None:
    assert not _plan("Ana told us about her holiday in Crete. Bo used to play the trumpet.").steps


def test_a_question_alone_becomes_no_step() -> None:
    assert not _plan("Would Bo like a crane one day?").steps


def test_the_page_read_without_a_second_look_has_no_more_steps() -> None:
    """Every change of the first look is still there after the second."""
    for case in cases("notes")[:4]:
        today = dt.date.fromisoformat(case.data["today"])
        page = page_of(case.data["notes"], "pasted", today)
        first, _ = OfflineNotes(page, new_plan(), today).read(again=False)
        both, _ = OfflineNotes(page, new_plan(), today).read()
        assert len(both) >= len(first)


def test_progress_never_goes_back() -> None:
    told: list[float] = []
    page = page_of(HEAD + "Bo puts the panels up by Friday.\n" * 20, "pasted", TODAY)
    OfflineNotes(page, new_plan(), TODAY).read(told.append)
    assert told == sorted(told)
    assert all(0 <= share <= 1 for share in told)


def test_the_second_look_can_be_stopped() -> None:
    def stop(share: float) -> None:
        if share >= 0.8:
            raise InterruptedError

    page = page_of(HEAD + "Bo puts the panels up by Friday.", "pasted", TODAY)
    with pytest.raises(InterruptedError):
        OfflineNotes(page, new_plan(), TODAY).read(stop)


def test_it_is_part_of_the_reader() -> None:
    assert issubclass(OfflineNotes, SecondLook)
