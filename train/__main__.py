"""Train all classifiers: python -m train. Takes some minutes; the same every time."""

import sys
import time
from typing import get_args

from assistant.understanding.classify import WEIGHTS, Head
from train import (
    bearing,
    buyers,
    claims,
    inversion,
    moves,
    names,
    orders,
    page_sums,
    ranking,
    readings,
    relevance,
    reports,
    sides,
    tellings,
)
from train.fit import train
from train.vectors import write_vectors


def main() -> None:
    """Train each head, write its weights, and print how well it does on unseen lines."""
    WEIGHTS.mkdir(exist_ok=True)
    for head in get_args(Head):
        start = time.monotonic()
        report = train(head)
        sys.stdout.write(f"{report}\n  {time.monotonic() - start:.0f} s\n")
    sys.stdout.write(f"{moves.train()}\n{inversion.train()}\n{names.train()}\n{buyers.train()}\n")
    sys.stdout.write(f"{sides.train()}\n{page_sums.train()}\n")
    sys.stdout.write(f"{orders.train()}\n{tellings.train()}\n{claims.train()}\n")
    sys.stdout.write(f"{readings.train()}\n")
    sys.stdout.write(f"{relevance.train()}\n{bearing.train()}\n")
    sys.stdout.write(f"{write_vectors()}\n{ranking.train()}\n")
    sys.stdout.write(f"{reports.train()}\n")


if __name__ == "__main__":
    main()
