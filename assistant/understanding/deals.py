"""Facts of the deal: buyer, value, go-live, the signature aimed at, time to implement."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.plan.changes import Change, SetDeal
from assistant.plan.deadlines import Found
from assistant.understanding.answer_goal import of_thing, too_soon
from assistant.understanding.checkins import sits
from assistant.understanding.classify import goal_odds
from assistant.understanding.closing import CLOSE_ONLY, closing
from assistant.understanding.companies import NAME, company, name_of
from assistant.understanding.language import parse
from assistant.understanding.money import amounts
from assistant.understanding.scene import Scene
from assistant.understanding.sums import deal_sum

_GO_LIVE = re.compile(
    r"\b(?:go(?:es|ing)?[- ]?live(?! (?:training|support|checklist|prep\w*|plan\b|review|"
    r"readiness|party|rehearsal|workshop|team|call|meeting|test))|(?-i:GL)(?=(?: now| is| date|"
    r" stays)?\s*[:=-]?\s*\d)|"
    r"live\b(?! (?:chat|demo|session|call|data|view|event|training|support|checklist|prep\w*|"
    r"plan\b|review|readiness|party|rehearsal|workshop|team|meeting|test))|gone live|went live|"
    r"golive|live (?:by|on|in|at|before|for|with|date|from)|(?:be|being|get|are|is|up and|"
    r"going|to be|it|them|us|everyone) live|"
    r"in production|into production|production (?:date|launch)|up and running|cut ?over|"
    r"launch(?:es|ed|ing)?(?: date)?|roll(?:ed|ing)? ?out|switch(?:ed|ing)? (?:on|over)|"
    r"start(?:ing)? using|using it|wants? to use|"
    r"(?-i:SOP)\b|start of (?:production|use|operations?|service)|switch-on\b|"
    r"up on (?:it|the (?:new )?(?:system|platform))|operational|"
    r"onboarded|(?:has|have|needs?|must) (?:to )?be (?:running|working|up)\b(?! by (?:legal|them))|"
    r"off (?:of )?(?:their|the|its) (?:old|current|legacy|existing) \w+|"
    r"mobili[sz]ation|in(?:to)? (?:service|use|operation)|in place|"
    r"(?:wants?|needs?) (?:it|this|everything|us|(?:the|our) (?:platform|system|tool|software|"
    r"solution|product|service)) (?:in|up|running|working|ready|on|by|for|from|"
    r"before)|commencement(?: of (?:the )?services?)?|service(?:s)? (?:start|"
    r"commence)\w*|live date|big bang|day one|turn(?:ed)? on|go-live date|"
    r"(?:day|date) (?:that|which) (?:really )?(?:counts|matters))\b",
    re.IGNORECASE,
)
_APPROVES = re.compile(
    r"\b(?:approv\w*|sign(?:ed|s|ing)? ?off|bless\w*|review\w*|agree\w*|vote\w*|decid\w*)\b"
    r"[^,;.]{0,30}$",
    re.IGNORECASE,
)
_SELLER_CUE = re.compile(
    rf"\b(?:(?:I'm|I am|(?:[Tt]his is|[Ii]t's)(?= [A-Z]\w+ (?:[A-Z]\w+ )?from)|[Mm]y name "
    rf"is)\s+(?:[A-Z]\w+(?: [A-Z]\w+)?,?\s+)?(?:(?:an?|the)\s+\w+(?: \w+)?\s+)?(?:from|with|at|"
    rf"of|selling for|working for)|[Ww]e(?:'re| are)|[Oo]ur company is|[Ss]eller(?: is|:)|I "
    rf"(?:work (?:for|at)|sell for))\s+{NAME}"
)
_IMPLEMENTATION = re.compile(
    r"\b(?:implement(?:ation|ing|ed)?|roll(?:ing)?[- ]?out|set(?:ting)? ?up|onboard(?:ing)?|"
    r"deploy(?:ment|ing)?|integrat(?:ion|ing|e)|config(?:uration|uring)?|go-live prep|get "
    r"(?:them|it) (?:live|up|running)|ramp[- ]?up|to be live|stand it up|install(?:ation)?)\b",
    re.IGNORECASE,
)


def deal_changes(
    scene: Scene, *, buyer: str | None, live: bool = False
) -> tuple[list[Change], list[Found]]:
    """Return the deal's facts that the clause states, and the dates that they used up.

    Args:
        scene: the clause.
        buyer: the buyer's name as far as it is known.
        live: whether the day of going live is known; then only words that speak of it move it.
    """
    fields: dict[str, Any] = {}
    used: list[Found] = []
    go_live = _go_live(scene, known=live)
    if go_live:
        fields["go_live"] = go_live.deadline.phrase
        used.append(go_live)
    close = closing(scene.without_dates(used))
    if close:
        fields["target_close"] = close.deadline.phrase
        if CLOSE_ONLY.search(scene.text) and not re.search(
            r"\bsign|\bink", scene.text, re.IGNORECASE
        ):
            used.append(close)
    worth = deal_sum(scene)
    if worth:
        fields["value"] = worth.value
        fields |= {"currency": worth.currency} if worth.currency else {}
    name = company(scene, known=buyer is not None)
    if name and not amounts(name) and not (buyer and name.casefold() == buyer.casefold()):
        fields["buyer"] = name
    seller = _SELLER_CUE.search(scene.text)
    if seller and (ours := name_of(seller["name"])):
        fields["seller"] = ours
        if fields.get("buyer") == ours:
            del fields["buyer"]
    if not fields:
        return [], []
    return [SetDeal(quote=scene.text.strip(" .,;:-"), **fields)], used


_WISH = re.compile(
    r"\b(?:wants?|needs?|wish(?:es)?|would like|'d like|have to|has to|must|should|hopes? to|"
    r"plans? to|"
    r"aims? to|intends? to)\b(?:\s+[\w'-]+){0,9}?\s+(?:live|up|running|runing|working|out|in use|"
    r"available|begin\w*|start (?:using|working|with (?:it|us|our))|getting|in operation|"
    r"functional|"
    r"deployed|switched on|on the new|usable|rolled out)\b",
    re.IGNORECASE,
)
_OTHER_ACT = re.compile(
    r"\b(?:send|sign|review|approv\w*|return|submit|finish|complete|deliver|report back|get back|"
    r"check|find out|travel\w*|sort(?:ed)? out|figure[sd]? out|run (?:it|this|the)|hand|meet)\b",
    re.IGNORECASE,
)


def _wish(scene: Scene) -> re.Match[str] | None:
    """Return words by which somebody wants what is bought to work, in notes."""
    if not scene.cautious or scene.steps or _OTHER_ACT.search(scene.text):
        return None
    return _WISH.search(scene.text)


_THEN = re.compile(
    r"\b(?:by|before|from|on)? ?(?:then|that (?:same )?(?:day|date|morning|week|monday|evening|"
    r"weekend|time)|the same day)\b",
    re.IGNORECASE,
)


def live_by_then(scene: Scene, sentence: Scene) -> list[Change]:
    """Return "the wing opens on 1 March and the system has to be live that day" as go-live.

    Args:
        scene: the clause, which names no day of its own.
        sentence: its sentence.
    """
    if scene.dates or scene.steps or not _THEN.search(scene.text):
        return []
    cue = _GO_LIVE.search(scene.text) or _WISH.search(scene.text)
    before = [
        d
        for d in sentence.dates
        if d.end <= scene.piece.start and d.deadline.date and not d.deadline.after
    ]
    if not cue or not before:
        return []
    at = sentence.text[: scene.piece.end - sentence.piece.start].strip(" .,;:-")
    return [SetDeal(go_live=before[-1].deadline.phrase, quote=at)]


def _go_live(scene: Scene, *, known: bool) -> Found | None:
    cue = _GO_LIVE.search(scene.text) or _wish(scene)
    if cue and (_only_names(scene.text, cue) or _APPROVES.search(scene.text[: cue.start()])):
        cue = None
    if not cue and (known or sits(scene.text)):
        return None
    if not scene.dates or not _is_goal(scene, told=bool(cue)):
        return None
    if scene.cautious and not cue and _PAST.search(scene.text):
        return None
    at = scene.piece.start + (cue.start() if cue else 0)
    free = [d for d in scene.dates if not d.deadline.after and d.deadline.kind != "vague"]
    free = [d for d in free if not d.deadline.phrase.endswith("'s")]  # "the summer's vessels"
    if cue:
        free = [d for d in free if not _belongs_to_step(scene, d, at)]
    not_old = [
        d
        for d in free
        if not re.search(
            r"\b(?:not|from|instead of|rather than)\s*$", scene.before(d.start), re.IGNORECASE
        )
    ]
    if scene.cautious and len(not_old) > 1:
        odds = [goal_odds(scene.beside(d.start)) for d in not_old]
        if max(odds) > _RATHER > sorted(odds)[-2]:
            return not_old[odds.index(max(odds))]
    return min(not_old, key=lambda d: (d.deadline.kind != "exact", abs(d.start - at)), default=None)


# "The fleet had been reduced in January": what is over is no day to come.
_PAST = re.compile(
    r"\b(?:had|has|have) (?:just |already )?(?:been|come|gone|taken|run|\w+ed)\b", re.IGNORECASE
)
# Odds below which a cue says nothing, above which none is needed, above which one of two dates is.
_HARDLY, _SURELY, _RATHER = 0.12, 0.75, 0.5


def _is_goal(scene: Scene, *, told: bool) -> bool:
    """Tell whether the day of the clause is the one on which the buyer goes live.

    In chat words have to say so. In notes a classifier weighs the whole clause: most writers say
    what the buyer will do on that day, and not that they "go live".
    """
    if not scene.cautious:
        return told or _is_theirs(scene)
    odds = goal_odds(scene.text)
    if told:
        return odds > _HARDLY
    others = [s for s in scene.steps if s.kind not in {"implementation", "go-live", None}]
    return odds > _SURELY and not others


_LIKELY = 0.35


def _is_theirs(scene: Scene) -> bool:
    """Tell whether the day that a clause of a chat names is hardly anything but the go-live."""
    named = [w for w in scene.people if w.named]
    odds = goal_odds(scene.text)
    if (scene.dates and odds < _SURELY and of_thing(scene)) or _MOVED.search(scene.text):
        return False
    exact = [d for d in scene.dates if re.search(r"\d", d.deadline.phrase)]
    exact = exact or [d for d in scene.dates if odds > _SURELY]
    if (
        named
        or _ONE.search(scene.text)
        or scene.steps
        or len(exact) != 1
        or too_soon(scene, exact)
        or len(scene.text.split()) < _FEW
    ):
        return False
    return odds > _LIKELY


# What moves had a day before, and no go-live is known.
_MOVED = re.compile(
    r"^\W*(?:(?:so|and|but|ok|okay|well|oh) )*(?:it|that|this)(?:'s|'ll be| has| is| was| got|"
    r" will be)? (?:now |been |just )*(?:moved?|moving|slipped|slipping|pushed|shifted|"
    r"postponed|delayed|put back|brought forward|rescheduled)\b",
    re.IGNORECASE,
)
_FEW = 4
_ONE = re.compile(r"\b(?:he|she|i|i'll|we|we'll|his|her)\b", re.IGNORECASE)
_DAY_WORDS = frozenset("date day deadline target goal window slot weekend week morning".split())  # noqa: SIM905


def _only_names(text: str, cue: re.Match[str]) -> bool:
    """Tell whether the cue only says of what kind something else is ("a rollout schedule")."""
    inside = [t for t in parse(text) if cue.start() <= t.idx < cue.end()]
    last = inside[-1] if inside else None
    return bool(
        last is not None
        and last.dep_ in {"compound", "nmod"}
        and last.head.i > last.i
        and last.head.pos_ == "NOUN"
        and last.head.lower_ not in _DAY_WORDS
    )


def _belongs_to_step(scene: Scene, date: Found, cue: int) -> bool:
    """Tell whether a step stands nearer to the date than the cue does."""
    near = min(
        (
            abs(date.start - s.end) if s.end <= date.start else abs(s.start - date.end)
            for s in scene.steps
            if s.kind not in {"implementation", "go-live"} and not s.start <= cue < s.end
        ),
        default=10_000,
    )
    return near + 3 < abs(date.start - cue)


def implementation_days(scene: Scene, topics: Sequence[object]) -> int | None:
    """Return the working days that implementation takes where the clause says so."""
    if not scene.durations or not _IMPLEMENTATION.search(scene.text) or len(topics) > 1:
        return None
    return scene.durations[0].days
