"""Train the check that the buyer who is played does not sell, coach or leave the part.

Every voice is an author of its own. How sure the check is of a line is set on authors left out of
the fit, as the model that plays the buyer is one that it has never heard either.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.playbook.loading import knowledge
from assistant.practice.inversion import FILE, INVERTED
from assistant.practice.part_features import line_features
from assistant.practice.scene import profiles, replies
from assistant.understanding.text import fold, sentences
from train.lines import DATA, fill, slots

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261126
RIDGE = 3.0
_CASES = Path(__file__).parent.parent / "evals" / "data"
_DEV = ("inversion", "inversion_two", "inversion_three", "inversion_four")
_SELLS = {"pitch", "discount"}
_PERCENT = ["10%", "15 percent", "a quarter"]
_OURS = "ours"  # the voice of lines that stand in the product: never left out


class _Line(NamedTuple):
    text: str
    inverted: bool
    voice: str


def _lines() -> Iterator[_Line]:
    """Yield buyers' lines and lines that no buyer says."""
    for name, path in (("", DATA / "inversion.jsonl"), *((n, _CASES / f"{n}.jsonl") for n in _DEV)):
        for record in map(json.loads, path.read_text("utf-8").splitlines()):
            voice = name or record["voice"]
            yield _Line(record["text"], record["label"] == "inverted", voice)
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    vocabulary = slots() | {"month": ["March", "June"], "percent": _PERCENT}
    for record in map(json.loads, (DATA / "moves.jsonl").read_text("utf-8").splitlines()):
        if record["labels"] and set(record["labels"]) <= _SELLS:
            yield _Line(fill(record["text"], vocabulary, rng), True, _OURS)
    for line in _buyers_lines():
        yield _Line(line, False, _OURS)


def _buyers_lines() -> Iterator[str]:
    for entry in knowledge().of_kind("objection"):
        yield from entry.says
    for one in profiles().values():
        parts = [one.opens, one.half, one.reason, one.worry, one.need, one.how, one.who, one.when]
        yield from (line for part in parts for line in part)
    for key, said in replies().items():
        if key != "openers":
            yield from said


class _Pieces(NamedTuple):
    """All sentences of all lines, with the line that each belongs to."""

    inputs: "NDArray[np.float32]"
    line: "NDArray[np.int64]"
    learnt: "NDArray[np.bool_]"


def _pieces(lines: list[_Line]) -> _Pieces:
    """Cut lines as the check does; of one that a buyer never says, only the whole is learnt."""
    import numpy as np

    texts, line, learnt = [], [], []
    for n, one in enumerate(lines):
        folded = fold(one.text)
        parts = [part.text for part in sentences(folded)] or [folded]
        whole = one.inverted and len(parts) > 1
        texts += [*parts, *([folded] if whole else [])]
        line += [n] * (len(parts) + whole)
        learnt += [not whole] * len(parts) + [True] * whole
    return _Pieces(line_features(texts), np.array(line), np.array(learnt))


def train() -> str:
    """Train, write the weights, and return the figures on authors left out."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    lines = list({one.text: one for one in _lines()}.values())
    truth, voices = np.array([x.inverted for x in lines]), np.array([x.voice for x in lines])
    cut = _pieces(lines)
    unseen = np.full(len(lines), -np.inf)
    for voice in sorted(set(voices) - {_OURS}):
        out = voices == voice
        model = _fit(cut, truth, ~out)
        scores = model.decision_function(cut.inputs)
        for n in map(int, np.flatnonzero(out)):
            unseen[n] = scores[(cut.line == n) & ~_added(cut, lines, n)].max()
    known = voices != _OURS
    sure = LogisticRegression(C=100.0, class_weight="balanced").fit(
        unseen[known, None], truth[known]
    )
    scale, shift = float(sure.coef_[0][0]), float(sure.intercept_[0])
    model = _fit(cut, truth, np.full(len(lines), True))
    np.savez_compressed(
        FILE,
        weights=(model.coef_.ravel() * scale).astype(np.float16),
        bias=np.float32(float(np.ravel(model.intercept_)[0]) * scale + shift),
    )
    said = 1 / (1 + np.exp(-(unseen * scale + shift))) > INVERTED
    told = [
        f"  {voice:15} {_figures(said[voices == voice], truth[voices == voice])}"
        for voice in sorted(set(voices) - {_OURS})
    ]
    of_all = _figures(said[known], truth[known])
    return "\n".join([f"inversion: {len(lines)} lines, authors left out: {of_all}", *told])


def _added(cut: _Pieces, lines: list[_Line], n: int) -> "NDArray[np.bool_]":
    """Tell which pieces are the whole of a line that is checked sentence by sentence."""
    import numpy as np

    mine = np.flatnonzero(cut.line == n)
    added = np.zeros(len(cut.line), bool)
    if lines[n].inverted and not cut.learnt[mine[0]]:
        added[mine[-1]] = True
    return added


def _fit(cut: _Pieces, truth: "NDArray[np.bool_]", among: "NDArray[np.bool_]") -> Any:
    from sklearn.linear_model import RidgeClassifier

    chosen = cut.learnt & among[cut.line]
    model = RidgeClassifier(alpha=RIDGE, class_weight="balanced", solver="cholesky")
    return model.fit(cut.inputs[chosen], truth[cut.line][chosen])


def _figures(said: "NDArray[np.bool_]", truth: "NDArray[np.bool_]") -> str:
    return f"found {said[truth].mean():.2f}, false alarms {said[~truth].mean():.3f}"
