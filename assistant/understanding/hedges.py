"""Words that hedge: what might happen, what nobody is sure of."""

import re

from assistant.understanding.classify import ClauseLabel, doubt_odds
from assistant.understanding.scene import Scene

_HEDGED = re.compile(
    r"\b(?:might|may|could|risk|risky|worr\w+|afraid|concern\w*|fear|danger|threat\w*|nervous|"
    r"unlikely|tends? to|usually|slow|"
    r"tight|if they|if we|not sure (?:they|if|whether)|chance|push ?back|freeze|reorg|layoffs?|"
    r"competitor)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:might|(?-i:may)(?! \d)|could)(?! (?:I|we|you)\b)(?: well| then| also| still| easily)? "
    r"(?:not |have to |need to |be |take |slip|slide|drag|move|go |get |end |run |fall|delay|ask|"
    r"want|object|insist|leave|change|stop|hold|push|come)|"
    r"(?:\b(?:not|never|nobody|no ?one)|n't) (?:\w+ ){0,2}(?:sure|certain|clear|know|knows|swear|"
    r"promise|commit|say)\b|\b(?:doubts?|doubted|fears?|feared|unsure|uncertain|unclear)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:don'?t|do not|didn'?t|not) (?:really |actually |yet |even |quite )?(?:know|sure|"
    r"clear|heard|told)\b.{0,30}\b(?:who|when|what|which|if|whether|how|about|the)\b|"
    r"\bno (?:idea|clue)\b.{0,20}\b(?:who|when|what|which|if|whether|how|about|on)\b|"
    r"\b(?:don'?t|do not|didn'?t) (?:really |yet |even )?have (?:the|a|any|his|her|their) (?:value|"
    r"date|day|name|owner|price|number|figure)\b|"
    r"\b(?:unclear|unknown|open) (?:who|when|what|whether|if)\b",
    re.IGNORECASE,
)
_SURE = 0.6  # how likely a clause must be a doubt that takes no date and makes no step


def hedged(text: str, said: ClauseLabel) -> bool:
    """Tell whether a clause is a risk, by how it is classified and by a word that hedges."""
    return said.label == "risk" and said.p > 0.5 and hedges(text)


def hedges(text: str) -> bool:
    """Tell whether the words hold one that hedges."""
    return bool(_HEDGED.search(text))


def only_doubts(scene: Scene) -> bool:
    """Tell whether a clause of notes says no more than that something may come otherwise.

    "Then signing could slip into January", "Tor wasn't sure whether the council has to agree" are
    neither dates nor steps.
    """
    if not scene.cautious or not _UNSURE.search(scene.text):
        return False
    return doubt_odds([scene.text])[0] > _SURE


def does_not_know(text: str) -> bool:
    """Tell whether the words say that something is not known ("I don't know who signs yet")."""
    return bool(_UNKNOWN.search(text))
