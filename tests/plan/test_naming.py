import pytest

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.model import Deal, Plan, Step
from assistant.plan.naming import named_owners, owner_kind, spoken

PLAN = Plan(deal=Deal(buyer="Acme Corp", seller="Brightline"))


PEOPLE = "Mark Feld|Priya|Dr. Ruiz|Mark (IT)|Li Wei|Mark, CFO|Will Sales-Ortiz"
ROLES = (
    "CFO|Legal|legal team|VP of Operations|Acme Corp IT|Procurement|their CISO|Head of Security|"
    "General Counsel|outside counsel|Account Executive"
)
NOBODY = "|?|TBD|tbc|Both|both teams|Buyer|the customer|n/a|Acme Corp|us"


@pytest.mark.parametrize("owner", PEOPLE.split("|"))
def test_people(owner: str) -> None:
    assert owner_kind(PLAN, owner) == "person"


@pytest.mark.parametrize("owner", ROLES.split("|"))
def test_roles(owner: str) -> None:
    assert owner_kind(PLAN, owner) == "role"


@pytest.mark.parametrize("owner", NOBODY.split("|"))
def test_nobody_in_particular(owner: str) -> None:
    assert owner_kind(PLAN, owner) == "nobody"


def test_named_owners_of_a_step() -> None:
    step = Step(id="s", action="S", owners=["Mark Feld", "Legal", "Both"])
    assert named_owners(PLAN, step) == ["Mark Feld"]


@pytest.mark.parametrize(
    ("action", "kind", "said"),
    [
        ("Legal review and redlines", "legal-review", "the legal review"),
        ("Legal review", "legal-review", "the legal review"),
        ("MSA review", "legal-review", "the MSA review"),
        ("CFO approval", "executive-approval", "the CFO approval"),
        ("Salesforce integration", "integration", "the Salesforce integration"),
        ("Send security documents", "security-pack", "sending the security documents"),
        ("Kickoff", "kickoff", "the kickoff"),
        ("Translate the deck", None, '"Translate the deck"'),
        ("Get it signed", "signature", '"Get it signed"'),
    ],
)
def test_steps_as_they_are_spoken_of(action: str, kind: str | None, said: str) -> None:
    assert spoken(Step(id="x", action=action, kind=kind)) == said


def test_every_usual_step_can_be_spoken_of() -> None:
    for entry in CATALOGUE.values():
        said = spoken(Step(id=entry.id, action=entry.action, kind=entry.id))
        assert '"' not in said
        assert said.split()[0] in {"the", "mapping", "sending", "procurement", "access"}, said
