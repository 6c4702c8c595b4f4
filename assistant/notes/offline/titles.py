"""The companies that the titles of notes and the subjects of mails name."""

import re
from collections.abc import Iterable

from assistant.notes.evidence.companies import without_date
from assistant.notes.layout.headings import firm_in_heading
from assistant.notes.page import Line, Page
from assistant.understanding.companies import name_of
from assistant.understanding.company_odds import LEGAL_FORM, titled
from assistant.understanding.language import is_english_word
from assistant.understanding.name_words import is_company_word
from assistant.understanding.names import is_given_name, is_surname
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word

_BETWEEN = re.compile(
    r"\s+(?:x|X|<>|<->|&|\+|/|vs\.?|with|and|meets)\s+|\s*[|·•]\s*|\s+[-\u2013]\s+"
)
_LEAD = re.compile(
    r"^\W*(?:(?:re|fw|fwd|subject|objet|betreff|meeting|title|call|notes?|minutes|opp(?:ortunity)?|"
    r"account|deal|client|customer|protokoll|telefonat|gespr\w+|visit|sync|recap|summary|mtg|"
    r"catch[- ]?up|demo|chat|weekly|kick[- ]?off|debrief|discovery|follow[- ]?up|from|on|of|the|at|"
    r"w/?|with|for|about|zu|mit|bei|acct|channel)\b[\s:./#-]*)+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\W*(?:subject|objet|betreff|assunto|asunto|onderwerp|oggetto|emne|re)\s*:", re.IGNORECASE
)
_MAIL_LINE = re.compile(
    r"\W*(?:from|to|cc|bcc|date|sent|de|\u00e0|von|an|gesendet|para|enviado|datum|aan|van|da|a|"
    r"envoy\u00e9|inviato|data|fecha)\s*:",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s(?:x|X|<>|<->)\s")
_FIRST = re.compile(
    r"^(?P<name>[^\W\d_][^:()]{2,40}?)\s+(?:-+|\u2013|\u2014|\|)\s+(?:\w+ ){0,2}?(?:call|meeting|"
    r"mtg|"
    r"visit|notes?|debrief|catch[- ]?up|lunch|demo|sync|kick-?off|discovery|recap|intro|"
    r"workshop)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?i:call|meeting|mtg|lunch|coffee|dinner|chat|visit|session)\b[^.:]{3,80}?\b(?:from|of|"
    r"at)\s+"
    r"(?P<name>[A-Z][\w&'.-]+(?: (?:&|of|de|[A-Z][\w&'.-]*)){0,4})",
)


def is_role(name: str) -> bool:
    """Tell whether the words are somebody's role ("Head of Operations")."""
    return any(role.start == 0 and role.end == len(name) for role in roles(name))


def is_mail(line: Line) -> bool:
    """Tell whether a line is one of a mail's head, other than its subject."""
    return bool(_MAIL_LINE.match(line.text))


def subjects(page: Page) -> list[Line]:
    """Return the subjects of the mails on a page."""
    return [line for line in page.lines[:60] if line.part == "header" and _SUBJECT.match(line.text)]


def titles(text: str) -> Iterable[str]:
    """Return the companies that a title names ("Call w/ Harwood Paper - Tue Nov 24")."""
    if len(text) > 120 or text.rstrip().endswith((".", "?", "!")) or _GREETS.match(text):
        return
    slug = _SLUG.match(text.strip())
    if slug:
        yield re.sub("[-_]", " ", slug["name"]).title()
    paired = bool(_PAIR.search(text))
    told = _NUMBERED.sub("", _SUBJECT.sub("", text))
    called = _CALLED.match(told.strip())
    begins = called.end() if called else 0  # "Call with Northwind" is not cut at its "with"
    first, *others = _BETWEEN.split(told.strip()[begins:])
    for part in [f"{told.strip()[:begins]}{first}", *others]:
        words = _LEAD.sub("", part)
        words = re.sub(r"^\([^)]*\)\s*", "", words.strip(" *#:-_="))
        led = bool(_CALLED.match(part.strip())) or (paired and not re.search(r"\d", part))
        name = name_of(re.split(r"[,:(/]", without_date(words))[0].strip())
        if name and titled(name) and not is_role(name) and _sounds_like_firm(name, led=led):
            yield name
    set_off = None if _SUBJECT.match(text) else firm_in_heading(text)
    if set_off:
        yield set_off
    for pattern in (_FIRST, _FROM):
        match = pattern.search(text)
        name = name_of(match["name"]) if match else None
        if name and not any(is_step_word(w) or is_given_name(w) for w in name.split()[:1]):
            yield name


_SLUG = re.compile(
    r"^#(?:acct|deal|account|opp|client|customer)[-_](?P<name>[a-z0-9_-]+)(?=\s{2,}|\s*$)"
)
_NUMBERED = re.compile(r"^\W*(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s+(?=[A-Z])")
_GREETS = re.compile(
    r"\W*(?:dear|hi|hello|hey|hallo|bonjour|hola|liebe[rs]?|sehr geehrte\w*|prezad\w+|caro|cara)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    (
        r"^\W*(?:(?:sales |discovery |status |intro |weekly |follow[- ]?up )*(?:call|"
        r"meeting|mtg|visit|demo|sync|"
        r"chat|coffee|lunch|catch[- ]?up) (?:w/|with|at|@)|opp|account|acct|client|"
        r"customer|prospect|(?:(?:call|meeting|mtg) )?(?:notes|minutes|recap|debrief)"
        r"(?: (?:from|of|with|for|w/))?(?= (?-i:[A-Z])))(?!\w)"
    ),
    re.IGNORECASE,
)


def _sounds_like_firm(name: str, *, led: bool = False) -> bool:
    words = name.split()
    if is_given_name(words[0]) and (len(words) == 1 or is_surname(words[-1])):
        return False
    told = any(is_step_word(word) for word in words)
    strange = any(not is_english_word(word) for word in words)
    if led and (not told or (strange and len(words) > 1)):
        return True
    return len(words) > 1 and bool(
        is_company_word(words[-1]) or "&" in words or LEGAL_FORM.search(name)
    )
