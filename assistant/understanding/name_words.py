"""Words around names, and words that are companies, times or titles."""

import re

from assistant.understanding.language import is_plural_noun, parse
from assistant.understanding.names import is_surname, words

WORD = re.compile(r"[^\W\d_][\w'&-]*(?:\.[^\W\d_])*", re.UNICODE)


_COMPANY_WORDS = words("people_company_words")


TIMES = words("people_times")


COMPANY_TAIL = re.compile(
    r"\s+(?:inc|ltd|llc|llp|plc|gmbh|ag|corp|corporation|co|company|group|holdings?|systems?|"
    r"software|technologies|tech|labs?|health(?:care)?|logistics|bank|foods?|energy|partners|"
    r"insurance|university|hospital|motors?|airlines?|pharma(?:ceuticals)?|retail|solutions|"
    r"industries|manufacturing|capital|media|networks?|stores?|s\.?a\.?|b\.?v\.?|oy|ab|se|kg|spa|"
    r"deal|account|opportunity|opp|renewal)\b",
    re.IGNORECASE,
)


def is_company_word(word: str) -> bool:
    """Tell whether the word ends the names of companies ("Freight", "Hospital", "Grocers")."""
    lower = word.casefold()
    return lower in _COMPANY_WORDS or (
        len(word) > 5 and word[0].isupper() and is_plural_noun(word) and not is_surname(word)
    )


def tagged_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether the tagger takes the word, written with a capital, for a name."""
    cased = text[: match.start()] + match.group()[0].upper() + text[match.start() + 1 :]
    token = next((t for t in parse(cased) if t.idx == match.start()), None)
    return token is not None and token.pos_ == "PROPN"


def bare(match: re.Match[str]) -> str:
    """Return the word without a possessive or a contracted verb."""
    word = match.group()
    for tail in ("'s", "'ll", "'d", "'ve", "'re", "'m", "'"):
        if word.lower().endswith(tail):
            return word[: -len(tail)]
    return word
