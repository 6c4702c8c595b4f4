"""Messages that follow one another: corrections, hand-overs, asides, questions with facts."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.model import Plan, Step
from assistant.session import new_plan
from assistant.understanding import Context, Reading, read

TODAY = dt.date(2026, 11, 24)


def talk(*messages: str, asked: str | None = None) -> tuple[Plan, Reading]:
    """Read messages one after the other; `asked` is what was asked before the last of them."""
    plan, last = new_plan(), Reading()
    for number, message in enumerate(messages, 1):
        last = read(
            message,
            Context(
                plan=plan, today=TODAY, asked=asked if number == len(messages) else None,
                focus_steps=last.focus_steps, focus_people=last.focus_people,
            ),
        )  # fmt: skip
        plan = apply(plan, last.changes, today=TODAY).plan
    return plan, last


def step(plan: Plan, kind: str) -> Step:
    return next(one for one in plan.steps if kind in (one.kind, one.id))


def test_not_her_her_colleague() -> None:
    plan, _ = talk(
        "Ruth Abara takes the MSA redlines, due Dec 11", "not her, her colleague Tom Wexler",
        asked="signer",
    )  # fmt: skip
    assert step(plan, "legal-review").owners == ["Tom Wexler"]
    assert len(plan.steps) == 1


@pytest.mark.parametrize("asked", ["signer", "procurement", "champion", "buyer"])
def test_what_answers_nothing_is_no_answer(asked: str) -> None:
    plan, _ = talk("Budget approval: not started, Dan Fuchs owns.", asked=asked)
    assert [(one.kind, one.owners) for one in plan.steps] == [("budget", ["Dan Fuchs"])]
    assert plan.deal.buyer is None


def test_a_correction_within_the_sentence() -> None:
    plan, _ = talk("live by the thirty first of January I think no wait the first of February")
    assert plan.go_live == dt.date(2027, 2, 1)


def test_the_value_after_the_discount() -> None:
    plan, _ = talk("The value is 280k. Hmm no, 260k after the discount")
    assert plan.deal.value == 260_000


def test_a_date_is_taken_back() -> None:
    plan, _ = talk("Legal review by Dec 18", "Scratch the legal date, nobody committed to one")
    assert step(plan, "legal-review").due is None


def test_facts_before_a_question_are_taken() -> None:
    plan, last = talk("I have Glasshouse Textiles at 145k going live on May 24, what is next?")
    assert (plan.deal.buyer, plan.deal.value) == ("Glasshouse Textiles", 145_000)
    assert plan.go_live == dt.date(2027, 5, 24)
    assert [act.kind for act in last.acts] == ["question"]


def test_a_supposition_changes_nothing() -> None:
    plan, _ = talk("Live on June 1", "And suppose they wanted May 3 instead, would that fit?")
    assert plan.go_live == dt.date(2027, 6, 1)


def test_who_takes_over_from_somebody_who_left() -> None:
    plan, _ = talk("Security is with Sunil Rao", "Sunil left, Imran has his stuff now")
    assert step(plan, "security-review").owners == ["Imran"]


def test_who_does_it_is_not_that_it_is_done() -> None:
    plan, _ = talk("security is done by their IT manager, Sunil")
    assert step(plan, "security-review").status == "not_started"
    plan, _ = talk("the contract was signed by Sunil")
    assert step(plan, "signature").status == "done"


def test_two_of_one_name_are_told_apart_by_their_roles() -> None:
    plan, _ = talk(
        "Tom Ekwueme runs IT security and Tom Baines is general counsel",
        "Tom Ekwueme does the security review, Tom Baines takes legal review",
        "Counsel Tom needs four weeks",
    )
    assert {person.name for person in plan.people} == {"Tom Ekwueme", "Tom Baines"}
    assert step(plan, "legal-review").duration_days == 20


def test_steps_told_with_brackets() -> None:
    plan, _ = talk("They have security (Dana Whitlock, 12/18) and legal (Omar Haddad, 1/8) running")
    found = {one.kind: (one.owners, str(one.due)) for one in plan.steps}
    assert found == {
        "security-review": (["Dana Whitlock"], "2026-12-18"),
        "legal-review": (["Omar Haddad"], "2027-01-08"),
    }


def test_statuses_in_a_row() -> None:
    plan, _ = talk("Legal's finished, security's halfway, procurement hasn't started")
    assert [one.status for one in plan.steps] == ["done", "in_progress", "not_started"]


def test_their_lawyer_reviewing_it_is_the_legal_review() -> None:
    plan, _ = talk("Their lawyer Sue Park will review it by Dec 21")
    assert (step(plan, "legal-review").owners, str(step(plan, "legal-review").due)) == (
        ["Sue Park"], "2026-12-21",
    )  # fmt: skip


def test_what_waits_for_what() -> None:
    plan, _ = talk("A data processing agreement shall be executed prior to signature")
    assert step(plan, "signature").depends_on == [step(plan, "dpa").id]
    assert step(plan, "dpa").status == "not_started"


def test_no_review_needed_takes_it_out_whatever_was_asked() -> None:
    plan, _ = talk(
        "security review by Dec 4", "No security review needed either, they did one last year",
        asked="signer",
    )  # fmt: skip
    assert plan.steps == []


def test_small_talk_makes_no_steps() -> None:
    plan, _ = talk("oh and traffic is awful today", "I had two coffees already and it's only 9")
    assert plan == new_plan()


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("nobody else", "no"),
        ("no one besides him", "no"),
        ("Nothing is under way at present.", "no"),
        ("no nothing like that", "no"),
        ("we haven't begun anything so far", "no"),
        ("Not sure, I'll have to ask.", "dont_know"),
        ("I couldn't tell you.", "dont_know"),
        ("nobody told me", "dont_know"),
        ("rather not go into that now", "dont_know"),
    ],
)
def test_none_and_unknown_in_other_words(message: str, kind: str) -> None:
    plan, last = talk("the contract needs a signature", message, asked="security")
    assert [act.kind for act in last.acts] == [kind]
    assert [one.kind for one in plan.steps] == ["signature"]


def test_what_is_said_again_names_nobody() -> None:
    plan, _ = talk("As I said: Dana Fry signs", asked="signer")
    assert step(plan, "signature").owners == ["Dana Fry"]


def test_a_start_answers_when_they_go_live() -> None:
    plan, _ = talk("The start is on 1 April 2027.", asked="go_live")
    assert plan.go_live == dt.date(2027, 4, 1)
