"""One deadline phrase turned into a date."""

import datetime as dt

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines.dates import next_day_number
from assistant.plan.deadlines.grammar import Expression, make_parser, read_expression
from assistant.plan.deadlines.model import Deadline
from assistant.plan.deadlines.normalise import Token, tokenise
from assistant.plan.deadlines.numeric import rolled
from assistant.plan.deadlines.parser import Parser, default_calendar
from assistant.plan.deadlines.ranges import MOVES
from assistant.plan.deadlines.wording import sentence
from assistant.plan.deadlines.words import listed

MAX_PHRASE = 400  # characters that are read

_MARKS = frozenset("\"'[]!*_`+\u201c\u201d\u2018\u2019")
# Words between two dates that make the second one count.
_INSTEAD = listed(
    "now instead actually rather but changed moved move to wait sorry make scratch correction "
    "no nope nah oops latest worst outside push pushed slipped became becomes meant mean revised "
    "new > \u2192"
)
_OUTSIDE = listed("worst outside latest")
_AWAY = ("instead of", "rather than", "not", "was", "from", "except", "originally", "anything but",
         "no longer", "cant do", "cant make", "doesnt work", "isnt", "wont be")  # fmt: skip


def resolve(
    phrase: str,
    today: dt.date,
    calendar: WorkCalendar | None = None,
    *,
    day_first: bool | None = None,
) -> Deadline:
    """Return what a deadline phrase means, seen from `today`. Never raises.

    Args:
        phrase: the words, of which the first 400 characters are read.
        today: the day from which it is counted.
        calendar: working days of both sides; by default both in the US.
        day_first: how 4/12 is read; by default as in the buyer's country.

    Returns:
        The reading; its kind is "none" where the words are no date.
    """
    calendar = calendar or default_calendar()
    text = phrase[:MAX_PHRASE]
    tokens = [token for token in tokenise(text) if token.text not in _MARKS]
    p = make_parser(text, tokens, today, calendar, day_first=day_first, free=False)
    try:
        found = _bare_number(p) or _chosen(p, _all(p))
    except (OverflowError, ValueError, PlanError):  # beyond the years that calendars have
        found = None
    return (found or Deadline(phrase=phrase)).model_copy(update={"phrase": phrase})


def _all(p: Parser) -> list[Expression]:
    """Read every expression of a phrase, from left to right."""
    found: list[Expression] = []
    at = 0
    while at < len(p.tokens):
        one = read_expression(p, at)
        if one:
            found.append(one)
        at = one[0] if one else at + 1
    return found


def _chosen(p: Parser, found: list[Expression]) -> Deadline | None:
    kept = [one for one in found if not _rejected(p, one)]
    for kinds in (("exact", "inferred"), ("relative-to-step",), ("vague",)):
        some = [one for one in kept if one[2].kind in kinds]
        if some:
            return _preferred(p, some)
    return None


def _rejected(p: Parser, one: Expression) -> bool:
    """Say whether the words before a date turn it down ("not Friday")."""
    at = one[1]
    if one[2].start is not None and p.word(at) == "from":
        return False  # "from Dec 4 to Dec 11"
    if p.word(at) in ("not", "from", "no"):  # part of its own frame
        moved = p.word(at) == "from" and p.word(at - 1) in MOVES
        return moved and "to" not in [p.word(n) for n in range(at, one[0])]
    for words in _AWAY:
        count = len(words.split())
        if p.has(at - count, words) or p.has(at - count - 1, f"{words} on"):
            return True
    return False


def _preferred(p: Parser, some: list[Expression]) -> Deadline:
    if some[0][2].kind == "relative-to-step":
        some = sorted(some, key=lambda one: one[2].lag_days in (0, -1))
        return some[0][2]
    if some[0][2].kind == "vague":
        return max((one[2] for one in some), key=lambda one: one.start is not None)
    chosen = next((one for one in some if one[2].start is None), some[0])
    for one in some[some.index(chosen) + 1 :]:
        # An arrow between two dates says that the second one counts.
        between = {p.word(at) for at in range(chosen[0], one[1] + 2)}
        behind = {p.word(at) for at in range(one[1], one[0] + 2)}
        if between & _INSTEAD or behind & _OUTSIDE:
            chosen = one
    others = {one[2].date for one in some} - {chosen[2].date, None}
    if not others:
        return chosen[2]
    also = " and ".join(p.say(day) for day in sorted(one for one in others if one))
    said = chosen[2].assumption.rstrip(".")
    note = sentence([said, f"{also} is named too"])
    return chosen[2].model_copy(update={"assumption": note, "kind": "inferred"})


def _bare_number(p: Parser) -> Deadline | None:
    """Read a whole phrase that is a day's number ("15", "on the 15", "by 4.12")."""
    rest = [t for t in p.tokens if t.text not in ("on", "by", "the", ".", ",", "due", "until")]
    if len(rest) != 1 or rest[0].kind not in ("num", "decimal"):
        return None
    date = _numbered(p, rest[0])
    if date is None:
        return None
    note = f"'{rest[0].raw}' read as {p.say(date)}"
    return Deadline(phrase="", date=date, kind="inferred", assumption=sentence([note]))


def _numbered(p: Parser, token: Token) -> dt.date | None:
    if token.kind == "num":
        small = token.value[0] if 1 <= token.value[0] <= 31 and len(token.text) <= 2 else 0
        span = next_day_number(p, small) if small else None
        return span.start if span else None
    parts = token.text.split(".")
    if len(parts) != 2 or not all(part.isdigit() and len(part) <= 2 for part in parts):
        return None
    first, second = int(parts[0]), int(parts[1])
    span = rolled(p, second, first) or rolled(p, first, second)
    return span.start if span else None
