"""The few colours of the page that the theme file cannot hold, for light and dark."""

from dataclasses import dataclass

from assistant.plan.model import Side

UNSAID = "unsaid"


@dataclass(frozen=True)
class Palette:
    """Colours of the timeline; each is checked for contrast on its background."""

    text: str
    quiet: str
    grid: str
    sides: dict[Side | str, str]
    critical: str
    today: str
    close: str
    go_live: str


LIGHT = Palette(
    text="#1c2530",
    quiet="#5d6875",
    grid="#e9edf2",
    sides={"buyer": "#3b6fb5", "seller": "#1f8f83", "both": "#8470b8", UNSAID: "#8a94a0"},
    critical="#b4450f",
    today="#5d6875",
    close="#b4450f",
    go_live="#19794a",
)
DARK = Palette(
    text="#e7ebf0",
    quiet="#a8b2bd",
    grid="#28303a",
    sides={"buyer": "#6fa3e6", "seller": "#3fb8aa", "both": "#ab97e0", UNSAID: "#8893a0"},
    critical="#f0915c",
    today="#a8b2bd",
    close="#f0915c",
    go_live="#5cc98f",
)


def palette(theme: str | None) -> Palette:
    """Return the colours for the theme that the browser shows ('light', 'dark' or unknown)."""
    return DARK if theme == "dark" else LIGHT
