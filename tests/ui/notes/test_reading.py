"""Notes on their way to a review: how far they are, stopped, read by a model, read offline."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from langchain_core.language_models import BaseChatModel
from streamlit.testing.v1 import AppTest

from assistant.agent import models
from assistant.errors import AssistantError, ModelError, StoppedError
from assistant.notes.drafted import Draft
from assistant.notes.page import PASTED, page_of
from assistant.session import PlanSession, new_plan
from assistant.settings import Settings
from assistant.ui import resources
from assistant.ui.notes import reading as notes_reading
from assistant.ui.notes.kept import Shelf
from assistant.ui.notes.reading import Reading, Readings
from tests.doubles.answers import answer, item
from tests.doubles.scripted import ScriptedModel, say
from tests.ui.conftest import new_tab, said
from tests.ui.noting import NOTES, TODAY, again, paste, plan_id, row, rows

SECONDS = 20
WORDS = "Priya Nair owns the legal review, due Dec 11"
MODEL = "compatible:small"


ANSWER = answer(
    item("add_step", WORDS, 3, name="Legal review", owners=["Priya Nair"], due="Dec 11")
)


@pytest.fixture
def with_model(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """A page that talks to a model, which answers what the test puts into the list."""
    script = ScriptedModel(steps=[])
    monkeypatch.setenv("ASSISTANT_MODEL", MODEL)
    monkeypatch.setenv("ASSISTANT_BASE_URL", "http://127.0.0.1:9/v1")
    st.cache_resource.clear()
    assert data.is_dir()

    def create(_settings: Settings, name: str | None = None, **_more: object) -> BaseChatModel:
        assert name == MODEL
        return script

    monkeypatch.setattr(models, "create_model", create)
    yield script.steps
    script.finished()


def test_a_model_reads_the_notes_and_is_named(with_model: list[Any]) -> None:
    with_model.append(say(ANSWER))
    page = paste(new_tab().run(), NOTES)
    buyer, line = rows(page)
    assert "Acme" in buyer  # the title names it, though the model does not
    assert "Legal review" in line
    assert "Fri Dec 11" in line
    assert f"Read by {MODEL}" in said(page)


def test_a_model_that_fails_leaves_the_notes_to_be_read_offline(with_model: list[Any]) -> None:
    with_model.append(ModelError("The model's server cannot be reached."))
    page = paste(new_tab().run(), NOTES)
    assert "cannot be reached" in said(page)
    assert not rows(page)
    page.button(key="notes-offline").click().run()
    assert not page.exception
    assert row(page, "Security review") >= 0
    assert "Read by the built-in reader" in said(page)


def test_a_model_that_failed_is_asked_again(with_model: list[Any]) -> None:
    with_model += [ModelError("The model's server is busy."), say(ANSWER)]
    page = paste(new_tab().run(), NOTES)
    again(page).button(key="notes-again").click().run()
    buyer, line = rows(again(page))
    assert "Acme" in buyer
    assert "Legal review" in line


def test_an_answer_that_cannot_be_read_is_told(with_model: list[Any]) -> None:
    with_model.append(say("I cannot help with that."))
    page = paste(new_tab().run(), WORDS)
    assert "cannot be read" in said(page)
    assert page.button(key="notes-offline")


def test_without_a_model_nothing_is_offered_offline(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> Draft:
        raise AssistantError("It went wrong.")

    monkeypatch.setattr(notes_reading, "read", fail)
    paste(page, NOTES)
    assert "It went wrong." in said(page)
    assert not [one for one in page.button if one.key == "notes-offline"]


def _begun(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Readings, Shelf, threading.Event]:
    """Begin a reading that waits until the event is set."""
    go = threading.Event()
    real = notes_reading.read

    def slow(*args: Any) -> Draft:
        assert go.wait(SECONDS)
        return real(*args)

    monkeypatch.setattr(notes_reading, "read", slow)
    shelf = Shelf(folder)
    readings = Readings(shelf)
    session = PlanSession(new_plan(), today=TODAY)
    readings.start("p", page_of(NOTES, PASTED, TODAY), session, Settings(), "offline")
    return readings, shelf, go


def test_a_stopped_reading_ends_at_once_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings, shelf, go = _begun(tmp_path, monkeypatch)
    reading = readings.of("p")
    assert reading
    reading.stop()
    assert reading.done
    assert "stopped" in reading.failure
    go.set()
    for thread in threading.enumerate():
        if thread.name == "notes-reading":
            thread.join(SECONDS)
    kept = shelf.get("p")
    assert kept
    assert not kept.read
    assert kept.draft.page.text.startswith("Call with Acme")
    assert "stopped" in reading.failure


def test_notes_put_away_while_they_are_read_stay_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings, shelf, go = _begun(tmp_path, monkeypatch)
    reading = readings.of("p")
    assert reading
    shelf.drop("p")
    go.set()
    assert reading.wait(SECONDS)
    assert shelf.get("p") is None


def test_a_second_reading_waits_for_the_end_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings, shelf, go = _begun(tmp_path, monkeypatch)
    first = readings.of("p")
    session = PlanSession(new_plan(), today=TODAY)
    readings.start("p", page_of("Other", PASTED, TODAY), session, Settings(), "offline")
    assert readings.of("p") is first
    go.set()
    assert first
    assert first.wait(SECONDS)
    kept = shelf.get("p")
    assert kept
    assert kept.draft.page.text.startswith("Call with Acme")


def test_progress_grows_with_the_lines_that_are_read() -> None:
    told: list[tuple[str, float]] = []
    reading = Reading()

    class Watched(Reading):
        def tell(self, doing: str, share: float) -> None:
            super().tell(doing, share)
            told.append((self.doing, self.share))

    reading = Watched()
    page = page_of(NOTES, PASTED, TODAY)
    notes_reading.read(page, new_plan(), TODAY, reading, Settings())
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == notes_reading.READ
    assert len(shares) > len(page.lines) - 2
    assert "characters" in told[0][0]
    assert "against the words" in told[-1][0]


def test_a_reader_that_goes_on_after_a_stop_is_ended() -> None:
    reading = Reading()
    reading.stop()
    with pytest.raises(StoppedError):
        reading.tell("Reading", 0.5)


def test_stop_is_offered_while_notes_are_read(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    real = notes_reading.read

    def watched(*args: Any) -> Draft:
        seen.append(args[3])
        args[3].stop()
        return real(*args)

    monkeypatch.setattr(notes_reading, "read", watched)
    paste(page, NOTES)
    assert "You stopped the reading" in said(page)
    assert resources.notes().get(plan_id(page))
    monkeypatch.setattr(notes_reading, "read", real)
    page.button(key="notes-again").click().run()
    assert row(page, "Legal review") >= 0
