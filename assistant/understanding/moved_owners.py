"""Somebody who is named in the place of another ("it's not Oliver, it's the owner, Maria")."""

import re

from assistant.plan.changes import Change, UpdateStep
from assistant.understanding.people import Who
from assistant.understanding.scene import Scene

# "It's no Morag" is Scots for "not".
_NOT = re.compile(
    r"\b(?:(?:it|that|this)(?:'s| is| isn't|'s not| is not)(?: not| no)?|isn't|not|no longer|"
    r"instead of|rather than)(?: (?:with|by|for|on))?\s*$",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:not|no|isn't|no longer|instead of|rather than)\b", re.IGNORECASE)


def moved_owner(scene: Scene) -> list[Change]:
    """Return the steps that pass from one person, who is denied, to another who is named.

    Args:
        scene: a whole sentence.
    """
    named = [who for who in scene.people if who.named]
    denied = [who for who in named if _is_denied(scene, who)]
    others = [who for who in named if who.name not in {one.name for one in denied}]
    if len(denied) != 1 or len({who.name for who in others}) != 1 or scene.dates:
        return []
    old, new = denied[0].name, others[0].name
    steps = [s for s in scene.plan.steps if old in s.owners and s.status != "done"]
    meant = {one.step for one in scene.steps if one.step}
    steps = [s for s in steps if s.id in meant] or steps
    if len(steps) != 1:
        return []
    owners = [new if one == old else one for one in steps[0].owners]
    words = scene.text.strip(" .,;:-")
    return [UpdateStep(step=steps[0].id, owners=owners, quote=words)]


def _is_denied(scene: Scene, who: Who) -> bool:
    before = scene.before(who.start)
    said = _NOT.search(before)
    return bool(said and _DENIES.search(said.group()))
