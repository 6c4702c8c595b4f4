"""People in a sentence: names in any case, with their role and side."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.plan.model import Side
from assistant.understanding.language import is_english_word, parse
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname, words
from assistant.understanding.roles import Role, roles

_WORD = re.compile(r"[^\W\d_][\w'&-]*(?:\.[^\W\d_])*", re.UNICODE)
_COMPANY_WORDS = words("people_company_words")
_NO_NAMES = frozenset(["golive", "kickoff", "gokickoff", "signoff", "onboarding", "rollout"])
_HONORIFIC = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|frau|herr|mme|mister|sir)\.?$", re.IGNORECASE)
_PARTICLES = words("people_particles")
_TIMES = words("people_times")
_COMPANY_TAIL = re.compile(
    r"\s+(?:inc|ltd|llc|llp|plc|gmbh|ag|corp|corporation|co|company|group|holdings?|systems?|"
    r"software|technologies|tech|labs?|health(?:care)?|logistics|bank|foods?|energy|partners|"
    r"insurance|university|hospital|motors?|airlines?|pharma(?:ceuticals)?|retail|solutions|"
    r"industries|manufacturing|capital|media|networks?|stores?|s\.?a\.?|b\.?v\.?|oy|ab|se|kg|spa|"
    r"deal|account|opportunity|opp|renewal)\b",
    re.IGNORECASE,
)
_PERSON_VERB = re.compile(
    r"\s*(?:'s|'ll)?\s*(?:\([^)]*\)\s*)?(?:also\s+|then\s+|just\s+|now\s+)?(?:owns?|owning|"
    r"says?|said|thinks?|"
    r"told|mentioned|confirmed|agreed|promised|leads?|runs?|handles?|takes?|drives?|signs?|"
    r"approves?|reviews?|sends?|sent|does|did|asked|reckons?|believes?|expects?|wants?|replied|"
    r"emailed|called|wrote|left|quit|joined|reports?|is (?:our|their|the|my|on|in|doing|handling|"
    r"running|leading|going|out|away|back|working|happy|fine|checking|chasing|taking|driving)|"
    r"was|has (?:to|the|it|legal|security)|needs? to|will|'ll|can|should|must|has got|hasn't|isn't|"
    r"started|finished|kicks?|moved|pushed|is)\b",
    re.IGNORECASE,
)
_PERSON_CUE = re.compile(
    r"\b(?:with|to|from|by|owner:?|ask|asked|told|met|call|called|ping|email|emailed|cc|via|"
    r"and|meet|"
    r"colleague|boss|manager|named|name is|called|champion|sponsor|signer|chase|spoke to|contact|"
    r"not|it's|is|assign(?:ed)? to|give it to|replace(?:d)?|instead of|lawyer|counsel)[:,]?\s+$",
    re.IGNORECASE,
)
_RIGHT_ROLE = re.compile(
    r"\s*(?:[,(:/-]|\s)?\s*(?:(?:who|that|he|she)\s*(?:'s|is|was)?\s*)?(?:is\s+|'s\s+|as\s+|"
    r"was\s+|being\s+)?"
    r"(?:(?:now|actually|also|just)\s+)?(?P<at>(?:(?:in|from|at|over|with|on|of|out|down|"
    r"works?|sits?|"
    r"sitting|leads?|runs?|heads?|heading|running|leading|side|acting)\s+)*)(?:the\s+|a\s+|an\s+)?",
    re.IGNORECASE,
)
_LEFT_ROLE = re.compile(
    r"(?:'s)?\s*(?:[,:=(-]|is|will be|would be|named|called|there is|\s)?\s*(?:is\s+)?",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:our|my)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OUR_SIDE = re.compile(
    r"^\W*(?:\([^)]*\)\s*)?(?:(?:on|from|at|of)\s+)?(?:our|my)\s+(?:side|end|team|company|"
    r"office)|^\s*\((?:us|ours|our side|seller|me)\)",
    re.IGNORECASE,
)
_THEIR_SIDE = re.compile(
    r"^\W*(?:\([^)]*\)\s*)?(?:on|from|at|of)\s+(?:their|the (?:buyer|customer|"
    r"client)(?:'s)?)\s+(?:side|end|team|company|office)?",
    re.IGNORECASE,
)


def is_company_word(word: str) -> bool:
    """Tell whether the word ends the names of companies ("Freight", "Hospital")."""
    return word.casefold() in _COMPANY_WORDS


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


class _Name(NamedTuple):
    start: int
    end: int
    name: str
    known: bool


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
    names = _names(text, list(known), {c.casefold() for c in companies})
    free = [role for role in roles(text) if not _overlaps(role, names)]
    found: list[Who] = []
    for name in names:
        role = _role_of(text, name, free)
        if role:
            free.remove(role)
        found.append(_who(text, name, role))
    found += [Who(r.start, r.end, r.name, None, r.side, False, r.is_team, True) for r in free]
    return [w._replace(start=w.start + start, end=w.end + start) for w in sorted(found)]


def _who(text: str, name: _Name, role: Role | None) -> Who:
    side = role.side if role else None
    after = text[name.end :] if not role or role.end <= name.start else text[role.end :]
    if _OUR_SIDE.match(text[name.end :]) or _OUR_SIDE.match(after):
        side = "seller"
    elif _THEIR_SIDE.match(text[name.end :]) or _THEIR_SIDE.match(after):
        side = "buyer"
    elif side is None and _MINE.search(text[: name.start]):
        side = "seller"
    begin = min(name.start, role.start) if role else name.start
    end = max(name.end, role.end) if role else name.end
    return Who(
        begin, end, name.name, role.name if role else None, side, True, False, not name.known
    )


def _role_of(text: str, name: _Name, free: list[Role]) -> Role | None:
    for role in free:
        if 0 <= name.start - role.end <= 14 and not role.is_team:
            if _LEFT_ROLE.fullmatch(text[role.end : name.start]):
                return role
        if role.is_team and 0 <= name.start - role.end <= 3:
            if re.fullmatch(r"'s |'s\s|\s?\(", text[role.end : name.start]):
                return role
    for role in free:
        if 0 <= role.start - name.end <= 30:
            link = _RIGHT_ROLE.fullmatch(text[name.end : role.start])
            if link and (not role.is_team or link["at"] or _bracketed(text, name, role)):
                return role
    return None


def _bracketed(text: str, name: _Name, role: Role) -> bool:
    between = text[name.end : role.start]
    if "(" in between:
        return True
    return (
        "," in between
        and role.start < role.end
        and text[role.start :].lower().startswith(("their ", "our ", "his ", "her "))
    )


def _overlaps(role: Role, names: list[_Name]) -> bool:
    return any(role.start < name.end and name.start < role.end for name in names)


def _names(text: str, known: list[str], companies: set[str]) -> list[_Name]:
    words = list(_WORD.finditer(text))
    found: list[_Name] = []
    index = 0
    while index < len(words):
        name, used = _name_at(text, words, index, known, companies)
        if name:
            found.append(name)
        index += used
    return found


def _name_at(
    text: str, words: list[re.Match[str]], index: int, known: list[str], companies: set[str]
) -> tuple[_Name | None, int]:
    match = _known_at(text, words, index, known)
    if match:
        return match
    first = words[index]
    word = _bare(first)
    if _in_company(text, words, index, companies):
        return None, 1
    if _HONORIFIC.match(word) and index + 1 < len(words) and words[index + 1].group()[0].isupper():
        return _titled(text, words, index, known)
    if not _is_name(text, words, index):
        return None, 1
    last_index = _surname(text, words, index)
    end = words[last_index].start() + len(_bare(words[last_index]))
    if _COMPANY_TAIL.match(text[end:]) and not is_given_name(word):
        return None, last_index - index + 1
    if last_index > index and any(
        is_company_word(_bare(w)) for w in words[index + 1 : last_index + 1]
    ):
        return None, last_index - index + 1
    if (
        last_index + 1 < len(words)
        and is_company_word(words[last_index + 1].group())
        and re.fullmatch(r" (?:& )?", text[end : words[last_index + 1].start()])
    ):
        return None, last_index - index + 2
    name = " ".join(_cased(_bare(w)) for w in words[index : last_index + 1])
    return _resolve(_Name(first.start(), end, name, False), known), last_index - index + 1


def _titled(
    text: str, words: list[re.Match[str]], index: int, known: list[str]
) -> tuple[_Name | None, int]:
    """Read "Mr. Alan Whitcombe" as the full name, "Ms. Tanaka" with its title."""
    last = _surname(text, words, index + 1)
    parts = [_cased(_bare(w)) for w in words[index + 1 : last + 1]]
    end = words[last].start() + len(_bare(words[last]))
    title = _bare(words[index]).rstrip(".").capitalize()
    name = " ".join(parts) if len(parts) > 1 else f"{title} {parts[0]}"
    found = _resolve(_Name(words[index].start(), end, name, False), known)
    return found, last - index + 1


def _known_at(
    text: str, words: list[re.Match[str]], index: int, known: list[str]
) -> tuple[_Name | None, int] | None:
    best: tuple[_Name, int] | None = None
    for name in known:
        parts = name.split()
        length = len(parts)
        shown = [_bare(w).casefold() for w in words[index : index + length]]
        begin = words[index].start()
        if shown == [p.casefold() for p in parts]:
            last = words[index + length - 1]
            hit = _Name(begin, last.start() + len(_bare(last)), name, True)
            if not best or length > best[1]:
                best = (hit, length)
    if best and best[1] == 1 and _fuller(text, words, index):
        follower = words[index + 1]
        end = follower.start() + len(_bare(follower))
        return _Name(words[index].start(), end, f"{best[0].name} {_bare(follower)}", False), 2
    if best or not known:
        return best
    word = _bare(words[index]).casefold()
    hits = [n for n in known if word in (n.split()[0].casefold(), n.split()[-1].casefold())]
    if len(hits) != 1 or (len(word) < 3 and not words[index].group()[0].isupper()):
        return None
    if words[index].group()[0].islower() and (is_maybe_name(word) or word in _TIMES):
        if not _tagged_name(text, words[index]):
            return None
    follower = words[index + 1] if index + 1 < len(words) else None
    if follower and _bare(follower)[0].isupper() and _looks_surname(text, words, index + 1):
        whole = f"{_bare(words[index])} {_bare(follower)}"
        if len(hits[0].split()) > 1 and whole.casefold() != hits[0].casefold():
            return None
        end = follower.start() + len(_bare(follower))
        return _Name(words[index].start(), end, whole, False), 2
    return _Name(words[index].start(), words[index].start() + len(word), hits[0], True), 1


def _fuller(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether a surname follows a first name that is known alone."""
    if index + 1 >= len(words) or _bare(words[index]) != words[index].group():
        return False
    gap = text[words[index].end() : words[index + 1].start()]
    follower = _bare(words[index + 1])
    return gap == " " and follower[0].isupper() and _looks_surname(text, words, index + 1)


