"""Fitting of what tells a step in a sentence of notes, who does it, and its day."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.notes.offline.reader import OfflineNotes
from assistant.notes.page import page_of
from assistant.notes.telling.odds import FOLDER, SIGNS, STEPS, step_vectors
from assistant.notes.telling.sentence import Telling
from assistant.notes.telling.signs import Signs, day_signs, owner_signs, step_signs
from evals.cases import Case
from evals.chat_score import any_of, owners_of
from evals.matching import same_person
from evals.noting import start
from train.pages import pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEP_STRENGTH, _SIGN_STRENGTH = 0.1, 0.2
_FEWEST = 4  # of a sign, for it to have a weight
_ALIKE = 0.6  # of the words that a sentence and the quote of a step share
_SEED = 20261126


class Labelled(NamedTuple):
    """Something with its signs, and whether it is what is looked for."""

    split: str
    signs: Signs
    right: bool


class Told(NamedTuple):
    """The sentences of one page; `steps` are the golds that each stands for."""

    split: str
    sentences: list[Telling]
    steps: list[list[dict[str, Any]]]


def read(case: Case) -> Told:
    """Return the sentences of a page, each with the steps of the gold that it tells of."""
    today = dt.date.fromisoformat(case.data["today"])
    notes = OfflineNotes(page_of(case.data["notes"], "pasted", today), start(case.data), today)
    notes.read(again=False)
    told = notes.tellings()
    golds = case.data["gold"].get("steps", [])
    return Told(case.split, told, [[g for g in golds if _tells(one, g)] for one in told])


def _tells(one: Telling, gold: dict[str, Any]) -> bool:
    said, quote = Counter(_words(one.quote)), Counter(_words(str(gold.get("quote") or "")))
    both = (said & quote).total()
    shorter = min(said.total(), quote.total())
    return both >= max(1, _ALIKE * shorter) and both >= min(3, said.total())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def steps_of(told: Sequence[Told]) -> tuple[list[Telling], list[Labelled]]:
    """Return the sentences that surely tell of a step or surely do not."""
    sentences, labelled = [], []
    for page in told:
        for one, golds in zip(page.sentences, page.steps, strict=True):
            if golds and all(gold.get("maybe") for gold in golds):
                continue
            sentences.append(one)
            labelled.append(Labelled(page.split, step_signs(one), bool(golds)))
    return sentences, labelled


def owners_told(told: Sequence[Told]) -> list[Labelled]:
    """Return who may do what a sentence tells of, and whether they do."""
    found = []
    for page in told:
        for one, golds in zip(page.sentences, page.steps, strict=True):
            if len(golds) != 1:
                continue
            owners = [name for group in owners_of(golds[0]) for name in group]
            for person in one.people:
                right = any(same_person(person.name, name) for name in owners)
                found.append(Labelled(page.split, owner_signs(one, person), right))
    return found


def days_told(told: Sequence[Told]) -> list[Labelled]:
    """Return the days near what sentences tell of, and whether it is due then."""
    found = []
    for page in told:
        for one, golds in zip(page.sentences, page.steps, strict=True):
            if len(golds) != 1:
                continue
            due = any_of(golds[0].get("due"))
            found += [
                Labelled(page.split, day_signs(one, day), day.date.isoformat() in due)
                for day in one.days
            ]
    return found


def train() -> str:
    """Fit all three and write the weights. Returns how each does with authors left out."""
    told = [read(case) for case in pages()]
    sentences, steps = steps_of(told)
    owners, days = owners_told(told), days_told(told)
    vectors = step_vectors(sentences)
    write(vectors, steps, owners, days)
    report = [_left_out("steps", steps, vectors)]
    report += [_left_out(name, known) for name, known in (("owners", owners), ("days", days))]
    return "tellings: " + "; ".join(report)


def write(
    vectors: "NDArray[np.float32]",
    steps: Sequence[Labelled],
    owners: Sequence[Labelled],
    days: Sequence[Labelled],
    folder: Path = FOLDER,
) -> None:
    """Fit on all that is given, and write the weights into a folder."""
    import numpy as np

    names = _names(steps)
    model = _fit(np.hstack([vectors, _table(steps, names)]), steps, _STEP_STRENGTH)
    size = vectors.shape[1]
    kept = {
        "steps": _by_name(names, model.coef_[0][size:], model.intercept_[0]),
        **{name: _fitted(known) for name, known in (("owners", owners), ("days", days))},
    }
    folder.mkdir(exist_ok=True)
    np.savez_compressed(folder / STEPS, weights=model.coef_[0][:size].astype(np.float16))
    (folder / SIGNS).write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _fitted(known: Sequence[Labelled]) -> dict[str, float]:
    names = _names(known)
    model = _fit(_table(known, names), known, _SIGN_STRENGTH)
    return _by_name(names, model.coef_[0], model.intercept_[0])


def _by_name(names: Sequence[str], weights: Any, bias: float) -> dict[str, float]:
    return {"": round(float(bias), 4)} | {
        name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)
    }


def _names(known: Sequence[Labelled]) -> list[str]:
    counted = Counter(name for one in known for name in one.signs)
    return sorted(name for name, many in counted.items() if many >= _FEWEST)


def _table(known: Sequence[Labelled], names: Sequence[str]) -> "NDArray[np.float32]":
    import numpy as np

    place = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(known), len(names)), np.float32)
    for row, one in enumerate(known):
        for name, value in one.signs.items():
            if name in place:
                table[row, place[name]] = value
    return table


def _fit(table: "NDArray[np.float32]", known: Sequence[Labelled], strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=500, random_state=_SEED)
    return model.fit(table, [one.right for one in known])


def _left_out(
    name: str, known: Sequence[Labelled], vectors: "NDArray[np.float32] | None" = None
) -> str:
    """Return how well those of each author are told by weights fitted on the others."""
    import numpy as np
    from sklearn.metrics import average_precision_score

    table = _table(known, _names(known))
    table = table if vectors is None else np.hstack([vectors, table])
    splits = np.array([one.split for one in known])
    right = np.array([one.right for one in known])
    odds = np.zeros(len(known))
    strength = _STEP_STRENGTH if vectors is not None else _SIGN_STRENGTH
    for split in sorted(set(splits)):
        mine = splits == split
        rest = [one for one in known if one.split != split]
        odds[mine] = _fit(table[~mine], rest, strength).predict_proba(table[mine])[:, 1]
    share = float(((odds > 0.5) == right).mean())
    mean = average_precision_score(right, odds)
    return f"{name} n={len(known)} right {share:.3f} average precision {mean:.3f}"
