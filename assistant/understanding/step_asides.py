"""Words of usual steps that name none where they stand: an end of a contract, a budget's size."""

import re

from assistant.understanding.step_mentions import StepMention

# What stands before the word, by the step that it would be.
_BEFORE = {
    # "Sent comments on the MSA" sends no draft.
    "msa-sent": re.compile(
        r"\b(?:comments?|remarks?|feedback|questions?|redlines?|mark-?ups?|edits)\s+"
        r"(?:on|to|about|for|in)\b[^,;.]*$",
        re.IGNORECASE,
    ),
    "legal-review": re.compile(
        r"\bpen to $|\b(?:old|current|existing|incumbent|previous|last|former|expiring|legacy|"
        r"other) (?:\w+ )?$",
        re.IGNORECASE,
    ),
    "budget": re.compile(r"\b(?:next|pension|hedge|last year's) $", re.IGNORECASE),
    "kickoff": re.compile(r"\bwhich $", re.IGNORECASE),
    "implementation": re.compile(r"\b(?:is|are) our $", re.IGNORECASE),
}
# What stands behind it.
_BEHIND = {
    "legal-review": re.compile(
        r"\s+(?:\w+ )?(?:ends?|ended|expires?|expired|runs? out|ran out|lapses?|lapsed|is up|"
        r"renews|began)\b",
        re.IGNORECASE,
    ),
    "budget": re.compile(
        r"\s*(?:(?:is|was|holds|stands|remains|of|at|around|about|for \w+)\s+)*[:=(~\u2248-]?\s*"
        r"(?:(?:USD|EUR|GBP|CHF|INR|AUD|CAD)\s?|[$\u20ac\u00a3\u20b9\u00a5]\s?)\d",
        re.IGNORECASE,
    ),
    "implementation": re.compile(
        r"\s+(?:department|dept|team|partner|manager|lead|people|guys?|engineers?|crew|folks|"
        r"colleagues?|company|side|head)\b(?! (?:visit|call|review|meeting|workshop))",
        re.IGNORECASE,
    ),
}


def is_aside(mention: StepMention, text: str) -> bool:
    """Tell whether the words of a usual step name it only beside something else.

    Args:
        mention: where they stand.
        text: the sentence.
    """
    if mention.step or not mention.kind:
        return False
    before, behind = _BEFORE.get(mention.kind), _BEHIND.get(mention.kind)
    said = text[: mention.end] if mention.kind == "msa-sent" else text[: mention.start]
    return bool((before and before.search(said)) or (behind and behind.match(text[mention.end :])))
