"""Lines about another deal on the same page."""

import re
from collections.abc import Iterable, Sequence

from assistant.notes.layout.headings import firm_in_heading, is_firm_name, mark_of, words_of
from assistant.notes.layout.sections import heading
from assistant.notes.page import Line
from assistant.plan.model import Plan
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name

_HEADING = re.compile(
    r"^\W*(?:(?:deal|account|opp(?:ortunity)?|client|customer|re|notes|call)\b\W*(?:\d+\W+)?)?"
    r"(?P<name>[A-Z0-9][\w&'.-]*(?: (?:&|and|of|de|[A-Z0-9][\w&'.-]*)){0,4})\W*"
    r"(?:\(.{0,40}\)|[-:/|].{0,40})?\s*$"
)
_ASIDE = re.compile(
    r"^\W*(?:(?:side ?note|separately|unrelated|other deal|also|ps|btw|different (?:deal|"
    r"account))\W+)"
    r"(?:on |for |about |re |re: )?(?:the )?(?P<name>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3})",
    re.IGNORECASE,
)


def of_other_deals(lines: Sequence[Line], plan: Plan, heads: Sequence[Line] = ()) -> set[int]:
    """Return the positions of the lines under a heading that names another company.

    Without a known buyer the first company that heads a part is the deal's.

    Args:
        lines: the lines to be read.
        plan: whose buyer is the deal's.
        heads: lines above them that name a day as well, and maybe the first company.
    """
    marks = _deal_marks([*heads, *lines])
    headings = {n: name for n, line in enumerate(lines) if (name := _company(line.text, marks))}
    firms = [
        name for n, name in headings.items() if _sounds(name) or firm_in_heading(lines[n].text)
    ]
    marked = [name for n, name in headings.items() if mark_of(lines[n].text) in marks]
    ours = _only(lines, headings.values()) or plan.deal.buyer or next(iter(marked or firms), None)
    first = next((firm for line in heads if (firm := firm_in_heading(line.text))), None)
    if first and not plan.deal.buyer and firms:
        ours = first
    if not firms or ours is None:
        return set()
    if len({_key(name) for name in headings.values()} | {_key(ours)}) < 2:
        return set()
    away, found = False, set()
    for number in range(len(lines)):
        if number in headings:
            away = not _same(headings[number], ours)
        if away:
            found.add(number)
    return found


def _only(lines: Sequence[Line], names: Iterable[str]) -> str | None:
    """Return the company that the first lines say the plan is for ("Plan is for Acme only")."""
    said = " ".join(line.text for line in lines[:4])
    match = re.search(
        r"\b(?:plan|notes?|page|map|this)\b[^.:;]{0,20}? (?:for|about|on) (?P<name>[^.;:]{3,40}?) "
        r"only\b|\bonly (?:for |about )?(?P<other>[^.;:]{3,40})",
        said,
        re.IGNORECASE,
    )
    found = (match["name"] or match["other"] or "") if match else ""
    return next((name for name in names if found and _same(name, found)), None)


def _deal_marks(lines: Sequence[Line]) -> set[str]:
    """Return the marks with which the headings of companies are set off."""
    return {mark for line in lines if (mark := mark_of(line.text)) and firm_in_heading(line.text)}


def _company(text: str, marks: set[str]) -> str | None:
    """Return the company, or the other subject, that a heading names; None where it is none."""
    aside = _ASIDE.match(text)
    match = aside or _HEADING.match(text.strip())
    if mark_of(text) in marks and not aside:
        name = words_of(text)
        return None if heading(name) else name
    if not match or (not aside and (len(text.split()) > 8 or heading(text))):
        return None
    name = match["name"]
    words = name.split()
    if is_given_name(words[0]) and len(words) < 3:
        return None
    if not (is_company_word(words[-1].title()) or "&" in words):
        return None
    return name


def _sounds(name: str) -> bool:
    return is_company_word(name.rsplit(maxsplit=1)[-1].title()) or is_firm_name(name)


def _key(name: str) -> str:
    return name.split(maxsplit=1)[0].casefold()


def _same(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a or _key(one) == _key(other)
