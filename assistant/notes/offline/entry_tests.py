"""Whether a part of an entry may be what is to be done."""

import re

from assistant.notes.offline.segments import Part
from assistant.understanding.deed_words import LABEL, is_deed
from assistant.understanding.language import parse
from assistant.understanding.roles import ROLE

_FINITE = re.compile(
    r"\b(?:will|won't|would|can|can't|could|should|might|may|shall|is|isn't|are|aren't|was|were|"
    r"has|have|had|does|doesn't|did|do|don't|said|says|thinks?|wants?|asked|told|need|needs|must|"
    r"i'll|we'll|they'll|he'll|she'll|it's|that's|i'm|we're|they're|let's)\b|"
    r"^(?:i|we|they|he|she|it|you|this|that|there)\b|\b\w+'(?:ll|re|ve|d)\b",
    re.IGNORECASE,
)
_LONGEST = 14  # words of what is to be done
_LONG = 8  # words of a step that is named, not told


def may_be_step(what: Part, *, first: bool) -> bool:
    """Tell whether the words may name a step; `first` where the entry begins with them."""
    words = what.text.split()
    if len(words) > _LONGEST or is_sentence(what.text) or LABEL.match(what.text.strip()):
        return False
    if len(words) > _LONG and not is_order(what.text):
        return False
    if ROLE.fullmatch(what.text.strip()) or _NO_STEP.match(what.text):
        return False
    if not first and not re.match(r"[a-z]", what.text) and len(words) == 1:
        return True
    doc = parse(what.text)
    if first and any(t.dep_ == "ROOT" and t.lemma_.lower() in _HEADS_OF_PEOPLE for t in doc):
        return False
    return any(t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "X"} for t in doc)


_HEADS_OF_PEOPLE = frozenset("manager director boss chief assistant colleague engineer".split())  # noqa: SIM905
# What is left of "legal review moves to Dec 16" without its day is told, not listed.
GOES = re.compile(
    r"\b(?:moves?|moved|slips?|slipped|shifts?|pushe[ds]|goes|went|comes|came|stays?|now|"
    r"begins?|starts?|started|ends?|ended|expires?|lapses?|renews?|opens?|closes?|runs|"
    r"gets?|sits|meets|drags|is|was|unchanged|out of office|ooo|to)$",
    re.IGNORECASE,
)
_NO_STEP = re.compile(
    r"(?:(?:i |we |just )*(?:spoke|talked|chatted|met|caught up|connected) (?:to|with)\b|"
    r"(?:(?:call|meeting|mtg|visit) )?(?:notes|minutes|recap|debrief)\b:?"
    r"(?: (?:from|of|on|with|for|w/))?(?: (?-i:[A-Z]).*)?$|"
    r"\d+\s?(?:min|m|h|hrs?|hours?)\b|after|once|before|if|when|because|"
    r"(?:price|cost)(?! \w+$)|next\b|"
    r"(?:\w+ )?(?:minutes|notes|transcript|meeting|call|agenda|round-?up|weekly|mtg|recap)$|"
    r"(?:mtg|meeting|call|e-?mail|mail|phone|sms|text|visit|lunch|upd(?:ate)?|note|memo)\b"
    r"(?=\W|\s*$)(?! (?:the|to|from|room|with)\b).{0,12}$|"
    r".*\b(?:ooo|out of (?:the )?office|on (?:leave|holiday|vacation)|away|w/ mgr)\b|"
    r"(?:good )?(?:morning|afternoon|evening)(?: all| everyone| team)?$|start of \w+|"
    r"(?:at|on|in|by|from) (?:\w+ ){0,4}\w+$|fun fact|dial(?:[- ]?in)?\b|passcode|"
    r"(?:don't|do not|never)\b)",
    re.IGNORECASE,
)


def is_sentence(text: str) -> bool:
    """Tell whether words have a subject and a verb of their own."""
    if _FINITE.search(text):
        return True
    return any(
        t.dep_ in {"nsubj", "nsubjpass"}
        and t.head.tag_ in {"VBD", "VBZ", "VBP"}
        and t.i < t.head.i
        and (t.pos_ == "PRON" or (t.pos_ == "PROPN" and t.text[:1].isupper()))
        for t in parse(text)
    )


def is_order(text: str) -> bool:
    """Tell whether the words tell somebody to do something ("send the form to Priya")."""
    first = text.split(maxsplit=1)[0]
    if not re.fullmatch(r"[A-Za-z]{2,}", first) or not is_deed(text[:1].lower() + text[1:]):
        return False
    told, asked = parse(f"they will {first.lower()} it"), parse(f"to {first.lower()} it")
    alone = parse(text.lower())[0].pos_
    return told[2].tag_ == "VB" == asked[1].tag_ and alone in {"VERB", "AUX", "NOUN"}
