"""Which words of an HTML page a reader cannot see."""

import re
from collections.abc import Iterator
from typing import NamedTuple

Colour = tuple[int, int, int]

_I = re.IGNORECASE

WHITE: Colour = (255, 255, 255)
_NAMES: dict[str, Colour] = {"white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250)} | {
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
    "whitesmoke": (245, 245, 245),
    "red": (255, 0, 0),
    "blue": (0, 0, 255),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
}
_NEAR = 24  # how far the colours of words and ground may differ, over three channels
_SMALLEST = 2.0  # points or pixels; below that nobody reads
_GONE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|"
    r"opacity\s*:\s*(?:0?\.0\d*|0)\s*(?:%|;|!|$)|"
    r"(?<![\w-])(?:max-)?height\s*:\s*0(?:px|pt)?\s*(?:;|!|$)|"
    r"(?:text-indent|left|top)\s*:\s*-\d{4,6}|"
    r"clip\s*:\s*rect\(\s*0",
    _I,
)
_SIZE = re.compile(r"font(?:-size)?\s*:\s*(\d{0,4}(?:\.\d{1,4})?)\s*(px|pt|em|rem|%)?", _I)
_COLOUR = re.compile(r"(?:^|[;\s{])color\s*:\s*([^;!}]{1,60})", _I)
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!}]{1,200})", _I)
_SIMPLE = re.compile(r"(?:[a-z0-9]{1,12})?([.#][\w-]{1,80})$", _I)
_MOST_CSS = 200_000  # characters


class Look(NamedTuple):
    """How words look: gone for good, too small, their colour, and that of the ground."""

    gone: bool = False
    tiny: bool = False
    colour: Colour | None = (0, 0, 0)
    ground: Colour | None = WHITE

    @property
    def hidden(self) -> bool:
        """Whether nobody can see the words."""
        return self.gone or self.tiny or self._like_ground()

    def _like_ground(self) -> bool:
        if self.colour is None or self.ground is None:
            return False
        return sum(abs(a - b) for a, b in zip(self.colour, self.ground, strict=True)) < _NEAR


def restyled(look: Look, style: str) -> Look:
    """Return how words look under one more style."""
    if not style:
        return look
    gone = look.gone or bool(_GONE.search(style))
    tiny, colour, ground = look.tiny, look.colour, look.ground
    size = _SIZE.search(style)
    if size and size.group(1) not in ("", "."):
        unit = (size.group(2) or "px").lower()
        least = {"em": 0.15, "rem": 0.15, "%": 15.0}.get(unit, _SMALLEST)
        tiny = float(size.group(1)) < least
    found = _COLOUR.search(style)
    if found:
        gone = gone or _transparent(found.group(1))
        colour = parsed(found.group(1))
    below = _GROUND.search(style)
    if below and not re.match(r"\s*(?:transparent|none|inherit|initial)", below.group(1), _I):
        ground = parsed(below.group(1))
    return Look(gone, tiny, colour, ground)


def parsed(words: str) -> Colour | None:
    """Return a colour in CSS, or None where it is not understood."""
    words = words.strip().lower()
    full = re.match(r"#([0-9a-f]{6})", words)
    if full:
        return _hex([full.group(1)[n : n + 2] for n in (0, 2, 4)])
    short = re.match(r"#([0-9a-f]{3})\b", words)
    if short:
        return _hex([one * 2 for one in short.group(1)])
    mixed = re.match(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", words)
    if mixed:
        red, green, blue = (int(mixed.group(n)) for n in (1, 2, 3))
        return red, green, blue
    return _NAMES.get(words.split()[0]) if words else None


def _hex(parts: list[str]) -> Colour:
    red, green, blue = (int(part, 16) for part in parts)
    return red, green, blue


def _transparent(words: str) -> bool:
    return bool(re.match(r"\s*(?:transparent|rgba\([^)]{1,40},\s*0?\.?0\s*\))", words, _I))


def rules(css: str) -> dict[str, str]:
    """Return the styles that a sheet gives to classes (".x") and single elements ("#y")."""
    found: dict[str, str] = {}
    for selectors, style in _blocks(css[:_MOST_CSS]):
        for selector in selectors.split(",")[:50]:
            simple = _SIMPLE.match(selector.strip()[-100:])
            if simple:
                key = simple.group(1).lower()
                found[key] = f"{found.get(key, '')};{style}"[-2_000:]
    return found


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and styles, but not what holds for some screens only (@media)."""
    depth = start = opened = 0
    for match in re.finditer("[{}]", css):
        if match.group() == "{":
            depth += 1
            opened = match.end() if depth == 1 else opened
        elif depth:
            depth -= 1
            if depth == 0:
                selectors = css[start : opened - 1].rsplit("*/", maxsplit=1)[-1]
                if "@" not in selectors:
                    yield selectors, css[opened : match.start()][:2_000]
                start = match.end()
