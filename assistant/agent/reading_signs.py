"""The signs by which trained weights tell which amendments of a reading are right."""

import re
from collections.abc import Iterator, Sequence

from assistant.agent.amending import Amendment, Told
from assistant.notes.matching import likeness
from assistant.notes.telling.odds import as_score, day_odds, owner_odds, step_odds
from assistant.notes.telling.sentence import Telling
from assistant.plan.changes import AddStep, Change
from assistant.plan.model import Plan, Step
from assistant.understanding.reading import Context
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold

Signs = dict[str, float]
_POINTS = re.compile(
    r"\b(?:it|that|this|those|these|same|instead|he|she|they|him|her|his|them|its)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\bnot\b|n't\b|\bno longer\b|\binstead\b", re.IGNORECASE)
_MENDS = re.compile(
    r"\b(?:not|no|instead|sorry|actually|wrong|correction|scratch|scrap|moved?|now|push\w*|"
    r"slip\w*|drop\w*|cancel\w*|forget|change\w*|rather|cover\w*|replac\w*|over|done|already)\b",
    re.IGNORECASE,
)


class Weighing:
    """Tells the signs of the amendments of one message.

    Attributes:
        sentences: those of the message, as notes are gathered.
    """

    def __init__(
        self, context: Context, first: Told, second: Told, sentences: Sequence[Telling]
    ) -> None:
        self._context, self._first, self._second = context, first, second
        self.sentences = sentences
        self._odds = step_odds(sentences)
        self._firsts = [self._at(change) for change, step in first.changes if step]

    def signs(self, one: Amendment) -> Signs:
        """Return the signs that an amendment is right, each with what it does before it."""
        what = f"{one.deed} {one.field or 'step'}"
        found = {f"{what}; {name}": value for name, value in self._signs(one).items() if value}
        return {what: 1.0, **found}

    def _signs(self, one: Amendment) -> Signs:
        told = self._first.of(one.step) if one.deed in {"drop", "less"} else ()
        told = told or self._second.of(one.other) or self._first.of(one.step)
        at = min((self._at(change) for change in told), default=0)
        signs = dict.fromkeys(self._of_sentence(at), 1.0)
        signs |= dict(self._of_odds(at))
        if one.field is None:
            signs |= dict(self._of_step(one, told))
        elif one.field == "owner":
            signs |= dict(self._of_owner(one, at))
        elif one.field == "day":
            signs |= dict(self._of_day(one, at))
        if one.field is not None:
            signs |= dict.fromkeys(self._of_field(one, told), 1.0)
        return {name: float(value) for name, value in signs.items()}

    def _at(self, change: Change) -> int:
        """Return the number of the sentence in which the words of a change stand."""
        words = fold(change.quote).casefold()
        for number, one in enumerate(self.sentences):
            said = fold(one.quote).casefold()
            if words in said or said in words:
                return number
        return 0

    def _of_sentence(self, at: int) -> Iterator[str]:
        text = self.sentences[at].text if self.sentences else ""
        asked = (self._context.asked or "nothing").split(":")
        yield f"asked {asked[0] if at == 0 else 'before'}"
        count = len(text.split())
        yield "few words" if count < 7 else "many words" if count > 18 else "some words"
        yield f"sentence {min(at, 2)} of {min(len(self.sentences), 3)}"
        yield from (
            name
            for name, words in (("mends", _MENDS), ("points back", _POINTS), ("denies", _DENIES))
            if words.search(text)
        )
        if text.rstrip().endswith("?"):
            yield "asks"
        yield f"first read {min(2, self._firsts.count(at))} here"
        yield f"steps before {min(2, len(self._context.plan.steps))}"

    def _of_odds(self, at: int) -> Iterator[tuple[str, float]]:
        if self._odds:
            yield "odds of a step", as_score(self._odds[at])

    def _of_step(self, one: Amendment, told: Sequence[Change]) -> Iterator[tuple[str, float]]:
        here, there = self._first, self._second
        step = (here if one.deed == "drop" else there).plan.step(one.step)
        if step is None:
            return
        yield "usual" if step.kind else "own", 1
        yield f"{'owner' if step.owners else 'no owner'}, {'day' if step.due else 'no day'}", 1
        yield f"status {step.status}", 1
        yield f"name of {min(4, len(step.action.split()))} words", 1
        yield f"changes {min(2, len(told))}", 1
        rest = there if one.deed == "drop" else here
        others = [s for s in rest.plan.steps if s.id != step.id or one.deed == "add"]
        yield "like another", max((likeness(step.action, s.action) for s in others), default=0.0)
        if step.due:
            yield "day is of another too", any(s.due == step.due for s in others)
        if step.owners:
            yield "owner is of another too", any(set(step.owners) & set(s.owners) for s in others)
        yield from dict.fromkeys(self._ahead(step, one, told), 1.0).items()

    def _ahead(self, step: Step, one: Amendment, told: Sequence[Change]) -> Iterator[str]:
        add = next((c for c in told if isinstance(c, AddStep)), None)
        at = self._at(add) if add else 0
        if self.sentences and step.kind:
            named = mentions(self.sentences[at].text, Plan())
            weak = [m.weak for m in named if m.kind == step.kind]
            yield "not named" if not weak else "named weakly" if all(weak) else "named"
        if add and one.deed == "add":
            known = {s.id: s for s in self._context.plan.steps}
            for change, changed in self._first.changes:
                if changed and self._at(change) == at:
                    yield "beside a step known" if changed in known else "beside a new step"
        if add and one.deed == "drop":
            for change, changed in self._second.changes:
                if changed and self._at(change) == at:
                    known = {s.id: s for s in self._context.plan.steps}
                    yield "instead a step known" if changed in known else "instead a new step"
        if step.action.split()[0][:1].islower():
            yield "small letter"

    def _of_field(self, one: Amendment, told: Sequence[Change]) -> Iterator[str]:
        old = self._context.plan.step(one.step)
        yield "new step" if old is None else "old step"
        step = self._first.plan.step(one.step)
        if step is None:
            return
        yield "usual" if step.kind else "own"
        if old is not None and one.field == "owner":
            yield "over" if old.owners else "open"
        if old is not None and one.field == "day":
            yield "over" if old.due else "open"
        at = min((self._at(change) for change in told), default=0)
        if self.sentences:
            text = self.sentences[at].text
            named = any(m.step == step.id for m in mentions(text, self._first.plan))
            yield "named" if named else "unnamed"
        focus = self._context.focus_steps
        if old is not None:
            yield "in focus" if focus[:1] == [step.id] else "out of focus"

    def _of_owner(self, one: Amendment, at: int) -> Iterator[tuple[str, float]]:
        first, second = self._first.plan.step(one.step), self._second.plan.step(one.other)
        for name, step, other in (("first", first, second), ("second", second, first)):
            if step is None or other is None:
                continue
            yield f"{name} has {min(2, len(step.owners))}", 1
            more = set(step.owners) - set(other.owners)
            if more and self.sentences:
                odds = [self._owns(who) for who in more]
                yield f"{name}, odds", as_score(sum(odds) / len(odds))
                here = [p.place for p in self.sentences[at].people if p.name in more]
                yield f"{name}, {here[0] if here else 'not seen'}", 1
                used = any(more & set(s.owners) for s in self._first.plan.steps if s.id != one.step)
                yield f"{name}, {'used' if used else 'not used'}", 1

    def _owns(self, who: str) -> float:
        told = [(one, p) for one in self.sentences for p in one.people if p.name == who]
        return max((owner_odds(one, person) for one, person in told), default=0.0)

    def _of_day(self, one: Amendment, at: int) -> Iterator[tuple[str, float]]:
        first, second = self._first.plan.step(one.step), self._second.plan.step(one.other)
        for name, step in (("first", first), ("second", second)):
            due = step.due if step else None
            yield f"{name} has {'a day' if due else 'none'}", 1
            if due and self.sentences:
                odds = max(
                    (day_odds(s, d) for s in self.sentences for d in s.days if d.date == due),
                    default=0.0,
                )
                yield f"{name}, odds", as_score(odds)
                here = any(d.date == due for d in self.sentences[at].days)
                yield f"{name}, {'here' if here else 'elsewhere'}", 1
                used = any(s.due == due for s in self._first.plan.steps if s.id != one.step)
                yield f"{name}, {'used' if used else 'not used'}", 1
                past = due < self._context.today
                yield f"{name}, {'past' if past else 'ahead'}", 1
