import httpx2
import openai
import pytest
from langchain_openai.chat_models import base

from assistant.agent.failures import explained

REQUEST = httpx2.Request("POST", "http://localhost/v1/chat/completions")


def _answered(status: int) -> httpx2.Response:
    return httpx2.Response(status, request=REQUEST)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (openai.AuthenticationError("no", response=_answered(401), body=None), "refused the key"),
        (base.OpenAIAuthenticationError("no", response=_answered(401), body=None), "refused"),
        (base.OpenAIModelNotFoundError("no", response=_answered(404), body=None), "not know"),
        (base.OpenAIRateLimitError("no", response=_answered(429), body=None), "Wait a minute"),
        (base.OpenAITimeoutError(REQUEST), "too long"),
        (base.OpenAIConnectionError(message="no", request=REQUEST), "cannot be reached"),
        (base.OpenAIAPIError("no", response=_answered(500), body=None), "server failed"),
        (httpx2.ReadError("cut"), "broke off"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_a_server_did_is_told_in_words(error: Exception, words: str) -> None:
    assert words in (explained(error) or "")


@pytest.mark.parametrize("error", [ValueError("bug"), KeyError("choices"), ZeroDivisionError()])
def test_a_bug_is_not_explained_away(error: Exception) -> None:
    assert explained(error) is None
