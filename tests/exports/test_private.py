"""What is the seller's alone goes into no file that the buyer may see."""

import datetime as dt
import io
import zipfile

import pytest

from assistant.exports import WRITERS, render
from assistant.plan.model import Deal, LetterScore, Plan, Qualification, Step

TODAY = dt.date(2026, 11, 24)
SECRET = "we lose 40k a month"


def _plan() -> Plan:
    steps = [Step(id="sign", action="Signature step", due=dt.date(2026, 12, 4))]
    letter = LetterScore(score="green", words=SECRET, said_by="CFO")
    card = Qualification(since=TODAY, why="PRIVATE-WHY", letters={"metrics": letter})
    return Plan(deal=Deal(buyer="Acme"), steps=steps, qualification=card)


def _text(content: bytes) -> str:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@pytest.mark.parametrize("ending", sorted(set(WRITERS) - {"json"}))
def test_the_card_is_in_no_file_for_the_buyer(ending: str) -> None:
    text = _text(render(_plan(), ending, TODAY))
    assert "Signature step" in text
    assert SECRET not in text
    assert "PRIVATE-WHY" not in text
    assert "MEDDPICC" not in text.upper()


def test_json_keeps_everything() -> None:
    assert SECRET in render(_plan(), "json", TODAY).decode()
