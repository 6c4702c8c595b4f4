"""The buyer's mind: patience, trust, what was told and what was earned. Replayed from the talk."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, get_args

from assistant.practice.hearing import LONG_WORDS, SURE, Heard
from assistant.practice.moves import Move, Topic
from assistant.practice.relevance import relevance
from assistant.practice.rubric import goodness
from assistant.practice.scene import Ended, Level, Scene

Mood = Literal[
    "empty", "foreign", "abuse", "role", "off", "repeat", "threat", "push", "discount", "claim",
    "pitch", "argue", "propose", "ask", "tie", "mutual", "ack", "giveup", "small", "long",
    "neutral",
]  # fmt: skip
Lacking = Literal["date", "owner", "ask", "trust", "near"]

# What costs patience and trust, and what earns them.
_PATIENCE: dict[Mood, float] = {
    "abuse": -3, "threat": -2, "push": -1.2, "argue": -1, "pitch": -0.8, "claim": -0.8,
    "role": -0.8, "off": -0.8, "repeat": -1, "discount": -0.4, "giveup": -0.5, "neutral": -0.4,
    "long": -0.6, "foreign": -0.3, "empty": -0.3, "small": -0.2,
    "ask": 0.3, "ack": 0.3, "tie": 0.3, "mutual": 0.4, "propose": 0.2,
}  # fmt: skip
_TRUST: dict[Mood, float] = {
    "abuse": -3, "threat": -2.5, "push": -1.5, "argue": -1, "pitch": -0.5, "claim": -1,
    "discount": -0.5, "role": -0.5,
}  # fmt: skip
_START: dict[Level, float] = {"easy": 6.0, "normal": 5.0, "hard": 4.0}
_SCALE: dict[Level, float] = {"easy": 0.7, "normal": 1.0, "hard": 1.3}
MOST_TURNS: dict[Level, int] = {"easy": 14, "normal": 12, "hard": 11}
_ENOUGH_TRUST: dict[Level, float] = {"easy": 1.5, "normal": 2.5, "hard": 3.5}
_ENOUGH_TOLD: dict[Level, int] = {"easy": 0, "normal": 1, "hard": 2}
# How much trust opens an answer; a question put well counts beside it.
_OPENS: dict[Level, float] = {"easy": -1.0, "normal": 0.9, "hard": 1.9}
Hard = Literal["abuse", "threat", "push", "discount", "claim", "pitch", "argue"]
_HARD_MOODS: tuple[Hard, ...] = get_args(Hard)
Soft = Literal["tie", "mutual", "ack", "small"]
_SOFT_MOODS: tuple[Soft, ...] = get_args(Soft)
_ODD_MOODS: tuple[Literal["role", "off"], ...] = ("role", "off")
_GOOD: tuple[Move, ...] = ("ack", "tie", "propose", "commit")
_NEAR = 1.0
# What the manner of a good seller is worth beside the words that were heard.
_CREDIT = 1.0
_ABOUT_IT = 0.5
_PLAIN = 0.85


@dataclass
class Mind:
    """Where the buyer stands.

    Attributes:
        told: topics on which the buyer has opened up.
        answered: questions that were answered openly, of one topic or several.
        asked: topics that were asked about, answered or not.
        used: lines said so far; none is said twice.
        heard: the messages so far.
    """

    scene: Scene
    patience: float
    trust: float = 0.0
    turns: int = 0
    acked: bool = False
    dated: bool = False
    owned: bool = False
    proposed: bool = False
    committed: bool = False
    day: dt.date | None = None
    moods: list[Mood] = field(default_factory=list)
    told: list[Topic] = field(default_factory=list)
    answered: int = 0
    asked: list[Topic] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    heard: list[Heard] = field(default_factory=list)
    ended: Ended | None = None

    def take(self, heard: Heard) -> Mood:
        """Let a message sink in; return what it was above all."""
        mood = self._mood(heard)
        again = heard.text.strip().casefold() in {one.text.strip().casefold() for one in self.heard}
        if again and mood not in ("empty", "foreign", "abuse"):
            mood = "repeat"
        self.heard.append(heard)
        self.moods.append(mood)
        self.turns += 1
        self._feel(heard, mood)
        if mood not in ("repeat", "role", "off", "abuse", "threat", "empty", "foreign"):
            self._note_offer(heard)
        return mood

    def _mood(self, heard: Heard) -> Mood:
        if heard.trouble:
            return heard.trouble
        hard = _hardest(heard)
        if hard:
            return hard
        for odd in _ODD_MOODS:
            if _odd(heard, odd):
                return odd
        if heard.words > LONG_WORDS:
            return "long"
        return _kindest(heard)

    def _feel(self, heard: Heard, mood: Mood) -> None:
        scale = _SCALE[self.scene.level]
        step = _PATIENCE[mood]
        self.patience += step * scale if step < 0 else step
        self.patience = min(self.patience, _START[self.scene.level])
        self.trust += _TRUST.get(mood, 0.0) * scale
        if mood in _TRUST or mood in ("repeat", "off", "empty", "foreign"):
            return
        if heard.p("ack") > SURE:
            self.trust += 0.5 if self.acked else 1.0
            self.acked = True
        if heard.asks > SURE:
            self.trust += 0.8
        if heard.p("tie") > SURE:
            self.trust += 0.8
        if heard.p("mutual") > SURE:
            self.trust += 0.7

    def _note_offer(self, heard: Heard) -> None:
        self.proposed |= _offers(heard) or (heard.p("commit") > SURE and heard.dated)
        if self.proposed:
            self.dated |= heard.dated
            self.owned |= any(one.owned for one in heard.said)
            self.committed |= heard.p("commit") > SURE
        if heard.day:
            self.day = heard.day

    def opens_up(self, heard: Heard) -> bool:
        """Tell whether a question was earned an open answer."""
        bonus = 0.4 if heard.p("ack") > SURE else 0.0
        return self.trust + bonus >= _OPENS[self.scene.level]

    def lacking(self) -> Lacking | None:
        """Return what an offer lacks to be agreed to, None where nothing."""
        if relevance(self.scene.objection, [one.text for one in self.heard]) < _ABOUT_IT:
            return "trust"
        good = goodness(self.scene, self.heard)
        trust, enough = self.trust + _CREDIT * good, _ENOUGH_TRUST[self.scene.level]
        if trust < enough or self.answered + round(good) < _ENOUGH_TOLD[self.scene.level]:
            return "near" if trust >= enough - _NEAR else "trust"
        if not self.dated:
            return "date"
        if not self.owned:
            return "owner"
        return None if self.committed else "ask"


def new_mind(scene: Scene) -> Mind:
    """Return the mind of a buyer who has just raised the objection."""
    return Mind(scene=scene, patience=_START[scene.level])


def _hardest(heard: Heard) -> Mood | None:
    worst = max(heard.said, key=lambda one: one.hard)
    # A hard word within a message that does better things is let pass, unless it is plain. It is
    # plain sooner beside nods and offers, which pressing likes to come with.
    good = _PLAIN * max(heard.p(move) for move in _GOOD)
    # What asks in order to press does not excuse itself.
    asks = max((one.asks for one in heard.said if one is not worst), default=0.0)
    open_handed = max(asks, heard.p("tie"), heard.p("mutual"))
    if worst.hard < max(SURE, good, open_handed):
        return None
    if worst.p["role"] > max(worst.p[move] for move in _HARD_MOODS):
        return None
    return max(_HARD_MOODS, key=lambda move: worst.p[move])


def _odd(heard: Heard, move: Move) -> bool:
    """Tell whether the message leaves the talk, and does nothing for it besides."""
    odd = heard.best(move)
    if odd is None or odd.p[move] < SURE:
        return False
    if move == "role":
        return odd.p["role"] > max(odd.p["ack"], odd.p["propose"], odd.p["tie"], odd.asks)
    good = max(heard.p("ack"), heard.p("tie"), heard.p("propose"), heard.p("commit"))
    return good < SURE and heard.asks < odd.p["off"]


def _offers(heard: Heard) -> bool:
    """Tell whether it proposes something, and does not only speak of the buyer's own date."""
    return any(one.p["propose"] > SURE and not one.of_theirs for one in heard.said)


def _kindest(heard: Heard) -> Mood:
    if _only_small(heard):
        return "small"
    if _offers(heard) or (heard.p("commit") > SURE and (heard.dated or heard.p("tie") < SURE)):
        last = heard.said[-1].p["giveup"]
        passive = last > max(heard.p("propose"), heard.p("commit"))
        return "giveup" if passive and not heard.dated and heard.asks < SURE else "propose"
    if heard.asks > SURE:
        return "ask"
    if heard.p("giveup") > SURE:
        return "giveup"
    for mood in _SOFT_MOODS:
        best = heard.best(mood)
        # "You've read none of it" gives nobody a say.
        kind = mood in ("ack", "small") or (best is not None and best.p["hard"] < SURE)
        if heard.p(mood) > SURE and kind:
            return mood
    return "neutral"


def _only_small(heard: Heard) -> bool:
    """Tell whether it is courtesy ("Hello?") though it is put as what wants a yes."""
    more = max(heard.asks, heard.p("propose"), heard.p("commit"), heard.p("tie"), heard.p("mutual"))
    least = min(one.p["small"] for one in heard.said)
    return least > SURE and heard.p("small") > more and not heard.dated
