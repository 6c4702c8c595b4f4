"""Given names, and which of them are ordinary words as well."""

import functools
import unicodedata
from importlib import resources


def plain(word: str) -> str:
    """Return the word in lower case without accents."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def words(name: str) -> frozenset[str]:
    """Return a list of words from the data folder."""
    data = resources.files("assistant.understanding") / "data" / f"{name}.txt"
    return frozenset(data.read_text(encoding="utf-8").split())


@functools.lru_cache(maxsize=3)
def _load(name: str) -> frozenset[str]:
    return frozenset(plain(word) for word in words(name))


def is_given_name(word: str) -> bool:
    """Tell whether the word is a given name and hardly anything else."""
    return plain(word) in _load("given_names")


def is_maybe_name(word: str) -> bool:
    """Tell whether the word is a given name and an ordinary word too ("Mark", "Grace")."""
    return plain(word) in _load("ambiguous_names")


def is_surname(word: str) -> bool:
    """Tell whether the word is a family name and hardly anything else."""
    return plain(word) in _load("surnames")
