"""Words that promise nothing, or could move a date: each with a question to ask instead."""

import re
from collections.abc import Sequence

from assistant.notes.drafted import Unresolved
from assistant.notes.page import Line
from assistant.plan.changes import MarkUnknown
from assistant.plan.model import Plan
from assistant.understanding.classify import doubt_odds
from assistant.understanding.statuses import dropped
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold, sentences

_VAGUE = re.compile(
    r"\b(?:get(?:s|ting)? back to (?:us|me|you)|circle back|be in touch|let (?:us|"
    r"me|you) know|touch base|will (?:revert|inform|get back)|"
    r"(?:should|could|might|will probably) be (?:quick|fast|easy|fine|ok|soon|slow)|can be slow|"
    r"(?:sometime|soon(?:ish)?|shortly|asap|eventually|at some point|in due course|"
    r"in some days|one of these days|as early as possible|"
    r"when (?:they|he|she|we) "
    r"(?:can|get|have)|as soon as (?:possible|they can))\b|look into it|see what "
    r"(?:they|he|she|we) can do|"
    r"no (?:date|timeline|commitment|owner|name|idea when)(?: yet| given)?|(?:don't|doesn't|"
    r"didn't|do "
    r"not) (?:know|commit)|"
    r"(?:nobody|no ?one|none of (?:them|us))\b.{0,30}\b(?:knows?|knew|could (?:say|tell)|named|"
    r"wished)|"
    r"to be (?:confirmed|decided|determined)|tb[cd]|"
    r"unclear|not sure|hopefully|cannot tell you|can't (?:say|tell you)|it depends|depends on|"
    r"let us see|we'll see|only if|if (?:people|they|he|she) ha(?:ve|s) time|"
    r"take a (?:while|bit)|takes? forever|mostly fine|probably fine|think about it|come back with)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:over-?loaded|overworked|swamped|under-?staffed|short of (?:people|staff)|short-?staffed|"
    r"stretched|bottleneck|backlog|one person only|"
    r"(?:is|are|am|was|he's|she's|they're|'s) (?:much |often |mostly )?(?:away|on leave|on holiday|"
    r"on vacation|travell?ing|out(?: of (?:the )?office)?|off (?:from|until|till|on|skiing|sick)|"
    r"ooo|"
    r"much in)|(?:ooo|out of office|on leave)|(?:is leaving|leaves|has left|leaving us|moves on)\b|"
    r"insist\w*|unlimited liability|reject\w*|refus\w+|push(?:ed|es|ing)? back|object(?:s|ed)? to|"
    r"(?:last|previous|other) (?:time|vendor|supplier)|in (?:the past|past projects)|"
    r"without warning|surprise\w*|sometimes adds?|happen again|"
    r"(?:hasn't|has not|haven't|have not) (?:even )?(?:opened|looked|read|seen|replied|answered|"
    r"met)|"
    r"not met|worr(?:y|ies|ied)|scares?|nervous|afraid|concern\w*|risk\w*|danger|freeze|reorg\w*|"
    r"shutdown|strike|holidays?|not fast|slow\w*|too (?:american|expensive|long|late|short)|"
    r"(?:finds?|found) .{3,40} too|difficult|tricky|painful|drags?|delay\w*)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[,;]\s+(?=(?:and|but|although|though|while|so|nobody|the|they|he|she|we|i|as)\b)",
    re.IGNORECASE,
)
_FEWEST = 4  # words of a sentence, or a clause, that may tell a doubt
_DOUBTFUL = 0.6
_LONGEST = 2_000


def vague(text: str, plan: Plan) -> Unresolved | None:
    """Return what a line leaves open, None where it leaves nothing open."""
    match = _VAGUE.search(text)
    if not match or len(text) > _LONGEST:
        return None
    return Unresolved(
        kind="vague",
        quote=text,
        at=0,
        reason="No person or no day is committed to.",
        question=f"Who owns {_about(text, plan)}, and by which day?",
    )


def doubts(text: str, plan: Plan, told: list[str]) -> list[Unresolved]:
    """Return the sentences of a line that promise nothing or could move a date.

    Args:
        text: the line.
        plan: whose steps a doubt may be about.
        told: the words of the risks that are taken from the line already.
    """
    if len(text) > _LONGEST:
        return []
    found = []
    pieces = sentences(fold(text))
    for one, unsure in zip(pieces, _doubtful([one.text for one in pieces]), strict=True):
        words = text[one.start : one.end]
        if any(words in risk or risk in words for risk in told) or words.endswith("?"):
            continue
        open_point = vague(words, plan)
        if open_point is None and (unsure or _DOUBT.search(one.text)):
            open_point = Unresolved(
                kind="vague",
                quote=words,
                at=0,
                reason="This could move a date.",
                question=f"What does this mean for {_about(words, plan, 'the plan')}?",
                inward=True,
            )
        if open_point:
            found.append(open_point.model_copy(update={"at": one.start}))
    return found


def _doubtful(texts: Sequence[str]) -> list[bool]:
    """Tell of each sentence whether it tells a doubt in any words: it, or a clause of it."""
    parts = [_clauses(text) for text in texts]
    odds = iter(doubt_odds([part for one in parts for part in one]))
    return [max((next(odds) for _ in one), default=0.0) > _DOUBTFUL for one in parts]


def _clauses(text: str) -> list[str]:
    """Return a sentence with its clauses, none where it is too short to tell anything."""
    if len(text.split()) < _FEWEST or not re.search(r"[a-z]{3}", text) or dropped(text):
        return []
    parts = [part for part in _JOINT.split(text) if len(part.split()) >= _FEWEST]
    return [text, *parts] if len(parts) > 1 else [text]


def unanswered(words: str, at: int, question: str) -> Unresolved:
    """Return a question that the notes leave open."""
    return Unresolved(
        kind="vague", quote=words, at=at, reason="The notes leave this open.", question=question
    )


def _about(text: str, plan: Plan, otherwise: str = "this") -> str:
    named = mentions(fold(text), plan)
    return named[0].action[:1].lower() + named[0].action[1:] if named else otherwise


def unknown(change: MarkUnknown, line: Line) -> Unresolved:
    """Return what the notes leave open, with the question to ask."""
    return Unresolved(
        kind="vague",
        quote=line.text,
        at=line.start,
        reason="The notes leave this open.",
        question=_ASKS.get(change.question, ""),
    )


_ASKS = {
    "signer": "Who signs on your side?",
    "legal": "Who reviews the contract, and by when?",
    "security": "Who runs the security review, and by when?",
    "procurement": "Who in procurement handles this, and by when?",
}
