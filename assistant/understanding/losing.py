"""Words that the deal is lost, or would be: for the seller to hear, and never a date."""

import re

_RIVAL = (
    r"(?:(?:our|a|the|another|some|their old|their existing) )?(?:\w+ )?(?:competitors?|"
    r"competition|"
    r"rivals?|(?:other )?vendors?|incumbent|suppliers?|someone else|somebody else|others?)"
)
_LOST = re.compile(
    rf"\b(?:(?:went|going|gone|decided to go|will go|chose to go) with {_RIVAL}|"
    rf"(?:chose|chosen|picked|selected|signed with|awarded (?:it )?to|decided (?:on|for)|"
    rf"bought from) {_RIVAL}|"
    r"(?:we|i)(?:'ve| have)? (?:just )?lost (?:it|this|them|this one|"
    r"the (?:deal|bid|tender|account))|"
    r"(?:deal|project|it) is (?:lost|dead)|the deal(?:'s| is) off|(?:pulled the plug|cancelled the "
    r"(?:project|purchase)|killed the (?:project|deal)))\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|might|may|could|would|worried|afraid|risk|what|when|before|in case|not|never|"
    r"don't|didn't|haven't|hasn't)\b|n't\b|\?\s*$",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"^\W*(?:(?:and|but|so|well|look|honestly|they said|he says?|she says?|he said|she said)\W+)*"
    r"(?:if|unless)\b[^,;]{3,80}?(?:,|\bthen\b|\bwe\b|\bthey\b|\bit\b|\bi\b)\W*.{0,40}?\b(?:walk|"
    r"lose|lost|gone|dead|cancel|pull (?:out|the)|drop (?:them|it|the deal)|kill|leave|"
    r"off the table|"
    r"done here|move on|look elsewhere|go elsewhere|go with (?:someone|somebody|another|a|the))\b",
    re.IGNORECASE,
)


def is_lost(text: str) -> bool:
    """Tell whether a sentence states that the buyer has turned to somebody else, or away."""
    return bool(_LOST.search(text)) and not _SUPPOSED.search(text)


def threatens(text: str) -> bool:
    """Tell whether a sentence says what becomes of the deal if something fails to happen.

    "If they don't sign this quarter we walk away" gives no date.
    """
    return bool(_THREAT.match(text)) and not text.rstrip().endswith("?")
