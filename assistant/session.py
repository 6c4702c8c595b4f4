"""One plan being worked on: its version, the way back, and what waits for approval."""

import datetime as dt
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.errors import PlanError
from assistant.plan.apply import Applied, apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import Change
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Origin, Plan, Strict

if TYPE_CHECKING:
    from assistant.store import Store

Author = str
SELLER = "seller"


class Entry(Strict):
    """One version of a plan: who made it, when (UTC), out of what, and what changed."""

    version: int
    author: Author
    at: dt.datetime
    origin: str
    lines: list[ChangeLine] = []


class Proposal(Strict):
    """Changes that wait for the seller's yes. `lines` says in words what each of them does.

    Attributes:
        lines: one list for each change, in the same order.
    """

    changes: list[Change]
    lines: list[list[ChangeLine]]
    origin: Origin = "chat"

    def texts(self) -> list[str]:
        """Return one sentence for each change."""
        return ["; ".join(line.text for line in lines) or "No change" for lines in self.lines]


class PlanSession:
    """A plan that is worked on, in memory or kept in a store.

    All writing goes through here. Safe to use from several threads.

    Args:
        plan: the plan as it is.
        today: the day that counts as today.
        store: where the plan is kept; None keeps it in memory.
        plan_id: its id there.
        version: its version there.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        today: dt.date,
        store: "Store | None" = None,
        plan_id: str | None = None,
        version: int = 0,
    ) -> None:
        self._lock = threading.RLock()
        self._store, self._plan_id = store, plan_id
        self.today = today
        self.version = version
        self._plan = plan
        self._calendar = WorkCalendar(plan.calendar)
        self._pending: Proposal | None = None
        self._memory: list[tuple[Entry, Plan]] = [
            (Entry(version=version, author=SELLER, at=_now(), origin="new"), plan)
        ]

    @classmethod
    def open(cls, store: "Store", plan_id: str, today: dt.date) -> "PlanSession":
        """Open a stored plan.

        Raises:
            StoreError: there is no such plan, or it cannot be read.
        """
        stored = store.load(plan_id)
        session = cls(
            stored.plan, today=today, store=store, plan_id=plan_id, version=stored.version
        )
        session._pending = store.pending(plan_id)
        return session

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._plan

    @property
    def calendar(self) -> WorkCalendar:
        """Working days of both sides."""
        return self._calendar

    @property
    def pending(self) -> Proposal | None:
        """Changes that wait for the seller's yes."""
        return self._pending

    def apply(
        self,
        changes: Sequence[Change],
        *,
        author: Author = SELLER,
        origin: Origin = "chat",
        said_on: Sequence[dt.date] = (),
    ) -> Applied:
        """Make the changes and keep the new version.

        Args:
            changes: what to change.
            author: who changes it.
            origin: where the changes come from.
            said_on: for each change the day on which it was said, where that is not today.

        Raises:
            PlanError: one of the changes cannot be made; none is.
            StaleVersionError: somebody else saved the plan meanwhile.
            StoreError: the plan cannot be written; it stays as it was.
        """
        with self._lock:
            applied = apply(
                self._plan, changes, today=self.today, calendar=self._calendar, origin=origin,
                said_on=said_on,
            )  # fmt: skip
            if applied.plan != self._plan:
                self._keep(applied.plan, applied.lines, author, origin)
            return applied

    def propose(self, changes: Sequence[Change], *, origin: Origin = "chat") -> Proposal:
        """Let changes wait for the seller's yes, each tried after those before it.

        Raises:
            PlanError: none of the changes could be made.
        """
        with self._lock:
            plan, kept, lines = self._plan, [], []
            refusal = "There is nothing to change."
            for change in changes:
                try:
                    tried = apply(
                        plan, [change], today=self.today, calendar=self._calendar, origin=origin
                    )
                except PlanError as error:
                    refusal = str(error)
                    continue
                if tried.plan != plan:
                    plan = tried.plan
                    kept.append(change)
                    lines.append(tried.lines)
            if not kept:
                raise PlanError(refusal)
            proposal = Proposal(changes=kept, lines=lines, origin=origin)
            self._set_pending(proposal)
            return proposal

    def accept(self, indices: Sequence[int] | None = None, *, author: Author = SELLER) -> Applied:
        """Make the waiting changes with these positions, or all of them; the rest is dropped.

        Raises:
            PlanError: nothing waits, or the chosen changes cannot be made.
        """
        with self._lock:
            waiting = self._waiting()
            wanted = range(len(waiting.changes)) if indices is None else sorted(set(indices))
            if any(not 0 <= index < len(waiting.changes) for index in wanted):
                raise PlanError(f"Choose from 1 to {len(waiting.changes)}.")
            chosen = [waiting.changes[index] for index in wanted]
            applied = self.apply(chosen, author=author, origin=waiting.origin)
            self._set_pending(None)
            return applied

    def reject(self) -> None:
        """Drop the waiting changes.

        Raises:
            PlanError: nothing waits.
        """
        with self._lock:
            self._waiting()
            self._set_pending(None)

    def undo(self, *, author: Author = SELLER) -> Applied | None:
        """Take back the last change that is not taken back yet; None where there is none.

        Each undo goes one change further back; the undone versions stay in the history.
        """
        with self._lock:
            history = self.history()
            target = _before_last(history)
            if target is None:
                return None
            undone, before = target
            plan = self.at(before.version)
            lines = [
                line.model_copy(
                    update={"text": f"Taken back: {line.text}", "old": line.new, "new": line.old}
                )
                for line in undone.lines
            ]  # fmt: skip
            self._keep(plan, lines, author, f"undo:{undone.version}")
            return Applied(plan=plan, lines=lines)

    def restore(self, version: int, *, author: Author = SELLER) -> None:
        """Make the plan what it was in a version. What came later stays in the history."""
        with self._lock:
            plan = self.at(version)
            line = ChangeLine(op="restore", text=f"Back to version {version}")
            self._keep(plan, [line], author, f"restore:{version}")

    def history(self) -> list[Entry]:
        """Return all versions, oldest first."""
        if self._store and self._plan_id:
            return self._store.history(self._plan_id)
        return [entry for entry, _ in self._memory]

    def at(self, version: int) -> Plan:
        """Return the plan as it was in a version.

        Raises:
            PlanError: there is no such version.
        """
        if self._store and self._plan_id:
            return self._store.at(self._plan_id, version)
        for entry, plan in self._memory:
            if entry.version == version:
                return plan
        raise PlanError(f"There is no version {version}.")

    def refresh(self) -> bool:
        """Read the plan again from the store; tell whether it had changed."""
        if not self._store or not self._plan_id:
            return False
        with self._lock:
            stored = self._store.load(self._plan_id)
            changed = stored.version != self.version
            self.version = stored.version
            self._show(stored.plan)
            self._pending = self._store.pending(self._plan_id)
            return changed

    def _waiting(self) -> Proposal:
        if self._pending is None:
            raise PlanError("Nothing waits for a yes.")
        return self._pending

    def _set_pending(self, proposal: Proposal | None) -> None:
        if self._store and self._plan_id:
            self._store.set_pending(self._plan_id, proposal)
        self._pending = proposal

    def _keep(self, plan: Plan, lines: list[ChangeLine], author: Author, origin: str) -> None:
        if self._store and self._plan_id:
            self.version = self._store.save(
                self._plan_id, self.version, plan, lines, author, origin
            )
        else:
            self.version += 1
            entry = Entry(
                version=self.version, author=author, at=_now(), origin=origin, lines=lines
            )
            self._memory.append((entry, plan))
        self._show(plan)

    def _show(self, plan: Plan) -> None:
        if plan.calendar != self._plan.calendar:
            self._calendar = WorkCalendar(plan.calendar)
        self._plan = plan


def new_plan() -> Plan:
    """Return an empty plan; durations and order that nobody states are the usual ones."""
    return Plan(assume_usual=True)


def _before_last(history: list[Entry]) -> tuple[Entry, Entry] | None:
    """Return the last change that is not taken back, and the version before it."""
    undone: set[int] = set()
    for entry in history:
        if entry.origin.startswith("undo:"):
            undone.add(int(entry.origin.partition(":")[2]))
    for index in range(len(history) - 1, 0, -1):
        entry = history[index]
        if entry.origin.startswith("undo:") or entry.version in undone:
            continue
        return entry, history[index - 1]
    return None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
