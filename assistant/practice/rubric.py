"""The rubric: eight criteria, each with the seller's own words and a better line."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from assistant.plan.model import Strict
from assistant.practice.advice import ASTRAY, better_line, verdict
from assistant.practice.bearing import likely_good, tempered
from assistant.practice.hearing import Heard, Said, hear
from assistant.practice.inventions import invented
from assistant.practice.moves import Move
from assistant.practice.relevance import relevance
from assistant.practice.scene import Scene, Turn

Criterion = Literal[
    "acknowledged", "asked_first", "tied_to_their_date", "mutual", "next_step", "commitment",
    "short", "nothing_invented",
]  # fmt: skip
TITLES: dict[Criterion, str] = {
    "acknowledged": "Acknowledged what they said",
    "asked_first": "Asked before answering",
    "tied_to_their_date": "Tied it to their own date or goal",
    "mutual": "Mutual, not pushy",
    "next_step": "A next step with a date and an owner",
    "commitment": "Asked for commitment",
    "short": "Kept it short",
    "nothing_invented": "Invented nothing",
}
MAXIMA: dict[Criterion, int] = {
    "acknowledged": 12, "asked_first": 14, "tied_to_their_date": 14, "mutual": 12,
    "next_step": 16, "commitment": 12, "short": 8, "nothing_invented": 12,
}  # fmt: skip
MAX_QUOTE = 300
_ANYWHERE: frozenset[Criterion] = frozenset({"short", "nothing_invented"})
"""What can be met whatever the talk is about."""
_LOST = 0.5
_FULL_WORDS, _NO_WORDS = 45, 110
_GOOD_MOVES: tuple[Move, ...] = ("ack", "tie", "propose", "commit", "mutual")


class CriterionScore(Strict):
    """How one criterion was met.

    Attributes:
        quote: exact words of the seller: what met it best, or the place where it was missing.
        advice: what was good or missing, and a line that would have been better.
        better: that line alone.
    """

    id: Criterion
    title: str
    score: int
    max: int
    quote: str
    advice: str
    better: str


class Score(Strict):
    """The score of a round; `total` is out of `max`, 100."""

    total: int
    max: int = 100
    criteria: list[CriterionScore]


class Evidence(NamedTuple):
    """How well a criterion is met (0 to 1), and the seller's words that show it.

    Attributes:
        astray: the words would answer another objection.
        heard: what its own words earn where the rest of the talk moves the share.
    """

    share: float
    quote: str
    astray: bool = False
    heard: float | None = None


def score_round(scene: Scene, turns: Sequence[Turn]) -> Score:
    """Score what the seller said in a round."""
    heard = [hear(turn.seller, scene.today, scene.calendar) for turn in turns]
    if not any(one.said for one in heard):
        words = next((one.text.strip() for one in heard if one.text.strip()), "")
        return scored(scene, dict.fromkeys(TITLES, Evidence(0.0, words)))
    found = evidence(scene, turns, heard)
    said = [one.text for one in heard if one.said]
    about = relevance(scene.objection, said)
    shares = tempered({key: one.share for key, one in found.items()}, said, about)
    return scored(scene, {key: _moved(one, key, shares[key], about) for key, one in found.items()})


def goodness(scene: Scene, heard: Sequence[Heard]) -> float:
    """Return how likely a seller is a good one, by all that was heard so far (0 to 1)."""
    said = [one for one in heard if one.said]
    if not said:
        return 0.0
    turns = [Turn(seller=one.text, buyer="") for one in said]
    shares = {key: one.share for key, one in evidence(scene, turns, said).items()}
    return likely_good(shares, [one.text for one in said])


def _moved(one: Evidence, key: Criterion, share: float, about: float) -> Evidence:
    return one._replace(
        share=share, heard=one.share if one.heard is None else one.heard,
        astray=about < _LOST and key not in _ANYWHERE,
    )  # fmt: skip


def scored(scene: Scene, found: dict[Criterion, Evidence]) -> Score:
    """Return the score for the evidence of each criterion."""
    points = rounded({key: MAXIMA[key] * found[key].share for key in TITLES})
    criteria: list[CriterionScore] = []
    astray = False
    for key, title in TITLES.items():
        evidence = found[key]
        better = better_line(scene, key)
        criteria.append(
            CriterionScore(
                id=key, title=title, score=points[key], max=MAXIMA[key],
                quote=evidence.quote[:MAX_QUOTE],
                advice=verdict(
                    key, evidence.share, better,
                    heard=evidence.heard, astray=evidence.astray, told_astray=astray,
                ),
                better=better,
            )
        )  # fmt: skip
        astray = astray or criteria[-1].advice.startswith(ASTRAY)
    return Score(total=sum(one.score for one in criteria), criteria=criteria)


def evidence(scene: Scene, turns: Sequence[Turn], heard: list[Heard]) -> dict[Criterion, Evidence]:
    """Return how well each criterion was met by what was heard, whatever it is about.

    Args:
        scene: the setting.
        turns: the talk.
        heard: the seller's messages; at least one says something.
    """
    engaged = _engaged(heard)
    readers: dict[Criterion, Callable[[], Evidence]] = {
        "acknowledged": lambda: _acknowledged(heard),
        "asked_first": lambda: _asked(heard),
        "tied_to_their_date": lambda: _best(heard, _tied),
        "mutual": lambda: _mutual(heard, engaged),
        "next_step": lambda: _next_step(heard),
        "commitment": lambda: _best(heard, lambda one: _soft(one.p["commit"]) * (1 - one.hard)),
        "short": lambda: _short(heard, engaged),
        "nothing_invented": lambda: _honest(scene, turns, heard, engaged),
    }
    found = {key: read() for key, read in readers.items()}
    return {key: one._replace(share=min(1.0, max(0.0, one.share))) for key, one in found.items()}


def rounded(points: Mapping[Criterion, float]) -> dict[Criterion, int]:
    """Return whole points whose sum is the sum of all, rounded; what is nearest to more gets it."""
    whole = {key: int(one) for key, one in points.items()}
    left = round(sum(points.values())) - sum(whole.values())
    for key in sorted(points, key=lambda key: whole[key] - points[key])[:left]:
        whole[key] += 1
    return whole


def _soft(p: float, low: float = 0.2, high: float = 0.88) -> float:
    """Turn a probability into a share: slight doubts cost nothing, slight hints earn nothing.

    The way between is straight in log odds, so that other words for the same thing move it little.
    """
    place = _log_odds(p) - _log_odds(low)
    return min(1.0, max(0.0, place / (_log_odds(high) - _log_odds(low))))


def _log_odds(p: float) -> float:
    p = min(0.999, max(0.001, p))
    return math.log(p / (1 - p))


def _best(heard: list[Heard], worth: Callable[[Said], float]) -> Evidence:
    said = [one for message in heard for one in message.said]
    best = max(said, key=worth)
    return Evidence(worth(best), best.text)


def _tied(one: Said) -> float:
    return _soft(one.p["tie"]) * (1 - one.hard)


def _acknowledged(heard: list[Heard]) -> Evidence:
    best = Evidence(0.0, heard[0].text.strip())
    for number, message in enumerate(heard):
        weight = 1.0 if number == 0 else 0.85 if number == 1 else 0.6
        for one in message.said:
            share = weight * _soft(one.p["ack"]) * (1 - 0.6 * message.hard)
            if share > best.share:
                best = Evidence(share, one.text)
    return best


def _asked(heard: list[Heard]) -> Evidence:
    """Questions count in full until the seller has begun to answer, and less after that."""
    weight, asked = 1.0, []
    for message in heard:
        for one in message.said:
            worth = weight * _soft(one.asks, 0.4, 0.85) * (1 - one.hard)
            if worth > 0:
                asked.append((worth, one))
            answer = max(_soft(one.p["propose"]), _soft(one.p["pitch"]), _soft(one.hard, 0.4))
            weight *= 1 - 0.5 * answer
    if not asked:
        return Evidence(0.0, heard[0].text.strip())
    asked.sort(key=lambda pair: -pair[0])
    second = next((worth for worth, one in asked[1:] if one.topic != asked[0][1].topic), 0.0)
    if second == 0.0 and len(asked) > 1:
        second = asked[1][0] * 0.8
    return Evidence(0.7 * asked[0][0] + 0.3 * second, asked[0][1].text)


def _mutual(heard: list[Heard], engaged: float) -> Evidence:
    """Half for giving the buyer a say, half for not pressing."""
    said = [one for message in heard for one in message.said]
    worst = max(said, key=lambda one: one.hard)
    pressed = sum(_soft(message.hard, 0.35) for message in heard) / len(heard)
    calm = max(0.0, 1 - 1.6 * pressed) * (0.3 + 0.7 * engaged)
    best = max(said, key=lambda one: one.p["mutual"])
    share = (0.45 * calm + 0.55 * _soft(best.p["mutual"])) * (1 - 0.8 * min(1.0, pressed * 1.4))
    return Evidence(share, worst.text if pressed > 0.4 else best.text)


def _next_step(heard: list[Heard]) -> Evidence:
    """What is proposed may be spread over two messages: the day often comes with the question.

    What comes with pressure in the same breath is an order rather than a proposal.
    """
    best = Evidence(0.0, heard[-1].text.strip())
    for number, message in enumerate(heard):
        near = [*message.said, *(heard[number + 1].said if number + 1 < len(heard) else ())]
        for one in message.said:
            offer = _soft(max(one.p["propose"], one.p["commit"] if one.dated else 0.0))
            dated = 1.0 if one.dated else 0.8 if any(other.dated for other in near) else 0.0
            owned = 1.0 if one.owned else 0.8 if any(other.owned for other in near) else 0.0
            share = offer * (0.3 + 0.4 * dated + 0.3 * owned) * (1 - one.hard)
            share *= 1 - 0.6 * message.hard
            if share > best.share:
                best = Evidence(share, one.text)
    return best


def _short(heard: list[Heard], engaged: float) -> Evidence:
    longest = max(heard, key=lambda one: one.words)
    mean = sum(one.words for one in heard) / len(heard)
    length = 0.6 * mean + 0.4 * longest.words
    share = min(1.0, max(0.0, 1 - (length - _FULL_WORDS) / (_NO_WORDS - _FULL_WORDS)))
    return Evidence(share * (0.4 + 0.6 * engaged), _start(longest.text), heard=share)


def _honest(scene: Scene, turns: Sequence[Turn], heard: list[Heard], engaged: float) -> Evidence:
    doubts = [
        (invented(scene, turns[:number], one), one)
        for number, message in enumerate(heard)
        for one in message.said
    ]
    worst, one = max(doubts, key=lambda pair: pair[0])
    total = min(1.0, sum(_soft(doubt, 0.4) for doubt, _ in doubts))
    quote = one.text if worst > 0 else _start(heard[0].text)
    return Evidence((1 - total) * (0.4 + 0.6 * engaged), quote, heard=1 - total)


def _engaged(heard: list[Heard]) -> float:
    """Return the share of messages that do something for the talk."""
    shares = []
    for message in heard:
        good = max(message.asks, *(message.p(move) for move in _GOOD_MOVES))
        odd = max(message.p("off"), message.p("role"), message.p("abuse"))
        shares.append(_soft(good, 0.2, 0.7) * (1 - _soft(max(message.hard, odd), 0.4)))
    return sum(shares) / len(shares)


def _start(text: str) -> str:
    return text.strip()[:MAX_QUOTE]
