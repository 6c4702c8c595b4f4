"""A turn that was cut off between the plan and the conversation."""

import datetime as dt

from langchain_core.messages import AIMessage, HumanMessage, RemoveMessage, ToolCall, ToolMessage

from assistant.agent.resume import CUT_OFF, going_on
from assistant.agent.tools import ASSISTANT
from assistant.plan.lines import ChangeLine
from assistant.session import Entry, new_plan

LINE = ChangeLine(op="set_deal", text="Buyer: Acme")
SAID = HumanMessage("The buyer is Acme", id="said", additional_kwargs={"version": 3})


def entry(version: int, author: str = ASSISTANT, origin: str = "chat") -> Entry:
    return Entry.model_validate({
        "version": version, "author": author, "at": dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
        "origin": origin, "lines": [LINE],
    })  # fmt: skip


def calls(*names: str) -> AIMessage:
    made = [ToolCall(name=name, args={}, id=f"{n}") for n, name in enumerate(names)]
    return AIMessage("", tool_calls=made, id="calls")


def test_a_change_that_is_in_the_plan_gets_the_result_it_lost() -> None:
    found = going_on(SAID, [calls("change_plan")], new_plan(), [entry(3), entry(4)])
    (result,) = found
    assert isinstance(result, ToolMessage)
    assert (result.tool_call_id, result.name) == ("0", "change_plan")
    assert result.artifact["version"] == 4
    assert [line["text"] for line in result.artifact["lines"]] == ["Buyer: Acme"]


def test_a_call_that_did_nothing_is_taken_out() -> None:
    (gone,) = going_on(SAID, [calls("change_plan")], new_plan(), [entry(3)])
    assert isinstance(gone, RemoveMessage)
    assert gone.id == "calls"


def test_of_two_calls_the_one_that_did_nothing_is_told_so() -> None:
    work = [calls("change_plan", "undo")]
    done, cut_off = going_on(SAID, work, new_plan(), [entry(3), entry(4)])
    assert isinstance(done, ToolMessage)
    assert isinstance(cut_off, ToolMessage)
    assert (cut_off.content, cut_off.status) == (CUT_OFF, "error")


def test_a_change_of_another_window_is_not_taken_for_the_lost_one() -> None:
    (gone,) = going_on(SAID, [calls("change_plan")], new_plan(), [entry(4, author="seller")])
    assert isinstance(gone, RemoveMessage)


def test_an_undo_is_known_by_its_origin() -> None:
    entries = [entry(4, origin="undo:3")]
    (result,) = going_on(SAID, [calls("undo")], new_plan(), entries)
    assert isinstance(result, ToolMessage)
    assert result.name == "undo"
