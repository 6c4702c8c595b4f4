"""An answer put into fitting words by a model, which may use nothing but what it is given.

Code checks what comes back: the entries it cites, every number, date and name. What does not hold
is not shown; the entry's own words, filled with the deal's facts, take its place.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from langchain_core.language_models import BaseChatModel

from assistant.agent.digest import unfenced
from assistant.agent.failures import failure
from assistant.agent.prompt import filled
from assistant.notes.instructions import instructs
from assistant.plan.model import Strict
from assistant.understanding.names import plain
from assistant.understanding.text import fold

Purpose = Literal["objection", "prep"]
LONGEST = 1_200
_MOST_CHARS = 8_000
_MONTHS = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|tonight|"
    r"next (?:week|month|quarter|year)|end of (?:the )?(?:week|month|quarter|year))\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|"
    r"thousand|million|half|double|twice|percent)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?\n\":] )(?<!^)\b[A-ZÀ-Þ][\w'-]+", re.MULTILINE)
_WORDS = re.compile(r"[\w'-]+")
_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "answer",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {
                "text": {"type": "string"},
                "sources": {"type": "array", "items": {"type": "string"}, "maxItems": 5},
            },
            "required": ["text", "sources"],
            "additionalProperties": False,
        },
    },
}


class Worded(Strict):
    """Words for an answer.

    Attributes:
        text: the words.
        sources: ids of the entries they come from.
        by_model: whether a model worded them; else they are the entry's own.
        reason: why a model's words were not taken, "" where they were.
    """

    text: str
    sources: list[str]
    by_model: bool
    reason: str = ""


def worded(
    model: BaseChatModel,
    purpose: Purpose,
    said: str,
    entries: Mapping[str, str],
    facts: Sequence[str],
) -> Worded:
    """Return an answer in a model's words, or the first entry's own where those do not hold.

    Args:
        model: the model; it gets no tools.
        purpose: which prompt is used.
        said: the buyer's words, or what the call is about.
        entries: filled texts by their ids, the best first.
        facts: what the plan states, a sentence each.
    """
    first, text = next(iter(entries.items()))
    own = Worded(text=text, sources=[first], by_model=False)
    prompt = filled(
        purpose,
        said=unfenced(said[:_MOST_CHARS]),
        entries=unfenced("\n".join(f"[{one}] {words}" for one, words in entries.items()))[
            :_MOST_CHARS
        ],
        facts=unfenced("\n".join(f"- {fact}" for fact in facts))[:_MOST_CHARS] or "- none",
    )
    try:
        answer = model.bind(response_format=_FORMAT).invoke(prompt).text
    except Exception as error:
        found = failure(error)
        if found is None:
            raise
        return own.model_copy(update={"reason": found.words})
    try:
        made = json.loads(answer)
        text, sources = str(made["text"]).strip(), [str(one) for one in made["sources"]]
    except (ValueError, KeyError, TypeError):
        return own.model_copy(update={"reason": "The model's answer could not be read."})
    reason = unfounded(text, sources, said, entries, facts)
    if reason:
        return own.model_copy(update={"reason": reason})
    return Worded(text=text, sources=list(dict.fromkeys(sources)), by_model=True)


def unfounded(
    text: str, sources: Sequence[str], said: str, entries: Mapping[str, str], facts: Sequence[str]
) -> str:
    """Return what of an answer has nothing behind it, "" where all of it does."""
    if not text or len(text) > LONGEST or instructs(text):
        return "The model's answer is no answer to a buyer."
    if not sources or any(one not in entries for one in sources):
        return "The model named a source that it was not given."
    given, text = fold("\n".join([said, *entries.values(), *facts])), fold(text)
    known = set(_WORDS.findall(plain(given)))
    for number in re.findall(r"\d+", text):
        if number not in re.findall(r"\d+", given):
            return f"The number {number} stands nowhere in what the model was given."
    for pattern, what in ((_MONTHS, "date"), (_COUNTS, "number")):
        have = {one.casefold() for one in pattern.findall(given)}
        for found in pattern.findall(text):
            if found.casefold() not in have:
                return f'The {what} "{found}" stands nowhere in what the model was given.'
    for name in _NAME.findall(text):
        bare = plain(name).removesuffix("'s")
        if bare not in known and bare not in {"i", "i'm", "i'll", "i'd", "i've"}:
            return f'The name "{name}" stands nowhere in what the model was given.'
    return ""
