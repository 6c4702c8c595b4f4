"""Figures of plans held against their gold, of the counts of chat_score.py."""

from evals.measures import Measure, drawn, f1, ratio, share

PLAN_MEASURES: tuple[Measure, ...] = (
    drawn("step precision", lambda cases: ratio(cases, "steps_hit", "steps_found")),
    drawn("step recall", lambda cases: ratio(cases, "steps_hit", "steps_wanted")),
    f1("step F1", "steps_hit", "steps"),
    f1("strict F1 (owner and date right)", "strict_hit", "steps"),
    *(
        share(f"{key} right", f"{key}_right", f"{key}_all")
        for key in ("owner", "date", "status", "duration", "order")
    ),
    share("deal fact right", "facts_right", "facts_all"),
    share("side right", "sides_right", "sides_all"),
    f1("people F1", "people_hit", "people"),
    share("invented values", "invented", "values", "less"),
)
PLAN_HEADLINE = ("step F1", "strict F1 (owner and date right)", "date right", "invented values")
