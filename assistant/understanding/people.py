"""People in a sentence: names in any case, with their role and side."""

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.plan.model import Side
from assistant.understanding.partnerships import partnerships
from assistant.understanding.person_names import Name, names_in, said_of
from assistant.understanding.roles import Role, roles

_RIGHT_ROLE = re.compile(
    r"\s*(?:[,(:/-]|\s)?\s*(?:(?:who|that|he|she)\s*(?:'s|is|was)?\s*)?(?:is\s+|'s\s+|as\s+|"
    r"was\s+|being\s+)?"
    r"(?:(?:now|actually|also|just)\s+)?(?P<at>(?:(?:in|from|at|over|with|on|of|out|down|"
    r"works?|sits?|"
    r"sitting|leads?|runs?|heads?|heading|running|leading|side|acting)\s+)*)(?:the\s+|a\s+|an\s+)?",
    re.IGNORECASE,
)
# "Ingrid Solberg (Fleet IT director)": what is before the role there belongs to it.
_IN_BRACKETS = re.compile(r" \((?P<more>(?:[A-Z][\w&-]+ ){1,2})")
_LEFT_ROLE = re.compile(
    r"(?:'s)?\s*(?:(?:signs?|approves?|decides?|reviews?|(?:owns?|does|handles?|runs?) it)"
    r"(?: it| off| it off)?\s*[,:(-]|[,:=(-]|is|will be|would be|named|called|there is|\s)?\s*"
    r"(?:is\s+)?",
    re.IGNORECASE,
)
# "CFO signs, Olivia Grant": what is done stands between.
_SIGNS = re.compile(r"\s*(?!is\b|named\b|called\b|there\b|would\b|will\b|the\b)[a-z]{4,}")
_MINE = re.compile(r"\b(?:our|my)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OUR_SIDE = re.compile(
    r"^\W*(?:\([^)]*\)\s*)?(?:(?:on|from|at|of)\s+)?(?:our|my)\s+(?:side|end|team|company|"
    r"office)|^\s*\((?:us|ours|our side|seller|me)\)|"
    r"^\W*(?:(?:is|'s|are) )?(?:one of )?(?:ours|mine)(?=\W*(?:$|[,.;)-]|and\b|but\b))",
    re.IGNORECASE,
)
_THEIR_SIDE = re.compile(
    r"^\W*(?:\([^)]*\)\s*)?(?:on|from|at|of)\s+(?:their|the (?:buyer|customer|"
    r"client)(?:'s)?)\s+(?:side|end|team|company|office)?|"
    r"^\s*\((?:them|theirs|their side|buyer|client|customer)\)|"
    r"^\W*(?:(?:is|'s|are) )?(?:one of )?theirs(?=\W*(?:$|[,.;)-]|and\b|but\b))",
    re.IGNORECASE,
)


_BESIDE = re.compile(r"\s?[(,:]\s?")


class Who(NamedTuple):
    """Somebody named in a text.

    Attributes:
        name: the person's name; the role or team where nobody is named.
        role: the role that the text gives a named person.
        named: whether it is a person by name.
        is_team: whether it is a team or body.
        new: whether the person is not among those known.
    """

    start: int
    end: int
    name: str
    role: str | None
    side: Side | None
    named: bool
    is_team: bool
    new: bool


def people(
    text: str, known: Iterable[str] = (), companies: Iterable[str] = (), start: int = 0
) -> list[Who]:
    """Return who is named in the sentence, in order: people, and roles and teams nobody stands for.

    Args:
        text: one sentence, folded.
        known: full names of the people known so far.
        companies: names that are companies, not people.
        start: offset that is added to all positions.
    """
    said = tuple(said_of(text, known))
    there = _there(text, said, frozenset(c.casefold() for c in companies))
    return [w._replace(start=w.start + start, end=w.end + start) for w in there]


@functools.lru_cache(maxsize=2_048)
def _there(text: str, known: tuple[str, ...], companies: frozenset[str]) -> tuple[Who, ...]:
    """Return who is named in a sentence; a page is looked at several times."""
    names = names_in(text, list(known), set(companies))
    firms = partnerships(text, names)
    names = [n for n in names if not any(s <= n.start and n.end <= e for s, e in firms)]
    free = [role for role in roles(text) if not _overlaps(role, names)]
    # "Outside counsel (Marsden & Hale)" is one and the same.
    free = [r for r in free if not any(_BESIDE.fullmatch(text[r.end : s]) for s, _ in firms)]
    found = [Who(s, e, text[s:e], None, None, False, True, True) for s, e in firms]
    for name in names:
        role = _role_of(text, name, free)
        if role:
            free = [one for one in free if one.start != role.start]
        found.append(_who(text, name, role))
    found += [Who(r.start, r.end, r.name, None, r.side, False, r.is_team, True) for r in free]
    return tuple(sorted(found))


def _who(text: str, name: Name, role: Role | None) -> Who:
    side = role.side if role else None
    after = text[name.end :] if not role or role.end <= name.start else text[role.end :]
    if _OUR_SIDE.match(text[name.end :]) or _OUR_SIDE.match(after):
        side = "seller"
    elif _THEIR_SIDE.match(text[name.end :]) or _THEIR_SIDE.match(after):
        side = "buyer"
    elif side is None and _MINE.search(text[: name.start]):
        side = "seller"
    # "Procurement (Wanda)" names the step as well: the team's word stays free.
    apart = role is None or (role.is_team and "(" in text[role.end : name.start])
    apart = apart or bool(role and _SIGNS.match(text[role.end : name.start]))
    begin = name.start if apart or role is None else min(name.start, role.start)
    end = max(name.end, role.end) if role else name.end
    return Who(
        begin, end, name.name, role.name if role else None, side, True, False, not name.known
    )


def _role_of(text: str, name: Name, free: list[Role]) -> Role | None:
    for role in free:
        between = text[role.end : name.start] if role.end <= name.start else None
        if between is None:
            continue
        if not role.is_team and len(between) <= 14 and _LEFT_ROLE.fullmatch(between):
            return role
        if role.is_team and re.fullmatch(r"'s\s|\s(?:guy|gal|lady|woman|man|person),?\s", between):
            return role
        if role.is_team and re.fullmatch(r"\s?\(", between) and not _dated(text[name.end :]):
            return role
    for role in free:
        named = _IN_BRACKETS.fullmatch(text[name.end : role.start])
        if named and not role.is_team and name.end <= role.start:
            return role._replace(name=f"{named['more']}{role.name}")
        if 0 <= role.start - name.end <= 30:
            link = _RIGHT_ROLE.fullmatch(text[name.end : role.start])
            if link and (not role.is_team or link["at"] or _bracketed(text, name, role)):
                return role
    return None


def _dated(after: str) -> bool:
    """Tell whether more than the name stands in the brackets ("security (Dana, 12/18)")."""
    return bool(re.match(r"\s*[,;:-][^)]*\d", after))


def _bracketed(text: str, name: Name, role: Role) -> bool:
    between = text[name.end : role.start]
    if "(" in between:
        return True
    return (
        "," in between
        and role.start < role.end
        and text[role.start :].lower().startswith(("their ", "our ", "his ", "her "))
    )


def _overlaps(role: Role, names: list[Name]) -> bool:
    return any(role.start < name.end and name.start < role.end for name in names)
