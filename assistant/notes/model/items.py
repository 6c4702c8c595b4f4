"""What a model answers about notes: a list of items, each with what it may say."""

import json
import re
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.plan.model import Side, Status, Weekday

MOST_ITEMS = 100
_LONGEST = 500
_LONGEST_QUOTE = 2_000
MOST_NAMES = 8
# What weak models write where the notes say nothing.
_NOTHING = frozenset(["", "null", "none", "n/a", "unknown", "not specified", "-"])

Op = Literal[
    "set_deal",
    "set_person",
    "remove_person",
    "add_step",
    "update_step",
    "remove_step",
    "set_check_in",
    "add_risk",
    "resolve_risk",
    "leave_open",
    "other_deal",
]


class Item(BaseModel):
    """One thing that the notes say; a field is null, or [], where they say nothing.

    Dates, lengths of time and sums are the words of the notes, never computed ones. Which kind of
    item may have which fields stands in `assistant/notes/model/shape.py`.
    """

    # No bounds here: what comes is cut to size by `read_items`.
    model_config = ConfigDict(extra="forbid", frozen=True)

    line: int
    quote: str
    op: Op
    name: str | None
    owners: list[str]
    owners_are: Literal["all", "more", "no_longer"] | None
    due: str | None
    duration: str | None
    status: Status | None
    after: list[str]
    role: str | None
    side: Side | None
    go_live: str | None
    target_close: str | None
    value: str | None
    weekday: Weekday | None
    time: str | None
    text: str | None


class Answer(NamedTuple):
    """What of a model's answer can be used.

    Attributes:
        items: what is valid, at most 100.
        invalid: for what is not, its quote and why.
        whole: whether the answer is complete; else it broke off or is no JSON.
    """

    items: list[Item]
    invalid: list[tuple[str, str]]
    whole: bool


def read_items(text: str) -> Answer:
    """Return what of an answer is valid. Never raises."""
    raw, whole = _raw(text)
    items: list[Item] = []
    invalid: list[tuple[str, str]] = []
    for one in raw[:MOST_ITEMS]:
        quote = one.get("quote") if isinstance(one, dict) else None
        try:
            items.append(Item.model_validate(_filled(one)))
        except (ValidationError, TypeError) as error:
            invalid.append((str(quote or "")[:_LONGEST], _why(error)))
    if len(raw) > MOST_ITEMS:
        invalid.append(("", f"the model gave {len(raw)} changes; {MOST_ITEMS} were looked at"))
    return Answer(items, invalid, whole)


def _why(error: ValidationError | TypeError) -> str:
    if not isinstance(error, ValidationError):
        return "the model gave something that is no change"
    first = error.errors()[0]
    field = ".".join(str(one) for one in first["loc"])
    return f"the model gave a change that is not valid ({field}: {first['msg']})"[:_LONGEST]


def _filled(one: Any) -> dict[str, Any]:
    """Fill what is left out and cut what is too long; servers without strict mode do both."""
    if not isinstance(one, dict):
        raise TypeError
    blank: dict[str, Any] = dict.fromkeys(Item.model_fields)
    blank.update(line=0, owners=[], after=[])
    return {**blank, **{key: _cut(key, value) for key, value in one.items() if value is not None}}


def _cut(key: str, value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()[: _LONGEST_QUOTE if key == "quote" else _LONGEST]
        empty = text.casefold() in _NOTHING and key not in ("quote", "op")
        return None if empty else text
    if isinstance(value, list):
        cut = [one[:_LONGEST] if isinstance(one, str) else one for one in value[:MOST_NAMES]]
        return [one for one in cut if not (isinstance(one, str) and one.casefold() in _NOTHING)]
    return value


def _raw(text: str) -> tuple[list[Any], bool]:
    """Return the list in an answer, and whether the answer is complete.

    Servers without strict modes give it with words before it, or in a fence of Markdown.
    """
    start = re.search(r"[{\[]", text)
    if start is None:
        return [], False
    try:
        found, _ = json.JSONDecoder().raw_decode(text, start.start())
    except (ValueError, RecursionError):
        return _salvaged(text), False
    if isinstance(found, dict):
        found = found.get("items")
    return (found, True) if isinstance(found, list) else ([], False)


def _salvaged(text: str) -> list[Any]:
    """Return the items of an answer that broke off."""
    decoder = json.JSONDecoder()
    found: list[Any] = []
    at = text.find("[")
    while 0 <= at < len(text) and len(found) <= MOST_ITEMS:
        at = text.find("{", at)
        if at < 0:
            break
        try:
            one, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(one)
    return found
