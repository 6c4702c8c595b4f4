"""What people say to each other, as changes of a plan."""

import datetime as dt

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)


def _after(text: str) -> Plan:
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    return accepted(Plan(), made.changes, TODAY).plan


def test_who_is_named_when_asked_owns_the_step_and_who_is_told_does_not() -> None:
    plan = _after(
        "Ines: our security team looks at it.\n"
        "Tom: Who looks at the security side on your end?\n"
        "Ines: That is Bas Verhoeven. He says to me he is ready on 11 December.\n"
        "Tom: I'll send you the pricing.\n"
    )
    (step,) = [one for one in plan.steps if one.kind == "security-review"]
    assert step.owners == ["Bas Verhoeven"]
    assert step.due == dt.date(2026, 12, 11)


def test_who_cannot_tell_owns_nothing() -> None:
    plan = _after(
        "Ines: our director signs it, that is Hendrik Kade.\n"
        "Tom: When would Mr Kade be able to sign?\n"
        "Ines: This I cannot tell you.\n"
        "Tom: I'll send you the pricing.\n"
    )
    assert all("Ines" not in step.owners for step in plan.steps if step.kind == "signature")


def test_a_step_that_falls_away_does_not_come_back_by_being_named() -> None:
    plan = _after(
        "Please forget the pilot, we go direct.\n"
        "With the pilot gone the price is $190,000.\n"
        "Legal review: Kim, Dec 4\n"
    )
    assert [step.kind for step in plan.steps] == ["legal-review"]


def test_sides_by_us_and_them() -> None:
    plan = _after(
        "Call with Northwind, Nov 20\n\n- Them: Becky Sandoval, Tim Lachance\n"
        "- Us: me and Corinne Abel\n\n- Becky Sandoval runs the security review by Dec 4\n"
        "- Corinne Abel sends the pricing by Dec 1\n"
    )
    sides = {one.name: one.side for one in plan.people}
    assert (sides["Becky Sandoval"], sides["Corinne Abel"]) == ("buyer", "seller")


def test_an_offer_that_sounds_like_a_question_and_a_day_taken_back() -> None:
    plan = _after(
        "Call with Northwind, Nov 20 2026\n\n"
        "Philip: our security needs the bridge letter.\n"
        "Hannah: I can get you the bridge letter by, um, Monday?\n"
        "Philip: That works.\n"
        "Hannah: I'll send the pricing by the 24th... no, hang on, I'm in Oslo. Say the 25th.\n"
    )
    letter, pricing = (
        next(one for one in plan.steps if word in one.action.lower()) for word in ("bridge", "pric")
    )
    assert (letter.owners, letter.due) == (["Hannah"], dt.date(2026, 11, 23))
    assert pricing.due == dt.date(2026, 11, 25)


def test_a_weekly_talk_that_moves() -> None:
    plan = _after("#deal-northwind\n\nthe weekly moves from monday to Wednesdays 1pm\n")
    assert plan.check_in is not None
    assert (plan.check_in.weekday, str(plan.check_in.time)[:5]) == ("wednesday", "13:00")


def test_a_body_that_meets_is_no_talk_of_the_two_sides() -> None:
    assert _after("The board meets every other Tuesday, next one is the 24th.\n").check_in is None


def test_an_offer_and_a_request_are_taken_with_what_the_other_answers() -> None:
    plan = _after(
        "Beth Rucker: So I need something in writing on the data.\n"
        "Corey Dalton: Sure. What if I get you the EDI mapping doc by Monday?\n"
        "Beth Rucker: Monday works.\n"
        "Corey Dalton: Hi Beth. Could you send us the floor plan?\n"
        "Beth Rucker: Yes, by Wednesday.\n"
        "Corey Dalton: Great. And the insurance certificate?\n"
        "Beth Rucker: You'll have that by Friday.\n"
    )
    found = {one.action: (one.owners, one.due) for one in plan.steps}
    assert found == {
        "EDI mapping doc": (["Corey Dalton"], dt.date(2026, 11, 30)),
        "Send floor plan": (["Beth Rucker"], dt.date(2026, 11, 25)),
        "Send insurance certificate": (["Beth Rucker"], dt.date(2026, 11, 27)),
    }


def test_an_offer_that_is_declined_is_no_step() -> None:
    plan = _after(
        "Beth Rucker: I'm in front of the board on 4 December.\n"
        "Corey Dalton: Shall I send you the slides by Monday?\n"
        "Beth Rucker: No, thanks.\n"
        "Corey Dalton: Understood.\n"
    )
    assert all("slides" not in one.action for one in plan.steps)
