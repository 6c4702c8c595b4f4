"""Loading the entries: those that ship with the assistant, and a seller's own beside them."""

import functools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import InputError
from assistant.files import shipped_folder
from assistant.plan.model import Strict
from assistant.plan_file import decoded, read_bytes
from assistant.playbook.entries import Entry, Kind, Origin, parse_entry

MAX_FILE_BYTES = 100_000
MAX_FILES = 1_000
SUFFIXES = (".md", ".markdown")
_LEFT_OUT = ("readme", "license")


class Problem(Strict):
    """A file that was skipped, and why; `message` says what to mend."""

    file: str
    message: str


class Knowledge(Strict):
    """The entries in the order of their ids, and what could not be read."""

    entries: list[Entry]
    problems: list[Problem] = []

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id, None where there is none."""
        return next((one for one in self.entries if one.id == entry_id), None)

    def of_kind(self, *kinds: Kind) -> list[Entry]:
        """Return the entries of these kinds."""
        return [one for one in self.entries if one.kind in kinds]


def knowledge(own: Path | None = None) -> Knowledge:
    """Return the entries that ship with the assistant, and those in the seller's own folder.

    A file that cannot be used is skipped and named among the problems, and so is a second entry
    with an id that is taken.

    Args:
        own: the seller's own folder; it need not exist.
    """
    shipped = _shipped()
    if own is None or not own.is_dir():
        return shipped
    return _joined([shipped, _read(own, "own")])


@functools.cache
def _shipped() -> Knowledge:
    return _joined([_read(shipped_folder("knowledge"), "shipped")])


def _joined(parts: Sequence[Knowledge]) -> Knowledge:
    found: dict[str, Entry] = {}
    problems = [problem for part in parts for problem in part.problems]
    for entry in (one for part in parts for one in part.entries):
        if entry.id in found:
            taken = found[entry.id].file
            message = f"The id {entry.id} is taken by {taken}. Give this entry another id."
            problems.append(Problem(file=entry.file, message=message))
        else:
            found[entry.id] = entry
    return Knowledge(entries=sorted(found.values(), key=lambda one: one.id), problems=problems)


def _read(folder: Path, origin: Origin) -> Knowledge:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, path in enumerate(_files(folder)):
        name = path.relative_to(folder).as_posix()
        if number == MAX_FILES:
            message = f"Only the first {MAX_FILES:,} files of {folder} are read."
            problems.append(Problem(file=name, message=message))
            break
        try:
            text = decoded(read_bytes(path, MAX_FILE_BYTES), name)
            entries.append(parse_entry(text, name, origin))
        except InputError as error:
            problems.append(Problem(file=name, message=str(error)))
    return Knowledge(entries=entries, problems=problems)


def _files(folder: Path) -> Iterator[Path]:
    # Links to folders are not followed: they may lead in a circle.
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = Path(here) / name
            known = path.suffix.casefold() in SUFFIXES and path.stem.casefold() not in _LEFT_OUT
            if known and not name.startswith("."):
                yield path
