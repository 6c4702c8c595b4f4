"""Talking on the page: messages, what is recorded, suggestions, failures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from streamlit.testing.v1 import AppTest

from assistant.agent.offline import OfflineModel
from assistant.errors import ModelError
from assistant.plan.changes import AddStep
from assistant.plan.lines import ChangeLine
from assistant.ui import resources, words
from assistant.ui.chat import recorded
from assistant.ui.chat.conversation import told
from tests.ui.conftest import new_tab, said

MESSAGE = "Acme wants to be live on March 5, 2027, the deal is worth $180K"


def _say(page: AppTest, text: str) -> AppTest:
    page.chat_input[0].set_value(text).run()
    assert not page.exception
    return page


def _again(page: AppTest) -> AppTest:
    tab = new_tab()
    tab.query_params["plan"] = page.query_params["plan"]
    return tab.run()


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A model that dies as soon as it is asked."""

    def die(*_args: object, **_kwargs: object) -> Any:
        raise ModelError("The model's server cannot be reached.")

    with monkeypatch.context() as patch:
        patch.setattr(OfflineModel, "_stream", die)
        patch.setattr(OfflineModel, "_generate", die)
        yield patch


def test_the_first_message_makes_a_plan_named_after_the_buyer(page: AppTest) -> None:
    _say(page, MESSAGE)
    text = said(page)
    assert MESSAGE in text
    assert "**Buyer** Acme" in text
    assert "Fri Mar 5" in text
    (plan,) = resources.store().list_plans()
    assert plan.name == "Acme"
    assert page.query_params["plan"] == plan.id


def test_a_reload_finds_conversation_notes_and_suggestions_again(page: AppTest) -> None:
    _say(page, MESSAGE)
    reloaded = _again(page)
    assert not reloaded.exception
    text = said(reloaded)
    assert MESSAGE in text
    assert "**Buyer** Acme" in text
    assert text.count(MESSAGE) == 1
    assert reloaded.session_state["desk"].suggestions == page.session_state["desk"].suggestions


def test_what_was_recorded_can_be_undone_beneath_the_reply(page: AppTest) -> None:
    _say(page, MESSAGE)
    undo = next(one for one in page.button if str(one.key).startswith("undo-"))
    undo.click().run()
    assert not page.exception
    (plan,) = resources.store().list_plans()
    assert resources.store().load(plan.id).plan.deal.buyer is None
    assert not [one for one in page.button if str(one.key).startswith("undo-")]


def test_a_starter_is_sent_with_one_click(page: AppTest) -> None:
    page.button(key="starter-0").click().run()
    assert not page.exception
    assert "**Buyer** Acme" in said(page)


def test_suggested_steps_are_taken_in_part(sample: AppTest) -> None:
    desk = sample.session_state["desk"]
    desk.session.propose(
        [AddStep(action="Reference call", quote="they want a reference"), AddStep(action="Legal [x](http://y)")]
    )  # fmt: skip
    sample.run()
    assert "Suggested" in said(sample) or "2 suggestions" in str(sample.expander)
    boxes = [one for one in sample.checkbox if str(one.key).startswith("take-")]
    assert len(boxes) == 2
    boxes[1].uncheck().run()
    accept = sample.button(key="accept")
    assert accept.label == "Accept 1 of 2"
    accept.click().run()
    assert not sample.exception
    steps = [step.action for step in desk.session.plan.steps]
    assert "Reference call" in steps
    assert len(steps) == 13
    assert desk.session.pending is None


def test_suggestions_can_be_left(sample: AppTest) -> None:
    desk = sample.session_state["desk"]
    desk.session.propose([AddStep(action="Reference call")])
    sample.run()
    sample.button(key="reject").click().run()
    assert desk.session.pending is None
    assert len(desk.session.plan.steps) == 12


def test_a_message_that_was_not_answered_is_found_again_and_answered_once(
    page: AppTest, broken: pytest.MonkeyPatch
) -> None:
    _say(page, MESSAGE)
    assert "The model's server cannot be reached" in said(page)
    reloaded = _again(page)
    text = said(reloaded)
    assert MESSAGE in text
    assert "This was not answered" in text
    broken.undo()
    reloaded.button(key="retry").click().run()
    assert not reloaded.exception
    text = said(reloaded)
    assert text.count(MESSAGE) == 1
    assert "**Buyer** Acme" in text
    assert "not answered" not in text


