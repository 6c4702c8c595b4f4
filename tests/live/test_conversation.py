"""Ten messages to a model in earnest: whatever it does, the plan stays valid and nothing crashes.

LIVE_MODEL names the model, LIVE_URL and LIVE_KEY its server (OpenAI where LIVE_URL is not set).
"""

import os
import sys
import time
from pathlib import Path

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.agent import build_agent
from assistant.agent.events import EndedEvent
from assistant.agent.models import create_model
from assistant.agent.prices import Usage, cost
from assistant.agent.turn import run_turn
from assistant.errors import ModelError
from assistant.plan.apply import apply
from assistant.plan.model import Plan
from assistant.plan.schedule import schedule
from assistant.session import PlanSession, new_plan
from assistant.settings import Settings
from tests.agent.conftest import TODAY

MODEL = os.environ.get("LIVE_MODEL", "")
URL = os.environ.get("LIVE_URL")
KEY = os.environ.get("LIVE_KEY", "any")
pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not MODEL, reason="LIVE_MODEL is not set"),
]
PATIENCE_SECONDS = 600
SAID = [
    "The buyer is Acme Health, the deal is worth $180k.",
    "They want to go live on March 5, 2027.",
    "Legal review is with Priya Nair, she needs three weeks.",
    "Marcus Lee owns the security review, due January 15.",
    "What is critical?",
    "Dana Ortiz signs for them.",
    "What if legal slips a week?",
    "The security review is done.",
    "yes",
    "Our check-in is every Monday at 2pm.",
]


def test_ten_messages_end_with_a_valid_plan(tmp_path: Path) -> None:
    settings = Settings(
        model=f"{'compatible' if URL else 'openai'}:{MODEL}", base_url=URL, api_key=KEY,
        data_dir=tmp_path, timeout_seconds=PATIENCE_SECONDS,
    )  # fmt: skip
    session = PlanSession(new_plan(), today=TODAY)
    saver = InMemorySaver()
    told: list[str] = []
    spent = Usage()
    failed = 0
    for said in SAID:
        model = create_model(settings, retries=0, answer_tokens=settings.limits.answer_tokens)
        agent = build_agent(model, session, saver, name=settings.model, limits=settings.limits)
        begun = time.monotonic()
        try:
            last = list(run_turn(agent, session, said, "live"))[-1]
        except ModelError as error:
            failed += 1
            told.append(f"{said!r}: FAILED {error}")
            continue
        assert isinstance(last, EndedEvent)
        spent += last.usage
        seconds = time.monotonic() - begun
        told.append(
            f"{said!r}: {', '.join(last.tools) or 'no tool'} ({seconds:.0f} s)\n  {last.text!r}"
        )
        sys.stderr.write(f"{told[-1]}\n")
    _report(session.plan, settings.model, spent, failed)
    assert Plan.model_validate_json(session.plan.model_dump_json()) == session.plan
    apply(session.plan, [], today=TODAY)
    schedule(session.plan, TODAY)
    assert failed < len(SAID) / 2


def _report(plan: Plan, model: str, spent: Usage, failed: int) -> None:
    """Print how many of the eight facts that were said stand in the plan."""
    steps = {step.kind or step.id: step for step in plan.steps}
    legal, security = steps.get("legal-review"), steps.get("security-review")
    facts = {
        "buyer": plan.deal.buyer == "Acme Health",
        "value": plan.deal.value == 180_000,
        "go-live": str(plan.go_live) == "2027-03-05",
        "legal": bool(legal and legal.owners == ["Priya Nair"] and legal.duration_days == 15),
        "security": bool(security and security.owners == ["Marcus Lee"]),
        "security done": bool(security and security.status == "done"),
        "signer": any("Dana" in name for step in plan.steps for name in step.owners)
        or plan.person("Dana Ortiz") is not None,
        "check-in": bool(plan.check_in and plan.check_in.weekday == "monday"),
    }
    price = cost(model, spent)
    sys.stderr.write(
        f"{model}: {sum(facts.values())} of {len(facts)} facts, {failed} of {len(SAID)} turns "
        f"failed, {spent.calls} calls, {spent.sent:,} tokens sent ({spent.cached:,} cached), "
        f"{spent.written:,} written, {'price not known' if price is None else f'${price:.4f}'}\n"
        f"missing: {', '.join(name for name, right in facts.items() if not right) or 'nothing'}\n"
    )
