"""The planning chat with a real model."""

import json
from pathlib import Path

import pytest
from langchain_core.messages import AIMessage, HumanMessage
from langgraph.checkpoint.memory import InMemorySaver
from vcr.cassette import Cassette

from assistant.agent import calling
from assistant.agent.agent import Agent, build_agent
from assistant.agent.events import EndedEvent
from assistant.agent.models import create_model
from assistant.agent.schemas import tool_schemas
from assistant.agent.turn import run_turn
from assistant.errors import ModelError
from assistant.session import PlanSession, new_plan
from assistant.settings import Settings
from tests.agent.conftest import TODAY
from tests.recordings.conftest import made

pytestmark = pytest.mark.vcr
SAID = "The buyer is Acme Health, the deal is worth $180k."


def _agent(settings: Settings, session: PlanSession, *, kept: bool = True) -> Agent:
    model = create_model(settings, retries=0, answer_tokens=600)
    return build_agent(
        model, session, InMemorySaver() if kept else None,
        name=settings.model, limits=settings.limits,
    )  # fmt: skip


@pytest.fixture
def session() -> PlanSession:
    return PlanSession(new_plan(), today=TODAY)


def test_a_streamed_turn_records_and_replies(settings: Settings, session: PlanSession) -> None:
    events = list(run_turn(_agent(settings, session), session, SAID, "thread"))
    last = events[-1]
    assert isinstance(last, EndedEvent)
    assert last.tools == ["change_plan"]
    assert (session.plan.deal.buyer, session.plan.deal.value) == ("Acme Health", 180_000)
    assert last.text.count("?") == 1
    assert last.asked == "go_live"
    assert last.usage.calls == 2
    assert last.usage.sent > 500
    assert sum(event.type == "text" for event in events) > 5


def test_a_turn_that_is_not_streamed_does_the_same(
    settings: Settings, session: PlanSession
) -> None:
    found = _agent(settings, session, kept=False).invoke({"messages": [HumanMessage(SAID, id="1")]})
    assert session.plan.deal.buyer == "Acme Health"
    reply = found["messages"][-1]
    assert isinstance(reply, AIMessage)
    assert "?" in reply.text
    assert reply.additional_kwargs["state"]["model"] == settings.model


def test_what_is_sent_is_what_we_mean_to_send(
    settings: Settings, session: PlanSession, vcr: Cassette
) -> None:
    list(run_turn(_agent(settings, session), session, "The buyer is Globex, a $90k deal.", "t"))
    first, reply = (json.loads(one.body) for one in vcr.requests)
    assert set(first) == {
        "messages", "model", "stream", "stream_options", "tools", "max_tokens",
    }  # fmt: skip
    assert [one["role"] for one in first["messages"]] == ["system", "user"]
    assert "<plan>" in first["messages"][1]["content"]
    assert "2026" in first["messages"][1]["content"]
    tools = [one["function"]["name"] for one in first["tools"]]
    assert tools[0] == "change_plan"
    assert set(tools) == set(tool_schemas(strict=False)) - {"answer_proposal"}  # nothing waits
    assert [one["role"] for one in reply["messages"]] == ["user"]
    assert "tools" not in reply
    assert first["max_tokens"] == reply["max_tokens"] == 600
    assert vcr.requests[0].headers == {"content-type": "application/json"}


FAILURES = {
    "wrong-key": ({"key": "bad-key"}, "refused the key"),
    "unknown-model": ({"model": "no-such-model"}, "does not know this model"),
    "busy": ({"model": "busy"}, "has had enough"),
}


@pytest.mark.parametrize(("wrong", "words"), FAILURES.values(), ids=FAILURES.keys())
def test_a_refusal_is_told(
    wrong: dict[str, str], words: str, tmp_path: Path, session: PlanSession,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(calling.ModelCalls, "_sleep", lambda *_args: None)
    agent = _agent(made(tmp_path, **wrong), session)
    with pytest.raises(ModelError, match=words):
        list(run_turn(agent, session, SAID, "thread"))
    assert session.plan == new_plan()
