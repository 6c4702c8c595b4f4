"""Whom a model means by a name, "I" or "we" in notes."""

from collections.abc import Sequence

from assistant.notes.offline.parties import Parties
from assistant.notes.page import Line, Page
from assistant.plan.finding import find_person
from assistant.plan.model import Plan, Side

_I = frozenset("i me my mine myself i'll i'm".split())  # noqa: SIM905
_WE = frozenset(
    ["we", "us", "our", "ours", "our team", "our side", "seller", "the seller", "we'll", "vendor"]
)
_THEY = frozenset(
    ["they", "them", "their", "their team", "their side", "buyer", "the buyer", "customer",
     "the customer", "client", "the client"]
)  # fmt: skip


class Names:
    """People as notes name them."""

    def __init__(self, page: Page, plan: Plan, parties: Parties) -> None:
        self._plan, self._parties = plan, parties
        speakers = [line.speaker for line in page.lines if line.speaker]
        self._present = list(dict.fromkeys([*page.people, *speakers]))

    def full(self, name: str) -> str:
        """Return the full name of somebody in the plan or present, where only one fits."""
        known = find_person(self._plan, name)
        if known:
            return known.name
        part = name.casefold().split()
        fits = [one for one in self._present if set(part) <= set(one.casefold().split())]
        return fits[0] if part and len(fits) == 1 else name

    def owners(self, names: Sequence[str], line: Line | None) -> list[str]:
        """Return the owners that the names mean in a line; a whole side is no owner."""
        found: list[str] = []
        for name in names:
            plain = name.casefold().strip(" .")
            if plain in _I:
                found.append(line.speaker if line and line.speaker else "me")
            elif plain in _WE:
                found += ["us"] if self._says(line) != "buyer" else []
            elif plain and plain not in _THEY:
                found.append(self.full(name.strip()))
        return list(dict.fromkeys(found))

    def side_of(self, names: Sequence[str], line: Line | None) -> Side | None:
        """Return the side that "we" or "they" means in a line, None where it is a name."""
        plain = {name.casefold().strip(" .") for name in names}
        ours = self._says(line)
        if plain & _WE:
            return ours
        if plain & _THEY:
            return "buyer" if ours == "seller" else None
        return None

    def _says(self, line: Line | None) -> Side | None:
        """Return the side of who says a line; notes without a speaker are the seller's."""
        if line is None or not line.speaker:
            return "seller"
        return self._parties.side(line.speaker)
