"""The rules of the grammar, found by the word that a date begins with.

Most words of a message begin no date. Looking a word up here costs far less than trying rule
after rule on it.
"""

from functools import lru_cache

from assistant.plan.deadlines import (
    beside,
    dates,
    dayends,
    events,
    feasts,
    fiscal,
    months,
    nth,
    numeric,
    offsets,
    parts,
    periods,
    rhythms,
    turns,
    units,
    vague,
    weekdays,
    words,
)
from assistant.plan.deadlines.parser import Rule

_WHICH = words.listed("the this next last past previous current same coming upcoming following")
_ORDINALS = words.listed("the twenty thirty") | words.ORDINALS.keys()
_UNITS = words.PERIOD_UNITS.keys() | {"fiscal", "financial", "calendar"}
_MONTHS = words.MONTHS.keys()
_WEEKDAYS = frozenset([*words.WEEKDAYS, *words.WEEKDAY_PLURALS])
_FISCAL = words.listed("our their your my its cal fy") | _WHICH | _ORDINALS | _UNITS
_LENGTHS = units.STARTS

# Each rule with the words that it can begin with; None where only the calendar knows them.
_RULES: tuple[tuple[Rule, frozenset[str] | None], ...] = (
    (numeric.numeric_date, frozenset()),
    (numeric.dashed_date, frozenset()),
    (dates.month_day, frozenset(_MONTHS)),
    (dates.day_month, _ORDINALS),
    (dates.bare_day, _ORDINALS),
    (months.named_month, _WHICH | _MONTHS | {"month"}),
    (rhythms.that_of_month, frozenset(_MONTHS) | {"the"}),
    (months.season, _WHICH | months.SEASONS.keys()),
    (weekdays.weekday, _WHICH | _WEEKDAYS),
    (weekdays.weekday_in_week, _WEEKDAYS | {"the"}),
    (weekdays.weekday_with_date, _WHICH | _WEEKDAYS),
    (weekdays.near_day, weekdays.NEAR_STARTS),
    (periods.period, _WHICH | _UNITS),
    (periods.whole_unit, words.listed("the rest remainder course within during inside")),
    (periods.week_around, words.listed("the week wk wc wb we week-ending")),
    (periods.iso_week, frozenset()),
    (periods.week_with_weekday, frozenset()),
    (periods.weekend, _WHICH | {"weekend"}),
    (fiscal.quarter, _FISCAL),
    (fiscal.half, _ORDINALS),
    (fiscal.year, _FISCAL),
    (parts.part_of, frozenset(parts.LEADS)),
    (parts.after_unit, _WHICH | _UNITS | _MONTHS),
    (parts.short_end, words.listed("the eo e eofy fye") | parts.SHORT.keys()),
    (nth.nth_of, _ORDINALS | {"last", "final", "penultimate"}),
    (nth.first_units, words.listed("the first opening last final closing")),
    (feasts.feast, None),
    (feasts.holidays, frozenset(feasts.SEASON) | words.listed("the these our their")),
    (feasts.public_holiday, words.listed("the this next coming") | feasts.PUBLIC.keys()),
    (feasts.new_year, frozenset(feasts.NEW_YEAR)),
    (offsets.from_now, frozenset(offsets.LEADS) | _LENGTHS),
    (offsets.counted, words.listed("within in inside by at least t") | _LENGTHS),
    (offsets.weekdays_ahead, _LENGTHS),
    (beside.weekday_beside, _ORDINALS | _WEEKDAYS | {"very", "last"}),
    (beside.unit_beside, beside.UNIT_STARTS),
    (turns.unit_turn, _WHICH | _UNITS),
    (dayends.day_end, frozenset(dayends.ENDS)),
    (vague.vague, vague.STARTS),
)
_EVENT: tuple[tuple[Rule, frozenset[str] | None], ...] = ((events.event, events.STARTS),)


@lru_cache(maxsize=4096)
def _by_word(word: str, *, free: bool) -> tuple[Rule, ...]:
    table = _RULES if free else (*_RULES, *_EVENT)
    return tuple(rule for rule, starts in table if starts is None or word in starts)


_ALL = tuple(rule for rule, _ in _RULES)


def rules_for(kind: str, word: str, *, free: bool) -> tuple[Rule, ...]:
    """Return the rules that a token can begin.

    Args:
        kind: the token's kind.
        word: its folded text.
        free: the text is running prose, in which bare events ("after legal") are no dates.
    """
    if kind == "word":
        return _by_word(word, free=free)
    if kind in ("junk", "punct") and word != "~":
        return ()
    return _ALL
