"""Whether every value of a draft stands in the notes: a check apart from the product's own.

Nothing of assistant/notes is called here, so that a gap there shows. Dates may be in other words
than the notes' ("2026-12-04" for "end of next week"); then some words near the quote must come to
that day.
"""

import datetime as dt
import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import resolve
from assistant.plan.model import CalendarSettings
from evals.notes_numbers import lengths, numbers

_TAG = re.compile(r"<[^<>]{0,300}>")
_OURS = frozenset({"me", "i", "us", "we", "seller", "my", "our"})
_SAYS_I = frozenset(
    "i me my we us our ours i'll we'll i'd we'd i'm i've we're we've mine myself ourselves".split()  # noqa: SIM905
)
_SAYS_THEY = frozenset(
    "he she they it his her him their them he'll she'll they'll he's she's himself herself".split()  # noqa: SIM905
)
_CLOCK = re.compile(
    r"(?<![\d/.:-])(\d{1,2})(?:[:.h](\d{2}))?\s?(?:a\.?m|p\.?m|h|uhr|o'?clock)?(?![\d/])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*\u2022]|\d{1,2}[.)])\s|\s*$")
_NAME_ALONE = re.compile(r"[^\w(]*[A-Z][^\s()]*(?: [A-Z][^\s()]*){0,2} ?(?:\([^()]*\))?\W*")
_MOST_WORDS = 7
_BEFORE, _AFTER = 4, 2
_LABELS = frozenset({"owner", "due", "status", "after"})  # what a row of a table is shown with
_OWN = frozenset("mr mrs ms dr prof herr frau mme the of and from team".split())  # noqa: SIM905


class _Field(NamedTuple):
    """A value that a change claims."""

    name: str
    value: str
    right: bool


class _Notes:
    """The notes of a case as words, and what a change's quote stands among."""

    def __init__(self, case: dict[str, Any], done: dict[str, Any]) -> None:
        raw = html.unescape(case["notes"])
        self.raw = f" {' '.join(words(raw))} "
        self.untagged = f" {' '.join(words(_TAG.sub(' ', raw)))} "
        self.shown = done["text"]
        self._shown = f" {' '.join(words(self.shown))} "
        self._all = {form for one in words(raw) for form in (one, one.removesuffix("'s"))}
        plan = done["before"]
        known = [one["name"] for one in plan["people"]]
        known += [one for step in plan["steps"] for one in step["owners"]]
        known += [plan["deal"].get("buyer") or "", plan["deal"].get("seller") or ""]
        self.known = {word for name in known for word in words(name)}

    def holds(self, text: str) -> bool:
        """Tell whether the words stand in the notes in this order, with nothing between.

        Tables and captions are shown otherwise than they are pasted; then the shown page must have
        the words in order, and the pasted notes each of them.
        """
        wanted = f" {' '.join(words(text))} "
        if not wanted.strip():
            return False
        own = " ".join(word for word in words(text) if word not in _LABELS)
        return wanted in self.raw or wanted in self.untagged or (
            wanted in self._shown and self.has(own)
        )  # fmt: skip

    def has_short(self, word: str) -> bool:
        """Tell whether the word stands in the notes, maybe cut short ("champ", "dir")."""
        return word in self._all or any(
            len(one) > 2 and (word.startswith(one) or one.startswith(word)) for one in self._all
        )

    def has(self, text: str) -> bool:
        """Tell whether each of the words stands in the notes somewhere."""
        return set(words(text)) <= self._all

    def headed(self, change: dict[str, Any]) -> str:
        """Return the name that heads the list in which a change's quote stands, "" where none."""
        lines = self.shown[: max(0, change["at"]) + len(change["quote"])].split("\n")
        first = self.shown.count("\n", 0, max(0, change["at"]))
        if not _ITEM.match(lines[first]):
            return ""
        head = next((one for one in reversed(lines[:first]) if not _ITEM.match(one)), "")
        return head if _NAME_ALONE.fullmatch(head.strip()) else ""

    def near(self, change: dict[str, Any]) -> str:
        """Return the lines around the quote of a change."""
        lines = self.shown.split("\n")
        first = self.shown.count("\n", 0, max(0, change["at"]))
        last = first + change["quote"].count("\n")
        return "\n".join(lines[max(0, first - _BEFORE) : last + _AFTER + 1])


