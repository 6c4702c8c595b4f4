"""What has been read of a message so far."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.errors import PlanError
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    SetPerson,
    UpdateStep,
)
from assistant.plan.model import Plan, Side
from assistant.understanding.anchors import awaited, comes_before, comes_next, waiting
from assistant.understanding.month_meant import in_its_month
from assistant.understanding.qualifying import qualified
from assistant.understanding.reading import Act, Context, Reading
from assistant.understanding.scene import Scene, look
from assistant.understanding.side_mentions import apposed, beside, describes, names_person
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.stepfacts import quote
from assistant.understanding.text import Piece

# "Needs the trial and the legal opinion" is said of what was named before it.
_HANGS = re.compile(
    r"\W*(?:\w+\.?: )?(?:(?:it|this|that|and|but|only|begins?|starts?|comes?|can start|goes|is) ?)*"
    r"(?:after|once|needs?|depend\w*|waits?|requires?|not before|follows|wants|pending|"
    r"subject to)\b",
    re.IGNORECASE,
)
_LOOSE = frozenset({"set_deal", "add_risk"})
_BESIDE = _LOOSE | {"set_person"}


def _stays(change: Change, *, alone: bool) -> bool:
    """Tell whether what was read first stands beside what is said for the card."""
    if alone:
        return change.op == "set_person" and change.role is not None
    return change.op not in _LOOSE


_SENT = frozenset({"security-pack", "msa-sent", None})  # steps of the seller's own people
_OURS = re.compile(
    r"\b(?:my|our|ours|colleagues?|inherited|took over|handed|from us|team ?mate|boss of mine)\b",
    re.IGNORECASE,
)


class _Mark(NamedTuple):
    plan: Plan
    changes: int
    unsure: int
    acts: int
    unclear: int
    problems: int
    focus: tuple[str, ...]


def _steps_of(changes: Sequence[Change], plan: Plan) -> list[str]:
    """Return the ids of the steps that changes add or touch, in order."""
    found: list[str] = []
    for change in changes:
        if isinstance(change, UpdateStep):
            found.append(change.step)
        elif isinstance(change, AddStep):
            found += [s.id for s in plan.steps if s.action == change.action][:1]
    ids = [s.id for one in found for s in plan.steps if one in (s.id, s.kind)]
    return list(dict.fromkeys(ids))


class ReadingState:
    """The plan as it would be, the changes found, and what was spoken of last."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._plan = context.plan
        self._calendar = WorkCalendar(context.plan.calendar)
        self._changes: list[Change] = []
        self._unsure: list[Change] = []
        self._acts: list[Act] = []
        self._unclear: list[str] = []
        self._problems: list[str] = []
        self._seen: tuple[Plan, Piece, str | None, Scene] | None = None
        self._focus = list(context.focus_steps)
        self._who = list(context.focus_people)
        self._left: list[tuple[str, str]] = []
        self._spoken: list[str] = []  # steps of this message, most recent first
        self._named: StepMention | None = None
        self._began = 0  # how many changes there were before the sentence

    def _reading(self) -> Reading:
        return Reading(
            changes=self._changes,
            unsure=self._unsure,
            acts=self._acts,
            unclear=self._unclear,
            problems=self._problems,
            focus_steps=self._focus[:8],
            focus_people=self._who[:8],
        )

    def _mark(self) -> "_Mark":
        """Return where the reading stands, to come back to."""
        return _Mark(
            self._plan, len(self._changes), len(self._unsure), len(self._acts),
            len(self._unclear), len(self._problems), tuple(self._focus),
        )  # fmt: skip

    def _qualify(self, sentence: Piece, before: "_Mark") -> None:
        """Take what the sentence says for the MEDDPICC card."""
        fresh = self._changes[before.changes :]
        found = qualified(
            self._look(sentence), self._who, self._context.today,
            placed=any(change.op not in _BESIDE for change in fresh),
            asking=any(act.kind == "question" for act in self._acts[before.acts :]),
        )  # fmt: skip
        if found.changes:
            # "They lose 40k a month" is no value of the deal, and nothing left unclear.
            kept = [change for change in fresh if _stays(change, alone=found.alone)]
            if len(kept) < len(fresh):
                del self._changes[before.changes :]
                self._plan = before.plan
                self._take(kept)
            del self._unclear[before.unclear :]
            self._take(found.changes)
        elif found.unsure and not self._unsure:
            del self._unclear[before.unclear :]
            self._unsure += found.unsure

    def _waits(self, scene: Scene, since: int, focus: Sequence[str]) -> None:
        """Take what the step of a sentence waits for, however the sentence points to it.

        Args:
            scene: the sentence.
            since: how many changes there were before it.
            focus: the steps that had been spoken of before it, most recent first.
        """
        focus = [one for one in focus if self._plan.step(one)]
        first = awaited(scene.text, self._plan, focus, scene.spoken_of)
        changed = _steps_of(self._changes[since:], self._plan)
        touched = changed or list(dict.fromkeys(s.step for s in scene.steps if s.step))
        if not scene.cautious:
            self._puts_before(scene, touched, focus)
        if not first and comes_next(scene.text) and touched:
            first = [one for one in focus if one not in touched][:1]
        later = [one for one in touched if one not in first]
        if not later and first and scene.whole == scene.piece:
            hangs = not touched or (not changed and _HANGS.match(scene.text))
            later = [one for one in focus if one not in first][:1] if hangs else []
        if not later and first and scene.cautious:
            named = waiting(scene.text, self._plan, [])
            later = [one for one in named if one not in first][:1]
        if self._lets_wait(scene, later, first):
            self._focus.insert(0, later[0])

    def _lets_wait(self, scene: Scene, later: Sequence[str], first: Sequence[str]) -> bool:
        """Take that the first of the later steps waits for others; tell whether that is new."""
        step = self._plan.step(later[0]) if later else None
        new = [one for one in first if step and one != step.id and one not in step.depends_on]
        if step and new:
            self._take([UpdateStep(step=step.id, add_depends_on=new, quote=quote(scene))])
        return bool(new)

    def _puts_before(self, scene: Scene, touched: Sequence[str], focus: Sequence[str]) -> None:
        """Take "before the board meets, Ann has to be ready": the board waits for what Ann does."""
        later = comes_before(scene.text, self._plan, focus)
        named = {w.name for w in scene.people if w.named}
        owned = [s.id for s in self._plan.steps if named & set(s.owners) and s.status != "done"]
        first = [one for one in touched if one not in later]
        first = first or [one for one in owned if one not in later][:1]
        self._lets_wait(scene, later, first)

    def _look(self, sentence: Piece) -> Scene:
        """Return what a sentence names; the same again as long as the plan is the same."""
        spoken_of = self._who[0] if self._who else None
        seen = self._seen
        if seen and seen[0] is self._plan and seen[1:3] == (sentence, spoken_of):
            return seen[3]
        scene = self._look_at(sentence, spoken_of)
        self._seen = (self._plan, sentence, spoken_of, scene)
        return scene

    def _look_at(self, sentence: Piece, spoken_of: str | None) -> Scene:
        return look(
            sentence,
            self._plan,
            self._context.today,
            self._calendar,
            known=[*(person.name for person in self._plan.people), *self._context.present],
            companies=self._companies(),
            spoken_of=spoken_of,
            cautious=self._context.cautious,
        )

    def _companies(self) -> list[str]:
        deal = self._plan.deal
        return [name for name in (deal.buyer, deal.seller) if name]

    def _take(self, changes: Sequence[Change]) -> None:
        """Keep the changes that the plan takes; note the others in the plan's own words."""
        for one in changes:
            change = one if self._context.cautious else in_its_month(one, self._plan)
            try:
                applied = apply(
                    self._plan, [change], today=self._context.today, calendar=self._calendar
                )
            except PlanError as error:
                self._problems.append(str(error))
                continue
            self._plan = applied.plan
            self._changes.append(change)
            for line in applied.lines:
                if line.step and self._plan.step(line.step):
                    self._focus.insert(0, line.step)
                    self._spoken.insert(0, line.step)

    def _remember(self, scene: Scene, topics: Sequence[StepMention]) -> None:
        for topic in topics:
            mention = topic.step or next(
                (s.id for s in self._plan.steps if topic.kind and s.kind == topic.kind), None
            )
            if mention:
                self._focus.insert(0, mention)
                self._spoken.insert(0, mention)
        self._focus = list(dict.fromkeys(self._focus))
        named = [w.name for w in scene.people if w.named]
        self._who = list(dict.fromkeys([*reversed(named), *self._who]))

    def _risk(self, scene: Scene) -> None:
        step = next((s.step for s in scene.steps if s.step), None)
        text = quote(scene)
        if scene.spoken_of and not any(w.named for w in scene.people):
            text = re.sub(r"^(?:she|he)(?='s|\b)", scene.spoken_of, text, flags=re.IGNORECASE)
        self._take([AddRisk(text=text[:1].upper() + text[1:], step=step, quote=quote(scene))])
        if not scene.cautious:
            self._remember(scene, [])  # "Tess is off, so give her till Friday"

    def _settle_sides(self) -> None:
        """Give people named in this message the side of all the steps that they own."""
        named = {c.name for c in self._changes if isinstance(c, SetPerson)}
        for person in [p for p in self._plan.people if p.name in named and p.side is None]:
            words = next(
                c.quote for c in self._changes if isinstance(c, SetPerson) and c.name == person.name
            )
            side = self._side_of(person.name, words)
            if side:
                self._take([SetPerson(name=person.name, side=side, quote=words)])

    def _side_of(self, name: str, words: str) -> Side | None:
        """Return the side of somebody of whom the words do not say it.

        Sellers speak of the buyer's people by name, and of their own as "our" or "my".
        """
        steps = [step for step in self._plan.steps if name in step.owners]
        if self._context.cautious:
            sides = {step.side for step in steps}
            return sides.pop() if len(sides) == 1 and sides <= {"buyer", "seller"} else None
        ours = [step for step in steps if step.side == "seller"]
        # "A data map from us, Lucas does it": a step of ours that nobody else does
        if any(s.kind in _SENT or (s.kind is None and s.owners == [name]) for s in ours):
            return "seller"
        return None if _OURS.search(words) and not steps else "buyer"

    def _known(self, asked: str) -> bool:
        """Tell whether the plan holds the answer already (said in this very clause)."""
        deal = self._plan.deal
        values = {"buyer": deal.buyer, "value": deal.value, "go_live": self._plan.go_live}
        return values.get(asked) is not None

    def _asked_step(self) -> str | None:
        asked = self._context.asked or ""
        return asked.split(":")[1] if asked.startswith("step:") else None

    def _topics(self, scene: Scene) -> list[StepMention]:
        """Return the steps that the clause is about, without those a date only hangs on."""
        hung = [(d.start, d.end) for d in scene.dates if d.deadline.after]
        found = [
            s
            for s in scene.steps
            if not any(start <= s.start < end for start, end in hung) and s.kind != "go-live"
        ]
        if scene.cautious:
            return [s for s in found if not beside(scene, s)]
        return [s for s in found if s.step or not self._only_whose_team(scene, s)]

    def _only_whose_team(self, scene: Scene, mention: StepMention) -> bool:
        """Tell whether words only say where somebody works ("Colm, their finance guy")."""
        if not mention.weak:
            return names_person(scene, mention)
        told = scene.dates or scene.durations or not any(who.named for who in scene.people)
        if told:
            return False
        return names_person(scene, mention) or describes(scene, mention) or apposed(scene, mention)
