"""Words about one thing kept apart from those about another, however near they stand."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.notes.evidence.names import holds
from assistant.notes.page import Line
from assistant.notes.passages import ITEM, MOST_READ, Passage, words_of
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import find, resolve
from assistant.plan.model import Plan, Step
from assistant.understanding.dependencies import orders
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold

_I = re.IGNORECASE
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n")
_CLAUSES = re.compile(
    r"\s\|\s|[,;:()\n]|[.!?](?:\s|$)|\s[-–—]+\s|"  # noqa: RUF001
    r"\b(?:and|but|then|while)\b",
    _I,
)
_ORDER = re.compile(
    r"\b(?:after|before|once|if|provid(?:ed|ing)|receipt|until|till?|when|whenever|then|first|next|"
    r"assuming|that case|later|"
    r"depend\w*|need\w*|wants?|requir\w*|wait\w*|block\w*|pending|follow\w*|prior|subject to|"
    r"gate[sd]?|contingent|unless|as soon as|while|without|only|prerequisite\w*|unlocks?|unblocks?|"
    r"allows?|so that|can start|preced\w*|feeds?|into|hangs?|hinges?|rests?|based on|builds? on|"
    r"presuppos\w*|precondition|condition|input|basis|order is|sequence|uses?|"
    r"works? (?:from|off)|off (?:the|that|this)|nach|vor|"
    r"sobald|erst|dann|danach|bevor|nachdem|apr[èe]s|avant|d[èe]s|une fois|puis|ensuite|d'abord|"
    r"attend\w*|despu[ée]s|antes|cuando|luego|una vez|primero|dopo|prima|poi|quando|depois|"
    r"assim que|nadat?|voor(?:dat)?|zodra|eerst|daarna)\b|[-=]?>|→|⇒",
    _I,
)  # fmt: skip


def told_of(step: Step, passage: Passage, plan: Plan) -> str:
    """Return the words that a value of a step may stand in.

    These are the quote, what its lines say beside it, and the lines before and behind: all but
    what is said of other steps, and but the items of a list that stand beside the quote's own.
    """
    pieces = [passage.quote]
    for line in passage.lines:
        pieces += [one for one in _sentences(line) if not _of_others(one, step, plan)]
    listed = _listed(passage.lines[0]) if passage.lines else None
    for line in [*passage.before[-1:], *passage.after]:
        beside = listed is not None and _listed(line) == listed
        if not beside and not _of_others(line.text[:MOST_READ], step, plan):
            pieces.append(f"{line.speaker or ''} {line.text[:MOST_READ]}".strip())
    return "\n".join(pieces)


def _sentences(line: Line) -> list[str]:
    return [one for one in _SENTENCES.split(line.text[:MOST_READ]) if one]


def _listed(line: Line) -> int | None:
    """Return how far a line of a list is indented, None where it is none."""
    match = ITEM.match(line.text)
    return len(match[1].expandtabs(4)) if match else None


def _of_others(text: str, step: Step, plan: Plan) -> bool:
    """Tell whether the words name steps, and not this one."""
    named = [one for one in mentions(fold(text), plan) if not one.weak]
    return bool(named) and not any(_is(one, step) for one in named) and not holds(step.action, text)


def _is(mention: StepMention, step: Step) -> bool:
    same = mention.kind is not None and mention.kind == step.kind
    return mention.step == step.id or same or mention.action.casefold() == step.action.casefold()


def clause_of(phrase: str, text: str, said_on: dt.date, calendar: WorkCalendar) -> str:
    """Return the clause of the text in which the day stands that the phrase means.

    The whole text where it stands in none, or in several.
    """
    found = list(dict.fromkeys(_clauses(phrase, fold(text)[:MOST_READ], said_on, calendar)))
    return found[0] if len(found) == 1 else text


def _clauses(phrase: str, text: str, said_on: dt.date, calendar: WorkCalendar) -> Iterator[str]:
    day = resolve(phrase, said_on, calendar).date
    wanted = f" {' '.join(words_of(phrase))} "
    for one in find(text, said_on, calendar):
        same = wanted in f" {' '.join(words_of(text[one.start : one.end]))} "
        if same or (day is not None and one.deadline.date == day):
            before = [match.end() for match in _CLAUSES.finditer(text, 0, one.start)]
            behind = _CLAUSES.search(text, one.end)
            start = before[-1] if before else 0
            yield text[start : behind.start() if behind else None].strip()


def ordered(later: Step, earlier: Step, passage: Passage, plan: Plan) -> bool:
    """Tell whether the words may say that one step waits for another.

    They must hold a word of order, and must not say it the other way round.
    """
    said = False
    for text in _ordering(passage):
        if not _ORDER.search(text):
            continue
        found = orders(text, mentions(text, plan))
        if any(_is(one.later, later) and _is(one.earlier, earlier) for one in found):
            return True
        if any(_is(one.later, earlier) and _is(one.earlier, later) for one in found):
            return False
        said = True
    return said


def _ordering(passage: Passage) -> Sequence[str]:
    own = [passage.quote, *(line.text[:MOST_READ] for line in passage.lines)]
    heads = [line.text[:MOST_READ] for line in passage.before if line.text.rstrip().endswith(":")]
    return [fold(text) for text in (*own, *heads)]
