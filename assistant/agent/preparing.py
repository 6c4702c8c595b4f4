"""What the tool `prepare_call` answers: the sheet's essence, and which sheet to open."""

from pathlib import Path
from typing import Any

from assistant.errors import InputError, PlanError
from assistant.playbook.loading import knowledge
from assistant.prep.calls import USUAL_MINUTES, CallKind
from assistant.prep.essence import essence
from assistant.prep.sheet import prepare, usual_call
from assistant.session import PlanSession


def prepared(
    session: PlanSession, kind: CallKind | None, minutes: int | None, own: Path | None = None
) -> tuple[str, dict[str, Any]]:
    """Return the essence of the sheet for a model, and for the program what it is made of.

    Args:
        session: the plan.
        kind: the kind of call; None takes the one that fits how far the plan is.
        minutes: how long it is; None takes what is usual.
        own: folder of the seller's own entries.

    Raises:
        PlanError: the call cannot be prepared; the message says why.
    """
    call = kind or usual_call(session.plan)
    length = minutes or USUAL_MINUTES[call]
    known = knowledge(own)
    try:
        sheet = prepare(session.plan, call, length, session.today, known, session.calendar)
    except InputError as error:
        raise PlanError(str(error)) from error
    points = essence(sheet)
    told = "\n".join(f"{one.label}: {one.text}" for one in points)
    artifact = {
        "prep": {"call": call, "minutes": length, "guessed": kind is None},
        "points": [[one.label, one.text] for one in points],
        "sources": sheet.sources,
    }
    return f"{told}\nEntries: {', '.join(sheet.sources)}", artifact
