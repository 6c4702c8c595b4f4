"""Times of day in words: "half past nine", "quarter to four", "nine thirty in the morning"."""

import re

_HOURS = "twelve one two three four five six seven eight nine ten eleven".split()  # noqa: SIM905
HOURS: dict[str, int] = {word: number for number, word in enumerate(_HOURS)}
_MINUTES = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50}
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9])"
_PART = (
    r"(?:\s*(?:o'?clock)?,?\s*(?:sharp,?\s*)?(?:in|of|on) the (?P<part>morning|mornin|afternoon|"
    r"evening)\b|\s*(?P<half>[ap]\.?m)\b)"
)
_DAY = re.compile(r"\b(?:mon|tues?|wednes|weds?|thurs?|fri|satur|sun)(?:day)?s?\b", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?P<share>half|(?:a )?quarter|ten|twenty|five) (?P<way>past|after|to|before) "
    rf"(?P<hour>{_HOUR})\b{_PART}?",
    re.IGNORECASE,
)
_HALF = re.compile(rf"\bhalf(?:-| )(?P<hour>{'|'.join(_HOURS)})\b{_PART}?", re.IGNORECASE)
_SPELT = re.compile(
    rf"\b(?P<hour>{'|'.join(_HOURS)})[- ](?P<minute>{'|'.join(sorted(_MINUTES, reverse=True))})\b"
    rf"(?!\W*(?:k|m|thousand|hundred|million|grand|per ?cent|percent|%|days?|weeks?|people|users?|"
    rf"seats?|licen[cs]es|dollars?|pounds?|euros?)\b){_PART}?",
    re.IGNORECASE,
)
_OF_DAY = re.compile(rf"\b(?P<hour>{_HOUR})\b{_PART}", re.IGNORECASE)
_SHARES = {"half": 30, "quarter": 15, "a quarter": 15, "ten": 10, "twenty": 20, "five": 5}


def spoken_time(text: str) -> tuple[int, int, str] | None:
    """Return hour, minute and "am", "pm" or "" of a time of day in words, None where none is said.

    "Half nine" and "nine thirty" are times only beside a day of the week: they may count things.
    """
    past = _PAST.search(text)
    if past:
        hour, share = _hour(past["hour"]), _SHARES[past["share"].lower()]
        if past["way"].lower() in ("to", "before"):
            hour, share = hour - 1 if hour > 1 else 12, 60 - share
        return hour, share, _half(past)
    week = _DAY.search(text)
    for pattern in (_HALF, _SPELT):
        found = pattern.search(text)
        if found and (week or found["part"] or found["half"]):
            minute = 30 if pattern is _HALF else _MINUTES[found["minute"].lower()]
            return _hour(found["hour"]), minute, _half(found)
    plain = _OF_DAY.search(text)
    return (_hour(plain["hour"]), 0, _half(plain)) if plain and plain["part"] else None


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else HOURS[word.lower()] or 12


def _half(found: re.Match[str]) -> str:
    if found["half"]:
        return found["half"].lower().replace(".", "")
    part = (found["part"] or "").lower()
    return {"": "", "afternoon": "pm", "evening": "pm"}.get(part, "am")
