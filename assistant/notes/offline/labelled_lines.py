"""Lines that begin with what they are about: "Capital committee: Tim takes it there on Jan 19"."""

import re
from typing import NamedTuple

from assistant.notes.layout.sections import heading
from assistant.notes.offline.whose import Frame, whose
from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.plan.model import Plan
from assistant.understanding.bodies import is_body
from assistant.understanding.deed_words import LABEL
from assistant.understanding.language import parse
from assistant.understanding.money import amounts
from assistant.understanding.scene import look
from assistant.understanding.statuses import dropped
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.step_naming import named_step
from assistant.understanding.stepfacts import step_changes
from assistant.understanding.steps import mentions
from assistant.understanding.text import Piece
from assistant.understanding.work_words import is_work

_LABELLED = re.compile(
    r"^(?P<label>[^\s:][^:.!?]{1,58}?)\s*(?::\s+|\s+[-\u2013\u2014]\s+)(?P<rest>\S.*)$"
)
_NO_STEP = re.compile(
    r"^live$|\b(?:price|pricing|cost|budget|value|go[- ]?live|start(?: of \w+)?|launch|goal|"
    r"target|risks?|"
    r"competition|competitors?|comp|pain|why|sentiment|background|context|size|fcst|forecast|fun "
    r"fact|dial[- ]?in|next (?:call|meeting)|comments?|remarks?|overview|summary|question|note)\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"[A-Z][A-Z0-9-]{1,6}(?:(?:,| and| &| \+|/) ?[A-Z][A-Z0-9-]{1,6})*")
_MOST = 7  # words of a label


class Labelled(NamedTuple):
    """What a line says of the step that it begins with."""

    step: StepMention
    changes: list[Change]


def labelled(text: str, plan: Plan, frame: Frame) -> Labelled | None:
    """Return the step that a line names first and what it says of it, None where it names none.

    Args:
        text: the first sentence of the line, folded, without its bullet.
        plan: whose steps may be meant.
        frame: against what it is read.
    """
    match = _LABELLED.match(text)
    if match is None or text.rstrip().endswith("?") or dropped(text) or amounts(match["label"]):
        return None
    step = _step_of(match["label"], match["rest"], plan, frame)
    if step is None or _names_it_again(match["rest"], step, plan):
        return None
    line = Piece(0, len(text), text)
    scene = look(line, plan, frame.today, frame.calendar, known=frame.known,
                 companies=frame.companies, cautious=True)  # fmt: skip
    scene = scene.within(line)
    found = step_changes(scene, [step._replace(start=0, end=len(match["label"]))], [], sure=False)
    changes = [one for one in found if isinstance(one, AddStep | UpdateStep) and _tells(one)]
    return Labelled(step, list(changes)) if changes else None


def _names_it_again(rest: str, step: StepMention, plan: Plan) -> bool:
    """Tell whether a line names its step in what it tells too; then the sentence says it all."""
    return bool(step.kind) and any(one.kind == step.kind for one in mentions(rest, plan))


def _step_of(label: str, rest: str, plan: Plan, frame: Frame) -> StepMention | None:
    words = label.split()
    if len(words) > _MOST or LABEL.match(label) or heading(label) or _NO_STEP.search(label):
        return None
    doc = parse(label)
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "PRP"} for t in doc):
        return None
    step = named_step(label, plan)
    if step.kind or step.step:
        return step
    if whose(label, 0, frame, slot=False) is not None and not is_body(label):
        return None
    nouns = [t for t in doc if t.pos_ in {"NOUN", "PROPN"}]
    heads = [t for t in nouns if t.dep_ == "ROOT"] or nouns[-1:]
    if is_body(label) or _PAPERS.fullmatch(label) or any(is_work(t) for t in heads):
        return step
    return step if heads and _tells_of_it(rest) else None


def _tells_of_it(rest: str) -> bool:
    """Tell whether words say what somebody does with "it", or only how far that is.

    What they stand behind is some work, whatever it is called.
    """
    doc = parse(rest)
    does = any(
        t.lower_ in _IT and t.dep_ in {"dobj", "pobj"} and any(
            c.dep_ == "nsubj" for one in (t.head, t.head.head) for c in one.children
        )
        for t in doc
    )  # fmt: skip
    return does or bool(_HOW_FAR.match(rest))


_IT = frozenset({"it", "them", "this", "that", "these", "those"})
_HOW_FAR = re.compile(
    r"(?:(?:is|are|was|were|has been|have been|all|already|now|just|nearly|almost|half|since|has|"
    r"ok|not|still)[ ,]+)*(?:done|finished|complete[d]?|gotten|received|opened|closed|drawn|"
    r"drafted|written|filled|sent|mailed|delivered|arrived|submitted|filed|signed|approved|tested|"
    r"passed|cleared|installed|booked|ordered|agreed|started|under ?way|on ?going|running|"
    r"in progress|on hold|on ice|on pause|paused|frozen|blocked|stuck|stalled|suspended|"
    r"deferred)\b",
    re.IGNORECASE,
)


def _tells(change: AddStep | UpdateStep) -> bool:
    owners = change.owners or (isinstance(change, UpdateStep) and change.add_owners)
    return bool(owners or change.due or change.status or change.duration_days)
