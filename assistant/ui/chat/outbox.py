"""Messages on their way: each is written down before anything else is done about it.

The conversation is kept by the agent, which must first be loaded. Whatever happens until a
message stands in the conversation, the page finds it here again.
"""

import os
import tempfile
from pathlib import Path

from assistant.errors import StoreError


class Outbox:
    """One file for each plan whose last message is not answered yet.

    Args:
        folder: where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, plan_id: str, text: str) -> None:
        """Write a message down.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(text)
            Path(name).replace(self._file(plan_id))
        except OSError as error:
            raise StoreError(
                f"The message could not be kept ({error.strerror}). Make room in the data folder "
                "and try again."
            ) from error

    def get(self, plan_id: str) -> str | None:
        """Return the message that was not answered, None where there is none."""
        try:
            return self._file(plan_id).read_text(encoding="utf-8")
        except OSError:
            return None

    def drop(self, plan_id: str) -> None:
        """Forget the message: it is answered."""
        self._file(plan_id).unlink(missing_ok=True)

    def _file(self, plan_id: str) -> Path:
        return self._folder / f"{plan_id}.txt"
