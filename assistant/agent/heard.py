"""What the seller's words say, asked of them by code: names, dates, lengths of time, sums."""

import dataclasses
import datetime as dt
import functools
import itertools
import re
from dataclasses import dataclass

from assistant.agent.asking import last_question
from assistant.notes.evidence.lengths import length_only
from assistant.notes.instructions import instructs
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import find, find_durations, resolve
from assistant.plan.model import Plan, Status
from assistant.understanding import controls
from assistant.understanding.money import amounts
from assistant.understanding.names import plain
from assistant.understanding.statuses import states
from assistant.understanding.text import fold, sentences

_SOMEBODY = re.compile(
    r"(?:me|i|us|we|myself|ourselves|(?:our|my) team|seller|(?:the )?(?:buyer|customer|client)|"
    r"them|they)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|that|this|these|those|they|them|he|she|him|her|both|all|same|one|which)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:it|that|this|these|those|both|all|same|which)\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:they|their|them|theirs|buyer|customer|client|prospect)\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:we|us|our|ours|my|me|i|seller|vendor)\b", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"(?:and |so |but |ok |hm+,? )?(?:what (?:if|happens)|suppose|supposing|assuming|if|"
    r"was(?: passiert)?,? wenn|et si|y si|e se)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:ies|es|s|ed|ing|al)$")
# How the other languages of sellers say it; English is known better by statuses.py.
_STANDS: dict[Status, re.Pattern[str]] = {
    "done": re.compile(
        r"\b(?:erledigt|fertig|abgeschlossen|termin[ée]e?s?|finie?s?|hech[oa]s?|list[oa]s?|"
        r"completad[oa]s?|conclu[íi]d[oa]s?|pront[oa]s?|fatt[oa]|klaar|afgerond|gereed|gotowe|"
        r"ukończon\w*|готов\w*)\b|完成|完了",
        re.IGNORECASE,
    ),
    "in_progress": re.compile(
        r"\b(?:läuft|laufend|angefangen|begonnen|dabei|en cours|commencé\w*|en curso|empezado|"
        r"em andamento|in corso|bezig|w toku|идёт|идет)\b|進行中|进行中",
        re.IGNORECASE,
    ),
    "blocked": re.compile(
        r"\b(?:blockiert|hängt|bloqué\w*|bloquead\w*|bloccat\w*|geblokkeerd)\b", re.IGNORECASE
    ),
    "not_started": re.compile(
        r"\b(?:not|nothing|nobody|hasn't|haven't|isn't|noch nicht|pas encore|todavía no|ainda não|"
        r"non ancora|nog niet)\b",
        re.IGNORECASE,
    ),
}
_HIDDEN = re.compile(r"<!--|display\s*:\s*none|font-size\s*:\s*0", re.IGNORECASE)
_SHORT = 3  # letters below which a word says too little


def _orders(text: str) -> bool:
    """Tell whether the words give the assistant orders, or are hidden from people."""
    return instructs(text) or bool(_HIDDEN.search(text))


