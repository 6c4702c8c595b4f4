"""Reads a sentence as the answer to the question that was asked, before anything else."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.plan.changes import AddStep, Change, MarkUnknown, SetDeal, UpdateStep
from assistant.plan.model import Step
from assistant.understanding import answers, controls
from assistant.understanding.answer_kinds import AnswerLabel, answer_kind, group_of
from assistant.understanding.answer_shape import tells_of_else
from assistant.understanding.buyer_names import buyer_in, heading_name
from assistant.understanding.choices import picks
from assistant.understanding.clauses import clauses
from assistant.understanding.companies import company
from assistant.understanding.corrections import PAUSE
from assistant.understanding.due_days import due_dates
from assistant.understanding.labelled import labelled
from assistant.understanding.money import amounts
from assistant.understanding.moved_owners import moved_owner
from assistant.understanding.people import Who
from assistant.understanding.reading import Act, ActKind
from assistant.understanding.reading_state import ReadingState
from assistant.understanding.roles import BODY
from assistant.understanding.scene import Scene
from assistant.understanding.step_mentions import StepMention, plan_step
from assistant.understanding.stepfacts import QUESTIONS
from assistant.understanding.straight_answers import giver, only_answers, said_later
from assistant.understanding.text import Piece, sentences, shifted
from assistant.understanding.text import piece as cut

_SURE = 0.6
_ASIDE = 0.75
_CHOICE = re.compile(
    r"\b(?:all|them|these|those|none of|everything|steps?|both|add|take|accept|reject|except)\b",
    re.IGNORECASE,
)
# "I forgot, they also have a questionnaire" leaves nothing open.
_ADDS = re.compile(
    r"\W*(?:(?:oh|ah|and|also|sorry|ps|yes|right)\W+)*(?:i )?"
    r"(?:almost |nearly |totally |completely )?"
    r"(?:forgot|forgotten)(?: to (?:say|mention|tell you|add))?\b(?=\W+\w+\W+\w+\W+\w+)",
    re.IGNORECASE,
)
_NO_DETAIL = re.compile(
    r"\W*(?:(?:and|but|so|still)\W+)*no (?:exact |firm |fixed )?(?:date|day|deadline|timeline|"
    r"time|eta|name|news|word)s?(?: (?:yet|so far|for (?:it|that|this)|there|given))?\W*",
    re.IGNORECASE,
)
_NO_STEP = re.compile(r"\W*(?:(?:and|so|but|oh|non?|nope|nah)\W+)*no \w+", re.IGNORECASE)
_PRICE = re.compile(
    r"\W*(?:(?:and|but|the|deal|contract|their|our) )*(?:value|price|amount|budget|cost|sum|"
    r"tcv|acv)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 25
_FEW_WORDS = 4
_ACTS: dict[str, ActKind] = {"none": "no", "unknown": "dont_know", "declined": "skip"}
_OPEN_ENDED = frozenset({"who", "when", "dur"})


class AnswerReader(ReadingState):
    """Takes nobody, nothing, don't know and rather not for what they are, and labelled facts."""

    _replied = False
    _correcting = False  # whether the message has taken something back
    _names_sum = False  # whether the message names a sum of money
    _told = False  # whether a sentence of the message held what was asked for

    def _reply_first(self, text: str, begin: int) -> int:
        """Take the first sentence where it answers by itself; return where the rest begins."""
        first = next(iter(sentences(text[begin:])), None)
        if first is None or not self._context.asked or self._chooses(text):
            return 0
        whole = shifted(first, begin)
        return whole.end if self._answers_question(whole) else 0

    def _chooses(self, text: str) -> bool:
        """Tell whether the words may speak of a proposal that still waits."""
        if not self._context.pending:
            return False
        return bool(controls.control(text.strip()) or _CHOICE.search(text)) or picks(
            text, self._context.proposed
        )

    def _answers_question(self, sentence: Piece) -> bool:
        """Take the sentence where all it does is to answer; tell whether it was taken."""
        if PAUSE.fullmatch(sentence.text):
            return False
        if not self._context.cautious and moved_owner(self._look(sentence)):
            return False
        behind = labelled(sentence.text)
        if behind:
            value = shifted(cut(sentence.text, behind.start, len(sentence.text)), sentence.start)
            if behind.key == "buyer" and amounts(value.text):
                return False  # "Opp: Brightwater Foods, 250k" tells more
            return self._reply(self._look(value), behind.key)
        if self._context.asked and not self._chooses(sentence.text) and not self._replied:
            return self._reply(self._look(sentence), self._context.asked)
        return False

    def _reply(self, scene: Scene, key: str) -> bool:
        if _NO_DETAIL.fullmatch(scene.text) and group_of(key) == "whether":
            return True  # of what was spoken of last, and nothing that the plan holds
        label = self._answer_label(scene, key)
        if label and label.kind == "value" and label.p >= _SURE:
            self._told = True
        if label and label.kind == "none" and key == "steps" and self._told:
            return False  # "it did not start" behind what is to be done
        if label and label.kind in ("unknown", "none") and _somebody_else(scene, key):
            return False
        if label and key == "approvals" and label.kind == "value" and self._only_signers(scene):
            label = AnswerLabel("none", label.p)
        if label and label.kind in _ACTS and _is_sure(scene, key, label) and _says_only_that(scene):
            about = _about(scene, key, label)
            if about:
                self._leave_open(scene, about, label)
            elif group_of(key) == "whether":
                self._take(answers.answer(scene, key, sure=True))
            return bool(about)
        if key == self._context.asked:
            return False
        found = answers.answer(scene, key, sure=True)
        self._take(found)
        return bool(found)

    def _answer_label(self, scene: Scene, key: str | None) -> AnswerLabel | None:
        if len(scene.text.split()) > _MOST_WORDS or _ADDS.match(scene.text):
            return None
        return answer_kind(scene.text, key)

    def _leave_open(self, scene: Scene, key: str, label: AnswerLabel) -> None:
        nothing = label.kind == "none" and group_of(key) not in _OPEN_ENDED
        said = "declined" if nothing or label.kind == "declined" else "unknown"
        words = scene.text.strip(" .,;:-")
        self._acts.append(Act(kind=_ACTS[label.kind], text=scene.text))
        self._take([MarkUnknown(question=key, answer=said, quote=words)])
        nobody = label.kind == "none"  # "No pilot" answers no other question either
        self._replied = self._replied or nobody or key == self._context.asked

    def _only_signers(self, scene: Scene) -> bool:
        """Tell whether those who approve are only those who sign ("only the CFO")."""
        step = plan_step(self._plan, "signature")
        named = {who.name for who in scene.people}
        return bool(step and named and not scene.dates and named <= set(step.owners))

    def _talks_of_else(self, scene: Scene) -> bool:
        """Tell whether the sentence is about something else than what was asked."""
        label = self._answer_label(replace(scene, piece=scene.whole), self._context.asked)
        return bool(label and label.kind == "aside" and label.p >= _ASIDE)

    def _holds_answer(self, scene: Scene) -> bool:
        """Tell whether the sentence of the scene holds what was asked for."""
        if not self._context.asked or self._replied:
            return False
        label = self._answer_label(replace(scene, piece=scene.whole), self._context.asked)
        return bool(label and label.kind == "value" and label.p >= _SURE)

    def _goes_on_about(self, asked: str) -> bool:
        """Tell whether the message speaks of a step already, and not of the one asked about."""
        step = self._plan.step(next(iter(self._spoken), ""))
        if step is None or step.id == self._asked_step():
            return False
        kind = step.kind or step.id
        return asked not in (kind, QUESTIONS.get(kind))

    def _late_answer(self, scene: Scene) -> bool:
        """Take the answer out of a clause in which nothing else was found."""
        asked = self._context.asked or ""
        if self._known(asked) or self._goes_on_about(asked) or not self._holds_answer(scene):
            return False
        if tells_of_else(scene, asked):
            return False
        found = answers.answer(scene, asked, sure=True)
        self._take(found)
        return bool(found)

    def _only_answers(self, scene: Scene) -> bool:
        """Take the answer out of a clause that has nothing else in it; tell whether it had one."""
        asked = self._context.asked or ""
        if self._context.cautious or self._known(asked) or self._goes_on_about(asked):
            return False
        told = only_answers(scene, asked)
        if told is None or not self._holds_answer(scene) or self._goes_on(scene):
            return False
        found = answers.answer(told, asked, sure=True)
        self._take(found)
        return bool(found)

    def _goes_on(self, scene: Scene) -> bool:
        return said_later(scene, self._look(scene.whole), self._context.asked or "")

    def _dated_answer(self, scene: Scene) -> bool:
        """Tell whether a clause names the day that was asked for, however it sighs."""
        when = group_of(self._context.asked) == "when" and not self._context.cautious
        exact = any(one.deadline.kind == "exact" for one in scene.dates)
        return when and exact and not scene.steps and self._holds_answer(scene)

    def _says_who(self, scene: Scene, kind: str | None, step: str | None) -> bool:
        """Tell whether the sentence answers who does a step that the clause seems to drop.

        "No separate legal, their auditor reads it" names who does it.
        """
        asked = self._context.asked or ""
        about = asked in (QUESTIONS.get(kind or ""), kind) or self._asked_step() == step
        named = any(who.named for who in self._look(scene.whole).people)
        return about and named and self._holds_answer(scene)

    def _answers_for_body(self, scene: Scene, topics: Sequence[StepMention]) -> bool:
        """Take the body that gives the approval asked about, and the day on which it sits."""
        step = self._plan.step(self._asked_step() or "")
        asked_who = step is not None and step.kind == "executive-approval"
        if not (asked_who or self._context.asked == "approvals") or not self._holds_answer(scene):
            return False
        bodies = [w for w in scene.people if not w.named and BODY.match(w.name)]
        if bodies and any(_another(t, bodies[0], step) for t in topics):
            return False
        other = None if bodies or topics or self._context.cautious else giver(scene)
        if not bodies and not other:
            return False
        body, words = other or bodies[0].name, scene.text.strip(" .,;:-")
        due = next((d.deadline.phrase for d in due_dates(scene)), None)
        if step and asked_who:
            if body in step.owners and not due:
                return False
            self._take([UpdateStep(step=step.id, owners=[body], due=due, quote=words)])
        elif " " in body or other:
            self._take([AddStep(action=f"{body} approval", owners=[body], due=due, quote=words)])
        return bool(" " in body or asked_who or other)

    def _buyer_said(self, scene: Scene) -> list[Change]:
        """Return the buyer, where the sentence opens the talk or answers which company it is."""
        asked = self._context.asked
        opens = asked is None and not self._plan.steps and not self._plan.people
        if self._plan.deal.buyer or scene.cautious or not (asked == "buyer" or opens):
            return []
        parts = [scene, *(scene.within(part) for part in clauses(scene.piece, []))]
        # What is stated is taken as a fact; a question ("can you help with Acme?") is not.
        stated = next((name for part in parts if (name := company(part))), None)
        if stated and not scene.text.rstrip().endswith("?"):
            # "Need to prep for the call with Acme" asks for something, and names the buyer too.
            met = _MEETS.search(scene.text)
            return [SetDeal(buyer=stated, quote=scene.text.strip(" .,;:-"))] if met else []
        heads = heading_name(scene.text) if opens and self._names_sum and not scene.steps else None
        if heads:
            return [SetDeal(buyer=heads, quote=scene.text.strip(" .,;:-"))]
        label = self._answer_label(scene, "buyer")
        if not label or label.kind != "value" or label.p < _SURE:
            return []
        name = buyer_in(scene, opens=opens)
        told = name and not amounts(name)
        return [SetDeal(buyer=name, quote=scene.text.strip(" .,;:-"))] if told else []


