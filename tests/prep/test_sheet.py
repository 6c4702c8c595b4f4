import re
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.plan.apply import apply
from assistant.plan.changes import Change, Requalify, ScoreLetter
from assistant.plan.model import Deal, Person, Plan
from assistant.playbook.loading import Knowledge, knowledge
from assistant.prep.calls import USUAL_MINUTES, CallKind, agenda_entry, slots
from assistant.prep.essence import essence
from assistant.prep.markdown import rendered
from assistant.prep.sheet import PrepSheet, prepare
from tests.prep.deals import TODAY, slipping, sound

KINDS: tuple[CallKind, ...] = get_args(CallKind)
KNOWN = knowledge()


def sheet(plan: Plan, kind: CallKind, minutes: int = 30) -> PrepSheet:
    return prepare(plan, kind, minutes, TODAY, KNOWN)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(KINDS), st.integers(5, 480))
def test_every_minute_of_a_call_is_planned(kind: CallKind, minutes: int) -> None:
    found = slots(agenda_entry(KNOWN, kind), minutes)
    assert sum(slot.minutes for slot in found) == minutes
    assert all(slot.minutes >= 1 for slot in found)
    assert found[0].start == 0
    assert all(one.start + one.minutes == two.start for one, two in pairwise(found))
    usual = USUAL_MINUTES[kind]
    share = slots(agenda_entry(KNOWN, kind), usual)[-1].minutes / usual
    assert found[-1].minutes >= share * minutes - 1


@pytest.mark.parametrize("minutes", [-1, 0, 4, 481])
def test_a_call_has_bounds(minutes: int) -> None:
    with pytest.raises(InputError, match="5 to 480"):
        sheet(sound(), "demo", minutes)


def test_knowledge_without_the_agenda_says_so() -> None:
    with pytest.raises(InputError, match="agenda-demo"):
        prepare(sound(), "demo", 30, TODAY, Knowledge(entries=[]))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plan", [Plan(), slipping(), sound()], ids=["empty", "slipping", "sound"])
def test_every_sheet_is_whole_and_draws_on_entries_that_exist(kind: CallKind, plan: Plan) -> None:
    found = sheet(plan, kind)
    assert found.goal
    assert found.stand
    assert len(found.agenda) >= 4
    assert found.attendees
    assert len(found.questions) >= 3 or plan == sound()
    assert found.tracks
    assert all(track.lines for track in found.tracks)
    assert len(found.objections) >= 2
    assert all(one.answer and one.question and one.avoid for one in found.objections)
    assert found.bring
    assert all(KNOWN.entry(one) for one in found.sources)
    text = found.model_dump_json()
    assert not re.search(r"\{[a-z_]+\}", text.replace('"', " ")), "a placeholder is left"


def test_the_figures_are_said_as_what_they_are() -> None:
    first, demo = sheet(sound(), "first-call"), sheet(sound(), "demo", 45)
    assert "53 %" in first.share
    assert "12.7 %" in demo.share
    assert all("no cause" in one.share and "Gong" in one.share for one in (first, demo))
    assert not {"53", "12.7"} & set(re.findall(r"[\d.]+", sheet(sound(), "check-in").share))
    assert first.share_source == "next-steps-in-first-meetings"


def test_what_the_plan_does_not_name_is_a_question() -> None:
    found = sheet(slipping(), "closing-call", 45)
    unknown = {one.part: one.ask for one in found.attendees if one.name is None}
    assert {"Signer", "Legal", "Procurement"} <= unknown.keys()
    assert all(ask.endswith("?") and "Acme" in ask for ask in unknown.values())
    named = {one.name for one in found.attendees if one.name}
    known = {person.name for person in slipping().people}
    assert named <= known
    assert "Me" not in named


def test_a_plan_without_dates_gives_no_dates() -> None:
    found = sheet(Plan(deal=Deal(buyer="Acme")), "demo")
    text = rendered(found, Plan(), TODAY)
    dates = re.findall(r"\b(?:January|February|March|December|Jan|Feb|Dec) \d+", text)
    assert dates == []
    assert any("No go-live date is known" in one for one in found.stand)


def test_objections_come_from_the_weak_points() -> None:
    found = sheet(slipping(), "check-in", 60)
    late = next(one for one in found.objections if one.id == "step-overdue")
    assert late.step == "security-review"
    assert "Security review is 13 days overdue" in late.why[0]
    assert "November 12" in late.answer
    assert not any(
        one.id == "step-overdue" and one.why for one in sheet(sound(), "demo").objections
    )


def test_words_name_the_step_that_slipped() -> None:
    tracks = {one.id: one for one in sheet(slipping(), "check-in", 45).tracks}
    assert any(
        "security review down for November 12" in x for x in tracks["raise-a-slipped-step"].lines
    )
    assert "report-our-own-slip" in {t.id for t in sheet(slipping(), "check-in", 60).tracks}


def test_a_card_asks_for_what_is_red_and_stands_on_the_sheet() -> None:
    words = "If security is fine with it, I'll fund it"
    changes: list[Change] = [
        Requalify(why="Put back"),
        ScoreLetter(letter="economic-buyer", score="green", words=words, said_by="Dana Cruz"),
    ]
    plan = apply(slipping(), changes, today=TODAY).plan
    found = sheet(plan, "check-in", 60)
    asked = {one.letter for one in found.questions if one.letter}
    assert "champion" in asked
    assert "economic-buyer" not in asked
    text = rendered(found, plan, TODAY)
    assert f"| Economic buyer | green | “{words}” (Dana Cruz) |" in text
    assert "| Champion | red |" in text


def test_the_sheet_shows_words_of_the_plan_as_they_are() -> None:
    plan = slipping()
    odd = plan.model_copy(
        update={
            "deal": Deal(buyer="<b>Acme</b> | [x](http://x)"),
            "people": [*plan.people, Person(name="*Eve*", role="Counsel <i>", side="buyer")],
        }
    )
    text = rendered(sheet(odd, "closing-call"), odd, TODAY)
    assert "<b>" not in text.replace("\\<b", "")
    assert "\\[x\\]" in text
    assert "\\*Eve\\*" in text


def test_the_essence_fits_a_reply() -> None:
    told = essence(sheet(slipping(), "closing-call", 45))
    assert told[0].label == "Closing call with Acme, 45 minutes"
    text = " ".join(f"{one.label} {one.text}" for one in told)
    assert "15 of 45" in text
    assert "Not named yet: signer" in text
    assert len(text) < 1_600