@dataclass(frozen=True)
class Heard:
    """One message of the seller, and what was said just before it.

    Attributes:
        question: the assistant's last reply.
        waited: whether changes waited for a yes when the message came.
    """

    message: str
    question: str
    today: dt.date
    waited: bool = False

    @functools.cached_property
    def _folded(self) -> str:
        return _even(self.message)

    @functools.cached_property
    def _names(self) -> str:
        return plain(f"{self.message}\n{self.question}")

    @functools.cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(_stems(f"{self.message} {self.question}"))

    @functools.cached_property
    def points_back(self) -> bool:
        """Whether the message speaks of something named before it."""
        return bool(_POINTS_BACK.search(self.message)) or len(self.message.split()) < _SHORT * 3

    @functools.cached_property
    def instructs(self) -> bool:
        """Whether the message speaks to the assistant as an attack would."""
        return _orders(self.message)

    @functools.cached_property
    def before_orders(self) -> "Heard":
        """What was said before the first sentence that speaks to the assistant as an attack would.

        What stands after it may belong to the attack, and supports nothing.
        """
        if not self.instructs:
            return self
        found = [one.text for one in sentences(fold(self.message))]
        honest = list(itertools.takewhile(lambda text: not _orders(text), found))
        said = " ".join(honest) if len(honest) < len(found) else ""
        return dataclasses.replace(self, message=said)

    def stands(self, status: Status) -> bool:
        """Tell whether the message says that something is done, under way, blocked or not begun."""
        words = fold(self.message)
        if controls.opening(words)[0] == "yes" or controls.control(words) == "yes":
            words += f". {self.question}"
        said = {one for sentence in sentences(words) for one in states(sentence.text)}
        return status in said or bool(_STANDS[status].search(words))

    @functools.cached_property
    def supposes(self) -> bool:
        """Whether the message only asks what would be."""
        return bool(_SUPPOSES.match(self.message.strip())) and self.message.strip().endswith("?")

    def close(self, quote: str) -> bool:
        """Tell whether a quote is of this message: most of its words stand in it."""
        if self.says(quote):
            return True
        wanted, said = _stems(quote), _stems(self.message)
        return bool(wanted) and 2 * len(wanted & said) >= len(wanted)

    def exact(self, quote: str) -> str:
        """Return the words of the message that a quote stands for: its own, or else all of them."""
        words = [re.escape(word) for word in fold(quote).split()]
        found = words and re.search(r"\s+".join(words), fold(self.message), re.IGNORECASE)
        if found and len(fold(self.message)) == len(self.message):
            return self.message[found.start() : found.end()]
        return found.group() if found else self.message.strip()[:500]

    def instructed(self, quote: str) -> bool:
        """Tell whether the sentence of a quote gives the assistant an order about itself."""
        if not self.instructs:
            return False
        wanted = _even(quote)
        near = [one.text for one in sentences(fold(self.message)) if wanted in _even(one.text)]
        return not near or any(_orders(text) for text in near)

    def says(self, words: str) -> bool:
        """Tell whether the words stand in the message as they are."""
        return bool(words.strip()) and _even(words) in self._folded

    def names(self, name: str, plan: Plan) -> bool:
        """Tell whether a person, team or company is named: in the message or the question."""
        short = name.casefold().strip()
        if _SOMEBODY.fullmatch(short):
            return True
        parts = [part for part in re.findall(r"\w+", plain(name)) if len(part) > 1]
        near = set(re.findall(r"\w+", self._names))
        if any(part in near for part in parts):
            return True
        buyer = plan.deal.buyer
        return self.points_back and (bool(buyer and short == buyer.casefold()))

    def mentions(self, words: str) -> bool:
        """Tell whether what the words are about comes up in the message or the question."""
        wanted = _stems(words)
        return not wanted or bool(wanted & self._stems) or bool(_kinds(words) & self._kinds)

    def elsewhere(self, action: str, kind: str | None) -> bool:
        """Tell whether the message names usual work, but not this, which nobody asked for."""
        said = _kinds(self.message)
        return bool(said) and kind not in said and not self.speaks_of(action)

    def speaks_of(self, words: str) -> bool:
        """Tell whether what the words are about comes up in the message, or was asked last."""
        near = f"{self.message}\n{last_question(self.question)}"
        return bool(_stems(near) & _stems(words)) or bool(_kinds(near) & _kinds(words))

    @functools.cached_property
    def points_to_work(self) -> bool:
        """Whether the message speaks of some work by a word that stands for it."""
        return bool(_THAT.search(self.message))

    def covers(self, words: str) -> bool:
        """Tell whether most of the words come up."""
        wanted = _stems(words)
        return bool(wanted) and 2 * len(wanted & self._stems) >= len(wanted)

    @functools.cached_property
    def _kinds(self) -> frozenset[str]:
        return _kinds(self.message) | _kinds(self.question)

    def only_lasts(self, phrase: str) -> bool:
        """Tell whether the words say how long something takes and name no day.

        As the answer to a question "three weeks" may be either.
        """
        answers = "?" in self.question and len(self.message.split()) <= len(phrase.split()) + 1
        return not answers and length_only(phrase, self.message)

    def dates(self, phrase: str, calendar: WorkCalendar) -> bool:
        """Tell whether the date stands in the message, in these words or in others."""
        if self.only_lasts(phrase):
            return False
        if self.says(phrase):
            return True
        wanted = resolve(phrase, self.today, calendar)
        if wanted.date is None:
            return False
        return wanted.date in self._said_dates(calendar)

    def _said_dates(self, calendar: WorkCalendar) -> set[dt.date | None]:
        said = find(fold(self.message), self.today, calendar)
        whole = resolve(self.message, self.today, calendar)
        return {whole.date, *(one.deadline.date for one in said)}

    @functools.cached_property
    def _lengths(self) -> set[int]:
        text = fold(self.message)
        plainer = re.sub(r"\b(?:from|after|of|once|in|within)\b", ",", text)
        found = [*find_durations(text), *find_durations(plainer)]
        return {number for one in found for number in (one.days, one.low, one.high)}

    def lasts(self, days: int) -> bool:
        """Tell whether a length of that many working days is said."""
        return days in self._lengths or bool(
            re.search(rf"(?<![\d.,$€£]){days}(?![\d.,]*\d)(?!\s?[%€£k])", self._undated)
        )

    @functools.cached_property
    def _undated(self) -> str:
        """The message without its dates: the 5 of "March 5" is no length of time."""
        text = fold(self.message)
        dates = find(text, self.today)
        return "".join(
            c for n, c in enumerate(text) if not any(d.start <= n < d.end for d in dates)
        )

    def costs(self, value: float) -> bool:
        """Tell whether the sum is said."""
        text = fold(self.message)
        if value in [one.value for one in amounts(text)]:
            return True
        digits = re.sub(r"\D", "", f"{value:.0f}")
        return digits in re.sub(r"(?<=\d)[.,' ](?=\d{3})", "", text)

    def sided(self, side: str, plan: Plan) -> bool:
        """Tell whether a side is spoken of."""
        said = f"{self.message}\n{self.question}"
        buyer = plan.deal.buyer
        theirs = bool(_THEIRS.search(said)) or bool(buyer and buyer.casefold() in said.casefold())
        ours = bool(_OURS.search(self.message))
        return {"buyer": theirs, "seller": ours}.get(side, theirs and ours)

    def pays_in(self, currency: str) -> bool:
        """Tell whether the currency is said."""
        return self.says(currency) or currency in [
            one.currency for one in amounts(fold(self.message))
        ]


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text)).casefold().strip()


def _stems(text: str) -> set[str]:
    words = re.findall(r"\w+", plain(text))
    return {_PLURAL.sub("", word) for word in words if len(word) > _SHORT} | {
        word for word in words if len(word) == _SHORT and not _COMMON.fullmatch(word)
    }


_COMMON = re.compile(
    r"the|and|for|with|our|their|his|her|its|who|are|was|has|had|have|will|can|may|not|but|you|all|"
    r"any|get|got|let|one|two|due|day|now|yet|too|per|via"
)


@functools.lru_cache(maxsize=256)
def _kinds(text: str) -> frozenset[str]:
    """Return the usual steps that a text speaks of, by whatever name."""
    from assistant.understanding.steps import mentions

    empty = Plan()
    found = [one for piece in sentences(fold(text)) for one in mentions(piece.text, empty)]
    return frozenset(one.kind for one in found if one.kind)
