import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import app
from assistant.errors import InputError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {
        "ASSISTANT_DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "assistant", "app", "--json", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.terminate()


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


@pytest.mark.browser
def test_the_page_is_served_from_any_folder(server: subprocess.Popen[str], port: int) -> None:
    assert server.stdout is not None
    told = json.loads(server.stdout.readline())
    assert told == {"url": f"http://localhost:{port}", "file": str(ROOT / "app.py")}
    end = time.monotonic() + 60
    while not _healthy(port):
        assert time.monotonic() < end
        assert server.poll() is None
        time.sleep(0.2)


@pytest.mark.browser
def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert main(["app", "--port", str(other.getsockname()[1])]) == 2
    assert "Choose another with --port" in capsys.readouterr().err


def test_an_installed_page_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "assistant"
    monkeypatch.setattr(app, "PACKAGE", package)
    with pytest.raises(InputError, match="Install the assistant again"):
        app.page()
    (tmp_path / "app.py").touch()
    assert app.page() == tmp_path / "app.py"
    (package / "_files").mkdir(parents=True)
    (package / "_files" / "app.py").touch()
    assert app.page() == package / "_files" / "app.py"
