"""Servers that fail for real, on this machine's loopback interface."""

import threading
from pathlib import Path

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent import calling
from assistant.agent.agent import build_agent
from assistant.agent.events import EndedEvent, Event
from assistant.agent.models import create_model
from assistant.agent.turn import run_turn
from assistant.errors import ModelError, SettingsError, StoppedError
from assistant.session import PlanSession, new_plan
from assistant.settings import Settings
from tests.agent.conftest import TODAY
from tests.doubles import misbehaving as m

pytestmark = pytest.mark.loopback
SAID = "The buyer is Acme"
NOTE_BUYER = {"changes": [{"op": "set_deal", "quote": SAID, "buyer": "Acme"}]}
DONE = m.text("Acme ", "it is. ", "When do they go live?")


class Line:
    """A conversation with a server that misbehaves."""

    def __init__(self, server: m.Misbehaving, folder: Path, seconds: float = 5) -> None:
        settings = Settings(
            model="compatible:double", base_url=server.url, data_dir=folder,
            timeout_seconds=seconds,
        )  # fmt: skip
        self.session = PlanSession(new_plan(), today=TODAY)
        self.stop = threading.Event()
        self.server = server
        self.events: list[Event] = []
        self._agent = build_agent(
            create_model(settings, retries=0, answer_tokens=600), self.session, InMemorySaver(),
            name=settings.model, limits=settings.limits, stop=self.stop,
        )  # fmt: skip

    def say(self, message: str = SAID) -> EndedEvent:
        self.events = []
        for event in run_turn(self._agent, self.session, message, "thread", self.stop):
            self.events.append(event)
        last = self.events[-1]
        assert isinstance(last, EndedEvent)
        return last

    def kept(self) -> list[str]:
        state = self._agent.get_state({"configurable": {"thread_id": "thread"}})
        return [one.content for one in state.values["messages"] if one.type == "human"]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "_FIRST_WAIT_SECONDS", 0.01)


FATAL = {
    "wrong key": ([m.status(401, "Incorrect API key: sk-abc123", "invalid_api_key")], "key"),
    "no access": ([m.status(403)], "does not let this key"),
    "unknown model": ([m.status(404, name="model_not_found")], "does not know this model"),
    "no credit": ([m.status(429, name="insufficient_quota")], "no credit left"),
    "busy for long": ([m.status(429, retry_after="90")], "wait 2 minutes"),
    "busy until a date": (
        [m.status(429, retry_after="Wed, 21 Oct 2099 07:28:00 GMT")], "has had enough",
    ),
    "busy": ([m.status(429, retry_after="0")] * 3, "Wait a minute"),
    "down": ([m.status(500), m.status(502), m.page(503)], "server failed"),
    "cut off": ([m.breaks_off("Acm")] * 3, "broke off"),
    "cut off in silence": ([m.text("Acm", finish=None)] * 3, "broke off"),
    "error in the stream": ([m.told_in_stream("overloaded")] * 3, "server failed"),
    "a web page": ([m.page()] * 3, "cannot be read"),
    "no JSON": ([m.garbage()] * 3, "cannot be read"),
    "broken tool call": ([m.calls("change_plan", "set_deal(buyer=Acme)")] * 3, "cannot be read"),
    "refusal": ([m.refusal("I cannot help with that.")], "blocked"),
    "content filter": ([m.text("Acme", finish="content_filter")], "blocked"),
    "blocked request": ([m.status(400, name="content_filter")], "blocked"),
    "bad request": ([m.status(400, "Unknown parameter: tools")], "Unknown parameter: tools"),
    "too long": (
        [m.status(400, "maximum context length is 8192", "context_length_exceeded")],
        "more text than the model takes",
    ),
    "empty": ([m.text(""), m.text(" ")], "no answer"),
}  # fmt: skip


@pytest.mark.parametrize(("acts", "words"), FATAL.values(), ids=FATAL.keys())
def test_a_failure_is_told_and_nothing_is_lost(
    acts: list[m.Act], words: str, tmp_path: Path
) -> None:
    with m.serving(*acts, m.calls("change_plan", NOTE_BUYER), DONE) as server:
        line = Line(server, tmp_path)
        before = line.session.plan
        with pytest.raises(ModelError) as caught:
            line.say()
        assert words in str(caught.value)
        assert "sk-" not in str(caught.value)
        assert line.session.plan == before
        assert line.kept() == [SAID]
        assert len(server.acts) == 2  # neither too few nor too many attempts
        assert line.say().text.startswith("Acme it is.")
        assert line.kept() == [SAID]


PASSING = {
    "busy": m.status(429, retry_after="0"),
    "down": m.status(500),
    "cut off": m.breaks_off("Acm", "e"),
    "cut off in silence": m.text("Acm", finish=None),
    "error in the stream": m.told_in_stream("overloaded"),
    "no JSON": m.garbage(),
    "broken tool call": m.calls("change_plan", "set_deal(buyer=Acme)"),
    "tool call cut short": m.calls("change_plan", '{"changes": [{"op": "set_d', finish="length"),
    "empty": m.text(""),
}


