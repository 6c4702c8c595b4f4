"""The step spoken of last, where a clause names what it waits for."""

from collections.abc import Sequence

from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.understanding.dependencies import Order, is_anchor
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.stepfacts import quote


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
    if len(topics) != 1 or focus is None or topics[0].step == focus:
        return []
    if any(one.later == topics[0] for one in order):
        return []
    if not is_anchor(scene.before(topics[0].start)):
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
