"""How a model is called: what it sees, how often it is tried, what its answer is checked for."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from langchain.agents.middleware import AgentMiddleware, ModelRequest, ModelResponse
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.agent import view
from assistant.agent.asking import asked_in, last_question, said_once, with_question
from assistant.agent.closing import borne_out, closing
from assistant.agent.doings import did, done_in
from assistant.agent.facts import WRITES, completed, states_facts
from assistant.agent.failures import Failure, cut, failure, garbled, refused
from assistant.agent.heard import Heard
from assistant.agent.leaks import without_rules
from assistant.agent.prices import Usage
from assistant.agent.schemas import tool_schemas
from assistant.agent.stopping import STOPPED
from assistant.agent.summary import Summary, summarised
from assistant.agent.writing import NOT_MADE
from assistant.errors import AssistantError, ModelError, StoppedError
from assistant.plan.lines import ChangeLine
from assistant.session import PlanSession
from assistant.settings import Limits

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
_FIRST_WAIT_SECONDS = 1.0
_TICK_SECONDS = 0.1
_MEND = "Your last tool call was not valid JSON. Call the tool again, with valid arguments."

Handler = Callable[[ModelRequest[Any]], ModelResponse[Any]]


class ModelCalls(AgentMiddleware[Any, Any]):
    """Shows a model the plan as it is now, and gets a usable answer out of its server.

    Args:
        session: the plan.
        name: the model's name, as in the settings.
        limits: rounds, tokens and characters.
        strict: whether the server takes OpenAI's strict mode.
        stop: set when the seller stops the turn.
    """

    def __init__(
        self, session: PlanSession, name: str, limits: Limits, *, strict: bool,
        stop: threading.Event,
    ) -> None:  # fmt: skip
        super().__init__()
        self.heard: Heard | None = None
        self._session, self._name, self._limits = session, name, limits
        self._strict, self._stop = strict, stop
        self._turn: tuple[str | None, str] = ("", "")
        self._asked: str | None = None
        self._passed_over: list[AIMessage] = []
        self._summary: Summary | None = None

    def wrap_model_call(self, request: ModelRequest[Any], handler: Handler) -> ModelResponse[Any]:
        """Call the model until its answer can be used, or say why it cannot."""
        messages = request.messages
        at = view.last_said(messages)
        if self._turn[0] != messages[at].id:
            self._begin(request, messages, at)
        work = messages[at + 1 :]
        if _going_round(work, self._limits.rounds):
            return self._last_word(request, handler, work)
        if not self._strict and _found_out(work):
            return self._last_word(request, handler, work)
        request = self._seen(request, messages)
        response = self._tried(request, handler)
        if not work and self._records_nothing(_answer(response)):
            self._passed_over = [_answer(response)]
            request.runtime.stream_writer({"again": "facts", "attempt": 1})
            response = self._tried(request.override(tool_choice=WRITES), handler)
        reply = self._helped(_answer(response), work)
        if reply.tool_calls or reply.text.strip():
            return self._noted(ModelResponse(result=[reply]), work)
        return self._last_word(request, handler, work)

    def _helped(self, reply: AIMessage, work: Sequence[AnyMessage]) -> AIMessage:
        """Return what a model wants to do, a small one's with the facts that it passed over."""
        if self._strict or work or self.heard is None:
            return reply
        return completed(reply, self.heard, self._session, self._asked)

    def _records_nothing(self, reply: AIMessage) -> bool:
        """Tell whether a small model replied to facts without recording them."""
        if self._strict or reply.tool_calls or not reply.text.strip() or self.heard is None:
            return False
        return states_facts(self.heard, self._session, self._asked)

    def _begin(self, request: ModelRequest[Any], messages: Sequence[AnyMessage], at: int) -> None:
        """Take in a new message of the seller: it and the plan stay as they are for the turn."""
        self.heard = view.heard(messages, self._session)
        self._asked = view.asked_before(messages)
        self._passed_over = []
        said = list(messages[: at + 1])
        self._summary = summarised(request.model, said, self._limits.history_chars)
        text = self._summary.text if self._summary else ""
        question = last_question(self.heard.question)
        turn = view.seller_turn(self._session, messages[at].text, text, question)
        self._turn = messages[at].id, turn

    def _seen(
        self, request: ModelRequest[Any], messages: Sequence[AnyMessage], *, history: bool = True
    ) -> ModelRequest[Any]:
        tools: list[Any] = [*tool_schemas(strict=self._strict).values()]
        known = {one["function"]["name"] for one in tools}
        more = [one for one in request.tools if not isinstance(one, dict) and one.name not in known]
        hidden = {"propose_changes"}
        if self.heard and not self.heard.waited:
            tools = [one for one in tools if one["function"]["name"] != "answer_proposal"]
        settings = {"parallel_tool_calls": False} if self._strict else {}
        return request.override(
            system_message=view.rules(),
            messages=view.shown(
                messages,
                self._turn[1],
                self._limits.history_chars,
                history=history,
                small=not self._strict,
            ),
            tools=[*tools, *(one for one in more if one.name not in hidden)],
            model_settings={**request.model_settings, **settings},
        )

    def _last_word(
        self, request: ModelRequest[Any], handler: Handler, work: Sequence[AnyMessage]
    ) -> ModelResponse[Any]:
        """Let the model reply without tools; where it cannot, say how the plan stands."""
        if self._strict:
            bare = self._seen(request, request.state["messages"]).override(tool_choice="none")
        else:
            words = self.heard.message if self.heard else ""
            turn = HumanMessage(view.reply_turn(self._session, words, work))
            bare = request.override(
                system_message=None, messages=[turn], tools=[], model_settings={}
            )
        response = self._tried(bare, handler)
        reply = _answer(response)
        if reply.tool_calls or not reply.text.strip() or reply.text.lstrip().startswith("{"):
            if not any(isinstance(one, ToolMessage) for one in work):
                raise ModelError(
                    "The model gave no answer. Your message is kept: try again, or go on offline."
                )
            said = AIMessage(
                closing(self._session, _recorded(work)), usage_metadata=reply.usage_metadata
            )
            response = ModelResponse(result=[said])
        return self._noted(response, work, told=not self._strict)

    def _tried(self, request: ModelRequest[Any], handler: Handler) -> ModelResponse[Any]:
        """Call the model, and again where that may help.

        Raises:
            ModelError: it does not answer usefully.
            StoppedError: the seller stopped the turn.
        """
        wait = _FIRST_WAIT_SECONDS
        for attempt in range(1, MOST_ATTEMPTS + 1):
            self._check_stop()
            found, response = self._once(request, handler)
            if response is not None:
                return response
            if found is None:
                request = request.override(messages=[*request.messages, HumanMessage(_MEND)])
                continue
            if found.kind == "overflow" and attempt == 1 and len(request.messages) > 1:
                request = self._seen(request, request.state["messages"], history=False)
                continue
            if not found.again or attempt == MOST_ATTEMPTS:
                raise ModelError(found.words)
            request.runtime.stream_writer({"again": found.kind, "attempt": attempt + 1})
            self._sleep(found.wait if found.wait is not None else wait)
            wait *= 2
        raise ModelError(garbled().words)

    def _once(
        self, request: ModelRequest[Any], handler: Handler
    ) -> tuple[Failure | None, ModelResponse[Any] | None]:
        """Return what went wrong, or the answer; neither where a tool call was broken."""
        try:
            response = handler(request)
        except AssistantError:
            raise
        except Exception as error:
            found = failure(error)
            if found is None and isinstance(error, ValueError) and not self._own(request):
                log.warning("An answer of the model's server cannot be read", exc_info=True)
                found = garbled()
            if found is None:
                raise
            return found, None
        self._check_stop()
        reply = _answer(response)
        broken = reply.response_metadata.get("finish_reason") == "length" and reply.tool_calls
        if broken or (reply.invalid_tool_calls and not reply.tool_calls):
            return None, None
        return _wrong(reply), response if _wrong(reply) is None else None

    def _own(self, request: ModelRequest[Any]) -> bool:
        """Tell whether the model runs in this process, so that an error is a bug."""
        return not any(
            kind.__module__.startswith("langchain_openai.") for kind in type(request.model).__mro__
        )

    def _check_stop(self) -> None:
        if self._stop.is_set():
            raise StoppedError(STOPPED)

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._stop.wait(min(left, _TICK_SECONDS))
            self._check_stop()

    def _noted(
        self, response: ModelResponse[Any], work: Sequence[AnyMessage], *, told: bool = False
    ) -> ModelResponse[Any]:
        """Keep with a reply which model and prompts it came from, and what it cost."""
        reply = _answer(response)
        if reply.tool_calls:
            return response
        text = without_rules(said_once(reply.text))
        if not self._strict:
            text = borne_out(text, self._session, worked=bool(work))
            text = with_question(text, self._session)
        asked = asked_in(text, self._session, told=told)
        state = {
            "model": self._name,
            "prompts": view.prompt_hash(strict=self._strict),
            "usage": usage([*self._passed_over, *work, reply]).model_dump(),
            "did": did(work),
            **done_in(work),
            **({"asked": asked.key, "question": asked.question} if asked else {}),
            **({"summary": self._summary.model_dump()} if self._summary else {}),
        }
        kept = {**reply.additional_kwargs, "state": state}
        shown = {"content": text, "additional_kwargs": kept}
        return ModelResponse(result=[reply.model_copy(update=shown)])


