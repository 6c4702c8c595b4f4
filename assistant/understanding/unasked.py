"""Whether a message answers nothing that was asked: sellers go on with what there is to tell."""

import re

from assistant.understanding import controls
from assistant.understanding.answer_kinds import as_asked, group_of
from assistant.understanding.classify import goal_odds, unasked_odds
from assistant.understanding.straight_answers import related
from assistant.understanding.text import fold, sentences

_KEYS = frozenset(
    (  # noqa: SIM905
        "legal security procurement budget privacy signer go_live target_close buyer"
    ).split()
)
_GOAL = 0.35  # odds above which a day may be that of going live, whoever is named beside it
_SURE = 0.7
_FEWEST_WORDS = 5  # fewer may name no more than was asked for
_CLOSES = re.compile(r"\bsign|\bclose|\bink", re.IGNORECASE)


def answers_nothing(message: str, asked: str | None) -> bool:
    """Tell whether a message is no answer to a question, though it names somebody or a day.

    Args:
        message: the seller's words.
        asked: key of the question, None where none was asked.
    """
    text = fold(message).strip()
    if asked not in _KEYS or len(text.split()) < _FEWEST_WORDS or controls.opening(text)[0]:
        return False
    if related(text, asked, None) or _of_the_goal(text, asked):
        return False
    return unasked_odds(as_asked(group_of(asked) or "", text)) > _SURE


def _of_the_goal(text: str, asked: str) -> bool:
    if asked == "target_close":
        return bool(_CLOSES.search(text))
    if asked != "go_live":
        return False
    return max((goal_odds(one.text) for one in sentences(text)), default=0.0) > _GOAL
