"""Train the check that the buyer who is played does not sell, coach or leave the part."""

import json
import random
from collections.abc import Iterator

from assistant.playbook.loading import knowledge
from assistant.practice.inversion import FILE
from assistant.practice.scene import profiles, replies
from assistant.understanding.features import features
from assistant.understanding.text import fold, sentences
from train.lines import DATA, fill, slots

SEED = 20261126
STRENGTH = 10.0
FOLDS = 5
_SELLS = {"pitch", "discount"}
_PERCENT = ["10%", "15 percent", "a quarter"]


def _lines() -> Iterator[tuple[str, bool]]:
    """Yield buyers' lines and lines that no buyer says."""
    for record in map(json.loads, (DATA / "inversion.jsonl").read_text("utf-8").splitlines()):
        yield record["text"], record["label"] == "inverted"
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    vocabulary = slots() | {"month": ["March", "June"], "percent": _PERCENT}
    for record in map(json.loads, (DATA / "moves.jsonl").read_text("utf-8").splitlines()):
        if record["labels"] and set(record["labels"]) <= _SELLS:
            yield fill(record["text"], vocabulary, rng), True
    # Lines are checked sentence by sentence, and so they are learnt.
    for line in _buyers_lines():
        yield from ((one.text, False) for one in sentences(fold(line)))


def _buyers_lines() -> Iterator[str]:
    for entry in knowledge().of_kind("objection"):
        yield from entry.says
    for one in profiles().values():
        parts = [one.opens, one.half, one.reason, one.worry, one.need, one.how, one.who, one.when]
        yield from (line for part in parts for line in part)
    for key, said in replies().items():
        if key != "openers":
            yield from said


def train() -> str:
    """Train, write the weights, and return the figures on unseen lines."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    texts, labels = zip(*dict(_lines()).items(), strict=True)
    inputs, truth = features(texts), np.array(labels)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=500)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    said = cross_val_predict(model, inputs, truth, cv=folds)
    found = (said & truth).sum() / truth.sum()
    alarms = (said & ~truth).sum() / (~truth).sum()
    model.fit(inputs, truth)
    np.savez_compressed(
        FILE, weights=model.coef_[0].astype(np.float16), bias=np.float32(model.intercept_[0])
    )
    return f"inversion: {len(texts)} lines, unseen: found {found:.2f}, false alarms {alarms:.3f}"
