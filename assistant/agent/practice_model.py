"""Practice with a model: it words the buyer and scores the seller, and code holds it to the part.

What the buyer knows, gives away and agrees to is decided by the same mind as offline; the model is
shown only what was earned, so it cannot give away more.
"""

import collections
import json
import re
from collections.abc import Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.agent.failures import explained, garbled
from assistant.agent.prompt import filled
from assistant.errors import ModelError, UnusableAnswerError
from assistant.practice.inversion import leaves_the_part
from assistant.practice.offline import OfflineBuyer, mind_after
from assistant.practice.rubric import MAXIMA, TITLES, Criterion, CriterionScore, Score
from assistant.practice.scene import Reply, Scene, Turn
from assistant.understanding.alike import NEARLY, stretch_like
from assistant.understanding.text import fold

MOST_WORDS = 80
MAX_BETTER = 500
_FEWEST_USABLE = 5
_GROUNDLESS = "The model's score does not rest on what you said, and is not used."
_MOST_OF_A_QUOTE = 3  # criteria that may rest on the same words
_TURNS_TO_TELL_APART = 2
_FEWEST_WORDS = 4  # of a sentence or quote that is held against the seller's words
_REFUSED = (400, 415, 422, 501)
_WHO = {
    "champion": "the person who would like the project to happen",
    "executive": "an executive with little time",
    "procurement": "from procurement",
}
_LEVEL = {
    "easy": "You talk openly and have patience.",
    "normal": "You open up to people who listen.",
    "hard": "You give little away and soon have enough.",
}
_REMINDER = "You fell out of the part, or said too much. You are the buyer. Say it again, shorter."


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    say: str


