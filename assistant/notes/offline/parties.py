"""The two companies of a page, and on which side its people sit."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.notes.layout.headings import firm_in_heading
from assistant.notes.layout.sections import heading
from assistant.notes.offline.attendees import is_list_of_people
from assistant.notes.offline.speaking import of_buyer, of_seller, same_person
from assistant.notes.page import Line, Page
from assistant.plan.model import Plan, Side
from assistant.understanding.companies import name_of
from assistant.understanding.company_odds import titled
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_surname
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word

_TOP = 6
_BETWEEN = re.compile(
    r"\s+(?:x|X|<>|<->|&|\+|/|vs\.?|with|and|meets)\s+|\s*[|·•]\s*|\s+[-\u2013]\s+"
)
_LEAD = re.compile(
    r"^\W*(?:(?:re|fw|fwd|subject|objet|betreff|meeting|title|call|notes?|minutes|opp(?:ortunity)?|"
    r"account|deal|client|customer|protokoll|telefonat|gespr\w+|visit|sync|recap|summary|mtg|"
    r"catch[- ]?up|demo|chat|weekly|kick[- ]?off|debrief|discovery|follow[- ]?up|from|on|of|the|at|"
    r"w/?|with|for|about|zu|mit|bei|acct|channel)\b[\s:./#-]*)+",
    re.IGNORECASE,
)
_PERSON_FIRM = re.compile(
    r"(?P<name>[^\W\d_][\w.'-]+(?: [^\W\d_][\w.'-]+){0,3})\s*\((?P<firm>[^()]{2,60})\)"
)
_FIRM_PEOPLE = re.compile(
    r"^\W*(?P<firm>[A-Z][\w&' .-]{1,40}?)\s*(?:side|team)?\s*:\s*(?P<names>.+)$"
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
        sides: on which side those who speak or are named as present sit.
        lists: where lines begin that only list who is present.
        titles: where lines begin that name the buyer as the title of the page does.
    """

    buyer: Party | None
    sides: dict[str, Side]
    lists: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()

    def side(self, name: str) -> Side | None:
        """Return the side of somebody, None where it is not told."""
        return next((s for n, s in self.sides.items() if same_person(n, name)), None)


def parties(page: Page, plan: Plan) -> Parties:
    """Return the buyer that the page names and the sides of those present."""
    firms, lists = _firms(page)
    hosts = _hosts(page)
    speakers = {line.speaker for line in page.lines if line.speaker}
    sides: dict[str, Side] = {p.name: p.side for p in plan.people if p.side in ("buyer", "seller")}
    for name in speakers:
        side = _by_words(page, name)
        if side and not any(same_person(name, one) for one in sides):
            sides[name] = side
    buyer = _buyer(page, plan, firms, sides)
    known = plan.deal.buyer or (buyer.name if buyer else None)
    for name, firm in [*firms.items(), *hosts.items()]:
        if known and not any(same_person(name, one) for one in sides):
            sides[name] = "buyer" if _alike(firm, known) else "seller"
    _others(sides, [*speakers, *hosts], page)
    titles = {buyer.line.start} if buyer else set()
    return Parties(None if plan.deal.buyer else buyer, sides, frozenset(lists), frozenset(titles))


def _firms(page: Page) -> tuple[dict[str, str], set[int]]:
    """Return whom headers name with a company ("Rupert Lang (Brightdesk)"), and such lists."""
    found: dict[str, str] = {}
    lists: set[int] = set()
    for line in page.lines[:12]:
        people = set(page.people)
        if line.part == "header":
            for match in _PERSON_FIRM.finditer(line.text):
                if _is_firm(match["firm"]):
                    found[match["name"].strip()] = match["firm"].strip()
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


