"""Fitting of what tells the buyer among the companies of a page, on the dev notes."""

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.notes.offline.buyer_odds import FEATURES, WEIGHTS, around, features
from assistant.notes.offline.firm_mentions import firms, told_by
from assistant.notes.offline.parties import parties
from assistant.notes.page import page_of
from assistant.plan.model import Plan
from train.choosing import fitted
from train.pages import pages as every_page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RIDGE = 0.02
_BARE = 0.1  # how much a page counts once the buyer's name has been taken out of it
# What is known before any page is seen; the pages have few of these.
_PRIOR = {
    "buys": 2.0, "buys behind": 1.5, "sells": -2.0, "sells behind": -3.0, "person": -1.0,
    "theirs": 2.0, "ours": -2.5, "capital inside": -1.0, "words of people": -3.0, "greets": -3.0,
    "capitals throughout": -1.0, "body": -1.0, "possessive": -1.0,
}  # fmt: skip


class _Page(NamedTuple):
    """The companies of one page in figures; `right` is empty where none of them is the buyer."""

    split: str
    rows: "NDArray[np.float64]"
    right: list[int]


def pages() -> list[_Page]:
    """Return the dev pages whose gold says who the buyer is, or that nobody is."""
    import numpy as np

    found = []
    for case in every_page():
        deal = case.data["gold"].get("deal", {})
        if "buyer" not in deal:
            continue
        today = dt.date.fromisoformat(case.data["today"])
        page = page_of(case.data["notes"], "pasted", today)
        known = parties(page, Plan(), weighed=False)
        told = known.buyer
        mention = told_by(page, told.name, told.line) if told else None
        there = around(page, mention, known.known.told)
        named = firms(page, mention, there.beside)
        wanted = deal["buyer"] if isinstance(deal["buyer"], list) else [deal["buyer"]]
        right = [
            n
            for n, one in enumerate(named)
            if any(w and _words(w) == _words(one.name) for w in wanted)
        ]
        rows = [features(one, there) for one in named]
        if rows and (right or None in wanted):
            found.append(_Page(case.split, np.array(rows), right))
    return found


def _without_buyer(page: _Page) -> _Page:
    """Return the page as if nobody had named the buyer: none of what is left is it."""
    import numpy as np

    return _Page(page.split, np.delete(page.rows, page.right, axis=0), [])


def train() -> str:
    """Fit the weights and write them. Returns how each author's pages do with them left out."""
    every = pages()
    report = []
    for author in sorted({one.split for one in every}):
        rest = _fit([one for one in every if one.split != author])
        mine = [one for one in every if one.split == author]
        right = sum(_best(one, rest) in (one.right or [-1]) for one in mine)
        report.append(f"{author} {right}/{len(mine)}")
    weights = _fit(every)
    right = sum(_best(one, weights) in (one.right or [-1]) for one in every)
    kept = {
        "features": {n: round(float(w), 4) for n, w in zip(FEATURES, weights, strict=False)},
        "nobody": round(float(weights[-1]), 4),
    }
    WEIGHTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return f"buyers: {right}/{len(every)}; each author left out: {', '.join(report)}"


def _fit(known: list[_Page]) -> "NDArray[np.float64]":
    """Fit a softmax over the companies of a page and nobody, whose weight comes last."""
    import numpy as np

    bare = [one for one in map(_without_buyer, known) if len(one.rows)]
    size = len(FEATURES) + 1
    prior = np.array([*(_PRIOR.get(name, 0.0) for name in FEATURES), 0.0])
    cases = [(_table(one), one.right or [len(one.rows)], 1.0) for one in known]
    cases += [(_table(one), [len(one.rows)], _BARE) for one in bare]
    return fitted(cases, prior, _RIDGE, np.zeros(size))


def _table(page: _Page) -> "NDArray[np.float64]":
    """Return the companies of a page, and below them nobody, which has one sign of its own."""
    import numpy as np

    size = len(FEATURES) + 1
    return np.vstack([np.pad(page.rows, ((0, 0), (0, 1))), np.eye(1, size, size - 1)])


def _best(page: _Page, weights: "NDArray[np.float64]") -> int:
    scores = page.rows @ weights[:-1]
    best = int(scores.argmax())
    return best if scores[best] > weights[-1] else -1


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
