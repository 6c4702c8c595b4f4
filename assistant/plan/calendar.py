"""Working days of both sides: Monday to Friday, less holidays and blackouts."""

import datetime as dt
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.errors import PlanError
from assistant.plan.holiday_data import library
from assistant.plan.model import Blackout, CalendarSettings, Side

WEEKEND = ("Saturday", "Sunday")

# Holiday data ends here; later years count weekends and blackouts only.
_LAST_YEAR_WITH_HOLIDAYS = 2100

_Party = Literal["buyer", "seller"]
_Place = tuple[str, str | None]
_Range = tuple[int, int]

# What people call it, where the law has a longer name.
_SHORT_NAMES = {
    "Christmas Day": "Christmas",
    "Juneteenth National Independence Day": "Juneteenth",
    "Martin Luther King Jr. Day": "MLK Day",
    "Thanksgiving Day": "Thanksgiving",
    "Washington's Birthday": "Presidents' Day",
}


class _Year(NamedTuple):
    days: list[int]  # ordinals of the working days, ascending
    members: frozenset[int]


class WorkCalendar:
    """The working days of the buyer, of the seller, and those that both share.

    Everywhere, a `side` of None or "both" means days on which both sides work.

    Args:
        settings: countries, subdivisions and blackout ranges.

    Raises:
        PlanError: a country or subdivision is not known.
    """

    def __init__(self, settings: CalendarSettings | None = None) -> None:
        self.settings = settings or CalendarSettings()
        buyer = _place(self.settings.buyer_country, self.settings.buyer_subdivision)
        seller = _place(self.settings.seller_country, self.settings.seller_subdivision)
        self._places: dict[_Party, _Place] = {"buyer": buyer, "seller": seller}
        self._keys: dict[Side | None, tuple[tuple[_Place, ...], tuple[_Range, ...]]] = {
            "buyer": ((buyer,), self._ranges("buyer")),
            "seller": ((seller,), self._ranges("seller")),
        }
        places = (buyer,) if buyer == seller else (buyer, seller)
        both = (places, tuple(sorted({*self._ranges("buyer"), *self._ranges("seller")})))
        self._keys["both"] = self._keys[None] = both
        self._years: dict[tuple[Side | None, int], _Year] = {}

    def is_working_day(self, day: dt.date, side: Side | None = None) -> bool:
        """Say whether the side works on that day."""
        return day.toordinal() in self._year(side, day.year).members

    def why_off(self, day: dt.date, side: Side | None = None) -> str | None:
        """Return why nobody of the side works that day, or None on a working day.

        For both sides, one of them being off is enough. Examples: "Saturday",
        "Thanksgiving (US)", "change freeze".
        """
        if day.weekday() > 4:
            return WEEKEND[day.weekday() - 5]
        parties: tuple[_Party, ...] = (
            (side,) if side in ("buyer", "seller") else ("buyer", "seller")
        )
        for party in parties:
            place = self._places[party]
            name = _holidays(place, day.year).get(day.toordinal())
            if name:
                name = name.replace("(observed)", "observed")
                return f"{_SHORT_NAMES.get(name, name)} ({place[0]})"
        for party in parties:
            for blackout in self._blackouts(party):
                if blackout.start <= day <= blackout.end:
                    return blackout.reason or "blackout"
        return None

    def next_working_day(self, day: dt.date, side: Side | None = None) -> dt.date:
        """Return the first working day on or after `day`."""
        return self.add(day, 0, side)

    def previous_working_day(self, day: dt.date, side: Side | None = None) -> dt.date:
        """Return the last working day on or before `day`."""
        return day if self.is_working_day(day, side) else self.add(day, -1, side)

    def add(self, day: dt.date, days: int, side: Side | None = None) -> dt.date:
        """Return the working day that lies `days` working days after `day`.

        Negative counts go back; 0 gives `day` itself or the next working day.

        Raises:
            PlanError: the day lies beyond the years a calendar has.
        """
        year = self._year(side, day.year)
        if days > 0:
            index = bisect_right(year.days, day.toordinal()) + days - 1
        else:
            index = bisect_left(year.days, day.toordinal()) + days
        number = day.year
        while index >= len(year.days):
            index -= len(year.days)
            number += 1
            year = self._year(side, number)
        while index < 0:
            number -= 1
            year = self._year(side, number)
            index += len(year.days)
        return dt.date.fromordinal(year.days[index])

    def count(self, start: dt.date, end: dt.date, side: Side | None = None) -> int:
        """Count the working days after `start` up to and including `end`.

        Where `end` lies before `start` the count is that of the reverse, negative.
        """
        if end < start:
            return -self.count(end, start, side)
        last = self._year(side, end.year).days
        first = self._year(side, start.year).days
        total = bisect_right(last, end.toordinal()) - bisect_right(first, start.toordinal())
        return total + sum(len(self._year(side, year).days) for year in range(start.year, end.year))

    def ordinals(self, year: int, side: Side | None = None) -> list[int]:
        """Return the side's working days of one year as ordinals, ascending."""
        return self._year(side, year).days

    def holiday(self, name: str, near: dt.date) -> dt.date | None:
        """Find a holiday by what people call it ("xmas", "july 4th", "labor day").

        Returns:
            The first one on or after `near`, None where no such holiday is known.
        """
        from assistant.plan.holiday_names import find_holiday

        return find_holiday(name, near, self.settings.buyer_country, self.holiday_names)

    def holiday_names(self, year: int) -> dict[dt.date, str]:
        """Return the public holidays of both sides in one year, by date."""
        names = dict(_holidays(self._places["seller"], year))
        names.update(_holidays(self._places["buyer"], year))
        return {dt.date.fromordinal(day): names[day] for day in sorted(names)}

    def _blackouts(self, party: _Party) -> list[Blackout]:
        return [one for one in self.settings.blackouts if one.side in ("both", party)]

    def _ranges(self, party: _Party) -> tuple[_Range, ...]:
        return tuple((one.start.toordinal(), one.end.toordinal()) for one in self._blackouts(party))

    def _year(self, side: Side | None, year: int) -> _Year:
        found = self._years.get((side, year))
        if found is None:
            found = self._years[side, year] = _working_days(*self._keys[side], year)
        return found


