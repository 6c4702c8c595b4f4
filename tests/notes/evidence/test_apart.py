"""Words about one thing are no evidence for another, however near they stand."""

from typing import Any

import pytest

from assistant.plan.changes import AddStep, SetCheckIn, SetDeal, SetPerson, UpdateStep
from assistant.plan.model import Deal, Person, Step
from assistant.session import new_plan
from tests.notes.evidencing import PLAN, drafted, kept

NOTES = """Notes, call with Borealis Freight 24 Nov 2026
Attendees: Ann Lee (CFO), Tom Reed (Legal), me
- they want to go live April 1 2027
- legal review takes two weeks, Tom owns it
- security pack: I'll send by Friday
- Ann to approve budget by Dec 15"""
LEGAL = "legal review takes two weeks, Tom owns it"


@pytest.mark.parametrize(
    ("words", "fields", "left"),
    [
        ("go live April 1 2027", {"target_close": "April 1 2027"}, set()),
        ("we go live April 1 2027", {"target_close": "2027-04-01"}, set()),
        ("sign by March 1, live April 1", {"target_close": "April 1"}, set()),
        ("sign by March 1, live April 1", {"go_live": "March 1"}, set()),
        ("sign by March 1, live April 1", {"target_close": "March 1", "go_live": "April 1"},
         {"target_close", "go_live"}),
        ("security review by Dec 11", {"target_close": "Dec 11"}, set()),
        ("contract draft by Dec 11", {"target_close": "Dec 11"}, set()),
        ("contract signed by Dec 11", {"target_close": "Dec 11"}, {"target_close"}),
        ("they want ink on paper Dec 11", {"target_close": "Dec 11"}, {"target_close"}),
        ("Unterschrift bis 11.12.", {"target_close": "11.12."}, {"target_close"}),
        ("closing this out Dec 11", {"target_close": "Dec 11"}, {"target_close"}),
        ("live by Feb 1, contract to be signed before", {"go_live": "Feb 1"}, {"go_live"}),
        ("signature Dec 11", {"go_live": "Dec 11"}, set()),
        ("kickoff Dec 11", {"go_live": "Dec 11"}, set()),
        ("I told her it goes out tomorrow", {"go_live": "tomorrow"}, set()),
        ("he figures he's done by Feb 26", {"go_live": "Feb 26"}, set()),
        ("they need it by Feb 26", {"go_live": "Feb 26"}, {"go_live"}),
    ],
)  # fmt: skip
def test_a_day_of_one_thing_is_not_the_day_of_another(
    words: str, fields: dict[str, Any], left: set[str]
) -> None:
    found = kept(words, words, SetDeal.model_validate(fields), new_plan())
    assert set(found or {}) == left


@pytest.mark.parametrize(
    "name",
    ["Borealis Freight 24 Nov 2026", "Borealis Freight 24", "Freight Borealis", "Borealis Tom",
     "Ann Lee", "Tom Reed", "legal review", "2027"],
)  # fmt: skip
def test_a_company_is_a_name_as_it_is_written_and_nothing_beside_it(name: str) -> None:
    line = "Notes, call with Borealis Freight 24 Nov 2026"
    quote = line if name.startswith("Bor") else LEGAL
    plan = new_plan().model_copy(
        update={"people": [Person(name="Ann Lee"), Person(name="Tom Reed")]}
    )
    assert kept(NOTES, quote, SetDeal(buyer=name), plan) is None
    assert kept(NOTES, line, SetDeal(buyer="Borealis Freight"), plan) is not None


@pytest.mark.parametrize("line", ["Summary helpful? yes", "Buyer: Borealis", "rate us @ Borealis"])
def test_a_line_that_is_no_name_is_no_company(line: str) -> None:
    assert kept(line, line, SetDeal(buyer=line), new_plan()) is None


def test_the_company_of_somebody_is_no_role() -> None:
    plan = new_plan().model_copy(update={"deal": Deal(buyer="Ferncliff Hotels")})
    words = "Attendees: Amelie Stroud (Ferncliff Hotels)"
    change = SetPerson(name="Amelie Stroud", role="Ferncliff Hotels")
    assert kept(words, words, change, plan) == {"name": "Amelie Stroud"}


