"""Who does an entry of a list where no comma, dash or bracket tells the name apart."""

import re

from assistant.notes.offline.segments import Part
from assistant.notes.offline.whose import Frame, whose
from assistant.understanding.language import parse
from assistant.understanding.people import Who

ME = Who(0, 0, "Me", None, "seller", False, False, False)
_NAME_FIRST = re.compile(
    r"(?P<who>[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z][\w'-]+)?) "
    r"(?!(?:and|or|of|from|is|was|has|to|on|in|at|for|with|re|vs|call|meeting|mtg|visit|x|"
    r"said|says|will|can|no|not|who|which|if|per|by)\b)(?P<what>[^\W_][^,;:]*[^\W\d_]{2,}.*)"
)
_MINE_LAST = re.compile(r"(?P<what>.*[^\W\d_]{2,}.*?\w)\s+me", re.IGNORECASE)
_INVERTED = re.compile(
    r"(?P<what>(?!(?:as|when|if|so|what|which|that|and|but|once|before|after|until)\b)[^,;:.]{3,60}?"
    r") I (?:will |can |shall )?"
    r"(?:do|send|make|bring|prepare|write|deliver|check|handle|share|organi[sz]e|book|get)"
    r"(?P<rest>(?: (?!it\b|that\b|this\b|the\b|a\b|an\b).*)?)"
)
_VERB_OF_IT = re.compile(
    r"(?P<who>[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z][\w'-]+)?|I|me) to (?P<verb>[a-z]{3,})\b"
    r"(?P<rest>.*)"
)
_NO_OBJECT = re.compile(r"(?:\W|\b(?:whether|if|it|them|that|this|with|back|on|up|by|next|when)\b)")
_BESIDE_ROLE = re.compile(
    r"\b(?:w/|with|to|for)\s?(?:the |their |our )?[\w ]{2,20}$", re.IGNORECASE
)


def by_place(words: str, frame: Frame) -> tuple[str, list[Who]]:
    """Return the work, and who does it by standing first, or as "me" last."""
    plain = mine(words)
    return (plain, [ME]) if plain else first_named(words, frame)


def first_named(words: str, frame: Frame) -> tuple[str, list[Who]]:
    """Return the work and who does it, where its first word is somebody who is known.

    "Kirsty gap analysis" is her gap analysis; "Kirsty signs" is told.
    """
    match = _NAME_FIRST.fullmatch(words)
    if match is None:
        return words, []
    for name in (match["who"], match["who"].split()[0]):
        rest = words[len(name) :].strip()
        firsts = {part.casefold() for one in frame.known for part in (one, one.split()[0])}
        if name.casefold() in firsts and _is_work(rest):
            return rest, whose(name, 0, frame, slot=True) or []
    return words, []


def _is_work(rest: str) -> bool:
    """Tell whether words are a thing to be done, and nothing that somebody does or did."""
    doc = parse(f"the {rest}")
    verb = parse(f"she {rest}")[1]
    thing = any(token.pos_ in {"NOUN", "PROPN"} for token in doc[1:])
    return thing and verb.tag_ not in {"VBZ", "VBD", "MD"} and doc[1].pos_ not in {"ADP", "CCONJ"}


def mine(words: str) -> str | None:
    """Return the work without the "me" behind it ("pricing v2 me"), None where there is none."""
    match = _MINE_LAST.fullmatch(words)
    if match is None:
        return None
    last = parse(match["what"])[-1]
    return match["what"] if last.pos_ in {"NOUN", "PROPN", "NUM", "X", "SYM"} else None


def inverted(text: str) -> str | None:
    """Return "contract draft I do by Monday" as "contract draft, me, by Monday"."""
    match = _INVERTED.fullmatch(text.strip(" ."))
    if match is None or not any(t.pos_ in {"NOUN", "PROPN"} for t in parse(match["what"])):
        return None
    return f"{match['what']}, me, {match['rest'].strip()}".rstrip(", ")


def asked_to(label: Part, behind: Part, frame: Frame) -> tuple[str, list[Who]] | None:
    """Return the work and who does it of "Refunds - Ana to check whether anybody cares"."""
    match = _VERB_OF_IT.fullmatch(behind.text)
    who = whose(match["who"], behind.start, frame, slot=True) if match else None
    if match is None or not who or parse(f"to {match['verb']}")[1].tag_ != "VB":
        return None
    rest = match["rest"].strip()
    if not rest or _NO_OBJECT.match(rest):
        return f"{match['verb']} {label.text}", who
    return f"{match['verb']} {rest}", who


def is_companion(part: Part, before: Part | None) -> bool:
    """Tell whether a bracket only names a role beside it ("readout w/ CFO (Ana Ruiz)")."""
    beside = before is not None and before.is_what and _BESIDE_ROLE.search(before.text)
    return bool(part.bracketed and beside)
