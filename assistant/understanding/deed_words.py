"""The words of a step of the deal's own, and whether they name one."""

import re
from typing import NamedTuple

from assistant.understanding.language import parse
from assistant.understanding.names import words
from assistant.understanding.people import Who
from assistant.understanding.scene import Scene
from assistant.understanding.text import piece

NO_TASK = words("tasks_no_task")

_ALLOWED = re.compile(
    r"^(?:go (?:through|over|to)|make (?:a|the|sure)|take (?:a|the|care)|get (?:the|a|an|their|"
    r"our|approval|sign)|help \w+|"
    r"decide (?:on|whether)|agree (?:on|the)|find (?:a|an|the)|keep|look (?:over|at|through)|"
    r"work (?:through|with|on|out)|"
    r"talk to|speak (?:to|with)|use|(?:introduce|intro|connect) \w[\w ]{0,30} (?:to|with))\b",
    re.IGNORECASE,
)

_TRIM_FRONT = re.compile(
    r"^(?:also|still|then|just|first|please|and|but|so|to|a|an|the|one|another|some|ok|okay|"
    r"well|like|um|uh|maybe|"
    r"step(?: for| called)?[: ]|task[: ]|line for|(?:new |extra )?step:?|item:?|in)\s+",
    re.IGNORECASE,
)

_TRIM_END = re.compile(
    r"(?:\s+|^)(?:by|on|before|after|until|till|at|in|for|from|to|with|and|first|too|as well|"
    r"also|please|though|again|that|which|"
    r"is|are|be|it|this|of|the|a|an|due|around|about|sometime|latest|starting|and that|takes?|"
    r"taking|lasting|will take|then|i think|i guess|"
    r"to the plan|into the plan|to the list|as a step|as a task|in there|in the plan|owned|owner|"
    r"done|though|or so|probably|maybe|ideally|hopefully|themselves|herself|himself|so)\s*$",
    re.IGNORECASE,
)

_VAGUE_THING = re.compile(
    r"^(?:it|that|this|them|one|something|anything|stuff|things?|more|time|help|to|you|we|they|"
    r"me|us|him|her|no|not|nothing|"
    r"a bit|a lot|lots?|plenty|\d+|some|any|questions?|an? (?:idea|answer|update|minute|second|"
    r"sec|chance|reason|problem|issue|risk|concern)s?|"
    r"(?:the )?(?:date|owner|plan|deal|reason|thing|same|rest|problem|issue|value|budget|buyer|"
    r"go-?live|goal))\b\s*$",
    re.IGNORECASE,
)

LABEL = re.compile(
    r"^(?:opp(?:ortunity)?|deal|account|acct|buyer|customer|client|company|value|go-?live|gl|"
    r"acv|tcv|arr|plan(?: for.*)?|goal|objectives?|purpose|scope|venue|close|target(?: close)?|"
    r"status(?: as(?: on| of| at)?)?|"
    r"(?:action|task|issue|decision) (?:log|list|items?|tracker|register)|tracker|"
    r"update|last (?:activity|contact|update|modified)|"
    r"next steps?|notes?|summary|recap|contacts?|champion|sponsor|owners?|risks?|"
    r"check[- ]?ins?|x-?in.*|(?:weekly |bi-?weekly )?sync.*|agenda|date|deadline|start|best|"
    r"regards|thanks|fyi|ps|re|"
    r"mtgs?|(?:e-?)?mails?|phone|upds?|mornings?(?: all)?|afternoon|evening|start of \w+|nxt .*|"
    r"round-?up|remarks?|comments?|sentiment|"
    r"thank(?:s| you)\b.*|(?:good|nice|great|lovely|pleased) to (?:see|meet|hear|talk|speak)\b.*|"
    r"sorry\b.*|hope\b.*|looking forward\b.*|congrat.*|welcome\b.*|"
    r"attendees|participants|people|team|size|stage|source|industry|hi.*|hello.*|hey.*|dear.*)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|our|their|his|her|my|your|its)?\s*$", re.IGNORECASE)
_FIGURE = re.compile(r"[$\u20ac\u00a3]?\b\d[\d.,']*\s?(?:k|m|mn|mio)?\b", re.IGNORECASE)


class Task(NamedTuple):
    """A step of the deal's own, and who does it."""

    action: str
    start: int
    end: int
    owners: list[Who]
    sure: bool


_MONEY = re.compile(
    (
        r",?\s*(?:[~≈]\s?|\b(?:approx\.?|ca\.|circa|about|around)\s)?"
        r"(?:[$€£]\s?\d[\d.,' ]*[km]?|\d[\d.,' ]*\s?(?:[$€£]|k?\s?(?:eur|usd|gbp|"
        r"dollars?|euros?)))(?:\s?/\s?[a-z]+|\s(?:per|an?)\s(?:year|annum|month)|\sp\.?a\b)?"
    ),
    re.IGNORECASE,
)


def is_deed(words: str) -> bool:
    """Tell whether the words begin with a verb that is work to be done."""
    verb = words.split(maxsplit=1)[0].lower()
    token = parse(words.lower())[0]
    if _ALLOWED.match(words):
        return True
    if len(words.split()) < 2 and verb not in {"sign", "approve"}:
        return False
    return verb not in NO_TASK and token.lemma_ not in NO_TASK


def is_thing(words: str) -> bool:
    """Tell whether the words name a thing or an act."""
    if _VAGUE_THING.match(words) or _is_sum(words):
        return False
    doc = parse(words)
    if doc and doc[0].tag_ == "IN":
        return False
    return any(t.pos_ in {"NOUN", "PROPN"} or t.tag_ == "VBG" for t in doc) and not any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[1:]
    )


def _is_sum(words: str) -> bool:
    """Tell whether the words are a fact of the deal with its figure ("ARR 320k")."""
    label = _FIGURE.sub("", words).strip(" :=")
    return label != words and bool(LABEL.match(label))


def clean(scene: Scene, start: int, end: int) -> str:
    """Return the words without dates, durations and asides, white space folded."""
    at = scene.piece.start
    text = scene.text[start:end]
    spans = [(d.start, d.end) for d in scene.dates] + [(d.start, d.end) for d in scene.durations]
    cuts = [(low - at - start, high - at - start) for low, high in spans]
    for cut_start, cut_end in sorted(cuts, reverse=True):
        if cut_start < len(text) and cut_end > 0:
            first = not _ARTICLE.sub("", text[: max(0, cut_start)])  # "the three year breakdown"
            tail = text[cut_end:] if cut_end - cut_start < len(text) and first else ""
            text = tail if first else text[:cut_start]
    text = re.split(
        r"[.;!?]|\s\(|,? (?:who|which|because|since|so that|so (?=they|we|it)|once|if|when|"
        r"unless|until|though|but|as soon as|before (?:we|they|that|it|procurement|legal))\b|"
        r"\s-\s|,\s(?=and\b|then\b|owner|owned|by\b)|\s\|",
        text,
    )[0]
    text = piece(text, 0, len(text)).text.strip(" -:\"'")
    text = _MONEY.sub("", text)
    previous = None
    while previous != text:
        previous = text
        text = _TRIM_END.sub("", _TRIM_FRONT.sub("", text)).strip(" ,-:")
    return re.sub(r"\s+", " ", text)


def people_in(scene: Scene, start: int, end: int) -> list[Who]:
    """Return who is named in a stretch of the clause."""
    low, high = scene.piece.start + start, scene.piece.start + end
    return [w for w in scene.people if low <= w.start < high]


def title(words: str) -> str:
    """Return the words with a capital at the front."""
    return words[:1].upper() + words[1:]