def test_a_company_is_named_where_the_words_stand_or_known() -> None:
    filler = "\n".join(f"- the {word} was talked about for a while" for word in "abcdef")
    notes = f"{filler}\n- Adatum Corp competes\n{filler}\n- they sign in March"
    assert kept(notes, "they sign in March", SetDeal(buyer="Adatum Corp"), new_plan()) is None
    known = new_plan().model_copy(update={"deal": Deal(seller="Adatum Corp")})
    change = SetDeal(seller="Adatum Corp", target_close="in March")
    found = kept(notes, "they sign in March", change, known)
    assert found == {"seller": "Adatum Corp", "target_close": "in March"}


@pytest.mark.parametrize(
    ("words", "due", "stands"),
    [
        ("legal review takes two weeks", "two weeks", False),
        ("legal review takes two weeks", "takes two weeks", False),
        ("legal review takes two weeks", "in two weeks", False),
        ("legal review takes two weeks", "2026-12-08", False),
        ("legal review lasts 10 days", "10 days", False),
        ("legal review needs about 3 weeks", "3 weeks", False),
        ("legal review: two weeks", "two weeks", False),
        ("Legal review dauert zwei Wochen", "zwei Wochen", False),
        ("legal review in two weeks", "two weeks", True),
        ("legal review within two weeks", "within two weeks", True),
        ("legal review within two weeks", "two weeks", True),
        ("legal review done over the next two weeks", "two weeks", True),
        ("legal review is due two weeks from now", "two weeks", True),
        ("legal review two weeks out", "two weeks out", True),
        ("legal review by end of next week", "end of next week", True),
        ("legal review takes two weeks, so by Dec 11", "Dec 11", True),
    ],
)
def test_how_long_something_takes_is_no_day(words: str, due: str, stands: bool) -> None:
    found = kept(words, words, AddStep(action="Legal review", due=due), new_plan())
    assert found is not None
    assert ("due" in found) is stands


def test_a_length_that_is_no_day_is_told_with_its_reason() -> None:
    made = drafted(NOTES, LEGAL, AddStep(action="Legal review", due="two weeks"), new_plan())
    assert [one.reason for one in made.unresolved] == [
        '"two weeks" is how long it takes, not a day.'
    ]


@pytest.mark.parametrize(
    ("quote", "change", "field"),
    [
        ("security pack: I'll send by Friday", {"action": "Security pack", "duration_days": 10},
         "duration_days"),
        (LEGAL, {"action": "Legal review", "due": "by Friday"}, "due"),
        (LEGAL, {"action": "Legal review", "owners": ["Ann"]}, "owners"),
        ("Ann to approve budget by Dec 15", {"action": "Budget approval", "due": "by Friday"},
         "due"),
    ],
)  # fmt: skip
def test_the_line_of_another_step_is_no_evidence(
    quote: str, change: dict[str, Any], field: str
) -> None:
    found = kept(NOTES, quote, AddStep.model_validate(change), new_plan())
    assert found is not None
    assert field not in found


@pytest.mark.parametrize(
    "notes",
    [
        "Legal review\n  two weeks, Tom, by Dec 11",
        "By Dec 11, with Tom, two weeks:\n- Legal review",
        "[00:01] Ann Lee: How long is the legal review?\n[00:02] Tom Reed: Two weeks, by Dec 11",
        "Legal review. Tom has it, two weeks, by Dec 11. Then the security review.",
    ],
)
def test_a_line_that_goes_on_about_the_step_is_evidence(notes: str) -> None:
    change = AddStep(action="Legal review", due="by Dec 11", duration_days=10, owners=["Tom"])
    found = kept(notes, "legal review", change, new_plan())
    assert found is not None
    assert {"due", "duration_days", "owners"} <= set(found)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("legal review and the security review are with Tom", False),
        ("security review, legal review", False),
        ("security review: Dana, legal review: Kim", False),
        ("legal review once the security review is through", True),
        ("legal review only after security review", True),
        ("security review, then legal review", True),
        ("security review -> legal review", True),
        ("legal review needs the security review first", True),
        ("security review before legal review", True),
        ("legal review before security review", False),
        ("security review after the legal review", False),
        ("Legal review nach der Security review", True),
        ("legal review can't start while the security review is open", True),
    ],
)
def test_an_order_is_said_and_in_this_direction(words: str, stands: bool) -> None:
    plan = PLAN.model_copy(
        update={"steps": [one.model_copy(update={"status": "not_started"}) for one in PLAN.steps]}
    )
    change = UpdateStep(step="legal-review", add_depends_on=["security-review"])
    found = kept(words, words, change, plan)
    assert bool(found) is stands


