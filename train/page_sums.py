"""Fitting of what tells the deal's sum among the sums of a page."""

import datetime as dt
import functools
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.notes.offline.sum_odds import FEATURES, WEIGHTS, features, sums
from assistant.notes.page import page_of
from train.choosing import fitted
from train.lines import read
from train.pages import pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RIDGE = 0.02
_LINE = 0.02  # how much a line of train/data/sums.jsonl counts, as a page of its own
_BARE = 0.5  # how much a page counts once the deal's sum has been taken out of it
# What is known before any page is seen; the pages have few of these.
_PRIOR = {
    "words beside": 1.0, "small": -2.0, "part": -1.0, "limit": -1.0, "each": -1.0,
    "heads the page": 1.5,
}  # fmt: skip


class _Page(NamedTuple):
    """The sums of one page in figures, and nothing last; `right` are those that the gold takes."""

    split: str
    table: "NDArray[np.float64]"
    right: list[int]


def train() -> str:
    """Fit the weights and write them. Returns how each author's pages do with them left out."""
    known = [one for one in map(_figured, pages()) if one is not None]
    report = []
    for author in sorted({one.split for one in known}):
        rest = _fit([one for one in known if one.split != author])
        mine = [one for one in known if one.split == author]
        right = sum(int((one.table @ rest).argmax()) in one.right for one in mine)
        report.append(f"{author} {right}/{len(mine)}")
    weights = [round(float(one), 4) for one in _fit(known)]
    kept = {"features": dict(zip(FEATURES, weights, strict=False)), "nobody": weights[-1]}
    WEIGHTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return f"sums of pages: each author left out: {', '.join(report)}"


def _figured(case: Any) -> _Page | None:
    """Return a page whose gold says what the deal is worth, where a plan did not know it."""
    import numpy as np

    deal, met = case.data["gold"].get("deal", {}), case.data.get("plan", {}).get("deal", {})
    if "value" not in deal or met.get("value"):
        return None
    page = page_of(case.data["notes"], "pasted", dt.date.fromisoformat(case.data["today"]))
    found = sums([line for line in page.lines if line.part != "signature"])
    wanted = deal["value"] if isinstance(deal["value"], list) else [deal["value"]]
    right = [
        number
        for number, one in enumerate(found)
        if any(value is not None and abs(one.amount.value - value) < 1 for value in wanted)
    ]
    if not right and None not in wanted:
        return None
    size = len(FEATURES) + 1
    rows = np.array(features(found), dtype=float).reshape(-1, size - 1)
    table = np.vstack([np.pad(rows, ((0, 0), (0, 1))), np.eye(1, size, size - 1)])
    return _Page(case.split, table, right or [len(rows)])


@functools.cache
def _lines() -> list[_Page]:
    """Return the lines of one sum each that tell the deal's, or another, as pages."""
    import numpy as np

    found = []
    for number, row in enumerate(read("sums")):
        written = row["text"].replace("{money}", _WRITTEN[number % len(_WRITTEN)], 1)
        page = page_of(written, "pasted", dt.date(2027, 1, 4))
        seen = sums(page.lines)
        if len(seen) == 1 and "{" not in written:
            rows = np.array([[*features(seen)[0], 0.0]])
            table = np.vstack([rows, np.eye(1, rows.shape[1], rows.shape[1] - 1)])
            found.append(_Page("lines", table, [0 if row["label"] == "value" else 1]))
    return found


_WRITTEN = ("£40,000", "EUR 86.500", "$1.2m", "250k", "NOK 430 000", "$9,800", "3 million", "£900")


def _without_sum(page: _Page) -> _Page:
    """Return the page as if nobody had told the deal's sum: none of what is left is it."""
    import numpy as np

    rest = np.delete(page.table, page.right, axis=0)
    return _Page(page.split, rest, [len(rest) - 1])


def _fit(known: list[_Page]) -> "NDArray[np.float64]":
    """Fit a softmax over the sums of a page and nothing, whose weight comes last."""
    import numpy as np

    told = [one for one in known if one.right != [len(one.table) - 1]]
    bare = [one for one in map(_without_sum, told) if len(one.table) > 1]
    cases = [(one.table, one.right, 1.0) for one in known]
    cases += [(one.table, one.right, _BARE) for one in bare]
    cases += [(one.table, one.right, _LINE) for one in _lines()]
    prior = np.array([*(_PRIOR.get(name, 0.0) for name in FEATURES), 0.0])
    return fitted(cases, prior, _RIDGE, prior)
