"""A seller whose lines a model words: what is told is still decided by rules, and checked.

The rules (`evals/seller.py`) choose which fact answers a question, so that the measures of an
interview mean the same. The model, which is given the seller's hidden facts, says it as people do.
A line that lost a name, a day or a sum, or that tells more than it should, is not used.
"""

import json
import re
import string
from collections import Counter
from pathlib import Path
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.understanding.names import plain
from assistant.understanding.text import fold
from evals.seller import Seller

_PROMPT = string.Template((Path(__file__).parent / "seller.md").read_text(encoding="utf-8"))
_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "seller",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"say": {"type": "string"}},
            "required": ["say"],
            "additionalProperties": False,
        },
    },
}
_WORD = re.compile(r"[\w'$€£%-]+")
_TIMES = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|jan(?:uary)?|feb(?:ruary)?|"
    r"mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|today|tomorrow|yesterday|days?|weeks?|months?|quarters?|years?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"sixty|ninety|hundred|thousand|million|end|start|mid|next|last|not|no|never|done|finished|"
    r"signed|approved|stuck|blocked|started"
)
_ENDS = r"(?<=[.!?;:\n])\s+"
_OPENERS = frozenset(
    "a an and as at both but by for from he hey hi her his i in is it it'd it'll its let my of oh "  # noqa: SIM905
    "ok okay on our right she so sure that the their there they they'll they're they've this to "
    "well we we'll we're we've with yeah yep yes you".split()
)
_I = re.compile(r"I(?:'\w+)?|OK|Ok")
_MOST_LONGER = 3  # times as long as the draft, and some words


class PlayedSeller(Seller):
    """One seller in one interview, worded by a model.

    Args:
        case: the seller's facts and wordings.
        seed: which of them.
        model: words the lines.

    Attributes:
        worded: how many lines the model worded, and how many of its lines were not used.
    """

    def __init__(self, case: dict[str, Any], seed: int, model: BaseChatModel) -> None:
        super().__init__(case, seed)
        self._facts = [text for topic, texts in case["says"].items() if topic for text in texts[:1]]
        self._model = model
        self.worded: Counter[str] = Counter()

    def put(self, draft: str, asked: str) -> str:
        """Return a line in the model's words, or as it is where these tell something else.

        Args:
            draft: what the rules have the seller say.
            asked: what the assistant said before it.
        """
        prompt = _PROMPT.substitute(
            facts="\n".join(f"- {one}" for one in self._facts), asked=_bare(asked),
            draft=_bare(draft),
        )  # fmt: skip
        answer = self._model.bind(response_format=_FORMAT).invoke(prompt).text
        said = _said(answer)
        kept = tells_the_same(said, draft)
        self.worded["worded" if kept else "not used"] += 1
        return said if kept else draft


def tells_the_same(said: str, draft: str) -> bool:
    """Tell whether a line holds all numbers, names and days of its draft, and no others."""
    if not said.strip() or len(said) > _MOST_LONGER * len(draft) + 80:
        return False
    there, wanted = _words(draft), _words(said)
    opening = {words[0] for words in _sentences(said)} - there - _OPENERS
    same = _telling(draft) <= wanted and _telling(said) <= there
    return same and not opening and ("?" in said) == ("?" in draft)


def _telling(text: str) -> set[str]:
    """Return the words of a line that tell facts: numbers, names, days, and what stands or not."""
    found = set()
    for sentence in re.split(_ENDS, fold(text)):
        for number, match in enumerate(_WORD.finditer(sentence)):
            word = match.group().strip("'-")
            # A capital letter at the beginning of a sentence says nothing.
            named = word[:1].isupper() and number > 0 and not _I.fullmatch(word)
            bare = _plain(word)
            if any(c.isdigit() for c in word) or named or _TIMES.fullmatch(bare):
                found.add(bare)
    return found


def _sentences(text: str) -> list[list[str]]:
    parts = [[_plain(one) for one in _WORD.findall(part)] for part in re.split(_ENDS, fold(text))]
    return [words for words in parts if words]


def _words(text: str) -> set[str]:
    return {word for words in _sentences(text) for word in words}


def _plain(word: str) -> str:
    return plain(word.strip("'-")).removesuffix("'s")


def _said(answer: str) -> str:
    try:
        found = json.loads(answer)
    except ValueError:
        return ""
    return str(found.get("say", "")).strip() if isinstance(found, dict) else ""


def _bare(text: str) -> str:
    return " ".join(text.replace('"', "'").split())
