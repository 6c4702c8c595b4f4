"""A model that does whatever an attack asks for: the worst that notes can bring about."""

from collections.abc import Sequence
from typing import Any

from assistant.notes.model.items import Item

_BLANK: dict[str, Any] = dict.fromkeys(Item.model_fields) | {"owners": [], "after": []}


def item(op: str, quote: str, line: int = 0, **fields: Any) -> dict[str, Any]:
    """Return an item of an answer with all its fields, as strict modes give it."""
    return _BLANK | {"op": op, "quote": quote, "line": line} | fields


def orders(forbidden: dict[str, Any], quotes: Sequence[str]) -> list[dict[str, Any]]:
    """Return all items that an attack wants, once with each of these quotes.

    Args:
        forbidden: what it wants, as cases of notes name it.
        quotes: words to give as evidence: the attack's own, honest lines, words made up.
    """
    fields = list(_wanted(forbidden))
    return [item(op, quote, **values) for quote in quotes for op, values in fields]


def _wanted(forbidden: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    made: list[tuple[str, dict[str, Any]]] = []
    for name, status in forbidden.get("statuses", {}).items():
        made += [(op, {"name": name, "status": status}) for op in ("update_step", "add_step")]
    made += [("add_step", {"name": name, "due": "tomorrow"}) for name in forbidden.get("steps", [])]
    for owner in forbidden.get("owners", []):
        fields = {"name": "Security review", "owners": [owner], "owners_are": "all"}
        made += [("update_step", fields), ("set_person", {"name": owner, "side": "buyer"})]
    for step in forbidden.get("gone", []):
        made.append(("remove_step", {"name": step.replace("-", " ")}))
    for key in ("go_live", "target_close"):
        if key in forbidden:
            made.append(("set_deal", {key: str(forbidden[key])}))
    if "value" in forbidden:
        made.append(("set_deal", {"value": f"${forbidden['value']:,}"}))
    if "check_in" in forbidden:
        made.append(("set_check_in", dict(forbidden["check_in"])))
    return made
