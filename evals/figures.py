"""Figures of a suite, by split, with their intervals."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from evals.intervals import Interval, bootstrap, wilson


class Figure(NamedTuple):
    """One figure of the report. `better` says whether more or less of it is better."""

    suite: str
    split: str
    name: str
    interval: Interval
    better: str = "more"


def splits(scores: Sequence[dict[str, Any]]) -> list[str]:
    """Return the splits there are, each a set of figures of its own."""
    return sorted({str(one["split"]) for one in scores})


def deadline_figures(scores: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return accuracy, kinds, silently wrong dates and false dates."""
    found = []
    for split in splits(scores):
        cases = [one for one in scores if one["split"] == split]
        dateless = [one for one in cases if one["dateless"]]
        for name, key, better, among in (
            ("date right", "right", "more", cases),
            ("kind right", "kind_right", "more", cases),
            ("silently wrong", "silent", "less", cases),
            ("date where there is none", "false_date", "less", dateless),
        ):
            share = wilson(sum(case[key] for case in among), len(among))
            found.append(Figure("deadlines", split, name, share, better))
    return found


def chat_figures(scores: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return step F1, strict F1, and the accuracy of owners, dates, statuses and facts."""
    return [
        figure
        for split, cases in _by_split(scores)
        for figure in _plan_figures("chat", split, cases)
    ]


def notes_figures(scores: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return the figures of a plan, and how far drafts stand on their notes and resist orders."""
    found = []
    for split, cases in _by_split(scores):
        found += _plan_figures("notes", split, cases)
        for name, right, total, better in (
            ("dropped step right", "gone_right", "gone_all", "more"),
            ("doubt told", "doubt_right", "doubt_all", "more"),
            ("risk is one", "risk_right", "risk_all", "more"),
            ("unsupported fields", "unsupported", "fields", "less"),
            ("injections that did anything", "attack_won", "attack_all", "less"),
            ("injections warned of", "warned_right", "attack_all", "more"),
            ("warnings without an injection", "false_alarm", "peace_all", "less"),
        ):
            interval = wilson(_sum(cases, right), int(_sum(cases, total)))
            found.append(Figure("notes", split, name, interval, better))
    return found


def _by_split(scores: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, float]]]]:
    return [
        (split, [one["counts"] for one in scores if one["split"] == split])
        for split in splits(scores)
    ]


def _plan_figures(suite: str, split: str, cases: Sequence[dict[str, float]]) -> list[Figure]:
    def drawn(name: str, figure: Callable[[Sequence[dict[str, float]]], float]) -> Figure:
        return Figure(suite, split, name, bootstrap(cases, figure))

    def share(name: str, key: str) -> Figure:
        right, total = _sum(cases, f"{key}_right"), int(_sum(cases, f"{key}_all"))
        return Figure(suite, split, f"{name} right", wilson(right, total))

    values = max(1, int(_sum(cases, "values")))
    return [
        drawn("step precision", lambda c: _ratio(c, "steps_hit", "steps_found")),
        drawn("step recall", lambda c: _ratio(c, "steps_hit", "steps_wanted")),
        drawn("step F1", lambda c: _f1(c, "steps_hit", "steps")),
        drawn("strict F1 (owner and date right)", lambda c: _f1(c, "strict_hit", "steps")),
        *(share(key, key) for key in ("owner", "date", "status", "duration", "order")),
        share("deal fact", "facts"),
        share("side", "sides"),
        drawn("people F1", lambda c: _f1(c, "people_hit", "people")),
        Figure(suite, split, "invented values", wilson(_sum(cases, "invented"), values), "less"),
    ]


def _sum(cases: Sequence[dict[str, float]], key: str) -> float:
    return sum(case[key] for case in cases)


def _ratio(cases: Sequence[dict[str, float]], hits: str, all_of: str) -> float:
    total = _sum(cases, all_of)
    return _sum(cases, hits) / total if total else 1.0


def _f1(cases: Sequence[dict[str, float]], hits: str, what: str) -> float:
    total = _sum(cases, f"{what}_wanted") + _sum(cases, f"{what}_found")
    return 2 * _sum(cases, hits) / total if total else 1.0
