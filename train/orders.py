"""Train the check that tells an order to whatever reads the notes from what people say in them.

Most of the lines come from authors who had not seen the code; the later of them and every author
of notes are a group of their own. How sure the check is of a line is set on lines left out.
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.notes.instructions import instructing
from assistant.notes.order_features import order_features
from assistant.notes.orders import DOUBTFUL, FILE, SURE, pieces
from assistant.notes.page import page_of
from train.lines import expand, read

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261126
STRENGTH = 1.0
_FOLDS = 8
_OURS = "ours"  # the voice of lines by those who wrote the check: never left out
_STRANGER = "stranger"
# A seller may put these to the chat as a command, so they say little of notes.
_COMMANDS = frozenset({"command", "question", "answer", "change", "cancel"})
_HEAVY = 10.0  # of a line of orders.jsonl against one of those that are many


class _Line(NamedTuple):
    text: str
    order: bool
    voice: str


def _lines() -> list[_Line]:
    """Return orders, and lines that are none."""
    found = [_Line(one["text"], one["label"] == "order", one["voice"]) for one in read("orders")]
    found += _of_notes()
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    acts = [one for one in read("acts") if one["label"] not in _COMMANDS]
    plain = [one for one in read("doubts") if not one.get("voice", "").startswith("notes")]
    found += [_Line(one.text, False, "acts") for one in expand([*acts, *plain], 1, rng)]
    return list({one.text: one for one in reversed(found)}.values())


def _of_notes() -> Iterator[_Line]:
    """Yield the lines of the notes that are not set aside and hold no orders."""
    from evals.cases import aside, cases
    from evals.notes_attack import is_attack

    for case in cases("notes"):
        if aside(case.split) or is_attack(case.data):
            continue
        page = page_of(case.data["notes"], "pasted", dt.date.fromisoformat(case.data["today"]))
        orders = instructing(page.lines)
        for number, line in enumerate(page.lines):
            if number not in orders:
                yield _Line(line.text, False, case.split)


class _Pieces(NamedTuple):
    """All pieces of all lines, with the line that each belongs to, and whether it is learnt."""

    inputs: "NDArray[np.float32]"
    line: "NDArray[np.int64]"
    learnt: "NDArray[np.bool_]"


def _cut(lines: list[_Line]) -> _Pieces:
    """Cut lines as the check does; of an order only the whole is learnt."""
    import numpy as np

    texts, line, learnt = [], [], []
    for number, one in enumerate(lines):
        parts = [part.text for part in pieces(one.text)]
        texts += parts
        line += [number] * len(parts)
        learnt += [True] + [not one.order] * (len(parts) - 1)
    return _Pieces(order_features(texts), np.array(line), np.array(learnt))


def train() -> str:
    """Train, write the weights, and return the figures on lines and authors left out."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    lines = _lines()
    truth = np.array([one.order for one in lines])
    cut, folds = _cut(lines), _folds(lines)
    unseen = np.full(len(lines), -np.inf)
    for fold in range(_FOLDS):
        scores = _fit(cut, lines, folds != fold).decision_function(cut.inputs)
        out = folds[cut.line] == fold
        np.maximum.at(unseen, cut.line[out], scores[out])
    of_stranger = np.array([one.voice.startswith(_STRANGER) for one in lines])
    sure = LogisticRegression(C=100.0).fit(unseen[of_stranger, None], truth[of_stranger])
    scale, shift = float(sure.coef_[0][0]), float(sure.intercept_[0])
    model = _fit(cut, lines, np.full(len(lines), True))
    np.savez_compressed(
        FILE,
        weights=(model.coef_.ravel() * scale).astype(np.float16),
        bias=np.float32(float(model.intercept_[0]) * scale + shift),
    )
    odds = 1 / (1 + np.exp(-(unseen * scale + shift)))
    told = [f"orders: {len(lines)} lines, left out of the fit:"]
    for least in (SURE, DOUBTFUL):
        found = odds > least
        told.append(
            f"  at {least}: found {found[of_stranger & truth].mean():.2f}, false alarms: near "
            f"lines {found[of_stranger & ~truth].mean():.3f}, notes {_of_authors(found, lines)}"
        )
    return "\n".join(told)


def _folds(lines: list[_Line]) -> "NDArray[np.int64]":
    """Return the fold that leaves each line out, -1 for never; an author of notes is in one."""
    import numpy as np

    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    authors = sorted({one.voice for one in lines} - {_OURS, _STRANGER, "acts"})
    fold_of = {author: number % _FOLDS for number, author in enumerate(authors)}
    drawn = [fold_of.get(one.voice, rng.randrange(_FOLDS)) for one in lines]
    return np.array([-1 if one.voice == _OURS else n for one, n in zip(lines, drawn, strict=True)])


def _fit(cut: _Pieces, lines: list[_Line], among: "NDArray[np.bool_]") -> Any:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    chosen = cut.learnt & among[cut.line]
    truth = np.array([one.order for one in lines])
    heavy = np.array([one.voice.startswith((_OURS, _STRANGER)) for one in lines])
    weights = np.where(heavy, _HEAVY, 1.0)
    model = LogisticRegression(C=STRENGTH, max_iter=400, random_state=SEED)
    of_line = cut.line[chosen]
    return model.fit(cut.inputs[chosen], truth[of_line], sample_weight=weights[of_line])


def _of_authors(found: "NDArray[np.bool_]", lines: list[_Line]) -> str:
    alarms = [one.text for one, is_found in zip(lines, found, strict=True)
              if is_found and one.voice.startswith("dev")]  # fmt: skip
    every = sum(one.voice.startswith("dev") for one in lines)
    return f"{len(alarms)} of {every}"
