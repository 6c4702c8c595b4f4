"""Answers that are nothing but a name."""

import re

from assistant.understanding.language import is_english_word, parse
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname
from assistant.understanding.roles import roles
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status

LEAD = re.compile(
    r"^(?:(?:it(?:'s| is|'ll be| will be| would be)|that(?:'s| is|'d be|'ll be| will be| would "
    r"be)|its|thats|they(?:'re| are)(?: called)?|the (?:buyer|company|customer|owner|name|date|"
    r"value) is|"
    r"called|named|probably|i think|i believe|i guess|so|um|uh|well|ok|oh|currently|for now|"
    r"should be|would be|will be|likely|maybe|just|by|on|around|about|with|at|from|the)[,: ]+)+",
    re.IGNORECASE,
)
_NAME_SHAPE = re.compile(r"[^\W\d_][\w'.&-]*(?: [\w'.&-]+){0,4}")
_NO_NAME = re.compile(
    r"(?:it|they|we|he|she|that|this|as|like|i|you|not|no|there|what|who|when|how)\b", re.IGNORECASE
)


def looks_like_name(scene: Scene) -> bool:
    """Tell whether the clause is little but a name."""
    words = LEAD.sub("", scene.text).strip(" .!")
    if status(scene.text) or all(t.pos_ == "ADV" for t in parse(words.lower())):
        return False  # "it's finished", "sometime"
    if _NO_NAME.match(words) or (
        scene.cautious and any(is_english_word(word) for word in words.split())
    ):
        return False
    first, *rest = words.split() or [""]
    if rest and all(is_english_word(w) and w.islower() for w in rest) and not roles(words):
        return is_given_name(first) and any(is_surname(w) for w in rest)
    return (
        bool(_NAME_SHAPE.fullmatch(words))
        and len(words.split()) <= 3
        and not scene.dates
        and (words[0].isupper() or len(words.split()) == 1)
    )


_TITLE = re.compile(r"(?:dr|mr|mrs|ms|miss|prof|sir|madam|herr|frau|mme)\.?$", re.IGNORECASE)
_DOES = re.compile(
    r"\s*(?:[,;(]| - |\b(?:(?:always|usually|normally|himself|herself|themselves|personally|will|"
    r"would|should|has to|is|does|who|signs?|owns?|handles?|runs?|takes?|approves?|decides?|looks?|"
    r"reviews?|leads?|manages?|for sure|i think|i guess|i believe|probably|of course|she|he|they|"
    r"from|in|at|over)\b)).*$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\s+(?:the|our|their)\s+(?P<role>[\w -]+)$", re.IGNORECASE)


def spoken_name(text: str) -> str | None:
    """Return the name that an answer to "who?" begins with, in any case ("dr novak always signs").

    None where its first words are ordinary ones, or no name.
    """
    said = _DOES.sub("", LEAD.sub("", text.strip())).strip(" .!?:;-")
    if status(f"it's {said}"):
        return None
    apposed = _APPOSED.search(said)
    if apposed and roles(apposed["role"]):
        said = said[: apposed.start()]
    parts = said.split()
    if not 1 <= len(parts) <= 4 or _NO_NAME.match(said) or re.search(r"\d", said):
        return None
    names = parts[1:] if _TITLE.match(parts[0]) else parts
    if not names or roles(said):
        return None
    known = [p for p in names if is_given_name(p) or is_surname(p) or is_maybe_name(p)]
    strange = [p for p in names if not is_english_word(p)]
    capital = all(p[0].isupper() for p in names)
    enough = capital or len(names) < len(parts) or len({*known, *strange}) == len(set(names))
    return titled_name(said) if enough and (known or strange or len(names) < len(parts)) else None


def titled_name(words: str) -> str:
    """Return the name with capitals, where it has none."""
    words = words.strip(" .!,")
    return words if any(c.isupper() for c in words) else words.title()
