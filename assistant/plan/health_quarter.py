"""Findings about dates that come from the seller's own quarter instead of the buyer's event."""

import datetime as dt
import re
from collections.abc import Iterator

from assistant.plan.calendar import WorkCalendar
from assistant.plan.findings import Finding
from assistant.plan.lines import day
from assistant.plan.model import Plan, Step

_OWN = r"(?:our|my|the seller'?s?|the vendor'?s?)"
_PERIOD = (
    r"(?:fiscal[- ]|sales[- ])?"
    r"(?:quarter|q[1-4]|fy ?\d*|year|h[12]|half(?:[- ]year)?|month|eoq|eoy|fye)"
)
_SELLERS = re.compile(
    rf"\b{_OWN} (?:\w+ )?{_PERIOD}[- ]?(?:ends?|close[sd]?|closing|cutoff|deadline|books)\b"
    r"|\b(?:end|close|closing|last (?:day|week)|books? close) (?:of|for|in) "
    rf"{_OWN} (?:\w+ )?{_PERIOD}\b"
    rf"|\b(?:before|by|within|in|inside|this side of) {_OWN} {_PERIOD}\b"
    r"(?! (?:launch|review|plan|rollout))"
    rf"|\b{_OWN} (?:eoq|eoy|qtr end|quota|forecast|commit|numbers?|comp plan|booking target)\b"
    r"|\b(?:hit|make|meet|close) (?:our|my|the) (?:quota|number|quarter|target|forecast)\b"
    r"|\bend[- ]of[- ]quarter (?:discount|promo\w*|deal|pricing|push)\b|\bquota\b",
    re.IGNORECASE,
)
_SOME_QUARTER = re.compile(
    r"\b(?:eoq|end of (?:the |this )?(?:fiscal )?quarter|quarter[- ]end|"
    r"end of (?:fiscal )?q[1-4])\b",
    re.IGNORECASE,
)
_BUYERS = re.compile(
    r"\b(?:their|they|them|buyer|customer|client|board|launch\w*|contract|licen[cs]e|expir\w*|"
    r"renewal|audit|season|opening|event|budget|go[- ]live|regulat\w*|need\w*)\b",
    re.IGNORECASE,
)
_NEAR = 3  # working days from the end of a quarter that still are its end


def quarter_findings(plan: Plan, today: dt.date, calendar: WorkCalendar) -> list[Finding]:
    """Return the findings about dates that come from the seller's quarter."""
    found = [finding for step in plan.steps for finding in _step(plan, step)]
    found += _anchor(plan, today, calendar)
    return found


def is_sellers_quarter(words: str) -> bool:
    """Tell whether the words speak of the seller's own quarter, quota or forecast."""
    return bool(_SELLERS.search(words))


def _step(plan: Plan, step: Step) -> Iterator[Finding]:
    if step.status == "done" or not (step.due or step.due_text):
        return
    words = [step.due_text or "", step.notes, *(q for q in step.evidence if not _by_buyer(plan, q))]
    if any(is_sellers_quarter(text) for text in words):
        yield Finding(
            code="seller-quarter-end",
            severity="medium",
            step=step.id,
            message=f"The date of {step.action} comes from your own quarter, not from the buyer.",
            fix="Tie it to an event of the buyer's, or let it go: they do not share your quarter.",
        )


def _anchor(plan: Plan, today: dt.date, calendar: WorkCalendar) -> Iterator[Finding]:
    for key, what in (("go_live", "Go-live"), ("target_close", "The target signature")):
        date: dt.date | None = getattr(plan, key)
        source = plan.sources.get(key)
        words = f"{source.quote} {source.note}" if source else ""
        if date and is_sellers_quarter(words) and not _by_buyer(plan, words):
            yield Finding(
                code="seller-quarter-end",
                severity="medium",
                message=f"{what} on {day(date, today)} comes from your own quarter.",
                fix="Find the buyer's own event behind the date; they do not share your quarter.",
            )
            return
    close = plan.target_close
    if close is None or plan.go_live is not None:
        # A go-live date is the buyer's reason for the signature.
        return
    source = plan.sources.get("target_close")
    words = source.quote if source else ""
    if _BUYERS.search(_SOME_QUARTER.sub("", words)):
        return
    if _SOME_QUARTER.search(words) or ends_quarter(close, calendar):
        yield Finding(
            code="seller-quarter-end",
            severity="low",
            message=f"The target signature on {day(close, today)} is the end of a quarter, "
            "and nothing says why the buyer needs it then.",
            fix="Ask which event of theirs hangs on it, and count back from that.",
        )


def ends_quarter(date: dt.date, calendar: WorkCalendar) -> bool:
    """Tell whether the day is among the last working days of a fiscal quarter."""
    first = calendar.settings.fiscal_year_start
    if (date.month - first) % 3 != 2:
        return False
    turn = dt.date(date.year + date.month // 12, date.month % 12 + 1, 1)
    return calendar.count(date, turn - dt.timedelta(days=1)) < _NEAR


def _by_buyer(plan: Plan, quote: str) -> bool:
    """Tell whether the words are the buyer's own ("Dana: our quarter ends in January")."""
    speaker, colon, _ = quote.partition(":")
    if not colon or len(speaker) > 60:
        return False
    people = [person.name for person in plan.people if person.side == "buyer"]
    known = [*people, *(name.split()[0] for name in people), plan.deal.buyer or ""]
    return any(name and name.casefold() in speaker.casefold() for name in known)
