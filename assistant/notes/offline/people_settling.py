"""The people of a page: those present, and the side of each."""

import re

from assistant.notes.offline.attendees import MOST_PEOPLE
from assistant.notes.offline.speaking import same_person
from assistant.notes.offline.state import NotesState
from assistant.plan.catalogue import CATALOGUE
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
        """Take those present in, and give everybody named on the page a side."""
        self._add_present()
        for person in [p for p in self._plan.people if p.side is None]:
            said = next(
                (f for f in self._found if isinstance(f.change, SetPerson)
                 and person.name in (f.change.name, f.change.new_name)), None,
            )  # fmt: skip
            line = self._line_at(said.at) if said else None
            if said is None or line is None:
                continue
            change = SetPerson(name=person.name, side=self._side_of(person.name), quote=said.quote)
            self._take(change, Respelt(said.quote, said.quote, []), line)

    def _add_present(self) -> None:
        heads = [line for line in self._page.lines if line.part == "header"]
        for name in self._page.people[:MOST_PEOPLE]:
            plain = _TITLE.sub("", name)
            words = plain.split()
            line = next((one for one in heads if name in one.text), None)
            if line is None or len(words) < 2 or is_company_word(words[-1]):
                continue
            role = next(
                (w.role for w in people(fold(line.text), [plain]) if w.named and w.name == plain),
                None,
            )
            change = SetPerson(name=plain, role=role, side=self._parties.side(name), quote=plain)
            known = [one for one in self._plan.people if same_person(plain, one.name)]
            if known and role in (None, known[0].role):
                continue
            if known:
                change = SetPerson(name=known[0].name, role=role, quote=line.text)
            self._take(change, Respelt(line.text, line.text, []), line)

    def _side_of(self, name: str) -> Side:
        """Return the side of somebody of whom nothing else is told.

        Sellers write of their customer's people by name, and of their own as "us" or by a role;
        whoever owns only the seller's steps, and nobody else with them, is one of them.
        """
        owned = [step for step in self._plan.steps if name in step.owners]
        owned = [step for step in owned if len(step.owners) == 1]
        usual = {CATALOGUE[one.kind].side if one.kind in CATALOGUE else None for one in owned}
        sides = {step.side for step in owned if step.side} or usual
        return "seller" if sides == {"seller"} else "buyer"
