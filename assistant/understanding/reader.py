"""One message read against the plan: sentence by sentence, clause by clause."""

import re
from collections.abc import Sequence

from assistant.plan.changes import Change, MarkUnknown, RemovePerson, SetDeal
from assistant.understanding import answers, controls
from assistant.understanding.acts import label
from assistant.understanding.bare_orders import order_act
from assistant.understanding.bodies import sitting
from assistant.understanding.calls import (
    about_call,
    asks_for_prep,
    call_kind,
    call_minutes,
    call_wanted,
)
from assistant.understanding.checkins import check_in_change
from assistant.understanding.choices import picks
from assistant.understanding.classify import ClauseLabel
from assistant.understanding.clause_tests import is_of_plan
from assistant.understanding.clauses import by_status, clauses
from assistant.understanding.companies import names_company
from assistant.understanding.consent import whole_offer
from assistant.understanding.corrections import (
    CORRECTS,
    PAUSE,
    TAKES_BACK,
    corrected,
    topics_first,
)
from assistant.understanding.deals import deal_changes, live_by_then
from assistant.understanding.dependencies import Order, orders
from assistant.understanding.headed_lists import listed_items
from assistant.understanding.hedges import does_not_know, hedged, hedges, only_doubts
from assistant.understanding.leaving import closes
from assistant.understanding.money import amounts
from assistant.understanding.moods import mood
from assistant.understanding.persons import (
    described,
    is_away,
    only_completes,
    only_describes,
    person_changes,
    renamed,
    taken_over,
)
from assistant.understanding.pronouns import GO_LIVE, is_fragment
from assistant.understanding.questions import question
from assistant.understanding.reading import Act, Reading, in_own_words
from assistant.understanding.respelling import respell
from assistant.understanding.scene import Scene
from assistant.understanding.step_reader import StepReader
from assistant.understanding.stepfacts import quote
from assistant.understanding.text import Piece, fold, piece, sentences, shifted

MAX_CHARS = 20_000
MAX_REQUEST = 250  # characters of a message that asks for one thing
_AGAIN = re.compile(
    r"^(?:(?:as|like) i (?:said|told you|mentioned)(?: before| already)?|i did say(?: so)?|"
    r"back to (?:my|your) question)\s?[,:-]\s*(?=\S)",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"(?:contract|agreement|deal|order|paper|terms|quote|offer|proposal|pric(?:e|ing))s?",
    re.IGNORECASE,
)
_LISTS = frozenset({"steps", "approvals"})  # questions to which there may be no more to say
_LOOSE = 0.6
_PLAIN_RISK = 0.8  # how likely a risk must be that no word of doubt tells


