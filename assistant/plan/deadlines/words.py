"""The closed vocabulary of dates: names, numbers, units, abbreviations and misspellings."""

from typing import Literal


def listed(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


Unit = Literal["hour", "day", "business day", "week", "month", "quarter", "year"]

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS: dict[str, int] = {name: n for n, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()}
MONTHS |= {"sept": 9}

WEEKDAYS: dict[str, int] = {name: n for n, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: n for n, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
WEEKDAY_PLURALS: dict[str, int] = {name + "s": n for n, name in enumerate(WEEKDAY_NAMES)}

# Names of months and days that are common words or names of people too.
DOUBTFUL_MONTHS = {"may", "march", "mar", "april", "june", "august", "jan", "dec", "sep", "jun"}
DOUBTFUL_DAYS = {"sat", "sun", "wed"}

# unit word -> (unit, how many of it)
UNITS: dict[str, tuple[Unit, int]] = {
    "hour": ("hour", 1), "hours": ("hour", 1), "hr": ("hour", 1), "hrs": ("hour", 1),
    "day": ("day", 1), "days": ("day", 1),
    "workday": ("business day", 1), "workdays": ("business day", 1),
    "weekday": ("business day", 1), "weekdays": ("business day", 1),
    "bd": ("business day", 1), "bds": ("business day", 1),
    "week": ("week", 1), "weeks": ("week", 1), "wk": ("week", 1), "wks": ("week", 1),
    "workweek": ("week", 1), "workweeks": ("week", 1),
    "fortnight": ("week", 2), "fortnights": ("week", 2),
    "sprint": ("week", 2), "sprints": ("week", 2),
    "month": ("month", 1), "months": ("month", 1), "mo": ("month", 1), "mos": ("month", 1),
    "mth": ("month", 1), "mths": ("month", 1),
    "quarter": ("quarter", 1), "quarters": ("quarter", 1), "qtr": ("quarter", 1),
    "qtrs": ("quarter", 1),
    "year": ("year", 1), "years": ("year", 1), "yr": ("year", 1), "yrs": ("year", 1),
}  # fmt: skip
BUSINESS = {"business", "working", "work", "biz", "bus", "bank", "trading", "net"}

PeriodUnit = Literal["week", "month", "quarter", "year"]
PERIOD_UNITS: dict[str, PeriodUnit] = {
    "week": "week", "wk": "week", "workweek": "week", "month": "month", "mo": "month",
    "mth": "month", "quarter": "quarter", "qtr": "quarter", "year": "year", "yr": "year",
}  # fmt: skip

CARDINALS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

# Shorthand, and misspellings too short or too far off for the spelling correction.
RESPELL: dict[str, str] = {
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tmrow": "tomorrow",
    "tmmrw": "tomorrow", "tomo": "tomorrow", "2moro": "tomorrow", "2morrow": "tomorrow",
    "2mrw": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow", "tommarow": "tomorrow",
    "tdy": "today", "2day": "today", "2nite": "tonight", "tonite": "tonight", "yday": "yesterday",
    "nxt": "next", "netx": "next", "nect": "next", "thsi": "this", "tihs": "this",
    "wekk": "week", "weeek": "week", "wek": "week", "weke": "week", "mnth": "month",
    "mnths": "months", "monht": "month", "quater": "quarter", "quaters": "quarters",
    "frday": "friday", "firday": "friday", "friady": "friday", "fryday": "friday",
    "mondy": "monday", "moday": "monday", "munday": "monday", "tusday": "tuesday",
    "teusday": "tuesday", "wensday": "wednesday", "wendsday": "wednesday",
    "wedensday": "wednesday", "thrusday": "thursday", "thurday": "thursday",
    "satday": "saturday", "saterday": "saturday", "feburary": "february", "febuary": "february",
    "janurary": "january", "agust": "august", "spetember": "september", "setember": "september",
    "xmas": "christmas", "chrismas": "christmas", "crimbo": "christmas",
    "thxgiving": "thanksgiving", "tgiving": "thanksgiving", "fortnite": "fortnight",
    "teh": "the", "hte": "the", "untill": "until", "til": "until", "till": "until",
    "b4": "before", "b/f": "before", "btwn": "between", "btw": "btw", "thru": "through",
    "w/in": "within", "w/c": "wc", "w/e": "week-ending", "approx": "about",
    "approximately": "about", "roughly": "about", "circa": "about", "ca": "about",
    "abt": "about", "wkend": "weekend", "wknd": "weekend", "biz": "business",
    "bussiness": "business", "buisness": "business", "tomoz": "tomorrow", "tmoz": "tomorrow",
    "2moz": "tomorrow", "2mro": "tomorrow", "2morra": "tomorrow", "tomoro": "tomorrow",
    "tomorro": "tomorrow", "2mora": "tomorrow", "2mor": "tomorrow",
    "arvo": "afternoon", "morn": "morning",
    "mrng": "morning", "evng": "evening", "nite": "night",
    "juni": "june", "juli": "july", "m\u00e4rz": "march", "maerz": "march", "januar": "january",
    "janvier": "january", "f\u00e9vrier": "february", "fevrier": "february", "avril": "april",
    "juin": "june", "juillet": "july", "ao\u00fbt": "august", "d\u00e9cembre": "december",
    "decembre": "december", "dezember": "december", "oktober": "october", "octobre": "october",
}  # fmt: skip

# Words that a misspelling is corrected to, and the real words that lie one slip from them.
CORRECTABLE = (
    *(name for name in MONTH_NAMES if len(name) > 4),
    *WEEKDAY_NAMES,
    "tomorrow", "yesterday", "today", "quarter", "fortnight", "thanksgiving", "christmas",
    "beginning", "middle", "holidays", "business", "weekend", "sometime", "weeks", "months",
    "quarters", "between", "before", "within", "following", "coming",
)  # fmt: skip
REAL_WORDS = {
    "augusta", "beginnings", "combing", "comings", "holiday", "moths", "quartet", "quartets",
    "sometimes", "toady", "tomorrows", "weekends", "withing", "busines",
}  # fmt: skip
