"""Fitting of how surely a message reports an objection: its words, the playbook's fit, its form.

The lines stand in train/data/reports.jsonl and in the cases that are not set aside; neither the
playbook nor the head of routes has seen them, and what the heads of whole messages and of
objections say of each is taken where they have not heard its author.
"""

import json
import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from assistant.agent.objecting import SIGNS, WEIGHTS, Weights, signs
from assistant.playbook.embedding import LocalVectors
from assistant.playbook.index import open_index
from assistant.playbook.loading import knowledge
from assistant.playbook.ranking import Ranker
from assistant.playbook.search import Playbook
from assistant.understanding.classify import Head
from assistant.understanding.reported import reported
from train.fit import COPIES, fitted, inputs_of
from train.lines import Line, expand, read, report_records
from train.objections import objection_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEED = 20261126
_FOLDS = 5
_SURE = 0.75  # as in the chat


def train() -> str:
    """Fit the weights and write them. Returns how well they do on authors left out."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

    records = report_records()
    voices = [_author(one["voice"]) for one in records]
    labels = np.array([one["label"] == "objection" for one in records])
    rows = _signs(records)
    spread = rows.std(axis=0) + 1e-9
    model = LogisticRegression(class_weight="balanced", max_iter=2_000, random_state=_SEED)
    scores = cross_val_predict(
        model, rows / spread, labels, groups=voices, cv=LeaveOneGroupOut(),
        method="predict_proba",
    )[:, 1]  # fmt: skip
    model.fit(rows / spread, labels)
    weights = Weights(
        [round(float(w), 4) for w in model.coef_[0] / spread], round(float(model.intercept_[0]), 4)
    )
    WEIGHTS.write_text(json.dumps(weights._asdict(), indent=1) + "\n", encoding="utf-8")
    found = scores > _SURE
    return (
        f"reports: {len(records)} lines, authors left out: AUC "
        f"{roc_auc_score(labels, scores):.3f}, seen {found[labels].mean():.3f}, "
        f"others taken for one {found[~labels].mean():.3f}, "
        f"weights {dict(zip(SIGNS, weights.signs, strict=True))}"
    )


def _author(voice: str) -> str:
    """Return whose voice it is: one author may have many."""
    return voice if voice.startswith(("cases ", "chats ")) else voice.split(maxsplit=1)[0]


def _folds(records: list[dict[str, str]]) -> Iterator["NDArray[np.int64]"]:
    """Yield parts of the records, those of one author together."""
    import numpy as np
    from sklearn.model_selection import GroupKFold

    authors = np.array([_author(one["voice"]) for one in records])
    for _, out in GroupKFold(_FOLDS).split(authors, groups=authors):
        yield out


def _signs(records: list[dict[str, str]]) -> "NDArray[np.float64]":
    """Return the signs of each message where the heads have not heard its author."""
    import numpy as np

    reports = _Lines("reports", expand(records, COPIES, random.Random(_SEED)))  # noqa: S311
    objections = _Lines("objections", objection_lines())
    rows = np.zeros((len(records), len(SIGNS)))
    for out in _folds(records):
        authors = {_author(records[at]["voice"]) for at in out}
        theirs = {
            one["text"]
            for one in (*records, *read("buyers_words")) if _author(one["voice"]) in authors
        }  # fmt: skip
        told, playbook = reports.without(theirs), _playbook(objections.without(theirs))
        for at in out:
            message = records[at]["text"]
            report = reported(message)
            fits, _ = playbook.ranked_with(message, report.text, ["objection"])
            rows[at] = signs(message, report, fits, told(message)["objection"])
    return rows


class _Lines:
    """The lines of a head and what it sees of them."""

    def __init__(self, head: Head, lines: list[Line]) -> None:
        import numpy as np

        self._head: Head = head
        self._inputs = inputs_of(head, [line.text for line in lines])
        self._labels = np.array([line.label for line in lines])
        self._families = np.array([line.family for line in lines])

    def without(self, families: set[str]) -> Callable[[str], dict[str, float]]:
        """Return a head that has not learned from these: it says how likely each label is."""
        import numpy as np

        known = ~np.isin(self._families, list(families))
        model = fitted(self._head, self._inputs[known], self._labels[known])

        def heard(text: str) -> dict[str, float]:
            row = model.predict_proba(inputs_of(self._head, [text]))[0]
            return dict(zip(map(str, model.classes_), map(float, row), strict=True))

        return heard


def _playbook(heard: Callable[[str], dict[str, float]]) -> Playbook:
    known, vectors = knowledge(), LocalVectors()
    index = open_index(known.entries, vectors, None)
    return Playbook(known, index, vectors, Ranker(known.entries, heard=heard))
