"""What a seller does on the page, path by path."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import StoreError
from assistant.store import Store
from assistant.ui import resources
from assistant.ui.plan import table
from assistant.ui.plan.exports_menu import FORMATS, content
from tests.ui.conftest import edit, new_tab, said


def _row(page: AppTest, action: str) -> int:
    return list(page.data_editor[0].value[table.STEP]).index(action)


def test_a_first_visit_says_what_to_do_and_keeps_nothing(page: AppTest, data: Path) -> None:
    text = said(page)
    assert not page.exception
    assert "Say what you know about the deal" in text
    assert "Your plan will appear here" in text
    assert page.button(key="open-sample").label == "Open a sample deal"
    assert len([one for one in page.button if str(one.key).startswith("starter-")]) == 3
    assert str(data) in text
    assert resources.store().list_plans() == []


def test_the_sample_shows_headline_table_timeline_and_its_address(sample: AppTest) -> None:
    text = said(sample)
    assert "Sign by " in text
    assert "to go live " in text
    assert "4 working days to spare" in text
    assert len(sample.data_editor[0].value) == 12
    assert "Timeline" in [one.value for one in sample.subheader]
    (plan,) = resources.store().list_plans()
    assert sample.query_params["plan"] == plan.id


def test_another_tab_with_the_same_address_shows_the_same(sample: AppTest) -> None:
    other = new_tab()
    other.query_params["plan"] = sample.query_params["plan"]
    other.run()
    assert said(other).count("Sign by ") == said(sample).count("Sign by ")
    assert len(other.data_editor[0].value) == 12


def test_an_address_of_no_plan_says_so_and_shows_the_start(data: Path) -> None:
    page = new_tab()
    page.query_params["plan"] = "nowhere"
    page.run()
    assert data.is_dir()
    assert not page.exception
    assert "does not exist any more" in said(page)
    assert page.button(key="open-sample")


def test_an_edited_cell_changes_the_plan_and_stands_in_its_history(sample: AppTest) -> None:
    row = _row(sample, "Legal review")
    edit(sample, edited_rows={row: {table.DAYS: "9", table.OWNERS: "Jo Lee, Priya Nair"}})
    after = sample.data_editor[0].value
    assert after[table.DAYS][row] == "9"
    assert after[table.OWNERS][row] == "Jo Lee, Priya Nair"
    sample.session_state["plan-tab"] = "History"
    sample.run()
    assert "by hand" in said(sample)
    assert "Jo Lee" in said(sample)


def test_what_the_plan_refuses_is_said_and_the_cell_restored(sample: AppTest) -> None:
    row = _row(sample, "Legal review")
    before = sample.data_editor[0].value[table.DAYS][row]
    edit(sample, edited_rows={row: {table.DAYS: "soon"}})
    assert "Write a number like 10" in said(sample)
    assert sample.data_editor[0].value[table.DAYS][row] == before
    edit(sample, edited_rows={_row(sample, "Kickoff"): {table.AFTER: ["Legal review"]}})
    edit(sample, edited_rows={row: {table.AFTER: ["Kickoff"]}})
    assert len(sample.error) == 1
    assert "Kickoff" not in sample.data_editor[0].value[table.AFTER][row]


def test_steps_are_added_and_removed_in_the_table(sample: AppTest) -> None:
    edit(sample, added_rows=[{table.STEP: "Reference call", table.DAYS: "2"}])
    assert "Reference call" in list(sample.data_editor[0].value[table.STEP])
    edit(sample, deleted_rows=[_row(sample, "Kickoff")])
    steps = list(sample.data_editor[0].value[table.STEP])
    assert "Kickoff" not in steps
    assert len(steps) == 12


def test_a_stale_edit_is_refused_in_a_clear_word_and_the_plan_shown_anew(sample: AppTest) -> None:
    other = new_tab()
    other.query_params["plan"] = sample.query_params["plan"]
    other.run()
    row = _row(sample, "Legal review")
    edit(sample, edited_rows={row: {table.DAYS: "9"}})
    edit(other, edited_rows={row: {table.DAYS: "11"}})
    assert "changed elsewhere meanwhile" in said(other)
    assert other.data_editor[0].value[table.DAYS][row] == "9"
    edit(other, edited_rows={row: {table.DAYS: "11"}})
    assert other.data_editor[0].value[table.DAYS][row] == "11"


def test_what_another_tab_saved_is_shown_without_a_click(sample: AppTest) -> None:
    other = new_tab()
    other.query_params["plan"] = sample.query_params["plan"]
    other.run()
    row = _row(sample, "Legal review")
    edit(sample, edited_rows={row: {table.DAYS: "9"}})
    other.run()
    assert other.data_editor[0].value[table.DAYS][row] == "9"


def test_history_takes_back_and_restores(sample: AppTest) -> None:
    row = _row(sample, "Legal review")
    edit(sample, edited_rows={row: {table.DAYS: "9"}})
    edit(sample, edited_rows={row: {table.DAYS: "7"}})
    sample.session_state["plan-tab"] = "History"
    sample.run()
    sample.button(key="undo-last").click().run()
    assert "Taken back" in said(sample)
    sample.session_state["plan-tab"] = "Plan"
    sample.run()
    assert sample.data_editor[0].value[table.DAYS][row] == "9"
    sample.session_state["plan-tab"] = "History"
    sample.run()
    restores = [one for one in sample.button if str(one.key).startswith("restore-")]
    restores[-1].click().run()
    assert not sample.exception
    assert "Back to version" in said(sample)


def test_a_finding_begins_the_sentence_in_the_chat(sample: AppTest) -> None:
    sample.session_state["plan-tab"] = "Checks"
    sample.run()
    button = next(one for one in sample.button if "no-owner-budget" in str(one.key))
    button.click().run()
    assert not sample.exception
    assert sample.chat_input[0].proto.value == "The owner of Budget approval is "


def test_the_deal_tab_shows_people_and_changes_facts(sample: AppTest) -> None:
    sample.session_state["plan-tab"] = "Deal"
    sample.run()
    text = said(sample)
    assert "Priya Nair" in text
    assert "General Counsel" in text
    assert "Every Monday at 10:00" in text
    sample.button(key="edit-deal").click().run()
    next(one for one in sample.text_input if one.label == "Buyer").set_value("Acme [x](http://y)")
    next(one for one in sample.button if one.label == "Save").click().run()
    assert not sample.exception
    assert "Acme [x](http://y)" in said(sample)
    assert not any("](http" in one.value for one in sample.markdown)


def test_a_plan_is_renamed_copied_and_deleted_only_after_asking(sample: AppTest) -> None:
    store = resources.store()
    sample.menu_button(key="plan-menu").click("Rename").run()
    sample.text_input(key="rename-to").set_value("Halden 2027")
    next(one for one in sample.button if one.label == "Rename").click().run()
    assert [one.name for one in store.list_plans()] == ["Halden 2027"]
    sample.menu_button(key="plan-menu").click("Duplicate").run()
    assert {one.name for one in store.list_plans()} == {"Halden 2027", "Halden 2027 (copy)"}
    sample.menu_button(key="plan-menu").click("Delete").run()
    assert "goes for good" in said(sample)
    assert len(store.list_plans()) == 2
    sample.button(key="delete-yes").click().run()
    assert not sample.exception
    assert [one.name for one in store.list_plans()] == ["Halden 2027"]
    assert "plan" not in sample.query_params


def test_countries_change_what_counts_as_a_working_day(sample: AppTest) -> None:
    sample.button(key="calendar").click().run()
    next(one for one in sample.selectbox if one.label == "Buyer").set_value("DE").run()
    sample.button(key="calendar-save").click().run()
    assert not sample.exception
    assert "Buyer: Germany" in said(sample)
    (plan,) = resources.store().list_plans()
    assert resources.store().load(plan.id).plan.calendar.buyer_country == "DE"


def test_every_format_can_be_downloaded(sample: AppTest) -> None:
    desk = sample.session_state["desk"]
    for ending in FORMATS:
        assert sample.download_button(key=f"export-{ending}")
        assert len(content(desk, ending)) > 100
    assert json.loads(content(desk, "json"))["deal"]["buyer"] == "Halden Health"


def test_a_plan_file_is_imported_and_a_wrong_one_explained(page: AppTest) -> None:
    plan = {"schema": 1, "deal": {"buyer": "Acme"}, "steps": [{"id": "a", "action": "Call"}]}
    page.button(key="import").click().run()
    page.file_uploader(key="import-file").upload("acme.json", json.dumps(plan).encode()).run()
    assert not page.exception
    assert [one.name for one in resources.store().list_plans()] == ["Acme"]
    assert list(page.data_editor[0].value[table.STEP]) == ["Call"]
    assert "What would help to know:" in said(page)
    page.button(key="import").click().run()
    page.file_uploader(key="import-file").upload("no.json", b'{"steps": 3}').run()
    assert "no.json: steps" in said(page)
    assert len(resources.store().list_plans()) == 1


def test_a_full_disk_is_told_and_nothing_is_lost(
    sample: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> int:
        raise StoreError("The disk is full: the change was not kept.")

    row = _row(sample, "Legal review")
    before = sample.data_editor[0].value[table.DAYS][row]
    monkeypatch.setattr(Store, "save", full)
    edit(sample, edited_rows={row: {table.DAYS: "9"}})
    assert "The disk is full" in said(sample)
    assert sample.data_editor[0].value[table.DAYS][row] == before


def test_plans_that_cannot_be_opened_are_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = data / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(blocked / "below"))
    page = new_tab().run()
    assert not page.exception
    assert "cannot be opened" in page.title[0].value
    assert "Set ASSISTANT_DATA_DIR" in said(page)
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(data))
    page.button[0].click().run()
    assert page.button(key="open-sample")


def test_an_empty_page_shows_what_a_plan_looks_like(page: AppTest) -> None:
    text = said(page)
    assert "For example" in text
    assert "| Security review | Marcus Lee |" in text
    page.button(key="open-sample").click().run()
    assert "For example" not in said(page)
