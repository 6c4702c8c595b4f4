"""Train the reader of a seller's moves in practice: many labels to a sentence, one head for each.

Sentences are also joined in pairs, because people put several moves into one sentence.
"""

import json
import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.practice.moves import FILE, HARD, LABELS, TOPICS
from assistant.understanding.embedder import DIMENSIONS
from assistant.understanding.features import features
from train.lines import DATA, fill, slots, vary
from train.rounds import rounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261126
COPIES = 3
PAIRS = 1000
STRENGTH = 0.2
FOLDS = 4
DROPPED = 0.5
_ALONE = {"off", "role", "small", "abuse"}
_JOINTS = (", ", " and ", ", and ", ", so ", " - ", "; ", ". ", ", but ")
_OWN_SLOTS = {
    "month": ["January", "March", "June", "September", "December", "spring"],
    "percent": ["10%", "15 percent", "20%", "a quarter", "5%", "thirty per cent"],
}


class Marked(NamedTuple):
    """A sentence with its moves; those of one wording stay together."""

    text: str
    labels: frozenset[str]
    families: frozenset[int]


def marked(without: frozenset[str] = frozenset()) -> list[Marked]:
    """Return the training sentences: each wording in several fillings, and pairs of them.

    Args:
        without: voices of rounds that take no part.
    """
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    vocabulary = slots() | _OWN_SLOTS
    found: list[Marked] = []
    for family, frame, labels in _wordings(without):
        texts = {} if "{" in frame else {frame: None}
        for _ in range(COPIES):
            texts[vary(fill(frame, vocabulary, rng), rng)] = None
        found += [Marked(text, labels, frozenset({family})) for text in texts]
    return found + _pairs(found, rng)


def _wordings(without: frozenset[str]) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Yield families, wordings and their moves: single lines, and the sellers of one voice."""
    lines = (DATA / "moves.jsonl").read_text("utf-8").splitlines()
    for number, record in enumerate(map(json.loads, lines)):
        yield number, record["text"], frozenset(record["labels"])
    voices = {voice: len(lines) + at for at, voice in enumerate({r.voice: 0 for r in rounds()})}
    for one in (one for one in rounds() if one.voice not in without):
        for said in (said for message in one.said for said in message):
            yield voices[one.voice], said.text, frozenset(said.labels)


def _pairs(single: list[Marked], rng: random.Random) -> list[Marked]:
    usable = [one for one in single if not one.labels & _ALONE]
    found: list[Marked] = []
    while len(found) < PAIRS:
        one, two = rng.sample(usable, 2)
        if one.families == two.families:
            continue
        text = one.text.rstrip(".!") + rng.choice(_JOINTS) + two.text
        found.append(Marked(text, one.labels | two.labels, one.families | two.families))
    return found


def train() -> str:
    """Train all labels, write their weights, and return the figures on unseen wordings."""
    import numpy as np
    from scipy.sparse import csr_array

    lines = marked()
    # Four in five of the numbers are 0: without them it takes a tenth of the time.
    inputs = csr_array(features([line.text for line in lines]))
    truth = truth_of(lines)
    scores, aside = _crossed(lines, inputs, truth)
    cuts = [_cut(scores[aside, at], truth[aside, at]) for at in range(len(LABELS))]
    weights, bias = fit(inputs, truth)
    topic_weights, topic_bias, topics_told = _topics(lines, inputs)
    FILE.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        FILE, labels=np.array(LABELS), weights=weights.astype(np.float16),
        bias=bias - np.array(cuts, np.float32), topics=np.array(TOPICS),
        topic_weights=topic_weights.astype(np.float16), topic_bias=topic_bias,
        cuts=np.array(cuts, np.float32),
    )  # fmt: skip
    told = [
        f"{label} {_f1(scores[aside, at] > cuts[at], truth[aside, at]):.2f}"
        for at, label in enumerate(LABELS)
    ]
    wordings = len({number for line in lines for number in line.families})
    return (
        f"moves: {len(lines)} lines of {wordings} wordings, F1 on wordings not trained on "
        f"(thresholds chosen on the same)\n  {', '.join(told)}\n  {topics_told}"
    )


def _topics(lines: list[Marked], inputs: Any) -> tuple[Any, Any, str]:
    """Fit what a question is about; return weights, bias, and how often it is right unseen."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict

    names = [[name for name in TOPICS if f"q_{name}" in line.labels] for line in lines]
    rows = np.array([at for at, found in enumerate(names) if len(found) == 1])
    truth = np.array([TOPICS.index(names[at][0]) for at in rows])
    groups = np.array([min(lines[at].families) for at in rows])
    model = LogisticRegression(C=2.0, class_weight="balanced", max_iter=500, random_state=SEED)
    single = np.array([len(lines[at].families) == 1 for at in rows])
    said = cross_val_predict(model, inputs[rows[single]], truth[single], groups=groups[single],
                             cv=GroupKFold(FOLDS))  # fmt: skip
    right = float((said == truth[single]).mean())
    model.fit(inputs[rows], truth)
    told = f"topics of questions: right in {right:.2f} of {len(said)} unseen lines"
    return model.coef_.T, model.intercept_.astype(np.float32), told


def truth_of(lines: list[Marked]) -> Any:
    """Return a row for each line: which moves it makes, in the order of `LABELS`."""
    import numpy as np

    return np.array([[_is(label, line) for label in LABELS] for line in lines])


def _is(label: str, line: Marked) -> bool:
    return bool(line.labels & HARD) if label == "hard" else label in line.labels


def fit(inputs: Any, truth: Any) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
    """Return a column of weights and a bias for each move."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    inputs, truth = _thinned(inputs, truth)
    weights, bias = [], []
    for column in range(len(LABELS)):
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", max_iter=300, solver="liblinear",
            random_state=SEED,
        )  # fmt: skip
        model.fit(inputs, truth[:, column])
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return np.array(weights, np.float32).T, np.array(bias, np.float32)


def _thinned(inputs: Any, truth: Any) -> tuple[Any, Any]:
    """Add a copy of each line that lacks some of its words, so that no single word decides."""
    import numpy as np
    from scipy.sparse import csr_array, vstack

    thin = csr_array(inputs, copy=True)
    rng = np.random.default_rng(SEED)
    word = thin.indices >= DIMENSIONS
    thin.data[word & (rng.random(len(thin.data)) < DROPPED)] = 0
    thin.eliminate_zeros()
    return vstack([inputs, thin]).tocsr(), np.concatenate([truth, truth])


def _crossed(lines: list[Marked], inputs: Any, truth: Any) -> tuple[Any, Any]:
    """Return scores of the single sentences, each by a model that has not seen its wording."""
    import numpy as np

    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    families = sorted({number for line in lines for number in line.families})
    fold_of = {family: rng.randrange(FOLDS) for family in families}
    folds = [{fold_of[number] for number in line.families} for line in lines]
    single = np.array([len(line.families) == 1 for line in lines])
    scores = np.zeros(truth.shape)
    for fold in range(FOLDS):
        known = np.array([fold not in its for its in folds])
        weights, bias = fit(inputs[known], truth[known])
        aside = single & ~known
        scores[aside] = inputs[aside] @ weights + bias
    return scores, single


def _cut(scores: Any, truth: Any) -> float:
    """Return the threshold of the best F1, taken half way: the labels with few lines are noisy."""
    import numpy as np

    choices = np.linspace(-1.5, 1.5, 31)
    return float(max(choices, key=lambda cut: _f1(scores > cut, truth))) / 2


def _f1(said: Any, truth: Any) -> float:
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))