class _Points(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Criterion
    score: float
    quote: str
    better: str


class _Card(BaseModel):
    model_config = ConfigDict(extra="forbid")

    criteria: list[_Points]


class ModelBuyer:
    """Plays the buyer with a chat model.

    Args:
        model: the model; it is bound to no tools.
        name: what to call it.
    """

    def __init__(self, model: BaseChatModel, name: str) -> None:
        self._model, self.name = model, name
        self._offline = OfflineBuyer()
        self._formed = True

    def opening(self, scene: Scene) -> str:
        """Return how the buyer brings the objection up."""
        return self._offline.opening(scene)

    def reply(self, scene: Scene, turns: Sequence[Turn], message: str) -> Reply:
        """Answer a message; a line out of the part is replaced by the built-in buyer's.

        Raises:
            ModelError: the model failed, in words.
        """
        draft = self._offline.reply(scene, turns, message)
        if draft.ended == "left":
            return draft
        messages = self._part(scene, turns, message, draft)
        said = {self.opening(scene), *(turn.buyer for turn in turns)}
        heard = [*(turn.seller for turn in turns), message]
        for _ in range(2):
            line = self._line(messages)
            if _in_the_part(line, said) and not _echoes(line, heard):
                return Reply(text=line, ended=draft.ended)
            messages = [*messages, HumanMessage(_REMINDER)]
        return draft

    def score(self, scene: Scene, turns: Sequence[Turn]) -> Score:
        """Score with the model; what its quotes do not support is scored by the built-in rubric.

        Raises:
            ModelError: the model failed, or too little of its answer could be used.
        """
        own = self._offline.score(scene, turns)
        if not turns:
            return own
        answer = self._asked(_score_messages(scene, turns), _Card, "score")
        try:
            card = _Card.model_validate(_json(answer))
        except ValidationError as error:
            raise UnusableAnswerError(garbled().words) from error
        given = {one.id: one for one in _told_apart(card.criteria, turns)}
        criteria = [_checked(one, given.get(one.id), scene, turns) for one in own.criteria]
        if sum(one is not mine for one, mine in zip(criteria, own.criteria, strict=True)) < (
            _FEWEST_USABLE
        ):
            raise UnusableAnswerError(_GROUNDLESS)
        return Score(total=sum(one.score for one in criteria), criteria=criteria)

    def _line(self, messages: list[BaseMessage]) -> str:
        answer = self._asked(messages, _Line, "line")
        try:
            return " ".join(_Line.model_validate(_json(answer)).say.split())
        except ValidationError as error:
            raise UnusableAnswerError(garbled().words) from error

    def _part(
        self, scene: Scene, turns: Sequence[Turn], message: str, draft: Reply
    ) -> list[BaseMessage]:
        company = f" at {scene.facts.buyer}" if scene.facts.buyer else ""
        prompt = filled(
            "practice_buyer",
            who=f"{_WHO[scene.role]}{company}",
            opening=self.opening(scene),
            temper=scene.temper,
            level=_LEVEL[scene.level],
            known="\n".join(f"- {line}" for line in _known(scene, turns)),
            draft=draft.text,
        )
        talk = [f"You: {self.opening(scene)}"]
        for turn in turns:
            talk += [f"Seller: {turn.seller}", f"You: {turn.buyer}"]
        return [
            SystemMessage(prompt),
            HumanMessage("\n".join([*talk, f"Seller: {message}"])),
        ]

    def _asked(self, messages: list[BaseMessage], shape: type[BaseModel], name: str) -> str:
        """Return the model's answer, asked for as JSON where its server takes that."""
        while True:
            form: dict[str, Any] = {"response_format": _form(shape, name)} if self._formed else {}
            try:
                return self._model.bind(**form).invoke(messages).text
            except ModelError:
                raise
            except Exception as error:
                if self._formed and getattr(error, "status_code", None) in _REFUSED:
                    self._formed = False
                    continue
                told = explained(error)
                if told is None:
                    raise
                raise ModelError(told) from error


def _form(shape: type[BaseModel], name: str) -> dict[str, Any]:
    schema = {"name": name, "strict": True, "schema": shape.model_json_schema()}
    return {"type": "json_schema", "json_schema": schema}


def _json(text: str) -> Any:
    """Return the JSON in an answer, {} where there is none: validation says the rest."""
    start, end = text.find("{"), text.rfind("}")
    try:
        return json.loads(text[start : end + 1])
    except (ValueError, RecursionError):
        return {}


def _in_the_part(line: str, said: set[str]) -> bool:
    fits = bool(line) and len(line.split()) <= MOST_WORDS
    return fits and line not in said and not leaves_the_part(line)


def _echoes(line: str, heard: Sequence[str]) -> bool:
    """Tell whether a line says a sentence of the seller's, as small models do."""
    from rapidfuzz import fuzz

    sentences = [one for one in re.split(r"(?<=[.!?])\s+", line) if _is_long(one)]
    return any(
        _is_long(said) and fuzz.partial_ratio(one.casefold(), said.casefold()) >= NEARLY
        for one in sentences
        for said in heard
    )


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS


def _known(scene: Scene, turns: Sequence[Turn]) -> list[str]:
    """Return what the buyer has opened up about, and the plan's facts about it."""
    profile, facts = scene.profile, scene.facts
    told = mind_after(scene, turns).told
    lines = list(profile.half)
    opened = {
        "why": profile.reason, "worry": profile.worry, "need": profile.need,
        "how": profile.how, "who": profile.who, "when": profile.when,
    }  # fmt: skip
    for topic, its in opened.items():
        if topic in told and not (facts.planned and topic == "when"):
            lines += its
    if facts.go_live and "when" in told:
        lines.append(f"We want to be live on {facts.go_live}.")
    if facts.person and "who" in told:
        lines.append(f"{facts.person} does it.")
    return lines


def _score_messages(scene: Scene, turns: Sequence[Turn]) -> list[BaseMessage]:
    facts = scene.facts.model_dump(mode="json", exclude_defaults=True, exclude={"planned"})
    prompt = filled(
        "practice_score",
        objection=scene.title,
        facts=json.dumps(facts, ensure_ascii=False) if facts else "nothing",
        criteria="\n".join(f"- {key} (0 to {MAXIMA[key]}): {TITLES[key]}" for key in TITLES),
    )
    talk = [f"Seller: {turn.seller}\nBuyer: {turn.buyer}" for turn in turns]
    return [SystemMessage(prompt), HumanMessage("\n".join(talk))]


def _checked(
    mine: CriterionScore, given: _Points | None, scene: Scene, turns: Sequence[Turn]
) -> CriterionScore:
    """Return the model's points where its quote stands in a message, else the built-in ones."""
    quote = _exact(given.quote, turns) if given else ""
    if given is None or not quote:
        return mine
    better = " ".join(given.better.split())
    advice = f'Better: "{better}"'
    if not better or len(better) > MAX_BETTER or _made_up(better, scene, turns):
        better, advice = mine.better, mine.advice
    points = round(min(float(mine.max), max(0.0, given.score)))
    return mine.model_copy(
        update={"score": points, "quote": quote, "better": better, "advice": advice}
    )


def _told_apart(given: Sequence[_Points], turns: Sequence[Turn]) -> list[_Points]:
    """Leave out points for which a model gave the words that it gave for most others too."""
    if len(turns) < _TURNS_TO_TELL_APART:
        return list(given)
    often = collections.Counter(fold(one.quote).casefold() for one in given)
    return [one for one in given if often[fold(one.quote).casefold()] <= _MOST_OF_A_QUOTE]


def _exact(quote: str, turns: Sequence[Turn]) -> str:
    """Return the seller's own words for a quote, "" where they do not stand in a message."""
    parts = [re.escape(word) for word in fold(quote).strip(" \"'").split()]
    if not parts:
        return ""
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    for turn in turns:
        found = pattern.search(fold(turn.seller))  # folding keeps every position
        if found:
            return turn.seller[found.start() : found.end()]
    return _nearly(quote, turns)


def _nearly(quote: str, turns: Sequence[Turn]) -> str:
    """Return the seller's words that a quote gives with a slip, "" where there are none."""
    if not _is_long(quote):
        return ""
    for turn in turns:
        said = fold(turn.seller)
        own = stretch_like(fold(quote), said) if len(quote) <= len(said) else None
        if own:
            return turn.seller[own.start : own.end]
    return ""


def _made_up(better: str, scene: Scene, turns: Sequence[Turn]) -> bool:
    """Tell whether a line holds a figure that neither the plan nor the talk has."""
    known = scene.facts.model_dump_json() + " ".join(f"{t.seller} {t.buyer}" for t in turns)
    return any(figure not in known for figure in re.findall(r"\d+", better))
