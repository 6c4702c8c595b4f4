"""Prompts: files with strict variables."""

import functools
import string

from assistant.errors import SettingsError
from assistant.files import shipped_folder


@functools.lru_cache(maxsize=32)
def _template(name: str) -> string.Template:
    path = shipped_folder("prompts") / f"{name}.md"
    if not path.is_file():
        raise SettingsError(f"The prompt {name}.md is missing. Install the assistant again.")
    return string.Template(path.read_text(encoding="utf-8"))


def template_text(name: str) -> str:
    """Return a prompt as it stands in its file.

    Raises:
        SettingsError: the prompt is missing.
    """
    return _template(name).template


def filled(name: str, **values: str) -> str:
    """Return a prompt with exactly its variables filled.

    Raises:
        SettingsError: the prompt is missing, or its variables are not those given.
    """
    template = _template(name)
    wanted = set(template.get_identifiers())
    if wanted != set(values):
        raise SettingsError(
            f"The prompt {name}.md has the variables {sorted(wanted)}, not {sorted(values)}."
        )
    return template.substitute(values)
