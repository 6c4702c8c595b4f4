"""Turns of a talk that hang together: offers, requests, and what an answer says "it" of."""

import re

_OFFER = re.compile(
    r"\b(?:what if|how about|suppose|shall|should|can|could|do you want|would you like|want|"
    r"is it (?:ok(?:ay)?|fine|enough) if) (?:that )?(?:I (?!get\b(?= (?:it|that|one)\b))|me to )"
    r"(?=(?:just |also )?(?:send|get|give|set|share|forward|draft|prepare|book|arrange|organi[sz]e|"
    r"write|bring|run|make|put|add|schedule|show|do|deliver|return|upload|call|ask|check|update|"
    r"resend|issue|line|take|fix|amend|redo|turn)\b)",
    re.IGNORECASE,
)
_WHAT = r"(?:the|your|our|that|those|an?|my) (?P<what>[^?,.;]{3,60}?)"
_GIVES = (
    r"(?:send|sent|forward(?:ed)?|return(?:ed)?|share[d]?|sign(?:ed)?|get|got|receive[d]?|have|"
    r"had|see|seen|finish(?:ed)?|complete[d]?|fill(?:ed)? (?:in|out)|submit(?:ted)?|book(?:ed)?)"
)
_ABOUT = (
    re.compile(rf"(?:^|[.!?,] )(?:ok(?:ay)? |so |great )*(?:and|what about|and what about|"
               rf"how about|any (?:news|word|update) on|where are we (?:on|with)|"
               rf"what's happening with|how (?:is|are)) {_WHAT}\?$", re.IGNORECASE),
    re.compile(rf"\b(?:when|how soon|by when) (?:do|will|can|could|would|should|might|are) "
               rf"(?:we|I|you|they) (?:going to )?(?:get|have|see|receive|expect|send|be sending|"
               rf"return|finish|sign) (?:us |me |back )?{_WHAT}(?: back| over| from you)?\?$",
               re.IGNORECASE),
    re.compile(rf"\b(?:did|have|has|do|can|could|will) (?:you|we|I|they|she|he) (?:guys |all )?"
               rf"(?:already |yet |still )?{_GIVES} (?:us |me |back )?{_WHAT}"
               rf"(?: back| yet| over| already| from (?:us|you))*\?$", re.IGNORECASE),
)  # fmt: skip
_ITS = re.compile(
    r"(?P<head>\b(?:I|we|you|they|s?he)(?:'ll|'ve|'m|'d| will| can| could| should| have| are| am)? "
    r"(?:\w+ ){0,3}?)(?P<it>it|that|them|those|this|one)\b(?! (?:is|was|works|would|will)\b)",
    re.IGNORECASE,
)
_GETS_IT = re.compile(
    r"\b(?:you|we|they)(?:'ll| will) (?:have|get|see|receive) (?:it|that|them|those|this|one)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:yes|yeah|yep|sure|ok(?:ay)?|not yet|no|hmm|um|uh|probably|hopefully)\W+)*"
    r"(?:by |on |before |not before |until |end of |early |mid |this |next |tomorrow|today|tonight|"
    r"(?:mon|tues|wednes|thurs|fri)day|\d)",
    re.IGNORECASE,
)
_SHORT = 9  # words of an answer that is no more than a day


def offered(text: str) -> str:
    """Return offers told as what somebody will do ("shall I send it?" is "I'll send it?")."""
    return _OFFER.sub("I'll ", text)


def asked_about(question: str) -> str | None:
    """Return the thing that a question is about, None where it is about none."""
    last = question.strip()
    for pattern in _ABOUT:
        match = pattern.search(last)
        if match and not re.match(r"(?:other|rest|same|next)\b", match["what"], re.IGNORECASE):
            return match["what"].strip()
    return None


def answered_of(thing: str, answer: str, speaker: str) -> str | None:
    """Return an answer with the thing in the place of "it", None where it says nothing of it.

    Args:
        thing: what was asked about.
        answer: the words behind the question.
        speaker: who says them.
    """
    if thing.casefold() in answer.casefold():
        return None
    gives = _GETS_IT.search(answer)
    if gives:
        return f"{answer[: gives.start()]}{speaker} will send the {thing}{answer[gives.end() :]}"
    said = _ITS.search(answer)
    if said:
        return f"{answer[: said.start('it')]}the {thing}{answer[said.end('it') :]}"
    if len(answer.split()) <= _SHORT and _BARE.match(answer):
        return f"The {thing}: {answer[:1].lower()}{answer[1:]}"
    return None
