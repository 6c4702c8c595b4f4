"""Which call the seller wants to be prepared for, and how long it is."""

import re
from typing import NamedTuple

from assistant.prep.calls import FEWEST_MINUTES, MOST_MINUTES, CallKind

_SHEET = (
    r"(?:agenda|brief(?:ing)?|prep(?:aration)?(?: sheet| notes)?|game ?plan|talking points|"
    r"cheat ?sheet|crib ?sheet|run-?through|running order|run of show|outline|script|checklist)"
)
# Said to the assistant: whoever says this wants to be prepared, whatever for.
_FOR_ME = re.compile(
    r"\b(?:prep(?:are)?|brief|ready|coach|warm) (?:me|us)\b|"
    r"\bget(?:ting)? (?:me|us|myself|ourselves) (?:ready|prepared|prepped|set|briefed|"
    r"up to speed)\b|\bset (?:me|us) up for\b|"
    r"\bhelp (?:me|us) (?:to )?(?:prep\w*|get (?:ready|set)|plan for|with (?:the|my|our|a|an|"
    r"tomorrow'?s|today'?s) (?:\w+ ){0,3}(?:call|meeting|demo|check-?in)|for)\b",
    re.IGNORECASE,
)
# Such words are about the call only where one is named.
_OF_CALL = re.compile(
    rf"^(?:\W*(?:ok|so|now|please|hey|hi|and|also|then|right|can you|could you|would you|let'?s|"
    rf"let us|time to|want to|we should|"
    rf"i(?:'m| am|'d like to| want to| need to| have to| must| should| gotta|'ve got to))\s)*"
    rf"\W*(?:help (?:me |us )?)?prep(?:ar(?:e|ing)|ping|s)?\b|"
    rf"\b(?:need|want|give|make|draft|write|build|create|have|got|do you have|any|with|like|show|"
    rf"send|put together)\b[^.!?\n]{{0,20}}\b{_SHEET}\b|"
    rf"^\W*(?:an? |the |some |my |our |quick |short |call |\d+[- ]min\w* )*{_SHEET}\b"
    rf"[^.!?\n]{{0,25}}\b(?:for|of)\b|^\W*(?:call|meeting|demo) prep\b|"
    r"\b(?:what|which \w+) (?:should|do|can|would|must|shall|could) (?:i|we) "
    r"(?:need to |have to |want to )?(?:cover|bring|say|ask|talk about|discuss|raise|know|prepare|"
    r"focus on|get out of|look at|aim for)\b|"
    r"\bhow (?:should|do|can|shall|would|could) (?:i|we) (?:best )?(?:run|open|structure|approach|"
    r"handle|lead|start|use|spend|prepare|split|organi[sz]e)\b|"
    r"\bwho should (?:be there|join|attend)\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:calls?|meetings?|session|conversation|talk|chat|sync|demo|demonstration|presentation|"
    r"walk-?through|check-?in|stand-?up|catch-?up|touch ?base|discovery|negotiation|"
    r"appointment|zoom|one-?on-?one|1:1|huddle|intro)\b"
    r"(?! (?:environment|account|data|deck|slides|script|system|tenant|notes|minutes))",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[CallKind, re.Pattern[str]], ...] = (
    (
        "closing-call",
        re.compile(
            r"\bclos(?:e|ing)\b|\bsign(?:ing|ature|s|ed)?\b|\bnegotiat\w*|\bfinal(?:i[sz]e|i[sz]ing)?"
            r"\b|\bcommercial\w*|\bcontract\w*|\bpricing\b|\blast (?:call|meeting)\b|\bdecision\b|"
            r"\bprocurement\b|\bget (?:it|this|them) (?:done|over the line)\b|\bredlines?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "demo",
        re.compile(
            r"\bdemos?\b|\bdemonstrat\w*|\bdemoing\b|\bwalk-?through\b|"
            r"\bshow(?:ing|case)? (?:them |off )?(?:the |our )?"
            r"(?:product|platform|tool|solution|software)\b|"
            r"\bpresent(?:ing|ation)?\b|\bdeep[- ]dive\b",
            re.IGNORECASE,
        ),
    ),
    (
        "first-call",
        re.compile(
            r"\b(?:first|intro(?:ductory|duction)?|initial|opening|kennenlern\w*|get[- ]to[- ]know|"
            r"exploratory|discovery|new (?:lead|prospect|account))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "check-in",
        re.compile(
            r"\bcheck[- ]?ins?\b|\bsync\b|\bstatus\b|\bcatch[- ]?up\b|\btouch ?base\b|\bweekly\b|"
            r"\bstand-?up\b|\bprogress\b|\breview\b|\bfollow[- ]?up\b|\bregular\b|\bcadence\b|"
            r"\bone-?on-?one\b|\b1:1\b|\bupdate (?:call|meeting)\b|"
            r"\b(?:mon|tues|wednes|thurs|fri)day'?s? (?:call|meeting)\b",
            re.IGNORECASE,
        ),
    ),
)
_NUMBERS = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30,
    "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90, "one": 1, "two": 2,
    "three": 3, "an": 1, "a": 1,
}  # fmt: skip
_NUMBER = r"(?P<{0}>\d{{1,3}}(?:[.,]\d)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_MINUTES = re.compile(_NUMBER.format("n") + r"[- ]?(?:min(?:ute)?s?|mins|m|')(?!\w)", re.IGNORECASE)
_HALF_HOUR = re.compile(r"\bhalf(?: an?|-an?)?[- ]hours?\b|\bhalf-hour\b", re.IGNORECASE)
_QUARTERS = re.compile(
    r"\b(?P<n>three[- ]quarters|quarter)(?: of)?(?: an)?[- ]hour\b", re.IGNORECASE
)
_AND_A_HALF = re.compile(
    r"\b(?:(?P<n>one|two|three|\d|an?)[- ](?:hours?[- ])?and a half(?: hours?)?|hour and a half)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(_NUMBER.format("n") + r"[- ]?(?:hours?|hrs?|h)(?!\w)", re.IGNORECASE)


# "In an hour" is when it begins, not how long it is.
_UNTIL = re.compile(
    r"\b(?:in|within) (?:half an|an?|one|two|three|\d{1,2})[- ]?(?:hours?|hrs?|h|min\w*)?\b"
    r"(?: (?:hours?|minutes?|mins?))?(?=[\s,.!?;]|$)(?! (?:call|meeting|demo|slot|session))",
    re.IGNORECASE,
)


class CallWanted(NamedTuple):
    """The call to prepare; None where the words leave it open."""

    kind: CallKind | None
    minutes: int | None


def call_wanted(text: str) -> CallWanted | None:
    """Return the call that the seller wants to be prepared for, None where they want none.

    "Get me ready for the demo", "half an hour with the CFO to close, what do I bring".
    """
    kind, minutes, named = call_kind(text), call_minutes(text), _CALL.search(text)
    if _FOR_ME.search(text) and (named or kind or minutes):
        return CallWanted(kind, minutes)
    if _OF_CALL.search(text) and named:
        return CallWanted(kind, minutes)
    return None


def asks_for_prep(text: str) -> bool:
    """Tell whether words would ask for a prep, were a call named beside them."""
    return bool(_FOR_ME.search(text) or _OF_CALL.search(text))


def about_call(text: str) -> bool:
    """Tell whether words tell nothing but of a call and its length."""
    return bool(_CALL.search(text) and call_minutes(text)) and len(text.split()) <= 16


def call_kind(text: str) -> CallKind | None:
    """Return the kind of call that words name, the most telling first; None where they do not."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def call_minutes(text: str) -> int | None:
    """Return how many minutes words name ("half an hour", "1h", "45 min"); 5 to 480, else None."""
    found = _found_minutes(text)
    return found if found is not None and FEWEST_MINUTES <= found <= MOST_MINUTES else None


def _found_minutes(text: str) -> int | None:
    text = _UNTIL.sub(" ", text)
    quarters = _QUARTERS.search(text)
    if quarters:
        return 45 if quarters["n"].lower().startswith("three") else 15
    longer = _AND_A_HALF.search(text)
    if longer:
        return round(60 * (_value(longer["n"] or "one") + 0.5))
    if _HALF_HOUR.search(text):
        return 30
    minutes, hours = _MINUTES.search(text), _HOURS.search(text)
    total = (_value(minutes["n"]) if minutes else 0) + (60 * _value(hours["n"]) if hours else 0)
    return round(total) or None


def _value(word: str) -> float:
    folded = word.lower().replace(",", ".")
    return float(_NUMBERS.get(folded, folded))
