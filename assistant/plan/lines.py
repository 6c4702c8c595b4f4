"""What a change did, in words that a colleague would write."""

import datetime as dt

from assistant.plan.model import State, Strict


class ChangeLine(Strict):
    """One value that changed.

    Attributes:
        op: which change it comes from.
        text: the change as a sentence.
        step: id of the step, None where it is about the deal.
        field: name of the field; `old` and `new` are its values in words.
        quote: the exact words that support it.
    """

    op: str
    text: str
    step: str | None = None
    field: str | None = None
    old: str | None = None
    new: str | None = None
    quote: str = ""
    state: State = "stated"


def day(date: dt.date, today: dt.date) -> str:
    """Return "Fri Dec 4", with the year where it is more than eleven months away."""
    shown = f"{date:%a %b} {date.day}"
    return shown if abs((date - today).days) < 335 else f"{shown}, {date.year}"


def working_days(count: int) -> str:
    """Return "1 working day" or "3 working days"."""
    return f"{count} working day" + ("" if count == 1 else "s")


def names(people: list[str]) -> str:
    """Return "Ann, Bob and Cem"."""
    if len(people) < 2:
        return "".join(people)
    return f"{', '.join(people[:-1])} and {people[-1]}"


def some(items: list[str], most: int = 12) -> str:
    """Return the items between commas, and how many more there are beyond `most`."""
    shown = ", ".join(items[:most])
    more = len(items) - most
    return f"{shown} and {more} more" if more > 0 else shown


def short(words: str, most: int = 60) -> str:
    """Return the words, cut where they are longer than `most` characters."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def money(value: float, currency: str | None) -> str:
    """Return "$180,000", "EUR 250,000"; without a currency the number alone."""
    amount = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    if currency == "USD":
        return f"${amount}"
    return f"{currency} {amount}" if currency else amount
