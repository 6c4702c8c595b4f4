"""The buyer's lines: chosen by the round, never the same one twice."""

import zlib
from collections.abc import Sequence

from assistant.practice.scene import Scene, replies

_EVERY, _INTERJECTION = 3, 4
_OPEN_THEMSELVES = ("All right", "Okay", "Go on", "I hear you")


class Voice:
    """Chooses among lines, always alike for the same round."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._seed = f"{scene.objection}/{scene.role}/{scene.temper}/{scene.level}"

    def pick(self, lines: Sequence[str], used: set[str]) -> str:
        """Return a line that was not said yet, as long as there is one."""
        said = " ".join(used)
        fresh = [line for line in dict.fromkeys(lines) if line not in said]
        if fresh:
            return fresh[self._number(len(used)) % len(fresh)]
        return self._reworded(lines, said)

    def common(self, key: str, used: set[str], *, opener: bool = False, **facts: str) -> str:
        """Return a line said whatever the objection, filled with facts.

        Args:
            key: which lines.
            used: what was said already.
            opener: now and then a small word of the buyer's temper goes before it.
            facts: what stands in braces in the lines.
        """
        lines: list[str] = replies()[key]
        values = _values(facts)
        filled = [line.format(**values) for line in lines]
        text = self.pick(filled, used)
        short = len(text.split(". ")[0].split()) <= _INTERJECTION
        short = short or text.startswith(_OPEN_THEMSELVES)
        if opener and not short and self._number(len(used) + 7) % _EVERY == 0:
            text = _joined(self._opener(len(used)), text)
        return text

    def _opener(self, number: int) -> str:
        openers: list[str] = replies()["openers"][self._scene.temper]
        return openers[self._number(number) % len(openers)]

    def _reworded(self, lines: Sequence[str], said: str) -> str:
        """Return a line with other small words before it: everything else was said."""
        openers = [
            one
            for tempers in replies()["openers"].values()
            for one in tempers
            if one.endswith(". ")
        ]
        options = [_joined(opener, line) for line in lines for opener in openers]
        fresh = [one for one in options if one not in said]
        pairs = [f"{one} {two}" for one in options for two in replies()["neutral"]]
        return (fresh or [one for one in pairs if one not in said] or options)[0]

    def _number(self, salt: int) -> int:
        return zlib.crc32(f"{self._seed}/{salt}".encode())


def _joined(opener: str, line: str) -> str:
    if not opener or opener.rstrip()[-1] in ".!?" or line.startswith(("I ", "I'", "{")):
        return opener + line
    return opener + line[:1].lower() + line[1:]


def _values(facts: dict[str, str]) -> dict[str, str]:
    values = dict(facts)
    for key in ("day", "step"):
        if key in facts:
            values[f"{key}_start"] = facts[key][:1].upper() + facts[key][1:]
            values[f"{key}_small"] = facts[key][:1].lower() + facts[key][1:]
    return values
