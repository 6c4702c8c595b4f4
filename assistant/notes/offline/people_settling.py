"""The people of a page: those present, and the side of each."""

import re

from assistant.notes.offline.attendees import MOST_PEOPLE
from assistant.notes.offline.side_odds import sides_of
from assistant.notes.offline.speaking import same_person
from assistant.notes.offline.state import NotesState
from assistant.notes.page import Line
from assistant.plan.changes import SetPerson
from assistant.plan.model import Side
from assistant.understanding.name_words import is_company_word
from assistant.understanding.people import people
from assistant.understanding.respelling import Respelt
from assistant.understanding.text import fold

_TITLE = re.compile(r"^(?:(?:Frau|Herr|Mr|Mrs|Ms|Mme|M|Sr|Sra)\.?\s+)+")


class PeopleSettler(NotesState):
    """Adds those whom the page lists as present, and tells on which side each one is."""

    def _settle_people(self) -> None:
        """Take those present in, and give everybody new the side that the whole page tells."""
        self._add_present()
        met = {person.name for person in self._met.people}
        new = [person.name for person in self._plan.people if person.name not in met]
        sides = sides_of(self._page, self._met, new, self._parties.known) if new else {}
        for person in [p for p in self._plan.people if p.name in new]:
            side = next((s for n, s in sides.items() if same_person(n, person.name)), None)
            if side:
                self._seat(person.name, side)

    def _seat(self, name: str, side: Side) -> None:
        """Put somebody on a side, in the changes that name them, else in one of its own."""
        told = self._naming_changes(name)
        line = None if told else self._naming(name)
        if line is not None:
            seat = SetPerson(name=name, side=side, quote=line.text)
            self._take(seat, Respelt(line.text, line.text, []), line)
            told = self._naming_changes(name)
        for number in told:
            found = self._found[number]
            change = found.change.model_copy(update={"side": side})
            self._found[number] = found.model_copy(update={"change": change, "side_weighed": True})
        seated = [
            one.model_copy(update={"side": side}) if one.name == name else one
            for one in self._plan.people
        ]
        self._plan = self._plan.model_copy(update={"people": seated})

    def _naming_changes(self, name: str) -> list[int]:
        return [
            number
            for number, found in enumerate(self._found)
            if isinstance(found.change, SetPerson)
            and name in (found.change.name, found.change.new_name)
        ]

    def _naming(self, name: str) -> Line | None:
        """Return a line that names somebody, or that they say."""
        first = name.split(maxsplit=1)[0]
        lines = self._page.lines
        return (
            next((one for one in lines if name in one.text), None)
            or next((one for one in lines if one.speaker and same_person(one.speaker, name)), None)
            or next((one for one in lines if first in one.text.split()), None)
        )

    def _add_present(self) -> None:
        heads = [line for line in self._page.lines if line.part == "header"]
        for name in self._page.people[:MOST_PEOPLE]:
            plain = _TITLE.sub("", name)
            words = plain.split()
            line = next((one for one in heads if name in one.text), None)
            known = [one for one in self._plan.people if same_person(plain, one.name)]
            if line is None or (len(words) < 2 and not known) or is_company_word(words[-1]):
                continue
            role = next(
                (w.role for w in people(fold(line.text), [plain]) if w.named and w.name == plain),
                None,
            )
            change = SetPerson(name=plain, role=role, side=self._parties.side(name), quote=plain)
            if known and role in (None, known[0].role):
                continue
            if known:
                change = SetPerson(name=known[0].name, role=role, quote=line.text)
            self._take(change, Respelt(line.text, line.text, []), line)
