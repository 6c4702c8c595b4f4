"""Fitting of how surely a message reports an objection: the route, the playbook's fit, the form.

The lines stand in train/data/reports.jsonl; neither the playbook nor the head of routes has seen
them. The evaluation's cases take no part.
"""

import json

from assistant.agent.objecting import SIGNS, WEIGHTS, Weights, signs
from assistant.playbook.search import Playbook
from assistant.understanding.reported import reported
from train.lines import read

_SEED = 20261126


def train(playbook: Playbook) -> str:
    """Fit the weights and write them. Returns how well they do on lines held out."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict

    records = read("reports")
    rows = np.array([_signs(playbook, one["text"]) for one in records])
    labels = np.array([one["label"] == "objection" for one in records])
    spread = rows.std(axis=0) + 1e-9
    model = LogisticRegression(class_weight="balanced", max_iter=2_000, random_state=_SEED)
    scores = cross_val_predict(model, rows / spread, labels, cv=10, method="decision_function")
    model.fit(rows / spread, labels)
    weights = Weights(
        [round(float(w), 4) for w in model.coef_[0] / spread], round(float(model.intercept_[0]), 4)
    )
    WEIGHTS.write_text(json.dumps(weights._asdict(), indent=1) + "\n", encoding="utf-8")
    found = scores > 0
    return (
        f"reports: {len(records)} lines, AUC {roc_auc_score(labels, scores):.3f}, "
        f"seen {found[labels].mean():.3f}, others taken for one {found[~labels].mean():.3f}, "
        f"weights {dict(zip(SIGNS, weights.signs, strict=True))}"
    )


def _signs(playbook: Playbook, message: str) -> list[float]:
    report = reported(message)
    fits, _ = playbook.ranked_with(message, report.text, ["objection"])
    return signs(message, report, fits)
