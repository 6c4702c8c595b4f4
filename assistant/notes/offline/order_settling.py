"""What a step waits for, settled once all of a page is read.

"Once I have the intro", "if that passes" and "then" may point to a step that was found only when
the page was looked at again, or that stands further down.
"""

from collections.abc import Iterator, Sequence

from assistant.notes.offline.step_settling import StepSettler
from assistant.notes.telling.sentence import Telling
from assistant.plan.changes import UpdateStep
from assistant.understanding.anchors import awaited, comes_next, points_back
from assistant.understanding.respelling import Respelt

_BACK = 3  # sentences before one that it may point to


class OrderSettler(StepSettler):
    """Lets the new steps of a page wait for those that their sentences point to."""

    def _settle_orders(self) -> None:
        told = self.tellings()
        taken = self._taken(told)
        for number, one in enumerate(told):
            step = self._sole(taken[number])
            if step is None or one.text.rstrip().endswith("?"):
                continue
            before = list(_before(told, taken, number, step))
            first = [name for name in awaited(one.text, self._plan, before) if name != step]
            if not first and (comes_next(one.text) or points_back(one.text)):
                first = before[:1]
            self._waits(step, first, one)

    def _sole(self, ids: Sequence[str]) -> str | None:
        """Return the one new step that a sentence tells of, None where it tells of none or two."""
        steps = [step for name in ids if (step := self._plan.step(name))]
        new = [step.id for step in steps if self._met.step(step.id) is None]
        return new[0] if len(new) == len(steps) == 1 and steps[0].status != "done" else None

    def _waits(self, step: str, first: Sequence[str], one: Telling) -> None:
        found = self._plan.step(step)
        new = [name for name in first if found and name not in (step, *found.depends_on)]
        if new:
            change = UpdateStep(step=step, add_depends_on=new, quote=one.quote)
            self._take(change, Respelt(one.quote, one.quote, []), one.line)


def _before(
    told: Sequence[Telling], taken: Sequence[Sequence[str]], number: int, step: str
) -> Iterator[str]:
    """Yield the other steps of the sentences before one, the nearest first."""
    for at in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if told[number].number - told[at].number <= _BACK:
            yield from (name for name in reversed(taken[at]) if name != step)
