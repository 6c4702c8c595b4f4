import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.notes.page import Page, page_of
from bench.shapes import HARD, of_length

TODAY = dt.date(2026, 11, 30)

PLAIN = """\
# Acme <> Northwind \u2013 Discovery call 11/20
Attendees:
- Dana Reyes, VP IT (Acme)
- Sam

- Mark owns the security review and
  will be done by Dec 4
- Legal: 3 weeks


Next step: call them. Go-live Jan 5
"""

PIECES = st.sampled_from(
    [
        "Dana: I'll send it to you\n",
        "[00:12:04] Dana Reyes: ok\n",
        "Tom  9:15 AM\n",
        "From: Dana Reyes <d@a.com>\n",
        "Sent: Nov 24, 2026\n",
        "On Tue, Nov 24, 2026 Sam <s@n.com> wrote:\n",
        "> quoted\n",
        "Best regards,\n",
        "-- \n",
        "- Mark owns legal\n",
        "| a | b | c |\n",
        "a\tb\tc\n",
        "WEBVTT\n",
        "00:01.000 --> 00:03.000\n",
        "<v Dana>hi\n",
        "Date: Nov 20, 2026\n",
        "Attendees: Dana, Tom\n",
        "Next steps:\n",
        "\n",
        "\u200b\u202e\x00",
    ]
)


def page(text: str) -> Page:
    return page_of(text, "pasted", TODAY)


def test_plain_notes_keep_their_lines_and_lose_their_heading() -> None:
    found = page(PLAIN)
    assert [(line.part, line.text) for line in found.lines] == [
        ("header", "# Acme <> Northwind \u2013 Discovery call 11/20"),
        ("header", "Attendees:"),
        ("header", "- Dana Reyes, VP IT (Acme)"),
        ("header", "- Sam"),
        ("new", "- Mark owns the security review and will be done by Dec 4"),
        ("new", "- Legal: 3 weeks"),
        ("new", "Next step: call them. Go-live Jan 5"),
    ]
    assert found.people == ["Dana Reyes", "Sam"]
    assert found.meeting_date == dt.date(2026, 11, 20)
    assert found.warnings == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Attendees: Dana Reyes (Acme, VP IT), Mark Feld", ["Dana Reyes", "Mark Feld"]),
        ("**Participants:** Dana Reyes <d@acme.com>; Mark Feld", ["Dana Reyes", "Mark Feld"]),
        ("Attendees: Acme: Dana, Mark; Us: me, Priya", ["Dana", "Mark", "Priya"]),
        ("Present (Acme): Dana Reyes - VP Ops, Mark & Li Wei", ["Dana Reyes", "Mark", "Li Wei"]),
        ("Teilnehmer: J\u00f6rg M\u00fcller und Anna", ["J\u00f6rg M\u00fcller", "Anna"]),
        ("Participants are welcome: come along", []),
    ],
)
def test_headers_name_those_present(line: str, names: list[str]) -> None:
    assert page(f"{line}\n\nMark owns legal").people == names


def test_what_cannot_be_seen_is_removed_with_a_warning() -> None:
    found = page("Mark\u200b owns\u202e legal\x07\U000e0041 done")
    assert found.text == "Mark owns legal done"
    assert "cannot be seen" in found.warnings[0]


def test_harmless_marks_are_removed_without_a_warning() -> None:
    found = page("\ufeffMark\u00ad owns\u00a0le\u0301gal\r\nand more\ud800")
    assert found.text == "Mark owns l\u00e9gal\nand more\ufffd"
    assert found.warnings == []


def test_a_file_name_dates_the_notes_where_nothing_else_does() -> None:
    def day(name: str, text: str = "Mark owns it") -> dt.date | None:
        return page_of(text, name, TODAY).meeting_date

    assert day("2026-11-20 Acme call.docx") == dt.date(2026, 11, 20)
    assert day("acme_20261119.txt") == dt.date(2026, 11, 19)
    assert day("2026-11-20.txt", "Date: Nov 18, 2026\nMark") == dt.date(2026, 11, 18)
    assert day("plan 2027-01-05.txt") is None
    assert day("pasted") is None


@pytest.mark.parametrize("text", ["", " \n\t", "---\n***", "\u200b"])
def test_a_paste_without_words_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="nothing to read in the pasted text"):
        page(text)


def test_a_paste_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(InputError, match=r"250,001 characters .*; 200,000"):
        page("x" * 250_001)
    assert len(page("x" * 200_000).text) == 200_000


@settings(max_examples=300)
@given(st.lists(PIECES | st.text(max_size=40), max_size=30).map("".join))
def test_every_line_stands_in_the_text_in_order(text: str) -> None:
    try:
        found = page(text)
    except InputError:
        return
    _stands_in_order(found)
    seen = set(found.text) - {"\n", "\t"}
    assert not {one for one in seen if unicodedata.category(one) in ("Cc", "Cf", "Cs")}


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD)
def test_long_notes_of_hard_shapes_are_laid_out_in_order(piece: str) -> None:
    _stands_in_order(page(of_length(piece, 190_000)))


def _stands_in_order(found: Page) -> None:
    at = 0
    for line in found.lines:
        assert line.start >= at
        assert found.text[line.start : line.start + len(line.text)] == line.text
        at = line.start + len(line.text)
