import datetime as dt
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import DEFAULT_OPENAI, OFFLINE, Settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


def test_without_a_key_the_brain_is_offline(tmp_path: Path) -> None:
    settings = Settings()
    assert settings.model == OFFLINE
    assert settings.key() is None
    assert settings.today is None
    assert settings.data_dir.is_absolute()
    assert settings.database_url.startswith("sqlite:///")
    assert settings.conversations.parent == settings.data_dir
    assert not any(tmp_path.iterdir())


def test_with_a_key_it_is_a_model_of_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    settings = Settings()
    assert settings.model == DEFAULT_OPENAI
    assert settings.key() is not None
    assert "sk-secret" not in repr(settings)
    assert "sk-secret" not in settings.model_dump_json()


def test_what_is_set_counts_more_than_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("ASSISTANT_MODEL", "offline")
    assert Settings().model == OFFLINE


def test_a_file_in_the_working_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "ASSISTANT_TODAY=2026-11-24\nASSISTANT_DATA_DIR=~/plans\nUNRELATED=1\n"
    )
    settings = Settings()
    assert settings.today == dt.date(2026, 11, 24)
    assert settings.data_dir == Path.home() / "plans"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ASSISTANT_MODEL", "gpt-5", "offline, openai:NAME or compatible:NAME"),
        ("ASSISTANT_TODAY", "tomorrow", "date"),
        ("ASSISTANT_TIMEOUT_SECONDS", "0", "greater than 0"),
    ],
)
def test_a_wrong_setting_is_named(
    name: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=words) as caught:
        Settings()
    assert name in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
