"""The items of a model's answer made into changes: names, days and sums are read here."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from assistant.errors import PlanError
from assistant.notes.drafted import Found, Unresolved, UnresolvedKind
from assistant.notes.evidence.companies import without_date
from assistant.notes.model.items import Item
from assistant.notes.model.names import Names
from assistant.notes.model.quotes import Quoted, quoted
from assistant.notes.offline.parties import parties
from assistant.notes.page import Page
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import recognise
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    RemovePerson,
    RemoveStep,
    ResolveRisk,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.deadlines import find_durations, resolve
from assistant.plan.finding import step_called
from assistant.plan.model import Plan, Step
from assistant.understanding.checkins import time_of
from assistant.understanding.money import Amount, amounts
from assistant.understanding.text import fold

_LONGEST_PHRASE = 200


class ModelChanges:
    """Makes items into changes; each is tried on a copy of the plan at once."""

    def __init__(self, page: Page, plan: Plan, today: dt.date) -> None:
        self._page, self._plan, self._today = page, plan, today
        self._calendar = WorkCalendar(plan.calendar)
        self._parties = parties(page, plan)
        self._names = Names(page, plan, self._parties)
        self._found: list[Found] = []
        self._open: list[Unresolved] = []

    def made(self, items: Sequence[Item]) -> tuple[list[Found], list[Unresolved]]:
        """Return the changes that the items say, in the order of the notes, and what is left."""
        placed = [(quoted(item, self._page), item) for item in _distinct(items)]
        placed.sort(key=lambda one: one[0].at if one[0].at >= 0 else len(self._page.text))
        self._take_buyer(placed)
        for said, item in placed:
            self._item(item, said)
        for said, item in placed:
            self._order(item, said)
        return self._found, self._open

    def _take_buyer(self, placed: Sequence[tuple[Quoted, Item]]) -> None:
        """Take the buyer that the headings name, where the model names none."""
        party = self._parties.buyer
        named = any(item.op == "set_deal" and item.name for _, item in placed)
        if party and not named and not self._plan.deal.buyer:
            said = Quoted(party.line.text, party.line.start, party.line)
            self._take(SetDeal(buyer=party.name), said)

    def _item(self, item: Item, said: Quoted) -> None:
        if item.op == "leave_open":
            self._leave("vague", said, "The notes leave this open.", item.text or "")
        elif item.op == "other_deal":
            self._leave("other_deal", said, "This is about another deal.")
        elif said.line and said.line.part == "quoted":
            self._leave("unclear", said, "This stands in an older mail that is quoted.")
        else:
            try:
                for change in self._changes(item, said):
                    self._take(change, said)
            except ValidationError:
                self._leave("unclear", said, "The model's words for this are too long to use.")

    def _changes(self, item: Item, said: Quoted) -> Iterator[Change]:
        match item.op:
            case "set_deal":
                yield from self._deal(item, said)
            case "set_check_in":
                yield from self._check_in(item, said)
            case "add_step" | "update_step" | "remove_step":
                yield from self._step(item, said)
            case _:
                yield from self._person_or_risk(item, said)

    def _deal(self, item: Item, said: Quoted) -> Iterator[Change]:
        fields: dict[str, Any] = {"buyer": without_date(item.name) if item.name else None}
        for key, words in (("go_live", item.go_live), ("target_close", item.target_close)):
            fields[key] = self._day(words, said)
        if item.value:
            sums = [one for one in amounts(fold(item.value)) if one.value > 0]
            if sums:
                fields.update(value=sums[0].value, currency=_currency(sums[0], said))
            else:
                self._leave("unclear", said, f'No sum can be read from "{item.value}".')
        if any(value is not None for value in fields.values()):
            yield SetDeal(**fields)

    def _check_in(self, item: Item, said: Quoted) -> Iterator[Change]:
        clock = None
        if item.time:
            clock = time_of(fold(item.time)) or time_of(f"at {fold(item.time)}")
        day = self._day(item.due, said)
        if item.weekday or clock or day:
            yield SetCheckIn(weekday=item.weekday, time=clock, next=day)

    def _step(self, item: Item, said: Quoted) -> Iterator[Change]:
        if not item.name:
            self._leave("unclear", said, "The model did not say which step this is about.")
            return
        known = self._known(item.name)
        if item.op == "remove_step":
            yield RemoveStep(step=known.id if known else item.name)
            return
        fields: dict[str, Any] = {
            "due": self._day(item.due, said),
            "duration_days": self._length(item.duration, said),
            "status": item.status,
            "side": self._names.side_of(item.owners, said.line) or item.side,
        }
        owners = self._names.owners(item.owners, said.line)
        if known and (item.op == "update_step" or known not in self._plan.steps):
            yield UpdateStep(step=known.id, **fields, **_owners(item, owners))
            return
        entry = recognise(item.name)
        name = f"{item.name[:1].upper()}{item.name[1:]}"
        yield AddStep(action=name, kind=entry.id if entry else None, owners=owners, **fields)

    def _person_or_risk(self, item: Item, said: Quoted) -> Iterator[Change]:
        if item.op == "add_risk" and item.text:
            known = self._known(item.name) if item.name else None
            yield AddRisk(text=item.text, step=known.id if known else None)
        elif item.op == "resolve_risk" and item.text:
            yield ResolveRisk(text=item.text)
        elif item.op == "set_person" and item.name:
            side = self._parties.side(item.name) or item.side
            yield SetPerson(name=self._names.full(item.name), role=item.role, side=side)
        elif item.op == "remove_person" and item.name:
            yield RemovePerson(name=self._names.full(item.name))
        else:
            self._leave("unclear", said, "The model did not say what or whom this is about.")

    def _order(self, item: Item, said: Quoted) -> None:
        """Take what must be done before a step, once all steps are known."""
        if not item.after or item.op not in ("add_step", "update_step") or not item.name:
            return
        step = self._known(item.name)
        before = [one for one in (self._known(name) for name in item.after) if one]
        if step and before:
            self._take(UpdateStep(step=step.id, add_depends_on=[one.id for one in before]), said)

    def _known(self, name: str) -> Step | None:
        return step_called(self._plan, name)

    def _day(self, words: str | None, said: Quoted) -> str | None:
        """Return words that come to a day, or hang on a step; say so where they do neither."""
        if not words:
            return None
        words = words[:_LONGEST_PHRASE]
        found = resolve(words, self._said_on(said), self._calendar)
        if found.date or (found.after and self._known(found.after)):
            return words
        self._leave("vague", said, f'"{words}" names no day.', "By which day?")
        return None

    def _length(self, words: str | None, said: Quoted) -> int | None:
        if not words:
            return None
        found = find_durations(fold(words))
        if found and 0 < found[0].days <= 2_000:
            return found[0].days
        self._leave("unclear", said, f'"{words}" names no length of time.')
        return None

    def _said_on(self, said: Quoted) -> dt.date:
        on = said.line.said_at if said.line else None
        return on or self._page.meeting_date or self._today

    def _take(self, change: Change, said: Quoted) -> None:
        found = Found(
            change=change.model_copy(update={"quote": said.words}), quote=said.words, at=said.at,
            said_on=self._said_on(said),
        )  # fmt: skip
        self._found.append(found)
        try:
            self._plan = apply(
                self._plan, [found.change], today=found.said_on, calendar=self._calendar,
                origin="notes",
            ).plan  # fmt: skip
        except PlanError:
            return  # the draft tries it again, and tells the seller why it is refused

    def _leave(self, kind: UnresolvedKind, said: Quoted, reason: str, question: str = "") -> None:
        self._open.append(
            Unresolved(
                kind=kind, quote=said.words, at=said.at, reason=reason, question=question[:500]
            )
        )


def _currency(amount: Amount, said: Quoted) -> str | None:
    """Return the currency of a sum, from the quote where the model left it out."""
    if amount.currency:
        return amount.currency
    same = [one for one in amounts(fold(said.words)) if one.value == amount.value]
    return same[0].currency if same else None


def _owners(item: Item, owners: list[str]) -> dict[str, list[str]]:
    """Return what becomes of the owners of a step that is known."""
    if not owners:
        return {}
    key = {"all": "owners", "no_longer": "remove_owners"}.get(item.owners_are or "", "add_owners")
    return {key: owners}


def _distinct(items: Sequence[Item]) -> list[Item]:
    """Drop what is said twice; parts overlap, and weak models repeat themselves."""
    seen: dict[str, Item] = {}
    for item in items:
        key = item.model_copy(update={"line": 0}).model_dump_json().casefold()
        seen.setdefault(key, item)
    return list(seen.values())
