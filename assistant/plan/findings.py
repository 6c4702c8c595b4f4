"""A finding of the plan check."""

from typing import Literal

from assistant.plan.model import Strict

Severity = Literal["high", "medium", "low"]
Code = Literal[
    "no-owner", "no-date", "due-on-day-off", "due-before-holiday", "go-live-on-day-off", "close-on-day-off", "after-required-close",
    "before-dependency", "overdue", "stalled", "blocked", "vague-commitment", "no-buyer-steps",
    "missing-legal", "missing-security", "missing-finance", "missing-executive", "single-contact",
    "no-check-in", "check-in-passed", "check-in-on-day-off", "too-many-steps", "seller-quarter-end", "does-not-fit",
    "no-go-live", "close-too-late", "waits-for-later-step",
]  # fmt: skip


class Finding(Strict):
    """Something wrong or at risk, and how to mend it.

    Attributes:
        step: id of the step that it is about, None where it is about the whole plan.
    """

    code: Code
    severity: Severity
    step: str | None = None
    message: str
    fix: str
