"""Fit one head: embed its lines, measure it on wordings it has not seen, calibrate, and save."""

import random
from typing import TYPE_CHECKING, Any

from assistant.understanding.classify import WEIGHTS, Head
from assistant.understanding.features import features, words
from train.lines import Line, expand, expand_steps, read

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261124
COPIES = 3
FOLDS = 4
STRENGTH = {"acts": 2.0, "topics": 3.0, "control": 3.0, "steps": 3.0}
BALANCED = {"acts": "balanced", "topics": "balanced", "control": "balanced", "steps": None}


def lines(head: Head) -> list[Line]:
    """Return the training lines of a head."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    if head == "steps":
        return expand_steps(COPIES, rng)
    return expand(read(head), COPIES, rng, opening=head != "control")


def blind(head: Head, known: list[Line]) -> tuple[list[str], list[str]]:
    """Return the texts and labels of the blind set, less those that stand in the training data."""
    seen = {" ".join(words(line.text)) for line in known}
    rows = [
        (record["text"], record["label"])
        for record in read("dev")
        if record["head"] == head and " ".join(words(record["text"])) not in seen
    ]
    return [text for text, _ in rows], [label for _, label in rows]


def train(head: Head) -> str:
    """Train a head and write its weights. Returns its measured figures in one line."""
    import numpy as np

    known = lines(head)
    inputs = features([line.text for line in known])
    names = sorted({line.label for line in known})
    labels = np.array([names.index(line.label) for line in known])
    scores = _held_out_scores(head, inputs, labels, known)
    temperature = _temperature(scores, labels)
    model = _fit(head, inputs, labels)
    weights = model.coef_.T.astype(np.float16)
    np.savez_compressed(
        WEIGHTS / f"{head}.npz",
        labels=np.array(names),
        weights=weights,
        bias=model.intercept_.astype(np.float32),
        temperature=np.float32(temperature),
    )
    texts, truth = blind(head, known)
    logits = features(texts) @ weights.astype(np.float32) + model.intercept_
    gold = np.array([names.index(label) for label in truth])
    return (
        f"{head}: {len(known)} lines of {len({line.family for line in known})} wordings, "
        f"held-out wordings {_figures(scores, labels, temperature)}; "
        f"blind {_figures(logits, gold, temperature)}; temperature {temperature:.2f}"
    )


def _fit(head: Head, inputs: "NDArray[np.float32]", labels: "NDArray[np.int64]") -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(
        C=STRENGTH[head], class_weight=BALANCED[head], max_iter=400, random_state=SEED
    )
    return model.fit(inputs, labels)


def _held_out_scores(
    head: Head, inputs: "NDArray[np.float32]", labels: "NDArray[np.int64]", known: list[Line]
) -> "NDArray[np.float64]":
    """Score every line by a model that has not seen its wording."""
    import numpy as np
    from sklearn.model_selection import StratifiedGroupKFold

    families = [line.family for line in known]
    scores = np.zeros((len(labels), labels.max() + 1))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(inputs, labels, families):
        model = _fit(head, inputs[seen], labels[seen])
        scores[unseen] = model.decision_function(inputs[unseen])
    return scores


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
