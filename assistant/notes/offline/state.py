"""What has been read of a page so far, and how a change of it is kept."""

import datetime as dt
import re

from assistant.errors import PlanError
from assistant.notes.drafted import Found, Unresolved
from assistant.notes.layout.page_days import PageDays
from assistant.notes.offline.entries import entry
from assistant.notes.offline.idle_steps import is_idle
from assistant.notes.offline.nobodies import is_nobody, without_verb
from assistant.notes.offline.owner_heads import owner_heads, told_by, under
from assistant.notes.offline.parties import parties
from assistant.notes.offline.roster import roster
from assistant.notes.offline.shorthand import initials, spelt_out, unstruck
from assistant.notes.offline.speaking import requested, same_person, third_person
from assistant.notes.offline.turns import offered
from assistant.notes.offline.twins import told_again
from assistant.notes.offline.vagueness import doubts, unknown
from assistant.notes.offline.whose import Frame
from assistant.notes.page import Line, Page
from assistant.notes.telling.pointing import BACK, says_it, with_thing
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    MarkUnknown,
    RemovePerson,
    RemoveStep,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.deadlines import gone_by, resolve
from assistant.plan.model import Plan
from assistant.understanding import Context, Reading, read
from assistant.understanding.anchors import awaited, comes_next
from assistant.understanding.people import Who
from assistant.understanding.respelling import Respelt
from assistant.understanding.text import fold


