"""The words of the usual steps: stems, synonyms, slips of the pen."""

import functools
import re

from assistant.plan.catalogue import CATALOGUE
from assistant.understanding.language import is_english_word
from assistant.understanding.names import is_given_name, is_surname, words

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


FILLERS = words("steps_fillers")


@functools.lru_cache(maxsize=8_192)
def stem(word: str) -> str:
    """Return a rough stem, the same for the forms of a word."""
    word = word.lower().removesuffix("'s").strip("'")
    for tail, short in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(tail) and len(word) - len(tail) >= 3 and not word.endswith("ss"):
            word = word[: -len(tail)] + short
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@functools.lru_cache(maxsize=8_192)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the text's words."""
    return tuple(stem(m.group()) for m in WORD.finditer(text))


_TOO = frozenset({"pen-test", "works-council", "reference-calls"})


@functools.lru_cache(maxsize=1)
def synonyms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the stems of all names of the usual steps by their first, with the step's id."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for entry in (one for one in CATALOGUE.values() if one.core or one.id in _TOO):
        for name in (entry.action, entry.id.replace("-", " "), *entry.synonyms):
            key = tuple(s for s in stems(name) if s not in FILLERS)
            if key:
                table.setdefault(key[0], {}).setdefault(key, entry.id)
    return {
        first: sorted(keys.items(), key=lambda pair: -len(pair[0])) for first, keys in table.items()
    }


@functools.lru_cache(maxsize=4096)
def spelt_stem(word: str) -> str:
    """Return the stem; of a slip of a step's word the stem of that word."""
    short = _SHORT.get(word.lower())
    if short:
        return stem(short)
    found = stem(word)
    near = None if len(word) < 5 or found in _known_stems() else _respelt(found)
    # Last, as the vocabulary comes with the language model, which takes a second to load.
    if near is None or is_given_name(word) or is_surname(word) or is_english_word(word):
        return found
    return near


def _respelt(word: str) -> str | None:
    """Return the word of a step's name that this is a slip of, None where it is none."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < 7 else 2
    hit = process.extractOne(word, _long_stems(), scorer=OSA.distance, score_cutoff=most)
    return hit[0] if hit and hit[0][0] == word[0] else None


def is_step_word(word: str) -> bool:
    """Tell whether the word stands in the name of a usual step."""
    return stem(word) in _known_stems()


@functools.lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    return frozenset(part for keys in synonyms().values() for key, _ in keys for part in key)


@functools.lru_cache(maxsize=1)
def _long_stems() -> list[str]:
    return sorted(one for one in _known_stems() if len(one) >= 5)


_SHORT = {"proc": "procurement", "sig": "signature", "impl": "implementation", "redlin": "redlin"}
