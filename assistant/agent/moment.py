"""Where a turn stands: what was said, what it means, what has been done about it."""

import datetime as dt
import functools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from assistant.agent.named_days import with_named_days
from assistant.agent.replies.suggestions import person_in
from assistant.agent.two_readings import read_twice
from assistant.notes.matching import meant
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Plan
from assistant.understanding import Context, Reading, controls, read
from assistant.understanding.consent import answers_the_offer
from assistant.understanding.days_after import counted
from assistant.understanding.numbered import apart, items, named
from assistant.understanding.reading import in_own_words
from assistant.understanding.same_again import said_again

_GOALS = frozenset({"go_live", "target_close"})
_NAMES_THEM = re.compile(
    r"\b(?:all|them|these|those|none|everything|steps?|both|add|take|accept|reject|discard|but|"
    r"except|apart|without|only|just)\b",
    re.IGNORECASE,
)
_LATELY = 20  # messages in which a list may be counted
_USUAL = re.compile(r"\busual\b", re.IGNORECASE)


@dataclass(frozen=True)
class Done:
    """A tool that was used in this turn, and what came of it."""

    tool: str
    failed: bool
    text: str
    artifact: dict[str, Any] = field(default_factory=dict)

    def lines(self) -> list[ChangeLine]:
        """Return what it changed in the plan."""
        return [ChangeLine.model_validate(line) for line in self.artifact.get("lines", [])]


@dataclass(frozen=True)
class Moment:
    """The turn so far.

    Attributes:
        before: the plan when the message came.
        plan: the plan now.
        pending: what waited for a yes when the message came, in words.
        choosing: whether a yes or no of the message speaks of what waits.
        asked: key of the question that the last reply asked.
        question: its words.
        offered: whether the usual steps were offered before.
        turns: how many replies there were before.
        repeats: how often that question was repeated already.
        tries: how many messages, no questions of the seller's, were no answer to it.
        passed: keys of questions that were left open, as no answer to them was understood.
    """

    message: str
    today: dt.date
    before: Plan
    plan: Plan
    pending: list[str]
    choosing: bool
    reading: Reading
    done: list[Done]
    asked: str | None
    question: str
    offered: bool
    turns: int
    repeats: int = 0
    tries: int = 0
    passed: list[str] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Tell whether changes that were proposed before still wait for a yes."""
        return bool(self.pending) and not self.used("answer_proposal")

    def used(self, tool: str) -> Done | None:
        """Return what came of a tool in this turn, None where it was not used."""
        return next((one for one in self.done if one.tool == tool), None)


def moment(messages: Sequence[BaseMessage]) -> Moment | None:
    """Return where the turn stands, None where the plan has not been read yet."""
    last = max((i for i, m in enumerate(messages) if isinstance(m, HumanMessage)), default=-1)
    if last < 0:
        return None
    done = [_done(m) for m in messages[last + 1 :] if isinstance(m, ToolMessage)]
    first = next((one for one in done if one.tool == "read_plan"), None)
    if first is None:
        return None
    replies = [m for m in messages[:last] if isinstance(m, AIMessage) and not m.tool_calls]
    state = replies[-1].additional_kwargs.get("state", {}) if replies else {}
    said = str(messages[last].content)
    today = dt.date.fromisoformat(first.artifact["today"])
    pending = list(first.artifact["pending"])
    asked, question = state.get("asked"), str(state.get("question", ""))
    choosing = chooses(said, asked, pending)
    reading = _reading(
        said, json.dumps(first.artifact["plan"], sort_keys=True), today, asked, question,
        tuple(pending) if choosing else (),
        tuple(state.get("focus_steps", ())), tuple(state.get("focus_people", ())),
        _listed([str(m.content) for m in messages[:last] if isinstance(m, HumanMessage)]),
    )  # fmt: skip
    written = [one.artifact["plan"] for one in done if "plan" in one.artifact]
    return Moment(
        message=said,
        today=today,
        before=Plan.model_validate(first.artifact["plan"]),
        plan=Plan.model_validate(written[-1]),
        pending=pending,
        choosing=choosing,
        reading=reading,
        done=done[1:],
        asked=asked,
        question=question,
        offered=bool(state.get("usual")),
        turns=len(replies),
        repeats=int(state.get("repeats", 0)),
        tries=int(state.get("tries", 0)),
        passed=list(state.get("passed", ())),
    )


@functools.lru_cache(maxsize=64)
def _reading(
    said: str,
    plan: str,
    today: dt.date,
    asked: str | None,
    question: str,
    pending: tuple[str, ...],
    focus_steps: tuple[str, ...],
    focus_people: tuple[str, ...],
    listed: tuple[tuple[str, str], ...],
) -> Reading:
    """Read a message; the rounds of one turn share the result.

    What is said of a number is said of the item that a list of the talk has by it (`listed`).
    """
    context = Context(
        plan=Plan.model_validate_json(plan),
        today=today,
        asked=asked,
        pending=bool(pending),
        proposed=[words.split(":")[0] for words in pending],
        focus_steps=list(focus_steps),
        focus_people=list(focus_people),
    )
    person = person_in(question)
    if person and controls.control(said) == "yes" and not pending:
        # "Who signs: Sarah, or somebody else?" - "Yes" is the answer "Sarah".
        found = read(person, context)
        words = [change.model_copy(update={"quote": said.strip()}) for change in found.changes]
        return found.model_copy(update={"changes": words})
    spelt = named(apart(said), dict(listed), lambda words: _step_called(words, context.plan))
    again = said_again(spelt.text, context.plan, today, focus_steps, focus_people)
    spelt = again.after(spelt)
    if asked in _GOALS and counted(said):
        context = context.model_copy(update={"asked": None})  # "same day" is of what was said
    found = with_named_days(read_twice(spelt.text, context), context.plan, today)
    return in_own_words(found, spelt)


def _listed(said: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(items(said[-_LATELY:]).items())


def _step_called(words: str, plan: Plan) -> str:
    """Return how the plan calls the step of an item of a list."""
    step = meant(words, None, plan)
    return step.action if step else words


def chooses(said: str, asked: str | None, pending: Sequence[str]) -> bool:
    """Tell whether a yes or no in the message would speak of the changes that wait.

    Where the last reply asked a question, a bare yes answers that question; the changes are
    meant where the words name them ("all of them", "yes, add those").
    """
    if not pending or (_USUAL.search(said) and not any("usual" in words for words in pending)):
        return False
    short = controls.control(said)
    if short is None and controls.opening(said)[0]:
        names = [words.split(":")[0] for words in pending]
        return answers_the_offer(said, names, asked=bool(asked))
    return not asked or short not in ("yes", "no") or bool(_NAMES_THEM.search(said))


def _done(message: ToolMessage) -> Done:
    artifact = message.artifact if isinstance(message.artifact, dict) else {}
    return Done(
        tool=message.name or "",
        failed=message.status == "error",
        text=str(message.content),
        artifact=artifact,
    )
