"""Words of list entries that are neither the work nor its day: conditions, owners told aside."""

import re
from collections.abc import Sequence

from assistant.notes.offline.segments import Part
from assistant.notes.offline.whose import Frame, whose
from assistant.understanding.language import parse
from assistant.understanding.money import Amount
from assistant.understanding.people import Who

_CONDITION = re.compile(
    r"(?:only |but |and |not )?(?:once|after|when|as soon as|subject to|pending|provided|needs?|"
    r"requires?|depends on|depending on|waits? (?:for|on)|waiting (?:for|on)|gated (?:by|on)|"
    r"until|unless|if|before)\b",
    re.IGNORECASE,
)
_NOBODY_TAKES = re.compile(
    r"\W*(?:so far |as yet |but |and )?(?:no ?one|nobody)\b(?! (?:\w+ ){0,3}(?:knows?|else|cares?|"
    r"objects?|told)\b).{0,60}|\W*(?:no|still no|lacks an?|needs an?) (?:owner|takers?|volunteers?|"
    r"name)\b.{0,40}|\W*(?:unowned|not (?:yet )?assigned|owner (?:is )?(?:open|missing|tb[cd]))\W*",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"(?:the |their |our )?(?P<who>[^:;,()]{2,40}?)(?:'s|s') (?:formal |final |written |own )?"
    r"(?:approval|sign-?off|consent|signature|okay|ok|yes|nod|decision|vote|review|comments|"
    r"feedback|opinion|answer|clearance|go-?ahead|agreement|blessing)\b",
    re.IGNORECASE,
)

_BY = re.compile(r"(?P<what>.{3,}?) by (?P<who>(?:the |their |our )?[^\d]{2,40})$")
_MINE = re.compile(r"\s+(?:from|on) (?:my|our) (?:side|end)$", re.IGNORECASE)


def is_condition(text: str) -> bool:
    """Tell whether a part of an entry only says what comes first ("once the plan is done")."""
    return bool(_CONDITION.match(text.strip()))


def unconditional(parts: Sequence[Part]) -> list[Part]:
    """Return the parts without those that only say what comes first."""
    return [part for part in parts if not (part.is_what and is_condition(part.text))]


def nobody_takes(text: str) -> bool:
    """Tell whether a sentence says that nobody does what was just named."""
    return bool(_NOBODY_TAKES.fullmatch(text.strip(" .!")))


def labelled_first(parts: list[Part], text: str, frame: Frame) -> list[Part]:
    """Return the parts with the first as the work where an equals sign says what it is.

    "legal = outside firm, nobody yet" and "DPIA = information governance lead".
    """
    if len(parts) < 2 or not re.match(r"\s+=\s", text[parts[0].end :]):
        return parts
    first, second, *rest = parts
    if second.is_what:
        second = second._replace(who=whose(second.text, second.start, frame, slot=True))
    return [first._replace(who=None, due=None, days=None, status=None), second, *rest]


def by_whom(what: str, frame: Frame) -> tuple[str, list[Who]]:
    """Return the work, and who the words themselves say does it.

    "Vulnerability scan by Mr Okon", "finance director's approval", "revised plan from my side".
    """
    match = _BY.match(what)
    who = (whose(match["who"], 0, frame, slot=True) or []) if match else []
    if match and who and _is_thing(match["what"]):
        return match["what"], who
    mine = _MINE.search(what)
    if mine:
        return what[: mine.start()], [Who(0, 0, "Me", None, "seller", False, False, False)]
    return what, list(possessor(what, frame))


def _is_thing(what: str) -> bool:
    """Tell whether words are some work, and not "Prepared" or "Generated" alone."""
    doc = parse(what)
    return len(doc) > 1 and doc[0].tag_ not in {"VBN", "VBD"}


def named_among(who: Sequence[Who] | None) -> bool:
    """Tell whether somebody is among them who is named."""
    return any(one.named or one.name == "Me" for one in who or ())


def possessor(what: str, frame: Frame) -> Sequence[Who]:
    """Return whose approval, answer or the like an entry is ("finance director's approval")."""
    match = _POSSESSED.match(what)
    return (whose(match["who"], 0, frame, slot=True) or []) if match else []


# "Night shift training -> ? -> ?" asks for nothing: nobody and no day is known yet.
_OPEN_CELL = re.compile(
    r"(?:^|[|>:,;/=-]|\s{2}|\b(?:own(?:er)?|who|when|da?te?|due)\b)\s*\?+\s*$", re.IGNORECASE
)


def asks(text: str) -> bool:
    """Tell whether an entry is a question, and does not only leave who or when open."""
    return text.rstrip().endswith("?") and not _OPEN_CELL.search(text)


def sums_of_work(sums: Sequence[Amount], text: str, what: Part) -> bool:
    """Tell whether the sums in an entry are those of its work ("board paper for $40k")."""
    return all(
        what.start < one.start and one.end <= what.end
        and len(text[what.start : one.start].split()) > 1
        for one in sums
    )  # fmt: skip
