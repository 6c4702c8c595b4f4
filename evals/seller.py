"""A seller with facts who answers what is asked: by rules, worded differently by every seed."""

import random
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from evals.matching import pairs

Kind = Literal["useful", "unknown", "again", "unanswered"]

DUNNO = (
    "No idea yet.", "don't know", "Not sure, I'll have to ask.", "They haven't said.", "tbd",
    "I couldn't tell you.", "we don't know that yet", "Haven't asked.", "no clue sorry",
    "That I don't know.", "I'd have to find out.", "nobody told me",
)  # fmt: skip
AGAIN = ("As I said: {}", "{}", "{}", "{}", "Like I told you, {}", "I did say: {}")
ASIDES = (
    "Why do you ask?", "before that, what's critical?", "What are the usual steps?",
    "hang on, phone", "can you show me what we have so far?", "sorry, was in a meeting",
    "what is due this week?",
)  # fmt: skip
FINAL = ("So can we make it?", "can we make that date?", "Are we on track?", "will we make it?")
_LABELS = {"value": "the value", "check_in": "our weekly call", "signer": "who signs"}
_LABELS |= {"champion": "our champion", "implementation": "time to implement"}
_MORE, _ASIDE, _LATEST_ASIDE = 0.25, 0.5, 5


class Question(NamedTuple):
    """A question of the assistant, and what it was good for.

    Attributes:
        key: what was asked.
        kind: `useful` (a fact came of it), `unknown` (the seller does not know, asked for the
            first time), `again` (answered or refused before), `unanswered` (the seller wandered
            off or took something back instead).
    """

    key: str
    kind: Kind


class Seller:
    """One seller in one interview.

    Args:
        case: the seller's facts and wordings (see data/interviews.yaml).
        seed: which wordings, when he wanders off, what he tells besides.
    """

    def __init__(self, case: dict[str, Any], seed: int) -> None:
        self._says: dict[str, list[str]] = case["says"]
        self._tells: dict[str, list[str]] = case.get("tells", {})
        self._fix: dict[str, str] | None = case.get("fix")
        self._steps: list[dict[str, Any]] = case["gold"]["steps"]
        self._dunno: list[str] = case.get("dunno", list(DUNNO))
        self._dice = random.Random(f"{case['id']}/{seed}")  # noqa: S311 - no secret
        self._told: dict[str, str] = {}  # topics, each with the answer that told it
        self._last: dict[str, str] = {}
        self._refused: set[str] = set()
        self._taking_back: str | None = None
        wanders = self._dice.random() < _ASIDE
        self._aside_at = self._dice.randint(2, _LATEST_ASIDE) if wanders else 0
        self.questions: list[Question] = []

    @property
    def topics(self) -> set[str]:
        """What there is to be asked out of the seller."""
        return set(self._says) - {"open"}

    @property
    def elicited(self) -> set[str]:
        """What the seller has told."""
        return self.topics & set(self._told)

    def opening(self) -> str:
        """Return the first message; it names the buyer."""
        if "buyer" not in self._says:
            self._told["buyer"] = "open"
        return self._say("open")

    def answer(self, key: str, plan: dict[str, Any]) -> str:
        """Return the answer to a question.

        Args:
            key: of the question, as the assistant tells it (see assistant/plan/gaps.py).
            plan: the plan as it is, for the step that the key names.
        """
        if self._taking_back:
            text, self._taking_back = self._taking_back, None
            return self._asked(key, "unanswered", text)
        if self._aside_at and len(self.questions) + 1 == self._aside_at:
            return self._asked(key, "unanswered", self._dice.choice(ASIDES))
        known = self._known(key, plan)
        again = key in self._refused or any(topic in self._told for topic in known)
        fresh = next((topic for topic in known if self._fresh(topic)), None)
        if fresh and not any(topic in self._told for topic in known[:1]):
            return self._asked(key, "useful", self._more(self._say(fresh), fresh))
        if again and key not in self._refused:
            source = next(self._told[topic] for topic in known if topic in self._told)
            return self._asked(key, "again", self._once_more(source))
        kind: Kind = "again" if again else "unknown"
        self._refused.add(key)
        return self._asked(key, kind, self._dice.choice(self._dunno))

    def choice(self, proposed: Iterable[str]) -> str:
        """Return what the seller takes of the proposed steps: those of the deal's process."""
        names = [text.partition(":")[0] for text in proposed]
        taken = {pair.found for pair in pairs(self._steps, names)}
        chosen = [names[number] for number in sorted(taken)]
        if not chosen:
            return self._dice.choice(("None of these", "none", "No, none of them."))
        if len(chosen) == len(names):
            return "Add them all"
        return f"Only {' and '.join(chosen)}"

    def final(self) -> str:
        """Return the seller's last question."""
        return self._dice.choice(FINAL)

    def _known(self, key: str, plan: dict[str, Any]) -> list[str]:
        """Return the topics that would answer a question, the closest first."""
        if not key.startswith("step:"):
            return [key]
        _, step_id, field = key.split(":", 2)
        action = next((one["action"] for one in plan["steps"] if one["id"] == step_id), "")
        found = pairs(self._steps, [action])
        if not found:
            return []
        topic = str(self._steps[found[0].gold].get("topic", ""))
        return [f"{topic}.{field}", topic]

    def _fresh(self, topic: str) -> bool:
        return topic in self._says and topic not in self._told

    def _say(self, topic: str) -> str:
        text = self._dice.choice(self._says[topic])
        if self._fix and self._fix["topic"] == topic:
            text, self._taking_back = self._fix["first"], self._fix["then"]
        for one in (topic, *self._tells.get(topic, ())):
            self._tell(one, topic)
        self._last[topic] = text
        return text

    def _once_more(self, topic: str) -> str:
        """Return the answer in other words, where there are any."""
        others = [text for text in self._says[topic] if text != self._last[topic]]
        self._last[topic] = self._dice.choice(others or self._says[topic])
        return self._dice.choice(AGAIN).format(self._last[topic])

    def _tell(self, topic: str, source: str) -> None:
        self._told[topic] = source
        if "." in topic:
            return
        step = next((one for one in self._steps if one.get("topic") == topic), {})
        facts = {"owner": step.get("owners"), "due": step.get("due") or step.get("duration_days")}
        for field, fact in facts.items():
            if fact and fact != [[]] and f"{topic}.{field}" not in self._says:
                self._told[f"{topic}.{field}"] = source

    def _more(self, text: str, topic: str) -> str:
        """Return the answer, sometimes with a fact that nobody asked for."""
        others = [one for one in _LABELS if one != topic and self._fresh(one)]
        takes_back = self._fix and self._fix["topic"] in (topic, *others)
        if not others or takes_back or self._dice.random() > _MORE:
            return text
        other = self._dice.choice(others)
        return f"{text.rstrip('.')}. And {_LABELS[other]}: {self._say(other)}"

    def _asked(self, key: str, kind: Kind, text: str) -> str:
        self.questions.append(Question(key, kind))
        return text
