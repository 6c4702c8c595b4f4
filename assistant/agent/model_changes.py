"""What a model asks for, turned into changes of the plan."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import duration, recognise
from assistant.plan.changes import Change, SetDeal, UpdateStep
from assistant.plan.deadlines import find_durations
from assistant.plan.finding import find_step
from assistant.plan.lines import short
from assistant.plan.model import Plan, Step
from assistant.understanding.money import amounts
from assistant.understanding.text import fold

MAX_CHANGES = 60
_EMPTY: tuple[Any, ...] = ("", None, [], {})
_CHANGE: TypeAdapter[Change] = TypeAdapter(Change)
CHANGES: TypeAdapter[list[Change]] = TypeAdapter(list[Change])
_LENGTHS = {"duration": "duration_days", "implementation": "implementation_days"}
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?m\.?)?", re.IGNORECASE
)
_GO_LIVE = re.compile(r"\s*go[ _-]?live(?: date)?\s*", re.IGNORECASE)
_NOTHING = {"null", "none", "n/a", "unknown", "tbd", "not specified"}


def changes_of(asked: Any) -> list[Change]:
    """Return the changes that a model or the offline brain asks for.

    Raises:
        PlanError: one of them is not valid; the message says which and how to mend it.
    """
    if isinstance(asked, str):  # some models write the list as a string
        try:
            asked = json.loads(asked)
        except ValueError as error:
            raise PlanError("`changes` must be a list of objects, each with an `op`.") from error
    if isinstance(asked, Mapping):
        asked = [asked]
    if not isinstance(asked, Sequence) or isinstance(asked, str):
        raise PlanError("`changes` must be a list of objects, each with an `op`.")
    if len(asked) > MAX_CHANGES:
        raise PlanError(f"Make at most {MAX_CHANGES} changes in one call.")
    return [_change(number, one) for number, one in enumerate(asked, 1)]


def of_the_deal(change: Change, plan: Plan) -> Change:
    """Return a change of the deal where the go-live was taken for a step that the plan lacks."""
    if not isinstance(change, UpdateStep) or not change.due or not _GO_LIVE.fullmatch(change.step):
        return change
    try:
        find_step(plan, change.step)
    except PlanError:
        return SetDeal(quote=change.quote, go_live=change.due)
    return change


def supposed(plan: Plan, asked: Mapping[str, Any], calendar: WorkCalendar) -> list[Change]:
    """Return the changes that a model wants to try out.

    Raises:
        PlanError: nothing is supposed, or the step is not known.
    """
    given = {key: str(value).strip() for key, value in asked.items() if value not in _EMPTY}
    found: list[Change] = []
    if given.get("go_live"):
        found.append(SetDeal(go_live=given["go_live"]))
    if given.get("step"):
        step = find_step(plan, given["step"])
        fields: dict[str, Any] = {}
        if given.get("later_by"):  # a date or length beside it is the step's own, repeated
            fields = _later(step, _days(given["later_by"]), calendar)
        else:
            if given.get("due"):
                fields["due"] = given["due"]
            if given.get("duration"):
                fields["duration_days"] = _days(given["duration"])
        if fields:
            found.append(UpdateStep(step=step.id, **fields))
    if not found:
        raise PlanError(
            "Say what to try: a `step` with `later_by`, `due` or `duration`, or a `go_live`."
        )
    return found


def _later(step: Step, days: int, calendar: WorkCalendar) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if step.due:
        fields["due"] = calendar.add(step.due, days, step.side).isoformat()
    if step.due is None or step.duration_days is not None:
        fields["duration_days"] = max(0, duration(step)[0] + days)
    return fields


def _change(number: int, asked: Any) -> Change:
    if not isinstance(asked, Mapping):
        raise PlanError(f"Change {number} is no object with an `op`.")
    given = _mended({str(key): _plain(value) for key, value in asked.items()})
    try:
        return _CHANGE.validate_python(given)
    except ValidationError as error:
        raise PlanError(f"Change {number} {_why(error, given)}") from error


def _mended(given: dict[str, Any]) -> dict[str, Any]:
    """Return what was given in the words of the vocabulary."""
    given = {key: value for key, value in given.items() if value not in _EMPTY}
    op = given.get("op")
    for name, field in _LENGTHS.items():
        if name in given:
            given[field] = _days(str(given.pop(name)))
    if "after" in given:
        given["depends_on" if op == "add_step" else "add_depends_on"] = given.pop("after")
    if op == "add_step" and "kind" not in given:
        usual = recognise(str(given.get("action", "")))
        given |= {"kind": usual.id} if usual else {}
    if isinstance(given.get("value"), str):
        given |= _amount(given["value"])
    if isinstance(given.get("time"), str):
        given["time"] = _clock(given["time"])
    if isinstance(given.get("owners"), str):
        given["owners"] = [given["owners"]]
    return given


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        return None if text.casefold() in _NOTHING else text
    if isinstance(value, list):
        return [one for one in map(_plain, value) if one not in _EMPTY]
    return value


def _days(words: str) -> int:
    """Return working days.

    Raises:
        PlanError: the words are no length of time.
    """
    if words.isdigit():
        return int(words)
    found = find_durations(words) or find_durations(f"takes {words}")
    if not found:
        raise PlanError(
            f'"{short(words)}" is no length of time. Give words like "three weeks" or "10 days".'
        )
    return found[0].days


def _amount(words: str) -> dict[str, Any]:
    found = amounts(fold(words))
    if not found:
        return {"value": words}
    first = found[0]
    return {"value": first.value} | ({"currency": first.currency} if first.currency else {})


def _clock(words: str) -> str:
    """Return HH:MM for "2pm", "9.30 am" and "14:00"; other words as they are."""
    match = _CLOCK.fullmatch(words.strip())
    if not match:
        return words
    hour = int(match["hour"])
    half = (match["half"] or "").casefold()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02}:{match['minute'] or '00'}"


def _why(error: ValidationError, given: Mapping[str, Any]) -> str:
    op = str(given.get("op", ""))
    problems = error.errors(include_url=False, include_input=False)
    own = [one for one in problems if _belongs(one["loc"], op)] or problems
    first = own[0]
    field = str(first["loc"][-1]) if first["loc"] else "op"
    if not op or (len(own) == len(problems) and field == "op"):
        return f'has no valid `op` ("{short(op)}").'
    reason = first["msg"][:1].lower() + first["msg"][1:]
    return f"({op}) cannot be used: {field}: {short(reason, 120)}."


def _belongs(where: tuple[int | str, ...], op: str) -> bool:
    """Tell whether a problem is of the kind of change that was meant."""
    return bool(where) and str(where[0]).casefold() == op.replace("_", "")
