"""A side's working days by number, so that counting them is adding."""

import datetime as dt
from bisect import bisect_left, bisect_right

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import Side


class Days:
    """Working days of one side: 0 is the first one on or after the origin, -1 the one before it.

    Args:
        origin: ordinal of the day to count from.

    Attributes:
        dates: each working day as a date, by its number.
    """

    def __init__(self, calendar: WorkCalendar, side: Side | None, origin: int, year: int) -> None:
        self._calendar, self._side = calendar, side
        self._first = self._last = year
        days = calendar.ordinals(year, side)
        cut = bisect_left(days, origin)
        self.dates = _Dates(self)
        self._ahead = days[cut:]
        self._behind = days[:cut]  # -1 is the last of these, as in Python
        while not self._ahead:
            self._later()
        while not self._behind:
            self._earlier()

    def ordinal(self, number: int) -> int:
        """Return the ordinal of a working day.

        Raises:
            PlanError: the day lies beyond the years a calendar has.
        """
        if number >= 0:
            while number >= len(self._ahead):
                self._later()
            return self._ahead[number]
        while -number > len(self._behind):
            self._earlier()
        return self._behind[number]

    def on_or_after(self, ordinal: int) -> int:
        """Return the number of the first working day on or after an ordinal."""
        ahead = self._reach(ordinal)
        if ordinal > self._behind[-1]:
            return bisect_left(ahead, ordinal)
        return bisect_left(self._behind, ordinal) - len(self._behind)

    def on_or_before(self, ordinal: int) -> int:
        """Return the number of the last working day on or before an ordinal."""
        ahead = self._reach(ordinal)
        if ordinal >= ahead[0]:
            return bisect_right(ahead, ordinal) - 1
        return bisect_right(self._behind, ordinal) - len(self._behind) - 1

    def _reach(self, ordinal: int) -> list[int]:
        """Have days on both sides of an ordinal, and return those from the origin on."""
        while ordinal > self._ahead[-1]:
            self._later()
        while ordinal < self._behind[0]:
            self._earlier()
        return self._ahead

    def _later(self) -> None:
        self._last += 1
        self._ahead = self._ahead + self._calendar.ordinals(self._last, self._side)

    def _earlier(self) -> None:
        self._first -= 1
        self._behind = self._calendar.ordinals(self._first, self._side) + self._behind


class _Dates(dict[int, dt.date]):
    """Dates by number, made when they are asked for first."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def __missing__(self, number: int) -> dt.date:
        made = self[number] = dt.date.fromordinal(self._days.ordinal(number))
        return made


class SharedDays:
    """The working days of every side; sides that work the same days share their numbers.

    Attributes:
        alike: whether all sides work the same days.
    """

    def __init__(self, calendar: WorkCalendar, origin: int, year: int) -> None:
        both = Days(calendar, "both", origin, year)
        self._of: dict[Side | None, Days] = {"both": both, None: both}
        shared = calendar.ordinals(year, "both")
        for side in ("buyer", "seller"):
            # The calendar hands out one list for one set of places and days off.
            alike = calendar.ordinals(year, side) is shared
            self._of[side] = both if alike else Days(calendar, side, origin, year)
        self.alike = set(self._of.values()) == {both}

    def of(self, side: Side | None) -> Days:
        """Return the days of a side."""
        return self._of[side]
