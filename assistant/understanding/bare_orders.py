"""Orders of a word or two that ask something: "summary please", "risks", "due this week"."""

import re

from assistant.understanding.page_orders import page_order
from assistant.understanding.reading import Act, Topic

_LEAD = (
    r"^(?:(?:ok(?:ay)?|and|now|so|great|thanks|please|hey|hi|right|well)[,.! ]+)*"
    r"(?:(?:can|could|would|will) (?:you|i|we) (?:please |just )?|(?:just |quickly )|"
    r"(?:i|we)(?:'d| would)? (?:want|like|need)(?: to (?:see|have|get))? )?"
    r"(?:give (?:me|us) |show (?:me|us)? ?|get me |tell me )?"
)
_TAIL = r"(?: (?:please|now|again|for me|quickly|so far|then|thanks))*[.!? ]*$"
_ALL = (
    r"(?: (?:it|this|that|everything|all|(?:the |this |my |our |whole |full )*(?:plan|deal|map)))?"
)
_SHORT = r"(?:(?:a|an|the|quick|short|brief|full|status|plan|latest) )*"
_OUR = r"(?:the |my |our |any |all |whole |full |current )*"
_ORDERS: dict[Topic, tuple[str, ...]] = {
    "summary": (
        rf"{_SHORT}(?:summary|recap|overview|rundown|update)(?: of{_ALL})?",
        rf"(?:summari[sz]e|recap){_ALL}",
        r"sum (?:it|this|that|everything) up",
        rf"(?:(?:list|read|see|display|view) )?{_OUR}(?:plan|map|timeline|steps)",
        rf"(?:run|talk|walk|take) (?:me|us) through{_ALL}",
        r"(?:catch|fill) (?:me|us) (?:up|in)",
        r"bring (?:me|us) up to (?:speed|date)",
        r"update (?:me|us)",
    ),
    "risks": (
        rf"{_OUR}(?:risks?|red flags?|concerns?|problems?|issues?)",
        rf"check {_OUR}(?:plan|map)",
        r"(?:risk|health|plan) check",
    ),
    "next_step": (
        r"what(?:'?s| is| comes| do (?:i|we) do| (?:should|can) (?:i|we) do)? (?:next|now|first)",
        r"now what|where (?:do|should) (?:i|we) (?:start|begin)",
        rf"{_OUR}(?:immediate )?next (?:steps?|actions?)",
        rf"{_OUR}(?:to-?dos?|to-?do list|to do(?: list)?|action items?|priorities)",
    ),
    "due": (
        r"(?:what(?:'s| is) )?due (?P<when>today|tomorrow|(?:this|next) (?:week|month|quarter))",
    ),
    "missing": (
        rf"{_OUR}(?:missing|gaps?|unknowns?|open (?:points?|questions?|items?|issues?))",
        r"what(?:'s| is) (?:still )?(?:open|missing)",
    ),
    "help": (r"help(?: me)?", r"(?:commands?|instructions?|options?|menu)"),
}
_COMPILED = tuple(
    (topic, re.compile(f"{_LEAD}(?:{'|'.join(patterns)}){_TAIL}", re.IGNORECASE))
    for topic, patterns in _ORDERS.items()
)


def order_act(text: str) -> Act | None:
    """Return what a whole message orders, None where it says more, or anything else."""
    text = text.strip()
    if page_order(text):
        return Act(kind="question", topic="page", text=text)
    if len(text) > 80:
        return None
    for topic, pattern in _COMPILED:
        found = pattern.match(text)
        if found:
            phrase = found["when"] if "when" in pattern.groupindex else None
            return Act(kind="question", topic=topic, phrase=phrase, text=text)
    return None
