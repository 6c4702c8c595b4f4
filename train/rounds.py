"""Rounds of practice by sellers in many voices, each sentence marked with its moves."""

import functools
from typing import Literal

from assistant.plan.model import Strict
from train.lines import DATA

_AGAIN = "_again"


class Sentence(Strict):
    """A sentence of a seller, with all moves that it makes."""

    labels: list[str]
    text: str


class Played(Strict):
    """What one seller says to an objection.

    Attributes:
        voice: who speaks; the good, the middling and the poor seller of a voice are one author's.
        again: the same seller in slightly other words.
        astray: it is put well, but would answer another objection.
        marked: its sentences have their labels; the cases of the suite have none.
        said: the messages, each of one or more sentences.
    """

    voice: str
    objection: str
    seller: Literal["good", "middling", "poor"]
    again: bool
    astray: bool = False
    marked: bool = True
    said: list[list[Sentence]]

    @property
    def messages(self) -> list[str]:
        """The messages as they are typed."""
        return [" ".join(one.text for one in message) for message in self.said]


@functools.cache
def rounds() -> list[Played]:
    """Return the rounds of train/data/rounds.jsonl."""
    lines = (DATA / "rounds.jsonl").read_text("utf-8").splitlines()
    return [Played.model_validate_json(line) for line in lines]


@functools.cache
def case_rounds() -> list[Played]:
    """Return the sellers of the cases that are not set aside; every author is a voice."""
    from evals.cases import aside, cases

    return [
        Played(
            voice=f"cases {case.split}", objection=case.data["objection"],
            seller=key.removesuffix(_AGAIN), again=key.endswith(_AGAIN), marked=False,
            said=[[Sentence(labels=[], text=text)] for text in case.data[key]],
        )
        for case in cases("practice") if not aside(case.split)
        for key in case.data if key.removesuffix(_AGAIN) in ("good", "middling", "poor")
    ]  # fmt: skip


def all_rounds() -> list[Played]:
    """Return all rounds, whether their sentences are marked or not."""
    return [*rounds(), *case_rounds()]
