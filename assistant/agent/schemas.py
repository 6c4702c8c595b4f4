"""The tools as a model sees them: short descriptions and lean arguments.

The program takes the whole vocabulary of changes; a model is shown what a seller says in a chat.
Dates and lengths of time are phrases. In strict mode every field is required and may be null; the
other form leaves out what is not needed, which small models and servers that decode along the
schema are better at.
"""

import functools
from typing import Any, NamedTuple, get_args

from assistant.plan.model import Letter
from assistant.prep.calls import CallKind

Schema = dict[str, Any]
MOST_ITEMS = 12  # changes in one call that a model is invited to

_SIDES = ["buyer", "seller", "both"]
_STATUSES = ["not_started", "in_progress", "done", "blocked"]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class _Field(NamedTuple):
    name: str
    type: str = "string"
    about: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    most: int = 0  # items of a list


def _named(name: str, about: str = "") -> _Field:
    return _Field(name, about=about, needed=True)


def _list(name: str, about: str = "") -> _Field:
    return _Field(name, "array", about, most=8)


_QUOTED = _Field("quote", needed=True)
_DUE = _Field("due", about="Words for its date, if said.")
_DURATION = _Field("duration", about="Words for how long it takes, if said.")
_SIDE = _Field("side", choices=tuple(_SIDES))
_STATUS = _Field("status", choices=tuple(_STATUSES))
_AFTER = _list("after", "Steps that must be done before it.")

_CHANGES: tuple[tuple[str, tuple[_Field, ...]], ...] = (
    (
        "set_deal",
        (
            _Field("buyer", about="The buyer's company."),
            _Field("value", "number"),
            _Field("currency", about="Three letters, as USD."),
            _Field("go_live", about="Words for the date the buyer goes live, if said."),
            _Field("target_close", about="Words for the date of the signature, if said."),
            _Field("implementation", about="Words for the time from signing to live, if said."),
        ),
    ),
    (
        "add_step",
        (
            _named("action", "The step, in a few words."),
            _list("owners", "Names of who does it."),
            _SIDE, _DUE, _DURATION, _STATUS, _AFTER,
        ),
    ),
    (
        "update_step",
        (
            _named("step", "Its id or name in the plan."),
            _list("owners", "Names of who does it now."),
            _SIDE, _Field("due"), _Field("duration"), _STATUS, _list("after"),
            _Field("action", about="Its new name, where it is renamed."),
        ),
    ),
    ("set_person", (_named("name"), _Field("role"), _SIDE)),
    ("remove_step", (_named("step"),)),
    ("remove_person", (_named("name"),)),
    (
        "set_check_in",
        (
            _Field("weekday", choices=tuple(_DAYS)),
            _Field("time", about="24-hour, as 14:00."),
            _Field("next", about="Words for the next date."),
            _Field("every_weeks", "integer"),
        ),
    ),
    ("add_risk", (_named("text"), _Field("step"))),
    ("requalify", (_Field("why", about="What took the place of this deal, in a few words."),)),
    (
        "score_letter",
        (
            _Field("letter", choices=tuple(get_args(Letter)), needed=True),
            _Field("score", choices=("red", "amber", "green"), about="Green takes `words`."),
            _Field("words", about="The buyer's words, as the seller tells them."),
            _Field("said_by", about="Who of the buyer said them: name or role."),
        ),
    ),
    (
        "mark_unknown",
        (_named("question", "Key of the open question that the seller cannot answer."),),
    ),
)  # fmt: skip

_ABOUT = {
    "change_plan": "Record facts the seller states: deal, people, steps, owners, dates, statuses, "
    "order. One call with everything the message says. `quote`: exact words of the message that "
    "say it, empty for a suggestion of yours. Only fields that the message states. Dates and "
    "lengths of time: its words, never computed.",
    "answer_proposal": "Take over or drop what waits, after the seller's yes or no.",
    "what_if": "Try out a delay or another date without changing the plan.",
    "check_plan": "Does the plan fit, what is critical, late or missing.",
    "read_plan": "Read the whole plan with every step.",
    "search_playbook": "Look up how something is done, or how to answer what the buyer said. "
    "Guidance only; facts of this deal stand in the plan.",
    "prepare_call": "Prepare a call with the buyer: goal, agenda with minutes, who should be "
    "there, what to ask, likely objections. Repeat what matters; the seller can open the sheet.",
    "undo": "Take back the last change, where the seller asks for it.",
}
_ARGUMENTS: dict[str, tuple[_Field, ...]] = {
    "answer_proposal": (
        _Field(
            "accept", "array", "Numbers of the waiting changes that the seller takes; [] for none.",
            needed=True, most=60,
        ),
    ),
    "what_if": (
        _Field("step", about="The step that moves."),
        _Field("later_by", about="Words for the delay."),
        _Field("due", about="Words for another date of the step."),
        _Field("duration", about="Words for another length of the step."),
        _Field("go_live", about="Words for another go-live date."),
    ),
    "check_plan": (),
    "search_playbook": (
        _Field("query", about="A question, or the buyer's exact words.", needed=True),
        _Field(
            "kinds", "array", "Only these: guidance, talk-track, objection, question, checklist, "
            "example, step.", most=7,
        ),
    ),
    "prepare_call": (
        _Field("kind", choices=tuple(get_args(CallKind))),
        _Field("minutes", "integer", "How long it is, where the seller says so."),
    ),
    "read_plan": (),
    "undo": (),
}  # fmt: skip


@functools.lru_cache(maxsize=2)
def tool_schemas(*, strict: bool) -> dict[str, Schema]:
    """Return each tool by its name, in OpenAI's form.

    Args:
        strict: as OpenAI's strict mode takes it: every field required, objects closed.
    """
    changes: Schema = {
        "type": "array",
        "items": {"anyOf": [_change(op, fields, strict=strict) for op, fields in _CHANGES]},
    }
    if not strict:
        changes["maxItems"] = MOST_ITEMS
    found = {"change_plan": _closed({"changes": changes}, ["changes"])}
    for name, fields in _ARGUMENTS.items():
        found[name] = _object(fields, strict=strict)
    return {name: _tool(name, schema, strict=strict) for name, schema in found.items()}


def _tool(name: str, parameters: Schema, *, strict: bool) -> Schema:
    function: Schema = {"name": name, "description": _ABOUT[name], "parameters": parameters}
    if strict:
        function["strict"] = True
    return {"type": "function", "function": function}


def _change(op: str, fields: tuple[_Field, ...], *, strict: bool) -> Schema:
    made = _object((_QUOTED, *fields), strict=strict)
    made["properties"] = {"op": {"type": "string", "enum": [op]}, **made["properties"]}
    made["required"] = ["op", *made["required"]]
    return made


def _object(fields: tuple[_Field, ...], *, strict: bool) -> Schema:
    needed = [field.name for field in fields if strict or field.needed]
    return _closed({field.name: _value(field, strict=strict) for field in fields}, needed)


def _closed(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object", "properties": properties, "required": required,
        "additionalProperties": False,
    }  # fmt: skip


def _value(field: _Field, *, strict: bool) -> Schema:
    made: Schema = {"type": field.type}
    if field.type == "array":
        made["items"] = {"type": "integer" if field.name == "accept" else "string"}
        if not strict:
            made["maxItems"] = field.most
    elif strict and not field.needed:
        made["type"] = [field.type, "null"]
    if field.choices:
        made["enum"] = [*field.choices, None] if strict else list(field.choices)
    if field.about:
        made["description"] = field.about
    return made
