"""Companies that a page names without saying that they are the buyer.

They stand in signatures, hosts of addresses, the first sentence, and side by side in a title.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.notes.page import Line
from assistant.understanding.companies import NAME, name_of
from assistant.understanding.company_odds import titled
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_surname
from assistant.understanding.step_words import is_step_word

_PHRASE = re.compile(NAME)
_SMALL = frozenset("of and the de da di du do la le van von der & for".split())  # noqa: SIM905
_MAIL_HOSTS = frozenset(
    "gmail googlemail outlook hotmail yahoo icloud gmx web proton protonmail live aol".split()  # noqa: SIM905
)
_MET = re.compile(
    r"\b(?i:call|meeting|mtg|lunch|coffee|dinner|chat|visit|session|hour|minutes?|mins?|demo|time|"
    r"spoke|speaking|talk(?:ed|ing)?|met|meet|meeting up|sat down|caught up|catch[- ]?up|intro|"
    r"workshop|back)\b[^.:;?]{0,30}?\b(?:with|w/|at|from)\s+(?:the (?:team|people|folks) "
    rf"(?:at|from) )?(?i:the )?{NAME}"
)
_MET_LOWER = re.compile(
    r"\b(?:(?:call|meeting|mtg|lunch|coffee|chat|visit|session|demo|spoke|met|talked|talk)\s+"
    r"(?:with|w/|at|from)|leaving|visited|back from)\s+(?:the )?"
    r"(?P<name>[a-z][\w&'-]*(?: [a-z][\w&'-]*){1,4})"
)
_PAIR = re.compile(r"\s+(?:x|X|<>|<->)\s+")
_FORMS = re.compile(
    r"\b(?:gmbh|ag|plc|ltd|llc|inc|bv|b\.v|nv|sa|sas|ab|oy|pty|pte|corp)\b\.?", re.IGNORECASE
)


def by_host(lines: Sequence[Line], host: str) -> tuple[str, Line] | None:
    """Return the company whose name is the host of a mail address ("brasscounty": Brass County)."""
    if host.casefold() in _MAIL_HOSTS or len(host) < 4:
        return None
    found = [
        (len(name), -number, name, line)
        for number, line in enumerate(lines)
        for name in _phrases(line.text)
        if _is_host(name, host)
    ]
    best = max(found, key=lambda one: one[:2], default=None)
    return (best[2], best[3]) if best else None


def _phrases(text: str) -> Iterable[str]:
    for piece in re.split(r"\s*[|,;:·•/()<>]\s*", text[:1_000]):
        for match in _PHRASE.finditer(piece):
            name = name_of(match["name"])
            if name and "@" not in name:
                yield name


def _is_host(name: str, host: str) -> bool:
    """Tell whether some words of a name, one after the other, are the host."""
    words = [w.casefold() for w in name.split() if w.casefold() not in _SMALL]
    words = [re.sub(r"[^\w]", "", w) for w in words if not _FORMS.fullmatch(w)]
    plain = re.sub(r"[^a-z0-9]", "", host.casefold())
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            if "".join(words[first:last]) == plain:
                return True
    return False


def met(text: str) -> str | None:
    """Return the company that the first sentence of notes says they met."""
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0][:300]
    for match in _MET.finditer(sentence):
        name = name_of(match["name"])
        if name and titled(name) and _like_firm(name):
            return name
    lower = [_cut(match["name"]) for match in _MET_LOWER.finditer(sentence)]
    return next((name for name in lower if name), None)


def _like_firm(name: str) -> bool:
    words = name.split()
    if is_given_name(words[0]) and (len(words) == 1 or is_surname(words[-1])):
        return False
    return len(words) > 1 and (is_company_word(words[-1]) or "&" in words)


def _cut(words: str) -> str | None:
    """Return "prairie star haulage this is wednesday" up to its last word of a company."""
    parts = words.split()
    ends = [n for n, part in enumerate(parts) if n and is_company_word(part)]
    if not ends or is_given_name(parts[0]) or any(is_step_word(p) for p in parts[: ends[0]]):
        return None
    last = ends[0]
    while last + 1 in ends:
        last += 1
    return " ".join(parts[: last + 1]).title()


def paired(text: str, buyer: str) -> str | None:
    """Return the company that stands beside the buyer in a title ("Quillmark <> Ledgerline")."""
    sides = _PAIR.split(re.split(r"\s+[|·-]\s+|\s[\u2013\u2014]\s", text)[0])
    if len(sides) == 1:
        sides = next((_PAIR.split(p) for p in re.split(r"\s+[|·]\s+", text) if _PAIR.search(p)), [])
    if len(sides) != 2:
        return None
    names = [name_of(re.sub(r"^.*:\s*|^\W+", "", side).strip(" *#_")) for side in sides]
    others = [name for name in names if name and name.casefold() != buyer.casefold()]
    known = any(name and name.casefold() == buyer.casefold() for name in names)
    return others[0] if known and len(others) == 1 and titled(others[0]) else None


def longer(name: str, text: str) -> str:
    """Return the name as a title has it in full ("Evergate": "Evergate Health Plan")."""
    for piece in re.split(r"\s*[|/,:;()<>#*]\s*|\s+[-\u2013\u2014]\s+", text):
        whole = piece.strip()
        words = whole.split()
        behind = words[len(name.split()) :]
        if not whole.startswith(f"{name} ") or len(words) > 5 or not titled(whole):
            continue
        if is_company_word(behind[0]) or not any(is_step_word(word) for word in behind[:-1]):
            return whole if any(is_company_word(word) for word in words) else name_of(whole) or name
    return name
