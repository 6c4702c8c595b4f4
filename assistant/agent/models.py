"""The brain by its name."""

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.language_models import BaseChatModel

from assistant.agent.offline import OfflineModel
from assistant.errors import SettingsError
from assistant.settings import OFFLINE, Settings

STRICT = "strict"
_RETRIES = 2


def create_model(
    settings: Settings,
    name: str | None = None,
    *,
    retries: int = _RETRIES,
    answer_tokens: int | None = None,
    noting: BaseCallbackHandler | None = None,
) -> BaseChatModel:
    """Return the model of this name: `offline`, `openai:NAME` or `compatible:NAME`.

    Args:
        settings: where keys and addresses stand.
        name: by default the setting's.
        retries: how often a failed request is repeated in silence; the chat repeats by itself.
        answer_tokens: most tokens of one answer, None for the server's own limit.
        noting: is told of each request before it goes out.

    Raises:
        SettingsError: the name is unknown, or a key or an address is missing.
    """
    name = name or settings.model
    if name == OFFLINE:
        return OfflineModel()
    check_model(settings, name)
    kind, _, model = name.partition(":")
    served = _openai(settings, kind, model, retries, answer_tokens)
    served.callbacks = [noting] if noting else None
    return served


def check_model(settings: Settings, name: str) -> None:
    """Refuse a model that cannot be used with these settings.

    Raises:
        SettingsError: says what to set.
    """
    if name == OFFLINE:
        return
    kind, _, model = name.partition(":")
    if kind not in ("openai", "compatible") or not model.strip():
        raise SettingsError(
            f"The model {name!r} is not known. Use offline, openai:NAME or compatible:NAME."
        )
    if kind == "openai" and settings.key() is None:
        raise SettingsError(
            "OpenAI models need a key: set OPENAI_API_KEY and start again, or use the model "
            "offline."
        )
    if kind == "compatible" and not settings.base_url:
        raise SettingsError(
            "A compatible model needs ASSISTANT_BASE_URL, the address of its server, as "
            "http://127.0.0.1:11434/v1."
        )


def is_strict(model: BaseChatModel) -> bool:
    """Tell whether the model's server takes OpenAI's strict mode."""
    return bool((model.metadata or {}).get(STRICT))


def _openai(
    settings: Settings, kind: str, model: str, retries: int, answer_tokens: int | None
) -> BaseChatModel:
    from assistant.agent.served import ServedModel

    key = settings.key()
    own = kind == "openai"
    return ServedModel(
        model=model,
        api_key=key.get_secret_value() if key else "none",
        base_url=settings.base_url,
        timeout=settings.timeout_seconds,
        max_retries=retries,
        use_responses_api=False,
        stream_usage=True,
        # Other servers know the older name of this limit alone.
        max_tokens=answer_tokens if own else None,
        extra_body={"max_tokens": answer_tokens} if answer_tokens and not own else None,
        # GPT-6 takes tools over this API only where it does not reason first.
        reasoning_effort="none" if own and model.startswith("gpt-6") else None,
        metadata={STRICT: own},
    )
