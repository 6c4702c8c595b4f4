"""Notes read without a model, by the same reader as the chat."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.errors import PlanError
from assistant.notes.drafted import Found, Unresolved
from assistant.notes.entries import entry
from assistant.notes.instructions import instructs
from assistant.notes.other_deals import of_other_deals
from assistant.notes.page import Line, Page
from assistant.notes.parties import parties
from assistant.notes.speaking import third_person
from assistant.notes.vagueness import vague
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import (
    AddStep,
    Change,
    MarkUnknown,
    RemovePerson,
    SetDeal,
    SetPerson,
)
from assistant.plan.model import Plan
from assistant.understanding import Context, Reading, read
from assistant.understanding.asking import asked_by
from assistant.understanding.respelling import Respelt
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold

_SECTION = re.compile(
    (
        r"^\W*(?:keywords?|outline|chapters?|topics?|summary|overview|transcript|action "
        r"items?|decisions?|"
        r"next steps?|agenda|minutes|notes|attendees|questions?|key takeaways|"
        r"highlights|details|ns)\W*$"
    ),
    re.IGNORECASE,
)
_ASIDE_SECTIONS = frozenset(
    {"keywords", "keyword", "outline", "chapters", "chapter", "topics", "topic"}
)
_SKIPPED = re.compile(
    (
        r"^(?:\w+ transcript|was this (?:summary|recap|helpful).*|.*\brecorded (?:by|on|"
        r"via)\b.*|powered by .*|"
        r"view (?:recording|meeting).*|chapter \d.*|(?:hi|hey|hello|dear|morning|good "
        r"(?:morning|afternoon))"
        r"\b[\w ,.!]{0,30}|(?:thanks|thank you|cheers|best|regards|cordially|kind "
        r"regards)\b[\w ,.!]{0,30})$"
    ),
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"^(?:(?:um|uh|well|oh|so)[, ]+)*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|fine|"
    r"perfect|great|agreed|works?|"
    r"sounds good|good|deal|it is|it does|still is|absolutely|of course|(?:that|it|"
    r"the \w+|[\w: ]{1,20}?)"
    r"(?:'s| is| are)? (?:works|fine|right|correct|good|ok|suits|would work)|we can "
    r"(?:aim|do|try)|no "
    r"problem|exactly|correct|right|confirmed|ja|oui|s[ií])\b(?!\W+but)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"^(?:no|nope|nobody|none|not (?:yet|really|needed)|nothing|n/a)\b", re.IGNORECASE
)
_ASKS_WH = re.compile(
    r"^(?:(?:so|and|then|ok|but|well)[, ]+)*(?:who|what|when|which|where|why|how|any)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:so|and|then|ok|great|perfect)[, ]+)*(?:(?:shall|could|can|should|do) "
    r"we (?:say |do |make it "
    r"|aim for |go for )?|(?:how|what) about |let's |would it help to |is it |is |still )",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^\s*(?:[-*•☐☑☒✓]|\d{1,2}[.)]|\[[ xX]?\])|^(?:ai|action|todo)\b", re.IGNORECASE
)


_MOST_BETWEEN = 6


class OfflineNotes:
    """Reads a page line by line; each change is tried on a copy of the plan at once."""

    def __init__(self, page: Page, plan: Plan, today: dt.date) -> None:
        self._page, self._plan, self._today = page, plan, today
        self._calendar = WorkCalendar(plan.calendar)
        self._parties = parties(page, plan)
        self._found: list[Found] = []
        self._open: list[Unresolved] = []
        self._focus: list[str] = []
        self._people: list[str] = []

    def read(
        self, tell: Callable[[float], None] | None = None
    ) -> tuple[list[Found], list[Unresolved]]:
        """Return what the page says of the plan, and what of it changes nothing."""
        lines = [line for line in self._page.lines if line.part == "new"]
        others = of_other_deals(lines, self._plan)
        orders = _instructing(lines)
        self._take_buyer()
        asked: Line | None = None
        section = ""
        for number, line in enumerate(lines):
            if tell:
                tell(number / len(lines))
            if number in others:
                self._leave(line, "other_deal", "This is about another deal.")
            elif number in orders:
                self._leave(
                    line, "instruction", "This tells the assistant what to do; it changes nothing."
                )
            elif line.start in self._parties.lists:
                continue
            elif _SECTION.match(line.text.strip()):
                section = line.text.strip(" :*#").casefold()
            elif section in _ASIDE_SECTIONS or _SKIPPED.match(line.text.strip()):
                continue
            else:
                self._line(line, asked)
            asked = line if line.text.rstrip().endswith("?") and line.speaker else None
        return self._found, self._open

    def _take_buyer(self) -> None:
        party = self._parties.buyer
        if party is None:
            return
        change = SetDeal(buyer=party.name, quote=party.line.text)
        self._plan = apply(
            self._plan, [change], today=self._today, calendar=self._calendar, origin="notes"
        ).plan
        self._found.append(
            Found(change=change, quote=party.line.text, at=party.line.start, said_on=self._today)
        )

    def _leave(self, line: Line, kind: str, reason: str) -> None:
        self._open.append(
            Unresolved.model_validate(
                {"kind": kind, "quote": line.text, "at": line.start, "reason": reason}
            )
        )

    def _line(self, line: Line, question: Line | None) -> None:
        answered = question if question and question.speaker != line.speaker else None
        if answered and _AGREES.match(line.text):
            self._agreed(answered)
        elif answered and not _DENIES.match(line.text):
            self._asked_about(answered)
        told = self._told(line)
        reading = self._reading(
            told, line, asked_by(answered.text, self._plan) if answered else None
        )
        taken = [self._take(change, told, line) for change in reading.changes]
        for change in reading.unsure:
            self._take(change, told, line)
        doubt = None if any(taken) else vague(line.text, self._plan)
        if doubt:
            self._open.append(doubt.model_copy(update={"at": line.start + max(0, doubt.at)}))
        self._focus, self._people = reading.focus_steps, reading.focus_people

    def _agreed(self, question: Line) -> None:
        """Take what somebody asks, and the other says yes to, as said."""
        whole = self._told(question)
        last = re.split(r"(?<=[.!?])\s+", whole.text.strip())[-1]
        plain = _POLITE.sub("", last.rstrip("? ")).strip()
        if _ASKS_WH.match(plain):
            return
        told = whole._replace(text=plain, cuts=[], original=question.text)
        asked = f"step:{self._focus[0]}:due" if self._focus else None
        reading = self._reading(told, question, asked)
        for change in reading.changes:
            self._take(change.model_copy(update={"quote": question.text}), told, question)
        self._focus = reading.focus_steps

    def _asked_about(self, question: Line) -> None:
        """Take the usual step that is asked about and answered as one of the deal's."""
        named = [m for m in mentions(fold(question.text), self._plan) if m.kind and not m.weak]
        if (
            len(named) != 1
            or named[0].step
            or not re.search(r"\bwho\b", question.text, re.IGNORECASE)
        ):
            return
        change = AddStep(action=named[0].action, kind=named[0].kind, quote=question.text)
        self._take(change, Respelt(question.text, question.text, []), question)

    def _told(self, line: Line) -> Respelt:
        text = entry(fold(line.text))
        if not line.speaker:
            return text
        told = third_person(text.text, line.speaker, self._parties.side(line.speaker))
        return told if not text.cuts else told._replace(original=text.original, cuts=[])

    def _sided(self, change: Change) -> Change:
        """Give somebody who is present the side they sit on."""
        if not isinstance(change, SetPerson):
            return change
        side = self._parties.side(change.name)
        return change.model_copy(update={"side": side}) if side else change

    def _reading(self, told: Respelt, line: Line, asked: str | None) -> Reading:
        people = [line.speaker, *self._people] if line.speaker else self._people
        return read(
            told.text,
            Context(
                plan=self._plan,
                today=self._day(line),
                asked=asked,
                focus_steps=self._focus,
                focus_people=list(dict.fromkeys(people)),
            ),
        )

    def _day(self, line: Line) -> dt.date:
        return line.said_at or self._page.meeting_date or self._today

    def _take(self, change: Change, told: Respelt, line: Line) -> bool:
        """Keep a change that the plan takes; tell whether it is one."""
        if isinstance(change, MarkUnknown) and change.answer != "declined":
            self._open.append(_unknown(change, line))
            return True
        if _is_idle(change, line):
            return False
        change = self._sided(change)
        words = _exact(told.words_for(change.quote), line)
        change = change.model_copy(update={"quote": words})
        try:
            applied = apply(
                self._plan, [change], today=self._day(line), calendar=self._calendar, origin="notes"
            )
        except PlanError as error:
            self._leave(line, "refused", str(error))
            return False
        if applied.plan == self._plan and not isinstance(change, RemovePerson):
            return False
        self._plan = applied.plan
        at = line.text.find(words)
        self._found.append(
            Found(change=change, quote=words, at=line.start + max(0, at), said_on=self._day(line))
        )
        return True