@pytest.mark.parametrize("act", PASSING.values(), ids=PASSING.keys())
def test_what_passes_is_tried_again(act: m.Act, tmp_path: Path) -> None:
    with m.serving(act, m.calls("change_plan", NOTE_BUYER), DONE) as server:
        line = Line(server, tmp_path)
        if act is PASSING["empty"]:  # is asked for a reply, not for another try
            server.acts.pop(1)
        ended = line.say()
        assert ended.text == "Acme it is. When do they go live?"
        assert server.acts == []
        shown = ""
        for event in line.events:
            if event.type == "again":
                shown = ""
            elif event.type == "text":
                shown += event.delta
        assert shown == ended.text
        if act is not PASSING["empty"]:
            assert line.session.plan.deal.buyer == "Acme"
            assert ended.usage.calls == 2
            assert (ended.usage.sent, ended.usage.written) == (300, 30)


def test_a_conversation_too_long_for_a_model_is_left_out_but_for_the_message(
    tmp_path: Path,
) -> None:
    full = m.status(400, name="context_length_exceeded")
    with m.serving(m.text("Hello."), full, DONE) as server:
        line = Line(server, tmp_path)
        line.say("first words")
        assert line.say("second words").text.startswith("Acme it is.")
        whole, short = (str(body["messages"]) for body in server.bodies[1:])
        assert "first words" in whole
        assert "first words" not in short
        assert "second words" in short


def test_a_server_that_says_nothing_is_left(tmp_path: Path) -> None:
    with m.serving() as server:
        server.acts = [m.hangs(lambda: server.over)] * 3
        with pytest.raises(ModelError, match="too long"):
            Line(server, tmp_path, seconds=0.2).say()


def test_a_server_that_falls_silent_is_left(tmp_path: Path) -> None:
    with m.serving() as server:
        server.acts = [m.hangs(lambda: server.over, "Acm")] * 3
        with pytest.raises(ModelError, match=r"too long|broke off"):
            Line(server, tmp_path, seconds=0.2).say()


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with m.serving() as server:
        pass
    with pytest.raises(ModelError, match="cannot be reached"):
        Line(server, tmp_path).say()


def test_a_plan_that_was_changed_before_the_failure_is_not_changed_twice(tmp_path: Path) -> None:
    acts = [m.calls("change_plan", NOTE_BUYER), m.status(401)]
    with m.serving(*acts, DONE) as server:
        line = Line(server, tmp_path)
        with pytest.raises(ModelError):
            line.say()
        assert line.session.plan.deal.buyer == "Acme"
        version = line.session.version
        assert line.say().text.startswith("Acme it is.")
        assert line.session.version == version


def test_a_turn_stops_in_the_middle_of_an_answer(tmp_path: Path) -> None:
    with m.serving() as server:
        gone_on = threading.Event()

        def act(request: object) -> None:
            m._begin(request)  # type: ignore[arg-type]
            m._chunk(request, m._event({"content": "Acme "}))  # type: ignore[arg-type]
            gone_on.wait(m.LONG_SECONDS)
            m._chunk(request, m._event({"content": "it is."}))  # type: ignore[arg-type]
            server.over.wait(m.LONG_SECONDS)

        server.acts = [act]
        line = Line(server, tmp_path)
        events = run_turn(line._agent, line.session, SAID, "thread", line.stop)
        assert next(event for event in events if event.type == "text")
        line.stop.set()
        gone_on.set()
        with pytest.raises(StoppedError):
            list(events)
        assert line.kept() == [SAID]


def test_a_tool_that_was_stopped_writes_nothing(tmp_path: Path) -> None:
    with m.serving(m.calls("change_plan", NOTE_BUYER)) as server:
        line = Line(server, tmp_path)
        events = run_turn(line._agent, line.session, SAID, "thread", line.stop)
        next(events)
        line.stop.set()
        before = line.session.plan
        with pytest.raises(StoppedError):
            list(events)
        assert line.session.plan == before


def test_the_wait_for_another_try_can_be_stopped(tmp_path: Path) -> None:
    with m.serving(m.status(429, retry_after="19"), DONE) as server:
        line = Line(server, tmp_path)
        events = run_turn(line._agent, line.session, SAID, "thread", line.stop)
        assert next(events).type == "again"
        line.stop.set()
        with pytest.raises(StoppedError):
            list(events)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("openai:gpt-6.1-terra", "OPENAI_API_KEY"),
        ("compatible:small", "ASSISTANT_BASE_URL"),
        ("gpt-6", "not known"),
        ("openai:", "not known"),
    ],
)
def test_what_is_missing_is_named(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=words):
        create_model(Settings(data_dir=tmp_path), name)