class Reader(StepReader):
    """Reads one message; each change is tried on a copy of the plan as soon as it is found."""

    _buyer_here = False  # whether the sentence names the buyer, and need not say more

    def read(self, message: str) -> Reading:
        """Return what the message says."""
        spelt = respell(fold(message[:MAX_CHARS]), self._names())
        text = spelt.text
        self._names_sum = bool(amounts(text))
        steering = controls.control(text.strip())
        if steering is None and self._context.pending:
            steering = whole_offer(text)
        if steering:
            self._steer(steering, text.strip())
            return self._reading()
        order = None if self._context.cautious else order_act(text)
        if order:
            self._acts.append(order)
            return self._reading()
        again = _AGAIN.match(text)
        hello = 0 if self._context.cautious else controls.greeted(text)
        begin = again.end() if again else hello
        answered = self._reply_first(text, begin)
        if not answered and self._closes(text):
            return self._reading()
        begin = answered or begin or self._open(text)
        for sentence in topics_first(sentences(text[begin:])):
            if self._prepares(sentence.text, text):
                continue
            if text[begin + sentence.end :].startswith("?"):
                self._topic(shifted(sentence, begin))
                continue
            whole = piece(text, sentence.start + begin, sentence.end + begin)
            items = [] if self._context.cautious else listed_items(whole)
            self._lists = bool(items)
            for part in items or corrected(whole):
                self._sentence(part)
        self._settle_sides()
        return in_own_words(self._reading(), spelt)

    def _names(self) -> list[str]:
        plan = self._plan
        present = (*self._context.present, *self._context.focus_people)
        known = [*(p.name for p in plan.people), *self._companies(), *present]
        return [*known, *(s.action for s in plan.steps)]

    def _open(self, text: str) -> int:
        """Take a yes or no that opens the message, and the choice from a proposal."""
        if self._context.pending:
            chosen = controls.selection(text.strip())
            usual = chosen and chosen[0] == "all_but" and len(chosen[1].split()) <= 6
            if chosen and len(text) < 200 and (usual or picks(chosen[1], self._context.proposed)):
                self._acts.append(Act(kind="accept_some", phrase=chosen[0], text=chosen[1].strip()))
                return len(text)
        said, rest = controls.opening(text)
        waiting = self._context.asked or self._context.pending
        if (
            not said
            or not waiting
            or (said == "no" and CORRECTS.match(text) and not self._context.asked)
            or TAKES_BACK.match(text)
            or (said == "no" and self._mends_a_day(text, rest))
        ):
            return 0
        self._steer(said, text[:rest])
        return rest

    def _closes(self, text: str) -> bool:
        """Take words that only say that there is no more, or a goodbye."""
        if closes(text):
            if self._context.asked in _LISTS and not self._spoken:
                words = text.strip(" .,;:-")
                asked = self._context.asked or ""
                self._take([MarkUnknown(question=asked, answer="declined", quote=words)])
            self._acts.append(Act(kind="closes", text=text))
            return True
        return False

    def _steer(self, said: controls.Control, words: str) -> None:
        self._acts.append(Act(kind=said, text=words))
        if self._context.asked and not self._context.pending:
            self._take(answers.yes_no(said, self._context.asked, words.strip(), self._plan))
            self._replied = self._replied or said == "no"

    def _prepares(self, sentence: str, message: str) -> bool:
        """Take "prepare me for the demo, 45 minutes"; the length may stand beside it."""
        beside = message if len(message) <= MAX_REQUEST else sentence
        wanted = call_wanted(sentence) or (call_wanted(beside) if asks_for_prep(sentence) else None)
        if wanted is None:
            # "We have 25 minutes for the status meeting." belongs to what is asked for after it.
            return about_call(sentence) and bool(call_wanted(beside))
        whole = Piece(0, len(sentence), sentence)
        self._take(self._buyer_said(self._look(whole)))  # "prep for my call with Acme"
        self._acts.append(
            Act(
                kind="question",
                topic="prepare",
                text=sentence.strip(),
                call=wanted.kind or call_kind(beside),
                minutes=wanted.minutes or call_minutes(beside),
            )
        )
        return True

    def _sentence(self, sentence: Piece) -> None:
        lead = CORRECTS.match(sentence.text)
        corrects = bool(lead) or (self._correcting and is_fragment(sentence.text))
        self._correcting = self._correcting or bool(lead)
        if PAUSE.fullmatch(sentence.text):
            self._correcting = True
            return
        if lead:
            sentence = Piece(sentence.start + lead.end(), sentence.end, sentence.text[lead.end() :])
        if not sentence.text.strip() or self._passes_on(sentence):
            return
        if self._answers_question(sentence):
            return
        if self._closes(sentence.text):
            return
        if not corrects and self._names_topic(sentence):
            return
        self._named = None
        before = self._mark()
        self._began = before.changes
        if self._entry(sentence):
            self._waits(self._look(sentence), before.changes, before.focus)
            return
        named = self._buyer_said(self._look(sentence))
        self._take(named)
        self._buyer_here = bool(named)
        scene = self._look(sentence)
        kept = [(d.start, d.end) for d in scene.dates] + [(w.start, w.end) for w in scene.people]
        kept += [(m.start, m.end) for m in scene.steps]
        kept += [(a.start + sentence.start, a.end + sentence.start) for a in amounts(sentence.text)]
        steps = [(m.start, m.end) for m in scene.steps]
        before = self._mark()
        parts = [one for part in clauses(sentence, kept) for one in by_status(part, steps)]
        labels = label([part.text for part in parts])
        for part, said in zip(parts, labels, strict=True):
            here = self._look(sentence).within(part)
            order = orders(sentence.text, list(self._look(sentence).steps), sentence.start)
            self._clause(here, order, said, corrects=corrects)
        if self._context.cautious:
            self._sits(self._look(sentence), before.changes)
        self._waits(self._look(sentence), before.changes, before.focus)
        self._qualify(sentence, before)

    def _clause(
        self, scene: Scene, order: Sequence[Order], said: ClauseLabel, *, corrects: bool
    ) -> None:
        steering = controls.control(scene.text)
        if steering and not scene.dates:
            self._steer(steering, scene.text)
            return
        if self._takes_unowned(scene) or self._does_not_know(scene):
            return
        asks = mood(scene.text, scene.whole.text)
        if asks != "fact" and self._buyer_here:
            return
        if asks != "fact" and not (scene.dates and self._holds_answer(scene)):
            self._acts.append(question(scene, self._calendar, supposes=asks == "hypothetical"))
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
        if not does_not_know(scene.text):
            return False
        self._acts.append(Act(kind="dont_know", text=scene.text))
        if any(step.kind == "signature" for step in scene.steps):
            self._take([MarkUnknown(question="signer", quote=quote(scene))])
        return True

    def _facts(
        self, scene: Scene, order: Sequence[Order], said: ClauseLabel, *, corrects: bool
    ) -> None:
        asked = self._context.asked
        if only_doubts(scene):
            self._risk(scene)
            return
        self._take(self._bare_buyer(scene))
        check_in = check_in_change(scene, asked=asked == "check_in")
        if check_in:
            self._take([check_in])
            scene = scene.without_dates(list(scene.dates))
        changes, used = deal_changes(
            scene, buyer=self._plan.deal.buyer, live=self._plan.go_live is not None
        )
        changes += live_by_then(scene, self._look(scene.whole))
        self._take(changes)
        if any(isinstance(c, SetDeal) and c.value for c in changes):
            scene = scene.without_steps(_CONTRACT)  # "the contract is 210k" is no review of it
        scene = scene.without_dates(used).without_people(self._companies())
        deal = self._plan.deal
        told = person_changes(scene, self._plan, (deal.buyer, deal.seller))
        gone = {change.name for change in told if isinstance(change, RemovePerson)}
        self._left += [(o, step.id) for step in self._plan.steps for o in step.owners if o in gone]
        self._take(told)
        over = taken_over(scene, self._left)
        if over or only_completes(scene, told):
            self._take(over)
            self._remember(scene, [])
            return
        spoken = renamed(scene, self._who) or described(scene, self._who, self._plan)
        if spoken:
            self._take([spoken])
        if self._who and only_describes(scene):
            return
        sits = scene.cautious and sitting(scene)
        doubts = hedged(scene.text, said) and not sits and not self._dated_answer(scene)
        if doubts or is_away(scene):
            self._risk(scene)
        elif not check_in:
            self._steps(scene, order, said, corrects=corrects, dealt=bool(used))
        if used and any(isinstance(c, SetDeal) and c.go_live for c in changes):
            self._focus.insert(0, GO_LIVE)

    def _nothing_found(self, scene: Scene, said: ClauseLabel) -> None:
        loose = said.label in {"vague", "background"} and said.p > _LOOSE
        if self._buyer_here or (not loose and self._late_answer(scene)):
            return
        if said.label == "question" and said.p > 0.7:
            self._acts.append(question(scene, self._calendar, supposes=False))
        elif said.label == "risk" and said.p > 0.5:
            if hedges(scene.text) or (not scene.cautious and said.p > _PLAIN_RISK):
                self._risk(scene)
        elif said.label in {"background", "vague"} and said.p > 0.4:
            return
        elif not scene.people and is_of_plan(scene, said):
            self._unclear.append(quote(scene))
