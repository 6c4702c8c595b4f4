"""Conversations with a real model, recorded once (`make record`) and replayed without a network.

They come from the server that RECORD_URL names, with the model RECORD_MODEL and RECORD_KEY.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from vcr.cassette import Cassette

from assistant.settings import Settings
from tests.recordings.matching import scrubbed_request, scrubbed_response

URL = os.environ.get("RECORD_URL", "http://127.0.0.1:8081/v1")
MODEL = os.environ.get("RECORD_MODEL", "qwen2.5-coder-1.5b-instruct")
KEY = os.environ.get("RECORD_KEY", "any")
PATIENCE_SECONDS = 600


@pytest.fixture(scope="session")
def vcr_config() -> dict[str, Any]:
    """What of a request counts and what of it is kept."""
    return {
        "match_on": ["asked"],
        "before_record_request": scrubbed_request,
        "before_record_response": scrubbed_response,
        "decode_compressed_response": True,
        "record_on_exception": False,
    }


@pytest.fixture(autouse=True)
def _all_of_it(vcr: Cassette, record_mode: str) -> Iterator[None]:
    """Complain about answers that were recorded and are not asked for any more."""
    yield
    if record_mode == "none":
        assert vcr.all_played, "Record again: make record"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for the model that is recorded."""
    return made(tmp_path)


def made(folder: Path, model: str = MODEL, key: str = KEY) -> Settings:
    """Return settings for a model of the server that is recorded."""
    return Settings(
        model=f"compatible:{model}", base_url=URL, api_key=key, data_dir=folder,
        timeout_seconds=PATIENCE_SECONDS,
    )  # fmt: skip