def _recorded(work: Sequence[AnyMessage]) -> list[ChangeLine]:
    return [ChangeLine.model_validate(line) for line in done_in(work).get("lines", [])]


def usage(messages: Sequence[AnyMessage]) -> Usage:
    """Return the tokens of a model's messages."""
    total = Usage()
    for one in messages:
        if isinstance(one, AIMessage):
            told = one.usage_metadata
            details = told.get("input_token_details", {}) if told else {}
            total += Usage(
                sent=told["input_tokens"] if told else 0,
                cached=details.get("cache_read", 0) or 0,
                written=told["output_tokens"] if told else 0,
                calls=1,
            )
    return total


def _answer(response: ModelResponse[Any]) -> AIMessage:
    return next(one for one in reversed(response.result) if isinstance(one, AIMessage))


def _going_round(work: Sequence[AnyMessage], most: int) -> bool:
    """Tell whether the model has called tools often enough, or the same twice in a row."""
    calls = [one for one in work if isinstance(one, AIMessage) and one.tool_calls]
    if len(calls) >= most:
        return True
    asked = [[(call["name"], call["args"]) for call in one.tool_calls] for one in calls[-2:]]
    return len(asked) == 2 and asked[0] == asked[1]


def _found_out(work: Sequence[AnyMessage]) -> bool:
    """Tell whether the last tool did what it was asked to, so that a small model may reply."""
    if not work or not isinstance(work[-1], ToolMessage):
        return False
    return work[-1].status != "error" and NOT_MADE not in work[-1].text


def _wrong(reply: AIMessage) -> Failure | None:
    """Return what is wrong with an answer that came."""
    if reply.additional_kwargs.get("refusal") and not reply.text.strip():
        return refused()
    told = reply.response_metadata
    if told.get("finish_reason") == "content_filter":
        return refused()
    if told.get("model_provider") == "openai" and not told.get("finish_reason"):
        return cut()
    return None
