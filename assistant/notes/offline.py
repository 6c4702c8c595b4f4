"""Notes read without a model, by the same reader as the chat."""

import datetime as dt
import re
from collections.abc import Sequence

from assistant.errors import PlanError
from assistant.notes.drafted import Found, Unresolved
from assistant.notes.entries import entry
from assistant.notes.instructions import instructs
from assistant.notes.other_deals import of_other_deals
from assistant.notes.page import Line, Page
from assistant.notes.speaking import sides, third_person
from assistant.notes.vagueness import vague
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import Change, MarkUnknown, RemovePerson
from assistant.plan.model import Plan
from assistant.understanding import Context, Reading, read
from assistant.understanding.asking import asked_by
from assistant.understanding.respelling import Respelt
from assistant.understanding.text import fold

_SKIPPED = re.compile(
    r"^(?:keywords?|outline|chapters?\b.*|topics?|summary|overview|transcript|zoom transcript|"
    r"was this (?:summary|recap) helpful.*|recorded by .*|powered by .*|view "
    r"(?:recording|meeting).*|"
    r"action items?|decisions?|next steps?|agenda|minutes|notes|attendees)\W*$",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|fine|perfect|great|agreed|works?|sounds good|good|deal|"
    r"absolutely|of course|(?:that|it|\w+) (?:works|is fine|would work|suits)|we "
    r"can (?:aim|do|try)|"
    r"no problem|exactly|correct|right|confirmed)\b(?!\W+but)",
    re.IGNORECASE,
)
_SUGGESTS = re.compile(
    r"^(?:(?:so|and|then|ok|great|perfect)[, ]+)*(?:shall we|could we|can we|should we|how about|"
    r"what about|would .{2,30} work|let's|do we|is it|so)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^((?:so|and|then|ok|great|perfect)[, ]+)*(?:shall|could|can|should|do) we "
    r"(?:say |do |make it |"
    r"aim for |go for )?|^(?:how|what) about ",
    re.IGNORECASE,
)


class OfflineNotes:
    """Reads a page line by line; each change is tried on a copy of the plan at once."""

    def __init__(self, page: Page, plan: Plan, today: dt.date) -> None:
        self._page, self._plan, self._today = page, plan, today
        self._calendar = WorkCalendar(plan.calendar)
        self._sides = sides(page, plan)
        self._found: list[Found] = []
        self._open: list[Unresolved] = []
        self._focus: list[str] = []
        self._people: list[str] = []

    def read(self) -> tuple[list[Found], list[Unresolved]]:
        """Return what the page says of the plan, and what of it changes nothing."""
        lines = [line for line in self._page.lines if line.part == "new"]
        others = of_other_deals(lines, self._plan)
        asked: Line | None = None
        for number, line in enumerate(lines):
            if number in others:
                self._leave(line, "other_deal", "This is about another deal.")
            elif instructs(line.text):
                self._leave(
                    line, "instruction", "This tells the assistant what to do; it changes nothing."
                )
            elif not _SKIPPED.match(line.text.strip()):
                self._line(line, asked)
            asked = line if line.text.rstrip().endswith("?") and line.speaker else None
        return self._found, self._open

    def _leave(self, line: Line, kind: str, reason: str) -> None:
        self._open.append(
            Unresolved.model_validate(
                {"kind": kind, "quote": line.text, "at": line.start, "reason": reason}
            )
        )

    def _line(self, line: Line, question: Line | None) -> None:
        if question and question.speaker != line.speaker and _AGREES.match(line.text):
            self._agreed(question)
        told = self._told(line)
        reading = self._reading(
            told, line, asked_by(question.text, self._plan) if question else None
        )
        taken = [self._take(change, told, line) for change in reading.changes]
        for change in reading.unsure:
            self._take(change, told, line)
        doubt = None if any(taken) else vague(line.text, self._plan)
        if doubt:
            self._open.append(doubt.model_copy(update={"at": line.start + max(0, doubt.at)}))
        self._focus, self._people = reading.focus_steps, reading.focus_people

    def _agreed(self, question: Line) -> None:
        """Take what somebody suggests and the other side agrees to as said."""
        if not _SUGGESTS.match(question.text.strip()):
            return
        whole = self._told(question)
        plain = _POLITE.sub("", whole.text.rstrip("? ")).strip()
        told = whole._replace(text=plain, cuts=[], original=question.text)
        reading = self._reading(told, question, None)
        for change in reading.changes:
            self._take(change.model_copy(update={"quote": question.text}), told, question)
        self._focus = reading.focus_steps

    def _told(self, line: Line) -> Respelt:
        text = entry(fold(line.text))
        if not line.speaker:
            return text
        told = third_person(text.text, line.speaker, self._sides.get(line.speaker))
        return told if not text.cuts else told._replace(original=text.original, cuts=[])

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
    page: Page, plan: Plan, today: dt.date
) -> tuple[Sequence[Found], Sequence[Unresolved]]:
    """Return what a page says of the plan, and what of it changes nothing."""
    return OfflineNotes(page, plan, today).read()
