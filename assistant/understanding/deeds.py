"""Steps of the deal's own told as plain fact: what somebody does, what is done already."""

import re

from assistant.understanding.deed_words import (
    LABEL,
    NO_TASK,
    Task,
    clean,
    is_deed,
    is_thing,
    people_in,
    title,
)
from assistant.understanding.language import parse
from assistant.understanding.names import words
from assistant.understanding.scene import Scene
from assistant.understanding.work_words import is_work


def stated(scene: Scene) -> Task | None:
    """Return "we translate the deck into Polish", "their facilities people install the readers"."""
    doc = parse(scene.text)
    verb = next((t for t in doc if t.tag_ in {"VBP", "VBZ"}), None)
    if verb is None or verb.lemma_ in NO_TASK or verb.lemma_ in _STATES:
        return None
    subject = scene.text[: verb.idx]
    owners = [w for w in people_in(scene, 0, verb.idx) if w.named or w.is_team]
    if len(subject.split()) > 6 or not (owners or re.search(r"\bwe\b\s*$", subject)):
        return None
    if not any(t.pos_ in {"NOUN", "PROPN"} and t.i > verb.i for t in doc[verb.i : verb.i + 7]):
        return None
    base = f"{verb.lemma_}{scene.text[verb.idx + len(verb.text) :]}"
    action = clean(scene, verb.idx, len(scene.text))
    action = f"{verb.lemma_}{action[len(verb.text) :]}"
    if len(action.split()) < 2 or not is_deed(base):
        return None
    rest = scene.whole.text[scene.piece.end - scene.whole.start :]
    firm = bool(scene.dates or scene.durations or _GOES_ON.search(rest))
    return Task(title(action)[:120], scene.piece.start + verb.idx, scene.piece.end, owners, firm)


_GOES_ON = re.compile(
    r"\b(?:does|handles|owns|takes|leads|runs|drives) (?:it|that|this)\b|\b(?:by|due|before)\b",
    re.IGNORECASE,
)
_STATES = words("deeds_states")


def finished(scene: Scene) -> Task | None:
    """Return "pricing was agreed", something of the deal's own that is done already."""
    match = _FINISHED.fullmatch(scene.text.strip(" .!"))
    if not match:
        return None
    thing = clean(scene, match.start("thing"), match.end("thing"))
    if not thing or not is_thing(thing) or LABEL.match(thing):
        return None
    if match["over"] and not any(is_work(t) for t in parse(thing)):
        return None
    action = title(thing) if match["over"] else f"{title(thing)} {match['deed'].lower()}"
    return Task(action, scene.piece.start, scene.piece.end, [], False)


_FINISHED = re.compile(
    r"(?:the |their |our |and |so )*(?P<thing>[\w&' -]{3,40}?) (?:was|were|is|are|"
    r"has been|have been|"
    r"got)(?: already| now| finally| all)* (?:(?P<deed>agreed|approved|settled|finali[sz]ed|signed|"
    r"delivered|completed|confirmed|booked|submitted|accepted|granted|cleared)|"
    r"(?P<over>done|finished|complete|over|closed|held|passed|through|in place|wrapped up))"
    r"(?: (?:already|now|yesterday|last \w+|on \w+|today|this morning|by \w+))*"
    r"(?:,? (?:and|so|with)\b.{0,80}|, .{0,80})?",
    re.IGNORECASE,
)
