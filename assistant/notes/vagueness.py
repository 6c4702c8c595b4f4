"""Words that promise nothing: no owner, no day, and a question to ask instead."""

import re

from assistant.notes.drafted import Unresolved
from assistant.plan.model import Plan
from assistant.understanding.steps import mentions

_VAGUE = re.compile(
    r"\b(?:get(?:s|ting)? back to (?:us|me|you)|circle back|be in touch|let (?:us|"
    r"me|you) know|touch base|"
    r"(?:should|could|might|will probably) be (?:quick|fast|easy|fine|ok|soon|slow)|can be slow|"
    r"(?:sometime|soon(?:ish)?|shortly|asap|eventually|at some point|in due course|"
    r"when (?:they|he|she|we) "
    r"(?:can|get|have)|as soon as (?:possible|they can))\b|look into it|see what "
    r"(?:they|he|she|we) can do|"
    r"no (?:date|timeline|commitment|owner)(?: yet)?|(?:don't|doesn't|didn't|do "
    r"not) (?:know|commit)|"
    r"nobody (?:knows|could say)|to be (?:confirmed|decided|determined)|tb[cd]|"
    r"unclear|not sure|hopefully|"
    r"take a (?:while|bit)|mostly fine|probably fine|think about it|come back with)",
    re.IGNORECASE,
)


def vague(text: str, plan: Plan) -> Unresolved | None:
    """Return what a line leaves open, None where it leaves nothing open."""
    match = _VAGUE.search(text)
    if not match or len(text) > 2_000:
        return None
    named = mentions(text, plan)
    about = f" for {named[0].action.lower()}" if named else ""
    return Unresolved(
        kind="vague",
        quote=text,
        at=0,
        reason="No person or no day is committed to.",
        question=f"Who does this, and by which day{about}?",
    )


def unanswered(words: str, at: int, question: str) -> Unresolved:
    """Return a question that the notes leave open."""
    return Unresolved(
        kind="vague", quote=words, at=at, reason="The notes leave this open.", question=question
    )
