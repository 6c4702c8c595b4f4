"""Questions of a conversation, taken with what the other side answers."""

import re

from assistant.notes.offline.state import NotesState
from assistant.notes.offline.turns import answered_of, asked_about
from assistant.notes.page import Line
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import AddStep
from assistant.understanding.asking import asked_by
from assistant.understanding.respelling import Respelt
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold

_AGREES = re.compile(
    r"^(?:(?:um|uh|well|oh|so)[, ]+)*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|fine|"
    r"perfect|great|agreed|works?|"
    r"sounds good|good|deal|it is|it does|still is|absolutely|of course|(?:that|it|"
    r"the \w+|[\w: ]{1,20}?)"
    r"(?:'s| is| are)? (?:works|fine|right|correct|good|ok|suits|would work)|we can "
    r"(?:aim|do|try)|no "
    r"problem|exactly|correct|right|confirmed|ja|oui|s[ií])\b(?!\W+but)",
    re.IGNORECASE,
)
_AGREES_LATER = re.compile(
    r"[,.;] (?:yes|yeah|yep|sure|ok(?:ay)?|fine|good|perfect|sold|agreed|deal|works|put it in|"
    r"let's do "
    r"(?:it|that)|that works|sounds good)\b",
    re.IGNORECASE,
)
_SHORT_YES = 12  # words of an answer that says yes in its course
_DENIES = re.compile(
    r"^(?:no|nope|nobody|none|not (?:yet|really|needed)|nothing|n/a)\b", re.IGNORECASE
)
_ASKS_WH = re.compile(
    r"^(?:(?:so|and|then|ok|but|well)[, ]+)*(?:who|what|when|which|where|why|how|any)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:so|and|then|ok|great|perfect)[, ]+)*(?:(?:shall|could|can|should|do) "
    r"we (?:say |do |make it "
    r"|aim for |go for )?|(?:how|what) about |let's |would it help to |is it |is |still )",
    re.IGNORECASE,
)


_OPEN = re.compile(
    r"\b(?:who(?:'s|se|m)?|when|what|which|where|how (?:long|soon|much|many)|by when|till when|any "
    r"(?:idea|date))\b",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"\b(?:can(?:'t|not)|could(?:n't| not)|don't|do not|didn't) (?:really |yet )?(?:tell|say|know|"
    r"remember|promise|commit)\b|\bno (?:idea|clue)\b|"
    r"^\W*(?:well,? |me |not |personally,? )*no\b",
    re.IGNORECASE,
)


# "I can get you the letter by Monday?" is an offer, whatever it sounds like.
_OFFERS = re.compile(
    r"(?:^|[.!?] )(?:(?:so|and|then|ok|okay|well|sure|yes|yeah)[, ]+)*(?:I|we)"
    r"(?:'ll| can| could| will|'d) (?!not\b|we\b)[a-z]+\b[^.?!]*\?\s*$",
    re.IGNORECASE,
)


def _answers(asked: str, question: str, said: str) -> bool:
    """Tell whether a line gives what a question asks for.

    "Do you have our MSA?" asks for no owner, and who "cannot tell" or says no is none.
    """
    if asked.startswith("step:") and not _OPEN.search(question):
        return False
    first = re.split(r"(?<=[.!?])\s+", said.strip())[0]
    return not _UNABLE.search(first)


_DAY_ONLY = re.compile(
    r"(?:(?:yes|yeah|yep|sure|ok(?:ay)?|of course|will do)\W+)+(?:by|on|before|until|this|next|"
    r"tomorrow|today|end of|(?:mon|tues|wednes|thurs|fri)day)\b[\w ./]{0,30}[.!]?",
    re.IGNORECASE,
)


class TalkReader(NotesState):
    """Reads a line against the question before it."""

    def _line(self, line: Line, question: Line | None) -> None:
        answered = question if question and question.speaker != line.speaker else None
        short = len(line.text.split()) <= _SHORT_YES and not re.search(
            r"\b(?:but|not|no)\b|n't\b|\?", line.text
        )
        later = short and _AGREES_LATER.search(line.text)
        if answered and (_AGREES.match(line.text) or later):
            self._agreed(answered)
        elif answered and not _DENIES.match(line.text):
            self._asked_about(answered)
        asked = asked_by(answered.text, self._plan) if answered else None
        if asked and answered and not _answers(asked, answered.text, line.text):
            asked = None
        told = self._told(line)
        if answered and not asked:
            if self._focus and _DAY_ONLY.fullmatch(line.text.strip()):
                asked = f"step:{self._focus[0]}:due"
            else:
                told = self._of_thing(answered, line, told)
        if _OFFERS.search(line.text) and told.text.rstrip().endswith("?"):
            told = told._replace(text=f"{told.text.rstrip()[:-1]}.")
        self._reads(told, line, asked)

    def _of_thing(self, question: Line, line: Line, told: Respelt) -> Respelt:
        """Return an answer told of the thing that was asked about, where it points to it."""
        thing = asked_about(question.text)
        said = answered_of(thing, told.text, line.speaker or "") if thing else None
        return Respelt(said, line.text, [(0, len(said), 0, len(line.text))]) if said else told

    def _agreed(self, question: Line) -> None:
        """Take what somebody asks, and the other says yes to, as said."""
        whole = self._told(question)
        last = re.split(r"(?<=[.!?])\s+", whole.text.strip())[-1]
        plain = _POLITE.sub("", last.rstrip("? ")).strip()
        if _ASKS_WH.match(plain):
            return
        told = whole._replace(text=plain, cuts=[], original=question.text)
        asked = f"step:{self._focus[0]}:due" if self._focus else None
        reading = self._reading(told, question, asked)
        for change in reading.changes:
            self._take(change.model_copy(update={"quote": question.text}), told, question)
        self._focus = reading.focus_steps

    def _asked_about(self, question: Line) -> None:
        """Take the usual step that is asked about and answered as one of the deal's."""
        if not re.search(r"\bwho\b", question.text, re.IGNORECASE):
            return
        named = [m for m in mentions(fold(question.text), self._plan) if m.kind and not m.weak]
        asked = asked_by(question.text, self._plan)
        kind = named[0].kind if len(named) == 1 and not named[0].step else None
        if not named and asked in CATALOGUE:
            kind = asked
        if kind is None or any(step.kind == kind for step in self._plan.steps):
            return
        change = AddStep(action=CATALOGUE[kind].action, kind=kind, quote=question.text)
        self._take(change, Respelt(question.text, question.text, []), question)
