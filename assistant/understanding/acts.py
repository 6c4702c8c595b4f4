"""What kind of statement each clause is, by the trained classifier."""

from collections.abc import Sequence

from assistant.understanding.classify import ClauseLabel, classify_clauses

__all__ = ["ClauseLabel", "label"]


def label(texts: Sequence[str]) -> list[ClauseLabel]:
    """Return the kind of each clause, with its probability."""
    return classify_clauses(list(texts)) if texts else []
