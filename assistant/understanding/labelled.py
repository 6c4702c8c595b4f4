"""Facts behind a label of the seller's own ("champion: Kofi", "And the value: $140k")."""

import re
from typing import NamedTuple

_KEYS: tuple[tuple[str, str], ...] = (
    ("champion", r"champion|sponsor|internal sponsor|inside (?:person|contact)"),
    ("signer", r"signer|signatory|signing authority|who(?: will| is)? signs?|who's signing"),
    (
        "value",
        r"value|deal (?:value|size|amount)|price|amount|amt|tcv|acv|arr|contract value|worth",
    ),
    ("target_close", r"(?:expected |target |planned )?clos(?:e|ing)(?: date)?|signature date"),
    (
        "check_in",
        r"(?:weekly |standing |regular )?(?:call|check[- ]?in|sync|catch[- ]?up|meeting)|cadence",
    ),
    (
        "implementation",
        r"time to (?:implement|go live|roll ?out)|implementation(?: time)?|roll ?out(?: time)?",
    ),
    ("go_live", r"go[- ]?live(?: date)?|live date|launch(?: date)?"),
    ("buyer", r"buyer|customer|client|account|acct|company|opp(?:ortunity)?|prospect|deal"),
)
_LABEL = re.compile(
    r"^(?:(?:and|also|oh|plus|btw|then|ok|so)[, ]+)*(?:the |our |their |my )?(?:"
    + "|".join(rf"(?P<{key}>{words})" for key, words in _KEYS)
    + r")\s*(?::|=| - |->| is(?= \$| €| £))\s*(?=\S)",
    re.IGNORECASE,
)


class Labelled(NamedTuple):
    """The question that a label stands for, and where its value begins."""

    key: str
    start: int


def labelled(text: str) -> Labelled | None:
    """Return what the label in front of the text asks for, None where there is none."""
    match = _LABEL.match(text)
    if not match:
        return None
    key = next(name for name, words in match.groupdict().items() if words)
    return Labelled(key, match.end())
