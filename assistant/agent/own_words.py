"""Answers to objections and the opening of a call, put into words by the chosen model.

What is given to it is what the playbook and the plan say; `wording.py` checks what comes back.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.language_models import BaseChatModel

from assistant.agent.wording import Worded, worded
from assistant.playbook.filling import Fact
from assistant.settings import OFFLINE, Settings

if TYPE_CHECKING:
    from assistant.prep.sheet import PrepSheet

_TOKENS = 600
_FACTS: dict[Fact, str] = {
    "buyer": "The buyer is {}.",
    "goal": "The deal is about {}.",
    "go_live": "The buyer wants to be live on {}.",
    "close": "The signature is aimed at {}.",
    "step": "It is about this step: {}.",
    "due": "That step is due on {}.",
    "owner": "That step is with {}.",
    "champion": "The champion is {}.",
    "executive": "{} decides.",
}


def model_for_words(
    settings: Settings, name: str | None = None, noting: BaseCallbackHandler | None = None
) -> BaseChatModel | None:
    """Return the model that words answers, None where the offline brain is chosen.

    Args:
        settings: where keys and addresses stand.
        name: by default the setting's.
        noting: is told of each request before it goes out.

    Raises:
        SettingsError: the model is unknown, or a key or an address is missing.
    """
    from assistant.agent.models import create_model

    name = name or settings.model
    if name == OFFLINE:
        return None
    return create_model(settings, name, answer_tokens=_TOKENS, noting=noting)


def answer_in_words(
    model: BaseChatModel, said: str, entry: str, texts: Mapping[str, str], facts: Mapping[Fact, str]
) -> Worded:
    """Return an answer to an objection in the model's words, or in the entry's own.

    Args:
        model: the model.
        said: the buyer's words.
        entry: id of the entry that the answer is taken from.
        texts: its answer and what to ask then, filled with the deal's facts.
        facts: what the plan states, by placeholder.
    """
    text, *more = [one for one in texts.values() if one.strip()]
    told = [_FACTS[name].format(value) for name, value in facts.items() if name in _FACTS]
    made = worded(model, "objection", said, {entry: "\n".join([text, *more])}, told)
    return made if made.by_model else made.model_copy(update={"text": text})


def opening(model: BaseChatModel, sheet: "PrepSheet") -> Worded:
    """Return the opening of a sheet in the model's words, or else the goal of the call."""
    from assistant.prep.essence import essence

    first, *others = essence(sheet)
    points = {"goal": f"{first.label}: {first.text}"}
    points |= {one.label.lower().replace(" ", "-"): one.text for one in others}
    made = worded(model, "prep", sheet.title, points, sheet.stand)
    return made if made.by_model else made.model_copy(update={"text": sheet.goal})