def _buyer(page: Page, plan: Plan, firms: dict[str, str], sides: dict[str, Side]) -> Party | None:
    """Return the company that titles, those present or signatures name as the buyer."""
    ours = {firm for name, firm in firms.items() if _side(name, sides) == "seller"}
    ours |= {plan.deal.seller} if plan.deal.seller else set()
    theirs = {firm for name, firm in firms.items() if _side(name, sides) == "buyer"}
    for line in page.lines:
        for firm in theirs:
            if firm in line.text:
                return Party(firm, line)
    top = [
        line
        for line in page.lines[: 4 * _TOP]
        if line.part in ("header", "new") and not _is_mail(line) and not heading(line.text)
    ]
    for line in [*_subjects(page), *top[:_TOP]]:
        for name in _titles(line.text):
            if not any(_alike(name, one) for one in ours):
                return Party(name, line)
    for line in page.lines:
        if line.part == "signature" and line.speaker and _side(line.speaker, sides) == "buyer":
            firm = name_of(re.split(r"\s*[|,·•]\s*", line.text)[0].strip()) or ""
            if titled(firm) and len(firm.split()) > 1 and is_company_word(firm.split()[-1]):
                return Party(firm, line)
    return None


_SUBJECT = re.compile(
    r"\W*(?:subject|objet|betreff|assunto|asunto|onderwerp|oggetto|emne|re)\s*:", re.IGNORECASE
)
_MAIL_LINE = re.compile(
    r"\W*(?:from|to|cc|bcc|date|sent|de|\u00e0|von|an|gesendet|para|enviado|datum|aan|van|da|a|"
    r"envoy\u00e9|inviato|data|fecha)\s*:",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s(?:x|X|<>|<->)\s")
_FIRST = re.compile(
    r"^(?P<name>[^\W\d_][^:()]{2,40}?)\s+(?:-+|\u2013|\u2014|\|)\s+(?:\w+ ){0,2}?(?:call|meeting|"
    r"mtg|"
    r"visit|notes?|debrief|catch[- ]?up|lunch|demo|sync|kick-?off|discovery|recap|intro|"
    r"workshop)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?i:call|meeting|mtg|lunch|coffee|dinner|chat|visit|session)\b[^.:]{3,80}?\b(?:from|of|"
    r"at)\s+"
    r"(?P<name>[A-Z][\w&'.-]+(?: (?:&|of|de|[A-Z][\w&'.-]*)){0,4})",
)


def _is_mail(line: Line) -> bool:
    return bool(_MAIL_LINE.match(line.text))


def _subjects(page: Page) -> list[Line]:
    return [line for line in page.lines[:60] if line.part == "header" and _SUBJECT.match(line.text)]


def _titles(text: str) -> Iterable[str]:
    """Return the companies that a title names ("Call w/ Harwood Paper - Tue Nov 24")."""
    if len(text) > 120 or text.rstrip().endswith((".", "?", "!")):
        return
    slug = re.match(
        r"^#(?:acct|deal|account|opp|client|customer)[-_](?P<name>[a-z0-9_-]+)$", text.strip()
    )
    if slug:
        yield re.sub("[-_]", " ", slug["name"]).title()
    paired = bool(_PAIR.search(text))
    for part in _BETWEEN.split(_SUBJECT.sub("", text)):
        words = _LEAD.sub("", part).strip(" *#:-_=")
        led = bool(_CALLED.match(part.strip())) or (paired and not re.search(r"\d", part))
        name = name_of(re.split(r"[,:(/]", words)[0].strip())
        if name and titled(name) and _sounds_like_firm(name, led=led):
            yield name
    set_off = firm_in_heading(text)
    if set_off:
        yield set_off
    for pattern in (_FIRST, _FROM):
        match = pattern.search(text)
        name = name_of(match["name"]) if match else None
        if name and not any(is_step_word(w) or is_given_name(w) for w in name.split()[:1]):
            yield name


_CALLED = re.compile(
    (
        r"^\W*(?:(?:sales |discovery |status |intro |weekly |follow[- ]?up )*(?:call|"
        r"meeting|mtg|visit|demo|sync|"
        r"chat|coffee|lunch|catch[- ]?up) (?:w/|with|at|@)|opp|account|acct|client|"
        r"customer|prospect)\b"
    ),
    re.IGNORECASE,
)


def _sounds_like_firm(name: str, *, led: bool = False) -> bool:
    words = name.split()
    if is_given_name(words[0]) and (len(words) == 1 or is_surname(words[-1])):
        return False
    if led and not any(is_step_word(word) for word in words):
        return True
    return len(words) > 1 and (is_company_word(words[-1]) or "&" in words)


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
