"""Entries of lists, risks and open questions, read by their form."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.notes.layout.sections import Section, is_listed, labelled_risks
from assistant.notes.offline.entries import unlabelled
from assistant.notes.offline.entry_words import nobody_takes
from assistant.notes.offline.fragments import in_fragments, links
from assistant.notes.offline.labelled_lines import labelled
from assistant.notes.offline.legends import is_legend
from assistant.notes.offline.records import record_changes, record_of
from assistant.notes.offline.segments import parts_of
from assistant.notes.offline.speaking import third_person
from assistant.notes.offline.state import NotesState, exact
from assistant.notes.offline.timetable import day_last
from assistant.notes.offline.vagueness import unanswered
from assistant.notes.page import Line
from assistant.plan.changes import AddRisk, Change, SetPerson, UpdateStep
from assistant.understanding.people import people
from assistant.understanding.respelling import Respelt
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.stepfacts import owner_names
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold, sentences

_OCCASION = re.compile(
    r"\W*(?:call|meeting|mtg|chat|sync|zoom|teams|lunch|visit|notes?|debrief|catch-?up)\s+"
    r"(?:call |meeting )?(?:with|w/|at|of|from)(?=\W)",
    re.IGNORECASE,
)


class EntryReader(NotesState):
    """Reads lines whose form says what they are.

    Attributes:
        _timetable: where the lines begin that tell their day first, and then what is due.
    """

    _timetable: frozenset[int] = frozenset()

    def _doubt(self, line: Line, section: Section) -> bool:
        """Take a line that is a risk or a question by its label or heading."""
        risks = labelled_risks(line.text)
        if not risks and section == "risks" and not line.speaker:
            risks = [re.sub(r"^[\W\d]+", "", line.text)]
        for risk in risks:
            words = exact(risk.strip(" ."), line)
            named = next((m.step for m in mentions(fold(risk), self._plan) if m.step), None)
            change = AddRisk(text=words[:1].upper() + words[1:], step=named, quote=words)
            self._take(change, Respelt(words, words, []), line)
        if not risks and section == "open" and not line.speaker and "?" in line.text:
            question = re.sub(r"^[\W\d]+", "", line.text).strip()
            self._open.append(unanswered(line.text, line.start, question))
            return True
        return bool(risks)

    def _record(self, line: Line, *, listed: bool) -> bool:
        """Take an entry of a list, and what stands behind it; tell whether it is one."""
        dated = line.start in self._timetable
        if line.start in self._parties.titles or self._is_occasion(line):
            return False
        plain, ticked = unlabelled(self._said(line))
        if not line.speaker and is_legend(plain, self._frame(line)):
            self._names(line)
            return True
        # Who speaks lists nothing; who writes a mail does.
        if line.speaker and not dated and not is_listed("", line.text):
            return False
        pieces = [
            part
            for one in sentences(self._day_last(plain, line))
            for part in links(one, self._frame(line))
        ]
        if not pieces:
            return False
        listed = listed or dated
        unowned = listed and any(nobody_takes(one.text) for one in pieces[1:])
        taken = 1
        if not self._entry(pieces[0].text, line, listed=listed, ticked=ticked, unowned=unowned):
            text, taken = in_fragments(pieces, self._frame(line))
            titles = line.start == self._page.lines[0].start
            if taken < 2 or titles or not self._entry(text, line, listed=True, ticked=ticked):
                return False
        for one in pieces[taken:]:
            if not self._goes_on(one.text, line) and not self._entry(
                one.text, line, listed=False, ticked=False
            ):
                self._reads(Respelt(one.text, one.text, []), line, None)
        return True

    def _is_occasion(self, line: Line) -> bool:
        """Tell whether a line is the page's first, and says with whom people met."""
        return line.start == self._page.lines[0].start and bool(_OCCASION.match(line.text))

    def _day_last(self, plain: str, line: Line) -> str:
        """Return the words of an entry as the seller would note them, its day behind."""
        if line.speaker:
            plain = third_person(plain, line.speaker, self._parties.side(line.speaker)).text
        if line.start not in self._timetable:
            return plain
        return day_last(plain, self._day(line), self._calendar) or plain

    def _goes_on(self, text: str, line: Line) -> bool:
        """Take words behind an entry that are only who, when or how far ("WIP. Tgt 11/9")."""
        step = self._plan.step(self._focus[0]) if self._focus else None
        parts = parts_of(text, self._frame(line))
        if step is None or not parts or any(part.is_what for part in parts):
            return False
        words = exact(text.strip(" ."), line)
        owners = owner_names([who for part in parts for who in part.who or []])
        told: dict[str, Any] = {
            "owners": owners if owners and not step.owners else None,
            "due": next((p.due for p in parts if p.due), None) if step.due is None else None,
            "duration_days": next((p.days for p in parts if p.days), None),
            "status": next((p.status for p in parts if p.status), None),
        }
        told = {key: value for key, value in told.items() if value}
        if told:
            change = UpdateStep(step=step.id, quote=words, **told)
            self._take(change, Respelt(words, words, []), line)
        return bool(told)

    def _names(self, line: Line) -> None:
        """Take the people whom a line names."""
        frame = self._frame(line)
        for who in people(fold(line.text), frame.known, frame.companies):
            if who.named:
                change = SetPerson(name=who.name, role=who.role, side=who.side, quote=line.text)
                self._take(change, Respelt(line.text, line.text, []), line)

    def _entry(
        self, text: str, line: Line, *, listed: bool, ticked: bool, unowned: bool = False
    ) -> bool:
        record = record_of(text, self._frame(line), listed=listed)
        if record is None and unowned:
            record = record_of(f"{text.strip(' .')}, nobody", self._frame(line), listed=listed)
        words = exact(text.strip(" ."), line)
        if record is None:
            return self._about_label(text, words, line)
        if ticked and not record.status:
            record = record._replace(status="done")
        changes, step = record_changes(record, self._plan, words)
        return self._put(changes, step, text, line)

    def _about_label(self, text: str, words: str, line: Line) -> bool:
        """Take a line that begins with the step that it is about, and tells of it in a sentence."""
        found = labelled(text, self._plan, self._frame(line))
        if found is None:
            return False
        people = self._reading(Respelt(text, text, []), line, None).changes
        known = [one for one in people if isinstance(one, SetPerson)]
        told = [one.model_copy(update={"quote": words}) for one in found.changes]
        return self._put([*known, *told], found.step, text, line)

    def _put(self, changes: Sequence[Change], step: StepMention, text: str, line: Line) -> bool:
        """Make the changes of an entry, and let it be what is spoken of now."""
        words = exact(text.strip(" ."), line)
        told = Respelt(words, words, [])
        for change in changes:
            self._take(change, told, line)
        here = [s.id for s in self._plan.steps if s.action == step.action or s.id == step.step]
        if changes and not here:
            return False
        owners = [name for one in changes for name in getattr(one, "owners", None) or []]
        named = [name for name in owners if self._plan.person(name)]
        self._people = list(dict.fromkeys([*reversed(named), *self._people]))
        self._waits_for(text, here[:1], told, line)
        self._focus = [*here[:1], *self._focus]
        return True
