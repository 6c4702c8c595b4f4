"""Answers that stream are kept between runs too."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import openai
import pytest
from langchain_core.messages import AIMessageChunk
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk

from assistant.agent.notes_model import reader
from assistant.errors import ModelError
from assistant.notes.drafting import draft
from assistant.notes.page import page_of
from assistant.session import new_plan
from evals.asking import Answers, asking
from evals.results import Usage
from evals.streaming import KeptStreams
from evals.suite import Setting
from tests.doubles.answers import answer, item
from tests.doubles.scripted import ScriptedModel, say

LIVE = Setting("openai:gpt-5.4")
TODAY = dt.date(2026, 11, 24)
NOTES = "Minutes of today\n- Legal review: Kim Lee, due Dec 11\n"
GOOD = answer(
    item("add_step", "Legal review: Kim Lee, due Dec 11", 2, name="Legal review",
         owners=["Kim Lee"], due="Dec 11")
)  # fmt: skip


class Piecewise(ScriptedModel):
    """Streams its steps in pieces, and says at the end what it took."""

    ends: str = "stop"

    def _stream(self, *args: Any, **_kwargs: Any) -> Iterator[ChatGenerationChunk]:
        text = self._step(args[0]).text
        for at in range(0, len(text), 40):
            yield ChatGenerationChunk(message=AIMessageChunk(content=text[at : at + 40]))
        used: UsageMetadata = {"input_tokens": 100, "output_tokens": 10, "total_tokens": 110}
        yield ChatGenerationChunk(
            message=AIMessageChunk(content="", usage_metadata=used, chunk_position="last"),
            generation_info={"finish_reason": self.ends},
        )


def _read(model: ScriptedModel, notes: str = NOTES) -> list[str]:
    kept = KeptStreams(model=model, name="small")
    made = draft(page_of(notes, "pasted", TODAY), new_plan(), TODAY, reader(kept))
    return [one.text for one in made.changes] + [one.reason for one in made.unresolved]


def _answers(found: Answers | None) -> Answers:
    assert found is not None
    return found


def test_notes_that_were_read_are_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    with asking(LIVE, path) as found:
        first = _read(Piecewise(steps=[say(GOOD)]))
        assert _answers(found).usage == Usage(calls=1, tokens_in=100, tokens_out=10)
    with asking(LIVE, path) as found:
        assert _read(Piecewise(steps=[])) == first == [
            "Legal review: added, owner Kim Lee, due Fri Dec 11"
        ]  # fmt: skip
        assert _answers(found).usage == Usage(cached=1)
        other = Piecewise(steps=[say(answer())])
        assert _read(other, "- Security review\n") == []
        assert len(other.seen) == 1


def test_an_answer_that_ended_at_its_length_is_replayed_as_one(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    steps = [say(GOOD), say(answer()), say(GOOD)]
    with asking(LIVE, path):
        first = _read(Piecewise(steps=steps, ends="length"))
    with asking(LIVE, path) as found:
        assert _read(Piecewise(steps=[])) == first
        assert _answers(found).usage.cached == 3


def test_an_answer_that_the_reader_breaks_off_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    circle = GOOD[:-2] + ", " + ", ".join([GOOD[11:-2]] * 200)
    steps = [say(circle), say(answer()), say(GOOD)]
    with asking(LIVE, path) as found:
        first = _read(Piecewise(steps=steps))
        assert _answers(found).usage.calls == 3
    with asking(LIVE, path) as found:
        assert _read(Piecewise(steps=[])) == first
        assert _answers(found).usage == Usage(cached=3)


def test_what_a_server_fails_at_is_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    request = httpx2.Request("POST", "http://localhost/v1/chat/completions")
    with asking(LIVE, path) as found:
        with pytest.raises(ModelError):
            _read(Piecewise(steps=[openai.APITimeoutError(request)]))
        assert _answers(found).usage == Usage()
        assert len(_read(Piecewise(steps=[say(GOOD)]))) == 1


def test_without_a_place_to_keep_them_answers_come_all_the_same() -> None:
    assert len(_read(Piecewise(steps=[say(GOOD)]))) == 1
