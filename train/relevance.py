"""Train the reader of which objection a seller answers."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assistant.playbook.loading import knowledge
from assistant.playbook.rows import rows_of
from assistant.practice.relevance import FILE, mean_log_odds, telling
from assistant.practice.scene import profiles
from assistant.understanding.embedder import embedder
from train.lines import DATA
from train.rounds import Played, all_rounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261126
STRENGTH = 1.0
FOLDS = 4
_HALF = 0.5  # the weight of single replies and of what buyers and the playbook say


def train() -> str:
    """Train on all rounds, write the weights, and return the figures on voices set aside."""
    import numpy as np

    names, weights, bias = _fit(_usable())
    FILE.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        FILE, objections=np.array(names), weights=weights.astype(np.float16),
        bias=bias.astype(np.float32),
    )  # fmt: skip
    return f"relevance: {len(_usable())} rounds\n  {_figures()}"


def _usable() -> list[Played]:
    # The poor sellers of the cases often answer something else, and nobody has marked which.
    return [one for one in all_rounds() if not one.astray and (one.marked or one.seller != "poor")]


def _astray() -> list[Played]:
    return [one for one in all_rounds() if one.astray]


def _fit(known: Iterable[Played]) -> "tuple[list[str], NDArray[np.float32], NDArray[np.float32]]":
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    lines = [(text, one.objection, 1.0) for one in known for text in _texts(one)]
    lines += [(row.text, row.entry, _HALF) for row in rows_of(knowledge().of_kind("objection"))]
    for reply in map(json.loads, (DATA / "replies.jsonl").read_text("utf-8").splitlines()):
        if reply["relevant"]:
            texts = dict.fromkeys((*telling([reply["text"]]), reply["text"]))
            lines += [(text, reply["objection"], _HALF) for text in texts]
    for key, one in profiles().items():
        lines += [(text, key, 1.0) for text in (one.ack, one.ask, one.offer)]
        own = (one.opens, one.half, one.reason, one.worry, one.need, one.how, one.who, one.when)
        lines += [(text, key, _HALF) for texts in own for text in texts]
    model = LogisticRegression(C=STRENGTH, max_iter=200, class_weight="balanced", random_state=SEED)
    model.fit(
        embedder().embed([text for text, _, _ in lines]), [label for _, label, _ in lines],
        sample_weight=np.array([weight for _, _, weight in lines]),
    )  # fmt: skip
    return [str(one) for one in model.classes_], model.coef_.T, model.intercept_


def _texts(one: Played) -> list[str]:
    return [*telling(one.messages), *one.messages]


def _figures() -> str:
    """Tell how far behind the objection lies where a voice was not trained on."""
    import numpy as np

    voices = list(dict.fromkeys(one.voice for one in all_rounds()))
    on_topic: list[float] = []
    astray: list[float] = []
    for fold in range(FOLDS):
        aside = set(voices[fold::FOLDS])
        names, *linear = _fit(one for one in _usable() if one.voice not in aside)
        for one in (one for one in (*_usable(), *_astray()) if one.voice in aside):
            likely: Any = mean_log_odds(embedder().embed(_texts(one)), *linear)
            behind = float(likely.max() - likely[names.index(one.objection)])
            (astray if one.astray else on_topic).append(behind)
    high = np.quantile(on_topic, [0.5, 0.9, 0.99])
    return (
        f"behind the likeliest, voices set aside: half within {high[0]:.2f}, nine in ten within "
        f"{high[1]:.2f}, 99 % within {high[2]:.2f} (n={len(on_topic)}); of those astray the "
        f"nearest {min(astray, default=0):.2f} (n={len(astray)})"
    )