def words(text: str) -> list[str]:
    """Return the words of a text, folded; apostrophes are part of a word."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").casefold()
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain)


def unsupported(case: dict[str, Any], done: dict[str, Any]) -> tuple[int, list[str]]:
    """Return how many values the changes claim, and those that the notes do not support."""
    notes = _Notes(case, done)
    calendar = WorkCalendar(CalendarSettings.model_validate(done["before"]["calendar"]))
    total, wrong = 0, []
    for change in done["changes"]:
        for field in _fields(change, notes, calendar):
            total += 1
            if not field.right:
                quote = " ".join(change["quote"].split())
                wrong.append(f"{change['op']} {field.name} {field.value!r} from {quote[:100]!r}")
    return total, wrong


def _fields(change: dict[str, Any], notes: _Notes, calendar: WorkCalendar) -> Iterator[_Field]:
    yield _Field("quote", change["quote"], notes.holds(change["quote"]))
    near = notes.near(change)
    yield from _names(change, notes, near)
    for key in ("due", "go_live", "target_close", "next"):
        if change.get(key):
            yield _Field(key, change[key], _dated(change[key], change, near, calendar))
    yield from _sums(change, near)
    if change["op"] == "set_check_in":
        yield from _check_in(change, near, calendar)
    if change["op"] == "add_step":
        yield from _named_step(change, near)


def _names(change: dict[str, Any], notes: _Notes, near: str) -> Iterator[_Field]:
    for owner in [*(change.get("owners") or []), *change.get("add_owners", [])]:
        led = f"{notes.headed(change)}\n{near}"
        yield _Field("owner", owner, _owner(owner, change["quote"], notes, led))
    if change["op"] == "set_person":
        name = change.get("new_name") or change["name"]
        yield _Field("person", name, _all_of(name, notes))
    if change.get("role"):
        right = all(notes.has_short(one) for one in words(change["role"]) if one not in _OWN)
        yield _Field("role", change["role"], right)
    if change["op"] == "set_deal":
        for key in ("buyer", "seller", "name"):
            if change.get(key):
                yield _Field(key, change[key], _all_of(change[key], notes))


def _owner(owner: str, quote: str, notes: _Notes, near: str) -> bool:
    """Tell whether an owner is named near the words, or named before and meant by a pronoun."""
    there = {form for one in words(near) for form in (one, one.removesuffix("'s"))}
    parts = set(words(owner))
    if parts <= _OURS:
        return bool(there & _SAYS_I) or "us" in there
    if not _all_of(owner, notes):
        return False
    if (parts - _OWN) & there or set(words(quote)) & (_SAYS_I | _SAYS_THEY):
        return True
    # "RT to confirm the template" where the notes say who RT is, or name one Rob Teale.
    return " " in owner and "".join(one[0] for one in words(owner)) in words(quote)


def _all_of(name: str, notes: _Notes) -> bool:
    missing = {one for one in words(name) if one not in _OWN and not notes.has(one)}
    return missing <= notes.known


# Which number is the day the whole page tells, not the words near a quote.
_DIGITS = re.compile(r"\d[./-]\d")


def _dated(phrase: str, change: dict[str, Any], near: str, calendar: WorkCalendar) -> bool:
    """Tell whether the phrase stands near the quote, or some words there come to its day."""
    if f" {' '.join(words(phrase))} " in f" {' '.join(words(near))} ":
        return True
    said = dt.date.fromisoformat(change["said_on"])
    day = resolve(phrase, said, calendar).date
    return day is not None and any(
        resolve(one, said, calendar, day_first=order).date == day
        for one in _phrases(near)
        for order in ((None, True, False) if _DIGITS.search(one) else (None,))
    )


def _phrases(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        parts = line.split()
        for first in range(len(parts)):
            for last in range(first + 1, min(len(parts), first + _MOST_WORDS) + 1):
                yield " ".join(parts[first:last]).strip(" ,;:()")


def _sums(change: dict[str, Any], near: str) -> Iterator[_Field]:
    if change.get("value") is not None:
        value = float(change["value"])
        yield _Field("value", f"{value:,.0f}", value in numbers(near))
    for key in ("duration_days", "implementation_days", "lag_days"):
        if change.get(key) is not None:
            yield _Field(key, str(change[key]), change[key] in lengths(near))


def _check_in(change: dict[str, Any], near: str, calendar: WorkCalendar) -> Iterator[_Field]:
    if change.get("weekday"):
        day = change["weekday"]
        said = dt.date.fromisoformat(change["said_on"])
        short = {one.removesuffix("'s").rstrip("s") for one in words(near)}
        right = any(len(one) > 2 and day.startswith(one) for one in short) or any(
            found is not None and found != said and f"{found:%A}".casefold() == day
            for found in (resolve(p, said, calendar).date for p in _phrases(change["quote"]))
        )
        yield _Field("weekday", day, right)
    if change.get("time"):
        yield _Field("time", change["time"], _clock(change["time"], near))


def _clock(time: str, near: str) -> bool:
    """Tell whether a time of day stands in the text, in digits or as a word."""
    hour, minute = (int(one) for one in time.split(":"))
    hours = {hour, hour % 12 or 12}
    written = {(int(one[1]), int(one[2] or 0)) for one in _CLOCK.finditer(near)}
    if any((one, minute) in written for one in hours):
        return True
    spelled = numbers(" ".join(re.findall(r"[^\W\d_]+", near)))
    if minute:
        return minute in (15, 30, 45) and bool({"half", "quarter", "thirty"} & set(words(near)))
    return any(float(one) in spelled for one in hours) or (hour == 12 and "noon" in near.casefold())


def _named_step(change: dict[str, Any], near: str) -> Iterator[_Field]:
    """A usual step has a name of the catalogue; one of the deal's own is named by the notes."""
    if change.get("assumed"):
        yield _Field("step", change["action"], right=False)
    elif not change.get("kind"):
        stems = {one[:4] for one in words(change["action"]) if len(one) > 2}
        there = {one[:4] for one in words(near)}
        yield _Field("step", change["action"], not stems or len(stems & there) * 2 >= len(stems))
