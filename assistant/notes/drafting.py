"""A page of notes drafted into changes: read, checked against its words, tried on the plan."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from assistant.errors import PlanError
from assistant.notes.conflicts import conflict
from assistant.notes.drafted import Draft, Found, NotedChange, Unresolved, UnresolvedKind
from assistant.notes.evidence.check import checked
from assistant.notes.instructions import instructs
from assistant.notes.matching import matched
from assistant.notes.orders import Judged, orders_in
from assistant.notes.page import Line, Page
from assistant.notes.passages import Passages, place, stems_of
from assistant.notes.unspoken import overturning
from assistant.notes.wariness import Wariness, is_grave
from assistant.plan.apply import Applied, apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.plan.model import Plan, Step
from assistant.understanding.attribution import changes_it

_INSTRUCTS = "This tells the assistant what to do; it changes nothing."
_WARNING = (
    "The notes hold words that tell the assistant what to do. They were left out: "
    "look at them before you go on."
)
_AND_REST = (
    "Of the other lines, what finishes, drops or changes something is left to you, and so is what "
    "may be an instruction."
)
_SUSPECT = (
    "This may tell a program what to do rather than what was said, so it changes nothing. "
    "Where it is meant, say it in the chat."
)
_WITHHELD = (
    "The page also holds words that tell a program what to do, so what finishes, drops or changes "
    "something is left to you. Where it is meant, say it in the chat."
)
_UNSPOKEN = (
    "Nobody in the conversation says this, and it would finish, drop or change something, so it "
    "changes nothing. Where it is meant, say it in the chat."
)
_SUSPECT_WARNING = (
    "Some words may be an instruction to the assistant rather than notes. They change nothing: "
    "look at them before you go on."
)
_NAME_WARNING = (
    "The file's name tells the assistant what to do. It was not followed: look at the file before "
    "you go on."
)
Reader = Callable[[Page, Plan, dt.date], tuple[Sequence[Found], Sequence[Unresolved]]]


def draft(page: Page, plan: Plan, today: dt.date, reader: Reader | None = None) -> Draft:
    """Return what the page would change in the plan. Nothing is applied.

    Every change is checked against its words: what they do not support is left out, and said so.

    Args:
        page: the notes.
        plan: the plan as it is.
        today: the day from which dates count where the notes name none.
        reader: reads the page; by default the offline one.
    """
    found, left = (reader or _offline)(page, plan, today)
    drafting = _Drafting(page, plan, today, found)
    for one in found:
        drafting.take(one)
    return drafting.finished(left)


class _Drafting:
    """Tries the changes of a page one after another on a copy of the plan."""

    def __init__(self, page: Page, plan: Plan, today: dt.date, found: Sequence[Found]) -> None:
        self._page, self._plan, self._today = page, plan, today
        self._start = plan
        self._calendar = WorkCalendar(plan.calendar)
        orders = orders_in(page.lines)
        self._orders = [page.lines[number] for number in sorted(orders.sure)]
        self._withheld = [(one.start, one.start + len(one.text)) for one in self._orders]
        self._suspects = _stretches(page, orders.doubtful)
        self._unlikely = _stretches(page, orders.unlikely)
        self._unspoken = overturning(page, found, plan)
        # What an order says is no evidence for the lines beside it.
        honest = orders.honest(page.lines)
        self._passages = Passages(page.model_copy(update={"lines": honest}), plan)
        self._wariness = Wariness(found, plan) if self._orders or self._suspects else None
        self._kept: list[NotedChange] = []
        self._left: list[Unresolved] = []

    def take(self, found: Found) -> None:
        """Keep what the words of a change support and the plan takes; say what is left out."""
        at = place(found.quote, self._page, found.at)
        if at >= 0 and _stands_in(self._withheld, at, len(found.quote)):
            self._leave(found, at, "instruction", _INSTRUCTS)
            return
        if at >= 0 and self._is_suspect(found, at):
            self._leave(found, at, "suspect", _SUSPECT)
            return
        if at >= 0 and _stands_in(self._unspoken, at, len(found.quote)):
            self._leave(found, at, "suspect", _UNSPOKEN)
            return
        told = checked(found, at, self._passages, self._plan, self._calendar)
        if told.reasons:
            self._leave(found, at, "unsupported", " ".join(told.reasons))
        change = told.change
        if change is not None and self._wariness:
            change, withheld = self._wariness.of(change, self._plan)
            if withheld:
                self._leave(found, at, "suspect", _WITHHELD)
        if change is not None:
            self._try(found, change.model_copy(update={"quote": found.quote}), at)

    def _is_suspect(self, found: Found, at: int) -> bool:
        """Tell whether a change stands on words that may be an order, and weighs enough."""
        if _stands_in(self._suspects, at, len(found.quote)):
            return True
        weighs = self._wariness is not None or is_grave(found.change)
        return weighs and _stands_in(self._unlikely, at, len(found.quote))

    def _try(self, found: Found, change: Change, at: int) -> None:
        before = self._plan
        change, step = matched(change, self._known())
        try:
            applied = apply(
                before, [change], today=self._today, calendar=self._calendar,
                origin="notes", said_on=[found.said_on],
            )  # fmt: skip
        except PlanError as error:
            if isinstance(change, AddStep | UpdateStep) and change.side and change.owners:
                # The side was that of one of several owners ("us / Grace").
                self._try(found, change.model_copy(update={"side": None}), at)
            else:
                self._leave(found, at, "refused", str(error))
            return
        # What only adds evidence to what is known leaves the seller nothing to decide.
        if applied.plan != before and applied.lines:
            self._kept.append(
                NotedChange(
                    change=change, quote=found.quote, at=at, said_on=found.said_on,
                    lines=applied.lines, matched=_called_otherwise(step, found.quote),
                    conflict=self._conflict(found.quote, before, applied.plan),
                )
            )  # fmt: skip
            self._plan = applied.plan

    def _conflict(self, quote: str, before: Plan, after: Plan) -> str:
        return conflict(self._start, before, after, self._today, moves=changes_it(quote))

    def _known(self) -> Plan:
        """Return the plan as it is now, with the steps only that it had before the notes."""
        ids = {step.id for step in self._start.steps}
        kept = [step for step in self._plan.steps if step.id in ids]
        return self._plan.model_copy(update={"steps": kept})

    def _leave(self, found: Found, at: int, kind: UnresolvedKind, reason: str) -> None:
        self._left.append(Unresolved(kind=kind, quote=found.quote, at=at, reason=reason))

    def finished(self, left: Sequence[Unresolved]) -> Draft:
        """Return the draft, with what the reader left open."""
        seen = {one.at for one in left if one.kind == "instruction"}
        orders = [_order(line) for line in self._orders if line.start not in seen]
        every = [*left, *orders, *self._left]
        distinct = {(one.kind, one.at, one.quote, one.reason): one for one in every}
        warnings = list(self._page.warnings)
        suspect = any(one.kind == "suspect" for one in every)
        if any(one.kind == "instruction" for one in every):
            warnings.append(f"{_WARNING} {_AND_REST}" if suspect else _WARNING)
        elif suspect:
            warnings.append(_SUSPECT_WARNING)
        if instructs(self._page.name.rpartition(".")[0]):
            warnings.append(_NAME_WARNING)
        return Draft(
            page=self._page, changes=self._kept, warnings=warnings,
            unresolved=sorted(distinct.values(), key=lambda one: one.at),
        )  # fmt: skip


def _stretches(page: Page, judged: Mapping[int, Sequence[Judged]]) -> list[tuple[int, int]]:
    """Return where sentences that were judged lie in the text of the page."""
    return [
        (page.lines[number].start + one.start, page.lines[number].start + one.end)
        for number, found in judged.items()
        for one in found
    ]


def _called_otherwise(step: Step | None, quote: str) -> str:
    """Return the step's name where the words do not hold it."""
    if step is None or stems_of(step.action) <= stems_of(quote):
        return ""
    return step.action


def _order(line: Line) -> Unresolved:
    return Unresolved(kind="instruction", quote=line.text, at=line.start, reason=_INSTRUCTS)


def _stands_in(spans: Sequence[tuple[int, int]], at: int, length: int) -> bool:
    """Tell whether a quote lies in one of these stretches, or over it."""
    return any(start < at + length and at < end for start, end in spans)


def _offline(
    page: Page, plan: Plan, today: dt.date
) -> tuple[Sequence[Found], Sequence[Unresolved]]:
    from assistant.notes.offline.reader import read_page

    return read_page(page, plan, today)


def accepted(
    plan: Plan, changes: Sequence[NotedChange], today: dt.date, calendar: WorkCalendar | None = None
) -> Applied:
    """Return the plan with these changes made, all or none.

    Raises:
        PlanError: one of them cannot be made, as where another that it needs was rejected.
    """
    return apply(
        plan,
        [one.change for one in changes],
        today=today,
        calendar=calendar,
        origin="notes",
        said_on=[one.said_on for one in changes],
    )
