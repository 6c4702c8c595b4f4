"""Settings, from environment variables `ASSISTANT_*` and a file .env in the working folder."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError

OFFLINE = "offline"
DEFAULT_OPENAI = "openai:gpt-6.1-terra"


def default_data_dir() -> Path:
    """Return the folder in which the system keeps a program's data."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "map-assistant"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "map-assistant"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "map-assistant"


class Limits(NamedTuple):
    """What a turn with a model may take at most.

    Attributes:
        rounds: how often it may call tools before it has to reply.
        history_chars: characters of the conversation that it sees; the rest is summed up.
        answer_tokens: tokens of one answer.
    """

    rounds: int = 6
    history_chars: int = 24_000
    answer_tokens: int = 2_000


class Library(NamedTuple):
    """Where the playbook is looked up.

    Attributes:
        own: folder of the seller's own entries; it need not exist.
        index_dir: folder in which the index is kept; None keeps it in memory.
        embeddings: `local`, or `openai:NAME`.
        key: for that model's server; `base_url` likewise.
    """

    own: Path | None = None
    index_dir: Path | None = None
    embeddings: str = "local"
    key: SecretStr | None = None
    base_url: str | None = None


class Settings(BaseSettings):
    """What can be set. Secrets are never shown.

    Attributes:
        model: `offline`, `openai:NAME` or `compatible:NAME`; by default a model of OpenAI where
            a key is set, else `offline`.
        base_url: where a compatible server answers.
        data_dir: where plans and conversations are kept.
        database_url: SQLAlchemy URL of the plans; by default a file in the data folder.
        knowledge_dir: folder with the seller's own entries for the playbook; by default
            `knowledge` in the data folder. It need not exist.
        embeddings: `local`, or `openai:NAME` to look the playbook up with a model of OpenAI.
        today: the day that counts as today, for tests and demonstrations.
        timeout_seconds: how long a model's server may be silent, seconds.
        max_rounds: how often a model may call tools before it has to reply to a message.
        history_chars: characters of the conversation that a model sees; the rest is summed up.
        max_answer_tokens: tokens of one answer of a model.
    """

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_", env_file=".env", extra="ignore", frozen=True
    )

    model: str = ""
    base_url: str | None = None
    api_key: SecretStr | None = None
    openai_api_key: SecretStr | None = Field(None, validation_alias="OPENAI_API_KEY")
    data_dir: Path = Field(default_factory=default_data_dir)
    database_url: str = ""
    knowledge_dir: Path | None = None
    embeddings: str = "local"
    today: dt.date | None = None
    timeout_seconds: float = Field(60, gt=0, le=3600)
    max_rounds: int = Field(6, ge=1, le=20)
    history_chars: int = Field(24_000, ge=1_000, le=1_000_000)
    max_answer_tokens: int = Field(2_000, ge=100, le=100_000)

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise SettingsError(_words(error)) from error

    @field_validator("data_dir", "knowledge_dir")
    @classmethod
    def _whole(cls, value: Path | None) -> Path | None:
        return value.expanduser().absolute() if value else None

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if not value:
            return None
        if value.startswith(("http://", "https://")):
            return value.rstrip("/")
        raise ValueError("give an address that begins with http:// or https://")

    @field_validator("model")
    @classmethod
    def _known(cls, value: str) -> str:
        kind, _, name = value.partition(":")
        if value in ("", OFFLINE) or (kind in ("openai", "compatible") and name.strip()):
            return value
        raise ValueError("use offline, openai:NAME or compatible:NAME")

    @field_validator("embeddings")
    @classmethod
    def _embeds(cls, value: str) -> str:
        if value == "local" or (value.startswith("openai:") and value != "openai:"):
            return value
        raise ValueError("use local or openai:NAME")

    def model_post_init(self, _context: Any) -> None:
        """Fill what follows from other settings."""
        if not self.model:
            object.__setattr__(self, "model", DEFAULT_OPENAI if self.key() else OFFLINE)
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.data_dir / 'plans.sqlite'}")

    def key(self) -> SecretStr | None:
        """Return the key for the model's server, None where none is set."""
        return self.api_key or self.openai_api_key

    @property
    def own_knowledge(self) -> Path:
        """The folder of the seller's own entries."""
        return self.knowledge_dir or self.data_dir / "knowledge"

    @property
    def limits(self) -> Limits:
        """What a turn with a model may take."""
        return Limits(
            rounds=self.max_rounds,
            history_chars=self.history_chars,
            answer_tokens=self.max_answer_tokens,
        )

    @property
    def index(self) -> Path:
        """The folder of the playbook's index."""
        return self.data_dir / "index"

    @property
    def knowledge_source(self) -> Library:
        """Where the playbook is looked up."""
        return Library(self.own_knowledge, self.index, self.embeddings, self.key(), self.base_url)

    @property
    def conversations(self) -> Path:
        """The file in which conversations are kept."""
        return self.data_dir / "conversations.sqlite"


def _words(error: ValidationError) -> str:
    first = error.errors()[0]
    name = "_".join(str(part) for part in first["loc"]).upper()
    name = name if name.startswith("OPENAI") else f"ASSISTANT_{name}"
    reason = first["msg"].removeprefix("Value error, ")
    return f"The setting {name} cannot be used: {reason[:1].lower()}{reason[1:]}."
