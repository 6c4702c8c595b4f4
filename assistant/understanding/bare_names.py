"""Answers that are nothing but a name."""

import re

from assistant.understanding.language import is_english_word
from assistant.understanding.scene import Scene

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
    if _NO_NAME.match(words) or (
        scene.cautious and any(is_english_word(word) for word in words.split())
    ):
        return False
    return (
        bool(_NAME_SHAPE.fullmatch(words))
        and len(words.split()) <= 3
        and not scene.dates
        and (words[0].isupper() or len(words.split()) == 1)
    )


def titled_name(words: str) -> str:
    """Return the name with capitals, where it has none."""
    words = words.strip(" .!,")
    return words if any(c.isupper() for c in words) else words.title()
