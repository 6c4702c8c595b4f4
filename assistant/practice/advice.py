"""Better lines for a criterion, written for this objection and this deal."""

import datetime as dt
from typing import TYPE_CHECKING

from assistant.plan.calendar import WorkCalendar
from assistant.playbook.facts import date_words
from assistant.practice.scene import Facts, Scene, calendar_of

if TYPE_CHECKING:
    from assistant.practice.rubric import Criterion

_AHEAD = 3
_WELL, _PARTLY = 0.85, 0.4
_MISSING = 2
ASTRAY = "That would answer another objection than the one you heard."
_ANOTHER_WAY, _WITHOUT_FIGURE = "Another way to say it", "Where you have no number, say so"
_ASTRAY_TOO = "Well put, but for another objection too."
_VERDICTS: dict["Criterion", tuple[str, str, str]] = {
    "acknowledged": (
        "You took up what they said before anything else.",
        "You took it up, but in passing, late or with a but behind it.",
        "They raised something, and you went past it.",
    ),
    "asked_first": (
        "You asked before you answered.",
        "You asked, but only once, or after you had begun to answer.",
        "You answered before you knew what was behind it.",
    ),
    "tied_to_their_date": (
        "You tied it to what they want.",
        "Their date or goal only shines through. Name it as theirs.",
        "Nothing you said hangs on their own date or goal.",
    ),
    "mutual": (
        "They could change it or say no, and you did your share.",
        "You did not press, but they had little say in it.",
        "It sounded like what you need, not what both of you do.",
    ),
    "next_step": (
        "They know what happens next, when, and who does it.",
        "There was a next step, but not with a day and somebody who does it.",
        "No next step with a day and an owner.",
    ),
    "commitment": (
        "You asked for a yes to something small.",
        "You nearly asked. Put it as a question they can answer with yes.",
        "You never asked them to agree to anything.",
    ),
    "short": (
        "Short enough to be answered.",
        "Long for a talk, or hard to answer. One thought, then a question.",
        "Too much at once, or nothing they could answer.",
    ),
    "nothing_invented": (
        "You stated nothing you could not stand behind.",
        "One thing you stated has nothing behind it.",
        "You stated things that nobody told you. Ask for their number.",
    ),
}


def verdict(
    key: "Criterion",
    share: float,
    better: str,
    *,
    heard: float | None = None,
    astray: bool = False,
    told_astray: bool = False,
) -> str:
    """Return what to say about a criterion that was met by that share, with the better line.

    Args:
        key: the criterion.
        share: the part of its points that is given.
        better: the better line.
        heard: the part that its own words earn; the rest of the talk may have moved it.
        astray: the words would answer another objection.
        told_astray: that was said of a criterion before.
    """
    given, own = _band(share), _band(share if heard is None else heard)
    if astray and own != _MISSING:
        return f'{_ASTRAY_TOO if told_astray else ASTRAY} Better: "{better}"'
    told = _VERDICTS[key][own]
    if given != own:
        told += f" The rest of the talk {'costs' if given > own else 'earns'} points here."
    lead = "Better" if given else _WITHOUT_FIGURE if key == "nothing_invented" else _ANOTHER_WAY
    return f'{told} {lead}: "{better}"'


def _band(share: float) -> int:
    """Return 0 where it is met, 1 where it is partly, 2 where it is missing."""
    return 0 if share >= _WELL else 1 if share >= _PARTLY else _MISSING


def better_line(scene: Scene, key: "Criterion") -> str:
    """Return a line that meets the criterion, with this deal's facts."""
    profile, facts = scene.profile, scene.facts
    day = _day(scene)
    first = f"{profile.ack} {profile.ask}"
    return {
        "acknowledged": profile.ack,
        "asked_first": profile.ask,
        "tied_to_their_date": f"{_their_date(facts)}. What would this do to it, "
        "if we left it as it is?",
        "mutual": "You strike out what doesn't help you and move any date; "
        "I do the drafting, and if it doesn't fit, either of us may say so.",
        "next_step": f"Let's take {profile.offer}: I prepare it, {_owner(scene)} {_joins(scene)} "
        f"on {day}.",
        "commitment": f"Can we agree on {day} for that, yes or no?",
        "short": first,
        "nothing_invented": "I don't have a figure for your case. What would a month later "
        "cost on your side?",
    }[key]


def _their_date(facts: Facts) -> str:
    if facts.go_live:
        return f"You want to be live on {facts.go_live}"
    return "You told me what this has to be ready for" if not facts.planned else (
        "You have something on your side that this has to be ready for"
    )  # fmt: skip


def _owner(scene: Scene) -> str:
    return scene.facts.owner or scene.profile.owner


def _joins(scene: Scene) -> str:
    owner = _owner(scene)
    several = (owner.startswith("you") and not owner.startswith("your ")) or " and " in owner
    return "join" if several else "joins"


def _day(scene: Scene) -> str:
    """Return a working day soon, in words."""
    day = _soon(scene.today, calendar_of(scene))
    return f"{day:%A}, {date_words(day, scene.today)}"


def _soon(today: dt.date, calendar: WorkCalendar) -> dt.date:
    return calendar.add(today, _AHEAD)
