"""Notes read by a chat model: one question without tools for each part, the answer is data."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from langchain_core.exceptions import ContextOverflowError
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from assistant.agent.failures import Failure, failure
from assistant.agent.models import is_strict
from assistant.agent.prompt import filled
from assistant.errors import ModelError, StoppedError
from assistant.notes.drafting import Reader
from assistant.notes.model.parts import PART_CHARS, NotesPart
from assistant.notes.model.reader import ModelNotes, Reply, Tell
from assistant.notes.model.shape import response_format
from assistant.plan.model import Plan
from assistant.settings import OFFLINE, Settings

MOST_ATTEMPTS = 3
_WAIT_SECONDS = 1.0
_TICK_SECONDS = 0.1
_BROKEN = frozenset({"cut", "down", "garbled"})
MOST_STEPS = 200
MOST_PEOPLE = 100
_ANSWER_CHARS = 60_000
_TAIL = 1_200  # characters, more than two items; where they came thrice, the model is in a circle
_JSON = {"type": "json_object"}
# Small models lose their way in long notes, and their servers the room for an answer.
_SMALL_PART_CHARS = 4_000
_REFUSED = (400, 415, 422, 501)


def reader(
    model: BaseChatModel,
    tell: Tell = lambda _doing, _share: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Reader:
    """Return a reader of notes that asks a model.

    Args:
        model: the model; it is bound to no tools.
        tell: is told what goes on, and how much of it is done, from 0 to 1.
        stopped: tells whether the seller has stopped the reading; asked at every word that comes.
    """
    strict = is_strict(model)
    call = _Call(model, stopped, strict=strict)
    size = PART_CHARS if strict else _SMALL_PART_CHARS
    return ModelNotes(call, tell, stopped, size).read


def reader_named(
    settings: Settings, name: str | None, tell: Tell = lambda _doing, _share: None
) -> Reader | None:
    """Return the reader of notes for a model by its name, None for the offline one.

    Raises:
        SettingsError: the name is unknown, or a key or an address is missing.
    """
    from assistant.agent.models import create_model

    name = name or settings.model
    return None if name == OFFLINE else reader(create_model(settings, name), tell)


class _Call:
    """Sends parts of notes to a model and returns its answers."""

    def __init__(self, model: BaseChatModel, stopped: Callable[[], bool], *, strict: bool) -> None:
        self._model, self._stopped = model, stopped
        # A server that refuses one way of asking is asked in the next.
        self._ways: tuple[dict[str, Any], ...] = (
            {"response_format": response_format(strict=strict)},
            {"response_format": _JSON},
            {},
        )
        self._way = 0

    def __call__(self, plan: Plan, part: NotesPart) -> Reply:
        """Return the model's answer to a part.

        Raises:
            ModelError: the server failed, in words.
            StoppedError: the seller has stopped the reading.
        """
        messages = _messages(plan, part)
        attempt = 1
        while True:
            try:
                return self._answer(messages)
            except ContextOverflowError:
                return Reply("", whole=False)
            except (ModelError, StoppedError):
                raise
            except Exception as error:
                if _refuses_form(error) and self._way + 1 < len(self._ways):
                    self._way += 1
                    continue
                found = failure(error)
                if found is None:
                    raise
                if not _in_the_middle(error, found) or attempt == MOST_ATTEMPTS:
                    raise ModelError(found.words) from error
                self._wait(_WAIT_SECONDS * attempt)
                attempt += 1

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self._stopped():
                raise StoppedError("The reading was stopped. Nothing has changed.")
            time.sleep(min(left, _TICK_SECONDS))

    def _answer(self, messages: list[BaseMessage]) -> Reply:
        text = ""
        reason = ""
        checked = 0
        way = self._ways[self._way]
        asked = self._model.bind(**way) if way else self._model
        for chunk in _until_too_long(asked.stream(messages)):
            if chunk is None:
                return Reply(text, whole=False)
            if self._stopped():
                raise StoppedError("The reading was stopped. Nothing has changed.")
            text += chunk.text
            reason = chunk.response_metadata.get("finish_reason") or reason
            if len(text) - checked > _TAIL:
                checked = len(text)
                if len(text) > _ANSWER_CHARS or text.count(text[-_TAIL:]) > 2:
                    return Reply(text, whole=False)
        return Reply(text, whole=reason != "length")


def _until_too_long(stream: Iterator[BaseMessage]) -> Iterator[BaseMessage | None]:
    """Yield what comes, and None where OpenAI's client finds that the limit was reached."""
    from openai import LengthFinishReasonError

    try:
        yield from stream
    except LengthFinishReasonError:
        yield None


def _in_the_middle(error: Exception, found: Failure) -> bool:
    """Tell whether an answer broke that had begun: of other failures the client tries again."""
    return found.again and getattr(error, "status_code", None) is None and found.kind in _BROKEN


def _refuses_form(error: Exception) -> bool:
    return getattr(error, "status_code", None) in _REFUSED


def _messages(plan: Plan, part: NotesPart) -> list[BaseMessage]:
    shown = filled(
        "notes_part",
        plan=_digest(plan),
        before="\n".join(piece.shown() for piece in part.before) or "(none)",
        lines="\n".join(piece.shown() for piece in part.pieces),
    )
    return [SystemMessage(filled("notes")), HumanMessage(shown)]


def _digest(plan: Plan) -> str:
    """Return what a model must know of the plan to speak of its steps, as JSON."""
    if not (plan.steps or plan.people or plan.deal.buyer):
        return "empty"
    steps = [
        step.model_dump(
            mode="json", include={"action", "owners", "due", "status"}, exclude_defaults=True
        )
        for step in plan.steps[:MOST_STEPS]
    ]
    people = [
        one.model_dump(mode="json", include={"name", "role", "side"}, exclude_none=True)
        for one in plan.people[:MOST_PEOPLE]
    ]
    return json.dumps(
        {"buyer": plan.deal.buyer, "steps": steps, "people": people}, ensure_ascii=False
    )
