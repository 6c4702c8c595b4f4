"""Whether what a change says of the deal, people, check-in and risks follows from the words."""

import re
from collections.abc import Iterator

from assistant.notes.evidence import words
from assistant.notes.evidence.apart import clause_of
from assistant.notes.evidence.ground import Fault, Ground
from assistant.notes.evidence.names import names_a_step, role_said, side_said, speaks_of
from assistant.notes.evidence.values import (
    at_hour,
    dated,
    in_currency,
    lasting,
    on_weekday,
    summed,
)
from assistant.notes.passages import stems_of, words_of
from assistant.plan.changes import (
    AddRisk,
    RemovePerson,
    ResolveRisk,
    SetCalendar,
    SetCheckIn,
    SetDeal,
    SetPerson,
)
from assistant.plan.finding import find_person

_SELLS = re.compile(
    r"\b(?:ae|se|sdr|bdr|csm|am|account (?:exec\w*|manager)|solutions? (?:engineer|architect)|"
    r"pre-?sales|sales|seller|vendor|supplier|provider|customer success|"
    r"opp(?:ortunity)? owner|account owner|modified by|created by)\b",
    re.IGNORECASE,
)


# What stands before a name in a mail, and is no role.
_HEADS = re.compile(
    r"(?:from|to|cc|bcc|de|para|von|an|attn|dear|hi|hello|best|regards|cheers|thanks|thank you|"
    r"best regards|kind regards|sincerely|attendees?|present|them|us|me|i|we)",
    re.IGNORECASE,
)


def person_refused(change: SetPerson | RemovePerson, ground: Ground) -> str:
    """Return why the words are not about this person, "" where they are."""
    if not ground.names(change.name):
        return f"The words do not name {change.name}."
    if isinstance(change, SetPerson) and any(c.isdigit() for c in change.name):
        return f"{change.name} is nobody's name."
    if isinstance(change, RemovePerson) and not words.says_left(ground.passage.own):
        return f"The words do not say that {change.name} has left."
    return ""


def risk_refused(change: AddRisk | ResolveRisk, ground: Ground) -> str:
    """Return why the words are not about this risk, "" where they are."""
    if isinstance(change, ResolveRisk) and not words.says_resolved(ground.passage.own):
        return "The words do not say that this risk is over."
    near = set(words_of(ground.passage.near))
    weighty = {word[:4] for word in words_of(change.text) if len(word) > 3}
    numbers = {word for word in words_of(change.text) if any(one.isdigit() for one in word)}
    shared = weighty & stems_of(ground.passage.near)
    if numbers <= near and len(shared) * 2 >= len(weighty):
        return ""
    return "The words do not speak of this risk."


def calendar_refused(change: SetCalendar, ground: Ground) -> str:
    """Return why the words do not name days off, "" where they do."""
    ends = [change.add_blackout, *(change.blackouts or [])]
    days = [day.isoformat() for one in ends if one for day in (one.start, one.end)]
    own, on = ground.passage.own, ground.said_on
    if days and all(dated(day, own, on, ground.calendar) for day in days):
        return ""
    return "The words do not name these days off."


def deal_faults(change: SetDeal, ground: Ground) -> Iterator[Fault]:
    """Yield what of the deal's facts does not follow from the words."""
    for field in ("buyer", "seller"):
        name = getattr(change, field)
        if name and not ground.names_company(name):
            yield Fault(field, None, f"The words name no company {name}.")
    if change.name and not set(words_of(change.name)) <= ground.notes.words:
        yield Fault("name", None, f"The words do not name {change.name}.")
    yield from ground.date_faults(change, "go_live", "target_close")
    yield from _meant_faults(change, ground)
    passage = ground.passage
    # Whole lines: the quote may begin within a number ("one hundred and | twelve thousand").
    whole = "\n".join(line.text for line in passage.lines)
    if change.value is not None and not summed(change.value, whole):
        yield Fault("value", None, f"No sum of {change.value:,.0f} stands in the words.")
    if change.currency and not in_currency(change.currency, passage.near):
        yield Fault("currency", None, f"The words do not name the currency {change.currency}.")
    days = change.implementation_days
    if days is not None and not lasting(days, ground.around):
        reason = f"No length of {days} working days stands in the words."
        yield Fault("implementation_days", None, reason)


