"""The shape in which a model answers about notes: for each kind of item the fields it may have.

A model writes only what its kind of item can say: a flat item of all fields would cost it four
times the words, and small models fill fields that are asked for, whatever the notes say.
"""

import functools
from typing import Any, NamedTuple, get_args

from assistant.notes.model.items import MOST_NAMES
from assistant.plan.model import Side, Status, Weekday

Schema = dict[str, Any]


class _Kind(NamedTuple):
    ops: tuple[str, ...]
    needed: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_KINDS = (
    _Kind(("add_step",), ("name",), ("owners", "due", "duration", "status", "side", "after")),
    _Kind(
        ("update_step",), ("name",),
        ("owners", "owners_are", "due", "duration", "status", "side", "after"),
    ),
    _Kind(("set_deal",), (), ("name", "value", "go_live", "target_close")),
    _Kind(("set_person",), ("name",), ("role", "side")),
    _Kind(("set_check_in",), (), ("weekday", "time", "due")),
    _Kind(("remove_step", "remove_person"), ("name",)),
    _Kind(("add_risk",), ("text",), ("name",)),
    _Kind(("leave_open", "resolve_risk"), ("text",)),
    _Kind(("other_deal",)),
)  # fmt: skip
_NAMES: Schema = {"type": "array", "items": {"type": "string"}, "maxItems": MOST_NAMES}
_TYPES: dict[str, Schema] = {
    "line": {"type": "integer", "description": "Number of the line in which the quote begins."},
    "quote": {
        "type": "string", "description": "Exact words of the notes that say all of this, copied.",
    },
    "name": {"type": "string", "description": "The step, the person, or the buyer's company."},
    "owners": {**_NAMES, "description": "Who does the step, by name."},
    "owners_are": {
        "type": "string", "enum": ["all", "more", "no_longer"],
        "description": "All its owners, further ones, or ones that leave it.",
    },
    "due": {
        "type": "string", "description": "The words for the day it is to be done, or of the call.",
    },
    "duration": {"type": "string", "description": "The words for how long it takes."},
    "status": {"type": "string", "enum": list(get_args(Status))},
    "side": {"type": "string", "enum": list(get_args(Side))},
    "after": {**_NAMES, "description": "Steps that must be done before this one."},
    "role": {"type": "string"},
    "value": {"type": "string", "description": "The words for what the deal is worth."},
    "go_live": {"type": "string", "description": "The words for the day the buyer goes live."},
    "target_close": {"type": "string", "description": "The words for the day of the signature."},
    "weekday": {"type": "string", "enum": list(get_args(Weekday))},
    "time": {"type": "string", "description": "The words for the time of day of the call."},
    "text": {"type": "string", "description": "The risk in few words, or the question to ask."},
}  # fmt: skip


@functools.lru_cache(maxsize=2)
def response_format(*, strict: bool) -> Schema:
    """Return the shape of the answer as OpenAI's API takes it.

    Args:
        strict: as OpenAI's strict mode takes it, every field given and null where the notes say
            nothing; otherwise fields are left out.
    """
    items = {"type": "array", "items": {"anyOf": [_item(kind, strict=strict) for kind in _KINDS]}}
    made: Schema = {"name": "notes", "schema": _closed({"items": items}, ["items"])}
    if strict:
        made["strict"] = True
    return {"type": "json_schema", "json_schema": made}


def _item(kind: _Kind, *, strict: bool) -> Schema:
    needed = ["line", "quote", "op", *kind.needed]
    fields = {name: _TYPES[name] for name in (*kind.needed, *kind.may)}
    if strict:
        fields = {n: one if n in kind.needed else _nullable(one) for n, one in fields.items()}
        needed += kind.may
    op = {"type": "string", "enum": list(kind.ops)}
    shown = {"line": _TYPES["line"], "quote": _TYPES["quote"], "op": op, **fields}
    return _closed(shown, needed)


def _nullable(one: Schema) -> Schema:
    if one["type"] == "array":
        return one
    made = {**one, "type": [one["type"], "null"]}
    return made | {"enum": [*one["enum"], None]} if "enum" in one else made


def _closed(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object", "properties": properties, "required": required,
        "additionalProperties": False,
    }  # fmt: skip
