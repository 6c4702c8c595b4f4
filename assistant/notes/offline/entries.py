"""Entries of task lists, told as sentences: "Rupert Lang: send the form" and the like."""

import re

from assistant.understanding.language import parse
from assistant.understanding.names import is_given_name, is_maybe_name, is_surname
from assistant.understanding.respelling import Respelt

_BOX = re.compile(r"^\s*(?:[-*]\s*)?(?:[☐☑☒✓✔✅⬜□■]|\[[ xX✓]?\])\s*")
_TICKED = re.compile(r"[☑☒✓✔✅■]|\[[xX✓]\]")
_LABEL = re.compile(
    r"^\s*(?:[-*]\s*|\d{1,2}[.)]\s*)?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\s+\d{1,2}:\d\d\s+)?"
    r"(?:AI|ACTION(?: ITEM)?|TODO|TO DO|TASK|NEXT STEP|AP|NS|NXT(?: STEP)?|FU|FOLLOW[- ]?UP|"
    r"COMMITMENT|DELIVERABLE)\b\s*"
    r"(?:\d+)?\s*(?:\((?:(?P<who>[^)\d]+)|[^)]*)\))?\s*[:>-]+\s*",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<!\w)@(?P<who>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
_OWNED = re.compile(
    r"^(?P<who>[A-Z][\w'.-]+(?: (?:[A-Z][\w'.-]+|de|van|von|der|da|al)){0,3})"
    r"(?:\s*\([^)]{1,40}\))?\s*(?::|\s->|\s-|\sto)\s+(?P<verb>[a-z][a-z-]+)\b"
)
_NOBODY = re.compile(
    r"^(?:unassigned|nobody|no owner|tbd|all|team|everyone|both|n/a)\s*[:-]\s*", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s")
_NAMED = re.compile(
    r"^\s*(?:[-*]\s*|\d{1,2}[.)]\s*)?(?P<who>[A-Z][\w'.-]+(?: "
    r"[A-Z][\w'.-]+){0,3})(?:\s*\([^)]{1,40}\))?"
    r"\s*:\s+(?P<what>.{3,300})$"
)


def unlabelled(text: str) -> tuple[str, bool]:
    """Return a list entry without its box and label, and whether it is ticked."""
    plain = _LABEL.sub(lambda m: f"{m['who']}: " if m["who"] else "", _BOX.sub("", text))
    return _AT.sub(lambda m: m["who"], plain), bool(_TICKED.match(text.strip(" -*")))


def entry(text: str) -> Respelt:
    """Return a list entry as a sentence, anything else as it is.

    "Rupert Lang: send the form" becomes "Rupert Lang will send the form", a ticked one
    "Rupert Lang: the form: done".
    """
    plain = _LABEL.sub(lambda m: f"{m['who']}: " if m["who"] else "", _BOX.sub("", text))
    plain = _AT.sub(lambda m: m["who"], plain)
    nobody = _NOBODY.match(plain)
    plain = plain[nobody.end() :] if nobody else plain
    listed = _NAMED.match(plain) if plain != text or _BULLET.match(text) else None
    match = _OWNED.match(plain)
    if match and _is_person(match["who"]) and _is_bare_verb(match["verb"]):
        at = match.start("verb")
        if _TICKED.match(text.strip(" -*")):
            plain = f"{match['who']} has done this: {plain[at:]} - done"
        else:
            plain = f"{match['who']} will {plain[at:]}"
    elif listed and _is_person(listed["who"]):
        done = " - done" if _TICKED.match(text.strip(" -*")) else ""
        plain = f"{listed['what'].strip(' .')}, owner {listed['who']}{done}"
    elif _TICKED.match(text.strip(" -*")):
        plain = f"{plain} - done"
    if plain != text and text.endswith(plain):
        return Respelt(plain, text, [(0, 0, 0, len(text) - len(plain))])
    return Respelt(plain, text, [] if plain == text else [(0, len(plain), 0, len(text))])


def _is_person(name: str) -> bool:
    first, *_, last = [*name.split(), ""] if " " not in name else name.split()
    return is_given_name(first) or is_maybe_name(first) or bool(last and is_surname(last))


def _is_bare_verb(word: str) -> bool:
    return parse(f"they will {word} it")[2].tag_ == "VB" and parse(f"to {word}")[1].tag_ == "VB"
