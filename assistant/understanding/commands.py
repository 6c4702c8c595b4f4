"""What the seller tells to do with a step: rename it, hand it over, move it by so much."""

import re
from collections.abc import Sequence

from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import Change, UpdateStep
from assistant.understanding.scene import Scene
from assistant.understanding.stepfacts import quote

_RENAME = re.compile(
    r"\b(?:rename|relabel|call|retitle)\b.+?\b(?:to|as|into|it)\s+[\"']?(?P<name>[^\"'.;]+)",
    re.IGNORECASE,
)
_SWAP = re.compile(
    r"\b(?:swap|replace|switch|exchange|change|substitute)\b.*\b(?:for|with|to|by)\b", re.IGNORECASE
)
_SHIFT = re.compile(
    r"\b(?:push\w*|mov\w*|slip\w*|delay\w*|postpon\w*|bump\w*|shift\w*|put off|kick\w* "
    r"out)\b.{0,60}\b(?:by|out|back|another|a further)?\b",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\b(?:bring|pull|move)\w*\b.{0,40}\b(?:forward|in|up|earlier)\b", re.IGNORECASE
)


def rename(scene: Scene) -> list[Change]:
    """Return the new name that the clause gives a step."""
    match = _RENAME.search(scene.text)
    steps = [
        s
        for s in scene.steps
        if s.step and match and s.end - scene.piece.start <= match.start("name")
    ]
    if (
        not match
        or not steps
        or not re.match(
            r"(?:please |can you |could you |let's )*(?:rename|relabel|call|retitle)\b",
            scene.text,
            re.IGNORECASE,
        )
    ):
        return []
    name = match["name"].strip(" .")
    return [
        UpdateStep(step=steps[0].step or "", action=name[:1].upper() + name[1:], quote=quote(scene))
    ]


def swap(scene: Scene) -> list[Change]:
    """Return the hand-over of everything that one person owns ("swap Karen for Luis")."""
    named = [w for w in scene.people if w.named]
    if len(named) != 2 or not _SWAP.search(scene.before(named[1].start)):
        return []
    old, new = named[0].name, named[1].name
    about = {s.step for s in scene.steps if s.step}
    return [
        UpdateStep(
            step=step.id,
            owners=[new if one == old else one for one in step.owners],
            quote=quote(scene),
        )
        for step in scene.plan.steps
        if old in step.owners and (not about or step.id in about)
    ]


_UNDATE = re.compile(
    r"\b(?:scratch|scrap|drop|remove|delete|forget|clear|lose|take (?:out|off|away)|ignore|strike|"
    r"there(?:'s| is) no|has no|have no|no longer has an?)\b.{0,30}\b(?:due date|deadline|date)\b",
    re.IGNORECASE,
)


def undate(scene: Scene, focus: Sequence[str]) -> list[Change]:
    """Return that a step has no due date any more ("scratch the legal date")."""
    if scene.dates or not _UNDATE.search(scene.text):
        return []
    named = [s.step for s in scene.steps if s.step]
    target = scene.plan.step(named[0] if named else next(iter(focus), ""))
    if target is None or target.due is None or (scene.steps and not named):
        return []
    return [UpdateStep(step=target.id, clear_due=True, quote=quote(scene))]


def shift(scene: Scene, calendar: WorkCalendar, focus: Sequence[str]) -> list[Change]:
    """Return the move of a due date by a length of time ("push legal out by a week")."""
    earlier = bool(_FORWARD.search(scene.text))
    if not scene.durations or scene.dates or not (earlier or _SHIFT.search(scene.text)):
        return []
    named = [s.step for s in scene.steps if s.step]
    if not named and scene.steps:
        return []
    target = scene.plan.step(named[0] if named else next(iter(focus), ""))
    if target is None:
        return []
    if target.due is None:
        words = quote(scene)
        return [UpdateStep(step=target.id, notes=f"{words[:1].upper()}{words[1:]}.", quote=words)]
    days = -scene.durations[0].days if earlier else scene.durations[0].days
    due = calendar.add(target.due, days, target.side)
    return [UpdateStep(step=target.id, due=due.isoformat(), quote=quote(scene))]
