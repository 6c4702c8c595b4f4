"""Fitting of whose a step is and when it is due, among all that its words name.

What the sentences by themselves make likely is one of the signs. So every page is read by weights
of sentences that its author was left out of: what a fit says of its own pages is too good.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from assistant.notes.offline.reader import OfflineNotes
from assistant.notes.page import page_of
from assistant.notes.telling import odds
from assistant.notes.telling.claims import CLAIMS, Answer, Asked, due_answers, owner_answers
from evals.cases import Case
from evals.chat_score import any_of, owners_of, same_owners
from evals.matching import pairs_by_quote
from evals.noting import start
from train import tellings
from train.choosing import fitted
from train.pages import pages

_RIDGE = 0.002
_FEWEST = 8  # of a sign, for it to have a weight
_KNOWN = 0.3  # how much a dev page counts: the rules were made with it in sight


class Choice(NamedTuple):
    """The answers for one step, and which of them are right."""

    split: str
    answers: Sequence[Answer]
    right: Sequence[int]


def train() -> str:
    """Fit both choices and write the weights. Returns how each does with authors left out."""
    known = pages()
    told = [tellings.read(case) for case in known]
    sentences, steps = tellings.steps_of(told)
    owners, days = tellings.owners_told(told), tellings.days_told(told)
    vectors = odds.step_vectors(sentences)
    found: dict[Asked, list[Choice]] = {"whose": [], "when": []}
    with TemporaryDirectory() as folder:
        for split in sorted({case.split for case in known}):
            rest = [number for number, one in enumerate(steps) if one.split != split]
            tellings.write(
                vectors[rest],
                [steps[number] for number in rest],
                [one for one in owners if one.split != split],
                [one for one in days if one.split != split],
                Path(folder),
            )
            with odds.weights_of(Path(folder)):
                for case in (one for one in known if one.split == split):
                    whose, when = choices(case)
                    found["whose"] += whose
                    found["when"] += when
    kept = {asked: _fit(some) for asked, some in found.items()}
    CLAIMS.write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return "claims: " + "; ".join(_left_out(asked, some) for asked, some in found.items())


def choices(case: Case) -> tuple[list[Choice], list[Choice]]:
    """Return for each step of a page that its gold has who may own it, and when it may be due."""
    today = dt.date.fromisoformat(case.data["today"])
    notes = OfflineNotes(page_of(case.data["notes"], "pasted", today), start(case.data), today)
    notes.read(settle=False)
    passages = notes.passages()
    steps = [
        {"action": one.step.action, "evidence": [one.told[number].quote for number in one.own]}
        for one in passages
    ]
    golds = case.data["gold"].get("steps", [])
    whose, when = [], []
    for pair in pairs_by_quote(golds, steps):
        gold, passage = golds[pair.gold], passages[pair.found]
        if gold.get("maybe"):
            continue
        answers = owner_answers(passage)
        right = [n for n, one in enumerate(answers) if _owns(gold, one)]
        whose.append(Choice(case.split, answers, right))
        answers = due_answers(passage)
        days = [day or "" for day in any_of(gold.get("due"))]
        right = [n for n, one in enumerate(answers) if "".join(one.value) in days]
        when.append(Choice(case.split, answers, right))
    return whose, when


def _owns(gold: dict[str, Any], answer: Answer) -> bool:
    return any(same_owners(group, answer.value) for group in owners_of(gold))


def _fit(found: Sequence[Choice]) -> dict[str, float]:
    import numpy as np

    counted = Counter(name for one in found for answer in one.answers for name in answer.signs)
    names = sorted(name for name, many in counted.items() if many >= _FEWEST)
    place = {name: at for at, name in enumerate(names)}
    rows = []
    for one in (choice for choice in found if choice.right):
        table = np.zeros((len(one.answers), len(names)))
        for row, answer in enumerate(one.answers):
            for name, value in answer.signs.items():
                if name in place:
                    table[row, place[name]] = value
        rows.append((table, one.right, _KNOWN if one.split.startswith("dev") else 1.0))
    nothing = np.zeros(len(names))
    weights = fitted(rows, nothing, _RIDGE, nothing)
    return {name: round(float(one), 3) for name, one in zip(names, weights, strict=True)}


def _left_out(asked: Asked, found: Sequence[Choice]) -> str:
    """Return how many are right with each author left out, and by the rules alone."""
    right = kept = 0
    for split in sorted({one.split for one in found}):
        weights = _fit([one for one in found if one.split != split])
        for one in (choice for choice in found if choice.split == split):
            scores = [odds.score(weights, answer.signs) for answer in one.answers]
            right += scores.index(max(scores)) in one.right
            kept += any(one.answers[number].kept for number in one.right)
    return f"{asked} n={len(found)} right {right / len(found):.3f}, rules {kept / len(found):.3f}"
