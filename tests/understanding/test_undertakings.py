"""Work of the deal's own, in words of many voices."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.plan.model import Plan
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)


def read(notes: str) -> Plan:
    plan = new_plan()
    made = draft(page_of(notes, "notes.txt", TODAY), plan, TODAY)
    return accepted(plan, made.changes, TODAY).plan


def steps_of(notes: str) -> list[str]:
    return [step.action for step in read(notes).steps]


@pytest.mark.parametrize(
    ("notes", "action"),
    [
        (
            "Hamid will do a load test on the staging tenant, two weeks from December 7.",
            "Load test",
        ),
        (
            "I have to courier them the three demo scanners by Friday.",
            "Courier three demo scanners",
        ),
        ("Their fire officer wants a hazard survey of the loading bays.", "Hazard survey of the"),
        ("We owe them a revised staffing calendar by Thursday.", "Revised staffing calendar"),
        ("Ingrid Solheim runs the audit of warehouse 7, due Dec 8.", "Audit of warehouse 7"),
        ("Nadia is to map the product codes to ours by 4 December.", "Map product codes to ours"),
        ("Greta promised us the list of user accounts by next Wednesday.", "List of user accounts"),
        ("The floor plans still have to be uploaded (Jean, by Dec 2).", "Floor plans uploaded"),
        ("An impact assessment is required; Anna Keller does it by Dec 18.", "Impact assessment"),
        ("Olga holds a foremen briefing on December 9.", "Foremen briefing"),
        ("I said I'd put together a cost comparison by Monday.", "Put together cost comparison"),
        ("We need to get the sandbox refreshed by December 3.", "Sandbox refreshed"),
        ("Olaf still has to hook up their old box to ours.", "Hook up their old box"),
        ("Lena gives us a dump of the pay runs by Monday.", "Give dump of"),
        ("Our fitter Jonas Ek goes to Kiel on 2 December to rig the line.", "Rig line"),
        ("Mia from our side comes up for a test week from 7 December.", "Come up for test"),
        ("The wiring plan our Greta will draw by December 4.", "Draw wiring plan"),
        ("Labels to be ordered by Boris.", "Labels ordered"),
        ("The ethics office still has to look at the survey.", "Look at survey"),
        ("Lena runs it past their auditor on December 4.", "Run past auditor"),
    ],
)
def test_work_with_an_object_is_a_step(notes: str, action: str) -> None:
    assert [step for step in steps_of(notes) if step.startswith(action)], steps_of(notes)


@pytest.mark.parametrize(
    "notes",
    [
        "Yesterday's kickoff with the other vendor ran over.",
        "He asked us to send nothing, no quote and no contract.",
        "With the pilot behind them they feel safe, and everybody loved the demo.",
        "His daughter signs up for college in January.",
        "They implemented their CRM in 2022.",
        "If the audit fails, Carla will rewrite the handbook.",
        "Boris does not have to translate the labels.",
        "Nobody has to fill in the survey.",
        "We had a look at the roadmap and talked about the weather.",
        "Mia collected the badges last week, that was fun.",
        "Dates to be confirmed.",
        "Bruno collects old looms and showed us photographs for twenty minutes.",
        "Mia walked us past the canteen on Monday.",
    ],
)
def test_what_is_past_denied_or_talk_is_no_step(notes: str) -> None:
    assert steps_of(notes) == []


def test_each_thing_to_hand_over_is_a_step() -> None:
    found = steps_of("Lena will send a bank reference and the insurance certificate by Friday.")
    assert len(found) == 2


def test_work_told_twice_is_one_step() -> None:
    notes = "Olaf has to translate the safety manual.\nThe safety manual: Olaf, December 9.\n"
    assert len(steps_of(notes)) == 1


@pytest.mark.parametrize(
    ("notes", "action", "owner"),
    [
        ("- Investment committee: Paul takes it there on January 12", "Investment", "Paul"),
        ("- Fire safety report - Nora hands it in by December 4", "Fire safety report", "Nora"),
    ],
)
def test_a_line_may_begin_with_what_it_is_about(notes: str, action: str, owner: str) -> None:
    plan = read(notes)
    assert [s for s in plan.steps if s.action.startswith(action) and owner in s.owners], plan.steps


@pytest.mark.parametrize(
    "notes",
    [
        "- Small worry: Lena finds the hall too dark",
        "- Fun fact: Petra's team won the quiz night",
        "- MTG 02-Dec, 45 min, with Sam Okafor",
        "- Rajesh OOO 24-28 Dec",
        "- Voice control, not in this budget cycle",
        "- Support for the old tool ends June 30",
        "- Money is tight this year, he said",
    ],
)
def test_lines_that_only_tell_are_no_steps(notes: str) -> None:
    assert steps_of(notes) == []


def test_the_longer_name_of_a_step_told_twice_stays() -> None:
    notes = (
        "Beth Lowell will write the memo.\n- Budget memo to Paul, owner Beth Lowell, due Dec 2\n"
    )
    assert steps_of(notes) == ["Budget memo to Paul"]


def test_the_notes_say_for_which_of_two_companies_they_are() -> None:
    notes = (
        "Two customers today. Plan is for Harbour Point only.\n\n=== HARBOUR POINT ===\n"
        "- Insurance certificate: Lena Roth sends it by Dec 4\n\n=== TANJONG FREIGHT (Wei) ===\n"
        "- Load test: Ali Noor runs it by Dec 9\n"
    )
    assert steps_of(notes) == ["Insurance certificate"]


def test_what_comes_when_something_works_is_told_and_not_asked() -> None:
    plan = read("When that works, our Lisa Orr builds the price model by December 4.\n")
    assert [(s.action, s.owners) for s in plan.steps] == [("Build price model", ["Lisa Orr"])]


def test_who_runs_a_paper_past_the_security_people_owns_that_review() -> None:
    plan = read("Present: Manny Ortega\n\nManny then runs it past their security guy.\n")
    assert [(s.kind, s.owners) for s in plan.steps] == [("security-review", ["Manny Ortega"])]


def test_single_sign_on_is_no_signature() -> None:
    plan = read("Walt is going to set up single sign on by december fourth.\n")
    assert [s for s in plan.steps if s.kind == "signature"] == []
    assert plan.steps[0].due == dt.date(2026, 12, 4)


def test_the_state_in_a_condition_is_not_that_of_the_step() -> None:
    plan = read("When the list has been received, Jonas Ek will carry out the load test.\n")
    assert [s.status for s in plan.steps] == ["not_started"]


def test_who_owns_is_told_of_what_the_line_has_just_named() -> None:
    notes = "- Lena files the form by Monday\n- we do a dry run on it, Mia Orr owns that\n"
    plan = read(notes)
    assert {s.action: s.owners for s in plan.steps}["Dry run"] == ["Mia Orr"]


@pytest.mark.parametrize(
    "notes",
    [
        "Survey of the existing doors is finished, report handed over on the spot.",
        "The load test is done.",
        "- load test w/ dispatchers held 11/17, all good",
    ],
)
def test_work_that_is_over_is_done(notes: str) -> None:
    assert [step.status for step in read(notes).steps] == ["done"]


def test_what_ends_on_a_day_ahead_is_not_over() -> None:
    plan = read("- 18 December 2026: bid evaluation completed\n")
    assert [(s.status, s.due) for s in plan.steps] == [("not_started", dt.date(2026, 12, 18))]


@pytest.mark.parametrize("notes", ["- Jacko = Jack Ferris, our payroll bloke", "- AE = me"])
def test_a_line_that_explains_a_name_is_no_step(notes: str) -> None:
    assert steps_of(notes) == []


def test_an_equals_sign_may_stand_before_who_does_a_step() -> None:
    assert [s for s in steps_of("- Load test = Lena Roth, by Dec 9\n") if s.startswith("Load test")]


def test_words_behind_an_entry_may_be_only_how_far_and_when() -> None:
    plan = read("- Load test: with Lena Roth. WIP. Tgt 12/9\n")
    (step,) = plan.steps
    assert (step.owners, step.status, step.due) == (
        ["Lena Roth"], "in_progress", dt.date(2026, 12, 9),
    )  # fmt: skip


@pytest.mark.parametrize(
    "notes",
    [
        "- Signing: Lena signs, but December is not realistic. She named 5 January.",
        "- Load test: Lena. The date of 5 January was proposed and accepted.",
    ],
)
def test_a_day_that_is_named_or_agreed_is_that_of_the_step_spoken_of(notes: str) -> None:
    (step,) = read(notes).steps
    assert (step.due, step.status) == (dt.date(2027, 1, 5), "not_started")


PRESENT = "Call with Turid Nygard, Anders Lie and Luis Sand (Fjell AS). Ingvild Moe is ours.\n\n"


@pytest.mark.parametrize(
    ("notes", "action", "owners"),
    [
        ("I owe Turid the three year cost breakdown by Friday noon.", "Cost breakdown", ["Me"]),
        ("Dr. Brunner promised comments by 11 December.", "Brunner comments", ["Dr Brunner"]),
        ("Anders still needs the metadata from Thomas.", "Metadata", ["Thomas"]),
        ("Anders asks for the call-off docs by Friday.", "Ask for call-off docs", ["Anders Lie"]),
    ],
)
def test_what_somebody_owes_or_needs_from_another(
    notes: str, action: str, owners: list[str]
) -> None:
    found = [one for one in read(PRESENT + notes).steps if one.action == action]
    assert [one.owners for one in found] == [owners]


def test_she_who_waits_for_us_does_only_what_comes_then() -> None:
    plan = read(
        f"{PRESENT}Anders sends the floor plan by Friday.\n"
        "Turid needs our SOC2 report before she starts the security review."
    )
    owners = {one.kind: one.owners for one in plan.steps if one.kind}
    assert owners == {"security-pack": [], "security-review": ["Turid Nygard"]}


def test_whoever_is_asked_to_do_something_owns_it() -> None:
    plan = read(f"{PRESENT}I've asked Anders to countersign the mutual NDA by Monday.\n")
    assert [one.owners for one in plan.steps if one.kind == "nda"] == [["Anders Lie"]]
