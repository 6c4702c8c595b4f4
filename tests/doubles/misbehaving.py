"""A server on this machine that answers as told: with errors, cut off, broken or not at all."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[[BaseHTTPRequestHandler], None]
LONG_SECONDS = 30


class Misbehaving:
    """Does its acts one after the other, one for each request; complains about one too many."""

    def __init__(self, acts: list[Act]) -> None:
        self.acts = list(acts)
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()  # ends acts that hang
        self.reached = threading.Event()  # set once a request has come
        self.url = ""

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        length = int(request.headers.get("content-length", 0))
        self.bodies.append(json.loads(request.rfile.read(length) or b"{}"))
        self.headers.append({k.lower(): v for k, v in request.headers.items()})
        self.reached.set()
        act = self.acts.pop(0) if self.acts else status(418, "nothing is left of the script")
        act(request)


@contextmanager
def serving(*acts: Act) -> Iterator[Misbehaving]:
    """Serve on a free port of the loopback interface."""
    server = Misbehaving(list(acts))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            server.handle(self)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.handle_error = lambda *_args: None  # type: ignore[method-assign] # clients hang up
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
    try:
        yield server
    finally:
        server.over.set()
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def status(code: int, message: str = "no", name: str = "", **headers: str) -> Act:
    """Answer with an error as OpenAI words it."""
    body = {"error": {"message": message, "type": "error", "param": None, "code": name or None}}
    return _plain(code, json.dumps(body).encode(), "application/json", headers)


def page(code: int = 200) -> Act:
    """Answer with a web page, as a proxy does."""
    return _plain(code, b"<html><body>Sign in</body></html>", "text/html", {})


def whole(words: str) -> Act:
    """Answer with words that are not streamed."""
    message = {"role": "assistant", "content": words}
    body = {
        "id": "1", "object": "chat.completion", "created": 1, "model": "small",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }  # fmt: skip
    return _plain(200, json.dumps(body).encode(), "application/json", {})


def garbage() -> Act:
    """Stream something that is no JSON."""

    def act(request: BaseHTTPRequestHandler) -> None:
        _begin(request)
        _chunk(request, b"data: {not json}\n\n")
        _chunk(request, b"")

    return act


def text(*words: str, finish: str | None = "stop", usage: tuple[int, int] = (100, 10)) -> Act:
    """Stream a reply. Without a `finish` the stream ends in silence, as if a proxy cut it."""

    def act(request: BaseHTTPRequestHandler) -> None:
        _begin(request)
        for word in words:
            _chunk(request, _event({"content": word}))
        if finish:
            _end(request, finish, usage)
        _chunk(request, b"")

    return act


def refusal(words: str) -> Act:
    """Stream a refusal."""

    def act(request: BaseHTTPRequestHandler) -> None:
        _begin(request)
        _chunk(request, _event({"refusal": words}))
        _end(request, "stop", (10, 5))
        _chunk(request, b"")

    return act


def calls(tool: str, arguments: str | dict[str, Any], finish: str = "tool_calls") -> Act:
    """Stream a call of a tool; arguments that are a text are sent as they are, broken or not."""
    told = arguments if isinstance(arguments, str) else json.dumps(arguments)
    call = {"index": 0, "id": "call_1", "type": "function"}

    def act(request: BaseHTTPRequestHandler) -> None:
        _begin(request)
        named = {**call, "function": {"name": tool, "arguments": ""}}
        _chunk(request, _event({"role": "assistant", "tool_calls": [named]}))
        more = {"index": 0, "function": {"arguments": told}}
        _chunk(request, _event({"tool_calls": [more]}))
        _end(request, finish, (200, 20))
        _chunk(request, b"")

    return act


def told_in_stream(message: str) -> Act:
    """Begin to answer, then tell an error within the stream."""

    def act(request: BaseHTTPRequestHandler) -> None:
        _begin(request)
        _chunk(request, _event({"content": "Well"}))
        error = {"error": {"message": message, "type": "server_error", "code": None}}
        _chunk(request, f"data: {json.dumps(error)}\n\n".encode())
        _chunk(request, b"")

    return act


def breaks_off(*words: str) -> Act:
    """Begin to answer, then drop the connection."""

    def act(request: BaseHTTPRequestHandler) -> None:
        _begin(request)
        for word in words:
            _chunk(request, _event({"content": word}))
        request.close_connection = True
        request.wfile.flush()
        request.connection.close()

    return act


def hangs(over: Callable[[], threading.Event], *words: str) -> Act:
    """Begin to answer and then say nothing more, until the test is over."""

    def act(request: BaseHTTPRequestHandler) -> None:
        if words:
            _begin(request)
            for word in words:
                _chunk(request, _event({"content": word}))
        over().wait(LONG_SECONDS)
        request.close_connection = True

    return act


def _plain(code: int, body: bytes, kind: str, headers: dict[str, str]) -> Act:
    def act(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        request.send_header("content-type", kind)
        request.send_header("content-length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return act


def _begin(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("content-type", "text/event-stream")
    request.send_header("transfer-encoding", "chunked")
    request.end_headers()


def _chunk(request: BaseHTTPRequestHandler, data: bytes) -> None:
    request.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    request.wfile.flush()


def _event(delta: dict[str, Any], finish: str | None = None, **more: Any) -> bytes:
    choices = [{"index": 0, "delta": delta, "finish_reason": finish}]
    head = {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": "double"}
    return f"data: {json.dumps({**head, 'choices': choices, **more})}\n\n".encode()


def _end(request: BaseHTTPRequestHandler, finish: str, usage: tuple[int, int]) -> None:
    _chunk(request, _event({}, finish))
    sent, written = usage
    told = {"prompt_tokens": sent, "completion_tokens": written, "total_tokens": sent + written}
    head = {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": "double"}
    last = {**head, "choices": [], "usage": told}
    _chunk(request, f"data: {json.dumps(last)}\n\ndata: [DONE]\n\n".encode())
