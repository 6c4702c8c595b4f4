"""Deadlines within running text."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.plan.deadlines import find

TODAY = dt.date(2026, 11, 24)


def phrases(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("Security wraps by end of next week, Dana owns it", "by end of next week", "2026-12-04"),
        ("MSA redlines due 12/4, from Raj", "due 12/4", "2026-12-04"),
        ("We sign on Dec 11.", "on Dec 11", "2026-12-11"),
        ("Live January 5, 2027 at the latest", "January 5, 2027 at the latest", "2027-01-05"),
        ("let's get the PO before the holidays", "before the holidays", "2026-12-23"),
        ("kickoff is the Monday after Thanksgiving", "the Monday after Thanksgiving", "2026-11-30"),
        ("Legal will be done within 10 business days", "within 10 business days", "2026-12-09"),
        ("I need it EOD Friday please", "EOD Friday", "2026-11-27"),
        ("board approval sometime in Q1", "sometime in Q1", None),
        ("budget is locked until Q2 starts", "until Q2 starts", "2027-04-01"),
        ("the PO has to be out by May", "by May", "2027-05-03"),
        ("a call Wednesday 2 December 14h, the two lawyers", "Wednesday 2 December", "2026-12-02"),
    ],
)  # fmt: skip
def test_a_date_is_found_with_its_frame(text: str, words: str, date: str | None) -> None:
    (found,) = find(text, TODAY)
    assert text[found.start : found.end].startswith(words)
    assert found.deadline.date == (date and dt.date.fromisoformat(date))


def test_a_lag_after_a_step_is_found() -> None:
    (found,) = find("Signature comes two weeks after legal.", TODAY)
    assert (found.deadline.after, found.deadline.lag_days) == ("legal", 10)


@pytest.mark.parametrize(
    "text",
    [
        "it costs $120,000 and 15% off",
        "legal takes three weeks",
        "a 3 week review",
        "call me on 415-555-0134 or +44 20 7946 0958",
        "they need SOC 2 and ISO 27001",
        "we may march ahead with the second option",
        "may I ask",
        "April from finance owns security",
        "June and May sign the contract",
        "version 2.0 of the MSA",
        "the 3rd party auditor",
        "24/7 support, 9/10 would buy",
        "it's a 50/50 deal",
        "they sat down, the sun was out, and we wed the plans",
        "400 seats, 3 regions",
        "https://example.com/2026-12-04",
        "at the end of the day it is about trust",
        "she is second to none",
        "march them through it",
        "room 12, floor 4",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert phrases(text) == []


def test_several_dates_are_found_in_order() -> None:
    text = "Security by Dec 4, legal by the 11th, signature Dec 18 and go-live Jan 5."
    assert [str(one.deadline.date) for one in find(text, TODAY)] == [
        "2026-12-04", "2026-12-11", "2026-12-18", "2027-01-05",
    ]  # fmt: skip


def test_day_first_and_the_other_way_round() -> None:
    days = [find("due 4/12", TODAY, day_first=one)[0].deadline.date for one in (True, False)]
    assert days == [dt.date(2026, 12, 4), dt.date(2027, 4, 12)]


_PIECES = st.sampled_from(
    ["by", "the end of", "next", "week", "Friday", "Dec 4", "legal", "after", "two weeks", "$5k",
     "12/4", "and", "from", "May", "may", "\x00", "٣٤", "9" * 400, "(", "-", "Q1", "before", ",",
     "is over", "\u200b", "3rd", "until", "on", "Dana's", "É", "a", "TBD", "1/1/1", "week 60"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=400))
def test_found_places_lie_within_the_text_and_apart(text: str) -> None:
    reached = 0
    for one in find(text, TODAY):
        assert reached <= one.start < one.end <= len(text)
        assert one.deadline.kind != "none"
        reached = one.end


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "by the end of the ",
        "two weeks after ",
        "12/4 ",
        "1-",
        "Dec ",
        "the ",
        "before ",
        "(",
        "about ",
        "after the ",
        "of ",
        "end of ",
        "once we ",
        "Friday and ",
    ],
)
def test_work_grows_in_step_with_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.plan.deadlines.parser import Parser

    looks = 0
    word = Parser.word

    def counted(self: Parser, at: int) -> str:
        nonlocal looks
        looks += 1
        return word(self, at)

    monkeypatch.setattr(Parser, "word", counted)
    counts = []
    for times in (200, 800):
        looks = 0
        find(piece * times, TODAY)
        counts.append(looks)
    assert counts[1] <= 6 * max(counts[0], 200)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("board sits third Thursday of each month, has to go to the March one", "2027-03-18"),
        ("They meet the last Tuesday of every month. It goes to the January meeting", "2027-01-26"),
        (
            "the council sits on the 2nd Monday of the month and we aim for the Feb session",
            "2027-02-08",
        ),
    ],
)
def test_one_of_what_comes_back_every_month(text: str, date: str) -> None:
    found = find(text, TODAY)
    assert date in [str(one.deadline.date) for one in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Board dates: 3 March and 7 April", ["2027-03-03", "2027-04-07"]),
        ("between 3 March and 7 April", ["2027-04-07"]),
        ("3 March to 7 April", ["2027-04-07"]),
        ("March 3 and 7", ["2027-03-07"]),
        ("12th and 19th of May", ["2027-05-19"]),
    ],
)
def test_days_of_two_months_are_two(text: str, days: list[str]) -> None:
    assert [str(one.deadline.date) for one in find(text, TODAY)] == days
