import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ui import words

TODAY = dt.date(2026, 11, 24)


def test_counts_and_spans_read_like_english() -> None:
    assert words.count(1, "working day") == "1 working day"
    assert words.count(1_200, "step") == "1,200 steps"
    assert words.span(TODAY, TODAY, TODAY) == "Tue Nov 24"
    assert words.span(TODAY, dt.date(2026, 12, 4), TODAY) == "Tue Nov 24 to Fri Dec 4"


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example/p.png)",
        "[click](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "see https://evil.example and www.evil.example",
        "mail a@b.example",
        "$x^2$ :red[alarm] `code` :material/home:",
        "# heading\n- item",
    ],
)
@pytest.mark.parametrize("make", [words.escape, words.reply])
def test_untrusted_text_is_never_live_markdown(text: str, make: object) -> None:
    assert callable(make)
    made = str(make(text))
    assert "](" not in made.replace("\\](", "").replace("\\]\\(", "")
    assert "https://" not in made
    assert "www." not in made
    assert "a@b" not in made
    assert all(made[place - 1] == "\\" for place, sign in enumerate(made) if sign in "<$[")


@given(st.text())
def test_escaping_keeps_every_visible_letter(text: str) -> None:
    made = words.escape(text)
    kept = made.replace("\u2060", "").replace("\\", "")
    assert kept == words.visible(text).replace("\u2060", "").replace("\\", "")


@given(st.text(), st.integers(1, 50))
def test_short_never_exceeds_its_length_and_is_one_line(text: str, length: int) -> None:
    made = words.short(text, length)
    assert len(made) <= length
    assert "\n" not in made


def test_a_reply_keeps_bold_and_lists() -> None:
    assert words.reply("**Sign** by Fri Dec 4\n- one\n- two") == (
        "**Sign** by Fri Dec 4\n- one\n- two"
    )


def test_what_is_cut_ends_behind_a_word() -> None:
    assert words.short("Only the third is absent today", 24) == "Only the third is…"
    assert words.short("One, two, three", 10) == "One, two…"
    assert words.short("x" * 50, 10) == "x" * 9 + "…"
    assert words.short("ten letter", 10) == "ten letter"
