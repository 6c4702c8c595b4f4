"""Who owns an entry: people, roles and teams that stand for themselves in a part of it."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import Side
from assistant.understanding.language import is_english_word, parse
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname
from assistant.understanding.owners import part
from assistant.understanding.people import Who, people
from assistant.understanding.roles import ROLE, TEAM, side_of, tidy
from assistant.understanding.step_words import is_step_word

NOBODY = re.compile(
    r"(?:unassigned|nobody|no ?one|no owner|tb[acd]|owner tb[acd]|unknown|open|n/?a|\?+|-+|none|"
    r"who\?|not known|(?:still )?needs an? owner|owner (?:needed|missing)|no name(?: yet)?|"
    r"to be (?:confirmed|decided|named|assigned))(?: yet)?",
    re.IGNORECASE,
)
_ASKED = re.compile(  # "own ? dt ?"
    r"\?*(?:\s*(?:own(?:er)?|who|when|da?te?|due|day)\s*\?+[\s,;/]*)+", re.IGNORECASE
)
_FROM_SIDE = re.compile(  # "Janne from them, Pekka from us"
    r"\s+(?:from|of|on|at) (?:(?P<theirs>them|their (?:side|end|team))|us|our (?:side|end|team))$",
    re.IGNORECASE,
)
_US = re.compile(
    r"(?:us|we|our side|our team|seller|vendor|ours)(?: \(us\))?|both(?: sides| teams)?",
    re.IGNORECASE,
)
_ME = re.compile(r"(?:me|myself|i(?:'m| am)?|self|mine)", re.IGNORECASE)
_GROUP_END = re.compile(
    r"\b(?:teams?|dept\.?|department|office|group|committee|board|counsel|council|lawyers?|unit|"
    r"desk|function|panel|services|hq|directorate|firm)$",
    re.IGNORECASE,
)
_SHORT_TEAMS = frozenset(
    ["proc", "lgl", "fin", "sec", "mktg", "ops", "eng", "acctg", "purch", "infra"]
)
_COLLEAGUE = re.compile(  # "Ingrid's colleague Petter" is Petter
    r"^[A-Z][\w-]+(?: [A-Z][\w-]+)?'s (?:[a-z-]+ ){1,3}(?=[A-Z])"
)
_MORE = re.compile(
    r"(?:one|two|three|another|an?|some|his|her|their|other|others|\d)\b(?! to\b)", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|/|&|\+|\band\b|\bw/|\bwith\b)\s*", re.IGNORECASE)


class Frame(NamedTuple):
    """Against what the parts of an entry are read."""

    today: dt.date
    calendar: WorkCalendar
    known: Sequence[str]
    companies: Sequence[str]
    seller: str | None = None


def whose(text: str, start: int, frame: Frame, *, slot: bool) -> list[Who] | None:
    """Return the people, roles and teams that the words are, None where they are anything else.

    Args:
        text: the words.
        start: where they stand.
        frame: who is known.
        slot: whether the words stand where only an owner can.
    """
    if _ASKED.fullmatch(text.strip()):
        return []
    plain = _COLLEAGUE.sub("", text.strip(" .@?"))
    if not plain or len(plain) > 80:
        return None
    if NOBODY.fullmatch(plain):
        return []
    found: list[Who] = []
    for piece in [one for one in _AND.split(plain) if one.strip()] or [plain]:
        who = _one(piece.strip(" @"), start, frame, slot=slot)
        if who is None and found and _MORE.match(piece):
            continue  # "Sr. Antenor and one more director"
        if who is None:
            whole = _one(plain, start, frame, slot=slot)
            return None if whole is None else [whole]
        found.append(who)
    return found


def _one(text: str, start: int, frame: Frame, *, slot: bool) -> Who | None:
    sided = _FROM_SIDE.search(text)
    if sided:
        who = _one(text[: sided.start()], start, frame, slot=slot)
        return who and who._replace(side=who.side or ("buyer" if sided["theirs"] else "seller"))
    at = (start, start + len(text))
    found = _ours(text, at) or _group(text, at) or _firm(text, at, frame)
    found = found or _team_of_firm(text, at, frame)
    if found:
        return found
    # "Prof. Kulkarni" is Anagha Kulkarni, whatever else she is called on the page.
    plain = [name for name in frame.known if not _TITLE.match(name)]
    known = _known(_TITLE.sub("", text), plain) or _known(text, frame.known)
    if known:
        return Who(*at, known, None, None, True, False, True)
    named = [w for w in people(text, frame.known, frame.companies, start) if w.named]
    whole = len(named) == 1 and (
        named[0].end - named[0].start >= len(text) - 5
        or (named[0].role and _covers(text, named[0], start))
    )
    if whole:
        return named[0]
    words = _WHOSE.sub("", text)
    if _GROUP_END.search(words) and len(words.split()) <= 5 and (slot or not is_task_word(words)):
        side = side_of(text.split(maxsplit=1)[0] if words != text else None, words)
        return Who(*at, words[:1].upper() + words[1:], None, side, False, True, True)
    if slot and _TITLED.fullmatch(text):
        return Who(*at, text, None, None, True, False, True)
    return Who(*at, text, None, None, True, False, True) if _like_name(text, slot=slot) else None


_TITLE = re.compile(
    r"^(?:mrs?|ms|miss|dra?|prof|herr|frau|mme|mlle|shri|smt|sri|engr?|ing|sir|madam|fru|hr|dhr|"
    r"mevr|sig|sra?|don|do\u00f1a|chief|puan|encik|tuan|pan|pani|rev|capt|lt|sgt|col|maj|eng|arq|"
    r"adv|lic|dott|sister|president|director)\.?\s+(?-i:(?=[A-Z\u00c0-\u017d]))",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?i:ing|dipl|dott|ra|adv|sig|sra?|mme|mlle|herr|frau|mr|mrs|ms|dr|prof|eng|arq|don|doña)"
    r"\.? (?![a-z])[^\W\d_][\w'-]+(?: (?![a-z])[^\W\d_][\w'-]+)?"
)


_WHOSE = re.compile(r"^(?:the|their|our|his|her)\s+", re.IGNORECASE)
_POSSESSED = re.compile(
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?'s (?:team|side|people|folks|group)",
)


def _ours(text: str, at: tuple[int, int]) -> Who | None:
    if _ME.fullmatch(text):
        return Who(*at, "Me", None, "seller", False, False, False)
    if _US.fullmatch(text):
        side: Side = "both" if text.casefold().startswith("both") else "seller"
        return Who(*at, "us", None, side, False, True, False)
    return None


_PARTIES: dict[str, Side] = {
    "customer": "buyer", "client": "buyer", "buyer": "buyer", "prospect": "buyer",
    "supplier": "seller", "vendor": "seller", "seller": "seller", "provider": "seller",
}  # fmt: skip


def is_party(words: str) -> bool:
    """Tell whether words name one side by what it is to the other ("supplier")."""
    return words.casefold() in _PARTIES


def _firm(text: str, at: tuple[int, int], frame: Frame) -> Who | None:
    """Return one of the two companies, or what it is to the other ("customer", "supplier")."""
    plain = re.sub(r"^(?:the|our) |(?:'s)? side$", "", text.casefold())
    company = next((one for one in frame.companies if _called(one, plain)), None)
    side = _PARTIES.get(plain)
    if company:
        side = "seller" if company == frame.seller else "buyer"
    return Who(*at, text, None, side, False, True, True) if side else None


def _team_of_firm(text: str, at: tuple[int, int], frame: Frame) -> Who | None:
    """Return the team or role of a party that words name ("client legal", "Acme's procurement")."""
    words = re.split(r"(?:'s)?\s+", text)
    for cut in range(1, len(words)):
        firm = _firm(" ".join(words[:cut]), at, frame)
        group = _group(" ".join(words[cut:]), at) if firm else None
        if firm and group:
            return group._replace(side=firm.side)
    return None


def _called(company: str, plain: str) -> bool:
    """Tell whether a company goes by these words: its name, or the word that it begins with."""
    first = company.casefold().split()[0]
    return plain in (company.casefold(), first) and (plain != first or not is_english_word(plain))


def _group(text: str, at: tuple[int, int]) -> Who | None:
    """Return a team, a body or a role that the words are."""
    if text.casefold().rstrip(".") in _SHORT_TEAMS or _POSSESSED.fullmatch(text):
        return Who(*at, text, None, None, False, True, True)
    for pattern, group in ((ROLE, "role"), (TEAM, "team")):
        match = pattern.fullmatch(text)
        if match:
            side = side_of(match["whose"], match[group])
            return Who(*at, tidy(match[group]), None, side, False, group == "team", True)
    return None


def _covers(text: str, who: Who, start: int) -> bool:
    rest = f"{text[: who.start - start]} {text[who.end - start :]}"
    return not re.search(r"\w{3,}", re.sub(r"\b(?:their|our|the|from|in|of|at)\b", "", rest))


def is_task_word(words: str) -> bool:
    """Tell whether the words may name a step rather than those who do it."""
    return bool(re.match(r"(?:to\s|[a-z]+\s)", words))


def _known(text: str, known: Sequence[str]) -> str | None:
    plain = text.casefold().removesuffix("'s")
    for name in known:
        if plain == name.casefold():
            return name
    hits = [n for n in known if plain in (n.split()[0].casefold(), n.split()[-1].casefold())]
    return hits[0] if len(hits) == 1 and (len(text) > 2 or text.istitle()) else None


def _like_name(text: str, *, slot: bool) -> bool:
    """Tell whether words that no list knows may be somebody's name ("Shazia", "Bron Aalto")."""
    words = text.split()
    if not 1 <= len(words) <= 3 or not all(
        re.fullmatch(r"[A-Z]\.?|[^\W\d_][\w'-]*", w) for w in words
    ):
        return False
    if not all(word[0].isupper() for word in words) or text.isupper():
        return False
    if any(is_company_word(word) or is_step_word(word) for word in words):
        return False
    if any(is_given_name(word) or is_surname(word) for word in words):
        return True
    strange = [word for word in words if not is_english_word(word) or is_maybe_name(word)]
    return bool(strange) and (slot or len(strange) == len(words))


