"""A seller's message, read: the moves it makes, what it asks, the day and the owner it names."""

import datetime as dt
import functools
import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from assistant.plan.calendar import WorkCalendar
from assistant.plan.model import CalendarSettings
from assistant.practice.days import WEEK, day_in
from assistant.practice.moves import HARD, Move, Topic, probabilities, topics
from assistant.understanding.clauses import clauses
from assistant.understanding.language import is_english_word, is_stop_word, parse
from assistant.understanding.roles import roles
from assistant.understanding.text import Piece, fold, sentences

Trouble = Literal["empty", "foreign"]
Read = tuple[dict[Move, float], Topic]

SURE = 0.5
MAX_SENTENCES = 60
LONG_WORDS = 90
_RUNS_ON = 26
_END_WORDS = 6
_AT_THE_END: tuple[Move, ...] = ("ask", "commit")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_QUESTION_WORDS = frozenset(
    ("what", "who", "whom", "whose", "when", "where", "why", "how", "which", "whats", "whos")
)
_SPEAKERS = frozenset(("i", "we", "you", "us"))
_NO_DEED = frozenset(
    ("be", "think", "know", "see", "hear", "understand", "want", "feel", "mean", "guess", "say",
     "tell", "believe", "need", "like", "hope", "wonder", "have", "get")
)  # fmt: skip
_SOMEBODY = frozenset(("PRON", "PROPN", "NOUN"))
_FEWEST_WORDS, _ENGLISH = 4, 0.5
_OPENING_WORDS = 6
_KIND: tuple[Move, ...] = ("ack", "tie", "propose", "commit", "mutual")
# Nearly every English sentence has small words; another language shares few of them.
_LONG_ENOUGH, _SMALL_WORDS, _SURELY_ENGLISH = 6, 0.2, 0.9


class Said(NamedTuple):
    """A sentence of the seller.

    Attributes:
        text: its exact words.
        p: how likely it makes each move.
        question: it is put as a question.
        topic: what it asks about, None where it asks nothing of the buyer.
        dated: it names a day.
        owned: it says who does something.
    """

    text: str
    p: dict[Move, float]
    question: bool
    topic: Topic | None
    dated: bool
    owned: bool

    @property
    def hard(self) -> float:
        """How likely it sells, presses or fights."""
        named = max(self.p[move] for move in HARD)
        # Both readers have to agree, and nothing kind may be read with more right.
        kind = max(self.p[move] for move in _KIND)
        kind = max(kind, self.p["ask"] if self.question and self.topic else 0.0)
        return min(self.p["hard"], named) * (1 - 0.7 * max(0.0, kind - 0.3))

    @property
    def of_theirs(self) -> bool:
        """Tell whether it speaks of the buyer's own date, rather than of one for a talk."""
        return self.p["tie"] > max(SURE, self.p["propose"], self.p["commit"])

    @property
    def asks(self) -> float:
        """How much it is a question that wants to learn something of the buyer."""
        if not self.question or self.topic is None:
            return 0.0
        other = max(self.p["argue"], self.p["push"], self.p["role"], self.p["off"],
                    self.p["abuse"])  # fmt: skip
        return max(0.0, min(1.0, self.p["ask"] + 0.25) - max(0.0, other - 0.4))


class Heard(NamedTuple):
    """A whole message.

    Attributes:
        day: the day that it proposes, None where it names none.
        dated: it proposes a day, or a week at least.
    """

    text: str
    said: tuple[Said, ...]
    words: int
    day: dt.date | None
    trouble: Trouble | None
    dated: bool = False

    def p(self, move: Move) -> float:
        """Return how likely the message makes a move."""
        return max((one.p[move] for one in self.said), default=0.0)

    def best(self, move: Move) -> Said | None:
        """Return the sentence that makes the move most likely."""
        return max(self.said, key=lambda one: one.p[move], default=None)

    @property
    def asks(self) -> float:
        """How much it asks something of the buyer."""
        return max((one.asks for one in self.said), default=0.0)

    @property
    def hard(self) -> float:
        """How likely it sells, presses or fights."""
        return max((one.hard for one in self.said), default=0.0)

    def topics(self) -> list[Topic]:
        """Return what it asks about, in order, each once."""
        asked = [one.topic for one in self.said if one.topic and one.asks > SURE]
        return list(dict.fromkeys(asked))


def hear(text: str, today: dt.date, calendar: CalendarSettings | None = None) -> Heard:
    """Read a message of the seller."""
    settings = calendar or CalendarSettings()
    return _hear(text, today, settings.model_dump_json())


def read_moves(texts: Sequence[str]) -> list[Read]:
    """Return the moves that each sentence makes, and what it would ask about."""
    return list(zip(probabilities(texts), topics(texts), strict=True))


@functools.lru_cache(maxsize=512)
def _hear(text: str, today: dt.date, settings: str) -> Heard:
    calendar = WorkCalendar(CalendarSettings.model_validate_json(settings))
    return hear_with(read_moves, text, today, calendar)


