"""The words around a date: by, before, no later than, around, at the latest, Friday 3pm."""

from dataclasses import dataclass
from typing import Literal

from assistant.plan.deadlines.parser import Parser, index_phrases

Mode = Literal["on", "by", "in", "before", "after", "from"]

_MODES: dict[Mode, list[str]] = {
    "by": [
        "by", "due", "due by", "due on", "is due", "are due", "no later than", "not later than",
        "nlt", "no later then", "until", "up until", "up to", "on or before",
        "on before",
        "by or before", "at the latest by", "at latest by", "latest by", "latest", "the latest by",
        "by the latest", "at the very latest", "not after", "deadline",
        "deadline is", "deadline of", "hard deadline", "hard deadline of",
        "due date", "due date is",
        "by no later than", "by the time",
        "as late as", "before or on", "on or by", "before or by",
    ],
    "on": [
        "on", "for", "at", "targeting", "target", "target date", "target is", "target of",
        "aiming for",
        "aim for", "shooting for", "scheduled for", "set for", "planned for", "slated for", "eta",
        "eta is", "eta of", "expected", "expected on", "due for",

        "come",
        "booked for", "date is", "date of",
        "effective", "as at", "dated",
        "the morning of", "morning of", "the afternoon of", "afternoon of", "on the morning of",
        "on the afternoon of", "the evening of", "the day of", "to", "a target of",
        "first thing", "first thing on", "early on", "late on", "fixed for",
        "around about", "falls on",
    ],
    "in": ["in", "between", "anywhere between", "somewhere between", "either", "during", "over",
    "through", "throughout", "within", "inside", "in the course of", "across",
           "sometime during", "into", "over the course of"],
    "before": [
        "before", "prior to", "ahead of", "in advance of", "earlier than", "sooner than", "pre",
        "right before", "just before", "shortly before", "in time for", "well before",
        "well ahead of", "immediately before", "any time before", "anytime before", "due before",
        "by the time of", "this side of", "some time before", "sometime before", "not past",
        "just ahead of",
    ],
    "after": [
        "after", "right after", "just after", "straight after", "immediately after",
        "shortly after",
        "soon after", "following", "post", "past", "once", "any time after", "anytime after",
        "not until after", "until after", "directly after", "beyond", "later than",
        "only after", "back from", "sometime after", "some time after", "just past", "once past",
    ],
    "from": [
        "on or after", "not before", "no earlier than", "no sooner than", "not until",
        "not earlier than", "earliest",
        "from", "starting", "starting on", "starting from", "beginning",
        "beginning on", "as of", "as from", "effective from", "since", "at the earliest",
        "as early as", "won't be before",
        "wont be before", "not till", "at earliest", "commencing", "effective as of",
    ],
}  # fmt: skip
_MODE_OF: dict[str, Mode] = {phrase: mode for mode, some in _MODES.items() for phrase in some}
_ABOUT = {
    "around", "about", "circa", "roughly", "approximately", "somewhere around", "~", "sort of",
    "or thereabouts", "close to", "near", "nearer", "like", "more or less", "in the region of",
    "round about", "give or take", "towards", "toward", "or about",
}  # fmt: skip
_HOPE = {
    "hopefully", "ideally", "probably", "maybe", "perhaps", "likely", "tentatively", "possibly",
    "most likely", "with luck", "tentative", "all being well", "god willing", "optimistically",
    "if all goes well", "fingers crossed", "could be", "might be", "may be", "realistically",
    "conservatively", "provisionally",
}  # fmt: skip
_SOME = {
    "sometime", "some time", "some point", "at some point", "any time", "anytime", "at some stage",
    "somewhere", "some day", "someday", "whenever", "any day",
}  # fmt: skip
_EACH = {"every", "each", "every other", "every second"}
_FILLER = {
    "say", "let's say", "lets say", "just", "well", "i think", "i guess", "i'd say", "id say",
    "it's", "its", "is", "are", "be", "will be", "should be", "would be", "looks like",
    "looking at",
    "make it", "call it", "that's", "thats", "so", "no", "ok", "okay", "now", "actually",
    "more like",
    "think", "exactly", "either", "then", "to be", "must be", "really", "definitely",
}  # fmt: skip
_PHRASES = index_phrases([*_MODE_OF, *_ABOUT, *_HOPE, *_SOME, *_EACH])
_FILLERS = index_phrases(_FILLER)
_CLOCK = {"noon", "midday", "midnight", "lunchtime", "lunch", "morning", "afternoon", "evening"}

_AFTER_ABOUT = index_phrases([
    "or so", "or thereabouts", "ish", "give or take", "or around then", "or around there",
    "more or less", "thereabouts", "-ish", "give or take a day", "give or take a few days",
])  # fmt: skip
_AFTER_LATEST = index_phrases([
    "at the latest", "at latest", "the latest", "latest", "at the very latest", "or earlier",
    "or sooner", "or before", "if possible", "at most", "max", "tops", "at the outside", "sharp",
    "or bust", "hard stop", "deadline", "please", "firm", "for sure", "at the absolute latest",
    "if not sooner", "if not before", "if not earlier", "or better", "without fail", "no later",
    "and no later", "come what may", "local time", "our time", "their time", "your time", "et",
    "est", "edt", "pt", "pst",
    "pdt", "ct", "cst", "gmt", "bst", "utc", "cet", "cest", "ist", "eastern", "pacific", "central",
])  # fmt: skip
_AFTER_EARLIEST = index_phrases([
    "at the earliest", "at earliest", "onwards", "onward", "or later", "or after", "earliest",
    "the earliest", "and beyond", "at the very earliest", "forward", "on wards", "not before",
])  # fmt: skip
_AFTER_HOPE = index_phrases(["maybe", "probably", "hopefully", "tbc", "i think", "i guess",
"tentatively",
                             "i hope", "fingers crossed", "i believe", "perhaps", "ideally",
                             "to be confirmed", "all being well", "if all goes well"])  # fmt: skip
