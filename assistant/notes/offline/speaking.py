"""What somebody says of themselves, told in the third person as the seller would note it."""

import re
from collections.abc import Mapping

from assistant.plan.model import Side
from assistant.understanding.respelling import Respelt, replaced

_SAYS_I = re.compile(
    (
        r"\b(?P<word>I'll|I'm|I've|I'd|I|[Mm]e|myself|[Mm]y|[Mm]ine|[Ww]e'll|[Ww]e're|[Ww]e've|"
        r"[Ww]e'd|[Ww]e|[Uu]s|[Oo]urs|[Oo]ur|[Yy]ou'll|[Yy]ou're|[Yy]ou've|[Yy]ou'd|[Yy]ou|"
        r"[Yy]ours|[Yy]our)\b(?P<verb> (?:have|need|want|own|handle|"
        r"run|sign|review|lead|"
        r"take|manage|do|send|think|hope|expect|am|was|approve|know|owe|draft|prepare|"
        r"work)\b(?! you))?"
    ),
)
_THIRD = {"have": "has", "do": "does", "am": "is", "was": "was"}
_I = {"I'll": "{} will", "I'm": "{} is", "I've": "{} has", "I'd": "{} would", "I": "{}", "me": "{}"}
_BUYER = {
    "my": "their",
    "mine": "theirs",
    "we'll": "they'll",
    "we're": "they're",
    "we've": "they've",
    "we'd": "they'd",
    "we": "they",
    "us": "them",
    "ours": "theirs",
    "our": "their",
    "you'll": "we'll",
    "you're": "we're",
    "you've": "we've",
    "you'd": "we'd",
    "you": "we",
    "yours": "ours",
    "your": "our",
}
_SELLER = {
    "my": "our",
    "mine": "ours",
    "you'll": "they'll",
    "you're": "they're",
    "you've": "they've",
    "you'd": "they'd",
    "you": "they",
    "yours": "theirs",
    "your": "their",
}
_OF_BUYER = re.compile(
    r"\bour (?:\w+ )?(?:legal|procurement|security|infosec|ciso|cfo|ceo|cio|board|"
    r"finance|lawyers?|counsel|"
    r"it|works council|budget|purchasing|compliance|auditors?|clinics?|stores?|sites?|plants?)\b|"
    r"\bwe (?:need|want|have|would like|must|'d like)? ?(?:to )?(?:be|go) live\b|"
    r"\byour (?:product|platform|system|soc|contract|paper|msa|dpa|pricing|price|quote|proposal|"
    r"questionnaire|team|offer|terms|tool|software)\b|\bfrom you(?:r side)?\b",
    re.IGNORECASE,
)
_OF_SELLER = re.compile(
    r"\btheir (?:\w+ )?(?:legal|procurement|security|infosec|ciso|cfo|gm|board|"
    r"finance|lawyers?|counsel|"
    r"side|team)\b|"
    r"\byour (?:\w+ )?(?:legal|procurement|security|infosec|ciso|cfo|board|finance|"
    r"lawyers?|counsel|"
    r"go[- ]?live|budget|side|process|purchasing|it)\b|\bwho (?:signs|owns|approves|reviews)\b|"
    r"\b(?:I'll|I will|I can|we'll|we will|let me) (?:send|share|forward|get) (?:you|over|across)?|"
    r"\bour (?:product|platform|soc|contract|paper|msa|dpa|pricing|quote|proposal|se|solutions?|"
    r"implementation|onboarding)\b|\bwhat do you need\b|\bfrom us\b",
    re.IGNORECASE,
)


def of_buyer(said: str) -> int:
    """Return how often the words are such as somebody on the buyer's side says."""
    return len(_OF_BUYER.findall(said))


def of_seller(said: str) -> int:
    """Return how often the words are such as somebody on the seller's side says."""
    return len(_OF_SELLER.findall(said))


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be of one person ("Dana", "Dana Reyes")."""
    a, b = one.casefold().split(), other.casefold().split()
    return bool(a and b) and (a == b or (a[0] == b[0] and 1 in (len(a), len(b))))


def third_person(text: str, speaker: str, side: Side | None) -> Respelt:
    """Return what the speaker says as somebody of the seller's would note it.

    "I'll ask our lawyers" of a buyer called Dana becomes "Dana will ask their lawyers".
    """
    table: Mapping[str, str] = {"buyer": _BUYER, "seller": _SELLER}.get(side or "", {})
    told = ((*match.span(), _told(match, speaker, table)) for match in _SAYS_I.finditer(text))
    return replaced(text, ((low, high, new) for low, high, new in told if new is not None))


# "I'll get you the mapping".
_GIVES = re.compile(r"\b(?:get|give|send|owe|show|bring)\s$", re.IGNORECASE)
_THING = re.compile(r"\s(?:the|an?|our|my|that|those|all)\b", re.IGNORECASE)


def _given(match: re.Match[str]) -> bool:
    """Tell whether "you" is whom something is given to."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return bool(_GIVES.search(before[-8:]) and _THING.match(behind))


def _told(match: re.Match[str], speaker: str, table: Mapping[str, str]) -> str | None:
    word, verb = match["word"], (match["verb"] or "").strip()
    if word == "Me" or word in _I:
        told = _I[word if word in _I else "me"].format(speaker)
        if word != "I" or not verb:
            return f"{told} {verb}".strip()
        return f"{told} {_THIRD.get(verb, f'{verb}s')}"
    right = table.get(word.lower())
    if word.lower() == "you" and right and _given(match):
        right = {"we": "us", "they": "them"}[right]
    if right is None:
        return None
    right = right.capitalize() if word[0].isupper() else right
    return f"{right} {verb}".strip()


_ASK = (
    r"(?:can|could|would|will) you (?:please |also |just |kindly |maybe )*"
    r"(?!tell|see|confirm|hear|say|imagine|remind|repeat|find|do|give|live|help)"
)
_TELL = (
    r"(?:please|kindly|pls) (?=(?:send|share|forward|return|sign|prepare|submit|provide|fill|"
    r"complete|draft|upload|schedule|book|arrange|ship|review)\b)"
)
_REQUEST = re.compile(
    rf"(?:^|(?<=[.!?,;] )|(?<=and ))(?:(?:so|and|then|also) )?(?:{_ASK}|{_TELL})(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)


def requested(text: str, other: str | None = None) -> str:
    """Return what somebody asks for told as what the other does.

    "Could you send her the contract" becomes "you will send her the contract".

    Args:
        text: the words.
        other: who is asked, where that is known.
    """
    return _REQUEST.sub(lambda match: f"{other or 'you'} will {match['verb']}", text)
