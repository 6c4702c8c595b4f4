"""Figures of a suite, by split, with their intervals."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from evals.intervals import Interval, bootstrap, wilson


class Figure(NamedTuple):
    """One figure of the report. `better` says whether more or less of it is better."""

    suite: str
    split: str
    name: str
    interval: Interval
    better: str = "more"


def deadline_figures(scores: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return accuracy, kinds, silently wrong dates and false dates."""
    found = []
    for split in ("dev", "heldout"):
        cases = [one for one in scores if one["split"] == split]
        n = len(cases)
        dateless = [one for one in cases if one["dateless"]]
        found += [
            Figure("deadlines", split, "date right", wilson(sum(c["right"] for c in cases), n)),
            Figure("deadlines", split, "kind right", wilson(sum(c["kind_right"] for c in cases), n)),
            Figure("deadlines", split, "silently wrong", wilson(sum(c["silent"] for c in cases), n), "less"),
            Figure("deadlines", split, "date where there is none",
                   wilson(sum(c["false_date"] for c in dateless), len(dateless)), "less"),
        ]  # fmt: skip
    return found


def chat_figures(scores: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return step F1, strict F1, and the accuracy of owners, dates, statuses and facts."""
    found = []
    for split in ("dev", "heldout"):
        cases = [one["counts"] for one in scores if one["split"] == split]
        found += [
            Figure("chat", split, "step precision", bootstrap(cases, lambda c: _ratio(c, "steps_hit", "steps_found"))),
            Figure("chat", split, "step recall", bootstrap(cases, lambda c: _ratio(c, "steps_hit", "steps_wanted"))),
            Figure("chat", split, "step F1", bootstrap(cases, lambda c: _f1(c, "steps_hit", "steps"))),
            Figure("chat", split, "strict F1 (owner and date right)", bootstrap(cases, lambda c: _f1(c, "strict_hit", "steps"))),
            *(
                Figure("chat", split, f"{name} right", wilson(_sum(cases, f"{key}_right"), int(_sum(cases, f"{key}_all"))))
                for name, key in (("owner", "owner"), ("date", "date"), ("status", "status"), ("duration", "duration"),
                                  ("order", "order"), ("deal fact", "facts"), ("side", "sides"))
            ),
            Figure("chat", split, "people F1", bootstrap(cases, lambda c: _f1(c, "people_hit", "people"))),
            Figure("chat", split, "invented values", wilson(_sum(cases, "invented"), max(1, int(_sum(cases, "values")))), "less"),
        ]  # fmt: skip
    return found


def _sum(cases: Sequence[dict[str, float]], key: str) -> float:
    return sum(case[key] for case in cases)


def _ratio(cases: Sequence[dict[str, float]], hits: str, all_of: str) -> float:
    total = _sum(cases, all_of)
    return _sum(cases, hits) / total if total else 1.0


def _f1(cases: Sequence[dict[str, float]], hits: str, what: str) -> float:
    total = _sum(cases, f"{what}_wanted") + _sum(cases, f"{what}_found")
    return 2 * _sum(cases, hits) / total if total else 1.0
