"""Where in the page one tab is, and what was chosen there."""

from dataclasses import dataclass
from typing import Literal, get_args

from assistant.prep.calls import USUAL_MINUTES, CallKind

PlaceName = Literal["plan", "prep", "practice", "playbook"]


@dataclass
class Place:
    """A place of the page.

    Attributes:
        about: id of the entry that the place is about: an objection to practise, an entry found.
        call: the kind of call that is prepared.
        minutes: how long it is.
        asked: what is looked up in the playbook.
    """

    name: PlaceName = "plan"
    about: str = ""
    call: CallKind = "check-in"
    minutes: int = USUAL_MINUTES["check-in"]
    asked: str = ""

    @classmethod
    def named(cls, name: str | None) -> "Place":
        """Return the place that an address names, the plan where it names none."""
        return next((cls(name=one) for one in get_args(PlaceName) if one == name), cls())
