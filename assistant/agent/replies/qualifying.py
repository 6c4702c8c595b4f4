"""What is said about MEDDPICC: when a priority has shifted, and what to ask first then."""

from assistant.agent.moment import Moment
from assistant.plan.lines import ChangeLine
from assistant.plan.qualification import ASKS, FIRST, LETTERS

SHIFTED = (
    "That sounds as if the priority has shifted. Then I would qualify the deal again before we "
    "plan on: MEDDPICC with every letter red, until words of the buyer prove it. Shall I begin?"
)


def begun_afresh(now: Moment) -> bool:
    """Tell whether the card was begun in this turn."""
    return any(line.op == "requalify" and line.new is None for line in _written(now))


def ask_first(now: Moment) -> str:
    """Return what to find out first once the card has begun."""
    if not begun_afresh(now) or now.plan.qualification is None:
        return ""
    asked = "\n".join(f"- {LETTERS[letter]}: {ASKS[letter]}" for letter in FIRST)
    return (
        f"Ask these three first:\n{asked}\n\nTell me what they say, best word for word and who "
        "said it: I keep the words and score the letter. The card is under Deal."
    )


def _written(now: Moment) -> list[ChangeLine]:
    tools = ("change_plan", "answer_proposal")
    return [line for done in now.done if done.tool in tools for line in done.lines()]
