"""Messages of the chat: which report an objection, and whether it is answered by itself."""

import datetime as dt
from typing import Any

from evals.cases import cases
from evals.measures import f1, share
from evals.suite import Setting, Suite, Verdict

TODAY = dt.date(2026, 11, 23)


def _run(case: dict[str, Any], setting: Setting) -> dict[str, Any]:
    from langgraph.checkpoint.memory import InMemorySaver

    from assistant.agent.agent import build_agent
    from assistant.agent.models import create_model
    from assistant.agent.turn import run_turn
    from assistant.plan.apply import apply
    from assistant.plan.changes import AddStep, Change, SetDeal
    from assistant.session import PlanSession, new_plan
    from assistant.settings import Settings

    known: list[Change] = [
        SetDeal(buyer="Acme", value=180_000, currency="USD", go_live="2027-05-03"),
        AddStep(action="Legal review", kind="legal-review"),
        AddStep(action="Security review", kind="security-review"),
    ]
    session = PlanSession(apply(new_plan(), known, today=TODAY).plan, today=TODAY)
    agent = build_agent(create_model(Settings(), setting.model), session, InMemorySaver())
    ended: Any = list(run_turn(agent, session, case["message"], case["id"]))[-1]
    return {"text": ended.text}


def _score(case: dict[str, Any], done: dict[str, Any]) -> Verdict:
    gold = case.get("gold") or []
    answered = "You could say:" in done["text"]
    cited = any(f"From the playbook: [{one}]" in done["text"] for one in gold)
    offered = any(f"[{one}]" in done["text"] for one in gold)
    counts = {
        "reports_wanted": float(bool(gold)),
        "reports_found": float(answered),
        "reports_right": float(bool(gold) and answered),
        "others": float(not gold),
        "disturbed": float(not gold and answered),
        "right": float(answered and cited),
        "offered": float(answered and offered),
    }
    notes = []
    if gold and not counts["right"]:
        notes.append("another objection was answered" if answered else "no objection was seen")
    if not gold and answered:
        notes.append("taken for an objection")
    return Verdict(counts, notes, float(not notes))


SUITE = Suite(
    name="objections_talk",
    about="Chat messages: a reported objection is answered by itself, other messages are not.",
    cases=lambda: cases("objections_talk"),
    run=_run,
    score=_score,
    measures=(
        share("the right objection answered", "right", "reports_wanted"),
        share("the right one answered or named beside", "offered", "reports_wanted"),
        f1("objection seen F1", "reports_right", "reports"),
        share("others taken for one", "disturbed", "others", "less"),
    ),
    headline=("the right objection answered", "objection seen F1", "others taken for one"),
    asks=False,
)
