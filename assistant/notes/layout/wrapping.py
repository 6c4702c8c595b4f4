"""Lines that a program broke at its margin, put together again."""

import itertools
import re

_LIST = re.compile(
    r"\s*(?:[-*\u2022\u25cf\u25aa\u2023\u25e6\u2013>#|]|\d{1,2}[.)]|\(?[a-zA-Z]\)|"
    r"\[[ xX]?\]|#\d{1,3}[.:)]?)\s"
)
# Columns, leading dots, and lines that begin with their day ("24/9: Ann, contract draft").
_ROW = re.compile(r"\S(?: {3,}|\t| ?\.{4,} ?)\S|^\s*\d{1,2}[./-][^\W_]{1,4}\.?\s*[:|>\u2192-]\s")
_LABEL = re.compile(r"\s*\**[^\W\d_][^:.,;]{0,40}:(?:\s|$)")
_ARROW = re.compile(r"\s*[^.!?;]{1,40}?\s(?:\u2192|-+>|=>?|\|)\s")
_ENDED = re.compile(r"[.?!:;\u2026][\"')\u201d]*$")
_OPEN = re.compile(
    r"(?:,|\b(?:the|a|an|of|to|and|or|with|by|for|from|in|on|at|that|which|who|our|their|his|her|is|are|"
    r"will|be|as|if|but|der|die|das|und|mit|von|f\u00fcr|le|la|les|de|et|january|february|march|april|june|july|"
    r"august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))$",
    re.IGNORECASE,
)
_MOST = 7  # words of a line that heads a list
NARROWEST = 50  # characters; no program breaks lines before that
_WIDEST = 130
_RAGGED = 5  # characters by which a line may be shorter than the margin


def unwrapped(lines: list[str]) -> list[str]:
    """Return the lines with those joined that one sentence was broken into.

    A line goes on below where the next line's first word had not fitted into the width of the
    paragraph, or where it ends in a word that ends no sentence. Lists stay lists.
    """
    margin = _margin(lines)
    made: list[str] = []
    for start, end in _paragraphs(lines):
        made += _joined(lines[start:end], margin)
    return made


def _margin(lines: list[str]) -> int | None:
    """Return the width at which the text was broken, or None where lines just end."""
    width = max((len(line) for line in lines), default=0)
    full = sum(len(line) > width - _RAGGED * 2 for line in lines)
    return width if NARROWEST <= width <= _WIDEST and full > 2 else None


def _paragraphs(lines: list[str]) -> list[tuple[int, int]]:
    """Return the runs of lines, blank lines being runs of their own."""
    runs: list[tuple[int, int]] = []
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or not lines[number].strip() or not lines[number - 1].strip():
            runs.append((start, number))
            start = number
    return runs if lines else []


def _joined(lines: list[str], margin: int | None) -> list[str]:
    width = max(len(line) for line in lines)
    if len(lines) < 2 or width < NARROWEST:
        return _hung(lines)
    even = len(lines) > 2 and all(
        _full(before, line, width) for before, line in itertools.pairwise(lines)
    )
    shorthand = lines[0].lstrip()[:1].islower()
    made: list[list[str]] = [[lines[0]]]
    for number, (before, line) in enumerate(itertools.pairwise(lines), start=1):
        if _heads(before, line, lines[number + 1 : number + 2]):
            made.append([line])
            continue
        whole = even or (margin is not None and _full(before, line, margin - _RAGGED))
        if _goes_on(before, line, width, even=whole, shorthand=shorthand):
            made[-1].append(line.strip())
        else:
            made.append([line])
    return [" ".join(parts) for parts in made]


def _heads(before: str, line: str, below: list[str]) -> bool:
    """Tell whether a line heads the list below it, and ends none ("Denise (their CFO)")."""
    text = line.strip()
    if not below or not _LIST.match(below[0]) or _LIST.match(line) or line[:1].isspace():
        return False
    short = text[:1].isupper() and len(text.split()) <= _MOST and not text.endswith(".")
    return short and bool(_LIST.match(before)) and not _OPEN.search(before)


def _hung(lines: list[str]) -> list[str]:
    """Join lines that hang, indented, below a short point of a list."""
    made: list[str] = []
    for line in lines:
        indented = len(line) - len(line.lstrip()) >= 2 and line.lstrip()[:1].islower()
        if made and indented and _LIST.match(made[-1]) and not _LIST.match(line):
            made[-1] += f" {line.strip()}"
        else:
            made.append(line)
    return made


def _full(before: str, line: str, width: int) -> bool:
    """Tell whether the next line's first word had not fitted."""
    first = (line.split(maxsplit=1) or [""])[0]
    return len(before) >= NARROWEST and len(before) + 1 + len(first) > width


def _goes_on(before: str, line: str, width: int, *, even: bool, shorthand: bool) -> bool:
    text = line.strip()
    if (
        _LIST.match(line)
        or _ARROW.match(line)
        or _ROW.search(line)
        or _ROW.search(before)
        or not text
        or _ENDED.search(before)
        or width > _WIDEST
    ):
        return False
    if even and not _LABEL.match(line) and (not shorthand or not text[0].isupper()):
        return True
    if text[0].islower() and not shorthand and len(before) >= NARROWEST:
        return bool(_OPEN.search(before)) or _full(before, line, width)
    near = _full(before, line, width - _RAGGED)
    return near and bool(_OPEN.search(before)) and not _LABEL.match(line)
