"""Dates that hang on a step or an event: after legal, once security clears, before kickoff."""

from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.parser import Parser, index_phrases
from assistant.plan.deadlines.turns import turn_after
from assistant.plan.deadlines.words import listed

_LONGEST = 8  # words of an event's name

_AFTER = index_phrases([
    "after", "right after", "straight after", "just after", "immediately after", "shortly after",
    "soon after", "directly after", "once", "as soon as", "immediately following", "following",
    "when", "whenever", "upon", "post", "subject to", "pending", "contingent on", "contingent upon",
    "dependent on", "depends on", "depending on", "any time after", "anytime after", "only after",
    "only once", "not until", "not before", "the moment", "the minute", "as of", "on completion of",
    "upon completion of", "on receipt of", "upon receipt of", "after completion of",
    "at the end of",
    "at the close of", "following completion of", "by the end of", "until after", "not until after",
    "waiting on", "waiting for", "assuming", "the day", "the same day as", "same day as",
    "the same week as", "same week as", "at",
    "on", "in line with", "concurrent with", "in parallel with", "alongside", "with",
])  # fmt: skip
_BEFORE = index_phrases([
    "before", "right before", "just before", "prior to", "ahead of", "in advance of", "by", "pre",
    "in time for", "until", "no later than", "not later than", "well before", "by the time of",
    "by the time", "some time before", "sometime before", "anytime before", "any time before",
    "shortly before", "immediately before", "well ahead of", "on or before", "due before",
])  # fmt: skip
STARTS = frozenset([*_AFTER, *_BEFORE])
# These lead to anything at all; only a step's usual words behind them make an event.
_LOOSE = frozenset([
    "at", "on", "by", "with", "until", "the day", "when", "whenever", "by the end of", "alongside",
    "at the end of", "the moment", "the minute", "in line with", "assuming", "at the close of",
    "post", "pre", "no later than", "not later than", "on or before", "waiting on", "waiting for",
])  # fmt: skip
_SAME = frozenset(["at", "on", "with", "the day", "alongside", "in parallel with",
"concurrent with",
                   "the same day as", "same day as", "in line with"])  # fmt: skip

_ARTICLES = listed("the their our his her its a an that this all your my any both some")
_STOP = listed(
    "and but so then because which who if unless by on with since while please or thanks at for "
    "until before after from as though although whether where why let lets i'd we'd"
)
_SUBJECTS = listed("we they i he she you it everyone both-sides")
# What happens to a step: the words from here on are not its name.
_DONE = listed(
    "is are was were has have had gets get got will would be been being s clears clear cleared "
    "closes closed completes complete completed finishes finish finished ends ended wraps wrap "
    "lands land comes come goes go done approved approves approve passes pass passed happens "
    "happen "
    "happened starts started begins begin kicks concludes concluded returns return gives give "
    "meet meets met convenes "
    "okays oks signs sign signed agrees agree agreed delivers deliver delivered finalizes "
    "finalises "
    "finalized finalised can does did blesses confirms confirm confirmed"
)
# What an event's name is made of, where nothing else shows that it is one.
_HEADS = listed(
    "legal security procurement signature signatures signing contract contracts kickoff launch "
    "pilot poc demo board budget po redlines msa nda dpa sow order paperwork infosec finance "
    "privacy "
    "compliance offsite qbr sko steerco audit pentest workshop handover handoff sandbox trial "
    "freeze "
    "cutover rollout uat migration training vote close closing sign-off signoff golive go-live "
    "live "
    "proposal quote questionnaire pricing terms committee exec executive council ciso cfo cio cto "
    "ceo counsel vendor onboarding registration review call meeting sync summit conference renewal "
    "expiry audit interview event webinar session presentation assessment evaluation report"
)
_HEAD_ENDINGS = ("tion", "sion", "ment", "proval", "view", "ance", "kickoff", "off", "sal", "ture")
_NO_EVENTS = listed(
    "that this it then which me you them us all everything lunch hours work dinner while time "
    "course fact what how noon now once day days today first last next long end there here least "
    "best most latest earliest moment hand top average same back"
)


def event(p: Parser, at: int) -> Match | None:
    """Read a date that hangs on an event."""
    after, before = p.longest(at, _AFTER), p.longest(at, _BEFORE)
    end = max(after or 0, before or 0)
    if not end:
        return None
    lead = " ".join(p.word(n) for n in range(at, end))
    if p.span(end, framed=True) and not _names_on(p, end):
        return None
    found = read_event(p, end)
    if found is None or (lead in _LOOSE | _SAME and not has_head(found[1])):
        return None
    if lead in ("when", "whenever", "assuming", "the moment", "the minute") and not found[1]:
        return None
    behind = before is not None and end == before
    lag = -1 if behind else 0
    return found[0], Span(p.today, p.today, event=found[1], lag=lag)


