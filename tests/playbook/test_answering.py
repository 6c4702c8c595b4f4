import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddRisk, AddStep, Requalify, UpdateStep
from assistant.plan.model import Deal, Person, Plan, Step
from assistant.playbook.answering import Audience, Tone, answer_objection, answer_with
from assistant.playbook.entries import parse_entry
from assistant.playbook.search import Playbook

TODAY = dt.date(2026, 11, 23)
PLAN = Plan(
    deal=Deal(buyer="Acme"),
    go_live=dt.date(2027, 1, 5),
    people=[Person(name="Mark Feld", role="IT Security", side="buyer")],
    steps=[
        Step(
            id="security-review", action="Security review", kind="security-review",
            owners=["Mark Feld"], side="buyer", due=dt.date(2026, 11, 20),
        ),
        Step(id="legal-review", action="Legal review", kind="legal-review", side="buyer"),
    ],
    assume_usual=True,
)  # fmt: skip


def test_an_answer_has_this_deals_facts_and_its_source(playbook: Playbook) -> None:
    found = answer_objection(playbook, "Sorry, we have not got round to it yet", PLAN, TODAY)
    assert found.matches[0].id == "step-overdue"
    assert found.sources == ["step-overdue"]
    assert '"Security review"' in found.text
    assert "November 20" in found.text
    assert "Mark Feld" in found.other_tone
    assert found.step == "security-review"
    assert found.questions
    assert found.avoid
    assert "{" not in found.text + found.other_tone + found.behind


def test_nothing_is_made_up_where_the_plan_is_empty(playbook: Playbook) -> None:
    said = "Sorry, we have not got round to it yet"
    found = answer_objection(playbook, said, Plan(), TODAY)
    assert found.text
    assert "{" not in found.text
    assert "November" not in found.text
    assert found.step is None


def test_words_that_are_no_objection_get_no_answer(playbook: Playbook) -> None:
    found = answer_objection(playbook, "Great, see you on Tuesday at the zoo!", PLAN, TODAY)
    assert found.matches == []
    assert found.text == ""
    assert found.changes == []


@pytest.mark.parametrize("audience", ["champion", "executive", "procurement"])
@pytest.mark.parametrize("tone", ["warm", "direct"])
def test_every_audience_has_two_tones(playbook: Playbook, audience: Audience, tone: Tone) -> None:
    for entry in playbook.knowledge.of_kind("objection"):
        found = answer_with(entry, [], "said", PLAN, TODAY, audience, tone)
        assert len(found.text) > 100
        assert found.text != found.other_tone
        assert "{" not in found.text


def test_the_go_live_is_named_where_the_answer_names_no_fact(playbook: Playbook) -> None:
    for entry in playbook.knowledge.of_kind("objection"):
        found = answer_with(entry, [], "said", PLAN, TODAY)
        told = ("January 5", "Security review", "Legal review", "Acme", "Mark Feld")
        assert entry.id == "no-deadline" or any(fact in found.text for fact in told), entry.id


def test_a_new_approver_becomes_a_step_to_propose(playbook: Playbook) -> None:
    said = "It turns out the investment committee has to approve it as well"
    found = answer_objection(playbook, said, PLAN, TODAY)
    assert found.matches[0].id == "new-approval-step"
    (change,) = found.changes
    assert isinstance(change, AddStep)
    assert "nvestment committee" in change.action + " ".join(change.owners)
    assert change.quote == said
    assert len(apply(PLAN, found.changes, today=TODAY).plan.steps) == 3


def test_a_slipped_step_becomes_a_risk_and_its_new_day(playbook: Playbook) -> None:
    said = "We didn't finish the security review, it will be December 11 now"
    found = answer_objection(playbook, said, PLAN, TODAY)
    assert found.step == "security-review"
    assert [type(one) for one in found.changes] == [UpdateStep, AddRisk]
    plan = apply(PLAN, found.changes, today=TODAY).plan
    assert plan.steps[0].due == dt.date(2026, 12, 11)
    assert plan.risks[0].step == "security-review"


def test_a_shifted_priority_asks_for_meddpicc(playbook: Playbook) -> None:
    found = answer_objection(playbook, "Let's come back to this next quarter", PLAN, TODAY)
    assert found.requalify
    assert [type(one) for one in found.changes] == [Requalify]


def test_what_the_plan_says_is_escaped(playbook: Playbook) -> None:
    plan = PLAN.model_copy(
        update={"steps": [PLAN.steps[0].model_copy(update={"owners": ["<b>Mark</b>"]})]}
    )
    found = answer_objection(
        playbook, "we haven't got to it yet", plan, TODAY, tone="direct",
        escape=lambda text: text.replace("<", "&lt;"),
    )  # fmt: skip
    assert "&lt;b>Mark" in found.text
    assert "<b>" not in found.text


def test_an_entry_of_ones_own_may_be_short() -> None:
    entry = parse_entry("---\nkind: objection\n---\nSay {go_live}.", "ours.md", "own")
    found = answer_with(entry, [], "said", PLAN, TODAY, "procurement", "direct")
    assert found.text == "Say January 5."
    assert found.questions == []