def test_a_message_is_found_again_that_was_cut_off_before_anything_was_done(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("assistant.ui.desk.start_turn", lambda *_args: None)
        _say(page, MESSAGE)
    reloaded = _again(page)
    assert "This was not answered" in said(reloaded)
    assert said(reloaded).count(MESSAGE) == 1
    reloaded.button(key="retry").click().run()
    assert said(reloaded).count(MESSAGE) == 1
    assert "**Buyer** Acme" in said(reloaded)
    assert "not answered" not in said(_again(page))


def test_a_message_that_cannot_be_written_down_stays_on_the_page(page: AppTest, data: Path) -> None:
    (data / "outbox").write_text("in the way")
    _say(page, MESSAGE)
    assert "The message could not be kept" in said(page)
    assert MESSAGE in said(page)
    (data / "outbox").unlink()
    page.button(key="retry").click().run()
    assert "**Buyer** Acme" in said(page)


def test_a_message_of_control_characters_is_refused_in_words(page: AppTest) -> None:
    _say(page, "\x00\x07\x1b")
    assert "The message is empty" in said(page)
    assert not resources.store().list_plans() or page.button(key="retry")


def test_a_very_long_message_is_taken_or_refused_in_words(page: AppTest) -> None:
    _say(page, ("Legal takes three weeks. " * 900)[:20_000])
    assert not page.exception
    assert not page.chat_input[0].proto.max_chars, "the browser would drop it without a word"


def test_what_is_too_long_for_a_message_is_kept_and_read_as_notes(page: AppTest) -> None:
    _say(page, "Legal takes three weeks, Priya Nair owns it. " * 600)
    assert "This looks like notes" in said(page)
    assert "(27,000 characters)" in said(page)
    assert not [one for one in page.button if one.key == "retry"]
    page.button(key="as-notes").click().run()
    assert not page.exception
    assert page.button(key="noted-accept")


def test_only_what_was_said_is_told_of_a_models_messages() -> None:
    line = ChangeLine(op="set_deal", text="Buyer: Acme").model_dump(exclude_defaults=True)
    call = {"name": "change_plan", "args": {}, "id": "1", "type": "tool_call"}
    messages = [
        HumanMessage("Acme", id="1"),
        AIMessage("", tool_calls=[call], id="2"),
        ToolMessage("ok", tool_call_id="1", artifact={"lines": [line], "proposed": ["x"]}, id="3"),
        AIMessage("Noted: Acme.", id="4"),
        HumanMessage("thanks", id="5"),
        AIMessage(
            "You're welcome.", id="6", additional_kwargs={"state": {"suggestions": ["Next"]}}
        ),
    ]
    first, answer, second, last = told(messages)  # type: ignore[arg-type]
    assert [one.author for one in (first, second)] == ["seller", "seller"]
    assert [one.text for one in answer.lines] == ["Buyer: Acme"]
    assert answer.proposed
    assert last.suggestions == ["Next"]
    assert not last.lines


def test_notes_join_what_changed_of_one_step() -> None:
    lines = [
        ChangeLine(op="update_step", text=f"Legal review: {what}", quote="x")
        for what in ("added", "owner Priya Shah", "due Fri Dec 4", "owner Priya Shah")
    ]
    assert recorded.told(lines) == ["**Legal review** owner Priya Shah; due Fri Dec 4"]
    assert recorded.told([ChangeLine(op="x", text="Nothing named")]) == ["**Nothing named**"]


def test_a_reply_does_not_repeat_what_the_notes_say() -> None:
    lines = [ChangeLine(op="set_deal", text="Buyer: Acme")]
    assert recorded.without_record("Noted:\n- Buyer: Acme\n\nWho signs?", lines) == "Who signs?"
    assert recorded.without_record("Noted", lines) == "Noted"
    assert recorded.without_record("Noted: x.", []) == "Noted: x."
    assert recorded.without_record("Noted: Acme. Who signs?", lines) == "Noted: Acme. Who signs?"


def test_a_reply_that_is_escaped_already_is_not_escaped_twice() -> None:
    assert words.reply(r"Deal value: \$180,000 \[x\]") == r"Deal value: \$180,000 \[x\]"
    assert words.reply("Deal value: $180,000") == r"Deal value: \$180,000"
