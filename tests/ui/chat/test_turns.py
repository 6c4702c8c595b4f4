import threading
from collections.abc import Iterator

from assistant.agent.events import Event, TextEvent
from assistant.errors import ModelError
from assistant.ui.chat.turns import Turn, Turns

PLAN = "plan-1"


def _texts(turn: Turn) -> list[str]:
    return [event.delta for event in turn.follow() if event and event.type == "text"]


def test_two_followers_see_every_event_from_the_first() -> None:
    go = threading.Event()

    def events() -> Iterator[Event]:
        yield TextEvent(delta="a")
        assert go.wait(5)
        yield TextEvent(delta="b")

    turns = Turns()
    turn = turns.start(PLAN, Turn("hello"), events)
    assert turn is not None
    assert turns.running(PLAN) is turn
    assert turns.start(PLAN, Turn("again"), events) is None
    go.set()
    assert _texts(turn) == ["a", "b"]
    assert _texts(turn) == ["a", "b"]
    assert turns.running(PLAN) is None


def test_an_error_we_know_ends_a_turn_in_its_own_words() -> None:
    def events() -> Iterator[Event]:
        yield TextEvent(delta="a")
        raise ModelError("The model is not there.")

    turn = Turn("hello")
    turn.run(events)
    assert turn.done
    last = turn.events[-1]
    assert last.type == "failed"
    assert last.message == "The model is not there."


def test_an_unforeseen_error_ends_a_turn_in_a_clear_word_without_details() -> None:
    def events() -> Iterator[Event]:
        raise RuntimeError("secret detail")
        yield TextEvent(delta="never")

    turn = Turn("hello")
    turn.run(events)
    last = turn.events[-1]
    assert last.type == "failed"
    assert "secret" not in last.message
    assert "Try again" in last.message
