"""Fitting of what of a second reading of a chat message is taken into the first."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from assistant.agent import moment
from assistant.agent.reading_signs import Signs
from assistant.agent.two_readings import BETTER, WEIGHTS, as_notes, worth
from assistant.plan.apply import apply_possible
from assistant.settings import OFFLINE
from assistant.understanding import Context, Reading, read
from evals.cases import Case
from evals.chat_score import score_chat
from evals.talking import talk
from train.chats import chats

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RIDGE = 25.0
_FEWEST = 4  # of a sign, for it to have a weight
_MOST = 2.0  # points of an amendment; a wrong plan at the end says little of the one message
_FIELD, _MADE_UP = 0.3, 1.0  # points of a field that is right, and of a step nobody spoke of


class Weighed(NamedTuple):
    """Something that the second reading of a message tells otherwise.

    Attributes:
        split: the author of the message.
        signs: that it is right.
        more: how many points more the plan is worth with it.
    """

    split: str
    signs: Signs
    more: float


def read_chat(case: Case) -> list[Weighed]:
    """Return the amendments of a chat's messages; it goes on with those that are right."""
    found: list[Weighed] = []

    def judged(message: str, context: Context) -> Reading:
        first = read(message, context)
        twice = as_notes(message, first, context)
        if twice is None:
            return first
        before, right = _points(first, context, case), []
        for one, signs in twice.weighed(context):
            more = _points(twice.amended([one], context), context, case) - before
            found.append(Weighed(case.split, signs, more))
            right += [one] if more > 0 else []
        return twice.amended(right, context) if right else first

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


def _gain(known: Sequence[Weighed], split: str) -> float:
    """Return the points that amending gains an author, with weights fitted on the others."""
    weights = fitted([one for one in known if one.split != split])
    mine = [one for one in known if one.split == split]
    return sum(one.more for one in mine if worth(one.signs, weights) > BETTER)


def fitted(known: Sequence[Weighed]) -> dict[str, float]:
    """Return the weights of the signs by their names, by ridge regression."""
    import numpy as np

    counted = Counter(name for one in known for name in one.signs)
    names = sorted(name for name, many in counted.items() if many >= _FEWEST)
    table = np.array([[one.signs.get(name, 0.0) for name in names] for one in known])
    points = np.clip([one.more for one in known], -_MOST, _MOST)
    weights: NDArray[np.float64] = np.linalg.solve(
        table.T @ table + _RIDGE * np.eye(len(names)), table.T @ points
    )
    return {name: round(float(one), 4) for name, one in zip(names, weights, strict=True)}
