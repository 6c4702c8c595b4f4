"""Practice: a good seller above a middling and a poor one, steadily; a buyer in the part."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any, TypeVar

from evals.cases import cases
from evals.measures import share
from evals.suite import Setting, Suite, Verdict

TODAY = dt.date(2026, 11, 24)
T = TypeVar("T")
SELLERS = ("good", "middling", "poor")
AGAIN = "_again"
STEADY = 5  # points of 100


def run(case: dict[str, Any], setting: Setting) -> dict[str, Any]:
    """Play every seller of the set at every level, and score each."""
    from assistant.practice.scene import LEVELS

    names = [key for key in case if key.removesuffix(AGAIN) in SELLERS]
    return {level: {key: _played(case, key, level, setting) for key in names} for level in LEVELS}


def _played(case: dict[str, Any], key: str, level: Any, setting: Setting) -> dict[str, Any]:
    from assistant.errors import UnusableAnswerError
    from assistant.practice.buyer import Round, create_buyer, or_offline
    from assistant.practice.scene import make_scene
    from assistant.settings import Settings

    played = Round(
        make_scene(case["objection"], TODAY, level=level), create_buyer(Settings(), setting.model)
    )
    brain = played.buyer.name

    def done(act: Callable[[], T]) -> T:
        """Do it as the page does; only a server that fails breaks the case off."""
        return or_offline(played, act, lambda _error: None, UnusableAnswerError)

    for message in case[key]:
        done(functools.partial(played.say, message))
    return {
        "total": done(played.score).total,
        "ended": played.ended,
        "own": played.buyer.name == brain,
        "buyer": [played.opening, *(turn.buyer for turn in played.turns)],
    }


def score(_case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    """Count orders kept, steady pairs, lines out of the part, lines said twice."""
    from assistant.practice.inversion import leaves_the_part

    counts: dict[str, float] = dict.fromkeys(
        ("orders", "in_order", "pairs", "steady", "lines", "inverted", "twice",
         "good", "good_agreed", "poor", "poor_agreed", "rounds", "own"), 0.0,
    )  # fmt: skip
    notes: list[str] = []
    for level, played in done.items():
        good, middling, poor = (played[key]["total"] for key in SELLERS)
        counts["orders"] += 1
        if good > middling > poor:
            counts["in_order"] += 1
        else:
            notes.append(f"{level}: good {good}, middling {middling}, poor {poor}")
        _pairs(level, played, counts, notes)
        for key, one in played.items():
            counts["rounds"] += 1
            counts["own"] += one["own"]
            lines = one["buyer"]
            counts["lines"] += len(lines)
            odd = [line for line in lines if leaves_the_part(line)]
            counts["inverted"] += len(odd)
            counts["twice"] += len(lines) - len(set(lines))
            notes += [f"{level}, {key}: out of the part: {line}" for line in odd]
        counts["good"] += 1
        counts["good_agreed"] += played["good"]["ended"] == "agreed"
        counts["poor"] += 1
        counts["poor_agreed"] += played["poor"]["ended"] == "agreed"
    return Verdict(counts, notes, counts["in_order"] / counts["orders"])


def _pairs(level: str, played: dict[str, Any], counts: dict[str, float], notes: list[str]) -> None:
    for key in SELLERS:
        again = played.get(key + AGAIN)
        if again is None:
            continue
        apart = abs(played[key]["total"] - again["total"])
        counts["pairs"] += 1
        counts["steady"] += apart <= STEADY
        if apart > STEADY:
            notes.append(f"{level}, {key}: {played[key]['total']} and {again['total']}")


def told(case: dict[str, Any], done: dict[str, Any]) -> list[str]:
    """Return the rounds of the hardest level, line by line."""
    lines = []
    for key in SELLERS:
        one = done["hard"][key]
        lines += ["", f"{key}: {one['total']}", f"Buyer: {one['buyer'][0]}"]
        for said, answer in zip(case[key], one["buyer"][1:], strict=True):
            lines += [f"Seller: {said}", f"Buyer: {answer}"]
    return lines


SUITE = Suite(
    name="practice",
    about="Good, middling and poor sellers at three levels: their order, how steady a score is "
    "where the wording changes slightly, and whether the buyer stays the buyer.",
    cases=lambda: cases("practice"),
    run=run,
    score=score,
    measures=(
        share("good above middling above poor", "in_order", "orders"),
        share("score within 5 of 100 when reworded", "steady", "pairs"),
        share("buyer's lines out of the part", "inverted", "lines", "less", most=0.0),
        share("buyer's lines said twice", "twice", "lines", "less"),
        share("good sellers reach agreement", "good_agreed", "good"),
        share("poor sellers reach agreement", "poor_agreed", "poor", "less"),
        share("rounds played and scored by this brain to the end", "own", "rounds"),
    ),
    headline=("good above middling above poor", "score within 5 of 100 when reworded"),
    told=told,
    limit=4,
    long=True,
)
