"""Steps of the deal's own put into the plan as it is read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.plan.changes import AddStep, Change, RemoveStep, SetDeal, SetPerson, UpdateStep
from assistant.plan.model import Step
from assistant.understanding.anchors import came_first
from assistant.understanding.answer_kinds import group_of
from assistant.understanding.answer_reader import AnswerReader
from assistant.understanding.bodies import is_body, sits_on
from assistant.understanding.checkins import check_in_change
from assistant.understanding.classify import ClauseLabel
from assistant.understanding.closing import closing
from assistant.understanding.deals import deal_changes
from assistant.understanding.deed_words import Task, is_thing
from assistant.understanding.dependencies import orders
from assistant.understanding.due_days import due_dates
from assistant.understanding.entries import entry
from assistant.understanding.headed import is_name
from assistant.understanding.held_back import held_back
from assistant.understanding.language import parse
from assistant.understanding.owed import Owed, owed
from assistant.understanding.passed_on import passed_on
from assistant.understanding.persons import person_changes
from assistant.understanding.placements import accomplished, later_days, placed
from assistant.understanding.scene import Scene
from assistant.understanding.standing import standing, unowned
from assistant.understanding.statuses import dropped, mere_no
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.step_naming import named_step
from assistant.understanding.step_words import stems
from assistant.understanding.stepfacts import quote, step_changes
from assistant.understanding.tasks import added_step, listed_task, task
from assistant.understanding.text import Piece
from assistant.understanding.undertakings import does, undertakings
from assistant.understanding.wants import asker, wanted
from assistant.understanding.work_mentioned import work_mentioned
from assistant.understanding.work_words import is_person, is_work

_TALK = frozenset({"background", "vague", "question", "risk"})
_SMALL = frozenset(stems("the a an of for to from with by on in at and send new final"))


class OwnWork(AnswerReader):
    """Takes steps that no catalogue knows.

    Attributes:
        _firm: whether the clause states work of the deal's own for sure.
    """

    _firm = False
    _lists = False  # whether the sentence is an item of a list of what is left

    def _with_work(
        self, scene: Scene, topics: Sequence[StepMention], said: ClauseLabel
    ) -> list[StepMention]:
        """Return the topics with the work of the deal's own that notes tell of."""
        self._firm = False
        if not scene.cautious:
            return list(topics)
        talk = said.label in _TALK and said.p > 0.8
        told = [one for one in undertakings(self._dated(scene), topics) if one.sure or not talk]
        if not told and not topics:
            told = placed(scene) or accomplished(scene) or standing(scene)
        self._firm = any(one.sure for one in told) or (not talk and does(scene, topics))
        return self._among(topics, told)

    def _dated(self, scene: Scene) -> Scene:
        """Return the clause with the day that the next words put to it ("…, that's the 9th")."""
        if scene.dates or scene.durations or scene.piece.end >= scene.whole.end:
            return scene
        sentence = self._look(scene.whole)
        places = set(later_days(scene, sentence))
        near = [one for one in sentence.dates if one.start in places]
        return replace(scene, dates=near) if near else scene

    def _among(self, topics: Sequence[StepMention], told: Sequence[Task]) -> list[StepMention]:
        """Return topics with work put among them; what stands inside the work is part of it."""
        found = [
            StepMention(one.start, one.end, None, self._same(one.action), one.action, False)
            for one in told
        ]
        kept = [t for t in topics if not any(m.start <= t.start < m.end for m in found)]
        return sorted([*kept, *found])

    def _sits(self, scene: Scene, since: int) -> None:
        """Take the day on which the body sits that was spoken of last ("they meet on the 4th")."""
        named = {one for c in self._changes[since:] if getattr(c, "due", None) for one in _keys(c)}
        steps = [step for one in self._focus if (step := self._plan.step(one))][:3]
        bodies = [s for s in steps if s.kind == "executive-approval" or is_body(_body(s))]
        if not bodies or bodies[0].due or named & {bodies[0].id, bodies[0].action}:
            return
        found = sits_on(scene)
        if found:
            self._take([UpdateStep(step=bodies[0].id, due=found[0], quote=found[1])])

    def _owed(self, scene: Scene, found: Owed) -> None:
        """Take work that a clause puts with somebody, with its day."""
        days = [one.deadline.phrase for one in due_dates(scene)]
        change = AddStep(
            action=found.action, owners=[found.owner], due=days[-1] if days else None,
            quote=quote(scene),
        )  # fmt: skip
        self._take([change])
        self._remember(scene, [])

    def _passed_on(self, scene: Scene) -> bool:
        """Take work put with somebody, or what they do with the thing of the step before."""
        found = owed(scene) if scene.cautious and not scene.steps else None
        if found:
            self._owed(scene, found)
            return True
        before = next((step for one in self._focus if (step := self._plan.step(one))), None)
        action = passed_on(scene, before) if before and scene.cautious else None
        if action is None:
            return False
        self._own_step(scene, action, sure=True)
        return True

    def _takes_wanted(self, scene: Scene) -> bool:
        """Take what somebody asks the seller for; tell whether the clause told of any."""
        found = None if scene.cautious else wanted(scene)
        if found is None:
            return False
        self._own_step(self._without_asker(scene), found.action, sure=True)
        self._remember(scene, [])
        return True

    def _without_asker(self, scene: Scene) -> Scene:
        """Return the clause without who wants something, who is one of the buyer's."""
        who = asker(scene)
        known = self._plan.person(who.name) if who else None
        if known and known.side is None:
            self._take([SetPerson(name=known.name, side="buyer", quote=quote(scene))])
        return replace(scene, people=[w for w in scene.people if w != who])

    def _told_work(self, scene: Scene) -> Task | None:
        """Return the work of a clause; any that is named where it was asked what is left."""
        found = self._task(scene)
        if found and found.sure:
            return found
        if self._lists:
            return work_mentioned(scene) or found
        if self._context.asked != "steps" or self._spoken:
            return found
        return work_mentioned(scene) if self._holds_answer(scene) else found

    def _task(self, scene: Scene) -> Task | None:
        """Return the work of a clause; in notes only what is listed, needed or done already."""
        found = listed_task(scene) if scene.cautious else task(scene)
        return found if found and (scene.cautious or is_name(found.action)) else None

    def _added(self, scene: Scene) -> list[Change]:
        """Return a step of the deal's own that the clause asks to add, with all said of it."""
        found = added_step(scene)
        if found is None:
            return []
        rest = [s for s in scene.steps if s.start >= found.end]
        more = orders(scene.text, [found, *rest], scene.piece.start)
        return step_changes(scene, [found], more, sure=True)

    def _same(self, action: str) -> str | None:
        """Return the step of the deal's own that goes by nearly these words already."""
        said = stems(action)
        wanted = set(said) - _SMALL
        own = [(step.id, stems(step.action)) for step in self._plan.steps if not step.kind]
        for one, name in own:
            have = set(name) - _SMALL
            if wanted and 4 * len(wanted & have) >= 3 * len(wanted | have):
                return one
        # "The dry run" is the migration dry run, where no other ends like it.
        steps = [(step.id, stems(step.action)) for step in self._plan.steps]
        ends = [one for one, name in steps if said and name[-len(said) :] == said]
        return ends[0] if len(ends) == 1 and not self._context.cautious else None

    def _entry(self, sentence: Piece) -> bool:
        """Take an entry of a list ("Extract - Shaz, theirs - 5/3"); tell whether it was one."""
        scene = self._look(sentence)
        asks = group_of(self._context.asked) in ("others", "when", "dur")
        answers = asks and not scene.steps and self._holds_answer(scene)
        found = None if self._context.cautious or answers else entry(scene)
        deal = self._plan.deal
        if found is None or check_in_change(scene, asked=False):
            return False
        if any(_of_the_deal(one) for one in deal_changes(scene, buyer=deal.buyer)[0]):
            return False
        more = [found.somebody] if found.somebody else []
        scene = replace(scene, people=sorted([*scene.people, *more]))
        self._take(person_changes(scene, self._plan, (deal.buyer, deal.seller)))
        here = scene if more else self._look(sentence)
        close = closing(here)
        if close:
            words = here.text.strip(" .,;:-")
            self._take([SetDeal(target_close=close.deadline.phrase, quote=words)])
        one = named_step(found.action, self._plan, talk=True)
        step = one.step or self._same(found.action)
        mention = one._replace(start=found.start, end=found.end, step=step)
        changes = step_changes(replace(here, steps=[mention]), [mention], [], sure=True)
        self._take(changes)
        self._remember(here, [mention])
        return bool(changes)

    def _held_back(self, scene: Scene) -> bool:
        """Take "can't start the data load until the DPA is signed"; tell whether it was said."""
        found = None if self._context.cautious else held_back(scene.text)
        if found is None:
            return False
        later = self._waiting(scene, found.later) or self._owned_by(scene, found.later)
        if later is None:
            return False
        first = came_first(found.first, self._plan, self._focus)
        earlier = self._waiting(scene, found.thing) if found.thing and not first else None
        if not first and earlier is None:
            return False
        words = scene.text.strip(" .,;:-")
        new = [one for one in (later, earlier) if one and one.step is None]
        self._take([AddStep(action=one.action, kind=one.kind, quote=words) for one in new])
        step = self._plan.step(later.step or self._id_of(later))
        before = first or [self._id_of(earlier)] if earlier else first
        before = [one for one in before if step and one != step.id]
        if step and before:
            self._take([UpdateStep(step=step.id, add_depends_on=before, quote=words)])
        return bool(step)

    def _owned_by(self, scene: Scene, words: str) -> StepMention | None:
        """Return the one open step of whom the words name ("Omar needs our data sheet first")."""
        named = [w.name for w in scene.people if w.named and w.name.split()[0] in words]
        steps = [s for s in self._plan.steps if set(named) & set(s.owners) and s.status != "done"]
        if len(steps) != 1:
            return None
        at = scene.piece.start
        return StepMention(at, at, steps[0].kind, steps[0].id, steps[0].action, False)

    def _waiting(self, scene: Scene, words: str) -> StepMention | None:
        """Return the step that the words name, known or new; None where they name no work."""
        one = named_step(words, self._plan, talk=True)
        if one.step or one.kind:
            return one
        same = self._same(one.action)
        doc = parse(words)
        people = any(is_person(t) for t in doc if t.dep_ == "ROOT")
        work = is_thing(words) and (len(words.split()) > 1 or any(is_work(t) for t in doc))
        if same is None and (people or not work or self._names_somebody(scene, words)):
            return None
        return one._replace(step=same)

    def _names_somebody(self, scene: Scene, words: str) -> bool:
        names = [who.name.casefold().split()[0] for who in scene.people if who.named]
        return any(name in words.casefold().split() for name in names)

    def _id_of(self, mention: StepMention) -> str:
        return next(
            (s.id for s in self._plan.steps if mention.key in (s.id, s.kind, s.action)),
            mention.key,
        )

    def _only_seems_dropped(self, scene: Scene, change: Change) -> bool:
        """Tell whether a clause drops what its sentence answers ("no legal team, Ann reads it")."""
        if not isinstance(change, RemoveStep):
            return False
        step = self._plan.step(change.step)
        return self._says_who(scene, step.kind if step else None, change.step)

    def _falls_away_unsaid(self, scene: Scene, change: Change) -> bool:
        """Tell whether a mere "no legal" would drop a step that the plan knows more of."""
        step = self._plan.step(change.step) if isinstance(change, RemoveStep) else None
        known = step and (step.owners or step.due or step.status != "not_started")
        return bool(known and mere_no(scene.text))

    def _takes_unowned(self, scene: Scene) -> bool:
        """Take work of notes that is nobody's yet; tell whether the clause told of any."""
        told = unowned(scene) if scene.cautious and not scene.steps else None
        if told:
            self._own_step(scene, told.action, sure=True)
        return told is not None

    def _own_step(self, scene: Scene, action: str, *, sure: bool) -> None:
        if dropped(scene.text):
            return
        start = scene.piece.start
        same = None if scene.cautious else self._same(action)
        mention = StepMention(start, scene.piece.end, None, same, action, False)
        changes = [
            change
            for change in step_changes(scene, [mention], [], sure=True)
            if isinstance(change, AddStep | UpdateStep)
        ]
        if sure:
            self._take(changes)
        else:
            self._unsure += changes


def _of_the_deal(change: Change) -> bool:
    return isinstance(change, SetDeal) and not change.target_close


def _body(step: Step) -> str:
    """Return the name of a step without what a body does there ("Finance board approval")."""
    return re.sub(r"\s+(?:approval|consent|vote|decision|session|meeting)$", "", step.action)


def _keys(change: Change) -> list[str]:
    if isinstance(change, UpdateStep):
        return [change.step]
    return [change.action] if isinstance(change, AddStep) else []
