"""Whose a step is and when it is due, settled from the sentences around it."""

import datetime as dt

from assistant.notes.drafting import accepted, draft
from assistant.notes.offline.reader import OfflineNotes
from assistant.notes.page import page_of
from assistant.notes.telling.claims import WIDEST, due_answers, likeliest, owner_answers
from assistant.plan.model import Plan
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)
HEAD = "Call with Acme Foods. Present: Ana Ruiz (Acme), Bo Lind (Acme), Kim Sato (us).\n"
TEXT = (
    "The bank must give permission for the lease. That one is with Bo. "
    "He expects it on December 10.\nAna sends the security questionnaire by Friday."
)


def _notes(text: str) -> OfflineNotes:
    notes = OfflineNotes(page_of(HEAD + text, "pasted", TODAY), new_plan(), TODAY)
    notes.read(settle=False)
    return notes


def _plan(text: str) -> Plan:
    made = draft(page_of(HEAD + text, "pasted", TODAY), new_plan(), TODAY)
    return accepted(new_plan(), made.changes, TODAY).plan


def test_what_the_rules_took_is_one_of_the_answers() -> None:
    passages = _notes(TEXT).passages()
    assert passages
    for passage in passages:
        for answers in (owner_answers(passage), due_answers(passage)):
            assert [one.kept for one in answers].count(True) == 1
            assert any(not one.value for one in answers)


def test_of_a_long_page_only_so_much_is_looked_at_for_a_step() -> None:
    lines = [f"Ana Ruiz does the security review by December {day}." for day in (4, 8, 10)]
    passages = _notes("\n".join(lines * 30)).passages()
    assert passages
    for passage in passages:
        assert len(passage.told) > 2 * WIDEST
        assert max(passage.own) - min(passage.own) <= WIDEST


def test_the_odds_of_the_likeliest_are_a_share() -> None:
    for passage in _notes(TEXT).passages():
        answers = owner_answers(passage)
        best, odds = likeliest(answers, "whose")
        assert best in answers
        assert 1 / len(answers) <= odds <= 1


def test_days_of_sentences_around_a_step_are_answers() -> None:
    values = [one.value for p in _notes(TEXT).passages() for one in due_answers(p)]
    assert ("2026-12-10",) in values


def test_a_sentence_behind_another_step_is_cut_off() -> None:
    notes = _notes("Ana sends the security questionnaire by Friday.\nBo signs on December 10.")
    first, second = notes.passages()
    assert first.cut_off(second.own[0])
    assert first.place(second.own[0]) == f"+{second.own[0] - first.own[0]}"


def test_a_step_told_wholly_in_its_sentence_stays_as_it_is() -> None:
    step = _plan("Ana sends the security questionnaire by December 4.").steps[0]
    assert (step.owners, step.due) == (["Ana Ruiz"], dt.date(2026, 12, 4))


def test_steps_of_the_plan_before_are_left_alone() -> None:
    made = draft(page_of(HEAD + TEXT, "pasted", TODAY), new_plan(), TODAY)
    known = accepted(new_plan(), made.changes, TODAY).plan
    notes = OfflineNotes(page_of(HEAD + TEXT, "pasted", TODAY), known, TODAY)
    notes.read(settle=False)
    assert all(known.step(one.step.id) is None for one in notes.passages())


def test_what_is_done_has_the_day_on_which_it_was_done() -> None:
    plan = _plan("The NDA was signed by Bo on Monday.\nAna sent the security pack on 10/28.")
    days = {step.action: (step.status, step.due) for step in plan.steps}
    assert ("done", dt.date(2026, 11, 23)) in days.values()
    assert ("done", dt.date(2026, 10, 28)) in days.values()


def test_what_is_still_to_do_has_no_day_behind_it() -> None:
    plan = _plan("Ana sends the security questionnaire on Monday.")
    assert [step.due for step in plan.steps] == [dt.date(2026, 11, 30)]


def test_a_step_waits_for_what_its_sentence_points_back_to() -> None:
    plan = _plan(
        "Kim runs the integration test on 8 December. If that passes she sets up the other sites "
        "by 18 December.\n"
    )
    first = next(one for one in plan.steps if "test" in one.action)
    later = next(one for one in plan.steps if "sites" in one.action)
    assert later.depends_on == [first.id]
