"""Whether a line of the buyer falls out of the part: sells, coaches, or speaks as a program.

The weights are made by `python -m train` from train/data/inversion.jsonl, the cases that are not
set aside, and the seller's moves that sell.
"""

import functools
import math
import re
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError
from assistant.practice.part_features import line_features
from assistant.understanding.text import fold, sentences

FILE = Path(__file__).parent / "weights" / "inversion.npz"
INVERTED = 0.7  # at which authors left out of the fit have few false alarms
# A line that speaks of the part itself has left it, whatever else it says.
_PLAIN = re.compile(
    r"\b(?:language model|chatgpt|as an ai|i am an ai|i'm an ai|role-?play|system prompt|"
    r"(?:this|the) (?:simulation|exercise|practice round)|my (?:instructions|programming)|"
    r"i(?:'m| am| was) programmed|"
    r"out of character)\b",
    re.IGNORECASE,
)
# "*nods*", "[pauses]", "(leans back)", "Buyer: no": written about the talk, and not said in it.
_WRITTEN = re.compile(
    r"\s*(?:\*[^*\n]+\*|\[[^\]\n]+\]|\((?:the |she |he )?(?!yes\b|as\b|this\b)\w+s\b[^)\n]*\)|"
    r"(?:the )?(?:seller|buyer|rep|salesperson|prospect|customer|coach|assistant|you|me)\s?:)",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=1_024)
def inverted(line: str) -> float:
    """Return how likely a line of the buyer sells, coaches or leaves the part (0 to 1)."""
    folded = fold(line)
    if _PLAIN.search(folded) and not re.search(r"\bdon't know (?:what|anything)", folded):
        return 1.0
    if _WRITTEN.match(folded):
        return 1.0
    pieces = [one.text for one in sentences(folded)]
    if not pieces:
        return 0.0
    weights, bias = _weights()
    scores: Any = line_features(pieces) @ weights + bias
    return 1 / (1 + math.exp(-float(scores.max())))


def leaves_the_part(line: str) -> bool:
    """Tell whether a line of the buyer sells, coaches or leaves the part."""
    return inverted(line) > INVERTED


@functools.cache
def _weights() -> tuple[Any, float]:
    import numpy as np

    if not FILE.is_file():
        raise SettingsError("The practice buyer's weights are missing. Run make train.")
    with np.load(FILE) as data:
        return data["weights"].astype(np.float32), float(data["bias"])
