"""What a clause says of steps: the plan's, the usual ones, and new ones."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.plan.changes import UpdateStep
from assistant.plan.deadlines import Found
from assistant.understanding import answers
from assistant.understanding.ahead import ahead
from assistant.understanding.answer_kinds import group_of
from assistant.understanding.approvals import (
    approval_by_body,
    done_by_role,
    sending,
)
from assistant.understanding.attribution import owns
from assistant.understanding.bodies import brought_before, presenters, sitting
from assistant.understanding.classify import ClauseLabel
from assistant.understanding.clause_tests import (
    does_it,
    goes_on,
    inquires,
    refers_back,
    says,
    takes_on,
)
from assistant.understanding.commands import rename, shift, swap, undate
from assistant.understanding.conditions import stated_outside
from assistant.understanding.dependencies import Order, comes_afterwards
from assistant.understanding.headed import headed, is_more, is_name
from assistant.understanding.language import parse
from assistant.understanding.moved_days import moved_day, taken_back
from assistant.understanding.own_work import OwnWork
from assistant.understanding.pronouns import GO_LIVE, is_fragment, owned_by_speaker
from assistant.understanding.referring import ReferringReader
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import wanted
from assistant.understanding.step_mentions import StepMention, mention_of
from assistant.understanding.stepfacts import only_before, quote, step_changes
from assistant.understanding.straight_answers import only_answers, related
from assistant.understanding.topics_meant import meant
from assistant.understanding.undertakings import undertakings
from assistant.understanding.waiting import anchored_step
from assistant.understanding.wants import asks_for
from assistant.understanding.work_words import is_work

_LISTED = re.compile(
    r"\b(?:need|needs|require|requires|have to|has to|must|still|remaining|left|next|then|"
    r"process|steps?|includes?|involves?|"
    r"go through|going through|through|also|plus|first|after|before|waiting|pending|"
    r"outstanding|open|insist|want|wants|expect)\b",
    re.IGNORECASE,
)

# "For security it's the RSSI" says that there is a review, whoever that is.
_FOR_IT = re.compile(
    r"\W*(?:and |also |then )?for (?:the |their )?[\w ]{3,25},? (?:it's|it is|that's|that is|"
    r"there's)\b",
    re.IGNORECASE,
)
_FACT_LABELS = frozenset({"step", "done", "progress", "blocked", "change"})

_DECIDED = frozenset([None, "executive-approval", "budget"])
_TALK = frozenset({"background", "vague", "question", "risk"})
_SMALL_TALK = 0.85
_CONDITION = re.compile(r"\w.*?[, ]\b(?:if|provided|assuming)\b[^,;]*$", re.IGNORECASE)
_PAPERS = frozenset({"nda", "dpa", "msa-sent"})
_BY_TEAMS = frozenset({"security-review", "legal-review", "procurement", "dpa", "budget"})
_SIGNS_IT = re.compile(
    r"\b(?:get|have|got|sign|signs|signed) (?:it|that|this|them)\b", re.IGNORECASE
)
_AWAITED = re.compile(
    r"\b(?:after|before|once|until|till)\s+(?:the |their |our |his |her )?$", re.IGNORECASE
)
_BY_TEAM = re.compile(r"\b(?:by|from|with)\s+(?:the |their |our )?$", re.IGNORECASE)


class StepReader(ReferringReader, OwnWork):
    """Reads the steps of a clause."""

    def _steps(
        self,
        scene: Scene,
        order: Sequence[Order],
        said: ClauseLabel,
        *,
        corrects: bool,
        dealt: bool,
    ) -> None:
        topics = self._stated(scene, self._topics(scene))
        if self._answers_for_body(scene, topics) or self._only_told(
            scene, topics, said, dealt=dealt
        ):
            return
        if scene.cautious:
            topics = meant(scene, topics, self._context.today)
        if self._commanded(scene):
            self._remember(scene, topics)
            return
        named, topics = topics, self._with_all_work(scene, topics, said, dealt=dealt)
        sent = sending(scene) if topics and len(topics) == len(named) else None
        approval = approval_by_body(scene) or sent
        if self._brought(scene, topics):
            return
        sits = sitting(scene) if not approval else None
        others = [t for t in named if not sits or not sits.start <= t.start < sits.end]
        if sits and self._only_sits(scene, others):
            self._own_step(replace(scene, people=presenters(scene)), sits.action, sure=True)
            self._remember(scene, [])
            return
        if approval and not any(t.step and t.kind is None for t in topics):
            self._own_step(scene, approval.action, sure=True)
            self._remember(scene, [])
            return
        focus = next((one for one in self._focus if self._plan.step(one)), None)
        anchored = anchored_step(scene, topics, order, focus)
        if anchored:
            self._take(anchored)
            return
        kind = None if topics else done_by_role(scene)
        if kind:
            at = scene.piece.start
            topics = [mention_of(self._plan, kind, at, at, False)]
        if topics:
            self._about(scene, topics, order, said)
            self._named = next((t for t in topics if t.step is None and self._lacks(t)), None)
            main = [t for t in topics if not only_before(scene, t, order)]
            self._remember(scene, main or topics)
            return
        self._without_topic(scene, said, corrects=corrects, dealt=dealt)
        self._remember(scene, topics)

    def _only_told(
        self, scene: Scene, topics: Sequence[StepMention], said: ClauseLabel, *, dealt: bool
    ) -> bool:
        """Take a clause that answers what was asked, and tells of no other work."""
        asked = self._context.asked or ""
        if (topics and asked != "approvals") or not only_answers(scene, asked):
            return False
        if group_of(asked) not in ("when", "dur"):
            step = self._plan.step(self._asked_step() or "")
            own = self._own_matters(scene, said, dealt=dealt)
            if not all(related(action, asked, step) for action in own):
                return False
        return self._only_answers(scene)

    def _own_matters(self, scene: Scene, said: ClauseLabel, *, dealt: bool) -> list[str]:
        """Return the work of its own that a clause may tell of; of a mere name, what is work."""
        found = self._task(scene)
        own = [one.action for one in self._with_all_work(scene, [], said, dealt=dealt)]
        own += [found.action] if found and found.sure else []
        bare = is_fragment(scene.text)
        return [one for one in own if not bare or any(is_work(t) for t in parse(one))]

    def _brought(self, scene: Scene, topics: Sequence[StepMention]) -> bool:
        """Take what somebody brings before a body, or runs past somebody else."""
        brought = brought_before(scene)
        if brought is None:
            return False
        by = replace(scene, people=[brought[1]])
        low, high = brought[0].start, brought[0].end
        usual = [t for t in topics if t.kind in _BY_TEAMS and low <= t.start < high]
        self._take(step_changes(by, usual, [], sure=True))
        if not usual:
            self._own_step(by, brought[0].action, sure=True)
        self._remember(scene, [])
        return True

    def _only_sits(self, scene: Scene, others: Sequence[StepMention]) -> bool:
        """Tell whether a clause says no more than that a body sits, decides or approves."""
        if scene.cautious:
            return all(t.kind in _DECIDED for t in others)
        papers = _PAPERS | {"legal-review"}
        return all(t.kind in papers and t.step is None for t in others)

    def _with_all_work(
        self, scene: Scene, topics: list[StepMention], said: ClauseLabel, *, dealt: bool
    ) -> list[StepMention]:
        """Return the topics with the work of the deal's own that the clause tells of."""
        if scene.cautious:
            return self._with_work(scene, topics, said)
        goal = dealt and not scene.dates and not any(who.named for who in scene.people)
        if scene.text.rstrip().endswith("?") or goal:
            return topics  # "they want to open the hall with us on May 1" is the goal
        near = replace(scene, dates=[*scene.dates, *self._near(scene)])
        small = said.label in _TALK and said.p > _SMALL_TALK
        small = small or not any(does_it(scene, who) for who in scene.people)
        told = [one for one in undertakings(near, topics) if one.sure or not small]
        told = [one for one in told if is_name(one.action)]
        names = self._context.asked == "buyer" and not scene.dates
        main = [t for t in topics if not _AWAITED.search(scene.before(t.start))]
        head = None if told or names else headed(scene)
        if head and main:
            head = head if is_more(head, main, self._plan) else None
        told += [head] if head else []
        self._firm = bool(told)
        return self._among(topics, told)

    def _near(self, scene: Scene) -> list[Found]:
        """Return the days that the rest of the sentence names behind what somebody does."""
        if scene.dates or scene.durations or not any(who.named for who in scene.people):
            return []
        sentence = self._look(scene.whole)
        return [one for one in sentence.dates if one.start >= scene.piece.end]

    def _stated(self, scene: Scene, topics: list[StepMention]) -> list[StepMention]:
        """Drop what is only a condition ("if Sheila approves"), or the paper just spoken of."""
        kept = [
            t
            for t in topics
            if not _CONDITION.search(scene.before(t.start))
            and not (scene.dates and re.search(r"\bno\s+$", scene.before(t.start), re.IGNORECASE))
        ]
        kept = self._without_opening(scene, stated_outside(scene, kept))
        step = self._plan.step(next(iter(self._focus), ""))
        if step and step.kind in _PAPERS and len(kept) == 1 and _SIGNS_IT.search(scene.text):
            return [t for t in kept if t.kind != "signature"]
        return kept

    def _without_opening(self, scene: Scene, topics: list[StepMention]) -> list[StepMention]:
        """Drop the step before or after which somebody does the rest, and teams that only do it."""
        if scene.cautious:
            return topics
        opening = ahead(scene.text)
        behind = scene.piece.start + opening.end if opening else 0
        if opening and all(t.start < behind for t in topics) and says(scene, behind):
            return []
        agents = [t for t in topics if t.weak and _BY_TEAM.search(scene.before(t.start))]
        return [t for t in topics if t not in agents] if len(agents) < len(topics) else topics

    def _commanded(self, scene: Scene) -> bool:
        """Take a rename, a hand-over, a shift or a step to add; tell whether it was one."""
        found = rename(scene) or swap(scene) or shift(scene, self._calendar, self._focus)
        found = found or undate(scene, self._focus) or self._added(scene)
        found = found or ([] if scene.cautious else moved_day(scene))
        self._take(found)
        old = None if found or scene.cautious else taken_back(scene)
        if old:
            self._focus.insert(0, old)
            self._spoken.insert(0, old)
        return bool(found or old) or self._held_back(scene)

    def _without_topic(
        self, scene: Scene, said: ClauseLabel, *, corrects: bool, dealt: bool
    ) -> None:
        """Read a clause that names no step: an answer, "it", or a step of the deal's own."""
        if self._introduced(scene) or self._passed_on(scene) or self._takes_wanted(scene):
            return
        if inquires(scene.text):
            return
        own = self._task(scene) if scene.cautious and not dealt else None
        speaker = owned_by_speaker(scene) if not dealt and not own else None
        busy = speaker and not scene.people[0].new and not takes_on(scene)
        if not busy and self._may_answer(scene, corrects=corrects) and self._answered(scene):
            return
        if speaker:
            self._refer(scene, speaker)
            return
        if scene.cautious and said.label in _TALK and said.p > 0.7:
            return
        aside = not corrects and not refers_back(scene) and self._talks_of_else(scene)
        target = None if dealt or aside else self._referred(scene, corrects=corrects)
        found = self._told_work(scene) if not dealt and (target is None or not corrects) else None
        if found and found.sure and (target is None or not refers_back(scene)):
            self._own_step(scene, found.action, sure=True)
        elif self._named and self._says_of_named(scene, target):
            at = scene.piece.start
            here = self._named._replace(start=at, end=at)
            self._take(step_changes(scene, [here], [], sure=True))
        elif target:
            self._refer(scene, target, corrects=corrects)
        elif found and (said.label in _FACT_LABELS and said.p > 0.5):
            self._own_step(scene, found.action, sure=said.p > 0.75)

    def _says_of_named(self, scene: Scene, target: str | None) -> bool:
        """Tell whether the clause goes on about the new step that its sentence has just named."""
        if not goes_on(scene):
            return False
        if scene.cautious and any(owns(scene, who) for who in scene.people):
            return True
        return bool(self._named and self._named.kind) and target in (None, GO_LIVE)

    def _lacks(self, topic: StepMention) -> bool:
        return topic.kind is None or all(step.kind != topic.kind for step in self._plan.steps)

    def _about(
        self, scene: Scene, topics: list[StepMention], order: Sequence[Order], said: ClauseLabel
    ) -> None:
        listed = self._lists or (
            not self._replied
            and (
                self._context.asked in {"steps", "approvals"}
                or (self._context.asked or "") in answers.KINDS
            )
        )
        sure = (
            (said.label in _FACT_LABELS and said.p > 0.5)
            or wanted(scene.text)
            or bool(_FOR_IT.match(scene.text))
            or listed
            or self._firm
            or bool(
                _LISTED.search(scene.text) and said.label not in {"background", "question", "vague"}
            )
        )
        before = next((one for one in self._focus if self._plan.step(one)), None)
        if not scene.cautious and asks_for(scene):
            scene, sure = self._without_asker(scene), True
        sure = sure or (scene.cautious and any(owns(scene, who) for who in scene.people))
        told = step_changes(scene, topics, order, sure=sure)
        told = [one for one in told if not self._only_seems_dropped(scene, one)]
        doubted = [one for one in told if self._falls_away_unsaid(scene, one)]
        self._unsure += doubted
        self._take([one for one in told if one not in doubted])
        if before and comes_afterwards(scene.text) and topics[0].step != before and not order:
            self._take(
                [UpdateStep(step=topics[0].key, add_depends_on=[before], quote=quote(scene))]
            )
