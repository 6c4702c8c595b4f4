"""Notes read by a model, part by part; who calls the model is not known here."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assistant.errors import ModelError, StoppedError
from assistant.notes.drafted import Found, Unresolved
from assistant.notes.model.changes import ModelChanges
from assistant.notes.model.items import Item, read_items
from assistant.notes.model.parts import PART_CHARS, NotesPart, parts, told_apart
from assistant.notes.page import Page
from assistant.plan.model import Plan

MOST_HALVINGS = 3
MOST_CALLS_A_PART = 8


class Reply(NamedTuple):
    """What a model answered.

    Attributes:
        text: the answer, JSON where all is well.
        whole: False where it broke off, or the part was too long for the model.
    """

    text: str
    whole: bool = True


Ask = Callable[[Plan, NotesPart], Reply]
Tell = Callable[[str, float], None]


class ModelNotes:
    """Reads a page with a model.

    Args:
        ask: sends one part and returns the answer. It is given no tools.
        tell: is told what goes on, and how much of it is done, from 0 to 1.
        stopped: tells whether the seller has stopped the reading.
        size: of a part, characters.
    """

    def __init__(
        self,
        ask: Ask,
        tell: Tell = lambda _doing, _share: None,
        stopped: Callable[[], bool] = lambda: False,
        size: int = PART_CHARS,
    ) -> None:
        self._ask, self._tell, self._stopped = ask, tell, stopped
        self._size = size
        self._open: list[Unresolved] = []

    def read(
        self, page: Page, plan: Plan, today: dt.date
    ) -> tuple[Sequence[Found], Sequence[Unresolved]]:
        """Return what the page says of the plan, and what of it changes nothing.

        Raises:
            ModelError: the model failed, or none of its answers could be read.
            StoppedError: the seller has stopped the reading.
        """
        pieces, withheld = told_apart(page)
        self._open = [
            Unresolved(
                kind="instruction", quote=line.text, at=line.start,
                reason="This tells the assistant what to do; it changes nothing.",
            )
            for line in withheld
        ]  # fmt: skip
        items = self._items(list(parts(pieces, self._size)), plan)
        found, left = ModelChanges(page, plan, today).made(items)
        return found, [*self._open, *left]

    def _items(self, todo: list[NotesPart], plan: Plan) -> list[Item]:
        items: list[Item] = []
        unread = 0
        for number, part in enumerate(todo):
            where = f", part {number + 1} of {len(todo)}" if len(todo) > 1 else ""
            self._tell(f"The model reads the notes{where}", number / len(todo))
            got = self._part(part, plan)
            unread += got is None
            items += got or []
        if todo and unread == len(todo):
            raise ModelError(
                "The model's answer cannot be read. Try again, use another model, or go on offline."
            )
        return items

    def _part(self, part: NotesPart, plan: Plan) -> list[Item] | None:
        """Return the items of a part, asked again in halves where an answer breaks off.

        None where no answer could be used.
        """
        items: list[Item] = []
        waiting = deque([(part, 0)])
        calls, usable = 0, False
        while waiting:
            if self._stopped():
                raise StoppedError("The reading was stopped. Nothing has changed.")
            now, depth = waiting.popleft()
            reply = self._ask(plan, now)
            calls += 1
            answer = read_items(reply.text)
            whole = answer.whole and reply.whole
            halves = now.halves()
            again = depth < MOST_HALVINGS and calls + len(waiting) + 2 <= MOST_CALLS_A_PART
            if not whole and halves and again:
                waiting.extendleft((half, depth + 1) for half in reversed(halves))
                continue
            usable = usable or whole or bool(answer.items)
            items += answer.items
            self._open += [_invalid(quote, why) for quote, why in answer.invalid]
            if not whole:
                self._open.append(_broken(now))
        return items if usable else None


def _invalid(quote: str, why: str) -> Unresolved:
    return Unresolved(kind="unclear", quote=quote, reason=f"{why[:1].upper()}{why[1:]}.")


def _broken(part: NotesPart) -> Unresolved:
    first, last = part.pieces[0], part.pieces[-1]
    lines = f"line {first.number}" if first.number == last.number else (
        f"lines {first.number} to {last.number}"
    )  # fmt: skip
    return Unresolved(
        kind="unclear", quote=first.text, at=first.start,
        reason=f"The model's answer to {lines} broke off. Read them yourself.",
    )  # fmt: skip
