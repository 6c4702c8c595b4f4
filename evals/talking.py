"""A chat script sent to the assistant."""

import time
from typing import Any

from assistant.agent.events import FailedEvent
from assistant.agent.turn import run_turn
from assistant.errors import ModelError
from evals.seated import seated


def talk(case: dict[str, Any], model_name: str) -> dict[str, Any]:
    """Return the plan after the script, and the seconds that each message took.

    Raises:
        ModelError: the model's server failed.
    """
    session, agent = seated(case, model_name)
    seconds, replies = [], []
    for message in case["messages"]:
        start = time.perf_counter()
        events = list(run_turn(agent, session, message, case["id"]))
        seconds.append(time.perf_counter() - start)
        if isinstance(events[-1], FailedEvent):
            raise ModelError(events[-1].message)
        replies.append(getattr(events[-1], "text", ""))
    return {"plan": session.plan.model_dump(mode="json"), "seconds": seconds, "replies": replies}
