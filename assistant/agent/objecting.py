"""How surely a message reports a buyer's objection."""

import functools
import json
from collections.abc import Mapping
from typing import NamedTuple

from assistant.playbook.ranking import log_odds, probability
from assistant.understanding.classify import WEIGHTS as FOLDER
from assistant.understanding.classify import route_odds
from assistant.understanding.reported import Report

WEIGHTS = FOLDER / "reports.json"
SIGNS = ("route", "fits", "reports", "asks")
_FITS = SIGNS.index("fits")
_BEYOND = 0.999


class Weights(NamedTuple):
    """Fitted numbers: one for each of SIGNS, and the constant."""

    signs: list[float]
    constant: float


def signs(message: str, report: Report, fits: float) -> list[float]:
    """Return SIGNS of a message whose words fit the playbook with this probability."""
    route = log_odds(route_odds(message)["objection"])
    return [route, log_odds(fits), float(bool(report.words)), float(report.asks)]


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
