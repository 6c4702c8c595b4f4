"""What a page shows of the side of each of its people, as figures of one and of two of them.

A sign of one says something by itself ("Opp owner: Jo"). A sign of two says that they are of one
side, or of two: somebody and the company beside the name, somebody and who writes "our engineer
Jo". Whoever writes the lines that nobody says is one of them, and so are the companies.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.notes.offline import side_words as words_of
from assistant.notes.offline.side_firms import Firm, firms_of, same_company
from assistant.notes.offline.side_places import column_head, head_above, place_of
from assistant.notes.offline.side_writers import NOBODY, of_initials, writers
from assistant.notes.offline.sightings import TITLE, Sighting, number_of, rows_of, sightings
from assistant.notes.offline.speaking import of_buyer, of_seller
from assistant.notes.page import Page
from assistant.plan.model import Side

ONES = (
    "person", "one name", "titled", "told seller", "told buyer", "writes", "writes a letter",
    "says as a seller", "says as a buyer", "speaks of papers",
    "asks", "supplier", "customer", "label sells",
    "label buys", "role sells", "role buys", "deed buys", "deed before buys", "buying company",
    "selling company", "capital inside",
)  # fmt: skip
PAIRS = (
    "our", "their", "your", "us", "them", "and me", "brings", "speaks to", "greets", "signs",
    "tags", "answers", "company in brackets", "company behind", "company soon", "company before",
    "company heads", "two in the title", "two companies",
)  # fmt: skip
_MOST = 2.0  # how often a sign counts
_MOST_SAID = 20_000  # characters of what somebody says that are looked at
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})")
_APPOSED = re.compile(r"\s*(?:,|-|from|of|is|runs|heads|leads|who|:)([^.;()]{1,45})")


class Signs(NamedTuple):
    """The people and companies of a page, and what is seen of them.

    Attributes:
        people: the names looked for, and those who speak.
        firms: the companies beside them.
        ones: signs of one, by its number and the name of the sign. The one who writes is 0, people
            come behind, then companies.
        pairs: signs of two, by their numbers and the name of the sign.
        size: how many they are, with the one who writes and the companies.
    """

    people: list[str]
    firms: list[str]
    ones: Mapping[tuple[int, str], float]
    pairs: Mapping[tuple[int, int, str], float]
    size: int


class Known(NamedTuple):
    """What is known of a page's sides beforehand.

    Attributes:
        told: on which side rules put people.
        buyer: the company that is the likeliest buyer.
        seller: the company that a title names beside it.
    """

    told: Mapping[str, Side | None]
    buyer: str | None
    seller: str | None


def signs(page: Page, names: Sequence[str], known: Known) -> Signs:
    """Return what a page shows of the sides of people.

    Args:
        page: the notes.
        names: who is looked for; each once.
        known: what is known beforehand.
    """
    people = list(names)
    for speaker in dict.fromkeys(line.speaker for line in page.lines if line.speaker):
        if number_of(speaker, people) is None and not of_initials(speaker, people):
            people.append(speaker)
    return _Look(page, people, known).signs()


class _Look:
    """A look at a page: fills the signs of one and of two."""

    def __init__(self, page: Page, people: list[str], known: Known) -> None:
        rows = rows_of(page)
        self._people, self._known = people, known
        self._seen = sightings(rows, people)
        told = [one for one in (known.buyer, known.seller) if one]
        told = [one for one in told if number_of(one, people) is None]
        self._firms = firms_of(rows, self._seen, people, told)
        self._rows, self._writers = writers(rows, self._seen, people)
        self._ones: dict[tuple[int, str], float] = defaultdict(float)
        self._pairs: dict[tuple[int, int, str], float] = defaultdict(float)

    def signs(self) -> Signs:
        self._always()
        for number, one in enumerate(self._seen):
            later = self._seen[number + 1] if number + 1 < len(self._seen) else None
            until = later.start if later and later.row == one.row else None
            self._sighted(one, until if until is None or until > one.end else None)
        self._talk()
        self._companies()
        ones = {key: min(value, _MOST) for key, value in self._ones.items() if value}
        pairs = {k: min(v, _MOST) for k, v in self._pairs.items() if k[0] != k[1]}
        firms = [one.name for one in self._firms]
        return Signs(self._people, firms, ones, pairs, self._firm(len(firms)))

    def _set(self, who: int, sign: str, much: float = 1.0) -> None:
        self._ones[who, sign] = much

    def _pair(self, one: int, other: int, sign: str, much: float = 1.0) -> None:
        self._pairs[min(one, other), max(one, other), sign] += much

    def _firm(self, number: int) -> int:
        return 1 + len(self._people) + number

    def _always(self) -> None:
        self._set(NOBODY, "writes")
        if any(words_of.LETTER.match(row.text) for row in self._rows[:6]):
            self._set(NOBODY, "writes a letter")
        for number, name in enumerate(self._people, 1):
            self._set(number, "person")
            side = self._known.told.get(name)
            if side in ("buyer", "seller"):
                self._set(number, f"told {side}")
            if " " not in name:
                self._set(number, "one name")
        written = [
            row.text[row.begins :]
            for row, who in zip(self._rows, self._writers, strict=True)
            if who == NOBODY
        ]
        self._said(NOBODY, "\n".join(written))

    def _said(self, who: int, said: str) -> None:
        self._set(who, "says as a seller", min(3, of_seller(said[:_MOST_SAID])) / 3)
        self._set(who, "says as a buyer", min(3, of_buyer(said[:_MOST_SAID])) / 3)
        if who:
            sells = len(words_of.SELLS_SAID.findall(said[:_MOST_SAID]))
            buys = len(words_of.BUYS_SAID.findall(said[:_MOST_SAID]))
            self._set(who, "speaks of papers", max(-2, min(2, sells - buys)) / 2)

    def _sighted(self, one: Sighting, until: int | None) -> None:
        row = self._rows[one.row]
        who, writer = one.who + 1, self._writers[one.row]
        before = re.split(r"[.;!?|]\s|\t", row.text[: one.start])[-1][-90:]
        behind = row.text[one.end :][:110]
        if one.start < row.begins:  # the label of who says it
            label = behind[: max(0, row.begins - one.end)]
            self._beside(who, before, label)
            self._parties(who, NOBODY, before, label)
            return
        if row.line and row.line.part == "header":
            writer = NOBODY
        for sign, (left, right) in words_of.RELATIONS.items():
            if left.search(before) or right.match(behind):
                self._pair(writer, who, sign)
        if words_of.AND_ME.search(before) or words_of.ME_TOO.match(behind):
            self._pair(writer, who, "and me")
        if words_of.BRINGS.search(before):
            self._pair(writer, who, "brings")
        near = re.split(r"[|\t]|\.\s|;", row.text[one.end : until or one.end + 70][:70])[0]
        self._addressed(one, who, writer, behind)
        self._beside(who, before, behind)
        self._parties(who, writer, before, behind)
        self._work(who, before, near)
        self._heading(one, who, writer)

    def _addressed(self, one: Sighting, who: int, writer: int, behind: str) -> None:
        """Take whether somebody is spoken to, or signs."""
        row = self._rows[one.row]
        said = row.text[row.begins : one.start]
        opens = not re.search(r"\w", said) and re.match(r"\s*[,?!]", behind)
        ends = re.match(r"\s*[?!.]*$", behind) and said.rstrip().endswith(",")
        if words_of.GREET.match(said):
            self._pair(writer, who, "speaks to" if writer else "greets")
        elif writer and (opens or ends):
            self._pair(writer, who, "speaks to")
        alone = not re.search(r"\w{3,}", re.split(r"[,|(-]", behind)[0])
        above = self._rows[one.row - 1].text if one.row else ""
        closing = said if re.search(r"\w|-", said) else above
        if one.row >= len(self._rows) - 4 and alone and words_of.CLOSE.search(closing):
            self._pair(writer, who, "signs")
        if said.endswith("@"):
            self._pair(writer, who, "tags")

    def _beside(self, who: int, before: str, behind: str) -> None:
        """Take the companies that stand beside a name."""
        for number, firm in enumerate(self._firms):
            if place := place_of(firm, before, behind):
                self._pair(who, self._firm(number), place)

    def _parties(self, who: int, writer: int, before: str, behind: str) -> None:
        if words_of.US.match(behind) or words_of.US_BEFORE.search(before):
            self._pair(writer, who, "us")
        if words_of.THEM.match(behind) or words_of.THEM_BEFORE.search(before):
            self._pair(writer, who, "them")
        for sign, (left, right) in words_of.PARTIES.items():
            if left.search(before) or right.match(behind):
                self._set(who, sign)
        for sign, label in words_of.LABELS.items():
            if label.search(before):
                self._set(who, sign)

    def _work(self, who: int, before: str, near: str) -> None:
        """Take what somebody is, and does."""
        bracket, apposed = _BRACKET.match(near), _APPOSED.match(near)
        told = bracket[1] if bracket else apposed[1] if apposed else ""
        role = f"{re.split(r'[),;]', before)[-1][-30:]} | {told}"
        for sign, pattern in words_of.ROLES.items():
            if pattern.search(role):
                self._set(who, sign)
        if re.search(rf"{TITLE}\s+$", before):
            self._set(who, "titled")
        if words_of.BUY_DEED.search(near):
            self._ones[who, "deed buys"] += 0.5
        if words_of.BUY_DEED.search(before[-45:]):
            self._ones[who, "deed before buys"] += 0.5

    def _heading(self, one: Sighting, who: int, writer: int) -> None:
        """Take what heads the list or the column in which a name stands ("OURS", "Vendor:")."""
        head = column_head(self._rows, one) or head_above(self._rows, one)
        plain = re.sub(r"^(?:[a-z]|\d+|[ivx]+)[.)]\s+", "", head).strip(": ")
        for sign, pattern in words_of.HEADS.items():
            if pattern.fullmatch(plain):
                self._pair(writer, who, sign)
        if re.search(rf"\b{words_of.SELLING}\b", plain, re.IGNORECASE):
            self._set(who, "supplier")
        elif re.search(rf"\b{words_of.BUYING}\b", plain, re.IGNORECASE):
            self._set(who, "customer")

    def _talk(self) -> None:
        """Take how those who speak do, and who answers whom."""
        said: dict[int, list[str]] = defaultdict(list)
        last: tuple[int, str] | None = None
        for row, who in zip(self._rows, self._writers, strict=True):
            if not who or row.line is None or row.line.part not in ("new", "quoted"):
                continue
            words = row.text[row.begins :]
            if last and last[0] != who and last[1].rstrip().endswith("?"):
                self._pair(last[0], who, "answers", 0.5)
            said[who].append(words)
            last = (who, words)
        for who, lines in said.items():
            self._said(who, "\n".join(lines))
            self._set(who, "asks", sum(one.rstrip().endswith("?") for one in lines) / len(lines))

    def _companies(self) -> None:
        top = [any(firm.stands_in(row.text) for row in self._rows[:2]) for firm in self._firms]
        for number, firm in enumerate(self._firms):
            self._company(self._firm(number), firm)
            for other in range(number):
                sign = "two in the title" if top[number] and top[other] else "two companies"
                self._pair(self._firm(number), self._firm(other), sign)

    def _company(self, node: int, firm: Firm) -> None:
        if self._known.buyer and same_company(firm.name, self._known.buyer):
            self._set(node, "buying company")
        if self._known.seller and same_company(firm.name, self._known.seller):
            self._set(node, "selling company")
        if re.search(r"[a-z][A-Z]", firm.name):
            self._set(node, "capital inside")
        for row in self._rows[:40]:
            for match in firm.pattern.finditer(row.text):
                behind = row.text[match.end() :]
                if words_of.US.match(behind):
                    self._pair(NOBODY, node, "us")
                for sign, (_, right) in words_of.PARTIES.items():
                    if right.match(behind):
                        self._set(node, sign)
