"""Which of the names in a clause is the buying company, weighed by what stands around it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.understanding.language import is_english_word, parse
from assistant.understanding.money import amounts
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name
from assistant.understanding.roles import roles
from assistant.understanding.scene import Scene

ENOUGH = 4


class Candidate(NamedTuple):
    """A name in a clause; positions count from the start of the clause."""

    name: str
    start: int
    end: int


_LABEL = re.compile(
    r"(?:\b(?:buyer|customer|client|prospect|account|company|organi[sz]ation|"
    r"counterparty|purchaser|"
    r"hospital|university|retailer|insurer|bank|manufacturer|opp|opportunity|deal|contract|sold|"
    r"selling|shortlisted|chosen|selected|picked|bought|project|renewal|pilot|name)\b"
    r"(?:'s)?(?: (?:is|are|would be|will be|with|to|into|at|for|by|from|in|on|over|"
    r"here|called|named|"
    r"the))*\s*[:=,-]?\s*(?:the )?)$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?:\b(?:with|at|for|from|by|to|into|on|about|of|re|regarding|have|got|is|are|"
    r"meet|met|called|named|"
    r"helping|landed|won|visited|chasing|working|joining|inside|within|it's|its|they're|they are)"
    r"(?: again| up)?|[:>=-])\s*(?:the )?$",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"\s*(?:$|[,(:;/|.!-]|\$|€|£|(?:has|have|had|is|are|wants?|needs?|will|would|at|"
    r"for|worth|move|to|"
    r"again|here|they|who|and|in|by|from|go(?:es|ing)?|asked|plans?|must)\b)"
)
_DEAL = re.compile(
    r"\b(?:deal|opp|opportunity|acv|arr|live|contract|worth|budget|seats|"
    r"licen[cs]es|users|sites|call|"
    r"customer|client|account|prospect|proposal|rfp|tender|shortlist\w*|renewal|platform)\b",
    re.IGNORECASE,
)
LEGAL_FORM = re.compile(
    r"\b(?:LLP|LLC|Inc|Ltd|PLC|plc|GmbH|AG|SE|SA|SARL|SAS|AS|ASA|AB|Oyj?|NV|BV|SpA|"
    r"Srl|Pty|KK|KG|Corp|"
    r"A/S|ApS|N\.V|B\.V|S\.A|Trust|NHS)\b\.?"
)
_BODY = re.compile(r"\b(?:council|board|committee|panel|cabinet|senate|union)\b", re.IGNORECASE)
_PLACE = re.compile(
    (
        r"\b(?:city|county|district|borough|town|parish|regional|shire|metropolitan|"
        r"municipal|credit)\b"
    ),
    re.IGNORECASE,
)
_SMALL = frozenset({"&", "and", "of", "de", "the", "for", "du", "la", "van", "von"})


def likeliest(scene: Scene, names: Sequence[Candidate]) -> str | None:
    """Return the name that is the buyer's, None where none is likely enough."""
    scored = [(weight(scene, one), -one.start, one.name) for one in names]
    best = max(scored, default=(0, 0, ""))
    return best[2] if best[0] >= ENOUGH else None


def weight(scene: Scene, one: Candidate) -> int:
    """Return how much speaks for the name being the buyer's; 4 is enough."""
    words, before = one.name.split(), scene.text[: one.start]
    if not titled(one.name) or is_body(one.name) or _is_somebody(scene, one, before):
        return 0
    opens = not re.search(r"\w", before)
    coined = any(not is_english_word(word) for word in words if word not in _SMALL)
    return (
        2 * bool(is_company_word(words[-1]) or "&" in words or LEGAL_FORM.search(one.name))
        + 3 * bool(_LABEL.search(before))
        + bool(_INTRODUCED.search(before) or opens)
        + bool(_STANDS_ALONE.match(scene.text[one.end :]))
        + bool(amounts(scene.whole.text) or _DEAL.search(scene.whole.text))
        + (len(words) > 1)
        + coined
        - (1 if len(words) > 1 else 2) * _is_place(scene, one)
        - 3 * (len(words) == 1 and opens and not coined)
    )


def titled(name: str) -> bool:
    """Tell whether every weighty word of the name has a capital."""
    return all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in name.split())


def is_body(name: str) -> bool:
    """Tell whether the name is that of a body within a company ("the Works Council")."""
    return bool(_BODY.search(name) and not _PLACE.search(name))


def _is_somebody(scene: Scene, one: Candidate, before: str) -> bool:
    """Tell whether the name is a person, a role or a team."""
    low, high = scene.piece.start + one.start, scene.piece.start + one.end
    first, *_, last = [*one.name.split(), ""] if " " not in one.name else one.name.split()
    firm = is_company_word(last or first) or "&" in one.name or LEGAL_FORM.search(one.name)
    for who in scene.people:
        if not (low < who.end and who.start < high):
            continue
        if not who.named:
            return not firm
        if who.role or is_given_name(first):
            return not (firm and not who.role)
        return not (firm or _LABEL.search(before))
    return bool(roles(one.name)) and not firm


def _is_place(scene: Scene, one: Candidate) -> bool:
    return any(
        ent.label_ in {"GPE", "LOC", "NORP", "DATE", "LANGUAGE"}
        and ent.start_char <= one.start
        and one.end <= ent.end_char
        for ent in parse(scene.text).ents
    )
