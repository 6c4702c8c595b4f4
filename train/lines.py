"""Labelled lines: read them, fill their slots, and vary how they are written."""

import json
import random
import re
from pathlib import Path
from typing import NamedTuple

from assistant.plan.catalogue import CATALOGUE

DATA = Path(__file__).parent / "data"
_SLOT = re.compile(r"\{(\w+)\}")
_OPENINGS = (
    "ok so ", "also ", "also, ", "and ", "btw ", "fyi ", "- ", "* ", "so ", "hey, ", "ok, ",
    "oh and ",
    "well, ", "just heard: ", "update: ", "plus ", "then ", "quick note, ", "right, ",
    "ah ", "um, ",
    "but ", "good news: ", "as for the rest, ", "by the way ", "actually, ",
)  # fmt: skip
_NEUTRAL = tuple(one for one in _OPENINGS if one != "actually, ")
_CLOSINGS = (
    " btw",
    " fyi",
    " thanks",
    " please",
    "...",
    " :)",
    " as far as I know",
    " ok?",
    " I think",
)
_COURTESIES = (".", ".", ".", "!", "")


class Line(NamedTuple):
    """One labelled text. Texts of one family come from one wording and stay together."""

    text: str
    label: str
    family: str


def read(name: str) -> list[dict[str, str]]:
    """Return the records of train/data/`name`.jsonl."""
    path = DATA / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def report_records() -> list[dict[str, str]]:
    """Return the messages that report an objection or do not, the cases not set aside among them.

    Every author of cases is a voice of its own. What sellers say in the chats states facts, also
    those that somebody told them.
    """
    from evals.cases import aside, cases

    found = read("reports")
    for case in cases("objections_talk"):
        if not aside(case.split):
            label = "objection" if case.data.get("gold") else "other"
            text = str(case.data["message"])
            found.append({"text": text, "label": label, "voice": f"cases {case.split}"})
    for case in cases("chats"):
        if not aside(case.split):
            voice = f"chats {case.split}"
            found += [
                {"text": str(text), "label": "other", "voice": voice}
                for text in case.data["messages"]
            ]
    return list({one["text"]: one for one in found}.values())


def slots() -> dict[str, list[str]]:
    """Return what may stand in each slot."""
    loaded: dict[str, list[str]] = json.loads((DATA / "slots.json").read_text("utf-8"))
    return loaded


def step_frames() -> list[str]:
    """Return sentences in which {x} is the mention of a step."""
    loaded: list[str] = json.loads((DATA / "step_frames.json").read_text("utf-8"))
    return loaded


def fill(frame: str, vocabulary: dict[str, list[str]], rng: random.Random) -> str:
    """Put words of the vocabulary into the slots of a frame, a different one each time."""
    used: set[str] = set()

    def choose(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "full":
            return f"{rng.choice(vocabulary['p'])} {rng.choice(vocabulary['last'])}"
        options = [one for one in vocabulary[name] if one not in used]
        word = rng.choice(options)
        used.add(word)
        return word

    return _SLOT.sub(choose, frame).replace("the the ", "the ")


def vary(text: str, rng: random.Random, *, opening: bool = True) -> str:
    """Write a text as somebody in a hurry might: case, marks, small words, slips."""
    if opening and rng.random() < 0.15:
        text = rng.choice(_NEUTRAL) + text
    draw = rng.random()
    if draw < 0.35:
        text = text.lower()
    elif draw < 0.65:
        text = text[:1].upper() + text[1:]
    elif draw < 0.67:
        text = text.upper()
    if text[-1:].isalnum() and rng.random() < 0.35:
        text += rng.choice(_COURTESIES)
    elif text.endswith("?") and rng.random() < 0.4:
        text = text[:-1]
    if rng.random() < 0.1:
        text = text.replace("'", "")
    if len(text) > 12 and rng.random() < 0.1:
        text = _slip(text, rng)
    return text


def _slip(text: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(text) - 2)
    if not text[at : at + 2].isalpha():
        return text
    if rng.random() < 0.5:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def expand(
    records: list[dict[str, str]], copies: int, rng: random.Random, *, opening: bool = True
) -> list[Line]:
    """Make up to `copies` different texts of each record."""
    vocabulary = slots()
    lines: list[Line] = []
    for record in records:
        frame, label = record["text"], record["label"]
        texts = {} if "{" in frame else {frame: None}
        # The more slots, the more there is to vary.
        many = copies - 1 + min(frame.count("{"), 4)
        for _ in range(many):
            texts[vary(fill(frame, vocabulary, rng), rng, opening=opening)] = None
        lines.extend(Line(text, label, frame) for text in texts)
    return lines


def _mentions() -> dict[str, str]:
    """Map each wording of a step to its catalogue id; what is labelled here wins."""
    found = {
        wording: step.id
        for step in CATALOGUE.values()
        if step.core
        for wording in (step.action, *step.synonyms)
    }
    found.update((record["text"], record["label"]) for record in read("steps"))
    return found


def expand_steps(copies: int, rng: random.Random) -> list[Line]:
    """Make lines that mention a step: each wording bare and in `copies` sentences."""
    vocabulary, frames = slots(), step_frames()
    vocabulary["team2"] = [
        "their side",
        "ops",
        "the Berlin office",
        "HQ",
        "our side",
        "the customer",
    ]
    lines: list[Line] = []
    for mention, label in _mentions().items():
        texts = {mention: None}
        sentence = len(mention.split()) > 4
        for _ in range(2 if sentence else copies):
            frame = "{x}" if sentence else rng.choice(frames)
            texts[vary(fill(frame.replace("{x}", mention), vocabulary, rng), rng)] = None
        lines.extend(Line(text, label, mention) for text in texts)
    return lines
