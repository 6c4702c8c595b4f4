"""What the dates of a clause say of its step: when it is due or starts, and how somebody works."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.plan.deadlines import Found, find_durations
from assistant.plan.finding import step_called
from assistant.understanding.anchors import comes_next
from assistant.understanding.due_days import is_habit, start_dates
from assistant.understanding.frames import Frame
from assistant.understanding.scene import Scene
from assistant.understanding.starts import NOT_BEFORE, start_note

_THEN_WITHIN = re.compile(
    r"^(?:within|in)\s+(?P<length>.*(?:days?|weeks?|months?))$", re.IGNORECASE
)
_GO_LIVE = re.compile(
    r"(?:the |our |their )?(?:go[- ]?live|launch|going live|opening(?: day)?|launch day)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:already|was|were|last|ago|yesterday|this morning|earlier|just)\b", re.IGNORECASE
)


def date_fields(scene: Scene, frame: Frame, said: str | None) -> dict[str, Any]:
    """Return the fields of a step's change that the dates of its clause give.

    Args:
        scene: the clause.
        frame: what of it belongs to the step.
        said: the status that the clause gives the step.
    """
    dates = [d for d in frame.dates if not d.deadline.after]
    tied = [d for d in frame.dates if d.deadline.after]
    fields: dict[str, Any] = {}
    late = [d for d in dates if NOT_BEFORE.match(d.deadline.phrase)]
    if late:
        return {"notes": _noted(late[-1].deadline.phrase)}
    if dates:
        date = dates[-1]
        length = _THEN_WITHIN.search(date.deadline.phrase) if scene.cautious else None
        if length and comes_next(scene.text) and find_durations(length["length"]):
            # "She will then return it within two weeks" counts from the step before.
            return {"duration_days": find_durations(length["length"])[0].days}
        if said != "done" or not _past(scene, date):
            fields["due"] = date.deadline.phrase
    elif tied and (scene.cautious or not _names_step(scene, tied)):
        fields.update(_hanging(scene, tied[-1]))
    if frame.steps and any(is_habit(d) for d in scene.dates):
        fields["notes"] = _noted(scene.text)
    begins = [d for d in start_dates(scene) if d.start >= scene.piece.start]
    if begins and frame.steps:
        fields["notes"] = start_note(begins[-1].deadline, scene.today)
    return fields


def _names_step(scene: Scene, tied: Sequence[Found]) -> bool:
    return any(d.start <= step.start < d.end for d in tied for step in scene.steps)


def counts_from_live(words: str) -> bool:
    """Tell whether words name the day of going live ("the launch", "opening")."""
    return bool(_GO_LIVE.fullmatch(words))


def _hanging(scene: Scene, date: Found) -> dict[str, Any]:
    """Return what "two weeks from when he gets our pack" says, where no step is called that."""
    deadline = date.deadline
    if scene.plan.go_live and deadline.lag_days and counts_from_live(deadline.after or ""):
        return {"due": deadline.phrase}
    other = step_called(scene.plan, deadline.after or "")
    if other is None:
        note = _noted(scene.after(date.start))
        days = deadline.lag_days or 0
        return {"notes": note} | ({"duration_days": days} if days > 0 else {})
    return {} if scene.cautious and not other.due else {"due": deadline.phrase}


def _past(scene: Scene, date: Found) -> bool:
    words = scene.text[date.start - scene.piece.start : date.end - scene.piece.start]
    return bool(_PAST.search(words)) or date.deadline.date is None or "by" not in words


def _noted(words: str) -> str:
    said = words.strip(" .,;")
    return f"{said[:1].upper()}{said[1:]}."
