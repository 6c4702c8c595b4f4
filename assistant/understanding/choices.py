"""Which parts of a proposal the seller's words pick."""

import re
from collections.abc import Sequence

from assistant.plan.catalogue import CATALOGUE
from assistant.understanding.names import words
from assistant.understanding.step_words import stems

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ENDS = re.compile(
    r"\b(?:the )?(?P<end>first|last) (?P<count>[1-9]|one|two|three|four|five|six)\b"
    r"(?: (?:of them|ones|steps))?|\b(?:the )?(?P<alone>first|last)(?: one| step)?(?=[,. !]*$)",
    re.IGNORECASE,
)
_SMALL = words("choices_small") | frozenset(stems("please thanks everything"))


def picked(words: str, proposed: Sequence[str]) -> list[int]:
    """Return the positions of the proposed names that the words name.

    A name that stands there in full picks nothing else: "Contract signatures" is no contract draft.
    """
    whole = _at_an_end(words, len(proposed))
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
    words = _ENDS.sub(" ", words)
    left = [s for s in stems(words) if s not in covered and s not in _SMALL]
    return not left and not re.search(r"\d", words)


def _at_an_end(words: str, size: int) -> list[int]:
    """Return the positions that "the first two" or "the last one" pick."""
    match = _ENDS.search(words)
    if not match:
        return []
    end = (match["end"] or match["alone"]).lower()
    said = (match["count"] or "1").lower()
    count = min(_COUNTS.get(said) or int(said), size)
    return list(range(count)) if end == "first" else list(range(size - count, size))


def _forms(name: str) -> list[tuple[str, ...]]:
    names = [name]
    for entry in CATALOGUE.values():
        if entry.action == name:
            names += [entry.id.replace("-", " "), *entry.synonyms]
    return [form for one in names if (form := stems(one))]
