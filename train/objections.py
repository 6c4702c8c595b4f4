"""Lines for the head that tells which objection words are.

It learns from the entries' own ways of saying, from buyers' words and from messages that report
them, each message both whole and as the words it reports. Messages that report nothing are not
among the lines of "other": a buyer may well object in such words, and whether a message reports
anything is for the head of whole messages to say.
"""

from collections.abc import Iterator

from assistant.playbook.loading import knowledge
from assistant.understanding.classify import OTHER
from assistant.understanding.reported import reported
from train.lines import DATA, Line, read

Said = tuple[str, tuple[str, ...], str]  # a text, the objections it may be, the message it is of


def objection_lines() -> list[Line]:
    """Return the lines of the head; a text that may be several objections is a line of each."""
    every = {(text, ids): (text, ids, whole) for text, ids, whole in _said()}
    return [
        Line(text, label, whole) for text, ids, whole in every.values() for label in ids or (OTHER,)
    ]


def _said() -> Iterator[Said]:
    yield from _ours()
    yield from _words()
    yield from _messages()


def _ours() -> Iterator[Said]:
    for entry in knowledge().entries:
        ids = (entry.id,) if entry.kind == "objection" else ()
        yield from ((words, ids, words) for words in entry.says)
    for words in (DATA / "playbook_none.txt").read_text("utf-8").splitlines():
        yield words, (), words


def _words() -> Iterator[Said]:
    """Yield buyers' own words."""
    from evals.cases import aside, cases

    for one in read("buyers_words"):
        yield one["text"], () if one["label"] == OTHER else (one["label"],), one["text"]
    for case in cases("retrieval"):
        if not aside(case.split) and case.data["kind"] == "objection":
            query = case.data["query"]
            yield query, _known(case.data.get("gold")), query


def _messages() -> Iterator[Said]:
    """Yield messages that report an objection, whole and as what they report."""
    from evals.cases import aside, cases

    told = [(one["text"], (one["entry"],)) for one in read("reports") if "entry" in one]
    for case in cases("objections_talk"):
        gold = _known(case.data.get("gold"))
        if not aside(case.split) and gold:
            told.append((str(case.data["message"]), gold))
    for text, ids in told:
        for words in dict.fromkeys((text, reported(text).text or text)):
            yield words, ids, text


def _known(gold: list[str] | None) -> tuple[str, ...]:
    return tuple(one.id for one in knowledge().of_kind("objection") if one.id in (gold or []))
