"""Answers of models kept between runs, and what asking them took."""

import collections
import contextlib
import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.caches import BaseCache
from langchain_core.globals import get_llm_cache, set_llm_cache
from langchain_core.messages import (
    AIMessage,
    BaseMessage,
    message_to_dict,
    messages_from_dict,
)
from langchain_core.outputs import ChatGeneration, Generation

from evals.results import Usage
from evals.suite import Setting


class Answers(BaseCache):
    """Answers by a hash of the prompt, the model with its settings, and the run's number.

    A second run asks nothing that was asked before; changed prompts, tools and epochs are asked.
    What streams past the agent (notes) is kept by `evals/streaming.py`. Safe to use from several
    threads.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, check_same_thread=False)
        self._database.execute("create table if not exists answers (key primary key, say)")
        self._lock = threading.Lock()
        self.epoch = 1
        self.usage = Usage()
        self._given: collections.Counter[str] = collections.Counter()

    def lookup(self, prompt: str, llm_string: str) -> Sequence[Generation] | None:
        """Return the answer that was kept, None where there is none."""
        key = self._key(prompt, llm_string)
        with self._lock:
            found = self._database.execute(
                "select say from answers where key = ?", (key,)
            ).fetchone()
            if found is None:
                return None
            time = self._given[key]
            self._given[key] += 1
            self.usage = self.usage.model_copy(update={"cached": self.usage.cached + 1})
        kept = messages_from_dict(json.loads(found[0]))
        return [ChatGeneration(message=_said_again(one, time)) for one in kept]

    def update(self, prompt: str, llm_string: str, return_val: Sequence[Generation]) -> None:
        """Keep an answer, and count what it took."""
        messages = [one.message for one in return_val if isinstance(one, ChatGeneration)]
        key = self._key(prompt, llm_string)
        with self._lock, self._database:
            self._count(messages)
            self._given[key] += 1
            self._database.execute(
                "insert or replace into answers values (?, ?)",
                (key, json.dumps([message_to_dict(m) for m in messages])),
            )

    def clear(self, **_kwargs: Any) -> None:
        """Forget all answers."""
        with self._lock, self._database:
            self._database.execute("delete from answers")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _count(self, messages: Sequence[Any]) -> None:
        told = [one.usage_metadata for one in messages if isinstance(one, AIMessage)]
        used = self.usage
        self.usage = Usage(
            calls=used.calls + 1,
            cached=used.cached,
            tokens_in=used.tokens_in + sum(one["input_tokens"] for one in told if one),
            tokens_out=used.tokens_out + sum(one["output_tokens"] for one in told if one),
        )

    def _key(self, prompt: str, llm_string: str) -> str:
        return hashlib.sha256(f"{self.epoch}\0{llm_string}\0{prompt}".encode()).hexdigest()


def _said_again(message: BaseMessage, time: int) -> BaseMessage:
    """Return an answer as it was, or as another message where it was given before.

    A conversation knows its messages by their ids. These are no random ones: they stand in the
    prompts that follow, which a later run has to find again.
    """
    if not time:
        return message
    fresh: dict[str, Any] = {"id": f"{message.id}-{time}"}
    if isinstance(message, AIMessage):
        fresh["tool_calls"] = [
            {**call, "id": f"{call['id']}-{time}"} for call in message.tool_calls
        ]
    return message.model_copy(update=fresh)


@contextlib.contextmanager
def asking(setting: Setting, path: Path) -> Iterator[Answers | None]:
    """Let answers of models be kept in a file while this lasts; offline nothing is asked."""
    if not setting.live:
        yield None
        return
    before, answers = get_llm_cache(), Answers(path)
    set_llm_cache(answers)
    try:
        yield answers
    finally:
        set_llm_cache(before)
        answers.close()


def cost(model: str, usage: Usage) -> float | None:
    """Return what the answers cost, US dollars, None where the price is not known."""
    from assistant.agent import prices

    used = prices.Usage(sent=usage.tokens_in, written=usage.tokens_out, calls=usage.calls)
    return prices.cost(model, used)
