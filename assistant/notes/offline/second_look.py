"""A second look at the sentences that the rules made nothing of, and at what they left open.

Trained weights tell whether a sentence tells of a step, who does it and which day is its day (see
`notes/telling/`). What they find is checked against its words like everything else.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from assistant.notes.matching import meant
from assistant.notes.offline.state import NotesState
from assistant.notes.page import Line
from assistant.notes.telling.gathering import gathered
from assistant.notes.telling.odds import day_odds, owner_odds, step_odds
from assistant.notes.telling.sentence import Day, Person, Telling
from assistant.notes.telling.work_name import work_name
from assistant.plan.changes import AddStep, RemoveStep, UpdateStep
from assistant.plan.model import Step
from assistant.understanding.checkins import is_recurring
from assistant.understanding.classify import goal_odds
from assistant.understanding.due_days import speaks_of_absence, start_dates
from assistant.understanding.idle_days import is_no_due, tells_only_habit
from assistant.understanding.respelling import Respelt
from assistant.understanding.scene import Scene, look
from assistant.understanding.statuses import status_at
from assistant.understanding.step_naming import named_step
from assistant.understanding.text import Piece

_TELLS = 0.45  # how likely a sentence must tell of a step
_OWNS, _DUE = 0.5, 0.5  # how likely somebody must be its owner, a day its day
_FILLS = 0.75  # and where the rules, which know the step, left it open or took another
_HARDLY = 0.2  # how unlikely the day must be that the rules took
_GOAL = 0.75
_FEWEST_WORDS = 3  # of a sentence that tells of a step
_AT_ONCE = 64  # sentences that are weighed at once
_OVER = 40  # sentences that one quote may reach over
_RECENT = 12  # steps that "it" may mean
_BESIDE = re.compile(r"\W*(?:,|and|&|/|\+|und|y|et)\W*(?:(?:the|our|their|me) )?", re.IGNORECASE)


class SecondLook(NotesState):
    """Looks again at a page that has been read.

    Attributes:
        _looked_at: the lines that were read, without those that were left out.
    """

    _looked_at: Sequence[Line] = ()
    _weighed: frozenset[str] = frozenset()

    def tellings(self) -> list[Telling]:
        """Return the sentences of the page that were read."""
        return gathered(self._looked_at, self._told_unnamed, self._frame)

    def _look_again(self, tell: Callable[[float], None]) -> None:
        """Take the steps that the rules did not see, and who and when they left open.

        Args:
            tell: is told which share is looked at, from 0 to 1; what it raises ends the reading.
        """
        told = self.tellings()
        taken = self._taken(told)
        for first in range(0, len(told), _AT_ONCE):
            tell(first / len(told))
            part = range(first, min(first + _AT_ONCE, len(told)))
            fresh = [number for number in part if not taken[number]]
            odds = dict(zip(fresh, step_odds([told[n] for n in fresh]), strict=True))
            for number in part:
                steps = taken[number]
                if len(steps) == 1:
                    self._fill(told[number], steps[0])
                new = self._new(told[number]) if odds.get(number, 0.0) > _TELLS else []
                self._focus = list(dict.fromkeys([*steps, *new, *self._focus]))[:_RECENT]

    def _taken(self, told: Sequence[Telling]) -> list[list[str]]:
        """Return for each sentence the ids of the steps for which something was read in it.

        The id of a step that is there no longer is "".
        """
        order = sorted(range(len(told)), key=lambda number: told[number].at)
        places = [told[number].at for number in order]
        ids = {name: step.id for step in self._plan.steps for name in (step.id, step.action)}
        found: list[list[str]] = [[] for _ in told]
        for read in self._found:
            change = read.change
            if not isinstance(change, AddStep | UpdateStep | RemoveStep):
                continue
            name = change.action if isinstance(change, AddStep) else change.step
            end = bisect_left(places, read.at + len(read.quote))
            for number in reversed(order[:end][-_OVER:]):
                if told[number].end > read.at and ids.get(name, "") not in found[number]:
                    found[number].append(ids.get(name, ""))
        return found

    def _new(self, one: Telling) -> list[str]:
        """Take the step that a sentence tells of; return its id."""
        scene = self._scene(one)
        if _tells_none(scene) or self._is_left_open(one):
            return []
        name = work_name(scene, one.before)
        if not name or self._is_company(name, scene):
            return []
        mention = named_step(name, self._plan)
        known = self._plan.step(mention.step or "") or meant(name, mention.kind, self._plan)
        if known is not None:
            self._fill(one, known.id)
            return [known.id]
        day = self._due_of(one, scene, _DUE)
        said = status_at(one.text)
        told: dict[str, Any] = {
            "kind": mention.kind,
            "owners": owners_of(one, _OWNS) or None,
            "due": day.phrase if day else None,
            "status": said[0] if said else None,
        }
        told = {key: value for key, value in told.items() if value}
        change = AddStep(action=mention.action if mention.kind else name, quote=one.quote, **told)
        before = {step.id for step in self._plan.steps}
        if not self._take(change, Respelt(one.quote, one.quote, []), one.line):
            return []
        new = [step.id for step in self._plan.steps if step.id not in before]
        self._weighed |= set(new)
        for step in new:
            self._waits_for(one.text, [step], Respelt(one.quote, one.quote, []), one.line)
        return new

    def _is_left_open(self, one: Telling) -> bool:
        """Tell whether a sentence that names nobody and no day was left open as too vague."""
        dated = any(day.place == "here" for day in one.days)
        named = any(
            person.place == "here" and owner_odds(one, person) > _FILLS for person in one.people
        )
        left = any(u.kind == "vague" and one.at <= u.at < one.end for u in self._open)
        return left and not dated and not named

    def _fill(self, one: Telling, step_id: str) -> None:
        """Take who does a step, and when, where its sentence says so and nothing was read."""
        step = self._plan.step(step_id)
        if step is None:
            return
        told = self._open_of(one, step)
        if told:
            change = UpdateStep(step=step.id, quote=one.quote, **told)
            self._take(change, Respelt(one.quote, one.quote, []), one.line)

    def _open_of(self, one: Telling, step: Step) -> dict[str, Any]:
        told: dict[str, Any] = {}
        if not step.owners:
            # The board's decision is a step of nobody else's.
            name = step.action.casefold()
            likely = owners_of(one, _FILLS)
            told["add_owners"] = [who for who in likely if who.casefold() not in name]
        taken = [day_odds(one, day) for day in one.days if day.date == step.due]
        unlikely = bool(taken) and max(taken) < _HARDLY and self._met.step(step.id) is None
        if step.status != "done" and (step.due is None or unlikely):
            day = self._due_of(one, self._scene(one), _FILLS)
            told["due"] = day.phrase if day else None
        return {key: value for key, value in told.items() if value}

    def _due_of(self, one: Telling, scene: Scene, bar: float) -> Day | None:
        """Return the day of what a sentence tells of, None where none is likely.

        The day on which something begins, or the buyer goes live, and one that is over are none.
        """
        idle = [*start_dates(scene), *(day for day in scene.dates if is_no_due(scene, day))]
        none = {found.deadline.date for found in idle}
        odds = [
            (day_odds(one, day), day)
            for day in one.days
            if day.date != self._plan.go_live
            and not tells_only_habit(day.text)
            and not speaks_of_absence(day.text[: day.start])
            and (day.place != "here" or day.date not in none)
        ]
        best = max(odds, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] > bar else None

    def _is_company(self, name: str, scene: Scene) -> bool:
        deal = self._plan.deal
        firms = [*scene.companies, deal.buyer or "", deal.seller or ""]
        return any(name.casefold() in firm.casefold() for firm in firms)

    def _scene(self, one: Telling) -> Scene:
        frame = self._frame(one.line)
        return look(
            Piece(0, len(one.text), one.text), self._plan, one.said_on, self._calendar,
            known=frame.known, companies=frame.companies, cautious=True,
        )  # fmt: skip


def _tells_none(scene: Scene) -> bool:
    """Tell whether a sentence asks, says too little, or is of the go-live or a talk that recurs."""
    few = len(scene.text.split()) < _FEWEST_WORDS
    asks = scene.text.rstrip().endswith("?")
    talk = is_recurring(scene.text)
    return few or asks or talk or (bool(scene.dates) and goal_odds(scene.text) > _GOAL)


def owners_of(one: Telling, bar: float) -> list[str]:
    """Return who does what a sentence tells of: the likeliest, and those named beside them."""
    odds = [(owner_odds(one, person), person) for person in one.people]
    sure = [person for share, person in odds if share > bar]
    if not sure:
        return []
    best = max(odds, key=lambda pair: pair[0])[1]
    return [p.name for p in sure if p == best or _beside(one, best, p)]


def _beside(one: Telling, best: Person, other: Person) -> bool:
    if best.place != "here" or other.place != "here":
        return False
    first, second = sorted((best, other), key=lambda person: person.start)
    return bool(_BESIDE.fullmatch(one.text[first.end : second.start]))
