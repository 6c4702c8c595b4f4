"""Orders that are for the page, not for the plan: to export it, to delete it, to begin another."""

import re
from typing import Literal

PageOrder = Literal["export", "send", "manage", "new"]

_PLAN = (
    r"(?:it|this|that|everything|(?:the |this |my |our |a |whole |entire |current )+"
    r"(?:plan|map|document|doc|deal|thing|file))"
)
_FORMAT = r"(?:word|excel|pdf|csv|docx?|xlsx?|markdown|html|json|ics|spreadsheet|calendar)"
_LEAD = (
    r"^(?:(?:ok(?:ay)?|and|now|so|great|thanks|please|hey|hi)[,.! ]+)*"
    r"(?:(?:can|could|would|will|may) (?:you|i|we) (?:please |also |just )?|"
    r"how (?:do|can|could|would) (?:i|we|you) |(?:i|we)(?:'d| would)? (?:want|like|need) to |"
    r"let'?s |please )?"
)
_TAIL = r"(?: (?:please|now|for me|too|to (?:a |my )?(?:file|disk|computer)))*[.!? ]*$"
_AS = rf" (?:as|to|in|into) (?:an? )?{_FORMAT}(?: (?:file|format|document))?"
_WHOLE = r"(?:the |this |my |our |whole |entire |current )+(?:plan|map|deal)"
_GONE = r"(?: (?:for good|completely|entirely|forever))?"
_OTHER = r"(?:a |an )?(?:new|another|second|fresh|different) (?:plan|map|deal)"
_ORDERS: tuple[tuple[PageOrder, str], ...] = (
    ("export", rf"(?:export|download|print|save)(?: {_PLAN})?(?:{_AS})?"),
    ("export", rf"(?:get|have|give me|turn|convert|make) {_PLAN}{_AS}"),
    ("manage", rf"(?:delete|erase|rename|duplicate|copy) {_WHOLE}{_GONE}"),
    ("new", rf"(?:start|begin|open|create|make|set up) {_OTHER}"),
)
_SENDS = re.compile(
    r"^(?:(?:ok(?:ay)?|and|now|so|please)[,.! ]+)*(?:can|could|would|will) you (?:please |just )?"
    rf"(?:send|e-?mail|mail|share|forward) {_PLAN}\b[^.]{{0,60}}$",
    re.IGNORECASE,
)
_COMPILED = tuple(
    (kind, re.compile(_LEAD + pattern + _TAIL, re.IGNORECASE)) for kind, pattern in _ORDERS
)


def page_order(text: str) -> PageOrder | None:
    """Return what the words want of the page, None where they are about the plan or anything else.

    Whole sentences only: "export the plan" is for the page, "export the data to Excel by Friday" a
    step of the plan.
    """
    text = text.strip()
    if len(text) > 100:
        return None
    if _SENDS.match(text):
        return "send"
    return next((kind for kind, pattern in _COMPILED if pattern.match(text)), None)
