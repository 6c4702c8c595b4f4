"""The app as its own process, over a data folder of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 10


class Server:
    """The app as `map-assistant app` serves it to a user of their own, with no key.

    Args:
        home: the user's home folder, where the app keeps its data; also for the log.
        today: the day that counts as today.
    """

    def __init__(self, home: Path, today: str = "2026-11-24") -> None:
        self.home, self.today = home, today
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self.home / "server.log"

    def start(self) -> "Server":
        """Start the app and wait until it answers."""
        hidden = ("OPENAI", "ASSISTANT", "XDG", "STREAMLIT")
        env = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
        env["HOME"] = str(self.home)
        command = [sys.executable, "-m", "assistant", "app", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--today", self.today], cwd=ROOT, env=env, stdout=log, stderr=log
            )
        self._wait()
        return self

    def kill(self) -> None:
        """End the process as a crash or a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the process politely."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(STOP_SECONDS)

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self.process and self.process.poll() is not None:
                break
            if self._answers():
                return
            time.sleep(0.05)
        raise RuntimeError(f"The app did not start: {self.log.read_text()[-2000:]}")

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
