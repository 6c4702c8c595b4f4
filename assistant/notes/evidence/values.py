"""Whether days, lengths of time, sums and hours follow from words."""

import datetime as dt
import re
from collections.abc import Iterator

from assistant.notes.layout.page_days import days_in_digits
from assistant.notes.passages import MOST_READ, words_of
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import find, find_durations, resolve
from assistant.plan.model import Weekday
from assistant.understanding.checkins import time_of
from assistant.understanding.currencies import WHOSE_DOLLARS, currencies_in
from assistant.understanding.money import amounts
from assistant.understanding.text import fold

_HOUR = re.compile(r"(?<![\d/.])(\d{1,2})(?:[:.h](\d{2}))?(?![\d/])")
_HALF = re.compile(r"\b(?:half|quarter|thirty|halb\w*|demie?|media)\b", re.IGNORECASE)
_NUMBERS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven")  # fmt: skip
_DAYS: dict[Weekday, str] = {
    "monday": r"mon|mo\b|montag|lundi|lunes|luned|maandag|segunda",
    "tuesday": r"tue|tu\b|di\b|dienstag|mardi|martes|marted|dinsdag|ter[çc]a",
    "wednesday": r"wed|we\b|mi\b|mittwoch|mercredi|mi[ée]rcoles|mercoled|woensdag|quarta",
    "thursday": r"thu|th\b|do\b|donnerstag|jeudi|jueves|gioved|donderdag|quinta",
    "friday": r"fri|fr\b|freitag|vendredi|viernes|venerd|vrijdag|sexta",
    "saturday": r"sat|samstag|sonnabend|samedi|s[áa]bado|sabato|zaterdag",
    "sunday": r"sun|sonntag|dimanche|domingo|domenica|zondag",
}


def dated(phrase: str, text: str, said_on: dt.date, calendar: WorkCalendar) -> bool:
    """Tell whether a date phrase stands in the text, or words there come to its day."""
    wanted = " ".join(words_of(phrase))
    if not wanted:
        return False
    if f" {wanted} " in f" {' '.join(words_of(text))} ":
        return True
    day = resolve(phrase, said_on, calendar).date
    return day is not None and any(day == one for one in _days(text, said_on, calendar))


def _days(text: str, said_on: dt.date, calendar: WorkCalendar) -> Iterator[dt.date | None]:
    """Yield the days that words of the text come to, the surest readings first."""
    lines = [fold(line)[:MOST_READ] for line in text.split("\n")]
    for line in lines:
        for order in (None, True, False):
            for one in find(line, said_on, calendar, day_first=order):
                yield one.deadline.date
        yield from days_in_digits(line, said_on)
    yield from (resolve(line, said_on, calendar).date for line in lines)


_NO_WORK = re.compile(r"\b(?:hours?|hrs?|minutes?|mins?|years?|yrs?)\b|\d\s?[hy]\b", re.IGNORECASE)


def lasting(days: int, text: str) -> bool:
    """Tell whether a length of time of that many working days stands in the text."""
    told = fold(text)
    # "two weeks from kickoff" hangs on something; the length is said all the same.
    plain = re.sub(r"\b(?:from|after|of|once|before|in|within)\b", ",", told, flags=re.IGNORECASE)
    # "An hour" is less than a day, and "three years" the term of a contract.
    found = [
        one
        for text in (told, plain)
        for one in find_durations(text)
        if not _NO_WORK.search(text[one.start : one.end])
    ]
    return any(one.low <= days <= one.high or one.days == days for one in found)


def summed(value: float, text: str) -> bool:
    """Tell whether a sum stands in the text."""
    return any(abs(one.value - value) < 0.01 for one in amounts(fold(text)))


def in_currency(currency: str, text: str) -> bool:
    """Tell whether the text names the currency, by code, sign or word, for a sum."""
    told = fold(text)
    return any(one.currency == currency for one in amounts(told)) or bool(
        re.search(rf"\b{currency}\b", told, re.IGNORECASE)
        or (currency == "USD" and "$" in told)
        or currency in currencies_in(told)
        or (currency in WHOSE_DOLLARS and WHOSE_DOLLARS[currency].search(told))
        or (currency != "USD" and re.search(rf"{currency[:2]}\$|{currency[0]}\$", told))
    )


def on_weekday(day: Weekday, text: str, said_on: dt.date, calendar: WorkCalendar) -> bool:
    """Tell whether the text names a day of the week, or a date that falls on it."""
    if re.search(rf"\b(?:{_DAYS[day]})", text, re.IGNORECASE):
        return True
    days = [one.deadline.date for one in find(fold(text)[:MOST_READ], said_on, calendar)]
    return any(one and f"{one:%A}".casefold() == day for one in days)


def at_hour(time: str, text: str) -> bool:
    """Tell whether a time of day stands in the text, in digits or as a word."""
    told = fold(text)
    if time_of(told) == time:
        return True
    hour, minute = (int(one) for one in time.split(":"))
    hours = {hour, hour % 12, hour % 12 or 12}
    for match in _HOUR.finditer(told):
        if int(match[1]) in hours and int(match[2] or 0) == minute:
            return True
    said = set(words_of(told))
    spelled = any(_NUMBERS[one] in said for one in hours if one < len(_NUMBERS))
    noon = hour == 12 and bool(said & {"noon", "midday", "mittag", "midi"})
    half = bool(_HALF.search(told))
    if minute:
        digits = any(int(m[1]) in {*hours, (hour + 1) % 12} for m in _HOUR.finditer(told))
        return half and (spelled or digits or _NUMBERS[(hour + 1) % 12] in said)
    return spelled or noon
