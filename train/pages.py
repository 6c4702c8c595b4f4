"""Pages of notes with their golds to fit on: the dev cases of notes, and train/data/pages/.

Each author is a split, so that figures can be made with an author left out.
"""

from pathlib import Path

from evals.cases import Case, aside, cases, read
from train.lines import DATA

FOLDER = DATA / "pages"


def pages() -> list[Case]:
    """Return the dev cases of notes that hold no orders, and the pages of train/data/pages/."""
    return [one for one in known("notes", FOLDER) if not one.data["gold"].get("injection")]


def known(stem: str, folder: Path) -> list[Case]:
    """Return the dev cases of a stem and those of a folder that are for fitting only."""
    dev = [one for one in cases(stem) if not aside(one.split)]
    own = [Case(case, path.stem) for path in sorted(folder.glob("*.yaml")) for case in read(path)]
    return [*dev, *own]
