"""Slips of the pen made good before a message is read, and the seller's own words kept."""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from assistant.plan.catalogue import CATALOGUE
from assistant.understanding.language import is_english_word
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname, words

_TOKEN = re.compile(r"(?<![\w@./'&-])[^\W\d_]{3,}(?![\w@/'&]|\.\w|-\w)")
# What is said to win time ("goes to uh Marlene, um, by June"); "ER" and "er" of a word are none.
_FILLER = (
    r"(?<![\w'-])(?P<filler>(?:[Uu]+[hm]+m*|er+m*|[Ee]rm+|[Hh]mm+)(?:,|\.\.+)?\s+(?=[\w$€£@(]))"
)
# "Alasdair Bain, B A I N" spells what was said.
_LETTERS = (
    r"(?P<letters>,\s*(?:(?:that's|spelt|spelled|spell(?:ed)? it)\s+)?"
    r"(?-i:[A-Z](?:[ -][A-Z]){2,})(?:(?: [a-z]{3,})?(?=\W*$)|(?=[,.;!?])))"
)
# "It's goin', they're movin' it".
_DROPPED = r"(?P<dropped>(?<![\w'])[A-Za-z]{2,}in'(?!\w))"
# "The assessment lor": particles of Singapore and Malaysia say nothing.
_PARTICLE = r"(?P<particle>(?<=\w) (?:lah|lor|leh|hor|meh|sia|ah)(?=\s*(?:[.,;!?]|$)))"
_WORDS = re.compile(rf"{_PARTICLE}|{_FILLER}|{_LETTERS}|{_DROPPED}|{_TOKEN.pattern}")
# Before these a breath is no comma ("for the, er, theatre").
_OPEN = re.compile(
    r"\b(?:the|a|an|to|on|by|for|with|in|at|of|is|it's|that's|and|so|our|their|his|her|my),\s$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?\n]|(?:^|\n)\s*[-*])\s*$")
_SHORT = {
    "shud": "should", "wud": "would", "cud": "could", "wth": "with", "wiht": "with",
    "abt": "about", "teh": "the", "hte": "the", "adn": "and", "nto": "not", "thier": "their",
    "bcoz": "because", "coz": "because", "cos": "because", "bec": "because", "becuz": "because",
    "pls": "please", "plz": "please", "dont": "don't", "doesnt": "doesn't", "isnt": "isn't",
    "wont": "won't", "cant": "can't", "didnt": "didn't", "hasnt": "hasn't", "wasnt": "wasn't",
    "arent": "aren't", "havent": "haven't", "couldnt": "couldn't", "shouldnt": "shouldn't",
    "theyre": "they're", "thats": "that's", "theres": "there's", "shes": "she's", "hes": "he's",
    "whos": "who's", "youre": "you're", "ive": "I've", "ppl": "people", "wks": "weeks",
    "nothin": "nothing", "goin": "going", "doin": "doing", "movin": "moving",
    "btwn": "between", "hv": "have", "gonna": "gonna", "preponed": "moved", "prepone": "move",
}  # fmt: skip


class Respelt(NamedTuple):
    """A text with its slips made good; `cuts` are the starts of what was replaced."""

    text: str
    original: str
    cuts: list[tuple[int, int, int, int]]

    def words_for(self, words: str) -> str:
        """Return what the seller wrote where the respelt text says these words."""
        at = self.text.find(words)
        if at < 0 or not self.cuts:
            return words
        return self.original[self.back(at, end=False) : self.back(at + len(words), end=True)]

    def after(self, before: "Respelt") -> "Respelt":
        """Return this with its words led back to those of a respelling before it.

        Where its own words are not what that one made of them it stays as it is.
        """
        if not before.cuts or self.original != before.text:
            return self
        cuts = [
            (low, high, before.back(old, end=False), before.back(stop, end=True))
            for low, high, old, stop in self.cuts
        ]
        for low, high, old, stop in before.cuts:
            if any(begin < high and low < end for _, _, begin, end in self.cuts):
                continue
            moved = max((cut for cut in self.cuts if cut[3] <= low), default=(0, 0, 0, 0))
            shift = moved[1] - moved[3]
            cuts.append((low + shift, high + shift, old, stop))
        return Respelt(self.text, before.original, sorted(cuts))

    def back(self, position: int, *, end: bool) -> int:
        """Return where in the seller's words a place of the text is, its start or its end."""
        starts = [start for start, _, _, _ in self.cuts]
        index = bisect_right(starts, position - (1 if end else 0)) - 1
        if index < 0:
            return position
        _, stop, old, old_stop = self.cuts[index]
        if position < stop:
            return old_stop if end else old
        return position - stop + old_stop


