"""The two companies of a page, and on which side its people sit."""

import re
from typing import NamedTuple

from assistant.notes.layout.sections import heading
from assistant.notes.offline.attendees import is_list_of_people
from assistant.notes.offline.buyer_odds import buyer_of
from assistant.notes.offline.firm_mentions import told_by
from assistant.notes.offline.firms import by_host, longer, met, paired
from assistant.notes.offline.header_sides import PERSON_FIRM, marked, pieces, side_lines
from assistant.notes.offline.roster import roster
from assistant.notes.offline.side_odds import sides_of
from assistant.notes.offline.side_signs import Known
from assistant.notes.offline.speaking import of_buyer, of_seller, same_person
from assistant.notes.offline.titles import is_mail, subjects, titles
from assistant.notes.offline.told_sides import told_sides
from assistant.notes.page import Line, Page
from assistant.plan.model import Plan, Side
from assistant.understanding.companies import name_of
from assistant.understanding.company_odds import titled
from assistant.understanding.name_words import is_company_word
from assistant.understanding.roles import roles

_TOP = 6
_FIRM_PEOPLE = re.compile(
    r"^\W*(?P<firm>[A-Z][\w&' .-]{1,40}?)\s*(?:side|team)?\s*:\s*(?P<names>.+)$"
)
_FORMAL = re.compile(
    r"\W*(?:parties|place(?: and date)?|date and place|venue|location|ort|lieu|lugar|plaats)\s*:",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?P<name>[^<>,;:]{2,60}?)\s*<[^@<>\s]+@(?P<host>[\w.-]+)>")


class Party(NamedTuple):
    """The buyer as a page names it: the name, and the line that says so."""

    name: str
    line: Line


class Parties(NamedTuple):
    """What a page tells of both companies.

    Attributes:
        buyer: the buyer, where the plan does not know it.
        seller: the other company in the title that names the buyer, where there is one.
        sides: on which side those who speak or are named sit, all signs of the page weighed.
        lists: where lines begin that only list who is present.
        titles: where lines begin that name the buyer as the title of the page does.
        known: what rules tell of the sides, before all signs are weighed.
    """

    buyer: Party | None
    sides: dict[str, Side]
    lists: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    seller: Party | None = None
    known: Known = Known({}, None, None)

    def side(self, name: str) -> Side | None:
        """Return the side of somebody, None where it is not told."""
        return next((s for n, s in self.sides.items() if same_person(n, name)), None)


def parties(page: Page, plan: Plan, *, weighed: bool = True, weighed_sides: bool = True) -> Parties:
    """Return the buyer that the page names and the sides of its people.

    Args:
        page: the notes.
        plan: the plan as it is.
        weighed: whether all companies are weighed against the one that titles and the like tell.
        weighed_sides: whether all signs of the sides are weighed against what rules tell.
    """
    firms, lists = _firms(page)
    hosts = _hosts(page)
    speakers = {line.speaker for line in page.lines if line.speaker}
    sides: dict[str, Side] = {p.name: p.side for p in plan.people if p.side in ("buyer", "seller")}
    sides = {**side_lines(page), **sides}
    sides |= {
        n: s for n, s in marked(page).items() if not any(same_person(n, one) for one in sides)
    }
    for name in speakers:
        side = _by_words(page, name)
        if side and not any(same_person(name, one) for one in sides):
            sides[name] = side
    writes = _author(page)
    if writes and not any(same_person(writes, one) for one in sides):
        said = "\n".join(line.text for line in page.lines if line.speaker == writes)[:20_000]
        sides[writes] = "seller" if of_seller(said) > of_buyer(said) else "buyer"
    for name, told in told_sides(page, lambda who: _side(who, sides)).items():
        if not any(same_person(name, one) for one in sides):
            sides[name] = told
    buyer = _buyer(page, plan, firms, sides, hosts)
    buyer = _likeliest(page, buyer, sides) if weighed else buyer
    seller = _seller(page, plan, buyer)
    known = plan.deal.buyer or (buyer.name if buyer else None)
    for name, firm in [*firms.items(), *hosts.items()]:
        if known and not any(same_person(name, one) for one in sides):
            sides[name] = "buyer" if _alike(firm, known) else "seller"
    _others(sides, [*speakers, *hosts], page)
    _recipients(page, sides)
    named = {buyer.line.start} if buyer and not _bracketed(buyer) else set()
    before = Known(sides, known, seller.name if seller else plan.deal.seller)
    if weighed and weighed_sides:
        sides = sides_of(page, plan, [*page.people, *roster(page), *sides], before)
    return Parties(
        None if plan.deal.buyer else buyer,
        sides,
        frozenset(lists),
        frozenset(named),
        seller,
        before,
    )


