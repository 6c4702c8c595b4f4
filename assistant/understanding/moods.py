"""Whether a clause states a fact, asks, or supposes."""

import re
from typing import Literal

_TAG = re.compile(
    (
        r"(?:right|ok(?:ay)?|correct|yeah|yes|no|true|isn't it|don't we|aren't we|"
        r"agreed|huh|eh)\?*\s*$"
    ),
    re.IGNORECASE,
)


def _states_first(clause: str, whole: str) -> bool:
    """Tell whether the clause states something before its sentence goes on to ask."""
    at = whole.find(clause)
    rest = whole[at + len(clause) :].strip(" ,;:-") if at >= 0 else ""
    return bool(
        len(rest) > 3
        and len(clause.split()) > 2
        and not _QUESTION.match(clause)
        and not _QUESTION.match(whole)
        and not _TAG.fullmatch(rest)
        and not re.search(r"\bif\b", whole, re.IGNORECASE)
    )


Mood = Literal["fact", "question", "hypothetical"]
_HYPOTHETICAL = re.compile(
    r"^(?:and |but |so |ok(?:ay)? |hmm |well )?,?\s*(?:what if|what happens if|what would "
    r"happen|suppose|supposing|imagine|let's say(?!.*\binstead\b)|"
    r"say (?:that )?\w+ (?:slips|takes|is late)|assuming|hypothetically|in case|how about if)\b"
    r"|\bif\b.{0,60}\b(?:slips?|slipped|takes?|took|is late|was late|gets? delayed|moves?|"
    r"moved|goes|drags?|pushes|pushed|finish(?:es|ed)?|start(?:s|ed)?|delays?|fails?|runs? "
    r"over|comes back)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|hmm|well|hey|hi|please|also|wait|btw|sorry|great|cool|thanks|"
    r"quick question)[,:]?\s+)*"
    r"(?:what|when|who|whose|which|where|why|how|can (?:we|i|you|they|it)|could (?:we|i|you|they)|"
    r"are (?:we|they|there|you|all)|is (?:the|it|this|that|there|everything|anything|our|jan)|"
    r"do (?:we|i|you|they)|does|did|"
    r"will (?:we|it|they|this|that)|would (?:we|it|you)|should (?:we|i)|am i|have we|has "
    r"(?:the|anyone)|"
    r"any(?:thing|one)?\b|tell me|show me|list|remind me|give me|explain|walk me|whats|what's|"
    r"who's|whos|"
    r"(?:suggest|propose|recommend|offer)(?= (?:[\w']+ ){0,5}(?:steps?|milestones?|stages?)\b)|"
    r"where's|how's|hows|when's)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:and |so |but )?(?:what|when|who|which|where|why|how|can (?:we|i|you|they|"
    r"it)|is (?:that|it|"
    r"this)|are (?:we|they|those)|do (?:we|i|you|they)|does (?:that|it|this)|will "
    r"(?:we|it|they|that)|"
    r"would (?:that|it)|should (?:we|i)|am i|did|any)\b.*\?",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|hey|hi|also|wait)[,:]?\s+)*(?:can|could|would|will) you "
    r"(?:please |also |just )?(?!tell|show|remind|explain|list|give|help|do|play|walk|suggest|"
    r"propose|recommend|offer)\w+|^(?:can|could|should) (?:we|"
    r"i) (?:please |also |just |maybe )?"
    r"(?:add|drop|move|push|change|remove|put|mark|skip|set|rename|assign|make it|make that|"
    r"pull|delete|scrap|switch|swap|bring|call)\b|"
    r"^(?:(?:and|but|so|one more)[,:.]?\s+)*(?:can|could|shall|should) (?:we|they) (?:please "
    r"|maybe )?(?:do|have|meet|talk|speak|try|say)(?: on)? (?:every |each )?(?:mon|tues|wednes|"
    r"thurs|fri)days?\b",
    re.IGNORECASE,
)


# "What we do need is the escrow agreement" asks nothing.
_CLEFT = re.compile(
    r"^(?:(?:and|but|so)[, ]+)*what(?:'s| is)? (?:[\w']+ ){1,5}is (?:the|a|an|our|their|your|his|"
    r"her) [^?]+$",
    re.IGNORECASE,
)


# "When that works, Lisa builds the model" asks nothing either.
_THEN = re.compile(
    r"^(?:(?:and|but|so)[, ]+)*when (?!(?:is|are|was|were|do|does|did|will|would|can|could|should|"
    r"shall|has|have|'s)\b)[^,?]{3,80}, (?!(?:what|who|which|how|where|why|can|could|do|does|is|"
    r"are|will|would|should)\b)[^?]+$",
    re.IGNORECASE,
)
# "Who decides is Amparo Ferrer" names her.
_WHO_IS = re.compile(
    r"^(?:(?:and|but|so|the one)[, ]+)*(?:who|what) (?:[\w']+ ){1,4}(?:is|are|will be)[: ]+"
    r"(?:(?:the|our|their|his|her|my|a|mr|mrs|ms|dr)\b[^?]+|[A-Z][\w'.-]+ [^?]*)$"
)


# "What's left: the audit, the training" asks nothing: it begins a list.
_HEADS = re.compile(
    r"^\W*(?:(?:and|so|ok(?:ay)?|now)[, ]+)*what(?:'s| is)? (?:still |is )?(?:left|missing|open|"
    r"next|"
    r"remaining|outstanding|to do|to be done)(?: (?:to do|now|there|then|for (?:us|"
    r"them)))?\s*[:=-]\s*\S",
    re.IGNORECASE,
)


def asks(words: str) -> bool:
    """Tell whether a question begins with these words."""
    return bool(_ASKS.match(words))


def mood(clause: str, whole: str) -> Mood:
    """Return whether the clause states, asks or supposes; `whole` is its sentence."""
    if _REQUEST.match(whole) or _REQUEST.match(clause):
        return "fact"
    named = _WHO_IS.match(f"{whole[:1].lower()}{whole[1:]}")
    if _HEADS.match(whole) or _CLEFT.match(whole) or _THEN.match(whole) or named:
        return "fact"
    asking = whole.rstrip(" \"')").endswith("?") or bool(_QUESTION.match(whole))
    supposes = _HYPOTHETICAL.search(clause)
    if asking and not supposes and _states_first(clause, whole):
        return "fact"
    if supposes or (asking and re.search(r"\bif\b", whole, re.IGNORECASE)):
        return "hypothetical"
    if not asking:
        return "fact"
    return "question" if _QUESTION.match(clause) or whole.rstrip(" \"')").endswith("?") else "fact"
