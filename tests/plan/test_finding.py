import pytest

from assistant.errors import PlanError
from assistant.plan.finding import find_person, find_step, known_as
from assistant.plan.model import Person, Plan, Step

PLAN = Plan(
    steps=[
        Step(id="security-review", action="Security review", kind="security-review"),
        Step(id="s2", action="Legal review complete"),
        Step(id="signature", action="Contract signatures", kind="signature"),
        Step(id="cfo", action="CFO approval", kind="executive-approval"),
        Step(id="board", action="Board approval", kind="executive-approval"),
        Step(id="deck", action="Translate the onboarding deck"),
        Step(id="demo-1", action="Demo for IT", status="done"),
        Step(id="demo-2", action="Demo for finance"),
    ],
    people=[
        Person(name="Mark Feld", side="buyer"),
        Person(name="Jo Lee"),
        Person(name="Jo Otto"),
        Person(name="Dr. Ana María Ruiz"),
    ],
)


@pytest.mark.parametrize(
    ("words", "step_id"),
    [
        ("security-review", "security-review"),
        ("  SECURITY   Review ", "security-review"),
        ("infosec", "security-review"),
        ("the vendor risk assessment", "security-review"),
        ("s2", "s2"),
        ("legal", "s2"),
        ("redlines", "s2"),
        ("signing", "signature"),
        ("contract signature", "signature"),
        ("docusign", "signature"),
        ("board", "board"),
        ("the CFO's approval", "cfo"),
        ("the deck", "deck"),
        ("translating the deck", "deck"),
        ("demo for finance", "demo-2"),
        ("demo", "demo-2"),  # the other one is done
        ("securty revew", "security-review"),
        ("leagl review", "s2"),
        ("contract signaturs", "signature"),
    ],
)
def test_a_step_is_found_by_what_people_call_it(words: str, step_id: str) -> None:
    assert find_step(PLAN, words).id == step_id


@pytest.mark.parametrize("words", ["procurement", "kickoff", "it", "the step", "", "…", "banana"])
def test_what_is_not_there_is_refused_with_what_is(words: str) -> None:
    with pytest.raises(PlanError, match=r"Steps in the plan: .*Security review"):
        find_step(PLAN, words)


def test_of_several_one_has_to_be_named() -> None:
    with pytest.raises(PlanError, match=r'"CFO approval" and "Board approval"\. Say which one'):
        find_step(PLAN, "approval")


def test_an_empty_plan_says_so() -> None:
    with pytest.raises(PlanError, match="no steps yet"):
        find_step(Plan(), "legal")


def test_a_message_stays_short() -> None:
    many = Plan(steps=[Step(id=str(n), action=f"Task number {n}") for n in range(40)])
    with pytest.raises(PlanError) as refused:
        find_step(many, "banana " * 60)
    assert "28 more" in str(refused.value)
    assert len(str(refused.value)) < 600


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("mark feld", "Mark Feld"),
        ("MARK", "Mark Feld"),
        ("Feld", "Mark Feld"),
        ("Otto", "Jo Otto"),
        ("ana maría ruiz dr", None),
        ("Jo", None),
        ("", None),
        ("Nobody", None),
    ],
)
def test_a_person_is_found_by_part_of_the_name(words: str, name: str | None) -> None:
    person = find_person(PLAN, words)
    assert (person.name if person else None) == name


def test_an_unknown_name_stays_as_it_is() -> None:
    assert known_as(PLAN, "Jo") == "Jo"
    assert known_as(PLAN, "mark") == "Mark Feld"
