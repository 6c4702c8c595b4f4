"""The cases of a suite, from its data files; every author is a split of its own."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

DATA = Path(__file__).parent / "data"
_NAME = re.compile(
    r"(?P<stem>\w+?)(?:_(?P<author>two|three|four|five|six|seven|eight|nine|ten|eleven|twenty))?(?P<aside>_heldout)?"
)


class Case(NamedTuple):
    """A case as it stands in its file, with its split."""

    data: dict[str, Any]
    split: str

    @property
    def id(self) -> str:
        """The case's name, one of a kind in its suite."""
        return str(self.data["id"])


def cases(stem: str) -> list[Case]:
    """Return the cases of the data files of a stem. Dates are text in them, as in a plan."""
    return [Case(case, split_of(path)) for path in files(stem) for case in read(path)]


def files(stem: str) -> list[Path]:
    """Return the data files of a stem, of all authors and both sides."""
    return [path for path in sorted(DATA.iterdir()) if _named(path)["stem"] == stem]


def split_of(path: Path) -> str:
    """Return the split that a data file belongs to, by its name: `STEM[_AUTHOR][_heldout]`.

    Every author's cases are figures of their own: those written without a look at the code say
    more about the messages of people we do not know.
    """
    kind = "heldout" if _named(path)["aside"] else "dev"
    author = _named(path)["author"]
    return f"{kind}-{author}" if author else kind


def aside(split: str) -> bool:
    """Tell whether a split is set aside, and its failures not to be shown."""
    return split.startswith("heldout")


def _named(path: Path) -> dict[str, str | None]:
    match = _NAME.fullmatch(path.stem)
    return match.groupdict() if match else {"stem": path.stem, "author": None, "aside": None}


def read(path: Path) -> list[dict[str, Any]]:
    """Return the cases of one file as they stand in it, with dates as text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    read: list[dict[str, Any]] = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return read
