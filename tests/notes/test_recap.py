"""The recap to the buyer says what was agreed, and nothing else."""

import datetime as dt

from assistant.notes.recap import recap
from assistant.plan.apply import apply
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    RemoveStep,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)
BEFORE: list[Change] = [
    SetDeal(buyer="Northwind", seller="Brightline", value=250_000, currency="USD"),
    SetPerson(name="Ana Ruiz", role="CFO", side="buyer"),
    SetPerson(name="Lee Chan", side="buyer"),
    SetPerson(name="Sam Whitfield", side="seller"),
    AddStep(action="Pilot"),
    AddStep(action="Kickoff", due="2027-01-20"),
    AddStep(action="Reference call"),
]


def _plan(*changes: Change) -> Plan:
    return apply(Plan(), [*BEFORE, *changes], today=TODAY).plan


def _recap(*changes: Change, **more: object) -> str:
    made = apply(_plan(), list(changes), today=TODAY, origin="notes")
    return recap(made.plan, made.lines, TODAY, **more)  # type: ignore[arg-type]


def _section(text: str, head: str) -> list[str]:
    found = [part for part in text.split("\n\n") if part.split("\n")[0] == head]
    return found[0].split("\n")[1:] if found else []


def test_steps_stand_with_owner_and_date_and_what_is_missing_is_said() -> None:
    text = _recap(
        AddStep(action="Security review", owners=["Lee Chan"], due="2026-12-04"),
        AddStep(action="Budget approval"),
        AddStep(action="Data protection paper", owners=["Ana Ruiz"], due="soon"),
    )
    assert _section(text, "Next steps") == [
        "- Security review: Lee Chan, by Fri Dec 4",
        "- Budget approval: owner to be named, date to be agreed",
        '- Data protection paper: Ana Ruiz, "soon", date to be agreed',
    ]
    assert _section(text, "Still open") == [
        '- Who takes "Budget approval"?',
        '- By when can "Data protection paper" be done?',
    ]


def test_only_what_was_accepted_is_told() -> None:
    text = _recap(UpdateStep(step="Reference call", owners=["Ana Ruiz"], due="2026-12-01"))
    assert "Kickoff" not in text
    assert "Pilot" not in text
    assert "Reference call: Ana Ruiz, by Tue Dec 1" in text


def test_done_and_dropped_steps_stand_apart() -> None:
    text = _recap(UpdateStep(step="Reference call", status="done"), RemoveStep(step="Pilot"))
    assert _section(text, "Done") == ["- Reference call"]
    assert _section(text, "No longer needed") == ["- Pilot"]
    assert _section(text, "Next steps") == []


def test_risks_and_the_price_stay_inside() -> None:
    text = _recap(
        AddRisk(text="Their legal team is slow"), SetDeal(value=300_000, go_live="2027-03-31")
    )
    assert "slow" not in text
    assert "300" not in text
    assert _section(text, "Dates") == ["- Live: Wed Mar 31"]


def test_the_next_check_in_is_told() -> None:
    text = _recap(SetCheckIn(next="2026-12-01", time="15:00"))
    assert _section(text, "Dates") == ["- Next check-in: Tue Dec 1 at 15:00"]
    weekly = _recap(SetCheckIn(weekday="monday", time="10:00"))
    assert "Mon Nov 30 at 10:00" in weekly
    assert _section(_recap(SetCheckIn(weekday="tuesday", every_weeks=2)), "Dates")[0].startswith(
        "- Next check-in: "
    )


def test_who_was_there_is_greeted_and_the_seller_signs() -> None:
    text = _recap(AddStep(action="Demo"), present=["ana ruiz", "Sam Whitfield"])
    assert "\nHi Ana,\n" in text
    assert text.endswith("Best regards,\nSam Whitfield\n")
    assert "\nHi all,\n" in _recap(AddStep(action="Demo"))
    assert "Hi Ana and Lee," in _recap(
        AddStep(action="Demo"), present=["Ana Ruiz", "Lee Chan"]
    )  # fmt: skip


def test_the_day_of_the_meeting_is_named_where_it_is_known() -> None:
    assert "conversation." in _recap(AddStep(action="Demo"))
    assert "conversation today." in _recap(AddStep(action="Demo"), met=TODAY)
    assert "conversation on Fri Nov 20." in _recap(
        AddStep(action="Demo"), met=dt.date(2026, 11, 20)
    )


def test_questions_of_the_notes_come_first_each_once() -> None:
    asked = ["Who signs?", "Who signs?", " "] + [f"Question {number}?" for number in range(20)]
    found = _section(_recap(AddStep(action="Demo"), questions=asked), "Still open")
    assert found[:2] == ["- Who signs?", "- Question 0?"]
    assert len(found) == 8


def test_nothing_agreed_says_so() -> None:
    text = recap(Plan(), [], TODAY)
    assert "Nothing in our plan changes" in text
    assert text.startswith("Subject: Our next steps\n")


def test_words_of_the_notes_stay_on_their_line() -> None:
    text = _recap(AddStep(action="Demo\n\nBcc: everyone@example.com", owners=["A\nB"]))
    assert "- Demo Bcc: everyone@example.com: " in text
    assert "\nBcc:" not in text


def test_a_long_list_is_cut_and_says_so() -> None:
    text = _recap(*[AddStep(action=f"Task number {number}") for number in range(60)])
    assert len(_section(text, "Next steps")) == 41
    assert _section(text, "Next steps")[-1] == "- and 20 more, in the plan"


def test_the_seller_is_me_in_their_own_mail() -> None:
    text = _recap(
        AddStep(action="Send the form", owners=["Me", "Ana Ruiz"], due="2026-11-27"),
        AddStep(action="Reference", owners=["We"], due="2026-11-27"),
    )
    assert "- Send the form: me and Ana Ruiz, by Fri Nov 27" in text
    assert "- Reference: us, by Fri Nov 27" in text


def test_nobody_else_signs_for_who_says_me() -> None:
    assert _recap(AddStep(action="Demo")).endswith("Best regards,\nSam Whitfield\n")
    assert _recap(AddStep(action="Demo", owners=["me"])).endswith("Best regards,\n")
