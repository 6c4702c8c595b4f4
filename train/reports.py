"""Fitting of how surely a message reports an objection: its words, the playbook's fit, its form.

The lines stand in train/data/reports.jsonl and in the cases that are not set aside; neither the
playbook nor the head of routes has seen them, and what the head of whole messages says of each is
taken where it has not heard its author.
"""

import json
import random
from typing import TYPE_CHECKING

from assistant.agent.objecting import SIGNS, WEIGHTS, Weights, signs
from assistant.playbook.search import Playbook
from assistant.understanding.features import features
from assistant.understanding.reported import reported
from train.fit import COPIES, STRENGTH
from train.lines import expand, report_records

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEED = 20261126
_FOLDS = 5
_SURE = 0.75  # as in the chat


def train(playbook: Playbook) -> str:
    """Fit the weights and write them. Returns how well they do on authors left out."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

    records = report_records()
    voices = [one["voice"] for one in records]
    labels = np.array([one["label"] == "objection" for one in records])
    told = _told(records)
    rows = np.array(
        [_signs(playbook, one["text"], float(p)) for one, p in zip(records, told, strict=True)]
    )
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


def _told(records: list[dict[str, str]]) -> "NDArray[np.float64]":
    """Return what the head of whole messages says of each line when it has not heard its author."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    voice_of = {one["text"]: one["voice"] for one in records}
    lines = expand(records, COPIES, random.Random(_SEED))  # noqa: S311 - not for secrets
    inputs = features([line.text for line in lines])
    wanted = np.array([line.label == "objection" for line in lines])
    heard = np.array([voice_of[line.family] for line in lines])
    asked = features([one["text"] for one in records])
    voices = np.array([one["voice"] for one in records])
    told = np.zeros(len(records))
    for _, out in GroupKFold(_FOLDS).split(asked, groups=voices):
        model = LogisticRegression(
            C=STRENGTH["reports"], class_weight="balanced", max_iter=400, random_state=_SEED
        )
        known = ~np.isin(heard, voices[out])
        told[out] = model.fit(inputs[known], wanted[known]).predict_proba(asked[out])[:, 1]
    return told


def _signs(playbook: Playbook, message: str, told: float) -> list[float]:
    report = reported(message)
    fits, _ = playbook.ranked_with(message, report.text, ["objection"])
    return signs(message, report, fits, told)