@lru_cache(maxsize=4096)
def _working_days(places: tuple[_Place, ...], ranges: tuple[_Range, ...], year: int) -> _Year:
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise PlanError(f"The year {year} is out of reach. Use nearer dates or shorter durations.")
    first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    off: set[int] = set()
    for place in places:
        off.update(_holidays(place, year))
    for start, end in ranges:
        off.update(range(max(start, first), min(end, last) + 1))
    # Ordinal 1 is a Monday, so that (ordinal - 1) % 7 is the weekday.
    days = [day for day in range(first, last + 1) if (day - 1) % 7 < 5 and day not in off]
    return _Year(days, frozenset(days))


@lru_cache(maxsize=4096)
def _holidays(place: _Place, year: int) -> dict[int, str]:
    if year > _LAST_YEAR_WITH_HOLIDAYS:
        return {}
    country, subdivision = place
    found = library().country_holidays(country, subdiv=subdivision, years=year, language="en_US")
    return {day.toordinal(): name for day, name in found.items() if day.year == year}


@lru_cache(maxsize=512)
def _place(country: str, subdivision: str | None) -> _Place:
    """Check a country and subdivision, and return them as the holiday data spells them."""
    if (country, subdivision or "") == ("US", ""):
        return country, None  # the default needs no look into the data
    holidays = library()
    for name in dict.fromkeys((subdivision or None, (subdivision or "").upper() or None)):
        try:
            holidays.country_holidays(country, subdiv=name)
        except NotImplementedError:
            continue
        return country, name
    known = holidays.list_supported_countries()
    if country not in known:
        raise PlanError(
            f"No holidays are known for the country '{country}'. "
            "Use a two-letter country code such as US, GB, DE or IN."
        )
    some = ", ".join(known[country][:8]) or "none; leave it empty"
    raise PlanError(f"'{subdivision}' is no region of {country}. Known ones are: {some}.")
