"""Words anywhere on a page that put somebody on a side: "our engineer Jo Sands", "Kurt and I"."""

import re
from collections.abc import Callable, Iterator

from assistant.notes.page import Line, Page
from assistant.plan.model import Side
from assistant.understanding.language import is_english_word, is_stop_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word
from assistant.understanding.text import fold, sentences

_ONE = r"(?-i:[^\W\d_a-z][^\W\d_]*(?:['\u2019-][^\W\d_]+)*)"
_TITLE = r"(?-i:(?:Mrs?|Ms|Miss|Dr|Prof|Herr|Frau|Mme|Sra?)\.? )?"
_NAME = rf"{_TITLE}(?P<name>{_ONE}\.?(?: (?:(?:de|da|van|von|der|bin|al) )*{_ONE}\.?){{0,2}})"
_WORK = r"(?:[a-z][\w/&-]*|[A-Z]{2,5}|UX|IT)"  # the words of a role, in small letters or initials
_ROLE = rf"(?-i:{_WORK})(?: (?-i:{_WORK})){{0,2}}"
_SELLING = r"supplier|vendor|seller|contractor|provider|bidder"
_BUYING = r"customer|client|buyer|purchaser|employer"
_DONE = (
    r"(?! (?:\w+ )?(?:agreed?|spoke|speak|talk|met|meet|discuss|walk|look|went|go|had|have|sat|"
    r"caught|catch|confirm|review|align|chat|connect|exchang)\w*)"
)
# "Jake sends them the offer", "Bo to give us access"
_GIVES = (
    r"(?:,| will|'ll| to| has to| must| is to)? (?:also |then )?(?:sends?|shows?|gives?|hands?|"
    r"delivers?|provides?|e?mails?|forwards?|shares?|demos?|gets?|owes?|promised|walks?|trains?|answers?|"
    r"fills? in|returns?|introduces?|invites?)"
)
# Sides as the writer sees them: "us" is the writer's own. What `work` holds has to be a role.
_US = (
    rf"\b(?:our|my)(?: own)?(?P<work>(?: (?-i:{_WORK})){{0,3}}),? {_NAME}",
    rf"{_NAME}(?:,| is| who is|, who is) (?:our|my)(?: (?:own|new))? (?P<work>{_ROLE})",
    rf"{_NAME} ?\((?:from us|us|ours?|our side|our (?P<work>{_ROLE}))\)",
    rf"{_NAME},? (?:and|und|&|\+) (?:(?-i:I)|me|myself)\b{_DONE}",
    rf"(?:^|[,:;(] ?|\band )(?:(?-i:I)|me|myself) (?:and|with|&|\+|together with) {_NAME}{_DONE}",
    rf"{_NAME},? (?:on|from|at|of) our (?:side|end|team|company)\b",
    rf"\b(?:on|from) our (?:side|end|team):? {_NAME}",
    rf"\b(?:my|our) colleagues? {_NAME}",
    rf"{_NAME}{_GIVES} (?:them|their)\b",
)
_THEM = (
    rf"\btheir(?: own)?(?P<work>(?: (?-i:{_WORK})){{0,3}}),? {_NAME}",
    rf"{_NAME}(?:,| is| who is|, who is) their(?: new)? (?P<work>{_ROLE})",
    rf"{_NAME} ?\((?:from them|them|theirs|their side|their (?P<work>{_ROLE}))\)",
    rf"{_NAME},? (?:on|from) (?:their|the (?:{_BUYING})(?:'s)?) (?:side|end|team)\b",
    rf"\b(?:on|from) their (?:side|end|team):? {_NAME}",
    rf"{_NAME}{_GIVES} (?:us|our)\b",
)
# Sides by the names of the parties, whoever writes.
_SELLS = (
    (
        r"\b(?:opp(?:ortunity)? owner|account (?:owner|executive|manager)|sales (?:rep|engineer|"
        rf"manager)|(?:last )?modified by|created by|(?-i:AE|SE|CSM|AM))\s*[:=]\s*{_NAME}"
    ),
    rf"{_NAME} ?\((?:the )?(?:{_SELLING})\)",
    rf"{_NAME},? (?:on|from|of) the (?:{_SELLING})(?:'s)? (?:side|end|team)\b",
)
_BUYS = (
    (
        r"\b(?:(?:primary |main )?contact|champion|economic buyer|decision[- ]maker|sponsor|"
        rf"signer|signatory)\s*[:=]\s*{_NAME}"
    ),
    rf"{_NAME} ?\((?:the )?(?:{_BUYING})\)",
)
_PRESENT = re.compile(
    rf"\b(?:for|on behalf of|from) the (?:(?P<sells>{_SELLING})|(?P<buys>{_BUYING}))\s*:\s*"
    r"(?P<names>[^:;\n]{3,200}?)(?=[.;] (?=[A-Z])|[.;]?$)",
    re.IGNORECASE,
)
_EACH = re.compile(_NAME)
_MOST = 1_000  # characters of a line


