"""What a writer shortens or strikes out: initials told as names, struck words left out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.notes.page import Page
from assistant.notes.passages import initials_of
from assistant.understanding.names import words
from assistant.understanding.respelling import Respelt, replaced
from assistant.understanding.statuses import dropped
from assistant.understanding.text import fold

_STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,300}?~~|<(s|del|strike)>[^<\n]{1,300}</\1>", re.IGNORECASE)
_MARKS = re.compile(r"~~|</?(?:s|del|strike)>", re.IGNORECASE)
_TOKEN = re.compile(r"(?<![\w.&/@'-])[A-Z]{2,3}(?![\w&/@-]|\.\w)")
_KNOWN = words("roles_acronyms") | frozenset(
    (  # noqa: SIM905
        "po sow msa dpa nda sla poc uat qa it hr ai ip eu us uk am pm tbd tbc eod eow "
        "eta fyi gl go "
        "ok rfp rfq rfi kpi roi pr pto ooo sso api erp crm cc re fw ap vp se ae csm pm ac dc"
    ).split()
)
_LONGEST = 2_000  # characters of a line that are searched


def unstruck(text: str) -> str:
    """Return folded text without the words that are struck out.

    What a remark behind them says falls away ("~~board 9 Dec~~ not needed") stays to be told of.
    """
    if not _STRUCK.search(text):
        return text
    rest = re.sub(r"  +", " ", _STRUCK.sub(" ", text))
    return _MARKS.sub(" ", text) if dropped(rest) else rest


def initials(page: Page, names: Sequence[str]) -> dict[str, str]:
    """Return whom initials on the page stand for.

    A bracket behind the name may say so ("Gillian Pemberton (GP, Severnside)"); else they must be
    nobody else's, no word of the trade, and begin a line or be used twice.
    """
    whole = [name for name in names if " " in name]
    owners = Counter(initials_of(name) for name in whole)
    said: Counter[str] = Counter()
    opening: set[str] = set()
    told: set[str] = set()
    for line in page.lines:
        text = fold(line.text)[:_LONGEST]
        for match in _TOKEN.finditer(text):
            said[match.group()] += 1
            if not re.search(r"\w{3,}", text[: match.start()]):
                opening.add(match.group())
        told |= {
            initials_of(name)
            for name in whole
            if name in text
            and re.search(rf"{re.escape(name)}\s*[(\[]\s*{initials_of(name)}\b", text)
        }
    found = _legend(page)
    for name in whole:
        short = initials_of(name)
        free = short.lower() not in _KNOWN and (said[short] > 1 or short in opening)
        if owners[short] == 1 and said[short] and (short in told or free):
            found[short] = name
    return found


# "(GP = Gail Pruett CISO, AR = Andre Rhodes procurement)"
_STANDS_FOR = re.compile(
    r"(?<![\w&.])(?P<short>[A-Z]{2,3}) ?= ?(?P<name>[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][\w'-]+)+)"
)


def _legend(page: Page) -> dict[str, str]:
    """Return whom initials stand for by the page's own word."""
    found = {}
    for line in page.lines:
        for match in _STANDS_FOR.finditer(fold(line.text)[:_LONGEST]):
            name = " ".join(match["name"].split()[: len(match["short"])])
            if initials_of(name) == match["short"]:
                found[match["short"]] = name
    return found


def spelt_out(text: str, names: Mapping[str, str]) -> Respelt:
    """Return folded text with initials told as the names that they stand for.

    Where a name stands before its own initials they stay.
    """
    short = (match for match in _TOKEN.finditer(text) if match.group() in names)
    told = ((*match.span(), names[match.group()]) for match in short)
    return replaced(
        text, (one for one in told if one[2] not in text[max(0, one[0] - len(one[2]) - 4) : one[0]])
    )