class NotesState:
    """The plan as it would be, the changes found with their words, and what was spoken of last.

    Attributes:
        _runs: where the lines begin that are entries of a list without bullets.
    """

    _runs: frozenset[int] = frozenset()

    def __init__(self, page: Page, plan: Plan, today: dt.date) -> None:
        self._page, self._plan, self._today = page, plan, today
        self._met = plan
        self._calendar = WorkCalendar(plan.calendar)
        self._parties = parties(page, plan)
        self._roster = list(dict.fromkeys([*page.people, *roster(page)]))
        self._found: list[Found] = []
        self._open: list[Unresolved] = []
        self._focus: list[str] = []
        self._people: list[str] = []
        self._gone: set[str] = set()
        self._initials = initials(page, self._roster)
        self._days = PageDays(page, page.meeting_date or today, plan.calendar.buyer_country)
        self._heads: dict[int, list[Who]] | None = None

    def _leave(self, line: Line, kind: str, reason: str) -> None:
        self._open.append(
            Unresolved.model_validate(
                {"kind": kind, "quote": line.text, "at": line.start, "reason": reason}
            )
        )

    def _frame(self, line: Line) -> Frame:
        deal = self._plan.deal
        known = dict.fromkeys([*(p.name for p in self._plan.people), *self._roster])
        firms = [name for name in (deal.buyer, deal.seller) if name]
        return Frame(self._day(line), self._calendar, list(known), firms, deal.seller)

    def _reads(self, told: Respelt, line: Line, asked: str | None) -> None:
        reading = self._reading(told, line, asked)
        for change in reading.changes:
            self._take(self._of_line(change), told, line)
        for change in reading.unsure:
            self._take(change, told, line)
        self._doubts(told, line)
        self._focus, self._people = reading.focus_steps, reading.focus_people

    def _doubts(self, told: Respelt, line: Line) -> None:
        """Keep what the words leave open, or what could move a date; once for each sentence."""
        at = line.text.find(told.original)
        words = told.original if at >= 0 else line.text
        risks = [
            one.quote
            for one in self._found
            if line.start <= one.at <= line.start + len(line.text)
            and isinstance(one.change, AddRisk)
        ]
        known = {one.at for one in self._open}
        for doubt in doubts(words, self._plan, risks):
            place = line.start + max(0, at) + doubt.at
            if place not in known:
                self._open.append(doubt.model_copy(update={"at": place}))

    def _head(self, line: Line) -> list[Who]:
        """Return whose name the list of a line stands under."""
        if self._heads is None:
            new = [one for one in self._page.lines if one.part == "new"]
            self._heads = owner_heads(new, self._frame(line))
        return self._heads.get(line.start, [])

    def _said(self, line: Line) -> str:
        """Return the words of a line, folded, without what is struck out, initials as names."""
        text = self._spelt(line).text
        head = [] if line.speaker else self._head(line)
        return told_by(text, head) if head else text

    def _spelt(self, line: Line) -> Respelt:
        """Return a line with its days and initials spelt out, without what is struck out."""
        days = self._days.spelt(fold(line.text))
        return spelt_out(unstruck(days.text), self._initials).after(days)

    def _told(self, line: Line) -> Respelt:
        return self._told_by(line, self._asked_by(line)).after(self._spelt(line))

    def _told_unnamed(self, line: Line) -> Respelt:
        """Return a line told in the third person, who is asked for something as "you"."""
        return self._told_by(line, None).after(self._spelt(line))

    def _told_by(self, line: Line, other: str | None) -> Respelt:
        text = entry(self._said(line))
        if not line.speaker:
            return text
        asked = requested(offered(text.text), other)
        told = third_person(asked, line.speaker, self._parties.side(line.speaker))
        if asked != text.text:
            offers = offered(text.text) != text.text
            said = told.text if offers else told.text.replace("?", ".")
            return Respelt(said, line.text, [(0, len(said), 0, len(line.text))])
        return told if not text.cuts else told._replace(original=text.original, cuts=[])

    def _asked_by(self, line: Line) -> str | None:
        """Return whom somebody asks: who answers in a talk, or the only other one on the page."""
        if not line.speaker or line.part == "quoted":
            return None
        lines = self._page.lines
        at = next((n for n, one in enumerate(lines) if one.start == line.start), len(lines))
        near = lines[at + 1 : at + 3] if line.text.endswith("?") else []
        answers = [one.speaker for one in near if one.part != "quoted"]
        others = [one for one in self._page.people if not same_person(one, line.speaker)]
        told = [one for one in answers if one and one != line.speaker]
        return told[0] if told else others[0] if len(others) == 1 else None

    def _sided(self, change: Change) -> Change:
        """Give somebody who is present the side they sit on."""
        if not isinstance(change, SetPerson):
            return change
        side = self._parties.side(change.name)
        return change.model_copy(update={"side": side}) if side else change

    def _is_nobody(self, change: Change) -> bool:
        """Tell whether a new person is only a place or a company of the page."""
        if not isinstance(change, SetPerson) or any(
            same_person(change.name, one.name) for one in self._plan.people
        ):
            return False
        return is_nobody(change.name, self._page)

    def _of_page(self, change: Change) -> Change:
        """Keep the buyer that the whole page tells; a line by itself knows less."""
        told = self._parties.buyer
        if not (isinstance(change, SetDeal) and change.buyer and told):
            return change
        return change if change.buyer == told.name else change.model_copy(update={"buyer": None})

    def _of_line(self, change: Change) -> Change:
        """Leave the sum of a deal that has none to the whole page, which is weighed at the end."""
        if not isinstance(change, SetDeal) or self._met.deal.value is not None:
            return change
        return change.model_copy(update={"value": None, "currency": None})

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
                present=self._roster,
                cautious=True,
            ),
        )

    def _day(self, line: Line) -> dt.date:
        return line.said_at or self._page.meeting_date or self._today

    def _not_ahead(self, change: Change, line: Line) -> Change:
        """Drop the day of what is done already where it would lie ahead ("signed off 27-Nov")."""
        if not isinstance(change, AddStep | UpdateStep) or change.status != "done":
            return change
        today = self._day(line)
        day = resolve(change.due, today, self._calendar).date if change.due else None
        ahead = day is not None and day > today
        gone = ahead and gone_by(change.due or "", today, self._calendar)
        return change.model_copy(update={"due": None}) if ahead and not gone else change

    def _line_at(self, at: int) -> Line | None:
        """Return the line with a place of the page's text."""
        lines = self._page.lines
        return next((one for one in lines if one.start <= at <= one.start + len(one.text)), None)

    def _hangs(self, phrase: str | None, line: Line) -> bool:
        """Tell whether a day is only counted from a step ("a week before the test")."""
        return bool(phrase and resolve(phrase, self._day(line), self._calendar).after)

    def _without_day(self, change: AddStep | UpdateStep, line: Line) -> Change:
        """Return a change without a day whose anchor may stand further down (see hanging.py)."""
        days = resolve(change.due, self._day(line), self._calendar).lag_days if change.due else None
        received = _RECEIVED.search(change.due or "") and days and days > 0
        told = {"duration_days": days} if received and not change.duration_days else {}
        return change.model_copy(update={"due": None, **told})

    def _is_gone(self, change: Change) -> bool:
        """Tell whether a step is only named again that the page has dropped."""
        if isinstance(change, MarkUnknown) and change.answer == "declined":
            self._gone.add(change.question)
        if not isinstance(change, AddStep) or change.due or change.status:
            return False
        return (change.kind or "") in self._gone

    def _take(self, change: Change, told: Respelt, line: Line) -> bool:
        """Keep a change that the plan takes; tell whether it is one."""
        if isinstance(change, MarkUnknown) and change.answer != "declined":
            self._open.append(unknown(change, line))
            return True
        change = _cut(change)
        if says_it(change):
            change = with_thing(change, self._before(change, told, line), self._plan)
        if (
            is_idle(change, line, listed=line.start in self._runs)
            or self._is_gone(change)
            or self._is_nobody(change)
        ):
            return False
        change = self._of_page(self._not_ahead(self._sided(change), line))
        change = under(change, self._head(line))
        change = told_again(change, self._plan)
        words = exact(self._written(told.words_for(change.quote), line), line)
        change = change.model_copy(update={"quote": words})
        try:
            applied = apply(
                self._plan, [change], today=self._day(line), calendar=self._calendar, origin="notes"
            )
        except PlanError as error:
            if isinstance(change, AddStep | UpdateStep) and self._hangs(change.due, line):
                return self._take(self._without_day(change, line), told, line)
            self._leave(line, "refused", str(error))
            return False
        if applied.plan == self._plan and not isinstance(change, RemovePerson):
            return False
        if isinstance(change, RemoveStep):
            step = self._plan.step(change.step)
            self._gone |= {one for one in ((step.kind or step.id) if step else None,) if one}
        self._plan = applied.plan
        at = line.text.find(words)
        self._found.append(
            Found(change=change, quote=words, at=line.start + max(0, at), said_on=self._day(line))
        )
        return True

    def _before(self, change: Change, told: Respelt, line: Line) -> str:
        """Return what stands on the page before the words of a change."""
        words = exact(told.words_for(change.quote), line)
        at = line.start + max(0, line.text.find(words))
        return self._page.text[max(0, at - BACK) : at]

    def _written(self, words: str, line: Line) -> str:
        """Return words of a line with its days as they are written there."""
        return words if words in line.text else self._spelt(line).words_for(words)

    def _waits_for(self, text: str, step: list[str], told: Respelt, line: Line) -> None:
        """Take what words say comes before their step ("PIA: Lea, starts after sec review")."""
        first = awaited(text, self._plan, self._focus)
        if not first and comes_next(text):
            first = self._focus[:1]
        new = [one for one in first if one not in step]
        if step and new:
            self._take(UpdateStep(step=step[0], add_depends_on=new, quote=told.text), told, line)


# Whoever "needs two weeks from receipt" tells how long it takes.
_RECEIVED = re.compile(
    r"\b(?:receipt|receiv\w*|rcpt|gets?|got|(?:has|have) (?:it|the|our|your))\b", re.IGNORECASE
)


def _cut(change: Change) -> Change:
    """Return a change whose names end where the name does ("Ms Lindqvist undertook")."""
    if isinstance(change, SetPerson):
        return change.model_copy(update={"name": without_verb(change.name)})
    if isinstance(change, AddStep | UpdateStep) and change.owners:
        owners = [without_verb(one) for one in change.owners]
        return change.model_copy(update={"owners": owners})
    return change


def exact(words: str, line: Line) -> str:
    """Return the line's own words for a quote, the whole line where they are not in it."""
    return words if words and words in line.text else line.text
