"""A deadline phrase, and all deadlines in a text, turned into dates."""

import datetime as dt
from functools import lru_cache

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines.durations import find_durations
from assistant.plan.deadlines.model import Deadline, Found
from assistant.plan.deadlines.normalise import Token, tokenise
from assistant.plan.deadlines.reading import Reader

MAX_PHRASE = 400
_SMALL = frozenset(
    "the a an on by at in for of to and or so we they it is are be will should must need needs want wants "
    "due date deadline done ready finished complete completed please say says said think maybe probably let's lets "
    "would could like can get that this our their target latest then sometime until till before after".split()
)  # fmt: skip


def resolve(
    phrase: str, today: dt.date, calendar: WorkCalendar | None = None, *, day_first: bool | None = None
) -> Deadline:
    """Return what a deadline phrase means, seen from `today`.

    Never raises: what is no date has the kind "none".

    Args:
        phrase: up to 400 characters.
        today: the day from which it is counted.
        calendar: working days of both sides; default both in the US.
        day_first: how 4/12 is read; by default as in the buyer's country.
    """
    calendar = calendar or _default()
    text = phrase[:MAX_PHRASE]
    tokens = [t for t in _plain(tokenise(text)) if t.text not in _NO_DATES]
    reader = Reader(text, tokens, today, calendar, day_first=day_first)
    best: tuple[int, int, Deadline] | None = None
    for index in range(len(tokens)):
        found = reader.expression(index, events=True)
        if found and (best is None or _weight(found) > _weight(best)):
            best = found
    if best is None:
        bare = _bare_number(tokens, today, calendar)
        return bare.model_copy(update={"phrase": phrase}) if bare else Deadline(phrase=phrase)
    return best[2].model_copy(update={"phrase": phrase})


def find(
    text: str, today: dt.date, calendar: WorkCalendar | None = None, *, day_first: bool | None = None
) -> list[Found]:
    """Return the deadlines in a text, in order, with the words that frame them.

    Bare events ("after legal") are left to whoever knows the steps; "two weeks after legal" is
    returned.
    """
    calendar = calendar or _default()
    tokens = tokenise(text)
    reader = Reader(text, tokens, today, calendar, day_first=day_first)
    spent = [(one.start, one.end) for one in find_durations(text)]
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        hit = reader.expression(index, events=False)
        if hit is None or not _meant(reader, hit, spent):
            index += 1
            continue
        end, first, deadline = hit
        start = tokens[first].start
        found.append(Found(start=start, end=start + len(deadline.phrase), deadline=deadline))
        index = end
    return found


_NO_DATES = frozenset({"24/7", "50/50", "9/11"})


def _meant(reader: Reader, hit: tuple[int, int, Deadline], spent: list[tuple[int, int]]) -> bool:
    """Tell a deadline from words that only look like one in running text."""
    end, first, deadline = hit
    tokens = reader.tokens[first:end]
    if deadline.kind == "vague" and deadline.start is None and all(t.kind == "word" for t in tokens):
        return tokens[0].text not in ("later", "whenever", "immediately", "unknown", "ongoing", "any") or len(tokens) > 2
    if len(tokens) == 1 and tokens[0].kind == "date" and "/" in tokens[0].text and len(tokens[0].value) == 2:
        return tokens[0].text not in _NO_DATES
    dates = [t for t in tokens if t.kind in ("word",)]
    return bool(dates) or any(t.kind != "num" for t in tokens)


def _plain(tokens: list[Token]) -> list[Token]:
    return [t for t in tokens if not (t.kind == "punct" and t.text in "\"'()[]!?*_`")]


def _weight(found: tuple[int, int, Deadline]) -> tuple[bool, int, int]:
    end, first, deadline = found
    dated = (deadline.kind != "vague" or deadline.start is not None) and deadline.kind != "relative-to-step"
    return (dated or deadline.kind == "relative-to-step" and deadline.lag_days not in (0, -1), end - first, -first)


def _bare_number(tokens: list[Token], today: dt.date, calendar: WorkCalendar) -> Deadline | None:
    """Read a whole phrase that is a day's number ("15", "on the 15")."""
    numbers = [t for t in tokens if t.kind in ("num", "ord", "decimal")]
    others = [t for t in tokens if t not in numbers and t.text not in ("on", "by", "the", ".", ",")]
    if len(numbers) != 1 or others:
        return None
    token = numbers[0]
    if token.kind == "decimal":
        day, _, month = token.text.partition(".")
        if not (day.isdigit() and month.isdigit()):
            return None
        date = _coming(today, int(day), int(month))
    else:
        date = _coming(today, token.value[0], None)
    if date is None:
        return None
    return Deadline(phrase="", date=date, kind="inferred", assumption=f"read as {date:%b} {date.day}")


def _coming(today: dt.date, day: int, month: int | None) -> dt.date | None:
    for ahead in range(26):
        index = today.year * 12 + today.month - 1 + ahead
        if month is not None and index % 12 + 1 != month:
            continue
        try:
            date = dt.date(index // 12, index % 12 + 1, day)
        except ValueError:
            continue
        if date >= today:
            return date
    return None


@lru_cache(maxsize=1)
def _default() -> WorkCalendar:
    return WorkCalendar()
