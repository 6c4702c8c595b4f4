"""How surely a message reports a buyer's objection."""

import functools
import json
from collections.abc import Mapping
from typing import NamedTuple

from assistant.playbook.ranking import log_odds, probability
from assistant.understanding.classify import WEIGHTS as FOLDER
from assistant.understanding.classify import (
    ClauseAct,
    clause_probabilities,
    report_odds,
    route_odds,
)
from assistant.understanding.clauses import clauses
from assistant.understanding.reported import Report
from assistant.understanding.text import fold, sentences

WEIGHTS = FOLDER / "reports.json"
SIGNS = ("message", "route", "fits", "reports", "asks", "states", "orders")
_FACTS: tuple[ClauseAct, ...] = (
    "done", "progress", "step", "deal", "person", "check_in", "change",
)  # fmt: skip
_FITS = SIGNS.index("fits")
_BEYOND = 0.999


class Weights(NamedTuple):
    """Fitted numbers: one for each of SIGNS, and the constant."""

    signs: list[float]
    constant: float


def signs(message: str, report: Report, fits: float, told: float | None = None) -> list[float]:
    """Return SIGNS of a message.

    Args:
        message: the seller's words.
        report: what they report.
        fits: how likely the playbook covers that, 0 to 1.
        told: how likely the whole message reports an objection; by default the classifier says.
    """
    whole = log_odds(report_odds(message) if told is None else told)
    route = log_odds(route_odds(message)["objection"])
    states, orders = _acts(message)
    form = [float(bool(report.words)), float(report.asks)]
    return [whole, route, log_odds(fits), *form, states, orders]


def _acts(message: str) -> tuple[float, float]:
    """Return how likely any clause states a fact of the plan, and how likely any asks for one."""
    text = fold(message)
    found = [one.text for sentence in sentences(text) for one in clauses(sentence)]
    rows = clause_probabilities(found or [message])
    return (
        max(sum(row[act] for act in _FACTS) for row in rows),
        max(row["question"] + row["command"] for row in rows),
    )


def least_fit(message: str, report: Report, sure: float) -> float:
    """Return how well the playbook must fit for the message to report an objection so surely.

    Args:
        message: the seller's words.
        report: what they report.
        sure: the probability wanted, 0 to 1.

    Returns:
        A probability; 1 where no fit would do.
    """
    weights = _stored()
    known = signs(message, report, 0.5)  # a fit of one in two has log odds of 0
    total = weights.constant + sum(w * s for w, s in zip(weights.signs, known, strict=True))
    least = probability((log_odds(sure) - total) / weights.signs[_FITS])
    return least if least < _BEYOND else 1.0


@functools.cache
def _stored() -> Weights:
    stored: Mapping[str, object] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(**stored)  # type: ignore[arg-type]
