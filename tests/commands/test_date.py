from collections.abc import Callable

from tests.commands.conftest import Answer


def test_each_phrase_gives_a_line(answer: Answer) -> None:
    lines = answer("date", "2026-12-04", "end of next week", "two weeks after legal", "banana", "")
    assert [(one["phrase"], one["date"], one["kind"]) for one in lines] == [
        ("2026-12-04", "2026-12-04", "exact"),
        ("end of next week", "2026-12-04", "inferred"),
        ("two weeks after legal", None, "relative-to-step"),
        ("banana", None, "none"),
        ("", None, "none"),
    ]
    assert lines[0]["assumption"] == ""
    assert lines[1]["assumption"]
    assert lines[2]["after"] == "legal"


def test_the_phrase_comes_back_as_it_was_given(answer: Answer) -> None:
    (line,) = answer("date", "  Dec 4 ")
    assert line["phrase"] == "  Dec 4 "
    assert line["date"] == "2026-12-04"


def test_a_very_long_phrase_is_no_date(answer: Answer) -> None:
    assert answer("date", "word " * 20_000)[0]["date"] is None


def test_people_read_the_day_and_why(shown: Callable[..., str]) -> None:
    assert shown("date", "end of next week").startswith("end of next week: Fri 2026-12-04 (")
    assert shown("date", "soon").startswith("soon: no date (")
