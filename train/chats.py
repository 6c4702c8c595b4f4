"""Chat scripts with their golds to fit on: the dev cases of chats, and train/data/chats/."""

from evals.cases import Case, aside, cases, read
from train.lines import DATA

FOLDER = DATA / "chats"


def chats() -> list[Case]:
    """Return the scripts; each author is a split, so that one can be left out."""
    dev = [one for one in cases("chats") if not aside(one.split)]
    own = [Case(case, path.stem) for path in sorted(FOLDER.glob("*.yaml")) for case in read(path)]
    return [*dev, *own]
