"""Notes being read, each lot in a thread of its own, so that a reload cuts nothing off."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Sequence

from assistant.errors import AssistantError
from assistant.notes.drafted import Draft, Found, Unresolved
from assistant.notes.page import Page
from assistant.plan.model import Plan
from assistant.ui import words
from assistant.ui.notes_kept import Review, Shelf, review_of

log = logging.getLogger(__name__)
STOPPED = "You stopped the reading. The notes are kept, nothing was changed."
UNFORESEEN = "Something went wrong while reading. The notes and the plan are kept. Try again."


class Reading:
    """One page of notes on its way to a review.

    Attributes:
        doing: what goes on, in words.
        share: how much of it is done, from 0 to 1.
        failure: why it ended without a review, empty where it did not.
    """

    def __init__(self) -> None:
        self.doing = "Opening the notes"
        self.share = 0.05
        self.failure = ""
        self.begun = time.monotonic()
        self._done = threading.Event()
        self._stop = threading.Event()

    @property
    def done(self) -> bool:
        """True once it has ended."""
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, at most so long; tell whether it came."""
        return self._done.wait(seconds)

    def stop(self) -> None:
        """End the reading where it next says how far it is."""
        self._stop.set()

    def tell(self, doing: str, share: float) -> None:
        """Say what goes on now, and how much is done.

        Raises:
            AssistantError: the seller has stopped the reading.
        """
        if self._stop.is_set():
            raise AssistantError(STOPPED)
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

    def start(self, plan_id: str, page: Page, plan: Plan, today: dt.date) -> None:
        """Keep the notes and begin to read them; nothing where some are being read already.

        Raises:
            StoreError: they cannot be kept.
        """
        with self._lock:
            running = self.of(plan_id)
            if running and not running.done:
                return
            begun = review_of(Draft(page=page), read=False)
            self._shelf.put(plan_id, begun)
            reading = self._running[plan_id] = Reading()

        def work() -> None:
            draft = read(page, plan, today, reading)
            kept = self._shelf.get(plan_id)
            if kept and kept.token == begun.token:  # they were not put away meanwhile
                self._shelf.put(plan_id, _done(begun, draft))

        threading.Thread(
            target=reading.run, args=(work,), daemon=True, name="notes-reading"
        ).start()

    def forget(self, plan_id: str) -> None:
        """Forget how the last reading ended."""
        with self._lock:
            self._running.pop(plan_id, None)


def _done(begun: Review, draft: Draft) -> Review:
    return review_of(draft, read=True).model_copy(update={"token": begun.token})


def read(page: Page, plan: Plan, today: dt.date, reading: Reading) -> Draft:
    """Draft what the page changes, saying what goes on."""
    from assistant.notes.drafting import draft
    from assistant.notes.offline import read_page

    def reader(
        page: Page, plan: Plan, today: dt.date
    ) -> tuple[Sequence[Found], Sequence[Unresolved]]:
        told = f"{words.count(len(page.lines), 'line')}, {len(page.text):,} characters"
        found = read_page(
            page, plan, today, lambda share: reading.tell(f"Reading {told}", 0.05 + 0.85 * share)
        )
        reading.tell(f"Checking {words.count(len(found[0]), 'change')} against the words", 0.9)
        return found

    return draft(page, plan, today, reader)
