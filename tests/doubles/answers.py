"""What a model would answer about notes, written short."""

import json
from typing import Any

from assistant.notes.model_items import Item

_BLANK: dict[str, Any] = dict.fromkeys(Item.model_fields) | {"owners": [], "after": []}


def item(op: str, quote: str, line: int = 0, **fields: Any) -> dict[str, Any]:
    """Return an item with all its fields, as strict modes give it."""
    return _BLANK | {"op": op, "quote": quote, "line": line} | fields


def answer(*items: dict[str, Any]) -> str:
    """Return the answer that holds these items."""
    return json.dumps({"items": list(items)})
