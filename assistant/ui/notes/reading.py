"""Notes being read, each lot in a thread of its own, so that a reload cuts nothing off."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, StoppedError
from assistant.notes.drafted import Draft, Found, Unresolved
from assistant.notes.page import Page
from assistant.plan.model import Plan
from assistant.session import PlanSession
from assistant.settings import OFFLINE, Settings
from assistant.ui import words
from assistant.ui.notes.kept import Shelf, review_of

if TYPE_CHECKING:
    from assistant.agent.noting import Noting
    from assistant.notes.drafting import Reader

log = logging.getLogger(__name__)
STOPPED = "You stopped the reading. The notes are kept, nothing was changed."
READ = 0.9  # share of the work that is done once everything is read, but not yet checked
UNFORESEEN = "Something went wrong while reading. The notes and the plan are kept. Try again."


class Reading:
    """One page of notes on its way to a review.

    Attributes:
        model: the name of the model that reads it.
        doing: what goes on, in words.
        share: how much of it is done, from 0 to 1.
        failure: why it ended without a review, empty where it did not.
    """

    def __init__(self, model: str = OFFLINE) -> None:
        self.model = model
        self.doing = "Opening the notes"
        self.share = 0.0
        self.failure = ""
        self.begun = time.monotonic()
        self._done = threading.Event()
        self._stop = threading.Event()

    @property
    def done(self) -> bool:
        """True once it has ended."""
        return self._done.is_set()

    @property
    def stopped(self) -> bool:
        """True once the seller has stopped it."""
        return self._stop.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, at most so long; tell whether it came."""
        return self._done.wait(seconds)

    def stop(self) -> None:
        """End it at once; what the reader still finds is not kept."""
        if not self.done:
            self.failure = STOPPED
            self._stop.set()
            self._done.set()

    def tell(self, doing: str, share: float) -> None:
        """Say what goes on now, and how much is done.

        Raises:
            StoppedError: the seller has stopped the reading.
        """
        if self.stopped:
            raise StoppedError(STOPPED)
        self.doing, self.share = doing, min(max(share, 0.0), 1.0)

    def run(self, work: Callable[[], object]) -> None:
        """Do the work; an error becomes the failure."""
        try:
            work()
        except AssistantError as error:
            self.failure = str(error)
        except Exception:
            log.exception("Notes could not be read")
            self.failure = UNFORESEEN
        finally:
            self._done.set()


class Readings:
    """The notes of each plan that are being read.

    Args:
        shelf: where they are kept, before and after.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._running: dict[str, Reading] = {}
        self._lock = threading.Lock()

    def of(self, plan_id: str) -> Reading | None:
        """Return the last reading for a plan: at work, or failed."""
        found = self._running.get(plan_id)
        return found if found and (not found.done or found.failure) else None

    def start(
        self, plan_id: str, page: Page, session: PlanSession, settings: Settings, model: str,
        noting: "Noting | None" = None,
    ) -> None:  # fmt: skip
        """Keep the notes and begin to read them; nothing where some are being read already.

        Args:
            plan_id: the plan that the notes are about.
            page: the notes.
            session: the plan as it is.
            settings: where keys and addresses stand.
            model: the name of the model that reads; the offline one needs no network.
            noting: is told of each request to a model before it goes out.

        Raises:
            StoreError: they cannot be kept.
        """
        with self._lock:
            running = self.of(plan_id)
            if running and not running.done:
                return
            begun = review_of(Draft(page=page), read=False)
            self._shelf.put(plan_id, begun)
            reading = self._running[plan_id] = Reading(model)
        plan, today = session.plan, session.today

        def work() -> None:
            draft = read(page, plan, today, reading, settings, noting)
            kept = self._shelf.get(plan_id)
            if kept and kept.token == begun.token and not reading.stopped:
                done = review_of(draft, read=True, reader=model)
                self._shelf.put(plan_id, done.model_copy(update={"token": begun.token}))

        threading.Thread(
            target=reading.run, args=(work,), daemon=True, name="notes-reading"
        ).start()

    def forget(self, plan_id: str) -> None:
        """Forget how the last reading ended."""
        with self._lock:
            self._running.pop(plan_id, None)


def read(
    page: Page, plan: Plan, today: dt.date, reading: Reading, settings: Settings,
    noting: "Noting | None" = None,
) -> Draft:  # fmt: skip
    """Draft what the page changes, saying what goes on."""
    from assistant.notes.drafting import draft

    reader = _offline(reading) if reading.model == OFFLINE else _by_model(reading, settings, noting)

    def told(
        page: Page, plan: Plan, today: dt.date
    ) -> tuple[Sequence[Found], Sequence[Unresolved]]:
        found = reader(page, plan, today)
        reading.tell(f"Checking {words.count(len(found[0]), 'change')} against the words", READ)
        return found

    return draft(page, plan, today, told)


def _offline(reading: Reading) -> "Reader":
    from assistant.notes.offline.reader import read_page

    def reader(
        page: Page, plan: Plan, today: dt.date
    ) -> tuple[Sequence[Found], Sequence[Unresolved]]:
        told = f"{words.count(len(page.lines), 'line')}, {len(page.text):,} characters"
        return read_page(
            page, plan, today, lambda share: reading.tell(f"Reading {told}", READ * share)
        )

    return reader


def _by_model(reading: Reading, settings: Settings, noting: "Noting | None") -> "Reader":
    from assistant.agent import models, notes_model

    model = models.create_model(settings, reading.model, noting=noting)
    return notes_model.reader(
        model, lambda doing, share: reading.tell(doing, READ * share), lambda: reading.stopped
    )
