"""What holds for every deadline phrase."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import resolve

TODAY = dt.date(2026, 11, 24)  # the Tuesday before Thanksgiving

_PIECES = st.sampled_from(
    ["end of", "next", "the", "2", "31st", "weeks", "after", "before", "legal", "Friday", "Q1",
     "Feb 29", "12/4", "of", "month", "in", "by", "fy27", "to", "-", "mid", "9999", "holidays",
     "year", "business days", "ago", "last", "every", "٣", "99999999999999999999", "week 53",
     "Easter", "hours", "h2", "first", "(", "~", "0", "00/00", "1900-01-01", "3pm", "is over"]
)  # fmt: skip
_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=9).map(" ".join), _DAYS)
def test_words_of_dates_in_any_order_never_raise(phrase: str, today: dt.date) -> None:
    found = resolve(phrase, today)
    assert found.phrase == phrase
    assert (found.date is None) == (found.kind in ("none", "vague", "relative-to-step"))
    if found.start and found.end:
        assert found.start <= found.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=600))
def test_any_text_never_raises(phrase: str) -> None:
    assert resolve(phrase, TODAY).phrase == phrase


_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%b %d", "%d %B %Y", "%A, %B %d, %Y", "%d-%b-%y", "%d.%m.%Y")


@given(st.dates(dt.date(2026, 11, 24), dt.date(2027, 11, 23)))
def test_every_way_to_write_a_day_gives_that_day(day: dt.date) -> None:
    for form in _FORMS:
        assert resolve(day.strftime(form), TODAY).date == day


@given(st.sampled_from(["end of Q1", "in 20 business days", "EOM", "before Easter"]), _DAYS)
def test_a_computed_day_is_a_working_day(phrase: str, today: dt.date) -> None:
    calendar = WorkCalendar()
    found = resolve(phrase, today, calendar)
    assert found.date is not None
    # The last days of a month may all be off when said on the last of them.
    assert calendar.is_working_day(found.date) or found.date <= today + dt.timedelta(4)
