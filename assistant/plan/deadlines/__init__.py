"""Deadlines in words: "end of next week", seen from today, becomes a date or says why not."""

from assistant.plan.deadlines.durations import find_durations
from assistant.plan.deadlines.finding import find
from assistant.plan.deadlines.gone import gone_by, just_gone
from assistant.plan.deadlines.model import Deadline, DeadlineKind, Found, FoundDuration
from assistant.plan.deadlines.resolving import resolve

__all__ = [
    "Deadline",
    "DeadlineKind",
    "Found",
    "FoundDuration",
    "find",
    "find_durations",
    "gone_by",
    "just_gone",
    "resolve",
]
