"""Lines about another deal on the same page."""

import re
from collections.abc import Sequence

from assistant.notes.page import Line
from assistant.plan.model import Plan
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name

_HEADING = re.compile(
    r"^\W*(?:(?:deal|account|opp(?:ortunity)?|client|customer|re|notes|call)\b\W*(?:\d+\W+)?)?"
    r"(?P<name>[A-Z0-9][\w&'.-]*(?: (?:&|and|of|de|[A-Z0-9][\w&'.-]*)){0,4})\W*"
    r"(?:\(.{0,40}\)|[-:/|].{0,40})?\s*$"
)
# A heading that is set off ("** Gym **") opens another subject, whatever it names.
_MARKED = re.compile(r"^(?:\*\*|__|##+|==+|--+)\s*\S.*?(?:\*\*|__|##+|==+|--+)?$")
_ASIDE = re.compile(
    r"^\W*(?:(?:side ?note|separately|unrelated|other deal|also|ps|btw|different (?:deal|"
    r"account))\W+)"
    r"(?:on |for |about |re |re: )?(?:the )?(?P<name>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3})",
    re.IGNORECASE,
)


def of_other_deals(lines: Sequence[Line], plan: Plan) -> set[int]:
    """Return the positions of the lines under a heading that names another company.

    Without a known buyer the first company that heads a part is the deal's.
    """
    headings = {n: name for n, line in enumerate(lines) if (name := _company(line.text))}
    firms = [name for name in headings.values() if _sounds(name)]
    ours = plan.deal.buyer or next(iter(firms), None)
    if not firms:
        return set()
    if ours is None or len({_key(name) for name in headings.values()} | {_key(ours)}) < 2:
        return set()
    away, found = False, set()
    for number in range(len(lines)):
        if number in headings:
            away = not _same(headings[number], ours)
        if away:
            found.add(number)
    return found


def _company(text: str) -> str | None:
    """Return the company that a heading names, None where the line is no such heading."""
    aside = _ASIDE.match(text)
    match = aside or _HEADING.match(text.strip())
    marked = _MARKED.match(text.strip())
    if marked and not aside and len(text.split()) <= 8:
        return text.strip(" *_#=-")
    if not match or (not aside and len(text.split()) > 8):
        return None
    name = match["name"]
    words = name.split()
    if is_given_name(words[0]) and len(words) < 3:
        return None
    if not (is_company_word(words[-1].title()) or "&" in words):
        return None
    return name


def _sounds(name: str) -> bool:
    return is_company_word(name.rsplit(maxsplit=1)[-1].title()) or "&" in name.split()


def _key(name: str) -> str:
    return name.split(maxsplit=1)[0].casefold()


def _same(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a or _key(one) == _key(other)
