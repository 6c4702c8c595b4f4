"""Whose a step is and when it is due, settled once all of a page is read.

What the rules took is one answer among others: nobody, no day, and all that the sentences of the
step and those around them name. Another one is taken only where trained weights are sure of it
(see `notes/telling/claims.py`), and it is checked against the words like everything else.
"""

import re

from assistant.notes.offline.second_look import SecondLook
from assistant.notes.telling.claims import (
    BESIDE,
    WIDEST,
    Answer,
    Asked,
    Passage,
    due_answers,
    likeliest,
    owner_answers,
)
from assistant.notes.telling.sentence import ME
from assistant.plan.changes import UpdateStep
from assistant.plan.deadlines import gone_by
from assistant.plan.sides import contradicts
from assistant.understanding.respelling import Respelt
from assistant.understanding.statuses import status_at
from assistant.understanding.stepfacts import giving_side

_TWO = 2
_SURE = 0.6  # how likely another answer than the rules' must be


class StepSettler(SecondLook):
    """Gives the new steps of a page the owners and days that are likelier than the rules'."""

    def passages(self) -> list[Passage]:
        """Return the new steps with the sentences that tell of them."""
        told = self.tellings()
        taken = self._taken(told)
        found = []
        for step in self._plan.steps:
            own = [number for number, ids in enumerate(taken) if step.id in ids]
            # What is far back on a long page was overtaken by what was said of the step since.
            own = [number for number in own if number >= own[-1] - WIDEST]
            if own and self._met.step(step.id) is None:
                found.append(Passage(step, own, told, taken, step.id in self._weighed))
        return found

    def _settle_steps(self) -> None:
        for passage in self.passages():
            whose = _other(owner_answers(passage), "whose")
            # The board's decision is a step of nobody else's, and needs no owner.
            name = passage.step.action.casefold()
            decides = whose and any(one.casefold() in name for one in whose.value)
            across = whose and self._across(passage, whose)
            fewer = whose and self._fewer(passage, whose)
            if whose and whose.at in passage.own and not (decides or across or fewer):
                self._settle(passage, whose.at, owners=list(whose.value))
            when = _other(due_answers(passage), "when")
            if when and when.day and when.day.date != self._plan.go_live:
                self._settle(passage, when.at, due=when.day.phrase)
            elif passage.step.status == "done" and passage.step.due is None:
                self._settle_done(passage)

    def _settle_done(self, passage: Passage) -> None:
        """Take the day on which a step was done, where the sentence that says so names one."""
        for number in reversed(passage.own):
            one = passage.told[number]
            here = [day for day in one.days if day.place == "here"]
            said = status_at(one.text)
            if said and said[0] == "done" and len(here) == 1:
                if gone_by(here[0].phrase, one.said_on, self._calendar):
                    self._settle(passage, number, due=here[0].phrase)
                return

    def _fewer(self, passage: Passage, whose: Answer) -> bool:
        """Tell whether the answer leaves one of two out who stand side by side in the words."""
        owners = passage.step.owners
        if not set(whose.value) < set(owners) or len(owners) != _TWO or ME in owners:
            return False
        text = passage.told[whose.at].text
        spans = [_place(name, text) for name in owners]
        first, second = sorted(spans)
        return first[0] >= 0 and bool(BESIDE.fullmatch(text[first[1] : second[0]]))

    def _across(self, passage: Passage, whose: Answer) -> bool:
        """Tell whether they are of the side that waits for what the other is to hand over."""
        side = giving_side(passage.told[whose.at].text)
        owned = passage.step.model_copy(update={"owners": list(whose.value)})
        return side is not None and contradicts(self._plan, owned, side) is not None

    def _settle(self, passage: Passage, at: int, **told: list[str] | str) -> None:
        """Take what a sentence tells, quoting the one of the step that stands nearest to it."""
        one = passage.told[passage.nearest(at)]
        change = UpdateStep.model_validate({"step": passage.step.id, "quote": one.quote, **told})
        self._take(change, Respelt(one.quote, one.quote, []), one.line)


def _place(name: str, text: str) -> tuple[int, int]:
    """Return where a name stands in a text, whole or by one of its parts."""
    for part in (name, *reversed(name.split())):
        found = re.search(rf"\b{re.escape(part)}(?!\w)", text)
        if found:
            return found.span()
    return -1, -1


def _other(answers: list[Answer], asked: Asked) -> Answer | None:
    """Return the answer that is surely better than the rules', None where theirs stays.

    What was said before the words that the rules took is no answer: later statements win.
    """
    best, odds = likeliest(answers, asked)
    kept = next(one for one in answers if one.kept)
    sure = best.value and not best.kept and odds > _SURE
    return best if sure and best.at >= kept.at else None
