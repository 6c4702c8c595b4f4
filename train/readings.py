"""Fitting of which of two readings of a chat message is worth more."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from assistant.agent import moment
from assistant.agent.reading_signs import Signs, signs
from assistant.agent.two_readings import BETTER, WEIGHTS, as_notes, with_steps, worth
from assistant.plan.apply import apply_possible
from assistant.settings import OFFLINE
from assistant.understanding import Context, Reading, read
from evals.cases import Case
from evals.chat_score import score_chat
from evals.talking import talk
from train.chats import chats

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RIDGE = 60.0
_FEWEST = 4  # of a sign, for it to have a weight
_MOST = 3.0  # points of a message; a wrong plan at its end says little of the one message
_FIELD, _MADE_UP = 0.3, 1.0  # points of a field that is right, and of a step nobody spoke of


class Twice(NamedTuple):
    """A message that both readings tell differently, or alike.

    Attributes:
        split: its author.
        signs: of the two readings.
        more: how many points more the second one is worth.
    """

    split: str
    signs: Signs
    more: float


def read_chat(case: Case) -> list[Twice]:
    """Return the messages of a chat, which goes on with the better reading of each."""
    found: list[Twice] = []

    def judged(message: str, context: Context) -> Reading:
        first = read(message, context)
        steps = as_notes(message, first, context)
        if steps is None:
            return first
        second = with_steps(first, steps)
        more = _points(second, context, case) - _points(first, context, case)
        found.append(Twice(case.split, signs(message, context, first.changes, steps), more))
        return second if more > 0 else first

    with patch.object(moment, "read_twice", judged):
        talk(case.data, OFFLINE)
    return found


def _points(reading: Reading, context: Context, case: Case) -> float:
    """Return what the plan is worth after a reading, against the plan at the chat's end."""
    plan, _ = apply_possible(context.plan, reading.changes, today=context.today)
    counts, _ = score_chat(case.data["gold"], plan.model_dump(mode="json"))
    fields = sum(counts[f"{name}_right"] for name in ("owner", "date", "status", "order"))
    made_up = counts["steps_found"] - counts["steps_hit"]
    return counts["steps_hit"] + counts["strict_hit"] + _FIELD * fields - _MADE_UP * made_up


def train() -> str:
    """Fit the weights and write them. Returns what they gain for each author left out."""
    known = [one for case in chats() for one in read_chat(case)]
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(json.dumps(fitted(known), indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return "readings: " + ", ".join(
        f"{split} {_gain(known, split):+.1f}" for split in sorted({one.split for one in known})
    )


def _gain(known: Sequence[Twice], split: str) -> float:
    """Return the points that the choice gains an author, with weights fitted on the others."""
    weights = fitted([one for one in known if one.split != split])
    mine = [one for one in known if one.split == split]
    return sum(one.more for one in mine if worth(one.signs, weights) > BETTER)


def fitted(known: Sequence[Twice]) -> dict[str, float]:
    """Return the weights of the signs by their names, by ridge regression; "" is the bias."""
    import numpy as np

    counted = Counter(name for one in known for name in one.signs)
    names = sorted(name for name, many in counted.items() if many >= _FEWEST)
    table = np.array([[one.signs.get(name, 0.0) for name in names] for one in known])
    points = np.clip([one.more for one in known], -_MOST, _MOST)
    middle = table.mean(axis=0)
    weights: NDArray[np.float64] = np.linalg.solve(
        (table - middle).T @ (table - middle) + _RIDGE * np.eye(len(names)),
        (table - middle).T @ (points - points.mean()),
    )
    told = {name: round(float(one), 4) for name, one in zip(names, weights, strict=True)}
    return {"": round(float(points.mean() - middle @ weights), 4), **told}