def _resolve(name: _Name, known: list[str]) -> _Name:
    for one in known:
        if one.casefold() == name.name.casefold():
            return name._replace(name=one, known=True)
    return name


def _is_name(text: str, words: list[re.Match[str]], index: int) -> bool:
    match = words[index]
    word = _bare(match)
    lower = word.casefold()
    if lower.replace("-", "") in _NO_NAMES or is_company_word(lower):
        return False
    if (
        lower in _TIMES
        or len(word) < 2
        or (word.isupper() and len(word) <= 4 and not is_given_name(word))
    ):
        return False
    if word[0].isupper() and _before_surname(text, words, index):
        return True
    if word[0].isupper():
        if is_given_name(word):
            return not (word.isupper() and len(word) <= 3)
        if is_maybe_name(word):
            return _names_somebody(text, match)
        return not is_english_word(word) and not word.isupper() and _person_place(text, match)
    if is_given_name(lower) and len(lower) > 2:
        return True
    if not is_maybe_name(lower):
        return False
    if lower in _NEVER_LOWER:
        return lower in _SOMETIMES and bool(_PERSON_VERB.match(text[match.start() + len(lower) :]))
    return (_tagged_name(text, match) and _person_place(text, match)) or _role_near(text, match)


def _before_surname(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether an unusual first name stands before a family name ("Mei Chen")."""
    if index + 1 >= len(words) or words[index].group().isupper():
        return False
    follower = _bare(words[index + 1])
    if text[words[index].end() : words[index + 1].start()] != " " or not follower[0].isupper():
        return False
    plain_word = is_english_word(_bare(words[index])) and not is_maybe_name(_bare(words[index]))
    return is_surname(follower) and not plain_word and not is_company_word(follower)


_SOMETIMES = frozenset(
    ["mark", "grant", "rob", "drew", "pat", "chase", "sue", "rich", "dawn", "jack", "art"]
)
_NEVER_LOWER = words("people_never_lower")


def _names_somebody(text: str, match: re.Match[str]) -> bool:
    """Tell a capitalised name from an ordinary word that opens the sentence ("Mark it done")."""
    if not _starts(text, match):
        return True
    rest = text[match.start() + len(_bare(match)) :]
    return bool(
        _PERSON_VERB.match(rest)
        or _role_follows(rest)
        or re.match(r"\s*[:,/(-]|\s*$|\s+and\s+[A-Z]", rest)
        or (re.match(r"\s+[A-Z][a-z]+", rest) and _tagged_name(text, match))
        or _bare(match) != match.group()
    )


def _role_near(text: str, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 30]
    return _role_follows(rest) and bool(roles(rest)) and roles(rest)[0].start < 12


def _person_place(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words around are such as stand around a person."""
    end = match.start() + len(_bare(match))
    rest = text[end:]
    following = re.match(r"\s+[A-Z][a-z'-]+", rest)
    if following:
        rest_after = rest[following.end() :]
        if _PERSON_VERB.match(rest_after) or _role_follows(rest_after):
            return True
    entity = any(
        e.label_ == "PERSON" and e.start_char <= match.start() < e.end_char
        for e in parse(text).ents
    )
    return bool(
        entity
        or _role_follows(rest)
        or _PERSON_VERB.match(rest)
        or (_PERSON_CUE.search(text[: match.start()]) and not _COMPANY_TAIL.match(rest))
    )


def _role_follows(rest: str) -> bool:
    return bool(
        re.match(
            r"\s*(?:\(|,\s*(?:their|our|the|a|an|his|her|my)\s|,?\s+(?:from|in|over in|who|is "
            r"the|is our|"
            r"is their)\s)",
            rest,
            re.IGNORECASE,
        )
    )


def _surname(text: str, words: list[re.Match[str]], index: int) -> int:
    last = index
    while last + 1 < len(words) and last - index < 3:
        gap = text[words[last].end() : words[last + 1].start()]
        if is_company_word(_bare(words[last + 1])):
            return last + 1
        if "'" in words[last].group()[-2:] or not re.fullmatch(r"\.? ", gap):
            break
        particles = _particles(words, last + 1)
        if particles and not _looks_surname(text, words, last + 1 + particles):
            break
        last += particles
        if not _looks_surname(text, words, last + 1):
            break
        last += 1
    return last


def _particles(words: list[re.Match[str]], index: int) -> int:
    count = 0
    while index + count + 1 < len(words) and _bare(words[index + count]).lower() in _PARTICLES:
        count += 1
    return count


def _looks_surname(text: str, words: list[re.Match[str]], index: int) -> bool:
    word = _bare(words[index])
    lower = word.casefold()
    if lower in _TIMES or len(word) < 2 or roles(word):
        return False
    if word[0].isupper():
        if word.isupper() and len(word) <= 4:
            return False
        return not is_english_word(word) or _tagged_name(text, words[index])
    previous = _bare(words[index - 1])
    if is_surname(lower) and not previous[0].isupper():
        return True
    return (
        previous[0].islower()
        and len(word) > 2
        and word.isalpha()
        and not is_english_word(word)
        and not _typo_like(word)
    )


def _typo_like(word: str) -> bool:
    """Tell whether a lower-case word is likelier a mistyped word or jargon than a surname."""
    return len(word) < 4 or word in _JARGON or not any(c in "aeiouy" for c in word)


_JARGON = words("people_jargon")


def _tagged_name(text: str, match: re.Match[str]) -> bool:
    cased = text[: match.start()] + match.group()[0].upper() + text[match.start() + 1 :]
    token = next((t for t in parse(cased) if t.idx == match.start()), None)
    return token is not None and token.pos_ == "PROPN"


def _in_company(text: str, words: list[re.Match[str]], index: int, companies: set[str]) -> bool:
    start = words[index].start()
    lower = text.casefold()
    for company in companies:
        at = lower.find(company)
        while at >= 0:
            if at <= start < at + len(company):
                return True
            at = lower.find(company, at + 1)
    return False


def _starts(text: str, match: re.Match[str]) -> bool:
    return not text[: match.start()].strip(" \"'(-")


def _bare(match: re.Match[str]) -> str:
    word = match.group()
    for tail in ("'s", "'ll", "'d", "'ve", "'re", "'m", "'"):
        if word.lower().endswith(tail):
            return word[: -len(tail)]
    return word


def _cased(word: str) -> str:
    if word.lower() in _PARTICLES:
        return word
    return word[0].upper() + word[1:]
