"""The recurring check-in as sellers say it."""

import re
from typing import Any, Literal

from assistant.plan.changes import SetCheckIn
from assistant.plan.model import WEEKDAYS, Weekday
from assistant.understanding.clock_words import HOURS, spoken_time
from assistant.understanding.scene import Scene

_DAY = (
    r"(?P<day>mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:nes(?:day)?)?s?|weds|"
    r"thu(?:r(?:s(?:day)?)?)?s?|fri(?:day)?s?|"
    r"sat(?:urday)?s?|sun(?:day)?s?)\b"
)
_EVERY = re.compile(
    rf"\b(?P<every>every|each|weekly|standing|recurring|bi-?weekly|fortnightly|alternate|every "
    rf"other|every second|every two weeks)\b[^.;]{{0,40}}?\b{_DAY}"
    rf"|\b(?P<plural>mondays|tuesdays|wednesdays|thursdays|fridays)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:check[- ]?ins?|syncs?|sync up|touch(?:ing)? base|catch[- ]?ups?|stand[- ]?ups?|"
    r"status (?:call|meeting|update)|cadence|"
    r"weekly (?:call|meeting|review|sync)|review (?:call|meeting)|mtgs?|(?:call|meeting|meet|talk|"
    r"speak|connect|huddle|regroup|chat|stand-up|standing)|plan review|1:1|calls)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:check[- ]?ins?|x-?ins?|syncs?|touch(?:ing)? base|catch[- ]?ups?|stand[- ]?ups?|"
    r"status (?:call|meeting)|cadence|"
    r"(?:weekly|biweekly|fortnightly|standing|recurring|regular) (?:call|meeting|review|sync|"
    r"touchpoint|slot)|the (?:weekly|biweekly|fortnightly)(?= (?:moves?|is|goes|shifts?|stays|"
    r"will)\b))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next|first|following)\b[^.;]{0,25}\b(?:check[- ]?in|sync|call|meeting|catch[- ]?up|"
    r"review|one)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:at |@ ?|from |around )?(?P<hour>[01]?\d|"
    r"2[0-3])(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>am|pm|a\.m\.?|p\.m\.?|o'?clock|h\b|"
    r"uhr)?(?![\w:]|[.,]\d|\s?(?:days?|weeks?|months?|%|k\b))"
    r"|\b(?P<noon>noon|midday)\b|\bhalf (?P<past>past )?(?P<half_hour>[a-z]+|\d{1,2})\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"\b(?:at|@)\s+(?P<word>{'|'.join(HOURS)})(?P<thirty>[- ]thirty)?\b\s*(?P<half>am|pm)?",
    re.IGNORECASE,
)
_OLD_DAY = re.compile(
    r"\b(?:from|instead of|rather than|no longer(?: on)?|not(?: on)?)\s+"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b",
    re.IGNORECASE,
)
# "The board meets every other Tuesday" is no talk between the two sides.
_SITS = re.compile(
    r"\b(?:they|it|he|she|which|who|that|board|committee|group|council|panel|team|management|cab|"
    r"forum|body)\s+(?:only |usually |normally |always |just )?(?:meets?|sits?|convenes?|"
    r"gathers?)\b",
    re.IGNORECASE,
)
# One talk to come, once or again and again: "next call Thursday", "we speak again on the 2nd".
_COMING = re.compile(
    r"\bnext\s+(?:(?!steps?\b)\w+\s+){0,2}?(?:check[- ]?in|x-?in|sync|call|meeting|mtg|"
    r"catch[- ]?up|conversation|touch[- ]?point|chat|talk|1:1|session with (?:us|them)|"
    r"time we (?:speak|talk|meet))\b"
    r"|\b(?:meet|speak|talk|connect|sync|chat|catch up|call|touch base)(?:ing)?\s+(?:\w+\s+){0,2}?"
    r"again\b|\b(?:regroup|reconvene|reconnect)(?:ing)?\b"
    r"|\bfollow[- ]?up (?:call|meeting|session|mtg|sync)\b",
    re.IGNORECASE,
)
_BARE, _TOLD = 6, 12  # words of a clause that need not say that people talk
# "From now on we make a small point each Monday at 14h."
_BOTH = re.compile(
    r"\b(?:we|us|both|teams|zoom|webex|dates?|appointments?|termine?)\b", re.IGNORECASE
)
Cadence = Literal[1, 2, 4]


