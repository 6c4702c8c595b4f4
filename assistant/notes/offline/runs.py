"""Runs of lines that are all entries of a list, though no bullet says so."""

from collections.abc import Callable, Sequence
from itertools import groupby

from assistant.notes.offline.entries import unlabelled
from assistant.notes.offline.fragments import in_fragments
from assistant.notes.offline.records import record_of
from assistant.notes.offline.whose import Frame
from assistant.notes.page import Line
from assistant.understanding.text import sentences

_FEWEST = 3  # lines of a run
_FIRM = 2  # of them that are entries wherever they stand
_LONGEST = 22  # words of a line


def runs(
    lines: Sequence[Line], said: Callable[[Line], str], frame: Callable[[Line], Frame]
) -> frozenset[int]:
    """Return where the lines begin that stand in a list without bullets.

    Args:
        lines: those that are read, in their order.
        said: a line's words.
        frame: against what a line is read.
    """
    found: set[int] = set()
    for may_be, stretch in groupby(lines, _may_be_entry):
        together = list(stretch)
        if may_be and len(together) >= _FEWEST:
            found |= _runs_of(together, said, frame)
    return frozenset(found)


def _runs_of(
    lines: Sequence[Line], said: Callable[[Line], str], frame: Callable[[Line], Frame]
) -> set[int]:
    """Return where the lines of runs begin, among lines of which each may be an entry."""
    found: set[int] = set()
    run: list[Line] = []
    firm = 0
    for line in [*lines, None]:
        text = _first(said(line), frame(line)) if line else ""
        if line and text and record_of(text, frame(line), listed=True):
            run.append(line)
            firm += record_of(text, frame(line), listed=False) is not None
            continue
        if len(run) >= _FEWEST and firm >= _FIRM and 2 * firm >= len(run):
            found |= {one.start for one in run}
        run, firm = [], 0
    return found


def _first(said: str, frame: Frame) -> str:
    """Return the entry with which a line begins."""
    pieces = sentences(unlabelled(said)[0])
    return in_fragments(pieces, frame)[0] if pieces else ""


def _may_be_entry(line: Line) -> bool:
    return not line.speaker and len(line.text.split()) <= _LONGEST
