"""The buyer's name in an answer or an opening line, however it is written."""

import re

from assistant.understanding.bare_names import titled_name
from assistant.understanding.companies import name_of
from assistant.understanding.language import is_english_word, is_stop_word, parse
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname
from assistant.understanding.scene import Scene

_MOST_WORDS = 5
_GREETING = re.compile(
    r"^(?:(?:g'?day|hi+|hello|hey|hallo|good (?:morning|afternoon|evening|day)|morning|ok(?:ay)?|"
    r"so|right|well|um+|uh+|yeah|all good|hope you(?:'re| are) well|(?:a )?(?:new|small|big|quick|"
    r"another) (?:one|deal)|next one|new deal|there|team|please)\b[\s,.!?:;-]*)+",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:this one(?:'s| is)(?: for| with)?|plan (?:for|with)|deal (?:with|for|at)|"
    r"help (?:me )?(?:with|on)|(?:a )?hand with|"
    r"it(?:'s| is| goes)?\s+(?:about|for|regarding)|this is (?:about|for)|(?:got|have) (?:one|a "
    r"(?:new )?(?:deal|one)) (?:with|at|for)|about|regarding|re|concerning|working (?:on|with)|"
    r"(?:client|customer|buyer|account|company|prospect)(?: is|:|'s)?(?: called)?|called|"
    r"sell(?:ing)? to|"
    r"(?:thing|deal|one|something|plan) (?:w/?|at|@|over at)|with|for)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[,.;:!?()]| - | (?=\d|[$\u00a3\u20ac])|(?<![\w-])(?:wants?|needs?|is|are|has|have|"
    r"would|will|goes|who|which|that|they|please|pls|plz|thanks|need|um+|uh+|and they|in|on|by|"
    r"from|at|about|worth|because|so|deal|looking|asked|asks|buys|buying|to)\b)",
    re.IGNORECASE,
)
_OPENS_WITH = re.compile(
    r"^[^,.;:!?]{2,40}(?:[,;]\s|\s(?:wants?|needs? (?:a|an|our|the|new)|would like|is buying|are "
    r"buying|deal|account)\b|[.!]?$)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:an?|the|this|that|it|them|us|me|you|my|our|their|his|her|new|plan|deal|help|call|map|"
    r"mutual|one|thing|something|someone|everything|action|steps?|quick|today|tomorrow|now|"
    r"start(?:ing)?|begin)",
    re.IGNORECASE,
)


def buyer_in(scene: Scene, *, opens: bool) -> str | None:
    """Return the buyer's name out of an answer to "which company?", or of an opening line.

    Args:
        scene: the sentence.
        opens: whether nothing was asked, so that more than a name has to speak for it.
    """
    text = _GREETING.sub("", scene.text.strip())
    for match in _BEFORE.finditer(text):
        name = _name(scene, text[match.end() :], told=True)
        if name:
            return name
    if opens and (_somebody(scene) or not _OPENS_WITH.search(text)):
        return None
    name = _name(scene, text, told=False)
    # Without a question, "Kickoff on Friday" and "Hola!" are no companies.
    plain = name and (" " not in name or (scene.dates and name not in text))
    return None if opens and plain else name


_HEADS = re.compile(
    r"(?P<name>[\w'&-]+(?: (?:[\w'&-]+|&)){1,4}?)"
    r"(?:\.?$|\s*(?:,|\s[-\u2013\u2014:|]\s|\.\s)\s*(?=\S))"
)
_NOUNS = frozenset("NN NNS NNP NNPS JJ VBN VBG CC CD".split())  # noqa: SIM905
_TALK = re.compile(
    r".*\b(?:updates?|calls?|questions?|one|notes?|recap|summary|meetings?|deals?|news|leads?|opps?|"
    r"opportunity|customer|client|prospect|account|chat|demo|info|details|thing|stuff|day|time)$",
    re.IGNORECASE,
)


def heading_name(text: str) -> str | None:
    """Return the buyer's name that heads a line written small ("prairie lakes union, loans, 90k").

    Args:
        text: a line of a message that opens the talk and names a sum.
    """
    line = _GREETING.sub("", text.strip())
    match = _HEADS.match(line)
    if not match or not match["name"].islower() or _TALK.match(match["name"]):
        return None
    name = name_of(match["name"])
    parts = match["name"].split()
    tags = {token.tag_ for token in parse(match["name"])}
    coined = any(len(part) > len("inc.") and not is_english_word(part) for part in parts)
    if (
        name is None
        or name != match["name"]
        or _NO_NAME.match(name)
        or not (coined or tags <= _NOUNS)
    ):
        return None
    plain = [part for part in parts if part not in ("of", "and")]
    return None if any(is_stop_word(part) for part in plain) else titled_name(name)


def _name(scene: Scene, rest: str, *, told: bool) -> str | None:
    end = _END.search(rest)
    words = (rest[: end.start()] if end else rest).strip(" '\"")
    parts = words.split()
    if not parts or len(parts) > _MOST_WORDS or _NO_NAME.fullmatch(parts[0]):
        return None
    name = name_of(words)
    if not name or not _may_be(scene, name):
        return None
    if name.casefold() in (one.casefold() for one in _somebody(scene)):
        return None
    if words.startswith(name) and words[len(name) :].istitle() and len(parts) <= 3:
        name = words  # "Halyard Mutual": a plain last word, but with a capital
    plain = [part for part in name.split() if part.islower() and is_english_word(part)]
    inner = [part for part in name.split()[1:-1] if part not in ("of", "and", "&")]
    if any(is_stop_word(part) for part in inner):
        return None
    lone = len(parts) == 1 and is_english_word(name) and len(scene.text.split()) > 2
    if not told and (lone or _begins_sentence(parts)):
        return None
    if name.islower():
        # "prairie star haulage" behind "this is about", or by its last word, is a company.
        coined = len(plain) < len(parts) or is_company_word(parts[-1])
        if not (coined or (told and len(parts) > 1)):
            return None
    elif plain and len(plain) > len(parts) - 1:
        return None
    return titled_name(name)


def _begins_sentence(parts: list[str]) -> bool:
    """Tell whether plain words have a capital only where they begin ("Peak season")."""
    plain = all(is_english_word(part.lower()) for part in parts)
    return len(parts) > 1 and plain and parts[0].istitle() and all(p.islower() for p in parts[1:])


def _somebody(scene: Scene) -> list[str]:
    """Return the names in the sentence that are those of people beyond doubt."""
    names = [w.name for w in scene.people if w.named]
    return [
        name
        for name in names
        if (is_surname(name.split()[-1]) and not is_company_word(name.split()[-1]))
        or (
            (is_given_name(name.split()[0]) or is_maybe_name(name.split()[0]))
            and (len(name.split()) == 1 or not is_english_word(name.split()[-1]))
            and not is_company_word(name.split()[-1])
        )
    ]


def _may_be(scene: Scene, name: str) -> bool:
    at = scene.text.find(name)
    low, high = scene.piece.start + at, scene.piece.start + at + len(name)
    taken = [(d.start, d.end) for d in scene.dates] + [(d.start, d.end) for d in scene.durations]
    taken += [(s.start, s.end) for s in scene.steps if s.start <= low and s.end >= high]
    return not any(low < end and start < high for start, end in taken)
