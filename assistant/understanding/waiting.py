"""The step spoken of last, where a clause names what it waits for."""

import re
from collections.abc import Sequence

from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.understanding.dependencies import Order, is_anchor
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.stepfacts import quote

_ONCE = re.compile(
    r"\b(?:after|once|until|till?|as soon as|when|waiting (?:on|for)|waits? (?:on|for)|depends on)"
    r"\s+(?:the |their |our |his |her |(?:we|they|she|he)(?: have|'ve| has|'s) (?:the |our )?)?$",
    re.IGNORECASE,
)


def _step_of_whom(scene: Scene, topic: StepMention) -> str | None:
    """Return the one open step of who is named before the cue ("Omar starts once X is done")."""
    named = {w.name for w in scene.people if w.named and w.start < topic.start}
    owned = [s for s in scene.plan.steps if named & set(s.owners) and s.status != "done"]
    return owned[0].id if len(named) == len(owned) == 1 and owned[0].id != topic.step else None


def anchored_step(
    scene: Scene, topics: Sequence[StepMention], order: Sequence[Order], focus: str | None
) -> list[Change]:
    """Return that the step spoken of last waits for the one that a clause names.

    Args:
        scene: the clause.
        topics: the steps that it is about.
        order: what it says of their order itself.
        focus: id of the step spoken of last.
    """
    if len(topics) != 1 or any(one.later == topics[0] for one in order):
        return []
    before = scene.before(topics[0].start)
    theirs = _step_of_whom(scene, topics[0]) if _ONCE.search(before) else None
    focus = theirs or focus
    if focus is None or topics[0].step == focus or not (theirs or is_anchor(before)):
        return []
    words = quote(scene)
    found: list[Change] = []
    if not topics[0].step:
        found.append(AddStep(action=topics[0].action, kind=topics[0].kind, quote=words))
    said = status(scene.text)
    blocked = said if said == "blocked" else None
    found.append(
        UpdateStep(step=focus, add_depends_on=[topics[0].key], status=blocked, quote=words)
    )
    return found
