"""Made-up notes of any length, the same for every run: what a long deal's calls look like."""

import random
from collections.abc import Callable

_FIRST = "Dana Marcus Priya Tom Ana Ben Grace Omar Lena Victor Mei Jonas Farid Ruth Colin Sheila"
_LAST = "Ortiz Lee Nair Becker Ruiz Cole Okafor Sayegh Quist Amadi Tanaka Weber Shore Feld Ashby"
_WORK = (
    "security review",
    "legal review",
    "business case",
    "budget approval",
    "data processing agreement",
    "technical review",
    "pilot",
    "executive approval",
    "purchase order",
    "security questionnaire",
    "reference call",
    "kickoff",
    "admin training",
    "data migration",
    "works council approval",
    "network survey",
    "integration test with the claims system",
    "sandbox for the architects",
)
_TIMES = (
    "by Dec 11",
    "by end of next week",
    "on January 14",
    "before the holidays",
    "by Friday",
    "in two weeks",
    "on 2/5",
    "mid January",
    "by the end of Q1",
)
_CHAT = (
    "We talked about the {0} for a while, {1} told the story of the last vendor again.",
    "Long aside on parking at the {1} site and who keeps the keys of the {0}.",
    "{1} asked how the {0} looks on a phone, we showed it.",
    "Nothing new on the {0} side, the team is busy with the {1} move until further notice.",
    "Somebody's dog was on the call, then the line of {1} dropped for a minute.",
)
_THINGS = "dashboard portal warehouse claims invoice roster terminal depot ticket archive".split()  # noqa: SIM905


def notes(length: int, seed: int = 1) -> str:
    """Return notes of that many characters: actions, changes, talk and small talk, line by line."""
    dice = random.Random(seed)
    people = [
        f"{one} {other}"
        for one, other in zip(_FIRST.split(), [*_LAST.split(), "Marks"], strict=True)
    ]
    lines = ["Notes on Acme Health", ""]
    size = sum(len(line) + 1 for line in lines)
    makers: list[Callable[[], str]] = [
        lambda: f"- {dice.choice(_WORK)}: {dice.choice(people)}, {dice.choice(_TIMES)}",
        lambda: (
            f"{dice.choice(people)} thinks the {dice.choice(_WORK)} is done {dice.choice(_TIMES)}."
        ),
        lambda: (
            f"{dice.choice(people)} takes over the {dice.choice(_WORK)} from {dice.choice(people)}."
        ),
        lambda: (
            f"The {dice.choice(_WORK)} takes {dice.randint(2, 5)} weeks and comes after "
            f"the {dice.choice(_WORK)}."
        ),
        lambda: f"{dice.choice(_WORK).capitalize()} has started, {dice.choice(people)} is on it",
        lambda: f"They'll get back to us about the {dice.choice(_WORK)}.",
        *[lambda: dice.choice(_CHAT).format(dice.choice(_THINGS), dice.choice(_LAST.split()))] * 6,
    ]
    while size < length:
        line = dice.choice(makers)()
        lines.append(line)
        size += len(line) + 1
    return "\n".join(lines)[:length]