def _bracketed(party: Party) -> bool:
    """Tell whether a company stands in brackets, as behind somebody's name."""
    before = party.line.text.partition(party.name)[0]
    return before.count("(") > before.count(")")


def _likeliest(page: Page, told: Party | None, sides: dict[str, Side]) -> Party | None:
    """Return the buyer after all companies of the page have been weighed."""
    best = buyer_of(page, told_by(page, told.name, told.line) if told else None, sides)
    return Party(best.name, best.line) if best else None


def _seller(page: Page, plan: Plan, buyer: Party | None) -> Party | None:
    """Return the company that a title names beside the buyer."""
    known = plan.deal.buyer or (buyer.name if buyer else None)
    if plan.deal.seller or not known:
        return None
    for line in page.lines[:_TOP]:
        other = paired(line.text, known) if len(line.text) <= 120 else None
        if other:
            return Party(other, line)
    return None


_TO = re.compile(
    r"\W*(?:to|an|para|\u00e0|aan|a|till|til)\s*:\s*(?P<who>[^\n]{2,200})", re.IGNORECASE
)


def _author(page: Page) -> str | None:
    """Return who wrote the newest mail, None where the page is no mail."""
    if not any(line.part == "header" and is_mail(line) for line in page.lines[:12]):
        return None
    return next((one.speaker for one in page.lines if one.part == "new" and one.speaker), None)


def _recipients(page: Page, sides: dict[str, Side]) -> None:
    """Give the one to whom somebody of the buyer's writes the seller's side, and the reverse."""
    author = _author(page)
    side = _side(author, sides) if author else None
    line = next((one for one in page.lines[:12] if _TO.match(one.text)), None)
    match = _TO.match(line.text) if line and line.part == "header" else None
    if side is None or match is None:
        return
    named = [one for one in page.people if one != author and one in match["who"]]
    if len(named) == 1 and _side(named[0], sides) is None:
        sides[named[0]] = "seller" if side == "buyer" else "buyer"


def _firms(page: Page) -> tuple[dict[str, str], set[int]]:
    """Return whom headers name with a company ("Rupert Lang (Brightdesk)"), and such lists."""
    found: dict[str, str] = {}
    lists: set[int] = set()
    for line in page.lines[:12]:
        people = set(page.people)
        if _FORMAL.match(line.text):
            lists.add(line.start)
        if line.part == "header":
            for match in PERSON_FIRM.finditer(line.text):
                firm = next((p for p in pieces(match["firm"]) if _is_firm(p)), None)
                if firm:
                    found[match["name"].strip()] = firm
        listed = _FIRM_PEOPLE.match(line.text)
        if listed and not line.speaker and not is_list_of_people(line.text):
            names = [part.split("(")[0].strip() for part in listed["names"].split(",")]
            present = [n for n in names if any(same_person(n, one) for one in people)]
            if present and len(present) == len([n for n in names if n]):
                found |= dict.fromkeys(present, listed["firm"].strip())
                lists.add(line.start)
    return found, lists


def _is_firm(words: str) -> bool:
    return (
        words[0].isupper()
        and not any(role.start == 0 for role in roles(words))
        and titled(words)
        and (
            is_company_word(words.rsplit(maxsplit=1)[-1])
            or (len(words.split()) == 1 and len(words) > 4)
        )
    )


