"""One score out of several: how near an entry lies, how it is worded, which words are shared.

The weights are fitted by `python -m train` on the ways of saying that the entries list, each
looked up without itself, and on texts that nothing covers.
"""

import functools
import json
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.playbook.entries import Entry, Kind
from assistant.playbook.lexical import Lexicon, said_text, whole_text
from assistant.playbook.table import Near
from assistant.understanding.classify import OTHER, objection_odds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights" / "ranking.json"
FEATURES = ("placed", "phrase", "said", "whole")
FIT_FEATURES = ("phrase", "phrases", "placed", "lead", "said", "whole", "words")
_FAR = 4.0  # a squared distance beyond all that are seen
_FEW = 5
# How much a trained head counts among objections. With authors left out of its fit, .6 to .9 was
# best: right first .774 of 336 reports (.750 without) and .89 of 192 buyers' words (.854).
_HEARD = 0.8
_RAREST = 1e-3  # what the head finds rarer still counts as no rarer
# How much the head counts in whether any objection fits at all. With authors left out of its fit,
# of 192 buyers' words .80 were answered rightly and 4 of 40 others at all (.71 and 3 without).
_HEARD_ANY = 0.6


class Weights(NamedTuple):
    """Fitted numbers.

    Attributes:
        rank: one for each of FEATURES.
        fits: one for each of FIT_FEATURES, and the constant.
        threshold: the least probability that something fits at which anything is returned.
    """

    rank: list[float]
    fits: list[float]
    constant: float
    threshold: float


class Ranked(NamedTuple):
    """An entry's number among those ranked, and the probability that it is the one meant."""

    entry: int
    p: float


class Ranker:
    """Ranks entries for a query."""

    def __init__(
        self,
        entries: Sequence[Entry],
        weights: Weights | None = None,
        heard: Callable[[str], Mapping[str, float]] = objection_odds,
    ) -> None:
        """Index the words of the entries.

        Args:
            entries: what is ranked.
            weights: those fitted, unless others are given.
            heard: says how likely words are each usual objection, or "other".
        """
        self._heard = heard
        self._ids = [entry.id for entry in entries]
        self._number = {entry_id: n for n, entry_id in enumerate(self._ids)}
        self._kinds = [entry.kind for entry in entries]
        self._said = Lexicon([said_text(entry) for entry in entries])
        self._whole = Lexicon([whole_text(entry) for entry in entries])
        self._weights = weights or stored_weights()

    @property
    def threshold(self) -> float:
        """The least probability that something fits at which anything is returned."""
        return self._weights.threshold

    def rank(
        self, query: str, near: Near, kinds: Sequence[Kind] | None = None
    ) -> tuple[float, list[Ranked]]:
        """Return the probability that anything fits, and the entries, the likeliest first."""
        import numpy as np

        rows = self.features(query, near)
        allowed = self.allowed(kinds)
        if not allowed:
            return 0.0, []
        totals = rows[allowed] @ np.asarray(self._weights.rank)
        told = self._heard(query) if kinds is not None and set(kinds) == {"objection"} else {}
        weighed = totals + _HEARD * np.array(self._told(told, allowed))
        odds = np.exp(weighed - weighed.max())
        odds /= odds.sum()
        order = np.argsort(-odds, kind="stable")
        ranked = [Ranked(allowed[int(at)], float(odds[at])) for at in order]
        signs = self.signs(query, near, rows[allowed], totals)
        total = sum(w * s for w, s in zip(self._weights.fits, signs, strict=True))
        if self._ids[ranked[0].entry] in told:
            total += _HEARD_ANY * log_odds(1 - told[OTHER])
        return probability(total + self._weights.constant), ranked

    def _told(self, odds: Mapping[str, float], allowed: Sequence[int]) -> list[float]:
        """Return the log of how likely the words are each entry, by the head's odds, if any.

        Against an objection of the seller's own, which was never learned, nothing is held.
        """
        if not odds:
            return [0.0] * len(allowed)
        best = max(p for name, p in odds.items() if name != OTHER)
        return [math.log(max(odds.get(self._ids[at], best), _RAREST)) for at in allowed]

    def allowed(self, kinds: Sequence[Kind] | None) -> list[int]:
        """Return the numbers of the entries of these kinds."""
        return [n for n, kind in enumerate(self._kinds) if kinds is None or kind in kinds]

    def features(self, query: str, near: Near) -> "NDArray[np.float64]":
        """Return a row of FEATURES for each entry."""
        import numpy as np

        rows = np.zeros((len(self._number), len(FEATURES)))
        rows[:, 0] = -_FAR
        for entry_id, apart in near.distances.items():
            rows[self._number[entry_id], 0] = -min(apart, _FAR)
        for entry_id, alike in near.phrases:
            at = self._number[entry_id]
            rows[at, 1] = max(rows[at, 1], alike)
        rows[:, 2] = self._said.scores(query) / 10
        rows[:, 3] = self._whole.scores(query) / 10
        return rows

    def signs(
        self,
        query: str,
        near: Near,
        rows: "NDArray[np.float64]",
        totals: "NDArray[np.float64]",
    ) -> list[float]:
        """Return FIT_FEATURES: what tells whether anything fits at all."""
        import numpy as np

        alike = [likeness for _, likeness in near.phrases] or [0.0]
        ordered = np.sort(totals)[::-1]
        second = float(ordered[1]) if len(ordered) > 1 else float(ordered[0])
        return [
            alike[0],
            sum(alike[:_FEW]) / len(alike[:_FEW]),
            float(rows[:, 0].max()),
            float(ordered[0]) - second,
            float(rows[:, 2].max()),
            float(rows[:, 3].max()),
            math.log1p(len(query.split())),
        ]


@functools.cache
def stored_weights() -> Weights:
    """Return the fitted weights."""
    stored: Mapping[str, object] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(**stored)  # type: ignore[arg-type]


def probability(log: float) -> float:
    """Return the probability of which these are the log odds."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, log))))


def log_odds(p: float) -> float:
    """Return log(p / (1 - p)), at most 7 either way: no sign is to decide alone."""
    return max(-7.0, min(7.0, math.log(max(p, 1e-9) / max(1 - p, 1e-9))))
