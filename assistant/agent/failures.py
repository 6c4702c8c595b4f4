"""What the server of a model did wrong, in words that say what to do."""

_SERVERS = ("openai.", "httpx.", "httpx2.", "httpcore.", "httpcore2.")
_FAILED = "The model's server failed. Try again, or go on offline."
_REASONS = {
    "AuthenticationError": "The model's server refused the key. Check OPENAI_API_KEY.",
    "NotFoundError": "The model's server does not know this model. Check ASSISTANT_MODEL.",
    "RateLimitError": "The model's server has had enough for now. Wait a minute and try again.",
    "APITimeoutError": "The model took too long. Try again, or go on offline.",
    "APIConnectionError": "The model's server cannot be reached. "
    "Check the network, or go on offline.",
}


def explained(error: Exception) -> str | None:
    """Return words for what a model's server did, None for anything else: bugs are loud."""
    # LangChain raises subclasses of its own, so what they descend from is asked.
    kinds = [kind for kind in type(error).__mro__ if f"{kind.__module__}.".startswith(_SERVERS)]
    if not kinds:
        return None
    return next((_REASONS[kind.__name__] for kind in kinds if kind.__name__ in _REASONS), _FAILED)
