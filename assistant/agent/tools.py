"""What a model can do: read the plan, change it, propose, try out, undo."""

from typing import Annotated, Any

from langchain_core.tools import BaseTool, tool
from pydantic import BaseModel, Field

from assistant.errors import PlanError
from assistant.plan.changes import Change
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Plan
from assistant.session import PlanSession

LABELS = {
    "read_plan": "Reading the plan",
    "change_plan": "Updating the plan",
    "propose_changes": "Preparing suggestions",
    "answer_proposal": "Taking over your choice",
    "what_if": "Trying it out",
    "check_plan": "Checking the plan",
    "undo": "Taking back the last change",
}
MAX_CHANGES = 60
ASSISTANT = "assistant"  # who the history names for what a model wrote

Changes = Annotated[
    list[Change],
    Field(
        max_length=MAX_CHANGES,
        description="Changes, in order. Dates are phrases as the seller said them.",
    ),
]
Answer = tuple[str, dict[str, Any]]


# Made once: working out what the arguments look like takes longer than most of a turn.
class _Nothing(BaseModel):
    pass


class _Changes(BaseModel):
    changes: Changes


class _Accepted(BaseModel):
    accept: list[int] = Field(description="Positions from 0 of what is taken; empty for none.")


def plan_tools(session: PlanSession) -> list[BaseTool]:
    """Return the tools that work on the session's plan."""
    return [
        _read(session),
        _change(session),
        _propose(session),
        _answer(session),
        _try(session),
        _check(session),
        _undo(session),
    ]


def _read(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Nothing, response_format="content_and_artifact")
    def read_plan() -> Answer:
        """Read the plan: deal, people, steps, check-in, risks, and what waits for a yes."""
        pending = session.pending.texts() if session.pending else []
        state = {
            "plan": session.plan.model_dump(mode="json"),
            "pending": pending,
            "today": session.today.isoformat(),
        }
        return session.plan.model_dump_json(exclude_defaults=True), state

    return read_plan


def _change(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Changes, response_format="content_and_artifact")
    def change_plan(changes: Changes) -> Answer:
        """Record what the seller stated: deal facts, people, steps, owners, dates, statuses, order.

        Give the exact words of the seller as `quote`. Never compute a date: pass the phrase.
        """
        applied = session.apply(changes, author=ASSISTANT)
        return told(applied.lines), _wrote(session, applied.lines)

    return change_plan


def _propose(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Changes, response_format="content_and_artifact")
    def propose_changes(changes: Changes) -> Answer:
        """Offer changes that the seller did not state; they wait for a yes."""
        texts = session.propose(changes).texts()
        return "Waiting for a yes: " + "; ".join(texts), {"proposed": texts}

    return propose_changes


def _answer(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Accepted, response_format="content_and_artifact")
    def answer_proposal(accept: list[int]) -> Answer:
        """Take over what the seller accepts of the waiting changes, and drop the rest."""
        if not accept:
            session.reject()
            return "Dropped.", _wrote(session, [])
        applied = session.accept(accept)
        return told(applied.lines), _wrote(session, applied.lines)

    return answer_proposal


def _try(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Changes, response_format="content_and_artifact")
    def what_if(changes: Changes) -> Answer:
        """Show what changes would do to every date, without making them."""
        from assistant.plan.whatif import what_if as compute

        found = compute(session.plan, changes, session.today, session.calendar)
        return found.text, {"what_if": found.model_dump(mode="json")}

    return what_if


def _check(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Nothing, response_format="content_and_artifact")
    def check_plan() -> Answer:
        """Check the plan: does it fit, what is critical, what is wrong or at risk."""
        from assistant.plan.health import check
        from assistant.plan.schedule import schedule

        planned = schedule(session.plan, session.today, session.calendar)
        findings = check(session.plan, session.today, session.calendar)
        told = [f"{one.severity}: {one.message} {one.fix}" for one in findings[:20]]
        facts = planned.model_dump(mode="json", exclude={"steps"})
        return f"{facts}\n" + "\n".join(told), {"findings": [one.model_dump() for one in findings]}

    return check_plan


def _undo(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Nothing, response_format="content_and_artifact")
    def undo() -> Answer:
        """Take back the last change of the plan."""
        applied = session.undo()
        if applied is None:
            raise PlanError("There is nothing to take back.")
        return told(applied.lines), _wrote(session, applied.lines)

    return undo


def told(lines: list[ChangeLine]) -> str:
    """Return what changed, in words."""
    return "; ".join(line.text for line in lines) or "Nothing changed: the plan says so already."


def wrote(plan: Plan, version: int, lines: list[ChangeLine]) -> dict[str, Any]:
    """Return what the result of a tool that writes carries for the program."""
    return {
        "plan": plan.model_dump(mode="json"),
        "version": version,
        "lines": [line.model_dump(exclude_defaults=True) for line in lines],
    }


def _wrote(session: PlanSession, lines: list[ChangeLine]) -> dict[str, Any]:
    return wrote(session.plan, session.version, lines)