def test_an_order_may_be_said_in_the_line_before() -> None:
    notes = "First the security review.\nThen legal review."
    change = UpdateStep(step="legal-review", add_depends_on=["security-review"])
    assert kept(notes, "Then legal review.", change) is not None
    notes = "Tom does the security review.\nKim does the legal review."
    assert kept(notes, "Kim does the legal review.", change) is None


def test_both_sides_are_said_or_follow_from_the_owners() -> None:
    words = "kickoff with Dana"
    assert kept(words, words, AddStep(action="Kickoff", side="both"), new_plan()) is not None
    words = "penetration test by Dana"
    change = AddStep(action="Penetration test", side="both", owners=["Dana"])
    found = kept(words, words, change, new_plan())
    assert found is not None
    assert "side" not in found
    words = "penetration test together with Dana"
    assert kept(words, words, change, new_plan()) == {
        "action": "Penetration test", "side": "both", "owners": ["Dana"],
    }  # fmt: skip


def test_the_side_of_somebody_is_said_or_follows() -> None:
    words = "Maria Soto joined"
    assert kept(words, words, SetPerson(name="Maria Soto", side="seller"), new_plan()) == {
        "name": "Maria Soto",
    }  # fmt: skip
    words = "Maria Soto, our engineer, joined"
    found = kept(words, words, SetPerson(name="Maria Soto", side="seller"), new_plan())
    assert found == {"name": "Maria Soto", "side": "seller"}


@pytest.mark.parametrize("name", ["Av. Barao de Itapura 1400", "Ann Lee 9:02"])
def test_an_address_or_a_time_is_nobodys_name(name: str) -> None:
    assert kept(name, name, SetPerson(name=name), new_plan()) is None


@pytest.mark.parametrize("words", ["To: Ann Lee", "Best, Ann Lee"])
def test_what_stands_before_a_name_in_a_mail_is_no_role(words: str) -> None:
    change = SetPerson(name="Ann Lee", role=words.split(maxsplit=1)[0].strip(":,"))
    assert kept(words, words, change, new_plan()) == {"name": "Ann Lee"}


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("Security review: should be quick", False),
        ("they do the security review", False),
        ("I do the security review", True),
        ("security review: me", True),
        ("Send them the security review answers", True),
        ("- to do: security review, send the answers", True),
    ],
)
def test_the_seller_owns_what_he_says_or_notes_for_himself(words: str, stands: bool) -> None:
    change = AddStep(action="Security review", owners=["me"])
    found = kept(words, words, change, new_plan())
    assert found is not None
    assert ("owners" in found) is stands


def test_a_role_is_said_of_this_person() -> None:
    notes = "Attendees: Ann Lee (CFO), Tom Reed (Legal)"
    change = SetPerson(name="Tom Reed", role="CFO")
    assert kept(notes, "Tom Reed (Legal)", change, new_plan()) == {"name": "Tom Reed"}
    change = SetPerson(name="Ann Lee", role="CFO")
    assert kept(notes, notes, change, new_plan()) == {"name": "Ann Lee", "role": "CFO"}


def test_how_often_and_how_much_later_are_said() -> None:
    words = "weekly call Thursdays"
    found = kept(words, words, SetCheckIn(weekday="thursday", every_weeks=2))
    assert found == {"weekday": "thursday"}
    words = "call every two weeks on Thursday"
    found = kept(words, words, SetCheckIn(weekday="thursday", every_weeks=2))
    assert found == {"weekday": "thursday", "every_weeks": 2}
    words = "legal review after the security review"
    change = UpdateStep(step="legal-review", add_depends_on=["security-review"], lag_days=10)
    assert "lag_days" not in (kept(words, words, change) or {})
    words = "legal review two weeks after the security review"
    assert (kept(words, words, change) or {})["lag_days"] == 10


def test_a_new_name_of_a_step_stands_in_the_words() -> None:
    plan = new_plan().model_copy(update={"steps": [Step(id="x", action="Legal review")]})
    words = "legal review is now called contract review"
    assert kept(words, words, UpdateStep(step="x", action="Contract review"), plan) is not None
    assert kept(words, words, UpdateStep(step="x", action="Security audit"), plan) is None
