"""The plan as JSON, in the form that other programs rely on."""

import datetime as dt
import json
from typing import Any

from assistant.plan.model import Plan


def render(plan: Plan, today: dt.date) -> bytes:  # noqa: ARG001 - as all formats
    """Return the plan as JSON; reading it gives the same plan."""
    return (json.dumps(as_dict(plan), indent=2, ensure_ascii=False) + "\n").encode()


def as_dict(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain data."""
    made: dict[str, Any] = plan.model_dump(mode="json", by_alias=True)
    value = plan.deal.value
    if value is not None and value.is_integer():
        made["deal"]["value"] = int(value)
    return made
