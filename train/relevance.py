"""Train the reader of which objection a seller answers, whatever slightly other words they use."""

import json
from typing import TYPE_CHECKING, Any

from assistant.playbook.loading import knowledge
from assistant.playbook.rows import rows_of
from assistant.practice.relevance import FILE, mean_log_odds, own_place, telling
from assistant.practice.scene import profiles
from assistant.understanding.embedder import embedder
from train import softmax
from train.lines import DATA
from train.pairs import played_again, reworded
from train.rounds import Played, all_rounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STRENGTH, STEADINESS = 1.0, 20.0
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


def _fit(known: list[Played]) -> "tuple[list[str], NDArray[np.float64], NDArray[np.float64]]":
    import numpy as np

    lines = [(text, one.objection, 1.0) for one in known for text in _texts(one.messages)]
    lines += [
        (text, one.objection, 1 / len(one.wordings))
        for one in reworded() if one.relevant
        for said in one.wordings for text in _texts([said])
    ]  # fmt: skip
    lines += _without_voices()
    names = sorted({label for _, label, _ in lines})
    pairs = played_again(known)
    weights, bias = softmax.fit(
        embedder().embed([text for text, _, _ in lines]),
        np.array([names.index(label) for _, label, _ in lines]),
        np.array([_mean(one) - _mean(two) for one, two in pairs]),
        strength=STRENGTH, steadiness=STEADINESS,
        weights=np.array([weight for _, _, weight in lines]),
    )  # fmt: skip
    return names, weights, bias


def _without_voices() -> list[tuple[str, str, float]]:
    """Return what buyers, the playbook and single replies say, with objection and weight."""
    lines = [(row.text, row.entry, _HALF) for row in rows_of(knowledge().of_kind("objection"))]
    for reply in map(json.loads, (DATA / "replies.jsonl").read_text("utf-8").splitlines()):
        if reply["relevant"]:
            lines += [(text, reply["objection"], _HALF) for text in _texts([reply["text"]])]
    for key, one in profiles().items():
        lines += [(text, key, 1.0) for text in (one.ack, one.ask, one.offer)]
        own = (one.opens, one.half, one.reason, one.worry, one.need, one.how, one.who, one.when)
        lines += [(text, key, _HALF) for texts in own for text in texts]
    return lines


def _mean(one: Played) -> "NDArray[np.float32]":
    mean: NDArray[np.float32] = embedder().embed(_texts(one.messages)).mean(axis=0)
    return mean


def _texts(messages: list[str]) -> list[str]:
    return list(dict.fromkeys([*telling(messages), *messages]))


def _figures() -> str:
    """Tell where talks stand whose voice was not trained on."""
    import numpy as np

    voices = list(dict.fromkeys(one.voice for one in all_rounds()))
    places: dict[int, float] = {}
    for fold in range(FOLDS):
        aside = set(voices[fold::FOLDS])
        names, *linear = _fit([one for one in _usable() if one.voice not in aside])
        for one in (one for one in (*_usable(), *_astray()) if one.voice in aside):
            likely: Any = mean_log_odds(embedder().embed(_texts(one.messages)), *linear)
            places[id(one)] = own_place(likely, names.index(one.objection))
    low = np.quantile([places[id(one)] for one in _usable()], [0.01, 0.1, 0.5])
    off = max((places[id(one)] for one in _astray()), default=0.0)
    moved = [places[id(one)] - places[id(two)] for one, two in played_again(_usable())]
    return (
        f"place between its own objection and another, voices set aside: half above {low[2]:.2f}, "
        f"nine in ten above {low[1]:.2f}, 99 % above {low[0]:.2f} (n={len(_usable())}); of those "
        f"astray all below {off:.2f} (n={len(_astray())}); in other words it moves by "
        f"{np.std(moved):.2f}"
    )
