"""What to ask in the call: what the plan lacks, with words from the knowledge to ask it in."""

import datetime as dt
import re
from typing import NamedTuple

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import entry_like
from assistant.plan.gaps import Gap, gaps
from assistant.plan.model import Letter, Plan, Strict
from assistant.plan.qualification import ASKS, LETTERS, open_letters
from assistant.playbook.entries import Entry
from assistant.playbook.facts import facts_of
from assistant.playbook.filling import fill
from assistant.playbook.loading import Knowledge
from assistant.prep.calls import CallKind

_MINUTES_EACH = 6
_FEWEST, _MOST = 3, 10
_SPOKEN = re.compile(r"[\"“]([^\"“”]+?\?)[\"”]")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")
_ASIDE = re.compile(r"[\"”]\s*\([^()]*\)\s*$")  # what the seller is told after the words
_OWN_MATTER = frozenset({"buyer", "value", "steps"})
_WORDS_OF = {
    "signer": "step-signature",
    "legal": "step-legal-review",
    "security": "step-security-review",
    "procurement": "step-procurement",
    "approvals": "step-executive-approval",
    "implementation": "step-implementation",
    "champion": "meddpicc-champion",
    "go_live": "ask-for-go-live",
    "check_in": "book-the-weekly-check-in",
}
_EARLY: dict[CallKind, tuple[str, ...]] = {
    "first-call": ("go_live", "champion", "approvals"),
    "demo": ("champion", "approvals", "security"),
    "check-in": ("check_in",),
    "closing-call": ("signer", "approvals", "procurement", "legal"),
}
_LETTERS: dict[CallKind, tuple[Letter, ...]] = {
    "first-call": ("identified-pain", "metrics", "economic-buyer", "decision-process"),
    "demo": ("decision-criteria", "champion", "competition", "metrics"),
    "check-in": ("champion", "identified-pain", "economic-buyer"),
    "closing-call": ("paper-process", "economic-buyer", "decision-process"),
}
_SHARE_OF_LETTERS: dict[CallKind, float] = {
    "first-call": 0.6,
    "demo": 0.5,
    "check-in": 0.2,
    "closing-call": 0.3,
}


class Question(Strict):
    """Something to find out.

    Attributes:
        about: what is not known, as it is said between colleagues.
        why: what hangs on it.
        words: ways to ask the buyer, from the entry `source`.
        letter: the letter of MEDDPICC that it is about, if any.
    """

    about: str
    why: str
    words: list[str] = []
    source: str | None = None
    letter: Letter | None = None


def questions(
    plan: Plan,
    kind: CallKind,
    minutes: int,
    knowledge: Knowledge,
    today: dt.date,
    calendar: WorkCalendar,
) -> list[Question]:
    """Return what to ask, the most useful first: three to ten, by the length of the call."""
    count = max(_FEWEST, min(_MOST, minutes // _MINUTES_EACH))
    wanted = [gap for gap in gaps(plan, today, calendar) if gap.key not in _OWN_MATTER]
    early = _EARLY[kind]
    wanted.sort(key=lambda gap: early.index(gap.key) if gap.key in early else len(early))
    letters = _of_letters(plan, kind, knowledge)
    of_letters = min(len(letters), round(count * _SHARE_OF_LETTERS[kind]))
    of_gaps = min(len(wanted), count - of_letters)
    asked = [_of_gap(plan, gap, knowledge, today) for gap in wanted[:of_gaps]]
    return [*asked, *letters[: count - of_gaps]]


def spoken(entry: Entry | None, most: int = 2) -> list[str]:
    """Return questions to the buyer that stand in quotation marks in an entry."""
    if entry is None:
        return []
    text = entry.section("Ask") or entry.body
    found = [" ".join(m.group(1).split()) for m in _SPOKEN.finditer(text)]
    return [one for one in dict.fromkeys(found) if "{" not in one][:most]


def plain(text: str) -> str:
    """Return a piece of an entry without its emphasis, on one line."""
    return " ".join(_EMPHASIS.sub(r"\2", text).split())


def _of_gap(plan: Plan, gap: Gap, knowledge: Knowledge, today: dt.date) -> Question:
    source = _words_source(plan, gap, knowledge)
    entry = knowledge.entry(source) if source else None
    if entry and entry.kind == "talk-track":
        told = said(entry, plan, today, gap.step)
        ours = [one.text for one in told if one.of_step]
        words = (ours or [one.text for one in told])[:1]
    else:
        words = spoken(entry)
    return Question(
        about=gap.question, why=gap.reason, words=words, source=entry.id if entry else None
    )


def _words_source(plan: Plan, gap: Gap, knowledge: Knowledge) -> str | None:
    """Return the id of the entry with words to ask for what is missing."""
    if gap.key in _WORDS_OF:
        return _WORDS_OF[gap.key]
    step = plan.step(gap.step) if gap.step else None
    if step is None:
        return None
    if gap.key.endswith(":owner"):
        return "name-the-owners"
    usual = entry_like(step)
    known = usual and knowledge.entry(f"step-{usual.id}")
    return known.id if known else "get-dates"


class Spoken(NamedTuple):
    """Something to say aloud; `of_step` where it names the step that it is about."""

    text: str
    of_step: bool


def said(entry: Entry, plan: Plan, today: dt.date, step_id: str | None) -> list[Spoken]:
    """Return what a talk track says aloud, in its order, filled with the plan's facts.

    What the plan knows nothing for is left out.
    """
    step = plan.step(step_id) if step_id else None
    facts = facts_of(plan, today, step)
    found = []
    for block in entry.body.split("\n\n"):
        if not block.lstrip().startswith(">"):
            continue
        text = plain(fill(block, facts).lstrip("> ")).strip('"“” ')
        if text:
            found.append(Spoken(text, step is not None and "{step}" in block))
    return found


def _of_letters(plan: Plan, kind: CallKind, knowledge: Knowledge) -> list[Question]:
    still_open = open_letters(plan)
    wanted = [one for one in _LETTERS[kind] if one in still_open]
    card = plan.qualification
    if card:  # a deal that is being qualified again asks for all that is red
        wanted = [*wanted, *(one for one in still_open if one not in wanted)]
    found = []
    for letter in wanted:
        score = card.letter(letter).score if card else None
        why = f"{LETTERS[letter]} is {score}." if score else f"MEDDPICC, {LETTERS[letter].lower()}."
        entry = knowledge.entry(f"meddpicc-{letter}")
        found.append(
            Question(
                about=ASKS[letter], why=why, words=spoken(entry),
                source=entry.id if entry else None, letter=letter,
            )
        )  # fmt: skip
    return found
