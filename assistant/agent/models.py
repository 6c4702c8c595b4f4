"""The brain by its name."""

from langchain_core.language_models import BaseChatModel

from assistant.agent.offline import OfflineModel
from assistant.errors import SettingsError
from assistant.settings import OFFLINE, Settings


def create_model(settings: Settings, name: str | None = None) -> BaseChatModel:
    """Return the model of this name: `offline`, `openai:NAME` or `compatible:NAME`.

    Args:
        settings: where keys and addresses stand.
        name: by default the setting's.

    Raises:
        SettingsError: the name is unknown, or a key or an address is missing.
    """
    name = name or settings.model
    if name == OFFLINE:
        return OfflineModel()
    kind, _, model = name.partition(":")
    if kind not in ("openai", "compatible") or not model:
        raise SettingsError(
            f"The model {name!r} is not known. Use offline, openai:NAME or compatible:NAME."
        )
    return _openai(settings, kind, model)


def _openai(settings: Settings, kind: str, model: str) -> BaseChatModel:
    from langchain_openai import ChatOpenAI

    key = settings.key()
    if kind == "openai" and key is None:
        raise SettingsError(
            "OpenAI models need a key: set OPENAI_API_KEY, or use the model offline."
        )
    if kind == "compatible" and not settings.base_url:
        raise SettingsError("A compatible model needs ASSISTANT_BASE_URL, the server's address.")
    return ChatOpenAI(
        model=model,
        api_key=key.get_secret_value() if key else "none",
        base_url=settings.base_url,
        timeout=settings.timeout_seconds,
        max_retries=2,
        use_responses_api=False,
        stream_usage=kind == "openai",
    )
