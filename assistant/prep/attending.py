"""Who should be in the call, by name where the plan has one."""

import re
from collections.abc import Callable, Iterator

from assistant.plan.catalogue import entry_like
from assistant.plan.gap_words import buyer
from assistant.plan.model import Person, Plan, Step, Strict
from assistant.plan.naming import named_owners, owner_kind
from assistant.plan.sides import side_of
from assistant.playbook.facts import champion_of, executive_of
from assistant.prep.calls import CallKind

_MOST_OWNERS = 3
_MYSELF = re.compile(r"^(?:me|myself|i)$", re.IGNORECASE)
_TEAMS = {
    "legal": re.compile(r"\b(?:legal|counsel|lawyer|attorney|gc)\b", re.IGNORECASE),
    "procurement": re.compile(r"\b(?:procurement|purchasing|sourcing|vendor)\b", re.IGNORECASE),
    "security": re.compile(r"\b(?:IT|(?i:security|infosec|ciso|architect\w*|technical|cto))\b"),
}
_STEPS = {
    "legal": ("legal-review", "dpa"),
    "procurement": ("procurement", "vendor-onboarding", "purchase-order"),
    "security": ("security-review", "technical-review", "architecture-review"),
}


class Attendee(Strict):
    """Somebody who should be there.

    Attributes:
        name: None where the plan names nobody; `ask` then says how to find out.
        part: what they are in this deal, in a few words.
        why: why they should be there.
    """

    name: str | None
    part: str
    why: str
    ask: str = ""


def attendees(plan: Plan, kind: CallKind, discussed: list[Step]) -> list[Attendee]:
    """Return who should be in the call, the buyer's first; nobody twice.

    Args:
        plan: the plan.
        kind: what kind of call it is.
        discussed: the steps that the call is about.
    """
    found = [*_WANTED[kind](plan), *_owners(plan, discussed)]
    seen: set[str] = set()
    kept = []
    for one in found:
        key = (one.name or one.part).casefold()
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def _first_call(plan: Plan) -> Iterator[Attendee]:
    yield _champion(plan, "they know what hurts, and can say who else does")
    yield _executive(plan, "not needed today; learn the name and what they want to see")


def _demo(plan: Plan) -> Iterator[Attendee]:
    yield _champion(plan, "they know which situations matter to whom")
    yield _team(plan, "security", "Somebody technical", "they judge whether it fits what is there")
    yield _executive(plan, "they set the criteria, and hear the next steps first hand")


def _check_in(plan: Plan) -> Iterator[Attendee]:
    yield _champion(plan, "they keep the buyer's rows true")


def _closing(plan: Plan) -> Iterator[Attendee]:
    yield _signer(plan)
    yield _executive(plan, "a last doubt should be spoken while they listen")
    yield _team(plan, "legal", "Legal", "open wording is settled faster by voice than by mail")
    yield _team(plan, "procurement", "Procurement", "they know the order, the form and the day")
    yield _champion(plan, "they know who still hesitates")


_WANTED: dict[CallKind, Callable[[Plan], Iterator[Attendee]]] = {
    "first-call": _first_call,
    "demo": _demo,
    "check-in": _check_in,
    "closing-call": _closing,
}


def _champion(plan: Plan, why: str) -> Attendee:
    person = champion_of(plan)
    return _known(person, "champion", why) if person else _missing(
        "Champion", why, f"Who at {buyer(plan)} pushes this when you are not in the room?"
    )  # fmt: skip


def _executive(plan: Plan, why: str) -> Attendee:
    person = executive_of(plan)
    return _known(person, "decides", why) if person else _missing(
        "Executive who decides", why, f"Who at {buyer(plan)} decides on the money?"
    )  # fmt: skip


def _signer(plan: Plan) -> Attendee:
    why = "whoever signs should hear the last points themselves"
    for step in plan.steps:
        entry = entry_like(step)
        if entry and entry.id == "signature":
            for name in named_owners(plan, step):
                if side_of(plan, name) != "seller":
                    return Attendee(name=name, part="signs", why=why)
    return _missing("Signer", why, f"Who signs at {buyer(plan)}, and who stands in?")


def _team(plan: Plan, team: str, part: str, why: str) -> Attendee:
    word = _TEAMS[team]
    for person in plan.people:
        if person.side != "seller" and word.search(person.role or ""):
            return _known(person, part.lower(), why)
    for step in plan.steps:
        entry = entry_like(step)
        if entry and entry.id in _STEPS[team]:
            names = [one for one in named_owners(plan, step) if side_of(plan, one) != "seller"]
            if names:
                return Attendee(name=names[0], part=f"owns {step.action}", why=why)
    where = "security and IT" if team == "security" else team
    return _missing(part, why, f"Who at {buyer(plan)} speaks for {where}?")


def _owners(plan: Plan, discussed: list[Step]) -> Iterator[Attendee]:
    for step in discussed[:_MOST_OWNERS]:
        for name in step.owners:
            if owner_kind(plan, name) == "person" and not _MYSELF.match(name):
                yield Attendee(
                    name=name, part=f"owns {step.action}", why="their step is on the agenda"
                )


def _known(person: Person, part: str, why: str) -> Attendee:
    return Attendee(name=person.name, part=person.role or part, why=why)


def _missing(part: str, why: str, ask: str) -> Attendee:
    return Attendee(name=None, part=part, why=why, ask=ask)