def check_in_change(scene: Scene, *, asked: bool) -> SetCheckIn | None:
    """Return the check-in that the clause fixes, None where it fixes none.

    Args:
        scene: the clause.
        asked: whether the check-in was asked for just before.
    """
    text = scene.text
    every = _EVERY.search(_OLD_DAY.sub("", text))
    strong = _STRONG.search(text)
    talk = _TALK.search(text)
    if scene.cautious and not strong and _SITS.search(text):
        return None
    short = len(text.split()) <= (_BARE if scene.cautious or scene.steps else _TOLD)
    coming = _coming(scene)
    weekly = (coming or not scene.cautious) and _weeks(text) is not None
    often = every or (weekly and re.search(_DAY, text, re.IGNORECASE))
    bare = often and short and time_of(text)
    timed = bool(scene.cautious and every and time_of(text) and _BOTH.search(text))
    if not (asked or strong or bare or (every and talk) or coming or timed):
        return None
    if (
        re.search(r"\b(?:cancel|drop|stop|scrap|no (?:more|need))\b", text, re.IGNORECASE)
        and not every
    ):
        return SetCheckIn(clear=True, quote=_words(scene)) if strong else None
    fields: dict[str, Any] = {}
    day = _weekday(text, every, repeats=bool(often or strong or asked))
    if day:
        fields["weekday"] = day
    clock = time_of(text) or _hour_behind_day(text)
    if clock and (day or strong or asked or every or coming):
        fields["time"] = clock
    weeks = _weeks(text)
    if weeks and (day or strong or asked):
        fields["every_weeks"] = weeks
    fields.update(_next(scene, day, bool(every)))
    if not fields or (not asked and not often and not strong and not coming):
        return None
    return SetCheckIn(quote=_words(scene), **fields)


def _coming(scene: Scene) -> bool:
    """Tell whether the clause fixes the day of the next talk of both sides."""
    dated = any(one.deadline.date and not one.deadline.after for one in scene.dates)
    return dated and bool(_COMING.search(scene.text)) and not _SITS.search(scene.text)


def sits(text: str) -> bool:
    """Tell whether the words are of a body that meets ("the board meets every other Tuesday")."""
    return bool(_SITS.search(text))


def is_check_in(text: str) -> bool:
    """Tell whether the words are of a talk that comes again, or of the next one."""
    return is_recurring(text) or bool(_COMING.search(text))


def time_of(text: str) -> str | None:
    """Return the time of day that the text names as HH:MM, None where it names none.

    A bare hour from 1 to 6 is taken for the afternoon.
    """
    spoken = spoken_time(text)
    if spoken:
        return _clock(*spoken)
    spelled = _SPELLED.search(text)
    if spelled:
        hour = HOURS[spelled["word"].lower()]
        return _clock(hour, 30 if spelled["thirty"] else 0, spelled["half"] or "")
    for match in _TIME.finditer(text):
        if match["noon"]:
            return "12:00"
        if match["half_hour"]:
            said = match["half_hour"].lower()
            hour = int(said) if said.isdigit() else HOURS.get(said, -1)
            british = re.search(r"\b(?:at|@)\s+$", text[: match.start()]) and not said.isdigit()
            if hour < 0 or not (match["past"] or british):
                continue
            return _clock(hour, 30, "")
        marked = match["half"] or match["minute"] or match.group().lower().startswith(("at", "@"))
        if marked:
            return _clock(int(match["hour"]), int(match["minute"] or 0), match["half"] or "")
    return None


def _hour_behind_day(text: str) -> str | None:
    """Return the hour said right behind the day ("biweekly Thurs 4")."""
    match = re.search(
        rf"\b{_DAY},?\s+(?P<hour>1[0-2]|[1-9])(?:\s*ish)?\s*[.!]?$", text, re.IGNORECASE
    )
    return _clock(int(match["hour"]), 0, "") if match else None


def _clock(hour: int, minute: int, half: str) -> str:
    half = half.lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif not half and 1 <= hour <= 6:
        hour += 12
    return f"{hour % 24:02d}:{minute:02d}"


def _weekday(text: str, every: re.Match[str] | None, *, repeats: bool) -> Weekday | None:
    if every:
        return _day(every["day"] or every["plural"])
    if not repeats:
        return None
    named = re.search(rf"(?<!next )(?<!this )(?<!coming )\b{_DAY}", text, re.IGNORECASE)
    return _day(named["day"]) if named else None


def _day(word: str) -> Weekday:
    return next(day for day in WEEKDAYS if day[:3] == word.lower()[:3])


def _weeks(text: str) -> int | None:
    if re.search(
        r"\b(?:bi-?weekly|fortnight(?:ly)?|every (?:other|second)|alternate|every (?:two|2) "
        r"weeks|every 2nd)\b",
        text,
        re.IGNORECASE,
    ):
        return 2
    if re.search(
        r"\b(?:monthly|every month|once a month|every four weeks|every 4 weeks)\b",
        text,
        re.IGNORECASE,
    ):
        return 4
    return (
        1
        if re.search(r"\b(?:weekly|every week|each week|once a week)\b", text, re.IGNORECASE)
        else None
    )


def _next(scene: Scene, day: Weekday | None, every: bool) -> dict[str, str]:
    dates = [d for d in scene.dates if d.deadline.date and not d.deadline.after]
    if not dates:
        return {}
    last = dates[-1]
    bare = re.fullmatch(
        rf"(?:on |by |for |at )?{_DAY}.*",
        scene.text[last.start - scene.piece.start : last.end - scene.piece.start].strip(),
        re.IGNORECASE,
    )
    if (day and bare and not _NEXT.search(scene.text)) or (every and bare):
        return {}
    return {"next": last.deadline.phrase}


def _words(scene: Scene) -> str:
    return scene.text.strip(" .,;:-")


def is_recurring(text: str) -> bool:
    """Tell whether the words are of a meeting that comes again ("weekly sync Thu 2pm")."""
    return bool(_EVERY.search(text) or _STRONG.search(text))
