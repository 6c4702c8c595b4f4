"""Reads a sentence as the answer to the question that was asked, before anything else."""

import re
from dataclasses import replace

from assistant.plan.changes import Change, MarkUnknown, SetDeal
from assistant.understanding import answers
from assistant.understanding.answer_kinds import AnswerLabel, answer_kind, group_of
from assistant.understanding.buyer_names import buyer_in
from assistant.understanding.clauses import clauses
from assistant.understanding.companies import company
from assistant.understanding.labelled import labelled
from assistant.understanding.money import amounts
from assistant.understanding.reading import Act, ActKind
from assistant.understanding.reading_state import ReadingState
from assistant.understanding.scene import Scene
from assistant.understanding.text import Piece, shifted
from assistant.understanding.text import piece as cut

_SURE = 0.6
_MOST_WORDS = 25
_ACTS: dict[str, ActKind] = {"none": "no", "unknown": "dont_know", "declined": "skip"}
_OPEN_ENDED = frozenset({"who", "when", "dur"})


class AnswerReader(ReadingState):
    """Takes nobody, nothing, don't know and rather not for what they are, and labelled facts."""

    _replied = False

    def _answers_question(self, sentence: Piece) -> bool:
        """Take the sentence where all it does is to answer; tell whether it was taken."""
        behind = labelled(sentence.text)
        if behind:
            value = shifted(cut(sentence.text, behind.start, len(sentence.text)), sentence.start)
            return self._reply(self._look(value), behind.key)
        if self._context.asked and not self._context.pending and not self._replied:
            return self._reply(self._look(sentence), self._context.asked)
        return False

    def _reply(self, scene: Scene, key: str) -> bool:
        label = self._answer_label(scene, key)
        if label and label.kind in _ACTS and label.p >= _SURE and _says_only_that(scene):
            self._leave_open(scene, key, label)
            return True
        if key == self._context.asked:
            return False
        found = answers.answer(scene, key, sure=True)
        self._take(found)
        return bool(found)

    def _answer_label(self, scene: Scene, key: str | None) -> AnswerLabel | None:
        if len(scene.text.split()) > _MOST_WORDS:
            return None
        return answer_kind(scene.text, key)

    def _leave_open(self, scene: Scene, key: str, label: AnswerLabel) -> None:
        nothing = label.kind == "none" and group_of(key) not in _OPEN_ENDED
        said = "declined" if nothing or label.kind == "declined" else "unknown"
        words = scene.text.strip(" .,;:-")
        self._acts.append(Act(kind=_ACTS[label.kind], text=scene.text))
        self._take([MarkUnknown(question=key, answer=said, quote=words)])
        self._replied = self._replied or key == self._context.asked

    def _holds_answer(self, scene: Scene) -> bool:
        """Tell whether the sentence of the scene holds what was asked for."""
        if not self._context.asked or self._replied:
            return False
        label = self._answer_label(replace(scene, piece=scene.whole), self._context.asked)
        return bool(label and label.kind == "value" and label.p >= _SURE)

    def _late_answer(self, scene: Scene) -> bool:
        """Take the answer out of a clause in which nothing else was found."""
        asked = self._context.asked or ""
        if self._known(asked) or not self._holds_answer(scene):
            return False
        found = answers.answer(scene, asked, sure=True)
        self._take(found)
        return bool(found)

    def _buyer_said(self, scene: Scene) -> list[Change]:
        """Return the buyer, where the sentence opens the talk or answers which company it is."""
        asked = self._context.asked
        opens = asked is None and not self._plan.steps and not self._plan.people
        if self._plan.deal.buyer or scene.cautious or not (asked == "buyer" or opens):
            return []
        if company(scene) or any(company(scene.within(part)) for part in clauses(scene.piece, [])):
            return []
        label = self._answer_label(scene, "buyer")
        if not label or label.kind != "value" or label.p < _SURE:
            return []
        name = buyer_in(scene, opens=opens)
        return [SetDeal(buyer=name, quote=scene.text.strip(" .,;:-"))] if name else []


def _says_only_that(scene: Scene) -> bool:
    """Tell whether the sentence names no day, length of time or sum, and asks nothing."""
    return not (
        scene.dates or scene.durations or amounts(scene.text) or re.search(r"\?\s*$", scene.text)
    )