def _meant_faults(change: SetDeal, ground: Ground) -> Iterator[Fault]:
    """Yield the dates that stand in words which are about something else."""
    if change.go_live and not _means(change.go_live, ground, live=True):
        yield Fault("go_live", None, "The words do not say that this is the go-live.")
    if change.target_close and not _means(change.target_close, ground, live=False):
        yield Fault("target_close", None, "The words do not say that this is the signature.")


def _means(phrase: str, ground: Ground, *, live: bool) -> bool:
    """Tell whether a day is that of the go-live, or of the signature, as its words say.

    The nearest words that speak of either decide: the day's clause, the quote, its lines.
    """
    quote = ground.passage.quote
    clause = clause_of(phrase, quote, ground.said_on, ground.calendar)
    if live and words.hardly_else(quote):
        return True
    for text in (clause, quote, ground.passage.own):
        of_live, of_close = words.of_go_live(text), words.of_signature(text)
        if of_live or of_close:
            return of_live if live else of_close
    if names_a_step(quote):
        return False
    own = ground.passage.own
    return words.says_go_live(own) if live else words.says_close(own)


def person_faults(change: SetPerson, ground: Ground) -> Iterator[Fault]:
    """Yield what is said of somebody that does not follow from the words."""
    if change.new_name and not ground.names(change.new_name):
        yield Fault("new_name", None, f"The words do not name {change.new_name}.")
    if change.role and _no_role(change.role, ground):
        yield Fault("role", None, f'"{change.role}" is no role.')
    elif change.role and not role_said(change.role, change.name, ground.passage, ground.notes):
        reason = f"The words do not say that {change.name} is {change.role}."
        yield Fault("role", None, reason)
    if change.side == "seller" and not _of_ours(change, ground):
        reason = f"The words do not say that {change.name} is on the seller's side."
        yield Fault("side", None, reason)


def _no_role(role: str, ground: Ground) -> bool:
    """Tell whether something is what stands before a name in a mail, or the company's name."""
    deal = ground.plan.deal
    firms = [set(words_of(one)) for one in (deal.buyer, deal.seller) if one]
    told = set(words_of(role))
    named = any(told == firm or (len(told) > 1 and told <= firm) for firm in firms)
    return named or bool(_HEADS.fullmatch(role.strip(" ,:.")))


def _of_ours(change: SetPerson, ground: Ground) -> bool:
    """Tell whether somebody may be of the seller: known or present, or the words say so."""
    known = find_person(ground.plan, change.name)
    if (known is not None and known.side == "seller") or change.name in ground.notes.people:
        return True
    sells = bool(_SELLS.search(f"{change.role or ''} {ground.passage.own}"))
    return sells or side_said("seller", ground.passage, ground.plan)


def check_in_faults(change: SetCheckIn, ground: Ground) -> Iterator[Fault]:
    """Yield what of the check-in does not follow from the words."""
    yield from ground.date_faults(change, "next")
    day = change.weekday
    if day and not on_weekday(day, ground.around, ground.said_on, ground.calendar):
        yield Fault("weekday", None, f"The words do not name {day.capitalize()}.")
    if change.time and not at_hour(change.time, ground.around):
        yield Fault("time", None, f"The words do not name {change.time}.")
    weeks = change.every_weeks
    if weeks and weeks > 1 and not words.says_every(weeks, ground.around):
        yield Fault("every_weeks", None, f"The words do not say that it is every {weeks} weeks.")


def risk_faults(change: AddRisk, ground: Ground) -> Iterator[Fault]:
    """Yield the step of a risk where the words do not speak of it."""
    step = ground.step(change.step) if change.step else None
    if step and not speaks_of(step.action, step.kind, ground.passage):
        yield Fault("step", None, f"The words do not say that {step.action} is at risk.")
