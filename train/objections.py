"""Lines for the head that tells which objection words are.

It learns from the entries' own ways of saying, from buyers' words and from messages that report
them, each message both whole and as the words it reports. Messages that report nothing are not
among the lines of "other": a buyer may well object in such words, and whether a message reports
anything is for the head of whole messages to say.
"""

from collections.abc import Iterator
from typing import NamedTuple

from assistant.playbook.loading import knowledge
from assistant.understanding.classify import OTHER
from assistant.understanding.reported import reported
from train.lines import DATA, Line, read

_OURS = "ours"


class Said(NamedTuple):
    """A text, the objections it may be (none: no objection), and whose words they are."""

    text: str
    entries: tuple[str, ...]
    voice: str
    whole: str


def objection_lines() -> list[Line]:
    """Return the lines of the head; a text that may be several objections is a line of each."""
    return [line for one in said() for line in _lines(one)]


def _lines(one: Said) -> list[Line]:
    return [Line(one.text, label, one.whole) for label in one.entries or (OTHER,)]


def said() -> list[Said]:
    """Return all that is known to be some objection, or none."""
    every = [*_ours(), *_words(), *_messages()]
    return list({(one.text, one.entries): one for one in every}.values())


def _ours() -> Iterator[Said]:
    for entry in knowledge().entries:
        label = (entry.id,) if entry.kind == "objection" else ()
        yield from (Said(words, label, _OURS, words) for words in entry.says)
    for words in (DATA / "playbook_none.txt").read_text("utf-8").splitlines():
        yield Said(words, (), _OURS, words)


def _words() -> Iterator[Said]:
    """Yield buyers' own words."""
    from evals.cases import aside, cases

    for one in read("buyers_words"):
        label = () if one["label"] == OTHER else (one["label"],)
        yield Said(one["text"], label, one["voice"], one["text"])
    for case in cases("retrieval"):
        if not aside(case.split) and case.data["kind"] == "objection":
            query = case.data["query"]
            yield Said(query, _known(case.data.get("gold")), f"cases {case.split}", query)


def _messages() -> Iterator[Said]:
    """Yield messages that report an objection, whole and as what they report."""
    from evals.cases import aside, cases

    told: list[tuple[str, tuple[str, ...], str]] = [
        (one["text"], (one["entry"],), one["voice"]) for one in read("reports") if "entry" in one
    ]
    for case in cases("objections_talk"):
        gold = _known(case.data.get("gold"))
        if not aside(case.split) and gold:
            told.append((str(case.data["message"]), gold, f"cases {case.split}"))
    for text, entries, voice in told:
        for words in dict.fromkeys((text, reported(text).text or text)):
            yield Said(words, entries, voice, text)


def _known(gold: list[str] | None) -> tuple[str, ...]:
    return tuple(one.id for one in knowledge().of_kind("objection") if one.id in (gold or []))
