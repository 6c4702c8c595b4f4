"""What a model no longer sees of a long conversation, summed up.

LangChain's SummarizationMiddleware takes the summed-up messages out of the conversation; the page
shows them, so here they stay, and only what the model sees grows shorter. The facts are in the
plan in any case.
"""

import logging
from collections.abc import Sequence

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage
from langgraph.constants import TAG_NOSTREAM

from assistant.agent.digest import unfenced
from assistant.agent.failures import failure
from assistant.agent.history import recent
from assistant.agent.prompt import filled
from assistant.plan.model import Strict

log = logging.getLogger(__name__)
WORTH = 8  # messages that fell out of sight, from which on a new summary is made
_MOST_CHARS = 12_000
_LONGEST = 2_000


class Summary(Strict):
    """What was said up to the message with the id `upto`."""

    upto: str
    text: str


def summarised(
    model: BaseChatModel, messages: Sequence[AnyMessage], most_chars: int
) -> Summary | None:
    """Return the summary of what falls out of the model's sight, None where nothing does.

    Where the model fails the last summary stays: nothing is lost but what was not summed up.

    Args:
        model: writes the summary.
        messages: the conversation up to the seller's last message.
        most_chars: how much of its end the model sees, characters.
    """
    hidden = list(messages[: len(messages) - len(recent(messages, most_chars))])
    if not hidden:
        return None
    last = _last(messages)
    start = _position(hidden, last.upto) + 1 if last else 0
    fresh = hidden[start:]
    if len(fresh) < WORTH:
        return last
    text = _written(model, last.text if last else "", fresh)
    return Summary(upto=str(hidden[-1].id), text=text) if text else last


def _written(model: BaseChatModel, before: str, fresh: Sequence[AnyMessage]) -> str:
    lines = [
        f"{'Assistant' if isinstance(one, AIMessage) else 'Seller'}: {one.text}" for one in fresh
    ]
    talk = "\n".join(lines)[-_MOST_CHARS:]
    try:
        prompt = filled("summary", before=before or "nothing", conversation=talk)
        said = model.invoke(prompt, config={"tags": [TAG_NOSTREAM]})
    except Exception as error:
        if failure(error) is None:
            raise
        log.warning("The conversation could not be summed up: %s", error)
        return ""
    return unfenced(" ".join(said.text.split())[:_LONGEST])


def _last(messages: Sequence[AnyMessage]) -> Summary | None:
    for one in reversed(messages):
        kept = one.additional_kwargs.get("state", {}).get("summary")
        if kept:
            return Summary.model_validate(kept)
    return None


def _position(messages: Sequence[AnyMessage], message_id: str) -> int:
    return next((n for n, one in enumerate(messages) if one.id == message_id), -1)
