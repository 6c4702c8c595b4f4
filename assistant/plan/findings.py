"""A finding of the plan check."""

from typing import Literal

from assistant.plan.model import Strict

Severity = Literal["high", "medium", "low"]

Code = Literal[
    # dates of steps
    "no-date",
    "vague-commitment",
    "due-on-day-off",
    "due-before-holiday",
    "before-dependency",
    "after-required-close",
    "after-go-live",
    "waits-for-later-step",
    "due-too-soon",
    "overdue",
    "stalled",
    "blocked",
    "seller-quarter-end",
    # owners and people
    "no-owner",
    "owner-is-a-role",
    "no-buyer-steps",
    "one-sided",
    "missing-legal",
    "missing-security",
    "missing-finance",
    "missing-executive",
    "single-contact",
    # the plan as a whole
    "no-go-live",
    "go-live-on-day-off",
    "go-live-passed",
    "does-not-fit",
    "close-on-day-off",
    "close-before-holiday",
    "close-too-late",
    "close-passed",
    "no-check-in",
    "check-in-passed",
    "check-in-on-day-off",
    "too-many-steps",
]

MEANINGS: dict[Code, str] = {
    "no-date": "nobody named a date or a duration for the step",
    "vague-commitment": 'the only date is words such as "soon"',
    "due-on-day-off": "due on a weekend, a holiday or a day of a freeze",
    "due-before-holiday": "due on the last working day before a holiday",
    "before-dependency": "due before a step that it waits for",
    "after-required-close": "due after the day on which the contract has to be signed",
    "after-go-live": "due after go-live",
    "waits-for-later-step": "due later than what follows can bear",
    "due-too-soon": "due earlier than its duration and what it waits for allow",
    "overdue": "1 to 6 days past its date: at risk",
    "stalled": "7 or more days past its date",
    "blocked": "marked as blocked",
    "seller-quarter-end": "the date comes from the seller's own quarter",
    "no-owner": "nobody owns the step",
    "owner-is-a-role": "the owner is a role or a team, not a person",
    "no-buyer-steps": "nothing in the plan is the buyer's to do",
    "one-sided": "nearly everything is the seller's to do",
    "missing-legal": "nobody from legal, in a deal of a size that needs them",
    "missing-security": "nobody from security or IT, in a deal of a size that needs them",
    "missing-finance": "nobody from finance or procurement, in a deal of a size that needs them",
    "missing-executive": "no executive of the buyer, in a deal of a size that needs one",
    "single-contact": "at most one person of the buyer is known",
    "no-go-live": "there is no date to count back from",
    "go-live-on-day-off": "go-live is on a day off",
    "go-live-passed": "the go-live date has passed",
    "does-not-fit": "the steps need more working days than there are",
    "close-on-day-off": "the signature is aimed at a day off",
    "close-before-holiday": "the signature is aimed at the last day before a holiday",
    "close-too-late": "the signature is aimed at a day too late for go-live",
    "close-passed": "the target signature has passed",
    "no-check-in": "no next check-in is fixed",
    "check-in-passed": "the next check-in is in the past",
    "check-in-on-day-off": "the check-in is on a day off",
    "too-many-steps": "more than 30 steps",
}


class Finding(Strict):
    """Something wrong or at risk, and how to mend it.

    Attributes:
        code: stable name of the kind of finding; `MEANINGS` explains each.
        step: id of the step that it is about, None where it is about the whole plan.
    """

    code: Code
    severity: Severity
    step: str | None = None
    message: str
    fix: str
