"""What a clause without a step of its own speaks of: what was asked, or what was said before."""

import re
from dataclasses import replace

from assistant.plan.changes import AddRisk, AddStep, RemoveStep, SetDeal
from assistant.plan.model import Step
from assistant.understanding import answers
from assistant.understanding.answer_kinds import group_of
from assistant.understanding.answer_reader import AnswerReader
from assistant.understanding.answer_shape import tells_of_else
from assistant.understanding.approvals import kind_of_role
from assistant.understanding.attribution import drops_it, hands_over, said_of
from assistant.understanding.classify import goal_odds
from assistant.understanding.losing import is_lost, threatens
from assistant.understanding.moved_owners import moved_owner
from assistant.understanding.own_matter import has_own_matter
from assistant.understanding.persons import person_changes
from assistant.understanding.pronouns import GO_LIVE, is_fragment, refers
from assistant.understanding.scene import Scene
from assistant.understanding.stand_ins import stand_in
from assistant.understanding.statuses import dropped
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.stepfacts import QUESTIONS, quote, step_changes
from assistant.understanding.text import Piece
from assistant.understanding.text import piece as cut

_NOT_THEM = re.compile(
    r"^(?:no,? )?(?:it's |it is |that's )?not (?:her|him|them|that|this|(?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
_MAYBE_GOAL = 0.3  # odds above which a day said behind the go-live may be its new day
_TAKES_BACK = re.compile(
    r"\W*(?:(?:oh|ah|um|uh|well)\W+)*(?:no|nope|sorry|wait|actually|scratch|correction|or rather|"
    r"make (?:it|that))\b",
    re.IGNORECASE,
)


_TOO = re.compile(
    r"\W*(?:(?:and|then|next|also|plus|the|their|same (?:for|with)|there's|there is)\W+)*"
    r"(?:[\w'-]+\W+){1,4}(?:too|also|as well|next)\W*",
    re.IGNORECASE,
)


_SHE_SAYS = re.compile(r"\W*(?:(?:and|but|so|then|now|well)\W+)*(?:he|she)\b", re.IGNORECASE)


_GIVES_HER = re.compile(r"\b(?:give|gives|gave|allow|grant|let) (?:him|her)\b", re.IGNORECASE)


class ReferringReader(AnswerReader):
    """Finds the step, the go-live or the question that a clause speaks of."""

    def _topic(self, sentence: Piece) -> None:
        """Take "Security review?" that the seller answers himself for the step that follows."""
        scene = self._look(sentence)
        topics = self._topics(scene)
        new = [t for t in topics if t.step is None and t.kind]
        self._take([AddStep(action=t.action, kind=t.kind, quote=quote(scene)) for t in new[:1]])
        self._remember(scene, topics)

    def _passes_on(self, sentence: Piece) -> bool:
        """Take steps from who is denied, or away, to somebody else ("not Oliver, it's Maria")."""
        if self._context.cautious:
            return False
        if threatens(sentence.text) or is_lost(sentence.text):
            self._hears_loss(sentence)
            return True
        scene = self._look(sentence)
        found = moved_owner(scene) or stand_in(scene, self._who)
        if found:
            deal = self._plan.deal
            self._take(person_changes(scene, self._plan, (deal.buyer, deal.seller)))
            self._take(found)
            self._remember(scene, [])
        # "She takes it over, but asks for a week, so 30 Oct" has a day besides.
        return bool(found) and not scene.dates

    def _hears_loss(self, sentence: Piece) -> None:
        """Take what threatens the deal for a risk; that it is lost is asked back."""
        words = sentence.text.strip(" .,;:-!")
        risk = AddRisk(text=words[:1].upper() + words[1:], quote=words)
        if is_lost(sentence.text):
            self._unsure.append(risk)
        else:
            self._take([risk])

    def _names_topic(self, sentence: Piece) -> bool:
        """Take "Legal too." for the step that the rest of the message tells of."""
        if self._context.cautious or not _TOO.fullmatch(sentence.text):
            return False
        scene = self._look(sentence)
        if len(scene.steps) != 1 or scene.dates or any(w.named for w in scene.people):
            return False
        self._topic(sentence)
        return True

    def _may_answer(self, scene: Scene, *, corrects: bool) -> bool:
        asked = self._context.asked
        if not asked or self._known(asked) or _NOT_THEM.search(scene.text):
            return False
        if self._follows_another(scene, asked):
            return False
        if self._replied or self._talks_of_else(scene):
            return False
        return not (corrects and self._focus) and not self._goes_on_about(asked)

    def _follows_another(self, scene: Scene, asked: str) -> bool:
        """Tell whether the sentence began with another step ("then training, Ana does it")."""
        if scene.cautious or scene.piece.start <= scene.whole.start:
            return False
        before = [s for s in self._look(scene.whole).steps if s.end <= scene.piece.start]
        about = {asked, self._asked_step()}
        return bool(before) and not any(
            {s.kind, s.step, QUESTIONS.get(s.kind or "")} & about for s in before
        )

    def _is_of_somebody(self, scene: Scene) -> bool:
        """Tell whether the same sentence began with somebody ("Ann tests it, starts May 4")."""
        people = self._look(scene.whole).people if not scene.cautious else []
        return any(who.named and who.end <= scene.piece.start for who in people)

    def _is_of_else(self, scene: Scene) -> bool:
        """Tell whether "that" may be what the same sentence began with, which is no step here."""
        return scene.piece.start > scene.whole.start and not self._spoken

    def _answered(self, scene: Scene) -> bool:
        asked = self._context.asked or ""
        if tells_of_else(scene, asked) or self._goes_on(scene):
            return False
        found = answers.answer(scene, asked)
        self._take(found)
        self._unsure += answers.guesses(scene, asked) if not found else []
        return bool(found)

    def _introduced(self, scene: Scene) -> bool:
        """Take who is introduced behind their step ("Legal is open. Their lawyer is Grace")."""
        step = self._plan.step(next(iter(self._focus), ""))
        spoken_of_now = self._focus[:1] != self._context.focus_steps[:1]
        named = [w for w in scene.people if w.named]
        if step is None or step.owners or not spoken_of_now or len(named) != 1:
            return False
        if kind_of_role(named[0].role or "") != (step.kind or step.id):
            return False
        at = scene.piece.start
        mention = StepMention(at, at, step.kind, step.id, step.action, False)
        self._take(step_changes(scene, [mention], [], sure=False))
        return True

    def _referred(self, scene: Scene, *, corrects: bool) -> str | None:
        """Return the step, or the go-live, that a clause without one speaks of."""
        asked = self._asked_step()
        if not scene.cautious:
            if not corrects and (has_own_matter(scene) or self._follows_unread(scene)):
                return None
            own = self._of_speaker(scene) if asked is None else None
            if own:
                return own
        if self._spoken and not self._context.cautious:
            here = [one for one in self._focus if one in self._spoken or one == GO_LIVE]
            return refers(scene, here, None, corrects=corrects, beside=is_fragment(scene.text))
        # What a day that answers nothing is said of is what was spoken of last.
        alone = not scene.cautious and bool(scene.dates) and not self._spoken
        opens = scene.piece.start == scene.whole.start
        beside = alone and opens and is_fragment(scene.text)
        return refers(scene, self._focus, asked, corrects=corrects, beside=beside)

    def _mends_a_day(self, text: str, begin: int) -> bool:
        """Tell whether "no, the 12th" mends a day said before, as no day was asked for."""
        day = self._look(cut(text, begin, len(text)))
        mends = bool(day.dates) and not day.people and is_fragment(day.text)
        mends = (
            mends
            and group_of(self._context.asked) not in ("when", "dur")
            and not (self._context.pending)
        )
        self._correcting = self._correcting or mends
        return mends

    def _follows_unread(self, scene: Scene) -> bool:
        """Tell whether "that takes weeks" follows work of the same sentence that was not read."""
        at = scene.piece.start - scene.whole.start
        if at <= 0 or self._began < len(self._changes):
            return False
        before = Piece(scene.whole.start, scene.piece.start, scene.whole.text[:at].strip(" ,;-"))
        return has_own_matter(replace(scene, piece=before))

    def _of_speaker(self, scene: Scene) -> str | None:
        """Return the one open step of whom "she" or "he" is, where another's was spoken of last."""
        who = scene.spoken_of
        said = _SHE_SAYS.match(scene.text) or _GIVES_HER.search(scene.text)
        if not who or not said or not scene.dates:
            return None
        last = self._plan.step(next(iter(self._focus), ""))
        if last and (who in last.owners or not last.owners):
            return None
        owned = [s.id for s in self._plan.steps if who in s.owners and s.status != "done"]
        return owned[0] if len(owned) == 1 else None

    def _refer(self, scene: Scene, target: str, *, corrects: bool = False) -> None:
        if _only_denies(scene):
            return
        if target == GO_LIVE:
            self._refer_goal(scene)
            return
        self._refer_step(scene, target, corrects=corrects)

    def _speaks_of_it(self, scene: Scene, step: Step) -> bool:
        """Tell whether a chat goes on about a step: asked about, just named, or by its owner."""
        if step.id in self._spoken or self._asked_step() == step.id:
            return True
        named = [w.name for w in scene.people if w.named]
        if self._is_bare_day(scene) and not named and (step.due is None or scene.piece.start == 0):
            return True  # it has nothing else that it could be said of
        theirs = named or [scene.spoken_of or ""]
        return bool(set(theirs) & set(step.owners)) or bool(_CORRECTION.search(scene.whole.text))

    def _is_bare_day(self, scene: Scene) -> bool:
        return bool(scene.dates) and not scene.cautious and is_fragment(scene.text)

    def _refer_goal(self, scene: Scene) -> None:
        if self._is_of_somebody(scene) or not (scene.cautious or _moves_goal(scene)):
            return
        if not scene.cautious and _FAT.match(scene.whole.text) and scene.piece != scene.whole:
            return
        dates = [d for d in scene.dates if d.deadline.date]
        if dates and (
            not scene.cautious
            or goal_odds(scene.text) > _MAYBE_GOAL
            or _TAKES_BACK.match(scene.whole.text)
        ):
            self._take([SetDeal(go_live=dates[-1].deadline.phrase, quote=quote(scene))])

    def _refer_step(self, scene: Scene, target: str, *, corrects: bool) -> None:
        step = self._plan.step(target)
        if step is None or (scene.cautious and hands_over(scene.text, step)):
            return
        if dropped(scene.text) and (self._replied or (scene.cautious and not drops_it(scene.text))):
            return  # "no, they skip that" speaks of what was asked, not of the step before
        if dropped(scene.text) and not scene.cautious and self._is_of_else(scene):
            return
        if dropped(scene.text) and not scene.dates and not scene.people:
            self._take([RemoveStep(step=step.id, quote=quote(scene))])
            return
        if dropped(scene.text) and not scene.dates:
            self._unclear.append(quote(scene))
            return
        if scene.cautious or not (corrects or self._speaks_of_it(scene, step)):
            scene = said_of(scene, step)
        mention = StepMention(
            scene.piece.start, scene.piece.start, step.kind, step.id, step.action, False
        )
        self._take(step_changes(scene, [mention], [], sure=False))
        self._focus.insert(0, step.id)


_CORRECTION = re.compile(
    r"\b(?:correct(?:ion|ing)|mistake|wrong|sorry|apolog\w+|actually|instead|rather|change[ds]?|"
    r"moved?|slip(?:s|ped)?|push(?:ed)?|postpon\w+|no longer|"
    r"not (?:her|him|them|it|that|the|(?-i:[A-Z])\w+)|"
    r"make (?:it|that)|now|anymore|update)\b",
    re.IGNORECASE,
)
# "FAT moved, they want 22 March" is of a thing that goes by a trade's short name.
_FAT = re.compile(r"(?:the |their |our )?(?!(?:IT|OK|NO|YES|GL|SOP)\b)[A-Z]{2,5}\b")
_GOAL = 0.5
_FEW = 3  # words beside the day
_MOVES = re.compile(
    r"\W*(?:(?:so|and|but|actually|no|sorry|now|then|oh|ah|well|right|wait|um|uh)\W+)*"
    r"(?:it|that(?!'s [A-Z])|they|we|the (?:date|day|deadline)|make|move|push|pull|bring|let's|"
    r"call|say|not|can|"
    r"could|rather|better|change|should|must|will|the (?:owner|client|customer|board|boss|team)|"
    r"i (?:meant|mean))\b"
)


def _moves_goal(scene: Scene) -> bool:
    """Tell whether a clause behind the go-live says another day of it, and not of some work."""
    if goal_odds(scene.text) > _GOAL:
        return True
    if _SHE_SAYS.match(scene.text) or any(who.named for who in scene.people):
        return False
    text, at = scene.text, scene.piece.start
    for one in sorted(scene.dates, key=lambda d: -d.start):
        text = f"{text[: one.start - at]} {text[one.end - at :]}"
    few = len(re.findall(r"[^\W\d_]{2,}", text)) <= _FEW and is_fragment(scene.text)
    return (
        few or bool(_MOVES.match(scene.text.lower())) or bool(_TAKES_BACK.match(scene.whole.text))
    )


def _only_denies(scene: Scene) -> bool:
    """Tell whether the words say only what it is not ("not 1 June")."""
    negated = re.match(r"\W*not\b", scene.text, re.IGNORECASE) and not scene.people
    return bool(negated) and is_fragment(scene.text)
