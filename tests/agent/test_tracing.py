"""Nothing is traced, unless the environment asks for it."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.tracers.langchain import wait_for_all_tracers
from langsmith import utils

from tests.agent.conftest import Talk
from tests.doubles.scripted import ScriptedModel, say

pytestmark = pytest.mark.loopback
Talking = Callable[[BaseChatModel], Talk]


@pytest.fixture
def traced() -> Iterator[tuple[str, list[bytes]]]:
    """A server for traces: its address, and what came."""
    came: list[bytes] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"{}")

        def do_POST(self) -> None:
            came.append(self.rfile.read(int(self.headers.get("content-length", 0))))
            self._answer(b"{}")

        do_PATCH = do_POST  # noqa: N815 - the name that http.server looks for

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", came
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("asked", [False, True])
def test_a_turn_is_traced_only_where_the_environment_says_so(
    traced: tuple[str, list[bytes]], talk_with: Talking, monkeypatch: pytest.MonkeyPatch, *,
    asked: bool,
) -> None:  # fmt: skip
    address, came = traced
    monkeypatch.setenv("LANGSMITH_ENDPOINT", address)
    monkeypatch.setenv("LANGSMITH_API_KEY", "any")
    if asked:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
    vars(utils)["get_env_var"].cache_clear()
    talk_with(ScriptedModel(steps=[say("Hello. Which company is the buyer?")])).say("Hello")
    wait_for_all_tracers()
    vars(utils)["get_env_var"].cache_clear()
    assert bool(came) == asked
