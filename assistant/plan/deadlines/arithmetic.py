"""Plain calendar arithmetic."""

import datetime as dt

FIRST_YEAR, LAST_YEAR = 1900, 2199
ONE_DAY = dt.timedelta(1)


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None where there is no such day or it is centuries away."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_end(day: dt.date) -> dt.date:
    """Return the last day of the month that `day` lies in."""
    return add_months(day.replace(day=1), 1) - ONE_DAY


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months on, or the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = dt.date(year, month + 1, 1)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the day's week."""
    return day - dt.timedelta(day.weekday())


def full_year(year: int) -> int:
    """Return 2027 for 27."""
    return year if year > 99 else 2000 + year
