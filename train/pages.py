"""Pages of notes with their golds to fit on: the dev cases of notes, and train/data/pages/.

Each author is a split, so that figures can be made with an author left out.
"""

from evals.cases import Case, aside, cases, read
from train.lines import DATA

FOLDER = DATA / "pages"


def pages() -> list[Case]:
    """Return the dev cases of notes that hold no orders, and the pages of train/data/pages/."""
    dev = [one for one in cases("notes") if not aside(one.split)]
    own = [Case(case, path.stem) for path in sorted(FOLDER.glob("*.yaml")) for case in read(path)]
    return [one for one in [*dev, *own] if not one.data["gold"].get("injection")]