def _hosts(page: Page) -> dict[str, str]:
    """Return the companies of mail addresses, by the names before them."""
    found = {}
    for line in page.lines[:60]:
        for match in _ADDRESS.finditer(line.text) if line.part == "header" else ():
            name = re.sub(r"^.*?:\s*", "", match["name"]).strip(" \"'")
            found[name] = match["host"].rsplit(".", 1)[0].split(".")[-1]
    return found


def _by_words(page: Page, name: str) -> Side | None:
    said = "\n".join(line.text for line in page.lines if line.speaker == name)[:20_000]
    buyer, seller = of_buyer(said), of_seller(said)
    return None if buyer == seller else "buyer" if buyer > seller else "seller"


def _buyer(
    page: Page, plan: Plan, firms: dict[str, str], sides: dict[str, Side], hosts: dict[str, str]
) -> Party | None:
    """Return the company that titles, those present, hosts or signatures name as the buyer."""
    ours = {firm for name, firm in firms.items() if _side(name, sides) == "seller"}
    ours |= {plan.deal.seller} if plan.deal.seller else set()
    theirs = {firm for name, firm in firms.items() if _side(name, sides) == "buyer"}
    for line in page.lines:
        for firm in theirs:
            if firm in line.text:
                return Party(longer(firm, line.text), line)
    top = [
        line
        for line in page.lines[: 4 * _TOP]
        if line.part in ("header", "new") and not is_mail(line) and not heading(line.text)
    ]
    for line in [*subjects(page), *top[:_TOP]]:
        for name in titles(line.text):
            if not any(_alike(name, one) for one in ours):
                return Party(name, line)
    return _by_mail(page, sides, hosts) or _opening(top[:3])


def _opening(top: list[Line]) -> Party | None:
    for line in top:
        name = met(line.text)
        if name:
            return Party(name, line)
    return None


def _by_mail(page: Page, sides: dict[str, Side], hosts: dict[str, str]) -> Party | None:
    """Return the company of those who write from the buyer's side."""
    for name, host in hosts.items():
        found = by_host(page.lines, host) if _side(name, sides) == "buyer" else None
        if found:
            return Party(*found)
    for line in page.lines:
        if line.part != "signature" or not line.speaker or _side(line.speaker, sides) != "buyer":
            continue
        for piece in re.split(r"\s*[|,·•]\s*", line.text):
            firm = name_of(piece.strip()) or ""
            words = firm.split()
            if titled(firm) and len(words) > 1 and not roles(firm) and (
                is_company_word(words[-1]) or is_company_word(words[0])
            ):  # fmt: skip
                return Party(firm, line)
    return None


def _side(name: str, sides: dict[str, Side]) -> Side | None:
    return next((side for one, side in sides.items() if same_person(one, name)), None)


def _alike(one: str, other: str) -> bool:
    a, b = re.sub(r"\W", "", one).casefold(), re.sub(r"\W", "", other).casefold()
    first = other.split(maxsplit=1)[0].casefold() if other.split() else b
    return bool(a and b) and (a in b or b in a or (len(first) > 3 and a.startswith(first)))


def _others(sides: dict[str, Side], names: list[str], page: Page) -> None:
    """Give the last one of two who talk the other side, and colleagues the same."""
    left = [name for name in names if not any(same_person(name, one) for one in sides)]
    present = {name for name in names if name not in left}
    told = {_side(name, sides) for name in present}
    if len(told) != 1 or not left:
        return
    (side,) = told
    inner = re.search(
        r"\btheir (?:legal|cfo|gm|ciso|board|team|side)\b", _said(page), re.IGNORECASE
    )
    for name in left:
        if side == "seller":
            sides[name] = "seller" if inner else "buyer"
        elif side == "buyer":
            sides[name] = "seller"


def _said(page: Page) -> str:
    return "\n".join(line.text for line in page.lines if line.speaker)[:50_000]
