"""Chat scripts: the plan at the end against the gold."""

from typing import Any

from evals.cases import cases
from evals.chat_score import score_chat
from evals.plan_measures import PLAN_HEADLINE, PLAN_MEASURES
from evals.suite import Setting, Suite, Verdict
from evals.telling import plan_lines


def run(case: dict[str, Any], setting: Setting) -> dict[str, Any]:
    """Send the script's messages one by one, as the chat command does."""
    from evals.talking import talk

    return talk(case, setting.model)


def score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    """Hold the plan against the gold."""
    counts, notes = score_chat(case["gold"], done["plan"])
    return Verdict(counts, notes, step_f1(counts))


def step_f1(counts: dict[str, float]) -> float:
    """Return F1 over the steps of one case."""
    total = counts["steps_wanted"] + counts["steps_found"]
    return 2 * counts["steps_hit"] / total if total else 1.0


def told(case: dict[str, Any], done: dict[str, Any]) -> list[str]:
    """Return the chat as it went, and the plan that it left."""
    talk = [
        line
        for message, reply in zip(case["messages"], done["replies"], strict=True)
        for line in (f"Seller: {message}", f"Assistant: {reply}")
    ]
    return [*talk, "", *plan_lines(done["plan"])]


SUITE = Suite(
    name="chat",
    about="Chat scripts in many voices: the plan at the end against what a colleague would have.",
    cases=lambda: cases("chats"),
    run=run,
    score=score,
    measures=PLAN_MEASURES,
    headline=PLAN_HEADLINE,
    told=told,
    limit=24,
    long=True,
)