_CLOCK_BEHIND = index_phrases([
    "noon", "midday", "midnight", "lunchtime", "lunch", "morning", "afternoon", "evening", "night",
    "am", "pm", "eod", "cob", "cop", "eob", "first thing", "end of day", "end of the day",
    "end of business", "close of business", "close of play", "end of play", "close",
    "in the morning",
    "in the afternoon", "in the evening", "early", "late", "end of business day", "o'clock",
    "before lunch", "after lunch", "early morning", "early afternoon", "late morning",
    "late afternoon", "mid morning", "mid afternoon", "before noon", "by noon", "after work",
    "by close", "before close", "at close", "midmorning", "before close of business", "by cob",
    "by eod", "by end of day", "by close of business", "before eod", "before cob", "at night",
    "at noon",
    "around noon", "by lunch", "by lunchtime", "at lunch", "first thing in the morning",
    "end of the business day",
    "by end of business", "by the end of the day", "by the end of business", "on the dot",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words around a date make of it."""

    mode: Mode = "on"
    about: bool = False
    hope: bool = False
    some: bool = False
    each: bool = False
    said: bool = False


def read_frames(p: Parser, at: int) -> list[tuple[int, Frame]]:
    """Return every place at which a date may begin here, and the frame up to it."""
    places = [(at, Frame())]
    frame, here = Frame(), at
    for _ in range(7):
        end, frame = _one(p, here, frame, first=here == at)
        if end == here:
            break
        here = end
        places.append((here, frame))
    return places


def _one(p: Parser, at: int, frame: Frame, *, first: bool) -> tuple[int, Frame]:
    end = None if p.word(at + 1) in _EACH and p.word(at) == "in" else p.longest(at, _PHRASES)
    filler = p.longest(at, _FILLERS) if not first or not p.free else None
    if end == at + 1 and p.word(at) == "about" and p.word(at - 1) in ("how", "what"):
        return end, frame  # how about Friday
    if end == at + 1 and p.word(at) == "before" and _clock_at(p, end):
        return end, _with(frame, "by")  # before lunch tomorrow is tomorrow
    if end and (not filler or end >= filler):
        return end, _with(frame, " ".join(p.word(n) for n in range(at, end)))
    if filler:
        return filler, frame
    if not first and p.word(at) in (",", ":", "(", "-", "="):
        return at + 1, frame
    if p.word(at) == "~":
        return at + 1, _with(frame, "~")
    if p.kind(at) == "time" or p.word(at) in _CLOCK:
        return at + 1, Frame(
            frame.mode, frame.about, frame.hope, frame.some, frame.each, frame.said
        )
    return at, frame


def _clock_at(p: Parser, at: int) -> bool:
    return p.kind(at) == "time" or p.word(at) in _CLOCK or bool(p.longest(at, _CLOCK_BEHIND))


def _with(frame: Frame, phrase: str) -> Frame:
    mode = _MODE_OF.get(phrase)
    kept = frame.mode if frame.mode != "on" and mode in (None, "on", "in") else (mode or frame.mode)
    # "Turn it around by Friday" is not roughly Friday.
    about = frame.about and mode not in ("by", "before")
    return Frame(
        mode=kept,
        about=about or phrase in _ABOUT,
        hope=frame.hope or phrase in _HOPE,
        some=frame.some or phrase in _SOME,
        each=frame.each or phrase in _EACH,
        said=frame.said or mode is not None or phrase in _ABOUT | _SOME,
    )


def read_tail(p: Parser, at: int, frame: Frame) -> tuple[int, Frame]:
    """Read what may follow a date; return the place after it and the frame it makes."""
    for _ in range(4):
        end = _clock(p, at)
        mode, about, hope = frame.mode, frame.about, frame.hope
        latest, earliest = p.longest(at, _AFTER_LATEST), p.longest(at, _AFTER_EARLIEST)
        rough, hoped = p.longest(at, _AFTER_ABOUT), p.longest(at, _AFTER_HOPE)
        some = at + 1 if p.word(at) in ("sometime", "someday") else 0
        best = max(end or 0, latest or 0, earliest or 0, rough or 0, hoped or 0, some)
        if not best or (p.free and best == hoped and p.kind(best) == "word"):
            return at, frame
        mode = "from" if best == earliest else mode
        about, hope = about or best == rough, hope or best == hoped
        frame = Frame(mode, about, hope, frame.some or best == some, frame.each, frame.said)
        at = best
    return at, frame


def _clock(p: Parser, at: int) -> int | None:
    here = p.skip(p.skip(at, ",", "("), "at", "@", "by", "around", "before", "about", "from")
    if p.kind(here) == "time":
        return p.skip(here + 1, ")")
    if here > at and p.word(here - 1) in ("at", "@", "by") and 1 <= (p.number(here) or 0) <= 12:
        return here + 1 if not p.is_noun(here + 1) and p.word(here + 1) != "%" else None
    return p.longest(at, _CLOCK_BEHIND) or p.longest(here, _CLOCK_BEHIND)
