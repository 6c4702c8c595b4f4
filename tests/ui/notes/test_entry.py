"""How notes come in: pasted, as a file, out of a long message; and how a refusal is told."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import StoreError
from assistant.ui import resources
from assistant.ui.notes import entry as notes_entry
from assistant.ui.notes.kept import Shelf
from tests.notes.making import docx_of, encrypted, mail_of, pdf_of
from tests.ui.conftest import said
from tests.ui.noting import NOTES, again, drop, paste, plan_id, restarted, row, rows, shown

LINE = "Priya Nair owns the legal review, due Dec 11"
CAPTIONS = f"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Dana Ortiz>{LINE}\n"
TABLE = "Task,Owner,Due\nLegal review,Priya Nair,Dec 11\n"


def test_notes_are_the_first_act_and_make_a_plan(page: AppTest) -> None:
    paste(page, NOTES, way="hello-notes")
    (plan,) = resources.store().list_plans()
    assert plan_id(page) == plan.id
    assert row(page, "Legal review") >= 0
    assert resources.store().load(plan.id).plan.steps == []


def test_notes_change_a_plan_that_is_there_only_after_a_yes(sample: AppTest) -> None:
    before = resources.store().load(plan_id(sample))
    paste(sample, "- The legal review is due on January 8, 2027")
    assert rows(sample)
    after = resources.store().load(plan_id(sample))
    assert (after.version, after.plan) == (before.version, before.plan)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("call.txt", LINE.encode()),
        ("call.md", f"# Call\n\n- {LINE}\n".encode()),
        ("call.txt", LINE.encode("utf-16")),
        ("call.docx", docx_of(lambda document: document.add_paragraph(LINE))),
        ("call.pdf", pdf_of(LINE)),
        ("call.eml", mail_of(LINE, Subject="Notes").as_bytes()),
        ("call.vtt", CAPTIONS.encode()),
        ("call.srt", f"1\n00:00:01,000 --> 00:00:04,000\n{LINE}\n".encode()),
        ("call.csv", TABLE.encode()),
    ],
)
def test_each_kind_of_file_is_read(page: AppTest, name: str, content: bytes) -> None:
    drop(page, name, content)
    assert "Priya Nair" in "\n".join(rows(page))
    assert name in said(page)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.txt", b"  \n ", "is empty"),
        ("far.txt", b"word " * 40_100, "200,000 can be read"),
        ("shut.pdf", encrypted(pdf_of(LINE), "secret"), "password"),
        ("broken.docx", b"PK\x03\x04 no document", "broken.docx"),
        ("noise.txt", bytes(range(256)) * 20, "holds no text that can be read"),
        ("torn.txt", b"\xff\xfeL\x00e\x00\x00\xd8", "is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_pasted_text_stays(
    page: AppTest, name: str, content: bytes, told: str
) -> None:
    page.button(key="notes-new").click().run()
    page.text_area(key="notes-text").set_value(NOTES).run()
    drop(page, name, content)
    assert told in said(page)
    assert page.text_area(key="notes-text").value == NOTES
    assert resources.store().list_plans() == []


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "nothing to read"), (" \n… ", "nothing to read"), ("word " * 40_100, "200,000 can be")],
)
def test_a_text_that_cannot_be_read_is_told_and_stays(page: AppTest, text: str, told: str) -> None:
    paste(page, text)
    assert told in said(page)
    assert page.text_area(key="notes-text").value == text
    assert resources.store().list_plans() == []


def test_letters_read_by_a_guess_are_said(page: AppTest) -> None:
    drop(page, "call.txt", "Jürgen Müller owns the legal review, due Dec 11".encode("cp1252"))
    assert "Check names with accents" in said(page)


def test_a_long_message_is_offered_as_notes_and_read_as_such(page: AppTest) -> None:
    long = "\n".join(f"- point {one} of what we said" for one in range(12)) + f"\n- {LINE}"
    page.chat_input[0].set_value(long).run()
    assert "This looks like notes" in said(page)
    assert resources.outbox().get(plan_id(page)) == long
    page.button(key="as-notes").click().run()
    assert not page.exception
    assert row(page, "Legal review") >= 0
    assert resources.outbox().get(plan_id(page)) is None


def test_a_long_message_can_be_read_as_a_message(page: AppTest) -> None:
    long = "\n".join(f"- point {one} of what we said" for one in range(12)) + f"\n- {LINE}"
    page.chat_input[0].set_value(long).run()
    page.button(key="retry").click().run()
    assert not page.exception
    assert "This looks like notes" not in said(page)
    plan = resources.store().load(plan_id(page)).plan
    assert [step.action for step in plan.steps]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Legal takes three weeks", False),
        ("Legal takes three weeks.\nPriya owns it.", False),
        ("x" * 5_000, False),
        ("x " * 10_001, True),
        ("\n".join("abcdefghi"), True),
        ("word " * 200 + "\n" + "word " * 60, True),
    ],
)
def test_only_a_text_in_many_lines_looks_like_notes(text: str, long: bool) -> None:
    assert notes_entry.looks_like_notes(text) is long


def test_a_review_survives_reload_and_restart(page: AppTest) -> None:
    paste(page, NOTES)
    before = rows(page)
    boxes = [one for one in page.checkbox if str(one.key).startswith("take-")]
    boxes[0].uncheck().run()
    for tab in (again(page), restarted(page)):
        assert rows(tab) == before
        values = [one.value for one in tab.checkbox if str(one.key).startswith("take-")]
        assert values == [False] + [True] * (len(before) - 1)


def test_the_review_waits_while_the_seller_looks_at_the_plan(page: AppTest) -> None:
    paste(page, NOTES)
    count = len(rows(page))
    page.button(key="notes-back").click().run()
    assert f"Review {count} changes from the notes" == page.button(key="notes-open").label
    reloaded = again(page)
    assert reloaded.button(key="notes-open")
    reloaded.button(key="notes-open").click().run()
    assert len(rows(reloaded)) == count


def test_notes_that_were_not_read_to_the_end_are_offered_again(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_args: object) -> object:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr("assistant.ui.notes.reading.read", die)
        paste(page, NOTES)
    assert "Something went wrong while reading" in said(page)
    assert "a bug" not in said(page)
    cut = restarted(page)  # a killed process knows no more than the file
    assert "not read to the end" in said(cut)
    cut.button(key="notes-again").click().run()
    assert row(cut, "Legal review") >= 0


def test_notes_that_were_put_away_take_the_plan_made_for_them_along(page: AppTest) -> None:
    paste(page, NOTES)
    page.button(key="noted-discard-yes").click().run()
    assert not page.exception
    assert resources.store().list_plans() == []
    assert page.button(key="hello-notes")


def test_a_full_disk_is_told_and_the_text_stays(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreError("The notes could not be kept (disk full).")

    monkeypatch.setattr(Shelf, "put", full)
    paste(page, NOTES)
    assert "could not be kept" in said(page)
    assert page.text_area(key="notes-text").value == NOTES


def test_what_is_kept_of_notes_is_on_the_disk_of_the_seller(page: AppTest, data: Path) -> None:
    paste(page, NOTES)
    kept = [file.name for file in (data / "notes").iterdir()]
    assert sorted(kept) == [f"{plan_id(page)}.choices.json", f"{plan_id(page)}.json"]
    assert "Priya" in shown(page)


def test_notes_put_away_after_a_reload_take_the_empty_plan_along_too(page: AppTest) -> None:
    paste(page, NOTES)
    again(page).button(key="noted-discard-yes").click().run()
    assert resources.store().list_plans() == []


def test_notes_put_away_leave_a_plan_that_was_talked_about(page: AppTest) -> None:
    page.chat_input[0].set_value("What usually happens before a signature?").run()
    paste(page, NOTES)
    page.button(key="noted-discard-yes").click().run()
    assert not page.exception
    assert len(resources.store().list_plans()) == 1