def _any(patterns: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [re.compile(one, re.IGNORECASE) for one in patterns]


_OWN, _OTHER, _OF_SELLER, _OF_BUYER = map(_any, (_US, _THEM, _SELLS, _BUYS))


def told_sides(page: Page, side_of: Callable[[str], Side | None]) -> dict[str, Side]:
    """Return on which side the words of a page put people; what is told first counts.

    Args:
        page: the notes.
        side_of: on which side a speaker sits; lines of nobody are the seller's own notes.
    """
    found: dict[str, Side] = {}
    for line in page.lines:
        for sentence in sentences(fold(line.text)[:_MOST]):
            for name, side in _told(sentence.text, _writer(line, side_of)):
                found.setdefault(name, side)
    return found


def _writer(line: Line, side_of: Callable[[str], Side | None]) -> Side | None:
    return side_of(line.speaker) if line.speaker else "seller"


def _told(text: str, writer: Side | None) -> Iterator[tuple[str, Side]]:
    for match in _PRESENT.finditer(text):
        for one in _EACH.finditer(match["names"]):
            if name := _person(one["name"]):
                yield name, "seller" if match["sells"] else "buyer"
    sided: list[tuple[list[re.Pattern[str]], Side]] = [(_OF_SELLER, "seller"), (_OF_BUYER, "buyer")]
    if writer in ("buyer", "seller"):
        other: Side = "buyer" if writer == "seller" else "seller"
        sided += [(_OWN, writer), (_OTHER, other)]
    for patterns, side in sided:
        for pattern in patterns:
            for match in pattern.finditer(text):
                name = _person(match["name"]) if _is_role(match.groupdict().get("work")) else None
                if name:
                    yield name, side


_OF_BUYERS = re.compile(
    r"\b(?:champions?|sponsors?|contacts?|customers?|clients?|buyers?|prospects?|friends?)\b",
    re.IGNORECASE,
)


def _is_role(work: str | None) -> bool:
    """Tell whether words behind "our" are nothing, or what somebody of one's own is."""
    words = (work or "").strip()
    if not words:
        return True
    if _OF_BUYERS.search(words):
        return False
    found = roles(words)
    before = words[: found[0].start].split() if found else []
    return words.split()[0].isupper() or (bool(found) and not any(map(is_stop_word, before)))


def _person(words: str) -> str | None:
    """Return the words as somebody's name, None where they are hardly one."""
    parts = words.strip(" .").split()
    while parts and is_step_word(parts[-1]) and len(parts) > 1:
        parts.pop()
    first, last = parts[0], parts[-1]
    if first.isupper() and len(first) > 1:
        return None
    if len(parts) > 1:
        sounds = not is_company_word(last) and not (
            is_english_word(first) and is_english_word(last)
        )
    else:
        sounds = is_given_name(first) or is_maybe_name(first) or not is_english_word(first)
    return " ".join(parts) if sounds or is_given_name(first) else None
