"""Which parts of a proposal the seller's words pick."""

import re
from collections.abc import Sequence

from assistant.plan.catalogue import CATALOGUE
from assistant.understanding.names import words
from assistant.understanding.step_words import stems

_SMALL = words("choices_small") | frozenset(stems("please thanks everything"))


def picked(words: str, proposed: Sequence[str]) -> list[int]:
    """Return the positions of the proposed names that the words name.

    A name that stands there in full picks nothing else: "Contract signatures" is no contract draft.
    """
    whole: list[int] = []
    for n in sorted(range(len(proposed)), key=lambda n: -len(proposed[n])):
        left = re.sub(rf"\b{re.escape(proposed[n])}\b", " ", words, flags=re.IGNORECASE)
        if left != words and proposed[n]:
            whole.append(n)
            words = left
    wanted = set(stems(words))
    others = [
        n for n, name in enumerate(proposed) if any(set(form) <= wanted for form in _forms(name))
    ]
    return sorted({*whole, *others})


def picks(words: str, proposed: Sequence[str]) -> bool:
    """Tell whether the words do nothing but pick some of the proposed names."""
    chosen = picked(words, proposed)
    if not chosen:
        return False
    covered = {stem for n in chosen for form in _forms(proposed[n]) for stem in form}
    left = [s for s in stems(words) if s not in covered and s not in _SMALL]
    return not left and not re.search(r"\d", words)


def _forms(name: str) -> list[tuple[str, ...]]:
    names = [name]
    for entry in CATALOGUE.values():
        if entry.action == name:
            names += [entry.id.replace("-", " "), *entry.synonyms]
    return [form for one in names if (form := stems(one))]
