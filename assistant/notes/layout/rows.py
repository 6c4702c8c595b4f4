"""Lines on their way into a page, before they have a place in its text."""

import datetime as dt
from typing import Literal, NamedTuple

Part = Literal["new", "quoted", "signature", "header"]


class Row(NamedTuple):
    """One line: the words in `text`, after a `prefix` (a speaker's label) that is shown only."""

    text: str
    prefix: str = ""
    speaker: str | None = None
    said_at: dt.date | None = None
    part: Part = "new"


class Found(NamedTuple):
    """The lines of a text, and the people whom its headers name."""

    rows: list[Row]
    people: list[str]
    meeting_date: dt.date | None = None
