"""Holidays by what people call them, wherever the two sides are."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from assistant.plan.holiday_data import library

Names = Callable[[int], dict[dt.date, str]]
_Rule = Callable[[int], dt.date]


def _fixed(month: int, day: int) -> _Rule:
    return lambda year: dt.date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> _Rule:
    """The nth weekday (Monday is 0) of a month; -1 is the last."""

    def rule(year: int) -> dt.date:
        if nth < 0:
            after = dt.date(year + month // 12, month % 12 + 1, 1)
            return after - dt.timedelta((after.weekday() - weekday - 1) % 7 + 1)
        first = dt.date(year, month, 1)
        return first + dt.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return rule


def _easter(days: int) -> _Rule:
    def rule(year: int) -> dt.date:
        from dateutil.easter import easter

        return easter(year) + dt.timedelta(days)

    return rule


def _shift(rule: _Rule, days: int) -> _Rule:
    return lambda year: rule(year) + dt.timedelta(days)


_THANKSGIVING = _nth(11, 3, 4)

# Names in words without apostrophes; "day" at the end is optional everywhere.
_RULES: dict[str, _Rule] = {
    "new years": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "nye": _fixed(12, 31),
    "mlk": _nth(1, 0, 3),
    "martin luther king": _nth(1, 0, 3),
    "groundhog": _fixed(2, 2),
    "super bowl": _nth(2, 6, 2),
    "super bowl sunday": _nth(2, 6, 2),
    "tax": _fixed(4, 15),
    "valentines": _fixed(2, 14),
    "presidents": _nth(2, 0, 3),
    "st patricks": _fixed(3, 17),
    "shrove tuesday": _easter(-47),
    "pancake": _easter(-47),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "ascension": _easter(39),
    "pentecost": _easter(49),
    "whit sunday": _easter(49),
    "corpus christi": _easter(60),
    "whit monday": _easter(50),
    "whitsun": _easter(49),
    "cinco de mayo": _fixed(5, 5),
    "memorial": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "canada": _fixed(7, 1),
    "independence": _fixed(7, 4),
    "july 4th": _fixed(7, 4),
    "july 4": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "4th of july": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "the fourth of july": _fixed(7, 4),
    "bastille": _fixed(7, 14),
    "labor": _nth(9, 0, 1),
    "labour": _nth(9, 0, 1),
    "columbus": _nth(10, 0, 2),
    "indigenous peoples": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "guy fawkes": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "veterans": _fixed(11, 11),
    "armistice": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "election": lambda year: _nth(11, 0, 1)(year) + dt.timedelta(1),
    "remembrance": _fixed(11, 11),
    "thanksgiving": _THANKSGIVING,
    "turkey": _THANKSGIVING,
    "black friday": _shift(_THANKSGIVING, 1),
    "cyber monday": _shift(_THANKSGIVING, 4),
    "christmas eve": _fixed(12, 24),
    "xmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "x mas": _fixed(12, 25),
    "boxing": _fixed(12, 26),
    "st stephens": _fixed(12, 26),
    "early may bank holiday": _nth(5, 0, 1),
    "may bank holiday": _nth(5, 0, 1),
    "spring bank holiday": _nth(5, 0, -1),
    "late may bank holiday": _nth(5, 0, -1),
    "august bank holiday": _nth(8, 0, -1),
    "summer bank holiday": _nth(8, 0, -1),
}

_BY_COUNTRY: dict[str, dict[str, _Rule]] = {
    "CA": {"thanksgiving": _nth(10, 0, 2), "turkey": _nth(10, 0, 2)},
    "AU": {"australia": _fixed(1, 26), "anzac": _fixed(4, 25)},
    "NZ": {"waitangi": _fixed(2, 6), "anzac": _fixed(4, 25)},
    "IN": {"independence": _fixed(8, 15), "republic": _fixed(1, 26)},
}
_MAY_DAY = _fixed(5, 1)
# Where Labor Day is in September; elsewhere it is May 1.
_SEPTEMBER_LABOR_DAY = {"US", "CA", "PR", "GU", "VI"}

# Feasts without a rule, looked up where they are public holidays: name, country, words there.
_ELSEWHERE: dict[str, tuple[str, str]] = {
    "chinese new year": ("SG", "chinese new year"),
    "lunar new year": ("SG", "chinese new year"),
    "diwali": ("SG", "diwali"),
    "deepavali": ("SG", "diwali"),
    "eid": ("SG", "eid al"),
    "eid al fitr": ("SG", "eid al fitr"),
    "eid al adha": ("SG", "eid al adha"),
    "holi": ("IN", "holi"),
    "dussehra": ("IN", "dussehra"),
    "rosh hashanah": ("IL", "rosh hashanah"),
    "yom kippur": ("IL", "yom kippur"),
    "passover": ("IL", "pesach"),
    "pesach": ("IL", "pesach"),
    "sukkot": ("IL", "sukkot"),
    "golden week": ("JP", "constitution"),
}


def holiday_words() -> list[str]:
    """Return every name known without a calendar, longest first."""
    names = {*_RULES, *_ELSEWHERE, *(name for one in _BY_COUNTRY.values() for name in one)}
    return sorted(names, key=lambda name: (-len(name), name))


def fold_holiday(name: str) -> str:
    """Write a holiday's name as the tables do: lower case, no apostrophes, no "day"."""
    text = re.sub(r"['\u2019`.]", "", name.casefold())
    text = " ".join(re.sub(r"[^\w]+", " ", text).split()).removeprefix("the ")
    text = re.sub(r"\bsaint\b", "st", text)
    return text.removesuffix(" day") if text != "day" else ""


def find_holiday(name: str, near: dt.date, country: str, names: Names) -> dt.date | None:
    """Return the first holiday of that name on or after `near`, None where none is known."""
    folded = fold_holiday(name)
    if not folded:
        return None
    rule = _rule(folded, country)
    for year in range(near.year, min(near.year + 2, dt.MAXYEAR) + 1):
        days = [rule(year)] if rule else _looked_up(folded, year, names)
        for day in sorted(days):
            if day >= near:
                return day
    return None


def _rule(folded: str, country: str) -> _Rule | None:
    if folded in ("labor", "labour", "may", "mayday") and (
        folded.startswith("may") or country not in _SEPTEMBER_LABOR_DAY
    ):
        return _MAY_DAY
    return _BY_COUNTRY.get(country, {}).get(folded) or _RULES.get(folded)


def _looked_up(folded: str, year: int, names: Names) -> list[dt.date]:
    days = [day for day, title in names(year).items() if _matches(folded, title)]
    if not days and folded in _ELSEWHERE:
        country, words = _ELSEWHERE[folded]
        days = [day for day, title in _public(country, year).items() if _matches(words, title)]
    return days


def _matches(folded: str, title: str) -> bool:
    if "(observed)" in title:
        return False
    return bool(re.search(rf"\b{re.escape(folded)}\b", fold_holiday(title)))


@lru_cache(maxsize=256)
def _public(country: str, year: int) -> dict[dt.date, str]:
    found = library().country_holidays(country, years=year, language="en_US")
    return dict(sorted(found.items()))
