"""What the server of a model did wrong, in words that say what to do, and whether to try again."""

import datetime as dt
import email.utils
import json
import re
from typing import Literal, NamedTuple

Kind = Literal[
    "key", "forbidden", "model", "busy", "credit", "down", "timeout", "unreachable", "cut",
    "overflow", "refused", "request", "garbled",
]  # fmt: skip

_SERVERS = ("openai.", "httpx.", "httpx2.", "httpcore.", "httpcore2.")
_OFFLINE = "Try again, or go on offline."
_WORDS: dict[Kind, str] = {
    "key": "The model's server refused the key. Check OPENAI_API_KEY (or ASSISTANT_API_KEY), "
    "or go on offline.",
    "forbidden": "The model's server does not let this key use the model. Choose another model in "
    "the sidebar, or go on offline.",
    "model": "The model's server does not know this model. Choose another one in the sidebar "
    "(ASSISTANT_MODEL), or go on offline.",
    "busy": "The model's server has had enough for now.{wait} Then try again, or go on offline.",
    "credit": "The account at the model's server has no credit left. Add some, or go on offline.",
    "down": f"The model's server failed. {_OFFLINE}",
    "timeout": f"The model took too long. {_OFFLINE}",
    "unreachable": "The model's server cannot be reached. Check the network and "
    "ASSISTANT_BASE_URL, or go on offline.",
    "cut": f"The connection broke off in the middle of the answer. {_OFFLINE}",
    "overflow": "This is more text than the model takes at once. Send a shorter message, choose "
    "another model, or go on offline.",
    "refused": "The model's provider blocked the answer. Say it in other words, or go on offline.",
    "request": "The model's server did not accept the request{detail}. Choose another model, or "
    "go on offline.",
    "garbled": f"The model's server gave an answer that cannot be read. {_OFFLINE}",
}
_STATUS: dict[int, Kind] = {
    400: "request", 401: "key", 403: "forbidden", 404: "model", 408: "timeout", 409: "down",
    413: "overflow", 422: "request", 429: "busy",
}  # fmt: skip
_AGAIN: frozenset[Kind] = frozenset({"busy", "down", "timeout", "unreachable", "cut", "garbled"})
_OVERFLOW = re.compile(
    r"context_length|context window|context size|maximum context|too many tokens|prompt is too "
    r"long|exceeds? the (?:available )?context|n_ctx",
    re.IGNORECASE,
)
_BLOCKED = re.compile(r"content_filter|content_policy|safety", re.IGNORECASE)
_CREDIT = re.compile(r"insufficient_quota|billing|credit balance|out of credit", re.IGNORECASE)
LONGEST_WAIT_SECONDS = 20.0  # longer waits are told, not waited


class Failure(NamedTuple):
    """What went wrong.

    Attributes:
        words: a sentence or two for the seller.
        again: whether trying again at once may help.
        wait: seconds that the server asked to wait, None where it asked for nothing.
    """

    kind: Kind
    words: str
    again: bool
    wait: float | None = None


def failure(error: BaseException) -> Failure | None:
    """Return what a model's server did, None for anything else: bugs are loud."""
    kind = _kind(error)
    if kind is None:
        return None
    wait = _wait(error) if kind in ("busy", "down") else None
    again = kind in _AGAIN and (wait is None or wait <= LONGEST_WAIT_SECONDS)
    shown = f" It asks to wait {_shown(wait)}." if wait and wait > 1 else " Wait a minute."
    words = _WORDS[kind].format(wait=shown, detail=_detail(error))
    return Failure(kind, words, again, wait)


def explained(error: BaseException) -> str | None:
    """Return words for what a model's server did, None for anything else."""
    found = failure(error)
    return found.words if found else None


def garbled() -> Failure:
    """Return the failure of an answer that cannot be read."""
    return Failure("garbled", _WORDS["garbled"], again=True)


def cut() -> Failure:
    """Return the failure of an answer that broke off."""
    return Failure("cut", _WORDS["cut"], again=True)


def refused() -> Failure:
    """Return the failure of an answer that was withheld."""
    return Failure("refused", _WORDS["refused"], again=False)


def _kind(error: BaseException) -> Kind | None:
    if not _names(error, _SERVERS):
        return None
    names: set[str] = set()
    cause: BaseException | None = error
    while cause is not None:  # a broken connection is told by what lies beneath
        names |= _names(cause, (*_SERVERS, "langchain_core.exceptions."))
        cause = cause.__cause__
    said = f"{error} {getattr(error, 'body', '')}"
    if "ContextOverflowError" in names or _OVERFLOW.search(said):
        return "overflow"
    if _BLOCKED.search(said):
        return "refused"
    status = getattr(error, "status_code", None)
    if status is not None:
        if status == 429 and _CREDIT.search(said):
            return "credit"
        return _STATUS.get(status, "down" if status >= 500 else "request")
    return _without_status(names)


def _names(error: BaseException, modules: tuple[str, ...]) -> set[str]:
    # LangChain raises subclasses of its own, so what they descend from is asked.
    mro = type(error).__mro__
    return {kind.__name__ for kind in mro if f"{kind.__module__}.".startswith(modules)}


def _without_status(names: set[str]) -> Kind:
    if names & {"APITimeoutError", "TimeoutException"}:
        return "timeout"
    if names & {"ReadError", "RemoteProtocolError", "ProtocolError"}:
        return "cut"
    if names & {"APIConnectionError", "TransportError"}:
        return "unreachable"
    if names & {"APIResponseValidationError", "LengthFinishReasonError"}:
        return "garbled"
    return "down"  # an error told in the middle of a stream, and whatever else


def _wait(error: BaseException) -> float | None:
    """Return the seconds of the Retry-After header, as a number or as a date."""
    response = getattr(error, "response", None)
    said = response.headers.get("retry-after") if response is not None else None
    if not said:
        return None
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        until = email.utils.parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (until - dt.datetime.now(dt.UTC)).total_seconds())


def _shown(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes"


def _detail(error: BaseException) -> str:
    """Return what the server says of the request, short; keys are never part of it."""
    body = getattr(error, "body", None)
    message = body.get("message") if isinstance(body, dict) else None
    if not isinstance(message, str):
        return ""
    text = re.sub(r"\b(?:sk|key)-[\w*-]+", "…", " ".join(message.split()))
    return f" ({json.dumps(text[:160], ensure_ascii=False)[1:-1]})"
