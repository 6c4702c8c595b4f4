"""A case of the notes suite drafted into a plan."""

import datetime as dt
import json
import time
from typing import Any

from assistant.exports.json_file import as_dict
from assistant.notes.drafting import Reader, accepted, draft
from assistant.notes.page import Page, page_of
from assistant.plan.model import CalendarSettings, Plan
from assistant.plan_file import parse_plan
from assistant.session import new_plan
from assistant.settings import OFFLINE


def note(case: dict[str, Any], reader: Reader | None = None) -> dict[str, Any]:
    """Return the plan before and after the notes, and every change with its words.

    Args:
        case: a case of the suite, as it stands in the YAML file.
        reader: reads the page; by default the offline one.
    """
    began = time.perf_counter()
    page = page_of(case["notes"], "pasted", dt.date.fromisoformat(case["today"]))
    return drafted(case, page, reader, began)


def drafted(
    case: dict[str, Any], page: Page, reader: Reader | None = None, began: float | None = None
) -> dict[str, Any]:
    """Return what `note` does, of a page that is made already."""
    began = began or time.perf_counter()
    today = dt.date.fromisoformat(case["today"])
    plan = start(case)
    made = draft(page, plan, today, reader)
    seconds = time.perf_counter() - began
    after = accepted(plan, made.changes, today).plan
    return {
        "plan": as_dict(after),
        "before": as_dict(plan),
        "text": page.text,
        "changes": [_change(one) for one in made.changes],
        "unresolved": [one.model_dump(mode="json") for one in made.unresolved],
        "warnings": made.warnings,
        "seconds": [seconds],
    }


def reader_of(model_name: str) -> Reader | None:
    """Return the reader of notes for a model whose answers are kept, None for the offline one.

    Raises:
        SettingsError: the name is unknown, or a key or an address is missing.
    """
    if model_name == OFFLINE:
        return None
    from assistant.agent.models import create_model
    from assistant.agent.notes_model import reader
    from assistant.settings import Settings
    from evals.streaming import KeptStreams

    model = create_model(Settings(), model_name)
    return reader(KeptStreams(model=model, name=model_name, metadata=model.metadata))


def start(case: dict[str, Any]) -> Plan:
    """Return the plan that the notes meet: the case's own, or an empty one."""
    plan = new_plan()
    if "plan" in case:
        plan = parse_plan(json.dumps(case["plan"]).encode(), str(case["id"]))
    calendar = CalendarSettings(
        **{**plan.calendar.model_dump(), "buyer_country": case.get("country", "US")}
    )
    plan = plan.model_copy(update={"calendar": calendar})
    if "deal" in case:
        deal = plan.deal.model_copy(update={"buyer": case["deal"]})
        plan = plan.model_copy(update={"deal": deal})
    return plan


def _change(one: Any) -> dict[str, Any]:
    fields: dict[str, Any] = one.change.model_dump(mode="json", exclude_defaults=True)
    return {
        **fields,
        "op": one.change.op,
        "quote": one.quote,
        "at": one.at,
        "said_on": one.said_on.isoformat(),
    }
