"""What a model can do: read the plan, change it, propose, try out, undo."""

from collections.abc import Callable
from typing import Any

from langchain_core.tools import BaseTool, tool
from pydantic import BaseModel, Field

from assistant.agent.heard import Heard
from assistant.agent.lookup_tool import search_tool
from assistant.agent.model_changes import changes_of, supposed
from assistant.agent.standing import standing
from assistant.agent.writing import Written, said_undo, said_yes, withdraw, write
from assistant.errors import PlanError
from assistant.plan.changes import Change
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Plan
from assistant.prep.calls import CallKind
from assistant.session import PlanSession
from assistant.settings import Library

LABELS = {
    "read_plan": "Reading the plan",
    "change_plan": "Updating the plan",
    "propose_changes": "Preparing suggestions",
    "answer_proposal": "Taking over your choice",
    "what_if": "Trying it out",
    "check_plan": "Checking the plan",
    "prepare_call": "Preparing the call",
    "search_playbook": "Looking it up",
    "undo": "Taking back the last change",
}
ASSISTANT = "assistant"  # who the history names for what a model wrote
MOST_STEPS_READ = 200
MOST_FINDINGS = 12

Answer = tuple[str, dict[str, Any]]
Hear = Callable[[], Heard]


# Made once: working out what the arguments look like takes longer than most of a turn. A model
# sees the lean forms of schemas.py; what it sends is read by model_changes.py, which answers in
# words that it can act on.
class _Nothing(BaseModel):
    pass


class _Changes(BaseModel):
    changes: Any = Field(
        description="Changes, in order. Dates are phrases as the seller said them."
    )


class _Accepted(BaseModel):
    accept: list[int] = Field(description="Positions of what is taken; empty for none.")


class _Call(BaseModel):
    kind: CallKind | None = None
    minutes: int | None = None


class _Supposed(BaseModel):
    changes: Any = None
    step: str | None = None
    later_by: str | None = None
    due: str | None = None
    duration: str | None = None
    go_live: str | None = None


def plan_tools(
    session: PlanSession, hear: Hear | None = None, library: Library | None = None
) -> list[BaseTool]:
    """Return the tools that work on the session's plan.

    Args:
        session: the plan.
        hear: gives what the seller said, against which the changes of a model are checked; None
            for the offline brain, which makes its changes out of those words itself.
        library: where the playbook is looked up; by default the shipped entries.
    """
    library = library or Library()
    return [
        _read(session, brief=hear is not None),
        _change(session, hear),
        _propose(session),
        _answer(session, hear),
        _try(session),
        _check(session),
        _prepare(session, library),
        search_tool(session, library),
        _undo(session, hear),
    ]


def _read(session: PlanSession, *, brief: bool) -> BaseTool:
    @tool(args_schema=_Nothing, response_format="content_and_artifact")
    def read_plan() -> Answer:
        """Read the plan: deal, people, steps, check-in, risks, and what waits for a yes."""
        pending = session.pending.texts() if session.pending else []
        state = {
            "plan": session.plan.model_dump(mode="json"),
            "pending": pending,
            "today": session.today.isoformat(),
        }
        if brief:
            from assistant.agent.digest import digest

            now = standing(session)
            return digest(now.plan, now.today, now.planned, most_steps=MOST_STEPS_READ), state
        return session.plan.model_dump_json(exclude_defaults=True), state

    return read_plan


def _change(session: PlanSession, hear: Hear | None) -> BaseTool:
    @tool(args_schema=_Changes, response_format="content_and_artifact")
    def change_plan(changes: Any) -> Answer:
        """Record what the seller stated: deal facts, people, steps, owners, dates, statuses, order.

        Give the exact words of the seller as `quote`. Never compute a date: pass the phrase.
        """
        if hear is None:
            applied = session.apply(_typed(changes), author=ASSISTANT)
            withdraw(session)
            return told(applied.lines), _wrote(session, applied.lines)
        written = write(session, changes_of(changes), hear(), author=ASSISTANT)
        return _told_model(session, written)

    return change_plan


def _told_model(session: PlanSession, written: Written) -> Answer:
    artifact: dict[str, Any] = {"proposed": written.proposed} if written.proposed else {}
    if written.lines:
        artifact |= _wrote(session, written.lines)
    return written.told(session), artifact


def _typed(changes: Any) -> list[Change]:
    from assistant.agent.model_changes import CHANGES

    return CHANGES.validate_python(changes)


def _propose(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Changes, response_format="content_and_artifact")
    def propose_changes(changes: Any) -> Answer:
        """Offer changes that the seller did not state; they wait for a yes."""
        texts = session.propose(changes_of(changes)).texts()
        return "Waiting for a yes: " + "; ".join(texts), {"proposed": texts}

    return propose_changes


def _names(session: PlanSession) -> list[str]:
    return [text.split(":")[0] for text in session.pending.texts()] if session.pending else []


def _answer(session: PlanSession, hear: Hear | None) -> BaseTool:
    @tool(args_schema=_Accepted, response_format="content_and_artifact")
    def answer_proposal(accept: list[int]) -> Answer:
        """Take over what the seller accepts of the waiting changes, and drop the rest."""
        if hear is not None:
            said_yes(hear(), _names(session), taken=bool(accept))
            accept = [number - 1 for number in accept]  # models count from 1, as people do
        if not accept:
            session.reject()
            return "Dropped.", _wrote(session, [])
        applied = session.accept(accept)
        return told(applied.lines), _wrote(session, applied.lines)

    return answer_proposal


def _try(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Supposed, response_format="content_and_artifact")
    def what_if(changes: Any = None, **asked: Any) -> Answer:
        """Show what changes would do to every date, without making them."""
        from assistant.plan.whatif import what_if as compute

        tried = _typed(changes) if changes else supposed(session.plan, asked, session.calendar)
        found = compute(session.plan, tried, session.today, session.calendar)
        return found.text, {"what_if": found.model_dump(mode="json")}

    return what_if


def _check(session: PlanSession) -> BaseTool:
    @tool(args_schema=_Nothing, response_format="content_and_artifact")
    def check_plan() -> Answer:
        """Check the plan: does it fit, what is critical, what is wrong or at risk."""
        from assistant.agent.digest import verdict
        from assistant.plan.health import check

        planned = standing(session).planned
        findings = check(session.plan, session.today, session.calendar)
        told = [f"- {one.severity}: {one.message} {one.fix}" for one in findings[:MOST_FINDINGS]]
        facts = verdict(session.plan, planned, session.today)
        return "\n".join([facts, *told]), {"findings": [one.model_dump() for one in findings]}

    return check_plan


def _prepare(session: PlanSession, library: Library) -> BaseTool:
    @tool(args_schema=_Call, response_format="content_and_artifact")
    def prepare_call(kind: CallKind | None = None, minutes: int | None = None) -> Answer:
        """Prepare a call with the buyer, from the plan and the playbook."""
        from assistant.agent.preparing import prepared

        return prepared(session, kind, minutes, library.own)

    return prepare_call


def _undo(session: PlanSession, hear: Hear | None) -> BaseTool:
    @tool(args_schema=_Nothing, response_format="content_and_artifact")
    def undo() -> Answer:
        """Take back the last change of the plan."""
        if hear is not None:
            said_undo(hear())
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
