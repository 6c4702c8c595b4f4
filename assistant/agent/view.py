"""What a model is shown: the rules, the end of the conversation, the plan as it is now."""

import functools
import hashlib
import json
from collections.abc import Sequence

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage

from assistant.agent.asking import questionless
from assistant.agent.digest import digest, open_questions, unfenced, verdict
from assistant.agent.doings import with_doings
from assistant.agent.heard import Heard
from assistant.agent.history import recent
from assistant.agent.prompt import filled
from assistant.agent.schemas import tool_schemas
from assistant.agent.standing import standing
from assistant.agent.writing import TELL
from assistant.plan.lines import short
from assistant.session import PlanSession

MOST_WAITING = 12
_SAID_NOTHING = "All right."
_LONG_MESSAGE = 3_000  # characters of an earlier message, beyond which its middle is left out


@functools.lru_cache(maxsize=1)
def rules() -> SystemMessage:
    """Return the system message: the same in every turn, so that servers can keep it."""
    return SystemMessage(filled("system"))


@functools.lru_cache(maxsize=2)
def prompt_hash(*, strict: bool) -> str:
    """Return a short hash of the prompts and tools that a reply came from."""
    from assistant.agent.prompt import template_text

    parts = [template_text(name) for name in ("system", "turn", "reply", "summary")]
    parts.append(json.dumps(tool_schemas(strict=strict), sort_keys=True))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def seller_turn(session: PlanSession, message: str, earlier: str = "", question: str = "") -> str:
    """Return the seller's message with the plan before it.

    Args:
        session: the plan.
        message: what the seller says.
        earlier: a summary of what was said before the messages that are shown.
        question: what the reply before the message asked.
    """
    today = session.today
    now = standing(session)
    data = digest(now.plan, today, now.planned)
    if earlier:
        data += f"\nEarlier in this conversation: {earlier}"
    return filled(
        "turn",
        today=f"{today:%A, %B} {today.day}, {today.year}",
        plan=data,
        pending=_waiting(session),
        gaps=open_questions(now.gaps),
        asked=unfenced(question) or "nothing yet",
        message=message,
    )


def reply_turn(session: PlanSession, message: str, work: Sequence[AnyMessage]) -> str:
    """Return all that a small model needs for a reply, without tools that it could mix up.

    Args:
        session: the plan.
        message: what the seller says.
        work: the calls and results of the turn so far.
    """
    done = [_done(one) for one in work if isinstance(one, ToolMessage)]
    now = standing(session)
    return filled(
        "reply",
        message=unfenced(message[:_LONG_MESSAGE]),
        done=unfenced("\n".join(done)) or "nothing",
        verdict=unfenced(verdict(now.plan, now.planned, session.today)),
        question=unfenced(now.gaps[0].question) if now.gaps else "What else is new?",
    )


def _done(result: ToolMessage) -> str:
    text = result.text.split("\nOpen questions", 1)[0].replace(TELL, "")
    return f"Not done: {text}" if result.status == "error" else text


def shown(
    messages: Sequence[AnyMessage],
    turn: str,
    most_chars: int,
    *,
    history: bool = True,
    small: bool = False,
) -> list[AnyMessage]:
    """Return the messages for a model: the end of the conversation, `turn`, the work since.

    Args:
        messages: the whole conversation.
        turn: the text that stands for the last message of the seller.
        most_chars: how much of the conversation before it is shown, characters.
        history: whether anything of it is shown.
        small: the model would go on with what it sees itself doing and asking, so that it is
            shown neither replies that used no tool nor questions.
    """
    at = last_said(messages)
    before = recent(messages[: at + 1], most_chars)[:-1] if history else []
    if small:
        before = _telling(before)
    last = HumanMessage(turn, id=messages[at].id)
    return [*(_shortened(one) for one in with_doings(before)), last, *messages[at + 1 :]]


def _telling(before: Sequence[AnyMessage]) -> list[AnyMessage]:
    """Leave out replies that used no tool, and of the others what they asked."""
    told: list[AnyMessage] = []
    for one in before:
        if not isinstance(one, AIMessage):
            told.append(one)
        elif one.additional_kwargs.get("state", {}).get("did"):
            text = questionless(one.text) or _SAID_NOTHING
            told.append(AIMessage(text, id=one.id, additional_kwargs=one.additional_kwargs))
    return told


def last_said(messages: Sequence[AnyMessage]) -> int:
    """Return the position of the seller's last message."""
    return max(n for n, one in enumerate(messages) if isinstance(one, HumanMessage))


def heard(messages: Sequence[AnyMessage], session: PlanSession) -> Heard:
    """Return what the seller said last, and after which reply."""
    at = last_said(messages)
    replies = [one for one in messages[:at] if isinstance(one, AIMessage) and one.text.strip()]
    return Heard(
        message=messages[at].text,
        question=replies[-1].text if replies else "",
        today=session.today,
        waited=session.pending is not None,
    )


def asked_before(messages: Sequence[AnyMessage]) -> str | None:
    """Return the key of the open question that the reply before the last message asked."""
    replies = [one for one in messages[: last_said(messages)] if isinstance(one, AIMessage)]
    asked = replies[-1].additional_kwargs.get("state", {}).get("asked") if replies else None
    return str(asked) if asked else None


def _waiting(session: PlanSession) -> str:
    if session.pending is None:
        return "nothing"
    texts = session.pending.texts()
    lines = [f"{n}. {short(text, 160)}" for n, text in enumerate(texts[:MOST_WAITING], 1)]
    if len(texts) > MOST_WAITING:
        lines.append(f"… and {len(texts) - MOST_WAITING} more")
    return unfenced("\n" + "\n".join(lines))


def _shortened(message: AnyMessage) -> AnyMessage:
    text = message.text
    if isinstance(message, AIMessage) and not message.tool_calls:
        return AIMessage(_cut(text), id=message.id)
    if isinstance(message, HumanMessage) and len(text) > _LONG_MESSAGE:
        return HumanMessage(_cut(text), id=message.id)
    return message


def _cut(text: str) -> str:
    if len(text) <= _LONG_MESSAGE:
        return text
    half = _LONG_MESSAGE // 2
    return f"{text[:half]}\n[…]\n{text[-half:]}"
