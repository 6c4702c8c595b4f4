"""Answers in words of their own, read against the question that was asked."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, RemoveStep, SetDeal
from assistant.plan.gaps import gaps
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, Reading, read
from assistant.understanding.answer_kinds import answer_kind, group_of
from assistant.understanding.choices import picked

TODAY = dt.date(2026, 11, 24)


def _plan(asked: str) -> Plan:
    changes: list[Change] = []
    if asked != "buyer":
        changes.append(SetDeal(buyer="Fenwick Rail"))
    if asked not in ("buyer", "go_live", "steps"):
        changes += [
            AddStep(action="Legal review", kind="legal-review", owners=["Ann Lee"]),
            AddStep(action="Contract signatures", kind="signature"),
        ]
    return apply(new_plan(), changes, today=TODAY).plan


def _answer(asked: str, message: str) -> tuple[Plan, Reading]:
    plan = _plan(asked)
    focus = ["signature"] if plan.step("signature") else []
    found = read(message, Context(plan=plan, today=TODAY, asked=asked, focus_steps=focus))
    return apply(plan, found.changes, today=TODAY).plan, found


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("approvals", "nope, the MD has full authority"),
        ("approvals", "No one else, I shouldn't think."),
        ("approvals", "Nobody beyond him, Rufus can decide alone."),
        ("security", "no nothing of the kind"),
        ("security", "No, not for a contract this small."),
        ("procurement", "nah they don't have one of those"),
        ("procurement", "It does not."),
        ("steps", "Nothing has been begun so far, honestly."),
        ("steps", "nothing, he just decides"),
        ("check_in", "No regular call, they prefer mail."),
    ],
)
def test_none_closes_the_question_and_touches_no_step(asked: str, message: str) -> None:
    before, (after, found) = _plan(asked), _answer(asked, message)
    assert after.answered == {asked: "declined"}
    assert after.steps == before.steps
    assert after.people == before.people
    assert not any(isinstance(change, RemoveStep) for change in found.changes)
    assert found.unclear == []


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("implementation", "I'd have to look into that"),
        ("step:legal-review:due", "they haven't let on yet"),
        ("approvals", "not something she has mentioned"),
        ("value", "we are still haggling over the number"),
    ],
)
def test_not_knowing_leaves_the_question_open(asked: str, message: str) -> None:
    after, found = _answer(asked, message)
    assert after.answered.get(asked) in ("unknown", "declined")
    assert found.unclear == []


@pytest.mark.parametrize(
    ("message", "owner"),
    [
        ("dr osei always signs", "Dr Osei"),
        ("As I said: dr osei always signs", "Dr Osei"),
        ("jens holmqvist himself", "Jens Holmqvist"),
        ("The managing partner, Ruth Okafor.", "Ruth Okafor"),
        ("bo lindqvist, coo", "Bo Lindqvist"),
    ],
)
def test_who_signs_in_any_words(message: str, owner: str) -> None:
    after, _ = _answer("signer", message)
    signature = after.step("signature")
    assert signature
    assert signature.owners == [owner]


@pytest.mark.parametrize(
    ("message", "buyer"),
    [
        ("G'day, got one with Murray Ambulance.", "Murray Ambulance"),
        ("tallgrass brewing, 14 taprooms, pos. go", "Tallgrass Brewing"),
        ("Kindly help me with Deccan Axles.", "Deccan Axles"),
        ("need a plan for Harwood Paper.", "Harwood Paper"),
        ("ok so kettle creek bakery wants our tills", "Kettle Creek Bakery"),
        ("Hi, can you help with Halyard Mutual?", "Halyard Mutual"),
    ],
)
@pytest.mark.parametrize("asked", ["buyer", None])
def test_the_buyer_in_an_opening_line(message: str, buyer: str, asked: str | None) -> None:
    plan = new_plan()
    found = read(message, Context(plan=plan, today=TODAY, asked=asked))
    after = apply(plan, found.changes, today=TODAY).plan
    assert after.deal.buyer == buyer
    assert after.steps == []
    assert after.people == []
    assert found.unclear == []


def test_a_label_says_what_is_answered() -> None:
    after, _ = _answer("approvals", "nobody further. And our champion: camille orr")
    assert after.answered == {"approvals": "declined"}
    assert [(one.name, one.role) for one in after.people if one.role] == [
        ("Camille Orr", "Champion")
    ]
    assert all("Camille Orr" not in step.owners for step in after.steps)


def test_a_date_with_a_proviso_is_no_question() -> None:
    after, _ = _answer("step:signature:due", "18 december if all goes well")
    signature = after.step("signature")
    assert signature
    assert signature.due == dt.date(2026, 12, 18)


def test_a_length_of_time_is_no_owner() -> None:
    after, _ = _answer("step:signature:owner", "As I said: Four weeks.")
    signature = after.step("signature")
    assert signature
    assert signature.owners == []


def test_questions_have_groups() -> None:
    assert group_of("step:legal-review:owner") == "who"
    assert group_of("step:x:due") == "when"
    assert group_of("approvals") == "others"
    assert group_of(None) is None
    assert answer_kind("no", None) is None


def test_the_question_decides_what_a_name_means() -> None:
    enough, signer = answer_kind("just her", "approvals"), answer_kind("just her", "signer")
    assert enough
    assert signer
    assert enough.kind == "none"
    assert signer.kind != "none"


def test_steps_named_in_full_pick_no_others() -> None:
    proposed = ["Contract draft sent", "Legal review and redlines", "Contract signatures",
                "Procurement and final pricing", "Purchase order"]  # fmt: skip
    words = "Legal review and redlines and Contract signatures and Purchase order"
    assert [proposed[n] for n in picked(words, proposed)] == [
        "Legal review and redlines", "Contract signatures", "Purchase order"
    ]  # fmt: skip
    assert [proposed[n] for n in picked("the PO and legal", proposed)] == [
        "Legal review and redlines", "Purchase order"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["shirish gokhale", "olga brandt", "Theo Banks", "Naveed Shah"])
def test_names_whose_first_or_last_word_is_unusual(name: str) -> None:
    after, _ = _answer("step:signature:owner", f"{name} does it")
    signature = after.step("signature")
    assert signature
    assert signature.owners == [name.title()]


def test_a_no_reaches_no_other_step() -> None:
    after, found = _answer("security", "no, they skip that. Procurement is Lee Chan by Dec 18")
    assert after.answered == {"security": "declined"}
    assert not any(isinstance(change, RemoveStep) for change in found.changes)
    procurement = next(step for step in after.steps if step.kind == "procurement")
    assert procurement.owners == ["Lee Chan"]


def test_a_body_answers_who_approves() -> None:
    after, _ = _answer("approvals", "There is a vendor risk committee, and it decides on Dec 10.")
    approval = next(step for step in after.steps if "committee" in step.action)
    assert approval.owners == ["Vendor risk committee"]
    assert approval.due == dt.date(2026, 12, 10)
    assert "approvals" not in {gap.key for gap in gaps(after, TODAY)}


def test_what_is_about_else_changes_nothing() -> None:
    before, (after, _) = (
        _plan("security"),
        _answer("security", "I talk to Denise Palko mostly, she's in supply planning"),
    )
    assert after.steps == before.steps


def test_a_named_step_is_dropped_whatever_was_asked() -> None:
    _, found = _answer("approvals", "no wait, drop the legal review, they don't want one")
    assert [change.op for change in found.changes] == ["remove_step"]