def hear_with(
    read: Callable[[Sequence[str]], list[Read]], text: str, today: dt.date, calendar: WorkCalendar
) -> Heard:
    """Read a message with a reader of moves of one's own, as training does."""
    folded = fold(text)
    words = _WORD.findall(folded)
    trouble: Trouble | None = None
    if not words:
        trouble = "empty"
    elif _foreign(words):
        trouble = "foreign"
    pieces = [part for one in sentences(folded) for part in _parts(one)][:MAX_SENTENCES]
    if trouble or not pieces:
        return Heard(text, (), len(words), None, trouble or "empty")
    moves = zip(_with_ends([one.text for one in pieces], read), pieces, strict=True)
    said = [
        _said(text[one.start : one.end], one, p, topic, (today, calendar))
        for (p, topic), one in moves
    ]
    offered = [one for one in said if not one.of_theirs]
    asked = [one for one in offered if one.p["commit"] > SURE]
    day = _day_of(asked, today, calendar) or _day_of(offered, today, calendar)
    dated = day is not None or _day_of(offered, today, calendar, WEEK) is not None
    return Heard(text, tuple(said), len(words), day, None, dated)


def _day_of(
    said: Sequence[Said], today: dt.date, calendar: WorkCalendar, most: int = 1
) -> dt.date | None:
    return day_in("\n".join(one.text for one in said), today, calendar, most)


def _with_ends(texts: list[str], read: Callable[[Sequence[str]], list[Read]]) -> list[Read]:
    """Return the moves of sentences; what runs on without marks also makes those of its end.

    Whoever dictates hangs the question on: "... and you tell me friday is that okay with you".
    """
    found = read(texts)
    open_ended = [at for at, text in enumerate(texts) if _runs_on(text)]
    ends = read([" ".join(texts[at].split()[-_END_WORDS:]) for at in open_ended])
    for at, (p, _) in zip(open_ended, ends, strict=True):
        own, topic = found[at]
        found[at] = (own | {move: max(own[move], p[move]) for move in _AT_THE_END}, topic)
    return found


def _runs_on(text: str) -> bool:
    return text[-1:].isalnum() and len(text.split()) > 2 * _END_WORDS


def _parts(sentence: Piece) -> list[Piece]:
    """Return the clauses of a sentence that runs on, as dictation does; else the sentence."""
    if len(_WORD.findall(sentence.text)) < _RUNS_ON:
        return [sentence]
    return clauses(sentence) or [sentence]


def said_of(
    text: str, p: dict[Move, float], topic: Topic | None, today: dt.date, calendar: WorkCalendar
) -> Said:
    """Return a sentence whose moves are known; it is a question where it has a topic."""
    dated = day_in(text, today, calendar) is not None
    return Said(text, p, topic is not None, topic, dated, _owned(text))


def _said(
    exact: str,
    one: Piece,
    p: dict[Move, float],
    asked_about: Topic,
    days: tuple[dt.date, WorkCalendar],
) -> Said:
    question = _asks(one.text, p)
    topic: Topic | None = None
    if question:
        topic = asked_about
        asked = p["ask"]
        rival = max(p["commit"], p["giveup"])
        if asked < SURE and rival > asked:
            topic = None
    return Said(exact, p, question, topic, day_in(one.text, *days) is not None, _owned(one.text))


def _asks(text: str, p: dict[Move, float]) -> bool:
    """Tell whether the sentence is put as a question, with or without its mark."""
    if text.rstrip(" \"')").endswith("?"):
        return True
    words = _WORD.findall(text.lower())
    if p["ask"] < SURE or not words:
        return False
    doc = parse(text)
    opens = [token.lower_.strip("'") for token in doc if token.is_alpha][:_OPENING_WORDS]
    # "What we usually do is a workshop" tells of us.
    tells = opens[0] in _QUESTION_WORDS and opens[1:2] in (["i"], ["we"])
    wh = bool(_QUESTION_WORDS & set(opens)) and not tells
    inverted = bool(doc) and doc[0].tag_ in ("MD", "VBZ", "VBP", "VBD") and doc[0].dep_ != "ROOT"
    asked_for = words[0] in ("tell", "explain", "help", "walk", "describe", "please")
    return wh or inverted or asked_for


def _owned(text: str) -> bool:
    """Tell whether somebody is said to do something: I, we, you, a name, a role or a team."""
    doc = parse(text)
    for token in doc:
        # "Thursday, you and her?"
        if token.lower_ in _SPEAKERS and any(
            child.dep_ == "conj" and child.pos_ in _SOMEBODY for child in token.children
        ):
            return True
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX"):
            doer = token.lower_ in _SPEAKERS or token.ent_type_ == "PERSON"
            if doer and token.head.lemma_.lower() not in _NO_DEED:
                return True
    named = any(ent.label_ == "PERSON" for ent in doc.ents) or bool(roles(text))
    return named and any(token.pos_ == "VERB" for token in doc)


def _foreign(words: list[str]) -> bool:
    latin = [word for word in words if word.isascii()]
    if len(words) >= _FEWEST_WORDS and len(latin) < len(words) / 2:
        return True
    if not latin:
        return True
    if len(words) < _FEWEST_WORDS:
        return False
    known = [word for word in words if is_english_word(word.split("'")[0])]
    share = len(known) / len(words)
    small = sum(is_stop_word(word.split("'")[0]) for word in words) / len(words)
    if len(words) >= _LONG_ENOUGH and small < _SMALL_WORDS:
        return share < _SURELY_ENGLISH
    return share < _ENGLISH
