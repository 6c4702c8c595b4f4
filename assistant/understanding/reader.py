"""One message read against the plan: sentence by sentence, clause by clause."""

import re
from collections.abc import Sequence

from assistant.errors import PlanError
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    MarkUnknown,
    RemoveStep,
    SetDeal,
    UpdateStep,
)
from assistant.plan.model import Plan
from assistant.understanding import answers, controls
from assistant.understanding.acts import ClauseLabel, label
from assistant.understanding.checkins import check_in_change
from assistant.understanding.choices import picks
from assistant.understanding.clauses import clauses
from assistant.understanding.commands import rename, shift, swap
from assistant.understanding.deals import deal_changes, names_company
from assistant.understanding.dependencies import Order, comes_afterwards, is_anchor, orders
from assistant.understanding.persons import described, is_away, person_changes, renamed
from assistant.understanding.pronouns import GO_LIVE, owned_by_speaker, refers
from assistant.understanding.questions import question
from assistant.understanding.reading import Act, Context, Reading
from assistant.understanding.scene import Scene, look
from assistant.understanding.statuses import dropped, mood, status, wanted
from assistant.understanding.stepfacts import quote, step_change, step_changes
from assistant.understanding.steps import StepMention
from assistant.understanding.tasks import added_step, approval_by_body, approves_deal, sending, task
from assistant.understanding.text import Piece, fold, piece, sentences

MAX_CHARS = 20_000
_CORRECTS = re.compile(
    r"^(?:(?:(?:oh|ah|um|uh|so|and|but|ok|okay|hmm)[, ]+)*(?:scrap that|scratch that|strike "
    r"that|forget that|no,? wait|wait,? no|wait|hold on|sorry|apologies|my bad|my mistake|oops|"
    r"whoops|correction|"
    r"actually|i meant(?: to say)?|i mean|make that|no no|(?:rather|never mind|nevermind|nope|"
    r"no)(?=[,:;.!-]))\b[,:;.! -]+)+(?=\S)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:don'?t|do not|didn'?t|not) (?:really |actually |yet |even |quite )?(?:know|sure|"
    r"clear|heard|told)\b.{0,30}\b(?:who|when|what|which|if|whether|how|about|the)\b|"
    r"\bno (?:idea|clue)\b.{0,20}\b(?:who|when|what|which|if|whether|how|about|on)\b|"
    r"\b(?:unclear|unknown|open) (?:who|when|what|whether|if)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:need|needs|require|requires|have to|has to|must|still|remaining|left|next|then|"
    r"process|steps?|includes?|involves?|"
    r"go through|going through|through|also|plus|first|after|before|waiting|pending|"
    r"outstanding|open|insist|want|wants|expect)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:might|may|could|risk|risky|worr\w+|afraid|concern\w*|fear|danger|threat\w*|nervous|"
    r"unlikely|tends? to|usually|slow|"
    r"tight|if they|if we|not sure (?:they|if|whether)|chance|push ?back|freeze|reorg|layoffs?|"
    r"competitor)\b",
    re.IGNORECASE,
)
_FACT_LABELS = frozenset({"step", "done", "progress", "blocked", "change"})


