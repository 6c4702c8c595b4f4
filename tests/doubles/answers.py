"""What a model would answer about notes, written short."""

import json
from typing import Any

from evals.obeying import item

__all__ = ["answer", "item"]


def answer(*items: dict[str, Any]) -> str:
    """Return the answer that holds these items."""
    return json.dumps({"items": list(items)})