def _names_on(p: Parser, at: int) -> bool:
    """Say whether a period goes on as a name ("Q1 planning", "the May board meeting")."""
    found = p.span(at, framed=True)
    if found is None or found[1].grain == "day" or turn_after(p, found[0]):
        return False
    return p.is_noun(found[0]) and not found[1].edge


def read_event(p: Parser, at: int) -> tuple[int, str] | None:
    """Read the name of an event; return the place after it (and its verb) and the name."""
    here = at
    while here < at + 3 and p.word(here) in _ARTICLES:
        here += 1
    start, end = here, here
    cut = 0
    while end - start < _LONGEST and _goes_on(p, end, start):
        if not cut and end > start and p.word(end) in _DONE and not p.hyphen(end + 1):
            cut = end
        end += 1
    if end == start:
        return None
    name = _name(p, start, end, cut)
    if not name or name.lower() in _NO_EVENTS or not any(c.isalpha() for c in name):
        return None
    return end, name


def _goes_on(p: Parser, at: int, start: int) -> bool:
    word = p.word(at)
    if p.kind(at) == "punct":
        return word == "&" and at > start
    if p.kind(at) not in ("word", "num", "quarter", "ord"):
        return False
    if word in _SUBJECTS and at > start:
        return False
    if word in ("with", "from", "by", "on", "for", "at"):
        return at > start and p.word(at - 1) not in _DONE and _names_more(p, at + 1)
    if word in _STOP or word == "at":
        return False
    return not (at > start and _dates(p, at))


def _names_more(p: Parser, at: int) -> bool:
    """Say whether a preposition goes on naming ("sign-off from legal", "call with the CFO")."""
    return p.kind(at) == "word" and p.word(at) not in _STOP and p.span(at, framed=True) is None


def _dates(p: Parser, at: int) -> bool:
    found = p.span(at, framed=False)
    return found is not None and found[1].event is None and p.kind(at) != "num"


def _name(p: Parser, start: int, end: int, cut: int) -> str:
    first = p.tokens[start]
    if first.text in _SUBJECTS:
        return _done_by(p, start + 1, end)
    last = p.tokens[(cut or end) - 1]
    name = p.text[first.start : last.end]
    if cut and {"signed", "sign", "signs"} & {p.word(n) for n in range(cut, end)}:
        papers = {"legal", "security", "procurement", "finance", "they", "board", "counsel"}
        if first.text not in papers and p.word(end - 1) != "off" and "off" not in p.word(cut + 1):
            name = p.text[first.start : p.tokens[end - 1].end]
            if first.raw[:1].isupper() and cut == start + 1 and first.raw not in ("PO", "SOW"):
                return "signature"  # a person signs
    return name.strip(" -'\"").removesuffix("'s").removesuffix("\u2019s")


# What "we" do before the thing that is waited for.
_GOT = (
    "hear back from", "hear from", "heard back from", "heard from", "get back", "got", "gets",
    "receive", "received", "get word from", "have heard from", "hear", "see", "finish", "complete",
    "wrap up", "close out", "get through", "get", "had", "pass", "clear", "finalize", "finalise",
)  # fmt: skip


def _done_by(p: Parser, at: int, end: int) -> str:
    """Name what "we sign" and "they approve the budget" come to."""
    while at < end and p.word(at) in ("have", "has", "are", "all", "ve", "will", "is", "re", "get"):
        at += 1
    if at >= end:
        return ""
    if p.word(at) in ("sign", "signed", "countersign"):
        return "signature"
    for lead in _GOT:
        if p.has(at, lead):
            at += len(lead.split())
            break
    at = p.skip(at, *_ARTICLES)
    end -= p.word(end - 1) in ("back", "in", "through") and end > at + 1
    if at >= end:
        return ""
    return p.text[p.tokens[at].start : p.tokens[end - 1].end]


def has_head(name: str) -> bool:
    """Say whether a name sounds like a step or an event."""
    parts = name.lower().replace("-", " ").split()
    return any(part in _HEADS or part.endswith(_HEAD_ENDINGS) for part in parts) or (
        "live" in parts or name.lower().startswith("go-live")
    )
