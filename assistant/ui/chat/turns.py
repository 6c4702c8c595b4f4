"""Chat turns at work, each in a thread of its own.

A page that is reloaded, or rerun because something was clicked, would cut off a turn that ran in
its own script. Here the turn goes on, and whoever looks at the plan follows it.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator

from assistant.agent.events import Event, FailedEvent
from assistant.errors import AssistantError, StoppedError

log = logging.getLogger(__name__)
STOPPED = "Stopped. Your message and the plan are kept."
UNFORESEEN = "Something went wrong while answering. Your message and the plan are kept. Try again."
UNKEPT = "The conversation could not be kept: check that the disk has room. The plan is kept."
STALL_SECONDS = 0.5  # after which a follower hears that nothing is new


class Turn:
    """One message on its way to an answer.

    Args:
        message: what the seller said.
        before: how many messages stood before it.

    Attributes:
        stopped: set when the seller stops it.
    """

    def __init__(self, message: str, before: int = 0) -> None:
        self.message = message
        self.before = before
        self._events: list[Event] = []
        self._news = threading.Condition()
        self._done = False
        self.stopped = threading.Event()

    @property
    def done(self) -> bool:
        """True once nothing more will come."""
        return self._done

    @property
    def events(self) -> list[Event]:
        """What has come so far."""
        with self._news:
            return list(self._events)

    def run(self, events: Callable[[], Iterable[Event]]) -> None:
        """Work the turn off; an error ends it with an event that says so."""
        try:
            for event in events():
                self._add(event)
        except StoppedError:
            self._add(FailedEvent(message=STOPPED))
        except AssistantError as error:
            self._add(FailedEvent(message=str(error)))
        except sqlite3.Error:
            log.exception("The conversation cannot be kept")
            self._add(FailedEvent(message=UNKEPT))
        except Exception:
            log.exception("A chat turn failed")
            self._add(FailedEvent(message=UNFORESEEN))
        finally:
            with self._news:
                self._done = True
                self._news.notify_all()

    def stop(self) -> None:
        """End the turn now. What still works in its thread sees `stopped` and writes nothing."""
        with self._news:
            if self._done:
                return
            self.stopped.set()
            self._events.append(FailedEvent(message=STOPPED))
            self._done = True
            self._news.notify_all()

    def follow(self) -> Iterator[Event | None]:
        """Yield all events from the first, waiting for those to come.

        None comes while there is nothing new, so that the page stays ready for clicks.
        """
        seen = 0
        while True:
            with self._news:
                if seen == len(self._events) and not self._done:
                    self._news.wait(STALL_SECONDS)
                fresh, ended = self._events[seen:], self._done
            yield from fresh
            if not fresh and not ended:
                yield None
            seen += len(fresh)
            if ended and not fresh:
                return

    def _add(self, event: Event) -> None:
        with self._news:
            if self._done:
                return
            self._events.append(event)
            self._news.notify_all()


class Turns:
    """The running turn of each plan."""

    def __init__(self) -> None:
        self._running: dict[str, Turn] = {}
        self._lock = threading.Lock()

    def running(self, plan_id: str) -> Turn | None:
        """Return the turn of this plan that is not done yet."""
        turn = self._running.get(plan_id)
        return turn if turn and not turn.done else None

    def start(self, plan_id: str, turn: Turn, events: Callable[[], Iterable[Event]]) -> Turn | None:
        """Start a turn, or return None where the plan's last one is still at work."""
        with self._lock:
            if self.running(plan_id):
                return None
            self._running[plan_id] = turn
        threading.Thread(target=turn.run, args=(events,), daemon=True, name="chat-turn").start()
        return turn
