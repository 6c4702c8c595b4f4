"""Headings of notes: which part of them a line stands in."""

import re
from typing import Literal

from assistant.understanding.language import parse

Section = Literal["", "todo", "risks", "open", "aside", "other"]

_TO_DO = (
    r"(?:(?:agreed|open|key|proposed|outstanding|our|their|my|remaining|suggested)[ -])?"
    r"(?:actions?(?: items?| points?| list| plan)?|next steps?|to-?dos?|tasks?|follow[- ]?ups?|"
    r"deliverables|milestones|ns|who does what|timeline|steps|path to (?:close|signature)|"
    r"what happens next|commitments|time ?table|schedule|key dates|(?:important )?dates|programme|"
    r"n\u00e4chste schritte|aufgaben|prochaines \u00e9tapes|"
    r"pr\u00f3ximos pasos|pr\u00f3ximos passos)"
)
_RISKS = (
    r"(?:(?:key|open|main|possible|potential)[ -])?(?:risks?|concerns?|worries|watch[- ]?outs?|"
    r"red flags?|blockers?|threats?|issues|yellow flags?|risiken|risques|riesgos|gotchas)"
    r"(?: (?:&|and|/) \w+)?"
)
_OPEN = (
    r"(?:(?:open|unanswered|outstanding|remaining)[ -])?(?:questions?|open points?|open issues?|"
    r"unknowns?|to (?:be )?(?:clarify|clarified|confirm|confirmed)|still open|unclear|parking lot|"
    r"not clear|tb[cd]|gaps|offene (?:punkte|fragen)|questions ouvertes)"
)
_ASIDE = (
    r"keywords?|chapters?|topics?|outline|parked|out of scope|not (?:now|in scope)|later|"
    r"nice[- ]to[- ]haves?|some ?day|ideas|small talk|off[- ]topic|gossip|random"
)
_OTHER = (
    r"summary|overview|transcript|decisions?|agenda|minutes|notes|attendees|(?:key )?takeaways|"
    r"outcomes?|feedback|announcements?|results|(?:main|discussion) points|"
    r"(?:topics|points) (?:discussed|covered)|"
    r"highlights|details|recap|key points|discussion|background|context|introductions?|intro|"
    r"questions asked.*|competitors?.*|sentiment|talk ratio.*|participants?|people|misc|aob|"
    r"any other business|next meeting|who was there|status|updates?|done|what we "
    r"heard|pain(?: points)?|assumptions?|constraints?|dependencies|observations?|approvals?|"
    r"matters arising|apologies|present|previous (?:actions|minutes)"
)
_WORDS: dict[Section, str] = {
    "todo": _TO_DO,
    "risks": _RISKS,
    "open": _OPEN,
    "aside": _ASIDE,
    "other": _OTHER,
}
_KINDS: dict[Section, re.Pattern[str]] = {
    kind: re.compile(rf"\W*(?:\d{{1,2}}[.)]\s*)?(?:{words})\W*(?:\([^)]*\))?\W*", re.IGNORECASE)
    for kind, words in _WORDS.items()
}
_SKIPPED = re.compile(
    (
        r"^(?:\w+ transcript|was this (?:summary|recap|helpful).*|.*\brecorded (?:by|on|"
        r"via)\b.*|powered by .*|"
        r"view (?:recording|meeting).*|chapter \d.*|(?:hi|hey|hello|dear|morning|good "
        r"(?:morning|afternoon))"
        r"\b[\w ,.!]{0,30}|(?:thanks|thank you|cheers|best|regards|cordially|kind "
        r"regards)\b[\w ,.!]{0,30})$"
    ),
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^\s*(?:[-*•☐☑☒✓]|\d{1,2}[.)]|\[[ xX]?\])|"
    r"^(?:ai|action|todo)\b|^(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\s+\d{1,2}:\d\d\s+)?"
    r"(?:task|ns|nxt|fu|follow[- ]?up|commitment|deliverable)\s*[:>]",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^\W*(?:(?:key |main |big(?:gest)? )?(?:risks?|concerns?|watch[- ]?outs?|red flags?|"
    r"worr(?:y|ies)|blockers?))\s*[:=-]\s*(?P<what>\S.*)$",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\b\d{1,2}:\d\d\s*(?:-|\u2013|$|\))")


def heading(text: str) -> Section:
    """Return which kind of part a heading opens, "" where the line is no heading."""
    plain = text.strip()
    if len(plain) > 60:
        return ""
    return next((kind for kind, words in _KINDS.items() if words.fullmatch(plain)), "")


def is_heading(text: str) -> bool:
    """Tell whether a line heads a part of the notes, of whatever kind ("ASSUMPTIONS")."""
    plain = text.strip(" #*=_-")
    return bool(heading(text) or (_CAPITALS.fullmatch(plain) and len(plain.split()) <= _FEW))


_CAPITALS = re.compile(r"(?:\d{1,2}[.)]\s*)?[^\W\d_a-z][^\W_a-z]{3,}(?:[ /&-]+[^\W_a-z]+)*\s*:?")
_FEW = 4  # words of a heading


def labelled_risks(text: str) -> list[str]:
    """Return the risks that a line lists ("RISK: EB not met; YE freeze")."""
    match = _LABELLED.match(text)
    if not match:
        return []
    return [part.strip() for part in re.split(r"\s*;\s*", match["what"]) if part.strip()]


def is_aside(section: Section, text: str) -> bool:
    """Tell whether a line only lists key words or chapters, under a heading of such."""
    return section == "aside" and (bool(_CHAPTER.search(text)) or not _tells(text))


def is_skipped(text: str) -> bool:
    """Tell whether a line greets, thanks, or is made by the recorder."""
    plain = text.strip()
    return bool(_SKIPPED.match(plain) or _GREETED.fullmatch(plain) or _TITLE.fullmatch(plain))


# "Acme notes Dec 1", "Recap - Northwind - 24/11"
_TITLE = re.compile(
    r"(?i:(?:call|meeting|mtg|visit|quick|my|discovery) )*(?i:notes|minutes|recap|debrief)\b:?"
    r"(?: (?i:from|of|on|with|for|w/))?(?:[ ,-]+(?:[A-Z][\w&'-]*|[\d./-]+))+|"
    r"(?:[A-Z][\w&'-]* ){1,4}(?i:(?:call |meeting |mtg )?(?:notes|minutes|recap|debrief))"
    r"(?:[ ,-]+(?:[A-Z]\w*|[\d./-]+))*"
)


_GREETED = re.compile(r"(?:(?:hi|hey|hello|dear) )?[A-Z][\w'-]+(?: (?:and|&) [A-Z][\w'-]+)?\s?[,!]")


def is_listed(section: Section, text: str) -> bool:
    """Tell whether a line is an entry of a list, or stands under a heading of things to do."""
    return section == "todo" or bool(_LISTED.match(text))


_POINT = re.compile(
    r"\s*\d{1,2}[.)]\s+\**(?P<title>[^\W\d_][^.:;,!?\d()]{2,60}?)\**(?P<more>(?:\.|\s*[:\u2013\u2014-])\s+\S.*)?\s*$"
)
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
_MOST_IN_TITLE = 3  # words, where nothing else shows that it is one
_LONGEST_TITLE = 6
_FEWEST_TOLD = 6  # words of a sentence behind a title


def heads_a_point(text: str, below: str) -> bool:
    """Tell whether a numbered line only names a point that is then spoken of.

    "2. Trial. The depot will run it" names one, and so does "3. Approval" above lines of its own.
    """
    match = _POINT.match(text)
    words = len(match["title"].split()) if match else _LONGEST_TITLE + 1
    if match is None or words > _LONGEST_TITLE:
        return False
    more = match["more"] or ""
    if more and not (more.startswith(".") and words <= _MOST_IN_TITLE):
        return len(more.split()) > _FEWEST_TOLD and _tells(more) and not _tells(match["title"])
    if more or words > _MOST_IN_TITLE:
        return bool(more)
    return bool(below) and not _NUMBERED.match(below)


def _tells(text: str) -> bool:
    return any(token.tag_ in {"VBZ", "VBD", "VBP", "MD"} for token in parse(text[:400]))
