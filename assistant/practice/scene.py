"""Who plays whom about what: the objection, the buyer's part, and what the plan says."""

import datetime as dt
import difflib
import functools
from importlib.resources import files
from typing import Any, Literal

from assistant.errors import InputError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import entry_like
from assistant.plan.model import CalendarSettings, Plan, Step, Strict
from assistant.playbook.facts import date_words, executive_of, facts_of
from assistant.playbook.loading import knowledge

BuyerRole = Literal["champion", "executive", "procurement"]
Temper = Literal["friendly", "brisk", "guarded"]
Level = Literal["easy", "normal", "hard"]
Ended = Literal["agreed", "left"]

LEVELS: tuple[Level, ...] = ("easy", "normal", "hard")
MAX_MESSAGE = 4_000
_TEMPER: dict[Level, Temper] = {"easy": "friendly", "normal": "brisk", "hard": "guarded"}
_PROCUREMENT = ("discount-to-sign", "cannot-share-process")
_EXECUTIVE = ("next-quarter",)
# Above an executive there is somebody else than above a project lead.
_ABOVE = (
    ("my director", "our CEO"), ("My director", "Our CEO"), ("my boss", "our CEO"),
    ("My boss", "Our CEO"), ("the boss", "the CEO"), ("my manager", "our CEO"),
    ("My manager", "Our CEO"),
)  # fmt: skip


class Profile(Strict):
    """What the buyer says about one objection, and what a good seller could say.

    Attributes:
        opens: how the buyer brings it up.
        half: what is said before anything is earned.
        reason: what lies behind it.
        money: what is said about cost, where the objection is about that.
        ack, ask, offer, owner: parts of better lines for the seller.
    """

    opens: list[str]
    half: list[str]
    reason: list[str]
    worry: list[str]
    need: list[str]
    how: list[str]
    who: list[str]
    when: list[str]
    money: list[str] = []
    ack: str
    ask: str
    offer: str
    owner: str


class Facts(Strict):
    """What the plan states and the buyer may say; None where nobody said it.

    Attributes:
        planned: there is a plan, so that nothing may be made up beside it.
        dates: all days that the plan names.
        people: names of everybody in it.
        person: who decides or does the step that the objection is about.
        state: how that step stands, in words.
        amounts: figures that the plan states (its value).
    """

    planned: bool = False
    buyer: str | None = None
    go_live: str | None = None
    dates: list[dt.date] = []
    people: list[str] = []
    person: str | None = None
    step: str | None = None
    owner: str | None = None
    state: str | None = None
    amounts: list[float] = []


class Scene(Strict):
    """A round's setting; it does not change while the round is played."""

    objection: str
    title: str
    role: BuyerRole
    temper: Temper
    level: Level
    today: dt.date
    profile: Profile
    facts: Facts = Facts()
    calendar: CalendarSettings = CalendarSettings()


class Turn(Strict):
    """A message of the seller and what the buyer said to it.

    Attributes:
        ended: how the round ended with this turn, None where it goes on.
    """

    seller: str
    buyer: str
    ended: Ended | None = None


class Reply(Strict):
    """What the buyer says."""

    text: str
    ended: Ended | None = None


@functools.cache
def profiles() -> dict[str, Profile]:
    """Return the profile of every objection that can be practised."""
    return {key: Profile(**value) for key, value in _data("profiles.yaml").items()}


@functools.cache
def replies() -> dict[str, Any]:
    """Return what the buyer says whatever the objection."""
    return _data("replies.yaml")


def _data(name: str) -> dict[str, Any]:
    import yaml

    text = files("assistant.practice").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def make_scene(
    objection: str,
    today: dt.date,
    plan: Plan | None = None,
    *,
    level: Level = "normal",
    role: BuyerRole | None = None,
    temper: Temper | None = None,
) -> Scene:
    """Return the setting of a round.

    Args:
        objection: id of the objection.
        today: the day that counts as today.
        plan: the deal; without one the buyer stays general.
        level: how much the buyer holds back, and how much patience there is.
        role: by default the one that usually says it.
        temper: by default friendly when easy, brisk when normal, guarded when hard.

    Raises:
        InputError: there is no such objection; the message names the closest.
    """
    profile = profiles().get(objection)
    if profile is None:
        raise InputError(_unknown(objection))
    entry = knowledge().entry(objection)
    part = role or _usual_role(objection)
    step = _step(plan, entry.step) if plan and entry and entry.step else None
    return Scene(
        objection=objection,
        title=entry.title if entry else objection.replace("-", " ").capitalize(),
        role=part,
        temper=temper or _TEMPER[level],
        level=level,
        today=today,
        profile=_for_executive(profile) if part == "executive" else profile,
        facts=_facts(plan, today, step) if plan else Facts(),
        calendar=plan.calendar if plan else CalendarSettings(),
    )


def calendar_of(scene: Scene) -> WorkCalendar:
    """Return the working days of both sides."""
    return WorkCalendar(scene.calendar)


def _unknown(objection: str) -> str:
    known = sorted(profiles())
    close = difflib.get_close_matches(objection.lower().replace("_", "-"), known, n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]}?" if close else ""
    shown = objection if len(objection) <= 60 else f"{objection[:59]}…"
    return f"There is no objection {shown!r}.{hint} There are: {', '.join(known)}."


def _usual_role(objection: str) -> BuyerRole:
    if objection in _PROCUREMENT:
        return "procurement"
    return "executive" if objection in _EXECUTIVE else "champion"


def _for_executive(profile: Profile) -> Profile:
    values = profile.model_dump()
    for key, lines in values.items():
        if isinstance(lines, list):
            values[key] = [_above(line) for line in lines]
    return Profile(**values)


def _above(line: str) -> str:
    for below, above in _ABOVE:
        line = line.replace(below, above)
    return line


def _step(plan: Plan, kind: str) -> Step | None:
    for step in plan.steps:
        entry = entry_like(step)
        if kind in (step.kind, step.id) or (entry and entry.id == kind):
            return step
    return None


def _facts(plan: Plan, today: dt.date, step: Step | None) -> Facts:
    said = facts_of(plan, today, step)
    signer = executive_of(plan)
    owner = said.get("owner")
    dates = [plan.go_live, plan.target_close, plan.check_in.next if plan.check_in else None]
    dates += [one.due for one in plan.steps]
    return Facts(
        planned=True,
        buyer=plan.deal.buyer,
        go_live=said.get("go_live"),
        dates=sorted({day for day in dates if day}),
        people=[person.name for person in plan.people],
        person=owner if owner and step and step.side == "buyer" else (
            signer.name if signer else None
        ),
        step=step.action if step else None,
        owner=owner,
        state=_state(step, today) if step else None,
        amounts=[plan.deal.value] if plan.deal.value else [],
    )  # fmt: skip


def _state(step: Step, today: dt.date) -> str:
    due = f", due {date_words(step.due, today)}" if step.due else ""
    return {
        "not_started": "not begun",
        "in_progress": "under way",
        "done": "done",
        "blocked": "stuck",
    }[step.status] + ("" if step.status == "done" else due)
