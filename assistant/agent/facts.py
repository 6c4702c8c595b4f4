"""Whether a message states facts, as the offline reader sees it: a check on small models.

A small model at times says that it noted something, and records nothing.
"""

from assistant.agent.heard import Heard
from assistant.session import PlanSession


def states_facts(heard: Heard, session: PlanSession, asked: str | None) -> bool:
    """Tell whether the message states something for the plan, and asks or supposes nothing.

    Args:
        heard: what the seller said.
        session: the plan.
        asked: key of the open question that the reply before it asked.
    """
    if heard.instructs or heard.supposes or "?" in heard.message:
        return False
    from assistant.understanding import Context, read

    waits = session.pending is not None
    context = Context(plan=session.plan, today=session.today, asked=asked, pending=waits)
    return bool(read(heard.message, context).changes)
