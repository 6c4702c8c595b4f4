"""Interviews of sellers with facts who answer what is asked: what comes of them, and how fast."""

from collections import Counter
from typing import Any

from evals.cases import cases
from evals.chat_score import score_chat
from evals.interview import says_late
from evals.measures import every, mean, share
from evals.plan_measures import PLAN_MEASURES
from evals.suite import Setting, Suite, Verdict
from evals.telling import plan_lines


def run(case: dict[str, Any], setting: Setting) -> dict[str, Any]:
    """Let the assistant interview the seller."""
    from evals.interview import interview

    return interview(case, setting)


def score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    """Hold the plan against the seller's facts, and count what the questions were good for."""
    counts, notes = score_chat(case["gold"], done["plan"])
    whole = not notes
    kinds = Counter(one["kind"] for one in done["questions"])
    late = bool(case.get("late"))
    honest = says_late(done["last"]) == late
    missed = sorted(set(done["topics"]) - set(done["elicited"]))
    counts |= {
        "asked": len(done["questions"]),
        "beyond": len(done["questions"]) - kinds["useful"],
        "again": kinds["again"],
        "topics_all": len(done["topics"]), "topics_told": len(done["elicited"]),
        "verdict_all": 1, "verdict_right": honest,
        "interviews": 1, "ended": bool(done["ended"]),
        "whole": whole, "whole_and_honest": whole and honest and bool(done["ended"]),
    }  # fmt: skip
    notes += [f"asked again: {one['key']}" for one in done["questions"] if one["kind"] == "again"]
    notes += [f"never asked for: {topic}" for topic in missed]
    if not honest:
        notes.append(f"should say that it {'does not fit' if late else 'fits'}: {done['last']}")
    if not done["ended"]:
        notes.append("the interview came to no end")
    value = counts["strict_hit"] / max(1.0, counts["steps_wanted"])
    return Verdict(counts, notes, min(1.0, value))


def told(_case: dict[str, Any], done: dict[str, Any]) -> list[str]:
    """Return the interview as it went, and the plan that it left."""
    counted = ", ".join(f"{count} {what}" for what, count in done.get("worded", {}).items())
    played = [f"Lines of the seller that a model worded: {counted}", ""] if counted else []
    return [*played, *done["lines"], "", *plan_lines(done["plan"])]


SUITE = Suite(
    name="interview",
    about="Sellers with hidden facts who answer what is asked: the plan at the end, the questions "
    "it took.",
    cases=lambda: cases("interviews"),
    run=run,
    score=score,
    measures=(
        *PLAN_MEASURES,
        share("plan all right", "whole", "interviews"),
        every("plan all right in each run (pass^k)", "whole"),
        share("facts asked out", "topics_told", "topics_all"),
        mean("questions", "asked", "less"),
        mean("questions beyond the minimum", "beyond", "less"),
        mean("questions asked again", "again", "less"),
        share("came to an end", "ended", "interviews"),
        share("last word right (fits or not)", "verdict_right", "verdict_all"),
    ),
    headline=(
        "strict F1 (owner and date right)",
        "plan all right",
        "plan all right in each run (pass^k)",
        "questions beyond the minimum",
        "questions asked again",
        "last word right (fits or not)",
    ),
    told=told,
    epochs=3,
    limit=6,
    long=True,
)
