"""Files that travel with the package: prompts, knowledge."""

from pathlib import Path
from typing import Literal

from assistant.errors import SettingsError

_PACKAGE = Path(__file__).resolve().parent


def shipped_folder(name: Literal["prompts", "knowledge"]) -> Path:
    """Return a folder that ships with the assistant: inside an installed package, or beside it.

    Raises:
        SettingsError: it is missing.
    """
    for folder in (_PACKAGE / "_files" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise SettingsError(f"The {name} folder is missing. Install the assistant again.")
