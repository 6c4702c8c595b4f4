"""Chat scripts with their golds to fit on: the dev cases of chats, and train/data/chats/."""

from evals.cases import Case
from train.lines import DATA
from train.pages import known

FOLDER = DATA / "chats"


def chats() -> list[Case]:
    """Return the scripts; each author is a split, so that one can be left out."""
    return known("chats", FOLDER)
