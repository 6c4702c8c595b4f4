"""The sentences of a page gathered, each with who and which day may belong to it."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.notes.offline.whose import Frame
from assistant.notes.page import Line
from assistant.notes.telling.sentence import ME, Day, Person, Place, Telling, day_of
from assistant.plan.deadlines import Found, find
from assistant.understanding.people import Who, people
from assistant.understanding.respelling import Respelt
from assistant.understanding.text import fold, sentences

EARLIER = 3  # people named before a sentence that "she" may mean
LONGEST = 600  # characters of a sentence that is looked at
_BACK = 4  # sentences before one in which somebody is looked for
_I = re.compile(r"\b(?:I|me|my|myself)\b")


def gathered(
    lines: Sequence[Line], told: Callable[[Line], Respelt], frame: Callable[[Line], Frame]
) -> list[Telling]:
    """Return the sentences of lines in their order.

    Args:
        lines: those that are read, without the ones that are left out.
        told: a line's words in the third person.
        frame: against what a line is read.
    """
    found = list(_sentences(lines, told, frame))
    frames = [frame(one.line) for one in found]
    named = [_named(one.text, at) for one, at in zip(found, frames, strict=True)]
    days = [find(one.text, one.said_on, at.calendar) for one, at in zip(found, frames, strict=True)]
    return [_joined(found, at, named, days) for at in range(len(found))]


def _sentences(
    lines: Sequence[Line], told: Callable[[Line], Respelt], frame: Callable[[Line], Frame]
) -> Iterator[Telling]:
    for number, line in enumerate(lines):
        words = told(line)
        day = frame(line).today
        last = 0
        for one in sentences(fold(words.text)):
            if len(one.text) > LONGEST:
                continue
            quote = words.words_for(one.text)
            at = line.text.find(quote, last)
            at = at if at >= 0 else line.text.find(quote)
            if at < 0:
                quote, at = line.text, 0
            last = at
            yield Telling(one.text, quote, line.start + at, line, number, day)


def _named(text: str, frame: Frame) -> list[Who]:
    return people(text, frame.known, frame.companies)


def _joined(
    found: Sequence[Telling],
    at: int,
    named: Sequence[Sequence[Who]],
    days: Sequence[Sequence[Found]],
) -> Telling:
    """Return a sentence with what stands in it and around it."""
    return found[at]._replace(
        people=_people(found, at, named),
        days=_days(found, at, days),
        before=found[at - 1].text if at else "",
        behind=found[at + 1].text if at + 1 < len(found) else "",
    )


def _people(found: Sequence[Telling], at: int, named: Sequence[Sequence[Who]]) -> list[Person]:
    """Return who is named in a sentence, and those named last before it."""
    one = found[at]
    here = [Person(w.name, w.start, w.end, "here", w) for w in named[at]]
    mine = None if one.line.speaker else _I.search(one.text)
    if mine:
        here.append(Person(ME, mine.start(), mine.end(), "here"))
    names = {person.name for person in here}
    earlier: list[Person] = []
    for other in range(at - 1, max(-1, at - 1 - _BACK), -1):
        place: Place = "before" if other == at - 1 else "earlier"
        for who in reversed(named[other]):
            if who.named and who.name not in names and len(earlier) < EARLIER:
                names.add(who.name)
                earlier.append(Person(who.name, -1, -1, place))
    answers = _other_speaker(found, at)
    if answers and answers not in names:
        earlier.append(Person(answers, -1, -1, "answers"))
    return [*here, *earlier]


def _other_speaker(found: Sequence[Telling], at: int) -> str | None:
    """Return who speaks next after the one who says this, or spoke last before."""
    speaker = found[at].line.speaker
    if not speaker:
        return None
    near = [*found[at + 1 : at + _BACK], *reversed(found[max(0, at - _BACK) : at])]
    return next((o.line.speaker for o in near if o.line.speaker not in (None, speaker)), None)


def _days(found: Sequence[Telling], at: int, days: Sequence[Sequence[Found]]) -> list[Day]:
    """Return the days that a sentence and those beside it name, each once."""
    one = found[at]
    near: list[tuple[int, Place]] = [(at, "here"), (at + 1, "after"), (at - 1, "before")]
    told: list[Day] = []
    for number, place in near:
        if not 0 <= number < len(found) or abs(found[number].number - one.number) > 1:
            continue
        other = found[number]
        answers = place == "after" and other.line.speaker != one.line.speaker
        for phrase in days[number]:
            day = day_of(phrase, "answers" if answers else place, other.text)
            if day is not None and all(day.date != known.date for known in told):
                told.append(day)
    return told
