"""The part that somebody plays in the deal, beside their job."""

import datetime as dt

import pytest

from assistant.plan.changes import SetPerson
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Maya Lindqvist is VP ops and our champion.", "VP ops, champion"),
        ("Priya Nair (head of IT, our champion) owns legal", "Head of IT, champion"),
        ("Champion is Dana Reyes (Director of Supply Chain)", "Director of Supply Chain, champion"),
        ("The economic buyer is Karl Weiss, CFO", "CFO, economic buyer"),
        ("Maya Lindqvist is VP ops and our champion is Tom Okoro", "VP ops"),
        ("Security review is with their IT guy, Tom Okoro", "IT"),
    ],
)
def test_a_part_in_the_deal_stands_beside_the_job(said: str, role: str) -> None:
    found = read(said, Context(plan=new_plan(), today=TODAY)).changes
    people = [one for one in found if isinstance(one, SetPerson) and one.role]
    assert people[0].role == role
