"""MEDDPICC in a message: buyer's words for a letter, a letter scored, a priority that shifted."""

import datetime as dt
import re
from typing import NamedTuple

from assistant.plan.changes import Change, Requalify, ScoreLetter
from assistant.plan.lines import short
from assistant.plan.model import Letter, LetterScore, Plan, Score
from assistant.plan.qualification import not_green
from assistant.understanding.sayings import Saying, saying
from assistant.understanding.scene import Scene

# Without a card, words have to speak clearly for a letter to begin one.
_SURE, _LIKELY, _SHIFTED = 0.7, 0.5, 0.75
_AT_ONCE: frozenset[Letter] = frozenset(
    {"metrics", "identified-pain", "economic-buyer", "champion", "competition", "decision-criteria"}
)
_LETTER_WORDS: tuple[tuple[Letter, str], ...] = (
    ("economic-buyer", r"economic[- ]buyer|e\.?b\.?"),
    ("decision-criteria", r"decision[- ]criteria|criteria"),
    ("decision-process", r"decision[- ]process"),
    ("paper-process", r"paper[- ]process|paperwork"),
    ("identified-pain", r"(?:identified[- ])?pain"),
    ("metrics", r"metrics?"),
    ("champion", r"champion"),
    ("competition", r"competition|competitors?"),
)
_NAMES = "|".join(f"(?P<n{at}>{words})" for at, (_, words) in enumerate(_LETTER_WORDS))
_SCORED = re.compile(
    rf"\b(?:{_NAMES})\b[^.!?\n]{{0,24}}?\b(?P<score>red|amber|yellow|orange|green)\b", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"^\W*(?:(?:for|on|under|as) )?(?:the |their |our )?(?:{_NAMES})\s*[:=-]+\s*(?P<words>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
_ASKS = re.compile(
    r"\bre-?qualif\w*|\bqualify (?:this|the|it|them|again|anew)\b|"
    r"\b(?:start|begin|open|do|run|redo|update|fill|go through|use|make|set up|show me)\b"
    r"[^.!?\n]{0,30}\bmedd?p?icc?\b|\bmedd?p?icc?\b[^.!?\n]{0,20}\b(?:again|afresh|card|review)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:don'?t|do not|no need to|without|not|never)\b", re.IGNORECASE)
_COLOURS: dict[str, Score] = {"red": "red", "green": "green"}


class Qualified(NamedTuple):
    """What a sentence says for the card.

    Attributes:
        changes: what is stated.
        unsure: what to ask about first.
        alone: the sentence is about the card and nothing else.
    """

    changes: list[Change]
    unsure: list[Change]
    alone: bool = False


NOTHING = Qualified([], [])


def qualified(
    scene: Scene, focus: list[str], today: dt.date, *, placed: bool, asking: bool
) -> Qualified:
    """Return what a sentence says for the MEDDPICC card.

    Args:
        scene: the whole sentence.
        focus: names of the people talked of last.
        today: the day on which it is said.
        placed: whether the sentence has been understood as something else already.
        asking: whether it is a question.
    """
    text, plan = scene.text.strip(), scene.plan
    if _ASKS.search(text) and not _NEGATED.search(text):
        again: list[Change] = [Requalify(quote=text)]
        known = plan.qualification and plan.qualification.letters
        return Qualified([], again) if known else Qualified(again, [], alone=True)
    if asking:
        return NOTHING
    scored = _scored(text)
    if scored:
        return Qualified(scored, [], alone=True)
    labelled = _labelled(scene, focus, today)
    if labelled:
        return Qualified([labelled], [])
    return _understood(scene, text, plan, focus, today, placed=placed)


def _understood(
    scene: Scene, text: str, plan: Plan, focus: list[str], today: dt.date, *, placed: bool
) -> Qualified:
    from assistant.understanding.classify import letter_of

    said = saying(scene, focus)
    if said is None and (placed or len(text.split()) < 4):
        return NOTHING
    whole, *rest = letter_of([text, said.words] if said else [text])
    shifts = any(one.label == "shift" and one.p >= _SHIFTED for one in (whole, *rest))
    if shifts and not placed:
        return Qualified([], [Requalify(why=short(text, 140), quote=text)])
    if said is None or said.side == "seller":
        return NOTHING
    label, p = rest[0]
    if label == "other" or label == "shift":
        return NOTHING
    alone = said.direct and label in _AT_ONCE and p >= _SURE
    clear = p >= _SURE and label in _AT_ONCE and (alone or not placed)
    if not (clear or (plan.qualification and p >= _LIKELY)):
        return NOTHING
    return Qualified([_evidence(plan, label, said, text, today)], [], alone=alone)


def _evidence(plan: Plan, letter: Letter, said: Saying, quote: str, today: dt.date) -> ScoreLetter:
    """Return the change that keeps the words; green where they are quoted and by the right one."""
    found = LetterScore(words=said.words, said_by=said.speaker, said_on=today)
    proves = said.direct and not_green(plan, letter, found) is None
    return ScoreLetter(
        letter=letter,
        score="green" if proves else None,
        words=said.words,
        said_by=said.speaker,
        quote=quote,
    )


def _scored(text: str) -> list[Change]:
    return [
        ScoreLetter(
            letter=_letter(match), score=_COLOURS.get(match["score"].lower(), "amber"), quote=text
        )
        for match in _SCORED.finditer(text)
        if not _NEGATED.search(match.group())
    ]


def _labelled(scene: Scene, focus: list[str], today: dt.date) -> ScoreLetter | None:
    """Take "Metrics: the CFO said they lose 40k a month" as it is labelled."""
    match = _LABELLED.match(scene.text.strip())
    if match is None or len(match["words"].split()) < 3:
        return None
    lead = len(scene.text) - len(scene.text.lstrip()) + match.start("words")
    rest = scene.piece._replace(
        start=scene.piece.start + lead, text=scene.text[lead : lead + len(match["words"])]
    )
    letter, text = _letter(match), scene.text.strip()
    said = saying(scene.within(rest), focus)
    if said:
        return _evidence(scene.plan, letter, said, text, today)
    return ScoreLetter(letter=letter, words=match["words"].strip(), quote=text)


def _letter(match: re.Match[str]) -> Letter:
    return next(letter for at, (letter, _) in enumerate(_LETTER_WORDS) if match[f"n{at}"])
