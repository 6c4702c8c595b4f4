"""Names of people in a sentence: where they begin and end, in any case."""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.understanding.language import is_english_word
from assistant.understanding.name_odds import name_odds
from assistant.understanding.name_runs import before_name, behind_role, is_title, leads
from assistant.understanding.name_tests import carries, is_else, is_name
from assistant.understanding.name_words import (
    COMPANY_TAIL,
    TIMES,
    WORD,
    bare,
    is_company_word,
    tagged_name,
)
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname, words
from assistant.understanding.roles import roles

# "Ember & Oak Kitchens" is one company, "Tom and Anna" are two people.
_FIRM = re.compile(r" (?:&|and) (?:[A-Z][\w'-]+ ){0,2}(?P<last>[A-Z][\w'-]+)")


_PARTICLES = words("people_particles")


Odds = Sequence[float]
# How likely a word must be a name; chosen on authors left out of training, flat from 0.5 to 0.9.
_SURE, _SURE_ENOUGH = 0.65, 0.3
_SURE_OF_WORDS = 0.9  # for ordinary words in small letters ("gill", "tire")


class Name(NamedTuple):
    """A name in a text; `known` where it is of somebody known before."""

    start: int
    end: int
    name: str
    known: bool


def names_in(text: str, known: list[str], companies: set[str]) -> list[Name]:
    """Return the names of people in the sentence, in order; `known` may be among them."""
    return _names(text, known, companies, name_odds(text, names_by_rules(text)))


def said_of(text: str, known: Iterable[str]) -> list[str]:
    """Return those of the names of which a part stands in the text: of hundreds hardly one."""
    said = {bare(word).casefold() for word in WORD.finditer(text)}
    return [name for name in dict.fromkeys(known) if not said.isdisjoint(_parts(name))]


@functools.lru_cache(maxsize=4096)
def names_by_rules(text: str) -> frozenset[int]:
    """Return where the words begin that rules alone take for names, knowing nobody."""
    spans = [(name.start, name.end) for name in _names(text, [], set(), ())]
    return frozenset(
        word.start()
        for word in WORD.finditer(text)
        if any(start <= word.start() < end for start, end in spans)
    )


def _names(text: str, known: list[str], companies: set[str], odds: Odds) -> list[Name]:
    words = list(WORD.finditer(text))
    found: list[Name] = []
    index = 0
    while index < len(words):
        name, used = _name_at(text, words, index, known, companies, odds)
        if name:
            found.append(name)
        index += used
    return found


def _begins(text: str, words: list[re.Match[str]], index: int, odds: Odds) -> bool:
    """Tell whether a name begins here: what the rules say, unless the odds are against it."""
    by_rule = is_name(text, words, index) or behind_role(text, words, index)
    if index < len(odds) and leads(text, words, index, odds, ruled=by_rule):
        return True
    if index >= len(odds) or odds[index] < 0:
        return by_rule
    if by_rule:
        return odds[index] > _SURE_ENOUGH
    word = words[index].group()
    plain = word.islower() and is_english_word(word) and not is_maybe_name(word)
    sure = _SURE_OF_WORDS if plain else _SURE
    return odds[index] > sure and not is_else(text, words[index])


