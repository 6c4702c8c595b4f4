"""Words that commit to no day: ASAP, soon, when they get a chance, TBD."""

import datetime as dt

from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.parser import Parser, index_phrases

# Clear in running text too.
_PLAIN = [
    "asap", "a s a p", "as soon as possible", "as soon as practicable", "tbd", "tba", "tbc",
    "to be determined", "to be confirmed", "to be decided", "to be agreed", "to be defined",
    "to be announced", "to be scheduled", "date pending", "at some point", "at some stage",
    "some point", "in due course", "in the near future", "in the not too distant future",
    "one of these days", "one day soon", "down the line", "down the road", "further out",
    "at your earliest convenience", "at their earliest convenience", "no date yet", "no firm date",
    "no fixed date", "any day now", "sooner or later", "sooner rather than later", "not soon",
    "as quickly as possible", "as fast as possible", "as early as possible", "when time permits",
    "time permitting", "no rush", "no hurry", "no deadline", "open ended", "undecided", "not dated",
    "in the future", "before long", "when ready", "when possible", "if possible soon", "eventually",
    "someday", "shortly", "very shortly", "real soon", "pretty soon", "very soon", "soonish",
    "soonest", "the sooner the better", "quite soon", "fairly soon", "pretty quickly",
    "not sure yet", "unclear", "to follow", "in the long run", "long term", "in the short term",
    "near term", "medium term", "at a later date", "at a later stage", "later on", "later date",
    "when the time comes", "in the background", "when it suits", "when convenient", "at leisure",
    "first chance", "first opportunity", "at the first opportunity", "in a bit", "in a while",
    "once things settle", "once things settle down", "once the dust settles",
    "when things calm down", "when things settle down", "once things calm down",
    "until further notice",
]  # fmt: skip
# Common words besides: a date only where they are the whole phrase.
_ALONE = [
    "soon", "later", "whenever", "ongoing", "unknown", "immediately", "right away", "straight away",
    "right now", "now", "at once", "urgent", "urgently", "sometime", "some time", "anytime",
    "any time", "as needed", "continuous", "continuously", "rolling", "quickly", "promptly",
    "without delay", "immediate", "high priority", "top priority", "not yet", "no date", "open",
    "not set", "flexible", "in time", "on time", "in no time", "pending", "in progress", "not sure",
    "don't know", "dont know", "no idea", "who knows", "no clue", "it depends on them", "a while",
]  # fmt: skip
_PHRASES = index_phrases(_PLAIN)
_WHOLE = index_phrases(_ALONE)
_WHO = {"they", "he", "she", "we", "i", "you", "it", "people", "folks", "everyone", "someone"}
_CHANCE = (
    "get to it", "gets to it", "get around to it", "gets around to it", "get round to it",
    "gets round to it", "get a chance", "gets a chance", "get the chance", "have a chance",
    "has a chance", "have time", "has time", "find time", "finds time", "get time", "gets time",
    "have a moment", "has a moment", "get a moment", "can", "find the time", "have bandwidth",
    "has bandwidth", "have capacity", "has capacity", "get a minute", "have a minute",
    "feel like it",
    "are ready", "is ready", "re ready", "get a sec", "want", "like", "possibly can", "are able",
    "is able", "get a free moment", "have some time", "has some time", "gets a minute",
    "come back to us",
    "get back to us", "gets back to us", "get bandwidth", "gets bandwidth",
)  # fmt: skip
_WHENS = index_phrases(
    ["when", "whenever", "as soon as", "if", "once", "as and when", "if and when"]
)
STARTS = frozenset(
    [*_PHRASES, *_WHOLE, *_WHENS, "in", "over", "during", "within", "sometime", "the", "these",
     "coming", "next", "following"]
)  # fmt: skip
_COMING = {"coming", "next few", "following", "next couple of", "next several"}
_SPELLS = {"days": 7, "weeks": 28, "months": 92}


def vague(p: Parser, at: int) -> Match | None:
    """Read words that commit to no day."""
    end = p.longest(at, _PHRASES) or _whole(p, at) or _when_they_can(p, at)
    if end is None:
        return _coming(p, at)
    return end, Span(p.today, p.today, sure=False, vague=True)


def _whole(p: Parser, at: int) -> int | None:
    end = p.longest(at, _WHOLE)
    if end is None:
        return None
    if p.free:
        return end if p.word(at) == "soon" and not p.is_noun(end) and p.word(end) != "as" else None
    return end if at == 0 or end == len(p.tokens) else None


def _when_they_can(p: Parser, at: int) -> int | None:
    """Read "when they get a chance", "whenever Dana has time"."""
    lead = p.longest(at, _WHENS)
    if lead is None:
        return None
    for here in range(lead, min(lead + 4, len(p.tokens))):
        said = here > lead and _chance(p, here)
        if said:
            return said
        if p.kind(here) != "word":
            return None
    return None


def _chance(p: Parser, at: int) -> int | None:
    best = None
    for phrase in _CHANCE:
        if p.has(at, phrase):
            end = at + len(phrase.split())
            if phrase in ("can", "want", "like") and p.is_noun(end):
                continue
            best = max(best or 0, end)
    return best


def _coming(p: Parser, at: int) -> Match | None:
    """Read in the coming weeks, over the next few months: no day, but a range."""
    here = p.skip(p.skip(at, "in", "over", "during", "within", "sometime"), "the", "these")
    if p.word(here) not in ("coming", "next", "following"):
        return None
    here += 1
    for filler in ("few", "couple of", "couple", "several", "handful of"):
        if p.has(here, filler):
            here += len(filler.split())
            break
    days = _SPELLS.get(p.word(here))
    if days is None:
        return None
    span = Span(p.today, p.today + dt.timedelta(days), "range", sure=False, vague=True)
    return here + 1, span
