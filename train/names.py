"""Which words are names of people: labelled from the dev cases' golds and from filled frames."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from assistant.understanding.name_odds import PATH, name_features
from assistant.understanding.name_words import WORD, bare
from assistant.understanding.names import is_given_name, is_maybe_name
from assistant.understanding.names import words as listed
from assistant.understanding.person_names import names_by_rules
from assistant.understanding.roles import roles
from train.lines import read, slots

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261126
FILLED = 3_000
HIDDEN = 64
CASES = Path(__file__).parents[1] / "evals" / "data"
_SLOT = re.compile(r"\{(\w+)\}")
_PERSON_SLOTS = frozenset(["p", "full", "last"])
# Words of golds that name nobody: roles and teams that own steps.
_NO_NAMES = frozenset(
    ["and", "board", "ceo", "cfo", "cio", "ciso", "committee", "counsel", "cto", "director",
     "finance", "general", "head", "it", "legal", "manager", "of", "office", "officer", "our",
     "procurement", "security", "team", "the", "their", "vp"]
)  # fmt: skip
_TITLES = frozenset(["dr", "frau", "herr", "mme", "mr", "mrs", "ms", "sir"])


class Labelled(NamedTuple):
    """A sentence, and the words of it that are names, in lower case."""

    text: str
    names: frozenset[str]


def train() -> str:
    """Train the network, write its weights, and tell how it does on authors left out."""
    sources = {author: _rows(list(lines)) for author, lines in _dev_lines().items()}
    frames = _rows(list(_filled(random.Random(SEED))))  # noqa: S311 - not for secrets
    report = []
    for author, (inputs, labels) in sources.items():
        others = [rows for name, rows in sources.items() if name != author]
        model = _fit([*others, *others, frames])
        odds = model.predict_proba(inputs)[:, 1]
        report.append(f"{author} left out: {_figures(odds > 0.5, labels)}")
    own = list(sources.values())
    _write(_fit([*own, *own, frames]))
    return "names: " + "\n  ".join(report)


def _dev_lines() -> dict[str, Iterator[Labelled]]:
    files = sorted(CASES.glob("chats*.yaml")) + sorted(CASES.glob("notes*.yaml"))
    authors: dict[str, list[Path]] = {}
    for path in files:
        _, _, author = path.stem.partition("_")
        if not author.endswith("heldout") and author != "attacks":
            authors.setdefault(author or "one", []).append(path)
    return {author: _lines_of(paths) for author, paths in authors.items()}


def _lines_of(paths: list[Path]) -> Iterator[Labelled]:
    for path in paths:
        for case in yaml.safe_load(path.read_text("utf-8")):
            named = _gold_names(case["gold"])
            texts = case.get("messages") or [case["notes"]]
            for text in texts:
                for line in re.split(r"(?<=[.!?])\s+|\n", str(text)):
                    if line.strip():
                        yield Labelled(line[:500], named)


def _gold_names(gold: dict[str, Any]) -> frozenset[str]:
    """Return the words of the gold's people, less those of the buyer's name."""
    said = [person["name"] for person in gold.get("people") or []]
    owners = [one for step in gold.get("steps") or [] for one in _flat(step.get("owners") or [])]
    said += [owner for owner in owners if _is_person(owner)]  # teams own steps as well
    buyer = _words(" ".join(map(str, _flat([(gold.get("deal") or {}).get("buyer") or ""]))))
    names = {word for name in _flat(said) if name[:1].isupper() for word in _words(name)}
    return frozenset(word for word in names - buyer - _NO_NAMES if len(word) > 1)


def _is_person(owner: str) -> bool:
    first = owner.split(maxsplit=1)[0]
    return is_given_name(first) or (is_maybe_name(first) and not roles(owner))


def _flat(values: Any) -> list[str]:
    if isinstance(values, str):
        return [values]
    return [one for value in values if value is not None for one in _flat(value)]


def _words(name: str) -> set[str]:
    return {bare(word).casefold() for word in WORD.finditer(name)}


def _filled(dice: random.Random) -> Iterator[Labelled]:
    """Fill the slots of sentences with names of many countries, some in lower case throughout."""
    frames = [row["text"] for row in read("name_frames")]
    clauses = [row["text"] for row in read("acts") if "{" in row["text"]]
    vocabulary = slots()
    given, surnames = sorted(listed("given_names")), sorted(listed("surnames"))
    for _ in range(FILLED):
        names: list[str] = []

        def put(match: re.Match[str], names: list[str] = names) -> str:
            slot = match.group(1)
            if slot not in _PERSON_SLOTS:
                return dice.choice(vocabulary[slot])
            first, last = dice.choice(given).capitalize(), dice.choice(surnames).capitalize()
            if dice.random() < 0.15:
                last = f"{last}-{dice.choice(surnames).capitalize()}"
            alone = slot == "p" and dice.random() < 0.6
            name = last if slot == "last" else first if alone else f"{first} {last}"
            names.append(name)
            return name

        text = _SLOT.sub(put, dice.choice(frames if dice.random() < 0.5 else clauses))
        case = dice.random()
        text = text.lower() if case < 0.3 else text[:1].upper() + text[1:] if case < 0.5 else text
        yield Labelled(text, frozenset(word for name in names for word in _words(name)))


def _rows(lines: list[Labelled]) -> "tuple[NDArray[np.float32], NDArray[np.int64]]":
    import numpy as np

    inputs, labels = [], []
    for line in lines:
        words = list(WORD.finditer(line.text))
        rows, seen = name_features(line.text, words, names_by_rules(line.text))
        for word, row, known in zip(words, rows, seen, strict=True):
            if known and bare(word).casefold() not in _TITLES:
                inputs.append(row)
                labels.append(bare(word).casefold() in line.names)
    return np.array(inputs, np.float32), np.array(labels, np.int64)


def _fit(parts: "list[tuple[NDArray[np.float32], NDArray[np.int64]]]") -> Any:
    import warnings

    import numpy as np
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    network = MLPClassifier(
        (HIDDEN,), alpha=0.01, max_iter=25, early_stopping=True, random_state=SEED
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is stopped early on purpose
        return make_pipeline(StandardScaler(), network).fit(
            np.vstack([inputs for inputs, _ in parts]), np.hstack([labels for _, labels in parts])
        )


def _write(model: Any) -> None:
    import numpy as np

    scaler, network = model[0], model[1]
    np.savez_compressed(
        PATH,
        mean=scaler.mean_.astype(np.float32),
        spread=scaler.scale_.astype(np.float32),
        first=network.coefs_[0].astype(np.float16),
        first_bias=network.intercepts_[0].astype(np.float32),
        second=network.coefs_[1][:, 0].astype(np.float32),
        second_bias=network.intercepts_[1].astype(np.float32),
    )


def _figures(found: "NDArray[np.bool_]", labels: "NDArray[np.int64]") -> str:
    right = int((found & (labels == 1)).sum())
    precision = right / max(1, int(found.sum()))
    recall = right / max(1, int(labels.sum()))
    return f"{labels.sum()} name words, precision {precision:.3f}, recall {recall:.3f}"
