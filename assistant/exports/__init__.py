"""Plans written as files that other programs open. One module for each format."""

import contextlib
import datetime as dt
import importlib
import os
import tempfile
from pathlib import Path

from assistant.errors import AssistantError, InputError
from assistant.plan.model import Plan

WRITERS = {
    "md": "markdown",
    "docx": "word",
    "xlsx": "excel",
    "csv": "csv_file",
    "ics": "calendar_file",
    "html": "web_page",
    "json": "json_file",
}


def ending_of(path: str | Path) -> str:
    """Return the format that a file's ending says.

    Raises:
        InputError: there is no such format.
    """
    ending = Path(path).suffix.removeprefix(".").lower()
    if ending not in WRITERS:
        known = ", ".join(f".{one}" for one in WRITERS)
        raise InputError(f"{path} does not end in a known format. Use one of {known}.")
    return ending


def render(plan: Plan, ending: str, today: dt.date) -> bytes:
    """Return the plan as a file's content.

    Args:
        plan: the plan; what nobody said is left open.
        ending: the format, such as `docx`.
        today: the day that the file is dated.

    Raises:
        InputError: there is no such format.
    """
    name = WRITERS[ending_of(f"plan.{ending.removeprefix('.')}")]
    writer = importlib.import_module(f"assistant.exports.{name}")
    content: bytes = writer.render(plan, today)
    return content


def save(plan: Plan, path: str | Path, today: dt.date) -> Path:
    """Write the plan as a file; what stood there stays whole until all is written.

    Raises:
        InputError: the format is unknown, or the folder is missing or closed.
        AssistantError: the disk is full.
    """
    return written(render(plan, ending_of(path), today), path)


def written(content: bytes, path: str | Path) -> Path:
    """Write a file; what stood there stays whole until all is written.

    Raises:
        InputError: the folder is missing or closed.
        AssistantError: the disk is full.
    """
    target = Path(path)
    if target.is_dir():
        raise InputError(f"{target} is a folder. Give the name of a file.")
    try:
        _replace(target, content)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(
            f"There is no folder {target.parent}. Make it, or choose another."
        ) from error
    except PermissionError as error:
        raise InputError(f"{target} may not be written. Choose another folder.") from error
    except OSError as error:
        raise AssistantError(
            f"{target} could not be written ({error.strerror}). "
            "Free some space, or choose another folder."
        ) from error
    return target


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