def replaced(text: str, with_these: Iterable[tuple[int, int, str]]) -> Respelt:
    """Return a text with words in the place of others.

    Args:
        text: the words.
        with_these: where a replacement begins and ends, and its words, in order; one that begins
            within the one before it is left out.
    """
    parts: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    last = length = 0
    for low, high, said in with_these:
        if low < last:
            continue
        parts += [text[last:low], said]
        length += low - last
        cuts.append((length, length + len(said), low, high))
        length += len(said)
        last = high
    return Respelt("".join([*parts, text[last:]]), text, cuts)


def respell(text: str, known: Iterable[str] = ()) -> Respelt:
    """Return the text with common words spelt right.

    Args:
        text: the folded message.
        known: words that stay as they are (names in the plan).
    """
    keep = {part.casefold() for name in known for part in name.split()}
    parts: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    length = last = 0
    for match in _WORDS.finditer(text):
        word = match.group()
        if match["filler"] or match["letters"] or match["particle"]:
            breath = match["filler"] and _OPEN.search(text[last : match.start()])
            begin, gap = (match.start() - 2, " ") if breath else (match.start(), "")
            parts += [text[last:begin], gap]
            length += begin - last
            cuts.append((length, length + len(gap), begin, match.end()))
            length += len(gap)
            last = match.end()
            continue
        named = word[0].isupper() and not _OPENS.search(text[: match.start()][-12:])
        right = None if named or word.casefold() in keep else _right(word)
        right = f"{word[:-1]}g" if match["dropped"] else right
        if right is None:
            continue
        parts += [text[last : match.start()], right]
        length += match.start() - last
        cuts.append((length, length + len(right), match.start(), match.end()))
        length += len(right)
        last = match.end()
    return Respelt("".join([*parts, text[last:]]), text, cuts)


@functools.lru_cache(maxsize=4096)
def _right(word: str) -> str | None:
    """Return the word that this is a slip of, None where it is none."""
    lower = word.lower()
    if lower in _SHORT:
        return _cased(_SHORT[lower], word)
    if len(lower) < 4 or not (word.islower() or word.istitle()) or lower in _vocabulary():
        return None
    if lower in _RIGHT or any(is_english_word(one) for one in _plain_forms(lower)):
        return None
    if is_given_name(lower) or is_surname(lower) or is_maybe_name(lower):
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(lower) < 7 else 2
    hits = process.extract(lower, _vocabulary(), scorer=OSA.distance, score_cutoff=most, limit=4)
    near = [hit for hit in hits if hit[1] == hits[0][1] and hit[0][0] in lower[:2]]
    if len({hit[0] for hit in near}) != 1 or abs(len(near[0][0]) - len(lower)) > 1:
        return None
    return _cased(near[0][0], word) if word.islower() or near[0][1] == 1 else None


def _plain_forms(word: str) -> list[str]:
    """Return the word and what it may be a form of ("replies", "pushes")."""
    forms = [word]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    tails = [t for t in ("es", "ed", "ing", "s") if word.endswith(t) and len(word) > len(t) + 2]
    return [*forms, *(word.removesuffix(tail) for tail in tails)]


# Words that are right, though no list of nouns and verbs knows them.
_RIGHT = frozenset(
    (  # noqa: SIM905
        "mon tue tues wed weds thu thur thurs fri sat sun nope yep yup anybody somebody everybody "
        "anyone everyone theirs yours ours hers whoever whatever whichever theyd wed hed shed"
    ).split()
)


def _cased(right: str, word: str) -> str:
    return right.capitalize() if word.istitle() else right


@functools.lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    names = [name for one in CATALOGUE.values() for name in (one.action, *one.synonyms)]
    named = {part.lower() for name in names for part in re.findall(r"[A-Za-z]{4,}", name)}
    return tuple(sorted(named | words("respelling_words")))
