import codecs
import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.notes.files import KINDS, MAX_BYTES, read_file
from assistant.notes.page import Page
from tests.notes.making import docx_of, mail_of, pdf_of

TODAY = dt.date(2026, 11, 30)
NOTES = "J\u00f6rg owns \u201csecurity\u201d \u2013 done by Dec 4"


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


@pytest.mark.parametrize(
    "data",
    [
        NOTES.encode(),
        codecs.BOM_UTF8 + NOTES.encode(),
        NOTES.encode("utf-16"),
        codecs.BOM_UTF16_BE + NOTES.encode("utf-16-be"),
        NOTES.encode("utf-16-le"),
        NOTES.encode("utf-16-be"),
        NOTES.encode("utf-32"),
    ],
)
def test_text_that_says_how_it_is_written_is_read(data: bytes) -> None:
    page = read_file("notes.txt", data, TODAY)
    assert texts(page) == [NOTES]
    assert page.warnings == []


def test_old_windows_text_is_read_with_a_warning() -> None:
    page = read_file("notes.txt", NOTES.encode("cp1252"), TODAY)
    assert texts(page) == [NOTES]
    assert "cp1252" in page.warnings[0]


def test_text_of_another_alphabet_is_guessed_with_a_warning() -> None:
    russian = (
        "\u041c\u0430\u0440\u043a \u043e\u0442\u0432\u0435\u0447\u0430\u0435\u0442 \u0437\u0430 "
    )
    words = russian * 30
    page = read_file("notes.txt", words.encode("cp1251"), TODAY)
    assert texts(page) == [words.strip()]
    assert len(page.warnings) == 1


def test_kinds_are_told_by_the_ending_in_any_case() -> None:
    assert read_file("C:\\notes\\CALL.MD", b"# Acme\n\n- Mark owns it", TODAY).name == "CALL.MD"


def test_a_table_file_is_read_whatever_stands_between_its_cells() -> None:
    for mark in ",;\t|":
        rows = [["Step", "Owner", "Due"], ["Security review", "Mark Feld", "Dec 4"]]
        data = "\r\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows).encode()
        page = read_file("plan.csv", data, TODAY)
        assert texts(page) == ["Security review, owner Mark Feld, due Dec 4"]


def test_a_caption_file_is_read() -> None:
    data = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Dana Reyes>I'll send it tomorrow.</v>\n"
    line = read_file("2026-11-20 call.vtt", data, TODAY).lines[0]
    assert (line.speaker, line.text) == ("Dana Reyes", "I'll send it tomorrow.")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("notes.pages", b"x", "give notes as .txt, .md"),
        ("notes", b"x", "give notes as"),
        ("", b"x", "give notes as"),
        ("notes.doc", b"x", "give notes as"),
        ("notes.txt", b"", "is empty"),
        ("notes.txt", b" \r\n\t", "is empty"),
        ("notes.md", b"--- \n ***", "nothing to read"),
        ("notes.txt", b"%PDF-1.4 ...", "give it the ending .pdf"),
        ("notes.txt", b"PK\x03\x04 ...", "the ending .docx"),
        ("notes.txt", b"{\\rtf1 hello}", "rich text"),
        ("notes.txt", b"\x89PNG\r\n\x1a\n rest", "a picture"),
        ("notes.txt", bytes(range(256)) * 4, "no text that can be read"),
        ("notes.txt", b"a\x00b\x01c\x02\x03" * 9, "no text that can be read"),
        ("notes.txt", b"\xff\xfea", "letters cannot be read"),
        ("notes.txt", b"x" * (MAX_BYTES + 1), "10.0 MB; at most 10 MB"),
        ("notes.txt", b"word " * 50_000, "249,999 characters stand in notes.txt; 200,000"),
        ("notes.csv", b'a,"' + b"x" * 150_000 + b'"', "no table"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_file(name, data, TODAY)
    assert words in str(caught.value)


def _seeds() -> list[bytes]:
    return [
        pdf_of("Mark owns security", "Go-live Jan 5"),
        docx_of(lambda document: document.add_paragraph("Mark owns security")),
        mail_of("I'll send it.\n\nBest,\nDana").as_bytes(),
        b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Dana>I'll send it.</v>\n",
        b"1\n00:00:01,000 --> 00:00:03,000\nDana: hi\n",
        b'Step,Owner\n"Legal, and more",Sarah\n',
        b"From: Dana\nSent: Nov 24, 2026\nTo: x\n\n> hi\nThanks,\nDana\n",
        b"[9:14 AM] Priya: can you send it?\n[9:15 AM] Tom: yes\n",
    ]


SEEDS = _seeds()


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw a real file with bytes changed, cut out or put in."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        cut = draw(st.integers(0, 40))
        data[at : at + cut] = draw(st.binary(max_size=20))
    return bytes(data)


@settings(max_examples=150)
@pytest.mark.parametrize("ending", KINDS)
@given(data=st.binary(max_size=400) | damaged() | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_in_words(ending: str, data: bytes) -> None:
    with contextlib.suppress(InputError):
        page = read_file(f"notes{ending}", data, TODAY)
        assert all(page.text[one.start :].startswith(one.text) for one in page.lines)