def _instructing(lines: Sequence[Line]) -> set[int]:
    """Return the positions of lines that instruct, and of what stands between two such lines."""
    found = {number for number, line in enumerate(lines) if instructs(line.text)}
    for first, last in pairwise(sorted(found)):
        if last - first <= _MOST_BETWEEN:
            found |= set(range(first, last))
    return found


def _is_idle(change: Change, line: Line) -> bool:
    """Tell whether a step of the deal's own is only named: no owner, no day, no list entry."""
    if not isinstance(change, AddStep) or change.kind:
        return False
    bare = not (change.owners or change.due or change.duration_days or change.status)
    return bare and (bool(line.speaker) or not _LISTED.match(line.text))


def _unknown(change: MarkUnknown, line: Line) -> Unresolved:
    return Unresolved(
        kind="vague",
        quote=line.text,
        at=line.start,
        reason="The notes leave this open.",
        question=_ASKS.get(change.question, ""),
    )


_ASKS = {
    "signer": "Who signs on your side?",
    "legal": "Who reviews the contract, and by when?",
    "security": "Who runs the security review, and by when?",
    "procurement": "Who in procurement handles this, and by when?",
}


def _exact(words: str, line: Line) -> str:
    """Return the line's own words for a quote, the whole line where they are not in it."""
    return words if words and words in line.text else line.text


def read_page(
    page: Page, plan: Plan, today: dt.date, tell: Callable[[float], None] | None = None
) -> tuple[Sequence[Found], Sequence[Unresolved]]:
    """Return what a page says of the plan, and what of it changes nothing.

    Args:
        page: the notes.
        plan: the plan as it is.
        today: the day from which dates count where the notes name none.
        tell: is told after each line which share is read, from 0 to 1; what it raises ends
            the reading.
    """
    return OfflineNotes(page, plan, today).read(tell)
