"""Times of day in words."""

import pytest

from assistant.understanding.checkins import time_of


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("half nine on a Wednesday, every week", "09:30"),
        ("Wednesdays at half past nine", "09:30"),
        ("Wednesday, nine thirty in the morning", "09:30"),
        ("every Thursday, at the four of the afternoon", "16:00"),
        ("quarter to four on Mondays", "15:45"),
        ("Thursdays quarter past eight in the morning", "08:15"),
        ("Saturdays at 11 in the morning", "11:00"),
        ("half eight people came", None),
        ("one fifteen thousand", None),
    ],
)
def test_a_time_in_words(text: str, time: str | None) -> None:
    assert time_of(text) == time