_MEETS = re.compile(
    r"\b(?:call|meeting|demo|session|chat|sync|catch-?up|discovery|qbr|review|visit|workshop|"
    r"presentation|pitch|conversation|appointment)\b[^.?!]{0,40}\b(?:with|at|for|w/)\s",
    re.IGNORECASE,
)


def _somebody_else(scene: Scene, key: str) -> bool:
    """Tell whether it is somebody by name who does not know ("Imraan no idea yet")."""
    if group_of(key) not in {"when", "company", "value", "dur"}:
        return False
    # "Value not confirmed" leaves the value open, and not when they go live.
    price = group_of(key) != "value" and _PRICE.match(scene.text)
    return bool(price) or any(who.named for who in scene.people)


def _is_sure(scene: Scene, key: str, label: AnswerLabel) -> bool:
    """Tell whether a sentence surely is such an answer; a long "no" has to be surer than a word."""
    drops = label.kind == "none" and group_of(key) == "whether"
    long = drops and len(scene.text.split()) > _FEW_WORDS
    return label.p >= (_ASIDE if long else _SURE)


def _says_only_that(scene: Scene) -> bool:
    """Tell whether the sentence names no day, length of time or sum, and asks nothing."""
    return not (
        scene.dates or scene.durations or amounts(scene.text) or re.search(r"\?\s*$", scene.text)
    )


def _about(scene: Scene, asked: str, label: AnswerLabel) -> str | None:
    """Return the question that stays open; None where the sentence has more to it.

    "No clue about legal" leaves that open, whatever was asked; "external lawyers, no idea who"
    says that there are some.
    """
    if label.kind != "none" and group_of(asked) == "whether" and scene.people:
        return None
    if any(one.step and f":{one.step}:" not in asked for one in scene.steps):
        return None
    kinds = {one.kind for one in scene.steps if not one.weak and one.kind}
    named = kinds if _NO_STEP.match(scene.text) else {kind for kind in kinds if kind in QUESTIONS}
    others = {QUESTIONS.get(kind, kind) for kind in named} - {asked}
    if (
        len(kinds) != 1
        or not others
        or asked.startswith("step:")
        or asked in ("steps", "approvals")
    ):
        return asked
    return others.pop()


def _another(topic: StepMention, body: Who, asked: Step | None) -> bool:
    """Tell whether a step is named beside the body and beside the one that was asked about."""
    within = body.start <= topic.start and topic.end <= body.end
    return not within and topic.step is not None and (asked is None or topic.step != asked.id)
