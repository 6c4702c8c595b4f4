"""Lines for the head that tells what is no answer: sellers go on, whatever was asked.

What is told in chats stands against answers, those of `answers.jsonl` and of interviews.
"""

import random
import re
from collections.abc import Iterator

from assistant.understanding.answer_kinds import Group, as_asked, group_of
from assistant.understanding.straight_answers import related
from assistant.understanding.text import fold, sentences
from evals.cases import Case, aside, cases
from train.answers import answer_lines
from train.chats import chats
from train.lines import Line

# Questions to which a sentence in the words of one may be an answer.
_KEYS = ("legal", "security", "procurement", "approvals", "signer")
_FEWEST_WORDS = 5  # fewer may name no more than was asked for
_EACH = 300  # sentences for each group
_DAY = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:week|month|tomorrow|today)\b",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"\blive\b|\bopen|\blaunch|\bstart|\bbegin|\brun|\buse|\brollout|\bready|\bservice|\bworking",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w'-]+ [A-Z][\w'-]+")
_NO = r"(?!\W*(?:no|nah|nope|none|nobody|not?thing|skip|next|pass|only|just|don't)\b)"
_NAMED = re.compile(
    rf"^{_NO}.*\b[A-Z][\w'-]+ [A-Z][\w'-]+|^{_NO}.*\b(?:board|council|trust|bank)\b"
)
_HOLDS: dict[Group, re.Pattern[str]] = {
    "whether": _NAMED, "others": _NAMED, "who": _NAMED, "when": _DAY,
    "company": re.compile(r"[A-Z]\w+ [A-Z]"),
}  # fmt: skip


def unasked_lines(rng: random.Random) -> list[Line]:
    """Return the lines, each behind what was asked for."""
    kept = [one for one in answer_lines(rng) if one.label == "value"]
    kept = [one for one in kept if one.text.split(":")[0] in _HOLDS]
    found = [one._replace(label="answer") for one in kept]
    found += [Line(as_asked(group, text), "answer", case) for group, text, case in _told()]
    return found + [
        Line(as_asked(group, text), "unasked", case) for group, text, case in _others(rng)
    ]


def _others(rng: random.Random) -> Iterator[tuple[Group, str, str]]:
    """Yield what answers no question of a group: the group, the words, whose they are."""
    found: dict[Group, list[tuple[Group, str, str]]] = {}
    for case in chats():
        for group, text in _of_chat(case):
            found.setdefault(group, []).append((group, text, case.id))
    for group in sorted(found):
        rng.shuffle(found[group])
        yield from found[group][:_EACH]


def _told() -> Iterator[tuple[Group, str, str]]:
    """Yield what sellers of interviews say to what they are asked."""
    for case in (one for one in cases("interviews") if not aside(one.split)):
        for key, said in case.data["says"].items():
            group = _asks(key)
            if group in _HOLDS:
                held = [text for text in said if _HOLDS[group].search(fold(text))]
                yield from ((group, text, case.id) for text in held)


def _asks(key: str) -> Group | None:
    """Return what a seller is asked for who tells of a topic ("legal", "trial.due")."""
    topic, _, field = key.partition(".")
    fields: dict[str, Group] = {"due": "when", "owner": "who", "duration": "dur"}
    return fields.get(field) if field else group_of(topic)


def _of_chat(case: Case) -> Iterator[tuple[Group, str]]:
    for number, message in enumerate(case.data["messages"]):
        said = list(dict.fromkeys([message, *(one.text for one in sentences(fold(message)))]))
        for text in [one for one in said if len(one.split()) >= _FEWEST_WORDS]:
            yield from ((group, text) for group in _groups(text, first=number == 0))


def _groups(text: str, *, first: bool) -> Iterator[Group]:
    """Yield what a sentence does not tell, though it may seem to."""
    about = [key for key in _KEYS if related(text, key, None)]
    if not about:
        yield "whether"
        yield "others"
    if "signer" not in about and _FULL_NAME.search(text):
        yield "who"
    if _DAY.search(text) and _FULL_NAME.search(text) and not _LIVE.search(text):
        yield "when"
    if not first:
        yield "company"