_MEANWHILE = frozenset({"then", "also", "now", "still", "just", "usually"})


def somebody_does(text: str, frame: Frame) -> bool:
    """Tell whether the words say what somebody known does ("Ana signs")."""
    first, *rest = [*_TITLE.sub("", text).split(), ""]
    names = {part.casefold() for name in frame.known for part in name.split()}
    rest = [one for one in rest if one not in _MEANWHILE] or [""]
    verb = rest[1] if rest[0][:1].isupper() and len(rest) > 1 else rest[0]
    if first.casefold() not in names or not re.fullmatch(r"[a-z]+s", verb):
        return False
    return parse(f"she {verb} it")[1].tag_ == "VBZ"


def doer(text: str, frame: Frame) -> list[Who] | None:
    """Return who a remark says does it ("R. Boudreau signed off", "Corinne did it")."""
    named = [w for w in people(text, frame.known, frame.companies) if w.named]
    if len(named) != 1 or text[: named[0].start].strip(" \"'(*"):
        return None
    behind = text[named[0].end :].split()
    verb = behind[0] if behind else ""
    if not re.fullmatch(r"[a-z]{3,}", verb) or part(text, named[0]) != "owner":
        return None
    return named if parse(f"she {verb} it")[1].tag_[:2] == "VB" else None


def of_side(who: Who, bracket: Sequence[Who]) -> Who:
    """Return somebody with the side, or the role, that brackets behind the name give."""
    sides = {one.side for one in bracket if one.side}
    roles = [
        one.name
        for one in bracket
        if not one.named and one.name not in ("us", "Me") and not is_party(one.name)
    ]
    return who._replace(
        side=who.side or (sides.pop() if len(sides) == 1 else None),
        role=who.role or (roles[0] if roles and who.named else None),
    )
