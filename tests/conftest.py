"""No test reaches the network, and none sees a key."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts
from vcr import VCR

from tests.recordings.matching import same_request

_SECRET = ("OPENAI", "AZURE", "ANTHROPIC", "LANGSMITH", "LANGCHAIN", "ASSISTANT")

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith(_SECRET):
            monkeypatch.delenv(name)


def pytest_recording_configure(vcr: VCR) -> None:
    """Let recordings be found by what is asked, not by how the asking is laid out."""
    vcr.register_matcher("asked", same_request)


def _reaches_out(request: pytest.FixtureRequest) -> bool:
    """Tell whether the test talks to a model's server in earnest."""
    if request.node.get_closest_marker("live"):
        return True
    mode = request.config.getoption("--record-mode")
    return bool(request.node.get_closest_marker("vcr")) and mode not in (None, "none")


@pytest.fixture(scope="session")
def _data_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data-home")


@pytest.fixture(autouse=True)
def _no_own_data(_data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what tests write, such as the playbook's index, out of the developer's own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(_data_home))


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    if _reaches_out(request):
        enable_socket()
    elif request.node.get_closest_marker("browser"):
        enable_socket()
        socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
    elif request.node.get_closest_marker("loopback"):
        enable_socket()
        socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)
    yield
    enable_socket()
