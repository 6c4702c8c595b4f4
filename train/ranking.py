"""Fitting of the playbook's ranking, and of when nothing fits.

Every way of saying an entry is looked up in an index made without it; texts that nothing covers
are looked up in the whole index. Neither the evaluation's cases nor their words take part.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.playbook.entries import Entry, Kind
from assistant.playbook.loading import knowledge
from assistant.playbook.ranking import FEATURES, FIT_FEATURES, WEIGHTS, Ranker, Weights
from assistant.playbook.rows import rows_of
from assistant.playbook.table import Near, table_of
from assistant.understanding.embedder import embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = Path(__file__).parent / "data" / "playbook_none.txt"
FOLDS = 10
_RIDGE = 1e-3
_FINDABLE = 3  # a query whose entry is not among so many counts as one that cannot be answered
_PLAIN = Weights([1.0] * len(FEATURES), [0.0] * len(FIT_FEATURES), 0.0, 0.5)
_OBJECTIONS: tuple[Kind, ...] = ("objection",)


class _Case(NamedTuple):
    """A query, the kinds it is asked of, and what was found for it."""

    query: str
    near: Near
    ranker: Ranker
    kinds: Sequence[Kind] | None
    right: int | None


def train() -> str:
    """Fit the weights and write them.

    Returns:
        How well they do on what was held out, in words.
    """
    import numpy as np

    entries = knowledge().entries
    found = list(_held_out(entries))
    missing = list(_uncovered(entries))
    rank = _fit_rank(entries, found)
    weights = _PLAIN._replace(rank=rank)
    places = [_place(entries, case, weights) for case in found]
    signs = [_signs(case, weights) for case in found]
    good = [s for s, place in zip(signs, places, strict=True) if place < _FINDABLE]
    bad = [_signs(case, weights) for case in missing]
    fits, constant = _fit_fits(np.array(good), np.array(bad))
    scores = [_p(s, fits, constant) for s in (*good, *bad)]
    threshold = _best_threshold(scores, [True] * len(good) + [False] * len(bad))
    rounded = Weights(
        [round(x, 4) for x in rank], [round(x, 4) for x in fits], round(constant, 4), threshold
    )
    WEIGHTS.write_text(json.dumps(rounded._asdict(), indent=1) + "\n", encoding="utf-8")
    first = sum(place == 0 for place in places) / len(places)
    third = sum(place < _FINDABLE for place in places) / len(places)
    return (
        f"playbook ranking: {len(found)} held out, recall@1 {first:.3f}, recall@3 {third:.3f}; "
        f"{len(bad)} uncovered, threshold {threshold}"
    )


def _held_out(entries: Sequence[Entry]) -> Iterator[_Case]:
    """Look up every way of saying in an index without it and a tenth of the others."""
    rows = rows_of(entries)
    vectors = embedder().embed([row.text for row in rows])
    number = {entry.id: n for n, entry in enumerate(entries)}
    says = [n for n, row in enumerate(rows) if row.field == "says"]
    for fold in range(FOLDS):
        out = set(says[fold::FOLDS])
        left = [n for n in range(len(rows)) if n not in out]
        kept = [_without(entry, {rows[n].text for n in out}) for entry in entries]
        ranker = Ranker(kept, _PLAIN)
        index = table_of([rows[n] for n in left], vectors[left])
        for n in sorted(out):
            row = rows[n]
            for kinds in (None, _OBJECTIONS) if row.kind == "objection" else (None,):
                near = index.near(vectors[n], kinds)
                yield _Case(row.text, near, ranker, kinds, number[row.entry])


def _uncovered(entries: Sequence[Entry]) -> Iterator[_Case]:
    texts = NONE.read_text(encoding="utf-8").splitlines()
    rows = rows_of(entries)
    index = table_of(rows, embedder().embed([row.text for row in rows]))
    ranker = Ranker(entries, _PLAIN)
    for text, vector in zip(texts, embedder().embed(texts), strict=True):
        for kinds in (None, _OBJECTIONS):
            yield _Case(text, index.near(vector, kinds), ranker, kinds, None)


def _without(entry: Entry, texts: set[str]) -> Entry:
    return entry.model_copy(update={"says": [one for one in entry.says if one not in texts]})


def _rows(case: _Case) -> "tuple[NDArray[np.float64], list[int]]":
    return case.ranker.features(case.query, case.near), case.ranker.allowed(case.kinds)


def _fit_rank(entries: Sequence[Entry], cases: Sequence[_Case]) -> list[float]:
    """Fit a softmax over the entries: the right one is to be the likeliest."""
    import numpy as np
    from scipy.optimize import minimize

    size = max(len(entries), 1)
    data = np.zeros((len(cases), size, len(FEATURES)))
    mask = np.full((len(cases), size), -np.inf)
    right = np.array([case.right or 0 for case in cases])
    for n, case in enumerate(cases):
        rows, allowed = _rows(case)
        data[n] = rows
        mask[n, allowed] = 0.0
    at = np.arange(len(cases))

    def loss(w: "NDArray[np.float64]") -> "tuple[float, NDArray[np.float64]]":
        totals = data @ w + mask
        totals -= totals.max(axis=1, keepdims=True)
        odds = np.exp(totals)
        odds /= odds.sum(axis=1, keepdims=True)
        value = -np.log(np.maximum(odds[at, right], 1e-12)).mean() + _RIDGE * float(w @ w) / 100
        slope = ((odds[:, :, None] * data).sum(axis=1) - data[at, right]).mean(axis=0)
        return float(value), slope + 2 * _RIDGE * w / 100

    start = np.array([20.0, *([1.0] * (len(FEATURES) - 1))])
    bounds = [(0.0, None)] * len(FEATURES)
    done = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return [float(x) for x in done.x]


def _place(entries: Sequence[Entry], case: _Case, weights: Weights) -> int:
    rows, allowed = _rows(case)
    totals = {n: float(rows[n] @ weights.rank) for n in allowed}
    mine = totals[case.right or 0]
    del entries
    return sum(total > mine for total in totals.values())


def _signs(case: _Case, weights: Weights) -> list[float]:
    rows, allowed = _rows(case)
    return case.ranker.signs(case.query, case.near, rows[allowed], rows[allowed] @ weights.rank)


def _fit_fits(good: "NDArray[np.float64]", bad: "NDArray[np.float64]") -> tuple[list[float], float]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = np.concatenate([good, bad])
    spread = rows.std(axis=0) + 1e-9
    labels = [1] * len(good) + [0] * len(bad)
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=2_000)
    model.fit((rows - rows.mean(axis=0)) / spread, labels)
    fits = model.coef_[0] / spread
    return [float(x) for x in fits], float(model.intercept_[0] - fits @ rows.mean(axis=0))


def _p(signs: Sequence[float], fits: Sequence[float], constant: float) -> float:
    import math

    total = sum(w * s for w, s in zip(fits, signs, strict=True)) + constant
    return 1 / (1 + math.exp(-total))


def _best_threshold(scores: Sequence[float], covered: Sequence[bool]) -> float:
    """Return where telling covered from uncovered texts errs least, both counted alike."""
    some, none = sum(covered), len(covered) - sum(covered)

    def right(limit: float) -> float:
        kept = sum(s >= limit for s, c in zip(scores, covered, strict=True) if c)
        left = sum(s < limit for s, c in zip(scores, covered, strict=True) if not c)
        return kept / some + left / none

    return max((n / 100 for n in range(20, 81)), key=right)
