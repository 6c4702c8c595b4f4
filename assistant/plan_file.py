"""Reading a plan from a JSON file that anybody may have written."""

import json
import re
import sys
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import InputError
from assistant.plan.model import Plan

MAX_BYTES = 5_000_000
STANDARD_INPUT = "-"
_DATE_KEYS = {"go_live", "target_close", "due", "next", "start", "end", "since", "said_on"}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_DEEP = 50


def read_plan(path: str | Path) -> Plan:
    """Read a plan from a file, or from standard input where the path is `-`.

    Raises:
        InputError: it cannot be read or is no plan; the message says what to mend.
    """
    if str(path) == STANDARD_INPUT:
        return parse_plan(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    return parse_plan(read_bytes(Path(path), MAX_BYTES), str(path))


def read_bytes(path: Path, most: int) -> bytes:
    """Read a file of at most so many bytes.

    Raises:
        InputError: it is missing, a folder, too large, or may not be read.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder. Give the file.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}. Check the name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path} cannot be read: {reason}.") from error
    if len(data) > most:
        raise InputError(f"{path} is larger than {most / 1_000_000:g} MB. Give a smaller file.")
    return data


def decoded(data: bytes, name: str) -> str:
    """Return the text in a file's bytes.

    Raises:
        InputError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not text in UTF-8. Save it as UTF-8.") from error


def parse_plan(data: bytes, name: str = "The file") -> Plan:
    """Return the plan in the bytes of a JSON file: bare, or under the key `plan`.

    Args:
        data: the file's bytes.
        name: what to call the file in messages.

    Raises:
        InputError: it is no plan; the message says where and what to mend.
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} is larger than {MAX_BYTES / 1_000_000:g} MB. Give a smaller plan."
        )
    value = _value(decoded(data, name), name)
    if not isinstance(value, dict):
        raise InputError(f"{name} holds no plan: a plan is a JSON object with steps.")
    if isinstance(value.get("plan"), dict):
        value = value["plan"]  # a line that `chat --json` printed
    if value.get("schema", 1) != 1:
        raise InputError(
            f"{name} has schema {_shown(value['schema'])}; this program reads schema 1."
        )
    kept = _without_nulls(value)
    _check_dates(kept, name)
    try:
        content = json.dumps(kept, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise InputError(f"{name} holds half a character (\\ud8...). Write it whole.") from error
    try:
        plan = Plan.model_validate_json(content, strict=True)
    except ValidationError as error:
        raise InputError(f"{name}: {_first(error, kept)}") from error
    _check_references(plan, name)
    return plan


def _value(text: str, name: str) -> Any:
    if not text.strip():
        raise InputError(f"{name} is empty. Give a plan as JSON.")
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{name} is not a plan in JSON: it holds a number or a nesting out of bounds."
        ) from error


def _refuse_constant(_word: str) -> None:
    raise ValueError("NaN and Infinity are no JSON")


def _without_nulls(value: Any, depth: int = 0) -> Any:
    """Drop what is null: nobody said it, as if the key were not there."""
    if depth > _MOST_DEEP:
        raise InputError("The plan is nested too deeply. Give a plan as the export writes it.")
    if isinstance(value, dict):
        return {k: _without_nulls(v, depth + 1) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_without_nulls(one, depth + 1) for one in value]
    return value


def _check_dates(value: Any, name: str, where: str = "") -> None:
    """Refuse dates in other forms; pydantic would take a number for seconds since 1970."""
    if isinstance(value, list):
        for number, one in enumerate(value, 1):
            _check_dates(one, name, f"{where} {number}".strip())
        return
    if not isinstance(value, dict):
        return
    for key, one in value.items():
        place = f"{where} {key}".strip()
        if key in _DATE_KEYS and not (isinstance(one, str) and _ISO.fullmatch(one)):
            raise InputError(
                f"{name}: {place} is {_shown(one)}. Write the date like 2026-12-04, or null."
            )
        if key != "sources":
            _check_dates(one, name, place)


def _first(error: ValidationError, value: dict[str, Any]) -> str:
    """Return the first thing that is wrong, in words."""
    errors = error.errors(include_url=False)
    first = errors[0]
    place = _place(first["loc"], value)
    more = f" ({len(errors) - 1} more like this)" if len(errors) > 1 else ""
    kind = first["type"]
    if kind == "extra_forbidden":
        return f"{place} is not known. Remove it, or check its spelling{more}."
    if kind == "missing":
        return f"{place} is missing{more}."
    reason = first["msg"].removeprefix("Value error, ")
    return f"{place} is {_shown(first['input'])}: {reason[:1].lower()}{reason[1:]}{more}."


def _place(loc: tuple[int | str, ...], value: Any) -> str:
    """Return "steps 2 (Legal review) due" for a place in the plan."""
    words: list[str] = []
    for part in loc:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            value = None
        if isinstance(part, int):
            name = value.get("action") or value.get("name") if isinstance(value, dict) else None
            words.append(f"{part + 1}" + (f" ({str(name)[:60]})" if name else ""))
        else:
            words.append(part[:60])
    return " ".join(words)


def _check_references(plan: Plan, name: str) -> None:
    known: set[str] = set()
    for step in plan.steps:
        if step.id in known:
            raise InputError(f"{name}: two steps have the id {step.id!r}. Give each its own.")
        known.add(step.id)
    for step in plan.steps:
        for other in [*step.depends_on, *step.lags]:
            if other not in known:
                raise InputError(
                    f"{name}: step {step.id!r} depends on {other!r}, "
                    "which is no step's id. Correct or remove it."
                )
    for risk in plan.risks:
        if risk.step is not None and risk.step not in known:
            raise InputError(
                f"{name}: a risk names the step {risk.step!r}, "
                "which is no step's id. Correct it, or make it null."
            )
    _check_cycles(plan, name)


def _check_cycles(plan: Plan, name: str) -> None:
    from assistant.plan.applying import find_cycle

    circle = find_cycle({step.id: step.depends_on for step in plan.steps})
    if circle:
        chain = " → ".join([*circle, circle[0]])
        raise InputError(
            f"{name}: these steps wait for each other: {chain}. Remove one of the dependencies."
        )


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
