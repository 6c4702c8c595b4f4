"""People added, corrected and taken out."""

from typing import Any

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.changes import RemovePerson, SetPerson
from assistant.plan.finding import find_person, fold
from assistant.plan.lines import ChangeLine, names, some
from assistant.plan.model import MAX_PEOPLE, Person, Side, Step
from assistant.plan.qualifying import rename_speaker
from assistant.plan.sides import SIDE_WORDS, infer_side
from assistant.plan.step_owners import shared_if_needed


def set_person(draft: Draft, change: SetPerson) -> None:
    """Add somebody, or correct what is known of them."""
    if not change.name:
        raise PlanError("A person needs a name. Say who it is.")
    known = _known(draft, change)
    if known is None:
        _add(draft, change)
        return
    person = known
    other = draft.plan.person(change.new_name) if change.new_name else None
    if change.new_name and change.new_name != known.name:
        person = person.model_copy(update={"name": change.new_name})
    if other and other is not known:
        # The right name was there already: two entries become one.
        person = other
    values: dict[str, Any] = {}
    sources = dict(person.sources)
    for field in ("role", "side"):
        new = getattr(change, field)
        if new and new != getattr(person, field):
            values[field] = new
            sources[field] = draft.source(change.quote)
    if not values and person is known:
        return
    person = person.model_copy(update={**values, "sources": sources})
    _put(draft, known, person)
    _say_corrected(draft, change, known, person)
    if person.name != known.name:
        rename_owner(draft, known.name, person.name)
        rename_speaker(draft, known.name, person.name)
    refit_sides(draft, person.name, change)


def remove_person(draft: Draft, change: RemovePerson) -> None:
    """Take somebody out of the plan, and off every step they own."""
    known = find_person(draft.plan, change.name)
    name = known.name if known else change.name
    owned = [step for step in draft.steps if fold(name) in map(fold, step.owners)]
    if known is None and not owned:
        there = some([person.name for person in draft.plan.people]) or "nobody yet"
        raise PlanError(f"{change.name} is not in the plan. People in it: {there}.")
    draft.set(people=[one for one in draft.plan.people if one is not known])
    text = f"{name}: taken out"
    if owned:
        text += f", and off {names([step.action for step in owned])}"
    draft.say(ChangeLine(op=change.op, text=text, field="name", old=name, quote=change.quote))
    for step in owned:
        owners = [one for one in step.owners if fold(one) != fold(name)]
        source = draft.source(change.quote)
        draft.replace_step(
            step.model_copy(
                update={"owners": owners, "sources": {**step.sources, "owners": source}}
            )
        )


def rename_owner(draft: Draft, old: str, new: str) -> None:
    """Let every step that one name owns be owned by another."""
    draft.steps = [
        step.model_copy(
            update={
                "owners": list(
                    dict.fromkeys(new if fold(one) == fold(old) else one for one in step.owners)
                )
            }
        )
        if fold(old) in map(fold, step.owners)
        else step
        for step in draft.steps
    ]


def refit_sides(draft: Draft, name: str, change: SetPerson) -> None:
    """Let the sides of the steps that somebody owns follow what is now known of them."""
    for step in draft.steps:
        if name not in step.owners:
            continue
        draft.replace_step(_refitted(draft, step, change))


def _refitted(draft: Draft, step: Step, change: SetPerson) -> Step:
    source = step.sources.get("side")
    if step.side is None or (source and source.state == "inferred"):
        side = infer_side(draft.plan, step)
        if side is None or side == step.side:
            return step
        sources = {**step.sources, "side": draft.source("", state="inferred")}
        return step.model_copy(update={"side": side, "sources": sources})
    return shared_if_needed(draft, step, change.op, change.quote)


def _known(draft: Draft, change: SetPerson) -> Person | None:
    """Return the person who is meant; a bare first name on the other side is somebody else."""
    known = find_person(draft.plan, change.name)
    if known is None and change.new_name:
        known = draft.plan.person(change.new_name)
    exact = draft.plan.person(change.name)
    if known and known is not exact and _opposite(known.side, change.side):
        return None
    return known


def _opposite(one: Side | None, other: Side | None) -> bool:
    return {one, other} == {"buyer", "seller"}


def _add(draft: Draft, change: SetPerson) -> None:
    if len(draft.plan.people) >= MAX_PEOPLE:
        raise PlanError(f"A plan holds at most {MAX_PEOPLE} people. Remove some first.")
    name = change.new_name or change.name
    known = {"name": name, "role": change.role, "side": change.side}
    sources = {key: draft.source(change.quote) for key, value in known.items() if value}
    person = Person(name=name, role=change.role, side=change.side, sources=sources)
    short = _bare_name(draft, person)
    draft.set(people=[*draft.plan.people, person])
    text = _described(person)
    if short:
        rename_owner(draft, short, name)
        text += f' (taken to be the "{short}" of the steps)'
    draft.say(
        ChangeLine(op=change.op, text=text, field="name", new=person.name, quote=change.quote)
    )
    refit_sides(draft, person.name, change)


def _bare_name(draft: Draft, person: Person) -> str | None:
    """Return the first name under which the new person owns steps already, else None."""
    first, _, rest = fold(person.name).partition(" ")
    if not rest or any(fold(one.name).partition(" ")[0] == first for one in draft.plan.people):
        return None
    owners = (one for step in draft.steps for one in step.owners)
    return next((one for one in owners if fold(one) == first), None)


def _put(draft: Draft, known: Person, person: Person) -> None:
    people: list[Person] = []
    for one in draft.plan.people:
        if one is known or one.name == person.name:
            if not any(kept.name == person.name for kept in people):
                people.append(person)
        else:
            people.append(one)
    draft.set(people=people)


def _say_corrected(draft: Draft, change: SetPerson, known: Person, person: Person) -> None:
    renamed = person.name != known.name
    was = f" (was {known.name})" if renamed else ""
    about = _about(person)
    text = f"{person.name}{was}: {about}" if about else f"{person.name}{was}"
    field = "name" if renamed else ("role" if person.role != known.role else "side")
    draft.say(
        ChangeLine(
            op=change.op,
            text=text,
            field=field,
            old=getattr(known, field),
            new=getattr(person, field),
            quote=change.quote,
        )
    )


def _described(person: Person) -> str:
    return f"{person.name}: {_about(person) or 'added'}"


def _about(person: Person) -> str:
    side = SIDE_WORDS[person.side] if person.side else ""
    return ", ".join(part for part in (person.role or "", side) if part)
