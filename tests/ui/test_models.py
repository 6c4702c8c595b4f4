"""The page with a model behind a server: the choice, failures, stopping, cost, what was sent."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.agent import calling
from assistant.session import new_plan
from assistant.ui import resources
from assistant.ui.chat.turns import Turn
from tests.doubles import misbehaving as m
from tests.doubles.answers import answer, item
from tests.ui.conftest import new_tab, said
from tests.ui.noting import paste

pytestmark = pytest.mark.loopback
SAID = "The buyer is Acme"
NOTE_BUYER = m.calls(
    "change_plan", {"changes": [{"op": "set_deal", "quote": SAID, "buyer": "Acme"}]}
)
DONE = m.text("Noted, ", "Acme.", " When do they go live?")
Opening = Callable[..., tuple[AppTest, m.Misbehaving]]


@pytest.fixture
def served(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opening]:
    """Open the page with a server behind it that does these acts."""
    assert data.is_dir()
    monkeypatch.setattr(calling, "_FIRST_WAIT_SECONDS", 0.01)
    open_servers = []

    def opening(*acts: m.Act) -> tuple[AppTest, m.Misbehaving]:
        context = m.serving(*acts)
        server = context.__enter__()
        open_servers.append(context)
        monkeypatch.setenv("ASSISTANT_MODEL", "compatible:small")
        monkeypatch.setenv("ASSISTANT_BASE_URL", server.url)
        monkeypatch.setenv("ASSISTANT_API_KEY", "sk-very-secret")
        st.cache_resource.clear()
        return new_tab().run(), server

    yield opening
    for context in open_servers:
        context.__exit__(None, None, None)


def _say(page: AppTest, text: str = SAID) -> AppTest:
    page.chat_input[0].set_value(text).run()
    assert not page.exception
    return page


def _model(page: AppTest) -> str:
    return str(page.session_state["desk"].model)


def test_a_models_reply_shows_what_it_took_and_what_was_sent(served: Opening) -> None:
    page, _ = served(NOTE_BUYER, DONE)
    _say(page)
    text = said(page)
    assert "Noted, Acme. When do they go live?" in text
    assert "small · 330 tokens · price not known" in text
    assert "This plan: 1 reply, 330 tokens, price not known" in text
    page.button(key="sent").click().run()
    assert not page.exception
    shown = "\n".join(str(one.value) for one in page.code)
    assert SAID in shown
    assert "mutual action plan" in shown
    assert "sk-very-secret" not in shown + said(page)


def _objection(page: AppTest) -> AppTest:
    page.button(key="place-to-playbook").click().run()
    page.text_input(key="playbook-asked").set_value("legal is slow").run()
    assert not page.exception
    return page


def _codes(page: AppTest) -> list[str]:
    return [str(one.value) for one in page.code]


def test_an_answer_is_put_into_words_by_the_model_when_asked(served: Opening) -> None:
    told = json.dumps({"text": "Slow lawyers, I hear you.", "sources": ["legal-is-slow"]})
    page, server = served(m.whole(told))
    _objection(page)
    assert server.bodies == []  # nothing is sent, and nothing waited for, before the click
    (own,) = _codes(page)
    page.button(key="own-words-playbook-legal-is-slow").click().run()
    assert not page.exception
    assert _codes(page) == [own, "Slow lawyers, I hear you."]
    assert "Worded by small from this entry" in said(page)
    assert "legal is slow" in str(server.bodies[0]["messages"])
    page.run()
    assert len(server.bodies) == 1
    page.button_group(key="tone-playbook-legal-is-slow").set_value("Direct").run()
    assert "Slow lawyers, I hear you." not in _codes(page)  # that was about other words
    _sent(page, "Answer to an objection", "legal is slow")


def _sent(page: AppTest, purpose: str, words: str) -> None:
    page.button(key="sent-any").click().run()
    assert not page.exception
    assert any(purpose in one.label for one in page.expander)
    assert any(words in one for one in _codes(page))


def test_what_practice_sends_can_be_looked_at(served: Opening) -> None:
    page, _ = served(m.whole(json.dumps({"say": "It took us five months the last time."})))
    page.button(key="place-to-practice").click().run()
    page.selectbox(key="practice-objection").set_value("legal-is-slow").run()
    page.button(key="practice-begin").click().run()
    assert "sent-any" not in [one.key for one in page.button]  # nothing was sent so far
    page.chat_input(key="practice-answer").set_value("What makes it slow?").run(timeout=90)
    assert not page.exception
    assert "five months" in said(page)
    _sent(page, "Practice", "What makes it slow?")


def test_what_reading_notes_sends_can_be_looked_at(served: Opening) -> None:
    page, _ = served(m.text(answer(item("set_deal", "live on March 5", 1, go_live="March 5"))))
    paste(page, "Acme: live on March 5")
    _sent(page, "Notes", "live on March 5")


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (m.whole(json.dumps({"text": "10% off.", "sources": ["legal-is-slow"]})), "number 10"),
        (m.whole("no JSON"), "could not be read"),
        (m.status(401), "refused the key"),
    ],
)
def test_words_that_do_not_hold_give_way_with_the_reason(
    served: Opening, act: m.Act, why: str
) -> None:
    page, _ = served(act)
    _objection(page)
    before = _codes(page)
    page.button(key="own-words-playbook-legal-is-slow").click().run()
    assert not page.exception
    assert _codes(page) == before
    assert why in said(page)
    assert "Use the answer above" in said(page)


def test_offline_no_model_is_offered_for_the_words(page: AppTest) -> None:
    _objection(page)
    keys = [one.key for one in page.button]
    assert "own-words-playbook-legal-is-slow" not in keys


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (m.status(401), "refused the key"),
        (m.status(404), "does not know this model"),
        (m.status(429, retry_after="75"), "wait 75 seconds"),
        (m.status(400, name="context_length_exceeded"), "more text than the model takes"),
    ],
    ids=["401", "404", "429", "overflow"],
)
def test_a_failure_keeps_the_message_and_offers_two_ways_on(
    served: Opening, act: m.Act, words: str
) -> None:
    page, server = served(act, NOTE_BUYER, DONE)
    _say(page)
    assert words in said(page)
    assert said(page).count(SAID) == 1
    page.button(key="retry").click().run()
    assert not page.exception
    assert "Noted, Acme." in said(page)
    assert said(page).count(SAID) == 1
    assert server.acts == []


def test_one_can_go_on_offline_after_a_failure(served: Opening) -> None:
    page, server = served(m.status(401))
    _say(page)
    page.button(key="go-offline").click().run()
    assert not page.exception
    assert _model(page) == "offline"
    assert "**Buyer** Acme" in said(page)
    assert "Nothing leaves this computer" in said(page)
    _say(page, "They go live March 5")
    assert len(server.bodies) == 1


def test_what_another_tab_was_not_answered_can_go_offline_too(served: Opening) -> None:
    page, _ = served(m.status(401))
    _say(page)
    tab = new_tab()
    tab.query_params["plan"] = page.query_params["plan"]
    tab.run()
    assert "This was not answered" in said(tab)
    tab.button(key="go-offline").click().run()
    assert "**Buyer** Acme" in said(tab)


def test_the_sidebar_changes_the_model(served: Opening) -> None:
    page, server = served(m.text("Hello."))
    choice = page.selectbox[-1]
    assert choice.label == "Model"
    assert "small" in choice.options
    assert f"go to {server.url.split('/')[2]}" in said(page)
    choice.set_value("offline").run()
    assert not page.exception
    assert _model(page) == "offline"
    assert "Nothing leaves this computer" in said(page)


def _type_model(page: AppTest, name: str) -> None:
    """Type the name of a model, as the browser sends it."""
    desk = page.session_state["desk"]
    from assistant.ui import model_choice

    model_choice.choose(desk, model_choice._named(desk, name))
    page.run()


def test_a_model_can_be_typed_and_a_wrong_one_is_named(served: Opening) -> None:
    page, _ = served()
    _type_model(page, "llama3")
    assert _model(page) == "compatible:llama3"
    _type_model(page, "claude:x")
    assert _model(page) == "compatible:llama3"
    assert "Use offline, openai:NAME or compatible:NAME" in said(page)


def test_without_a_key_the_sidebar_says_what_to_set(page: AppTest) -> None:
    _type_model(page, "gpt-6-luna")
    assert _model(page) == "offline"
    assert "set OPENAI_API_KEY" in said(page)


def test_a_stopped_turn_is_over_at_once_and_hears_nothing_more() -> None:
    begun, go = threading.Event(), threading.Event()

    def events() -> Iterator[object]:
        begun.set()
        go.wait(5)
        yield object()

    turn = Turn("hello")
    worker = threading.Thread(target=turn.run, args=(events,))
    worker.start()
    assert begun.wait(5)
    turn.stop()
    assert turn.done
    assert turn.stopped.is_set()
    assert [event.type for event in turn.follow() if event] == ["failed"]
    go.set()
    worker.join(5)
    assert [event.type for event in turn.events] == ["failed"]
    assert "Stopped" in turn.events[-1].message  # type: ignore[union-attr]
    turn.stop()
    assert len(turn.events) == 1


def test_after_a_stop_the_message_waits_for_another_try(served: Opening) -> None:
    page, server = served()
    server.acts = [m.hangs(lambda: server.over), NOTE_BUYER, DONE]
    plan_id = resources.store().create("Acme", new_plan())
    page.query_params["plan"] = plan_id
    page.run()
    desk = page.session_state["desk"]
    desk.say(SAID)
    turn = desk.turn()
    assert turn is not None
    assert server.reached.wait(10)
    turn.stop()
    desk.finish(turn)
    page.run()
    assert not page.exception
    assert "Stopped. Your message and the plan are kept" in said(page)
    page.button(key="retry").click().run()
    assert "Noted, Acme." in said(page)
    assert said(page).count(SAID) == 1