class Reader:
    """Reads one message; each change is tried on a copy of the plan as soon as it is found."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._plan = context.plan
        self._calendar = WorkCalendar(context.plan.calendar)
        self._changes: list[Change] = []
        self._unsure: list[Change] = []
        self._acts: list[Act] = []
        self._unclear: list[str] = []
        self._problems: list[str] = []
        self._focus = list(context.focus_steps)
        self._who = list(context.focus_people)

    def read(self, message: str) -> Reading:
        """Return what the message says."""
        text = fold(message[:MAX_CHARS])
        steering = controls.control(text.strip())
        if steering:
            self._steer(steering, text.strip())
            return self._reading()
        begin = self._open(text)
        for sentence in sentences(text[begin:]):
            self._sentence(piece(text, sentence.start + begin, sentence.end + begin))
        return self._reading()

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

    def _open(self, text: str) -> int:
        """Take a yes or no that opens the message, and the choice from a proposal."""
        if self._context.pending:
            chosen = controls.selection(text.strip())
            if chosen and len(text) < 200 and picks(chosen[1], self._context.proposed):
                self._acts.append(Act(kind="accept_some", phrase=chosen[0], text=chosen[1].strip()))
                return len(text)
        said, rest = controls.opening(text)
        waiting = self._context.asked or self._context.pending
        if (
            not said
            or not waiting
            or (said == "no" and _CORRECTS.match(text) and not self._context.asked)
        ):
            return 0
        self._steer(said, text[:rest])
        return rest

    def _steer(self, said: controls.Control, words: str) -> None:
        self._acts.append(Act(kind=said, text=words))
        if self._context.asked and not self._context.pending:
            self._take(answers.yes_no(said, self._context.asked, words.strip(), self._plan))

    def _sentence(self, sentence: Piece) -> None:
        lead = _CORRECTS.match(sentence.text)
        corrects = bool(lead)
        if lead:
            sentence = Piece(sentence.start + lead.end(), sentence.end, sentence.text[lead.end() :])
        if not sentence.text.strip():
            return
        scene = self._look(sentence)
        kept = [(m.start, m.end) for m in (*scene.dates, *scene.people, *scene.steps)]
        parts = clauses(sentence, kept)
        labels = label([part.text for part in parts])
        for part, said in zip(parts, labels, strict=True):
            here = self._look(sentence).within(part)
            order = orders(sentence.text, list(self._look(sentence).steps), sentence.start)
            self._clause(here, order, said, corrects=corrects)

    def _look(self, sentence: Piece) -> Scene:
        return look(
            sentence,
            self._plan,
            self._context.today,
            self._calendar,
            known=[person.name for person in self._plan.people],
            companies=self._companies(),
            spoken_of=self._who[0] if self._who else None,
        )

    def _companies(self) -> list[str]:
        deal = self._plan.deal
        return [name for name in (deal.buyer, deal.seller) if name]

    def _clause(
        self, scene: Scene, order: Sequence[Order], said: ClauseLabel, *, corrects: bool
    ) -> None:
        steering = controls.control(scene.text)
        if steering and not scene.dates:
            self._steer(steering, scene.text)
            return
        if self._does_not_know(scene):
            return
        asks = mood(scene.text, scene.whole.text)
        if asks != "fact":
            self._acts.append(
                question(
                    scene, self._context.today, self._calendar, supposes=asks == "hypothetical"
                )
            )
            self._remember(scene, self._topics(scene))
            return
        before = (len(self._changes), len(self._unsure), len(self._problems))
        self._facts(scene, order, said, corrects=corrects)
        if before == (len(self._changes), len(self._unsure), len(self._problems)):
            self._nothing_found(scene, said)

    def _bare_buyer(self, scene: Scene) -> list[Change]:
        """Take a message that is nothing but a name for the buyer, where none is known."""
        words = scene.text.strip(" .!")
        alone = scene.piece == scene.whole and not self._context.asked and not self._plan.steps
        if self._plan.deal.buyer or not alone or scene.people or scene.steps or scene.dates:
            return []
        if not re.fullmatch(
            r"[A-Z][\w&'.-]*(?: (?:&|and|of|[A-Z][\w&'.-]*)){0,4}", words
        ) or not names_company(words):
            return []
        return [SetDeal(buyer=words, quote=words)]

    def _does_not_know(self, scene: Scene) -> bool:
        """Take "I don't know who signs yet" for an open question, not for a fact."""
        match = _UNKNOWN.search(scene.text)
        if not match:
            return False
        self._acts.append(Act(kind="dont_know", text=scene.text))
        if any(step.kind == "signature" for step in scene.steps):
            self._take([MarkUnknown(question="signer", quote=quote(scene))])
        return True

    def _facts(
        self, scene: Scene, order: Sequence[Order], said: ClauseLabel, *, corrects: bool
    ) -> None:
        asked = self._context.asked
        self._take(self._bare_buyer(scene))
        check_in = check_in_change(scene, asked=asked == "check_in")
        if check_in:
            self._take([check_in])
            scene = scene.without_dates(list(scene.dates))
        changes, used = deal_changes(scene, buyer=self._plan.deal.buyer)
        self._take(changes)
        scene = scene.without_dates(used).without_people(self._companies())
        deal = self._plan.deal
        self._take(person_changes(scene, self._plan, (deal.buyer, deal.seller)))
        spoken = renamed(scene, self._who) or described(scene, self._who, self._plan)
        if spoken:
            self._take([spoken])
        if (said.label == "risk" and said.p > 0.5 and _HEDGED.search(scene.text)) or is_away(scene):
            self._risk(scene)
        elif not check_in:
            self._steps(scene, order, said, corrects=corrects, dealt=bool(used))
        if used and any(isinstance(c, SetDeal) and c.go_live for c in changes):
            self._focus.insert(0, GO_LIVE)

    def _steps(
        self,
        scene: Scene,
        order: Sequence[Order],
        said: ClauseLabel,
        *,
        corrects: bool,
        dealt: bool,
    ) -> None:
        topics = self._topics(scene)
        commanded = rename(scene) or swap(scene) or shift(scene, self._calendar, self._focus)
        if commanded:
            self._take(commanded)
            self._remember(scene, topics)
            return
        added = self._added(scene, order)
        if added:
            self._take(added)
            self._remember(scene, [])
            return
        approval = (approval_by_body(scene) or sending(scene)) if topics else None
        if approval and not any(t.step and t.kind is None for t in topics):
            self._own_step(scene, approval.action, [], sure=True, said=said)
            self._remember(scene, [])
            return
        anchored = self._anchored(scene, topics, order)
        if anchored:
            self._take(anchored)
            return
        if not topics and approves_deal(scene):
            entry = CATALOGUE["executive-approval"]
            topics = [
                StepMention(
                    scene.piece.start, scene.piece.start, entry.id, None, entry.action, False
                )
            ]
        if topics:
            self._about(scene, topics, order, said)
            self._remember(scene, topics)
            return
        if self._context.asked and not self._known(self._context.asked) and self._answered(scene):
            self._remember(scene, topics)
            return
        speaker = owned_by_speaker(scene) if not dealt else None
        if speaker:
            self._refer(scene, speaker)
            self._remember(scene, topics)
            return
        target = (
            None if dealt else refers(scene, self._focus, self._asked_step(), corrects=corrects)
        )
        found = task(scene) if not dealt and (target is None or not corrects) else None
        if found and found.sure and (target is None or not _refers_back(scene)):
            self._own_step(
                scene, found.action, [w for w in found.owners], sure=found.sure, said=said
            )
        elif target:
            self._refer(scene, target)
        elif found and (said.label in _FACT_LABELS and said.p > 0.5):
            self._own_step(
                scene, found.action, [w for w in found.owners], sure=said.p > 0.75, said=said
            )
        self._remember(scene, topics)

    def _added(self, scene: Scene, order: Sequence[Order]) -> list[Change]:
        """Return a step of the deal's own that the clause asks to add, with all said of it."""
        found = added_step(scene)
        if found is None:
            return []
        rest = [s for s in scene.steps if s.start >= found.end]
        more = orders(scene.text, [found, *rest], scene.piece.start)
        return step_changes(scene, [found], more, sure=True)

    def _anchored(
        self, scene: Scene, topics: list[StepMention], order: Sequence[Order]
    ) -> list[Change]:
        """Return that the step spoken of last waits for the one that the clause names."""
        focus = next((one for one in self._focus if self._plan.step(one)), None)
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

    def _about(
        self, scene: Scene, topics: list[StepMention], order: Sequence[Order], said: ClauseLabel
    ) -> None:
        listed = (
            self._context.asked in {"steps", "approvals"}
            or (self._context.asked or "") in answers.KINDS
        )
        sure = (
            (said.label in _FACT_LABELS and said.p > 0.5)
            or wanted(scene.text)
            or listed
            or bool(
                _LISTED.search(scene.text) and said.label not in {"background", "question", "vague"}
            )
        )
        before = next((one for one in self._focus if self._plan.step(one)), None)
        self._take(step_changes(scene, topics, order, sure=sure))
        if before and comes_afterwards(scene.text) and topics[0].step != before and not order:
            self._take(
                [UpdateStep(step=topics[0].key, add_depends_on=[before], quote=quote(scene))]
            )

    def _own_step(
        self, scene: Scene, action: str, owners: list[object], *, sure: bool, said: ClauseLabel
    ) -> None:
        if dropped(scene.text):
            return
        start = scene.piece.start
        mention = StepMention(start, scene.piece.end, None, None, action, False)
        changes = [
            change
            for change in step_changes(scene, [mention], [], sure=True)
            if isinstance(change, AddStep | UpdateStep)
        ]
        if sure:
            self._take(changes)
        else:
            self._unsure += changes

    def _refer(self, scene: Scene, target: str) -> None:
        if target == GO_LIVE:
            dates = [d for d in scene.dates if d.deadline.date]
            if dates:
                self._take([SetDeal(go_live=dates[-1].deadline.phrase, quote=quote(scene))])
            return
        step = self._plan.step(target)
        if step is None:
            return
        if dropped(scene.text) and not scene.dates and not scene.people:
            self._take([RemoveStep(step=step.id, quote=quote(scene))])
            return
        if dropped(scene.text) and not scene.dates:
            self._unclear.append(quote(scene))
            return
        mention = StepMention(
            scene.piece.start, scene.piece.start, step.kind, step.id, step.action, False
        )
        self._take(step_changes(scene, [mention], [], sure=False))
        self._focus.insert(0, step.id)

    def _answered(self, scene: Scene) -> bool:
        asked = self._context.asked or ""
        found = answers.answer(scene, asked)
        self._take(found)
        self._unsure += answers.guesses(scene, asked) if not found else []
        return bool(found)

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
        return [
            s
            for s in scene.steps
            if not any(start <= s.start < end for start, end in hung) and s.kind != "go-live"
        ]

    def _risk(self, scene: Scene) -> None:
        step = next((s.step for s in scene.steps if s.step), None)
        text = quote(scene)
        if scene.spoken_of and not any(w.named for w in scene.people):
            text = re.sub(r"^(?:she|he)(?='s|\b)", scene.spoken_of, text, flags=re.IGNORECASE)
        self._take([AddRisk(text=text[:1].upper() + text[1:], step=step, quote=quote(scene))])

    def _take(self, changes: Sequence[Change]) -> None:
        """Keep the changes that the plan takes; note the others in the plan's own words."""
        for change in changes:
            try:
                applied = apply(
                    self._plan, [change], today=self._context.today, calendar=self._calendar
                )
            except PlanError as error:
                self._problems.append(str(error))
                continue
            self._plan: Plan = applied.plan
            self._changes.append(change)
            for line in applied.lines:
                if line.step and self._plan.step(line.step):
                    self._focus.insert(0, line.step)

    def _remember(self, scene: Scene, topics: Sequence[StepMention]) -> None:
        for topic in topics:
            mention = topic.step or next(
                (s.id for s in self._plan.steps if topic.kind and s.kind == topic.kind), None
            )
            if mention:
                self._focus.insert(0, mention)
        self._focus = list(dict.fromkeys(self._focus))
        named = [w.name for w in scene.people if w.named]
        self._who = list(dict.fromkeys([*reversed(named), *self._who]))

    def _nothing_found(self, scene: Scene, said: ClauseLabel) -> None:
        if said.label == "question" and said.p > 0.7:
            self._acts.append(question(scene, self._context.today, self._calendar, supposes=False))
        elif said.label == "risk" and said.p > 0.5:
            self._risk(scene)
        elif said.label in {"background", "vague"} and said.p > 0.4:
            return
        elif len(re.findall(r"[^\W\d_]{3,}", scene.text)) > 1 and not scene.people:
            self._unclear.append(quote(scene))


def _refers_back(scene: Scene) -> bool:
    return bool(re.search(r"\b(?:it|that|this|them)\b", scene.text, re.IGNORECASE))


__all__ = ["Reader", "step_change"]