@functools.lru_cache(maxsize=4096)
def _parts(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _name_at(
    text: str,
    words: list[re.Match[str]],
    index: int,
    known: list[str],
    companies: set[str],
    odds: Odds,
) -> tuple[Name | None, int]:
    match = _known_at(text, words, index, known, odds)
    if match:
        return match
    first = words[index]
    word = bare(first)
    if _in_company(text, words, index, companies):
        return None, 1
    if is_title(word) and before_name(text, words, index):
        return _titled(text, words, index, known, odds)
    initial = _initial(text, words, index)
    if initial:
        return _resolve(initial, known), 1
    if not _begins(text, words, index, odds):
        return None, 1
    last_index = _surname(text, words, index, odds)
    end = words[last_index].start() + len(bare(words[last_index]))
    if COMPANY_TAIL.match(text[end:]) and not is_given_name(word):
        return None, last_index - index + 1
    somebody = is_given_name(word) and is_surname(bare(words[last_index]))
    if (
        last_index > index
        and not somebody
        and any(is_company_word(bare(w)) for w in words[index + 1 : last_index + 1])
    ):
        return None, last_index - index + 1
    if (
        last_index + 1 < len(words)
        and is_company_word(words[last_index + 1].group())
        and re.fullmatch(r" (?:& )?", text[end : words[last_index + 1].start()])
    ):
        return None, last_index - index + 2
    pair = _FIRM.match(text[end:])
    if pair and is_company_word(pair["last"]):
        return None, last_index - index + 1
    name = " ".join(_cased(bare(w)) for w in words[index : last_index + 1])
    return _resolve(Name(first.start(), end, name, False), known), last_index - index + 1


def _initial(text: str, words: list[re.Match[str]], index: int) -> Name | None:
    """Return a family name with its initial ("R. Dutta")."""
    before = re.search(r"(?:^|(?<=[\s(,:/-]))((?:[A-Z]\.\s?){1,2})$", text[: words[index].start()])
    word = bare(words[index])
    if not before or not re.fullmatch(r"[A-Z][a-z'-]{2,}", word) or is_company_word(word):
        return None
    start = before.start(1)
    end = words[index].start() + len(word)
    return Name(start, end, text[start:end], False)


def _titled(
    text: str, words: list[re.Match[str]], index: int, known: list[str], odds: Odds
) -> tuple[Name | None, int]:
    """Read "Mr. Alan Whitcombe" as the full name, "Ms. Tanaka" with its title."""
    last = _surname(text, words, index + 1, odds)
    parts = [
        _cased(bare(w)) + ("." if text[w.end() - 1 :][1:2] == "." and len(bare(w)) == 1 else "")
        for w in words[index + 1 : last + 1]
    ]
    end = words[last].start() + len(bare(words[last]))
    title = bare(words[index]).rstrip(".").capitalize()
    name = " ".join(parts) if len(parts) > 1 else f"{title} {parts[0]}"
    hits = [one for one in known if len(parts) == 1 and _is_part(parts[0], one)]
    if len(hits) == 1:
        return Name(words[index].start(), end, hits[0], True), last - index + 1
    found = _resolve(Name(words[index].start(), end, name, False), known)
    return found, last - index + 1


def _is_part(word: str, name: str) -> bool:
    """Tell whether the word is the given or the family name of a full name."""
    return len(name.split()) > 1 and word.casefold() in _parts(name)


def _whole_name(
    words: list[re.Match[str]], index: int, known: list[str]
) -> tuple[Name, int] | None:
    """Return the longest known name that stands here in full."""
    best: tuple[Name, int] | None = None
    for name in known:
        parts = [part.casefold() for part in name.split()]
        here = words[index : index + len(parts)]
        if [bare(word).casefold() for word in here] != parts:
            continue
        end = here[-1].start() + len(bare(here[-1]))
        if best is None or len(parts) > best[1]:
            best = (Name(words[index].start(), end, name, True), len(parts))
    return best


def _known_at(
    text: str, words: list[re.Match[str]], index: int, known: list[str], odds: Odds
) -> tuple[Name | None, int] | None:
    best = _whole_name(words, index, known)
    if best and best[1] == 1 and _fuller(text, words, index, odds):
        follower = words[index + 1]
        end = follower.start() + len(bare(follower))
        return Name(words[index].start(), end, f"{best[0].name} {bare(follower)}", False), 2
    if best or not known:
        return best
    word = bare(words[index]).casefold()
    hits = [n for n in known if word in (n.split()[0].casefold(), n.split()[-1].casefold())]
    if len(hits) != 1 or (len(word) < 3 and not words[index].group()[0].isupper()):
        return None
    doubtful = words[index].group()[0].islower() and (is_maybe_name(word) or word in TIMES)
    if doubtful and not tagged_name(text, words[index]):
        return None
    after = words[index + 1] if index + 1 < len(words) else None
    if after and bare(after)[0].isupper() and _last_name(text, words, index + 1, odds):
        whole = f"{bare(words[index])} {bare(after)}"
        if len(hits[0].split()) > 1 and whole.casefold() != hits[0].casefold():
            return None
        end = after.start() + len(bare(after))
        return Name(words[index].start(), end, whole, False), 2
    return Name(words[index].start(), words[index].start() + len(word), hits[0], True), 1


def _fuller(text: str, words: list[re.Match[str]], index: int, odds: Odds) -> bool:
    """Tell whether a surname follows a first name that is known alone."""
    if index + 1 >= len(words) or bare(words[index]) != words[index].group():
        return False
    gap = text[words[index].end() : words[index + 1].start()]
    follower = bare(words[index + 1])
    return gap == " " and follower[0].isupper() and _last_name(text, words, index + 1, odds)


def _resolve(name: Name, known: list[str]) -> Name:
    for one in known:
        if one.casefold() == name.name.casefold():
            return name._replace(name=one, known=True)
    return name


def _surname(text: str, words: list[re.Match[str]], index: int, odds: Odds) -> int:
    last = index
    while last + 1 < len(words) and last - index < 3:
        gap = text[words[last].end() : words[last + 1].start()]
        if is_company_word(bare(words[last + 1])) and re.fullmatch(r"\.? |'?s? |\s?& ", gap):
            return last + 1
        if "'" in words[last].group()[-2:] or not re.fullmatch(r"\.? ", gap):
            break
        particles = _particles(words, last + 1)
        if particles and not _last_name(text, words, last + 1 + particles, odds):
            break
        last += particles
        if not _last_name(text, words, last + 1, odds):
            break
        last += 1
    return last


def _particles(words: list[re.Match[str]], index: int) -> int:
    count = 0
    while index + count + 1 < len(words) and bare(words[index + count]).lower() in _PARTICLES:
        count += 1
    return count


def _last_name(text: str, words: list[re.Match[str]], index: int, odds: Odds) -> bool:
    """Tell whether a name goes on here."""
    if _looks_surname(text, words, index):
        return True
    return index < len(odds) and odds[index] > _SURE and not is_else(text, words[index])


def _looks_surname(text: str, words: list[re.Match[str]], index: int) -> bool:
    word = bare(words[index])
    lower = word.casefold()
    if lower in TIMES or len(word) < 2 or roles(word):
        return False
    if word[0].isupper():
        if word.isupper() and len(word) <= 4:
            return False
        return not is_english_word(word) or tagged_name(text, words[index])
    previous = bare(words[index - 1])
    if not previous[0].isupper() and (
        is_surname(lower) or (is_given_name(lower) and is_given_name(previous))
    ):
        return True
    if previous[0].islower() and is_given_name(previous) and carries(text, words[index]):
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


def _cased(word: str) -> str:
    if word.lower() in _PARTICLES:
        return word
    return word[0].upper() + word[1:]
