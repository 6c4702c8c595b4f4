"""A turn that the seller stops."""

import threading
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler

from assistant.errors import StoppedError

STOPPED = "Stopped. Your message and the plan are kept."


class Stopping(BaseCallbackHandler):
    """Breaks off a model that is answering.

    Args:
        stop: set when the seller stops the turn.
    """

    raise_error = True

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def on_llm_new_token(self, *_args: Any, **_values: Any) -> None:
        """Look whether the turn was stopped.

        Raises:
            StoppedError: it was.
        """
        if self._stop.is_set():
            raise StoppedError(STOPPED)
