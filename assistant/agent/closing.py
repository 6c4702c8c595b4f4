"""A reply by the program itself, where a model did not come to an end."""

import re
from collections.abc import Sequence

from assistant.agent.digest import verdict
from assistant.agent.standing import standing
from assistant.plan.lines import ChangeLine
from assistant.session import PlanSession

_MOST_LINES = 12
_CLAIMS = re.compile(r"\W*(?:noted|recorded|added|updated)\b", re.IGNORECASE)


def closing(session: PlanSession, lines: Sequence[ChangeLine]) -> str:
    """Return what was recorded, or else how the plan stands, and the next question.

    Args:
        session: the plan.
        lines: what was recorded in the turn.
    """
    now = standing(session)
    plan = now.plan
    parts = []
    if lines:
        told = [f"- {line.text}" for line in lines[:_MOST_LINES]]
        parts.append("\n".join(["Noted:", *told]))
    elif plan.steps or plan.go_live:
        steps = f"{len(plan.steps)} step" + ("" if len(plan.steps) == 1 else "s")
        parts.append(f"The plan has {steps}. {verdict(plan, now.planned, session.today)}")
    parts.append(now.gaps[0].question if now.gaps else "What else is new?")
    return "\n\n".join(parts)


def borne_out(text: str, session: PlanSession, *, worked: bool) -> str:
    """Return a reply, or how the plan stands where it claims to have noted what it did not.

    Args:
        text: the reply of a small model.
        session: the plan.
        worked: whether a tool was used in the turn.
    """
    return text if worked or not _CLAIMS.match(text) else closing(session, [])
