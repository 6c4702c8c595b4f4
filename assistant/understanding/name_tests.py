"""Whether a word is the name of a person here."""

import re

from assistant.understanding.language import is_english_word, is_stop_word, parse
from assistant.understanding.name_words import (
    COMPANY_TAIL,
    TIMES,
    bare,
    is_company_word,
    tagged_name,
)
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname, words
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word

_NO_NAMES = frozenset(
    [
        "champ",
        "proc",
        "price",
        "min",
        "golive",
        "kickoff",
        "gokickoff",
        "signoff",
        "onboarding",
        "rollout",
    ]
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
    r"not|it's|is|assign(?:ed)? to|give it to|replace(?:d)?|instead of|lawyer|counsel)[:,]?\s+$|"
    r"(?:->|=>|[>=:|])\s*$|\w\s+[-/]\s+$",
    re.IGNORECASE,
)


_DOES = re.compile(
    r"\s+(?:[A-Z][a-z]+\s+)?(?:signs?|owns?|handles?|approves?|reviews?|says?|said|"
    r"runs|leads|thinks|does|"
    r"told|sends|has (?:it|to)|wants|takes (?:it|over|care))\b"
)
_COUNTED = re.compile(r"\b(?:two|three|four|both|several|the|\d)\s+$", re.IGNORECASE)


def is_name(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether the word at the index is, or begins, the name of a person."""
    match = words[index]
    word = bare(match)
    if word[0].isupper() and word.casefold() in TIMES and _DOES.match(text[match.end() :]):
        return is_given_name(word) or is_maybe_name(word)
    if is_else(text, match):
        return False
    if word[0].isupper():
        return _is_capital_name(text, words, index)
    return _is_lower_name(text, match, word.casefold()) or _lower_pair(text, words, index)


def is_else(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word is a company's, a time, an acronym, or several of a name."""
    word = bare(match)
    lower = word.casefold()
    return (
        lower.replace("-", "") in _NO_NAMES
        or is_company_word(lower)
        or lower in TIMES
        or len(word) < 2
        or (word.isupper() and len(word) <= 4 and not is_given_name(word))
        or (
            word.endswith("s")
            and is_given_name(word[:-1])
            and bool(_COUNTED.search(text[: match.start()]))
        )
    )


def _is_capital_name(text: str, words: list[re.Match[str]], index: int) -> bool:
    match, word = words[index], bare(words[index])
    if _before_surname(text, words, index) or _entered(text, words, index):
        return True
    if is_given_name(word):
        return not (word.isupper() and len(word) <= 3)
    if is_maybe_name(word):
        return _names_somebody(text, match)
    plain_team = bool(roles(word)) or is_step_word(word)
    return (
        not is_english_word(word)
        and not word.isupper()
        and not plain_team
        and _person_place(text, match)
    )


def _is_lower_name(text: str, match: re.Match[str], lower: str) -> bool:
    if re.search(r"\d\s*$", text[: match.start()]):
        return False
    if is_given_name(lower) and len(lower) > 2:
        return True
    if not is_maybe_name(lower):
        return False
    if lower in _NEVER_LOWER:
        return lower in _SOMETIMES and bool(_PERSON_VERB.match(text[match.start() + len(lower) :]))
    return (tagged_name(text, match) and _person_place(text, match)) or _role_near(text, match)


_CARRIES = re.compile(
    r"\s+(?:also |always |usually |just )?(?:signs?|owns?|handles?|reviews?|approves?|does|runs|"
    r"leads|says|thinks|will|has (?:it|to)|is (?:on|doing|handling|running|the|our|their))\b|"
    r"\s*(?:$|,|\()",
    re.IGNORECASE,
)


def carries(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word that the tagger takes for a name does something ("terrence wu signs")."""
    word = match.group()
    plain_word = is_step_word(word) or is_stop_word(word)
    behind = text[match.end() :]
    return not plain_word and bool(_CARRIES.match(behind)) and tagged_name(text, match)


def _lower_pair(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether two strange words in small letters are somebody ("naveed shah signs")."""
    if index + 1 >= len(words) or text[words[index].end() : words[index + 1].start()] != " ":
        return False
    pair = [words[index].group(), bare(words[index + 1])]
    if not all(re.fullmatch(r"[a-z\u00df-\u00ff]{2,}", part) for part in pair):
        return False
    strange = [part for part in pair if not is_english_word(part) and not is_step_word(part)]
    if len(strange) < 1 or not is_surname(pair[1]) or is_stop_word(pair[0]):
        return False
    behind = words[index + 1].start() + len(pair[1])
    return bool(_CARRIES.match(text[behind:])) and (
        pair[0] in strange or tagged_name(text, words[index])
    )


def _before_surname(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether an unusual first name stands before a family name ("Mei Chen")."""
    if index + 1 >= len(words) or words[index].group().isupper():
        return False
    follower = bare(words[index + 1])
    if text[words[index].end() : words[index + 1].start()] != " " or not follower[0].isupper():
        return False
    word = bare(words[index])
    plain_word = is_english_word(word) and not is_maybe_name(word)
    if plain_word and (not _starts(text, words[index]) or tagged_name(text, words[index])):
        plain_word = is_step_word(word) or is_company_word(word) or bool(roles(word))
    firm = is_company_word(follower) and not is_given_name(word)
    return is_surname(follower) and not plain_word and not firm


_ENTRY = re.compile(r"(?:->|=>|[>=:|]|\w\s+-)\s*$")


def _entered(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether two names stand where an entry says who ("legal -> Kit Barrow 3/19")."""
    if index + 1 >= len(words) or not _ENTRY.search(text[: words[index].start()]):
        return False
    follower = words[index + 1]
    gap = text[words[index].end() : follower.start()]
    pair = [bare(words[index]), bare(follower)]
    return gap == " " and all(
        re.fullmatch(r"[A-Z][a-z'-]+", part)
        and tagged_name(text, match)
        and not is_step_word(part)
        and not is_company_word(part)
        and not roles(part)
        for part, match in zip(pair, (words[index], follower), strict=True)
    )


_SOMETIMES = frozenset(
    ["mark", "grant", "rob", "drew", "pat", "chase", "sue", "rich", "dawn", "jack", "art"]
)


_NEVER_LOWER = words("people_never_lower")


def _names_somebody(text: str, match: re.Match[str]) -> bool:
    """Tell a capitalised name from an ordinary word that opens the sentence ("Mark it done")."""
    if not _starts(text, match):
        return True
    rest = text[match.start() + len(bare(match)) :]
    return bool(
        _PERSON_VERB.match(rest)
        or _role_follows(rest)
        or re.match(r"\s*[:,/(-]|\s*$|\s+and\s+[A-Z]", rest)
        or (re.match(r"\s+[A-Z][a-z]+", rest) and tagged_name(text, match))
        or bare(match) != match.group()
    )


def _role_near(text: str, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 30]
    return _role_follows(rest) and bool(roles(rest)) and roles(rest)[0].start < 12


def _person_place(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words around are such as stand around a person."""
    end = match.start() + len(bare(match))
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
        or (_PERSON_CUE.search(text[: match.start()]) and not COMPANY_TAIL.match(rest))
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


def _starts(text: str, match: re.Match[str]) -> bool:
    return not text[: match.start()].strip(" \"'(-")
