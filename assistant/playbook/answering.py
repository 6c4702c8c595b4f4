"""An answer to what a buyer said, in this deal's facts."""

import datetime as dt
from collections.abc import Callable
from typing import Literal, get_args

from assistant.plan.catalogue import entry_like
from assistant.plan.changes import Change
from assistant.plan.lines import short
from assistant.plan.model import Plan, Status, Step, Strict
from assistant.playbook.entries import Entry
from assistant.playbook.facts import facts_of
from assistant.playbook.filling import Fact, fill, wanted
from assistant.playbook.revealing import revealed
from assistant.playbook.rows import plain
from assistant.playbook.search import Hit, Playbook

Audience = Literal["champion", "executive", "procurement"]
Tone = Literal["warm", "direct"]

QUESTION, BEHIND, AVOID = "A question that moves it on", "What lies behind it", "What not to say"
MOST_MATCHES = 3
_DONE: Status = "done"
# Where the answer itself names none of the deal's dates, this is said before its last sentence.
_ANCHOR = "In the plan, {go_live} stands as the day you want to be live."
_NO_ANCHOR = frozenset({"no-deadline"})


class Match(Strict):
    """An objection that was recognised; `score` is a probability."""

    id: str
    title: str
    score: float


class ObjectionAnswer(Strict):
    """How to answer what a buyer said. Without matches everything else is empty.

    Attributes:
        doubtful: whether it may well be none of the matches.
        text: the answer in the tone that was asked for, plain words to be copied.
        other_tone: the same in the other tone.
        questions: questions that move it on.
        avoid: what not to say, and why.
        behind: what usually lies behind it.
        sources: ids of the entries that the answer is taken from.
        step: id of the plan's step that it is about.
        changes: what it reveals about the plan, to be proposed and never applied by itself.
        requalify: whether the priority seems to have shifted, so that MEDDPICC begins afresh.
    """

    said: str
    matches: list[Match] = []
    doubtful: bool = False
    audience: Audience = "champion"
    tone: Tone = "warm"
    text: str = ""
    other_tone: str = ""
    questions: list[str] = []
    avoid: list[str] = []
    behind: str = ""
    sources: list[str] = []
    step: str | None = None
    changes: list[Change] = []
    requalify: bool = False


def answer_objection(
    playbook: Playbook,
    said: str,
    plan: Plan,
    today: dt.date,
    audience: Audience = "champion",
    tone: Tone = "warm",
    escape: Callable[[str], str] = str,
) -> ObjectionAnswer:
    """Return how to answer what the buyer said; without matches where nothing fits.

    Args:
        playbook: where answers are looked up.
        said: the buyer's words.
        plan: whose facts are used; only what it states.
        today: decides whether dates need their year.
        audience: whom the seller talks to.
        tone: which of the two tones comes first.
        escape: applied to what comes from the plan, where the result is shown as Markdown.
    """
    hits, doubtful = playbook.objections(said, MOST_MATCHES)
    entry = playbook.entry(hits[0].id) if hits else None
    if entry is None:
        return ObjectionAnswer(said=said, audience=audience, tone=tone)
    answer = answer_with(entry, hits, said, plan, today, audience, tone, escape)
    return answer.model_copy(update={"doubtful": doubtful})


def answer_with(
    entry: Entry,
    hits: list[Hit],
    said: str,
    plan: Plan,
    today: dt.date,
    audience: Audience = "champion",
    tone: Tone = "warm",
    escape: Callable[[str], str] = str,
) -> ObjectionAnswer:
    """Return the answer that an entry gives, whatever was looked up."""
    step = step_of(entry, said, plan, today)
    facts = facts_of(plan, today, step)
    other: Tone = "direct" if tone == "warm" else "warm"
    changes = revealed(entry, said, plan, step, today)
    return ObjectionAnswer(
        said=said,
        matches=[Match(id=one.id, title=one.title, score=one.score) for one in hits],
        audience=audience,
        tone=tone,
        text=worded(entry, audience, tone, facts, escape),
        other_tone=worded(entry, audience, other, facts, escape),
        questions=_lines(fill(entry.section(QUESTION), facts, escape)),
        avoid=_lines(fill(entry.section(AVOID), facts, escape)),
        behind=fill(entry.section(BEHIND) or entry.lead, facts, escape),
        sources=[entry.id],
        step=step.id if step else None,
        changes=changes,
        requalify=entry.reveals == "shifted-priority",
    )


def worded(
    entry: Entry,
    audience: Audience,
    tone: Tone,
    facts: dict[Fact, str],
    escape: Callable[[str], str] = str,
) -> str:
    """Return the entry's answer for an audience in a tone.

    An entry of the seller's own may lack it: then the other tone, another audience, and at last
    the whole text take its place.
    """
    text = _section(entry, audience, tone)
    filled = fill(text, facts, escape)
    known = [facts[name] for name in facts if name.removesuffix("_name") in wanted(text)]
    if (
        not any(escape(value) in filled for value in known)
        and "go_live" in facts
        and entry.id not in _NO_ANCHOR
    ):
        filled = _anchored(filled, fill(_ANCHOR, facts, escape))
    return filled


def _section(entry: Entry, audience: Audience, tone: Tone) -> str:
    tones: list[Tone] = [tone, *(one for one in get_args(Tone) if one != tone)]
    for who in (audience, *(one for one in get_args(Audience) if one != audience)):
        for one in tones:
            found = entry.section(f"{who}, {one}")
            if found:
                return found
    return entry.lead or entry.body


def _anchored(text: str, sentence: str) -> str:
    head, mark, last = text.rstrip().rpartition(". ")
    return f"{head}{mark}{sentence} {last}" if mark else f"{text} {sentence}".strip()


def step_of(entry: Entry, said: str, plan: Plan, today: dt.date) -> Step | None:
    """Return the plan's step that the words are about.

    It is the one that they name, else the one that the entry is about, else for a step that has
    slipped the buyer's step that is overdue longest.
    """
    from assistant.understanding.steps import mentions

    if not plan.steps:
        return None
    for mention in mentions(said[:2_000], plan):
        step = plan.step(mention.step or "")
        if step and step.status != _DONE:
            return step
    if entry.step:
        return next((one for one in plan.steps if _is(one, entry.step)), None)
    if entry.reveals != "slipped-step":
        return None
    late = [
        one
        for one in plan.steps
        if one.due and one.due < today and one.status != _DONE and one.side != "seller"
    ]
    return min(late, key=lambda one: one.due or today, default=None)


def _is(step: Step, kind: str) -> bool:
    entry = entry_like(step)
    return step.status != _DONE and bool(entry and entry.id == kind)


def _lines(text: str) -> list[str]:
    return [plain(line) for line in text.splitlines() if line.strip()]


def headline(answer: ObjectionAnswer) -> str:
    """Return what the objection is called, empty where none was recognised."""
    return short(answer.matches[0].title, 120) if answer.matches else ""
