"""Days counted from the day said just before: "same day", "the day after", "two days later"."""

import datetime as dt
import re
from typing import NamedTuple

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SAME_DAY = re.compile(
    r"\b(?:(?:on|for|by|due) )?(?:the )?same (?:day|date|deadline)\b"
    r"(?!(?:'s)? (?:as|next|of|in|every|we|they|when|that|it|she|he|i|you|for)\b)",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(
    r"(?:\b(?P<number>a|one|two|three|four|five|six|\d{1,2}) (?P<unit>days?|weeks?) "
    r"(?:later|after(?: (?:that|this|it))?)|"
    r"\b(?:the )?(?P<next>day|week) (?P<way>after|before)(?: (?:that|this|it))?)"
    r"(?=\W*(?:$|[,.;!]|\b(?:then|please|instead|actually)\b))",
    re.IGNORECASE,
)


_MOVES = re.compile(
    r"\b(?:mov|push|shift|slip|bump|postpon|delay|prepon|bring|pull|reschedul)\w*\b[^.;!?]*$",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """Words that count a day from another, and how.

    Attributes:
        days: calendar days from the one to the other.
        then: whether they say that the one waits for the other.
    """

    start: int
    end: int
    days: int
    then: bool

    def words(self, day: dt.date) -> str:
        """Return the day in words, counted from another; what falls on a weekend waits for it."""
        found = day + dt.timedelta(days=self.days)
        if self.days > 0 and found.weekday() > _FRIDAY:
            found += dt.timedelta(days=7 - found.weekday())
        said = f"on {found.day} {found:%B %Y}"
        return f"{said} after that" if self.then else said


_FRIDAY = 4


def counted(text: str) -> list[Counted]:
    """Return where a text counts a day from one said before, in order."""
    found = [Counted(*match.span(), 0, False) for match in _SAME_DAY.finditer(text)]
    for match in _DAY_AFTER.finditer(text):
        if _MOVES.search(text[: match.start()]):
            continue  # "move it a week later" counts from its own day
        number, unit = match["number"], match["unit"] or match["next"]
        count = 1 if not number else _NUMBERS.get(number.lower()) or int(number)
        count *= 7 if unit.lower().startswith("week") else 1
        back = (match["way"] or "").lower() == "before"
        found.append(Counted(*match.span(), -count if back else count, then=not back))
    return sorted(found)
