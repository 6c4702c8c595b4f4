"""Whether the label before a line ("Dana: ...") names who speaks, told from the whole text."""

import functools
import re
from collections import Counter
from importlib import resources
from typing import NamedTuple

from assistant.understanding.names import is_given_name, is_maybe_name, is_surname


@functools.cache
def _topics() -> frozenset[str]:
    """Return words of labels that name a subject ("Legal: 3 weeks"), never who speaks."""
    data = resources.files("assistant.notes") / "data" / "topics.txt"
    return frozenset(data.read_text(encoding="utf-8").split())


_ROLES = re.compile(
    r"(?:(?:the )?(?:me|us|them|you|rep|ae|se|csm|customer|client|prospect|buyer|seller|vendor|"
    r"host|interviewer|moderator|agent|guest|caller|sales|cfo|cio|cto|ciso|ceo|coo|vp|counsel|"
    r"kunde|verk\S{1,2}ufer|ich))$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:speaker|participant|guest|caller|unknown speaker|sprecher|person|user|attendee)"
    r"(?:[ _-]?\d{1,3}|[ _-][a-z])?$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "al",
        "el",
        "ten",
        "zu",
    ]
)
_TITLES = re.compile(r"(?:dr|mr|mrs|ms|prof|herr|frau|mme)\.?\s+", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:i|i'm|i'll|i've|i'd|we|we're|we'll|we've|we'd|you|your|you're|our|my|me|us|let's|ich|"
    r"wir|sie|uns|mein|je|j'ai|nous|vous|yo|nosotros)\b|\?|"
    r"^\W*(?:yes|yeah|yep|ok|okay|sure|thanks|thank|hi|hello|hey|right|so|well|um|uh|great|"
    r"perfect|cool|no|nope|exactly|got it|sounds|good|absolutely|correct|agreed|done|ja|nein|"
    r"danke|genau|oui|non|merci|hallo|bonjour|hola|morning)\b",
    re.IGNORECASE,
)
# "From Dana Reyes to Everyone", as in the chat of a video call.
_ADDRESSED = re.compile(r"^from\s+(?P<who>.{1,60}?)(?:\s+to\s+.{1,60})?$", re.IGNORECASE)
_SHARED = re.compile(r"[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+)?\s*[/&+]\s*[^\W\d_].+")
SPEAKER_LENGTH = 60
_HEARD = 0.5
_FEW = 3  # lines of a text so short that one label is enough


class Label(NamedTuple):
    """A label that may name a speaker: on which line, how far it reaches, what follows it."""

    line: int
    name: str
    end: int
    said: str
    timed: bool


def tidy(label: str) -> str:
    """Return the name in a label, as one would write it ("**REYES, DANA** (Acme)")."""
    name = re.sub(r"\s*[(\[][^)\]]{0,60}[)\]]", "", label).strip(" \t*_:-\u2013|~\"'")
    name = re.split(r"\s+[|/@\u2013-]\s+|\s*@\s*", name)[0].strip(" ,")
    name = _ADDRESSED.sub(r"\g<who>", name)
    swapped = re.fullmatch(r"([\w'\u2019-]+),\s+([\w'\u2019.-]+(?:\s[\w'\u2019.-]+)?)", name)
    if swapped:
        name = f"{swapped.group(2)} {swapped.group(1)}"
    if _NUMBERED.match(name):
        return re.sub(r"_0?", " ", name).capitalize()
    if re.fullmatch(r"[^\W\d_]+[._][^\W\d_]+", name):
        name = re.sub(r"[._]", " ", name.lower())
    if name.islower() or (name.isupper() and (len(name) > 3 or is_given_name(name))):
        name = " ".join(word.capitalize() for word in name.split())
    return name


def likeness(name: str) -> int:
    """Return how much a label looks like a speaker: 0 no, 1 perhaps, 2 a person's name."""
    name = _TITLES.sub("", name.strip(), count=1)
    if _NUMBERED.match(name):
        return 2
    if _ROLES.match(name):
        return 1
    words = re.findall(r"[^\W\d_][\w'\u2019.-]*", name)
    if not 1 <= len(words) <= 5 or len(name) > SPEAKER_LENGTH or re.search(r"[\d?!;=]", name):
        return 0
    if any(word.casefold().strip(".") in _topics() for word in words if len(word) > 1):
        return 0
    if not all(word[0].isupper() or word in _PARTICLES for word in words):
        return 2 if len(words) == 1 and is_given_name(name) else 0
    if any(_is_name(word) for word in words):
        return 2
    return 1 if len(words) <= 4 else 0


def _spoken(labels: list[Label], names: set[str]) -> float:
    """Return the share of the lines of some labels that are spoken to somebody."""
    said = [is_spoken(one.said) for one in labels if one.name in names]
    return sum(said) / max(len(said), 1)


def is_spoken(said: str) -> bool:
    """Tell whether words are spoken to somebody ("I'll send it") rather than noted ("send it")."""
    return bool(_SPOKEN.search(said[:200]))


def _is_name(word: str) -> bool:
    return is_given_name(word) or is_maybe_name(word) or is_surname(word)


def speakers(labels: list[Label], written: int, known: list[str]) -> set[str]:
    """Return the labels that name speakers.

    Args:
        labels: all that could.
        written: how many lines of the text have words.
        known: people whom the headers name.
    """
    counts = Counter(one.name for one in labels)
    firsts = {word.casefold() for name in known for word in (name, name.split()[0])}
    like = {name: _likeness(name, firsts) for name in counts}
    timed = [one for one in labels if one.timed and _accepted(like[one.name], counts[one.name])]
    found = {one.name for one in timed} if _enough_timed(timed, like, written) else set()
    return found | _untimed(labels, written, like, counts, bool(found))


def _likeness(name: str, known: set[str]) -> int:
    like = likeness(name)
    return 2 if like and name.casefold() in known else like


def _accepted(like: int, count: int) -> bool:
    return like == 2 or (like == 1 and count > 1)


def _enough_timed(timed: list[Label], like: dict[str, int], written: int) -> bool:
    """Tell whether labels with times are more than an appointment among other notes."""
    return len(timed) > 1 or (written <= _FEW and any(like[one.name] == 2 for one in timed))


def _untimed(
    labels: list[Label], written: int, like: dict[str, int], counts: Counter[str], timed: bool
) -> set[str]:
    """Return the speakers of a conversation whose labels carry no times.

    `timed` says that other labels do, so that it is a conversation for sure.
    """
    plain = [one for one in labels if not one.timed and like[one.name]]
    if not timed and any(_SHARED.fullmatch(name) for name in {one.name for one in plain}):
        return set()  # nobody speaks together: "Toby/Vijay: wifi survey" says whose work it is
    names = {one.name for one in plain if _accepted(like[one.name], counts[one.name])}
    sure = timed or any(like[name] == 2 for name in names)
    # What is no name of a person ("Acme: ...") must be heard to speak.
    names -= {
        name
        for name in names
        if like[name] < 2 and not _ROLES.match(name) and _spoken(plain, {name}) < _HEARD
    }
    lines = [one for one in plain if one.name in names]
    if not lines:
        return set()
    spoken = _spoken(lines, names)
    repeated = len(lines) >= 3 and len(lines) > len(names)
    share = len(lines) / max(written, 1)
    if repeated and spoken >= (0.25 if sure else 0.6) and (share >= 0.15 or timed):
        return names
    short = len(names) > 1 and spoken >= 0.5 and share >= 0.4
    return {name for name in names if like[name] == 2} if short or (timed and spoken) else set()
