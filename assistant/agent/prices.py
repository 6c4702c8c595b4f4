"""What tokens cost at OpenAI, in US dollars for a million.

Standard prices for prompts of up to 272,000 tokens, as OpenAI published them by early November
2026 (developers.openai.com/api/docs/pricing). Prices change: what the page shows is an estimate,
and a model that is not listed has an unknown price.
"""

import datetime as dt
import re
from typing import NamedTuple

from assistant.plan.model import Strict

AS_OF = dt.date(2026, 11, 6)
SOURCE = "developers.openai.com/api/docs/pricing"


class Price(NamedTuple):
    """Dollars for a million tokens sent, sent again within minutes, and written."""

    sent: float
    cached: float
    written: float


PRICES = {
    "gpt-6-astra": Price(10.0, 1.0, 50.0),
    "gpt-6.1-sol": Price(2.0, 0.1, 10.0),
    "gpt-6-sol": Price(2.0, 0.2, 10.0),
    "gpt-6.1-terra": Price(1.0, 0.05, 5.0),
    "gpt-6-luna": Price(0.1, 0.01, 0.5),
    "gpt-5.6-terra": Price(2.0, 0.2, 12.0),
    "gpt-5.6-luna": Price(0.2, 0.02, 1.2),
    "gpt-5.4": Price(2.5, 0.25, 15.0),
    "gpt-5.4-mini": Price(0.75, 0.075, 4.5),
    "gpt-5.4-nano": Price(0.2, 0.02, 1.25),
}
_DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$")


class Usage(Strict):
    """Tokens of one turn or of several.

    Attributes:
        sent: tokens of all prompts.
        cached: those of them that the server had seen before.
        written: tokens of all answers.
        calls: how often the model was asked.
    """

    sent: int = 0
    cached: int = 0
    written: int = 0
    calls: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            sent=self.sent + other.sent,
            cached=self.cached + other.cached,
            written=self.written + other.written,
            calls=self.calls + other.calls,
        )


def cost(model: str, usage: Usage) -> float | None:
    """Return what the tokens cost, US dollars; 0 offline, None where the price is not known.

    Args:
        model: name as in the settings, as `openai:gpt-6.1-terra`.
        usage: the tokens.
    """
    kind, _, name = model.partition(":")
    if kind == "offline":
        return 0.0
    price = PRICES.get(_DATED.sub("", name)) if kind == "openai" else None
    if price is None:
        return None
    fresh = usage.sent - usage.cached
    total = fresh * price.sent + usage.cached * price.cached + usage.written * price.written
    return total / 1_000_000
