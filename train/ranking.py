"""Fitting of the playbook's ranking, and of when nothing fits.

Every way of saying an entry is looked up in an index made without it; texts that nothing covers
are looked up in the whole index. What an entry says is in the voice of its author, so strangers
count as much: the cases that are not set aside, and the objections of train/data/reports.jsonl.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.playbook.entries import Entry, Kind
from assistant.playbook.loading import knowledge
from assistant.playbook.ranking import FEATURES, FIT_FEATURES, WEIGHTS, Ranker, Weights
from assistant.playbook.rows import rows_of
from assistant.playbook.table import Near, Table, table_of
from assistant.understanding.embedder import embedder
from assistant.understanding.reported import reported
from evals.cases import aside, cases
from train.lines import read

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = Path(__file__).parent / "data" / "playbook_none.txt"
FOLDS = 10
_RIDGE = 1e-3
# The share of strangers' words in the fit. Few of theirs are covered by nothing, so that telling
# when nothing fits is better learnt from ours: chosen with each author left out.
_STRANGERS_RANK, _STRANGERS_FIT = 0.5, 0.2
_FINDABLE = 3  # a query whose entry is not among so many counts as one that cannot be answered
_PLAIN = Weights([1.0] * len(FEATURES), [0.0] * len(FIT_FEATURES), 0.0, 0.5)
_OURS = "ours"  # the voice of what the entries say, and of what nothing covers
_OBJECTIONS: tuple[Kind, ...] = ("objection",)


class _Case(NamedTuple):
    """A query and what was found for it.

    Attributes:
        rows: the features of each entry; `allowed` are those it is asked of.
        right: the entries that are right; none where nothing covers the query.
        voice: whose words they are.
    """

    query: str
    near: Near
    ranker: Ranker
    rows: "NDArray[np.float64]"
    allowed: list[int]
    right: tuple[int, ...]
    voice: str


def train() -> str:
    """Fit the weights and write them.

    Returns:
        How well they do on each author of strangers' words left out, in words.
    """
    entries = knowledge().entries
    every = [*_held_out(entries), *_uncovered(entries), *_strangers(entries)]
    weights = _fit(every)
    WEIGHTS.write_text(json.dumps(weights._asdict(), indent=1) + "\n", encoding="utf-8")
    told = [
        f"  {voice} left out: {_figures([c for c in every if c.voice == voice], without)}"
        for voice in sorted({case.voice for case in every} - {_OURS})
        for without in [_fit([case for case in every if case.voice != voice])]
    ]
    return "\n".join(
        [f"playbook ranking: {len(every)} looked up, threshold {weights.threshold}", *told]
    )


def _fit(known: Sequence[_Case]) -> Weights:
    found = [case for case in known if case.right]
    weights = _PLAIN._replace(rank=_fit_rank(found))
    kept = [case for case in known if not case.right or _place(case, weights) < _FINDABLE]
    signs = [_signs(case, weights) for case in kept]
    fits, constant = _fit_fits(signs, kept)
    threshold = _best_threshold([_p(s, fits, constant) for s in signs], kept)
    return Weights(
        [round(x, 4) for x in weights.rank], [round(x, 4) for x in fits], round(constant, 4),
        threshold,
    )  # fmt: skip


def _figures(known: Sequence[_Case], weights: Weights) -> str:
    """Tell how often the right entry comes first or third, and how often it is right to be silent.

    Silence is right where nothing covers the words.
    """
    places = [_place(case, weights) for case in known if case.right]
    silent = [_p(_signs(c, weights), weights.fits, weights.constant) < weights.threshold
              for c in known]  # fmt: skip
    wanted = [not case.right for case in known]
    both = sum(s and w for s, w in zip(silent, wanted, strict=True))
    f1 = f", abstention F1 {2 * both / (sum(silent) + sum(wanted)):.3f}" if any(wanted) else ""
    first = sum(place == 0 for place in places) / len(places)
    third = sum(place < _FINDABLE for place in places) / len(places)
    return f"recall@1 {first:.3f}, recall@3 {third:.3f} of {len(places)}{f1}"


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
                right = (number[row.entry],)
                yield _case((row.text, kinds), vectors[n], (ranker, index), right, _OURS)


def _uncovered(entries: Sequence[Entry]) -> Iterator[_Case]:
    texts = NONE.read_text(encoding="utf-8").splitlines()
    rows = rows_of(entries)
    index = table_of(rows, embedder().embed([row.text for row in rows]))
    ranker = Ranker(entries, _PLAIN)
    for text, vector in zip(texts, embedder().embed(texts), strict=True):
        for kinds in (None, _OBJECTIONS):
            yield _case((text, kinds), vector, (ranker, index), (), _OURS)


def _strangers(entries: Sequence[Entry]) -> Iterator[_Case]:
    """Look up what others ask, in the whole index."""
    number = {entry.id: n for n, entry in enumerate(entries)}
    asked = list(_asked())
    rows = rows_of(entries)
    index = table_of(rows, embedder().embed([row.text for row in rows]))
    ranker = Ranker(entries, _PLAIN)
    vectors = embedder().embed([text for text, *_ in asked])
    for (text, kinds, gold, voice), vector in zip(asked, vectors, strict=True):
        right = tuple(number[one] for one in gold)
        yield _case((text, kinds), vector, (ranker, index), right, voice)


def _asked() -> Iterator[tuple[str, Sequence[Kind] | None, list[str], str]]:
    """Yield what strangers ask: the words, among which kinds, the right entries, the author."""
    for case in cases("retrieval"):
        if not aside(case.split):
            kinds = _OBJECTIONS if case.data["kind"] == "objection" else None
            yield case.data["query"], kinds, case.data.get("gold") or [], f"cases {case.split}"
    for record in read("reports"):
        if "entry" in record:
            words = reported(record["text"]).text or record["text"]
            yield words, _OBJECTIONS, [record["entry"]], "reports"


def _without(entry: Entry, texts: set[str]) -> Entry:
    return entry.model_copy(update={"says": [one for one in entry.says if one not in texts]})


def _case(
    asked: tuple[str, Sequence[Kind] | None],
    vector: "NDArray[np.float32]",
    found_in: tuple[Ranker, Table],
    right: tuple[int, ...],
    voice: str,
) -> _Case:
    (query, kinds), (ranker, index) = asked, found_in
    near = index.near(vector, kinds)
    rows, allowed = ranker.features(query, near), ranker.allowed(kinds)
    return _Case(query, near, ranker, rows, allowed, right, voice)


def _shares(known: Sequence[_Case], strangers: float) -> "NDArray[np.float64]":
    """Return the weight of each case, that of strangers' words together being given (0 to 1)."""
    import numpy as np

    ours = np.array([case.voice == _OURS for case in known])
    share = np.where(ours, (1 - strangers) / max(ours.sum(), 1), strangers / max((~ours).sum(), 1))
    weights: NDArray[np.float64] = share / share.sum()
    return weights


