"""Fit one head: embed its lines, measure it on wordings it has not seen, calibrate, and save."""

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.understanding.classify import WEIGHTS, Head
from assistant.understanding.features import features, spelt_features, words
from train.answers import answer_lines
from train.doubts import doubt_lines
from train.lines import Line, expand, expand_steps, read, report_records
from train.objections import objection_lines
from train.routes import route_lines
from train.unasked import unasked_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261124
COPIES = 3
STRENGTH = {
    "acts": 2.0, "topics": 3.0, "control": 3.0, "steps": 3.0, "letters": 3.0, "routes": 3.0,
    "answers": 3.0, "goals": 3.0, "sums": 3.0, "doubts": 3.0,
    "reports": 3.0, "objections": 3.0, "unasked": 3.0,
}  # fmt: skip
BALANCED = {
    "acts": "balanced", "topics": "balanced", "control": "balanced", "steps": None,
    "letters": "balanced", "routes": "balanced", "answers": "balanced", "goals": "balanced",
    "sums": "balanced", "doubts": "balanced",
    "reports": "balanced", "objections": None, "unasked": "balanced",
}  # fmt: skip
SPELT = frozenset({"reports"})  # heads that see the letters as well
_ROWS = 500  # at once: most of a row is zero, and is not kept


def lines(head: Head) -> list[Line]:
    """Return the training lines of a head."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    if head == "steps":
        return expand_steps(COPIES, rng)
    if head == "answers":
        return answer_lines(rng)
    if head == "doubts":
        return doubt_lines(COPIES, rng)
    if head == "routes":
        return route_lines(COPIES, rng)
    if head == "objections":
        return objection_lines()
    if head == "unasked":
        return unasked_lines(rng)
    records = report_records() if head == "reports" else read(head)
    return expand(records, COPIES, rng, opening=head != "control")


def blind(head: Head, known: list[Line]) -> tuple[list[str], list[str]]:
    """Return texts and labels of the blind set, less those that stand in the training data.

    Only figures over the whole set and per label were looked at, never its errors one by one.
    """
    seen = {" ".join(words(line.text)) for line in known}
    rows = [
        (record["text"], record["label"])
        for record in read("blind")
        if record["head"] == head and " ".join(words(record["text"])) not in seen
    ]
    return [text for text, _ in rows], [label for _, label in rows]


def train(head: Head) -> str:
    """Train a head and write its weights. Returns its measured figures."""
    import numpy as np

    known = lines(head)
    inputs = inputs_of(head, [line.text for line in known])
    names = sorted({line.label for line in known})
    labels = np.array([names.index(line.label) for line in known])
    aside = _set_aside(labels, known)
    trial = fitted(head, inputs[~aside], labels[~aside])
    scores, aside_labels = _scores(trial, inputs[aside]), labels[aside]
    temperature = _temperature(scores, aside_labels)
    model = fitted(head, inputs, labels)
    coefficients, bias = _linear(model)
    weights = coefficients.astype(np.float16)
    np.savez_compressed(
        WEIGHTS / f"{head}.npz",
        labels=np.array(names),
        weights=weights,
        bias=bias.astype(np.float32),
        temperature=np.float32(temperature),
    )
    lines_of = len({line.family for line in known})
    report = f"{head}: {len(known)} lines of {lines_of} wordings, temperature {temperature:.2f}\n"
    report += f"  set aside  {_figures(scores, aside_labels, temperature)}"
    texts, truth = blind(head, known)
    if not texts:
        return report
    logits = inputs_of(head, texts) @ weights.astype(np.float32) + bias
    gold = np.array([names.index(label) for label in truth])
    report += f"\n  blind      {_figures(logits, gold, temperature)}"
    return report


def inputs_of(head: Head, texts: Sequence[str]) -> Any:
    """Return what a head sees of each text, a sparse row each."""
    from scipy.sparse import csr_array, vstack

    see = spelt_features if head in SPELT else features
    parts = [csr_array(see(texts[at : at + _ROWS])) for at in range(0, len(texts), _ROWS)]
    return vstack(parts).tocsr()


def fitted(head: Head, inputs: Any, labels: "NDArray[np.int64]") -> Any:
    """Return a model of a head, fitted to what it sees of lines and their labels."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(
        C=STRENGTH[head], class_weight=BALANCED[head], max_iter=400, random_state=SEED
    )
    return model.fit(inputs, labels)


def _linear(model: Any) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return a column of weights and a bias for each label; of two labels the first has none."""
    import numpy as np

    weights, bias = model.coef_.T, model.intercept_
    if len(model.classes_) > 2:
        return weights, bias
    return np.hstack([np.zeros_like(weights), weights]), np.hstack([np.zeros_like(bias), bias])


def _scores(model: Any, inputs: Any) -> "NDArray[np.float64]":
    weights, bias = _linear(model)
    scores: NDArray[np.float64] = inputs @ weights + bias
    return scores


def _set_aside(labels: "NDArray[np.int64]", known: list[Line]) -> "NDArray[np.bool_]":
    """Choose a fifth of the wordings; no wording has lines on both sides."""
    import numpy as np
    from sklearn.model_selection import StratifiedGroupKFold

    families = [line.family for line in known]
    folds = StratifiedGroupKFold(5, shuffle=True, random_state=SEED)
    _, unseen = next(iter(folds.split(labels, labels, families)))
    chosen = np.zeros(len(labels), bool)
    chosen[unseen] = True
    return chosen


def _softmax(scores: "NDArray[np.float64]", temperature: float) -> "NDArray[np.float64]":
    import numpy as np

    scaled = scores / temperature
    odds = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    softmax: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return softmax


def _temperature(scores: "NDArray[np.float64]", labels: "NDArray[np.int64]") -> float:
    """Return the temperature at which the held-out probabilities are likeliest."""
    import numpy as np

    choices = np.geomspace(0.3, 4.0, 60)
    rows = np.arange(len(labels))
    losses = [-np.log(_softmax(scores, one)[rows, labels] + 1e-12).mean() for one in choices]
    return float(choices[int(np.argmin(losses))])


def _figures(scores: "NDArray[np.float64]", labels: "NDArray[np.int64]", temperature: float) -> str:
    """Accuracy, macro F1, calibration error, and accuracy where the model is at least 0.7 sure."""
    import numpy as np
    from sklearn.metrics import f1_score

    odds = _softmax(scores, temperature)
    best, sure = odds.argmax(axis=1), odds.max(axis=1)
    right = best == labels
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        inside = (sure > low) & (sure <= low + 0.1)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - sure[inside].mean())
    f1 = f1_score(labels, best, average="macro")
    firm = sure >= 0.7
    return (
        f"n={len(labels)} acc {right.mean():.3f} F1 {f1:.3f} ECE {error:.3f} "
        f"p>=0.7: {right[firm].mean():.3f} of {firm.mean():.0%}"
    )
