"""Entries of lists and tables: a step with its owner, its day and its state, in parts.

"sec rev - R. Dutta - 12/18, not started" has no verb that ties its parts together; their kinds do.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from assistant.notes.offline.convening import convened
from assistant.notes.offline.ended import is_gone, without_end
from assistant.notes.offline.entry_deeds import with_deed
from assistant.notes.offline.entry_doers import asked_to, by_place, inverted, is_companion
from assistant.notes.offline.entry_tests import GOES, is_order, is_sentence, may_be_step
from assistant.notes.offline.entry_words import (
    asks,
    by_whom,
    is_condition,
    labelled_first,
    named_among,
    sums_of_work,
    unconditional,
)
from assistant.notes.offline.record_days import remark, surest, undated
from assistant.notes.offline.segments import Part, parts_of
from assistant.notes.offline.whose import Frame, doer, of_side, somebody_does, whose
from assistant.plan.changes import Change, SetPerson
from assistant.plan.deadlines import find, find_durations, resolve
from assistant.plan.model import Plan, Side
from assistant.understanding.checkins import is_check_in
from assistant.understanding.deed_words import LABEL, is_deed
from assistant.understanding.money import amounts
from assistant.understanding.people import Who, people
from assistant.understanding.starts import start_note
from assistant.understanding.statuses import dropped
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.step_naming import named_step
from assistant.understanding.stepfacts import owner_names, step_change

_TO = re.compile(
    r"^(?P<who>[^:]{2,60}?)(?<! is)(?<! has)(?<! are)(?<! have)\s+to\s+(?P<verb>[a-z][a-z-]+)\b"
)
_DEAL = re.compile(
    r"\b(?:(?-i:GL)|go[- ]?live|golive|live (?:date|by)|target close|close date|budget:|"
    r"(?:launch(?: date)?|(?:contract )?value|price)(?=\s*(?:[:=~$\u20ac\u00a3\d,(-]|is\b|of\b|"
    r"at\b|in\b|on\b|by\b|$))|acv|tcv|arr|pricing:)(?!\w)",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\b(?:value|price|launch)\b", re.IGNORECASE)
_MOST = 300  # characters


class Record(NamedTuple):
    """An entry, its parts told apart; `start` is the note that it begins on some day."""

    what: str
    who: list[Who]
    due: str | None
    days: int | None
    status: str | None
    start: str | None
    side_words: str


def record_of(text: str, frame: Frame, *, listed: bool) -> Record | None:
    """Return what an entry says, None where the words are a sentence, a label or nothing.

    Args:
        text: the entry without its bullet.
        frame: against what it is read.
        listed: whether it stands in a list of things to do, where a bare deed is a step.
    """
    text = (inverted(text) if listed else None) or text
    sums = [one for one in amounts(text) if not one.plain]
    if _is_none(text) or (sums and _PRICED.search(text)):
        return None
    to = _TO.match(text)
    if to and not sums and (found := _promised(text, to, frame)):
        return found
    parts = _parts(text, frame)
    whats = [part for part in parts if part.is_what and not part.bracketed]
    if not whats or (len(parts) < 2 and not listed):
        return None
    what, parts = _with_doer(whats, parts, frame)
    parts, what = with_deed(parts, what, frame)
    if not may_be_step(what, first=parts[0] is what) or somebody_does(what.text, frame):
        return None
    told = [part for part in parts if not part.is_what and part is not what]
    if not told and any(_tells(part.text, frame) for part in whats[1:]):
        return None
    made = _over(_assembled(what, parts, frame), frame)
    if made is None or GOES.search(made.what) or LABEL.match(made.what):
        return None
    if sums and not (made.who and made.due and sums_of_work(sums, text, whats[0])):
        return None
    # That a day is behind says no more than the day.
    status = None if is_gone(made.due, frame) else made.status
    facts = sum(bool(one) for one in (made.who, made.due, made.days, status, made.start))
    unowned = any(part.who == [] for part in parts)
    if _is_usual(made.what) or (made.who and made.due and facts):
        return made if facts or listed else None
    if listed:
        return (
            made
            if (facts and (made.who or made.due or made.status)) or unowned or is_order(made.what)
            else None
        )
    return made if facts > 1 else None


def _with_doer(whats: Sequence[Part], parts: list[Part], frame: Frame) -> tuple[Part, list[Part]]:
    """Return the work, and the parts, of which one may say who is to do something of it."""
    found = asked_to(whats[0], whats[1], frame) if len(whats) > 1 else None
    if found is None or any(part.who for part in parts):
        return whats[0], parts
    work, who = whats[0]._replace(text=found[0]), whats[1]._replace(who=found[1])
    told = {whats[0]: work, whats[1]: who}
    return work, [told.get(part, part) if part in whats[:2] else part for part in parts]


def _is_none(text: str) -> bool:
    """Tell whether words are a question, a fact of the deal or the like, and no entry."""
    told = len(text) > _MOST or asks(text) or dropped(_LESS.sub("", text)) or is_check_in(text)
    return told or bool(_DEAL.search(text))


# "Revised offer without the spa module" is an offer still.
_LESS = re.compile(
    r"(?<=\w)(?:,? (?:without|w/o|excluding|minus|remov(?:e|ing))| no(?! (?:longer|need|more)\b)) "
    r"[^,;()]{3,40}?(?=[,;()]|\s-|$)",
    re.IGNORECASE,
)


def _parts(text: str, frame: Frame) -> list[Part]:
    """Return the parts of an entry; none where it opens with a condition, as a sentence does."""
    parts = labelled_first(parts_of(text, frame), text, frame)
    if parts and is_condition(parts[0].text):
        return []
    return convened(unconditional(parts), frame)


def _over(record: Record | None, frame: Frame) -> Record | None:
    """Return an entry whose words say that it is over as one that is done."""
    if record is None or record.status not in (None, "done"):
        return record
    what = without_end(record.what, record.due, frame)
    if what is None and not record.status and is_gone(record.due, frame):
        return record._replace(status="done")
    return record._replace(what=what, status="done") if what else record


def _tells(text: str, frame: Frame) -> bool:
    """Tell whether a remark is a sentence, or names somebody other than at its beginning."""
    named = any(who.named for who in people(text, frame.known, frame.companies))
    return is_sentence(text) or (named and doer(text, frame) is None)


def _promised(text: str, to: re.Match[str], frame: Frame) -> Record | None:
    """Return "Declan to run the assessment by 18/12" as an entry."""
    name = re.sub(r"\s*\([^)]*\)", "", to["who"])
    who = whose(name, 0, frame, slot=True)
    if not who or not is_deed(text[to.start("verb") :]):
        return None
    rest = text[to.start("verb") :]
    what = Part(to.start("verb"), len(text), re.split(r"[;.]\s|\s-+\s", rest)[0])
    tail = parts_of(rest[len(what.text) :], frame) if len(what.text) < len(rest) else []
    bracket = re.search(r"\(([^)]*)\)", to["who"])
    made = _assembled(what, [what, *tail], frame)
    return made._replace(who=who, side_words=bracket[1] if bracket else "") if made else None


def _is_usual(what: str) -> bool:
    return named_step(what, _NO_PLAN).kind is not None


_NO_PLAN = Plan()


def _assembled(what: Part, parts: Sequence[Part], frame: Frame) -> Record | None:
    who: list[Who] | None = None
    due = days = status = start = None
    words, inner_due, inner_start = undated(what.text, frame)
    for before, part in zip([None, *parts], parts, strict=False):
        if part is what or is_companion(part, before):
            continue
        if part.who is not None:
            due = due or part.due
            # The name in brackets is who, and what stands before it where they are from.
            named = any(w.named for w in who or ())
            if not who or (part.bracketed and not named and any(w.named for w in part.who)):
                who = [one._replace(side=one.side or _sole_side(who)) for one in part.who]
            else:
                who = _together(who, part, before)
        elif part.is_what:
            who = who or doer(part.text, frame)
            said = remark(part, frame)
            due, days, status = due or said[0], days or said[1], status or said[2]
            start = start or said[3]
        else:
            due, days = due or part.due, days or part.days
            start = start or part.begins
            status = status or part.status
    spans = [one for one in find_durations(words) if not _COMPOUND.match(words[one.start :])]
    if spans and not days and not find(words, frame.today, frame.calendar):
        days = spans[-1].days
        words = f"{words[: spans[-1].start]} {words[spans[-1].end :]}"
    words = re.sub(r"\s+", " ", words).strip(" ,;:-.!")
    if not re.search(r"[^\W\d_]{2,}", words):
        return None
    words, doers = by_whom(words, frame)
    if who is None and not doers:
        words, doers = by_place(words, frame)
    begins = start or inner_start
    return Record(
        words,
        (who if named_among(who) else doers or who) or [],
        surest([due, *(part.due for part in parts), inner_due], frame),
        days,
        status,
        start_note(resolve(begins, frame.today, frame.calendar), frame.today) if begins else None,
        "",
    )


def _sole_side(who: Sequence[Who] | None) -> Side | None:
    """Return the side that people are of, None where they are of none or of two ("Us (Binu)")."""
    sides = {one.side for one in who or ()}
    return sides.pop() if len(sides) == 1 else None


_COMPOUND = re.compile(r"\w+-year\b", re.IGNORECASE)  # "a three-year letter"


def _together(who: list[Who], part: Part, before: Part | None) -> list[Who]:
    """Return the owners with those whom the next part names, or with what it says of them."""
    more = part.who or []
    beside = before is not None and before.who is not None
    if part.bracketed and not (beside and before and before.bracketed and named_among(more)):
        return [of_side(one, more) for one in who]
    return [*who, *more] if beside else who


def record_changes(record: Record, plan: Plan, quote: str) -> tuple[list[Change], StepMention]:
    """Return the changes that an entry makes, and the step that it is of."""
    mention = named_step(record.what, plan)
    changes: list[Change] = []
    for who in record.who:
        known = plan.person(who.name) if who.named else None
        if who.named and (known is None or (who.role and not known.role)):
            side = who.side or _side(record)
            changes.append(SetPerson(name=who.name, role=who.role, side=side, quote=quote))
    fields: dict[str, Any] = {}
    names = owner_names(record.who)
    if names:
        fields["owners"] = names
    sides = {who.side for who in record.who if who.side}
    if len(sides) == 1:
        fields["side"] = sides.pop()
    told = {"due": record.due, "duration_days": record.days, "status": record.status}
    fields |= {key: value for key, value in told.items() if value}
    if record.start:
        fields["notes"] = record.start
    return [*changes, *step_change(mention, fields, quote, sure=True)], mention


_OURS = re.compile(r"(?:us|ours|our side|seller|me)", re.IGNORECASE)


def _side(record: Record) -> Side | None:
    return "seller" if _OURS.fullmatch(record.side_words) else None