def _fit_rank(known: Sequence[_Case]) -> list[float]:
    """Fit a softmax over the entries: a right one is to be the likeliest."""
    import numpy as np
    from scipy.optimize import minimize

    rows = np.stack([case.rows for case in known])
    mask = np.full(rows.shape[:2], -np.inf)
    right = np.zeros(rows.shape[:2], bool)
    for n, case in enumerate(known):
        mask[n, case.allowed] = 0.0
        right[n, list(case.right)] = True
    weight = _shares(known, _STRANGERS_RANK)

    def loss(w: "NDArray[np.float64]") -> "tuple[float, NDArray[np.float64]]":
        totals = rows @ w + mask
        odds = np.exp(totals - totals.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        inside = odds * right
        share = np.maximum(inside.sum(axis=1), 1e-12)
        value = -float(weight @ np.log(share)) + _RIDGE * float(w @ w) / 100
        off = (odds - inside / share[:, None]) * weight[:, None]
        return value, np.einsum("ce,cef->f", off, rows) + 2 * _RIDGE * w / 100

    start = np.array([20.0, *([1.0] * (len(FEATURES) - 1))])
    bounds = [(0.0, None)] * len(FEATURES)
    done = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return [float(x) for x in done.x]


def _place(case: _Case, weights: Weights) -> int:
    """Return how many entries come before the first right one."""
    totals = case.rows @ weights.rank
    mine = max(totals[n] for n in case.right if n in case.allowed)
    return int((totals[case.allowed] > mine).sum())


def _signs(case: _Case, weights: Weights) -> list[float]:
    rows = case.rows[case.allowed]
    return case.ranker.signs(case.query, case.near, rows, rows @ weights.rank)


def _fit_fits(signs: Sequence[list[float]], known: Sequence[_Case]) -> tuple[list[float], float]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = np.array(signs)
    spread = rows.std(axis=0) + 1e-9
    covered = np.array([bool(case.right) for case in known])
    model = LogisticRegression(C=1.0, max_iter=2_000)
    model.fit((rows - rows.mean(axis=0)) / spread, covered,
              sample_weight=_even(known) * len(known))  # fmt: skip
    fits = model.coef_[0] / spread
    return [float(x) for x in fits], float(model.intercept_[0] - fits @ rows.mean(axis=0))


def _even(known: Sequence[_Case]) -> "NDArray[np.float64]":
    """Return the weight of each case: covered and uncovered alike."""
    import numpy as np

    weights = np.zeros(len(known))
    for covered in (True, False):
        at = [n for n, case in enumerate(known) if bool(case.right) is covered]
        weights[at] = _shares([known[n] for n in at], _STRANGERS_FIT) / 2
    return weights


def _p(signs: Sequence[float], fits: Sequence[float], constant: float) -> float:
    import math

    total = sum(w * s for w, s in zip(fits, signs, strict=True)) + constant
    return 1 / (1 + math.exp(-total))


def _best_threshold(scores: Sequence[float], known: Sequence[_Case]) -> float:
    """Return where telling covered from uncovered texts errs least, both counted alike."""
    import numpy as np

    covered = np.array([bool(case.right) for case in known])
    weights, p = _even(known), np.array(scores)

    def right(limit: float) -> float:
        return float(weights[(p >= limit) == covered].sum())

    return max((n / 100 for n in range(20, 81)), key=right)
