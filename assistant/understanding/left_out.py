"""A step that is left out by the people who would do it: "no lawyers"."""

import re

from assistant.plan.model import Plan
from assistant.understanding.step_mentions import StepMention, mention_of

_WHO = {
    "legal-review": r"lawyers?|(?:legal )?counsel|solicitors?|attorneys?|legal (?:team|people)",
    "security-review": r"ciso|security (?:team|people|folks)|infosec (?:team|people)",
    "procurement": r"buyers|purchasers|(?:procurement|purchasing) (?:team|people|folks)",
}
_NONE = re.compile(
    r"\s*(?:and |but |so )?(?:there(?:'s| is| are| will be) )?(?:no|without(?: any)?|not any)\s+(?:"
    + "|".join(rf"(?P<{kind.replace('-', '_')}>{words})" for kind, words in _WHO.items())
    + r")(?:\s+(?:are|is|involved|needed|required|necessary|there|here|over|at all|on (?:their|our|"
    r"either) side|in (?:this|here)(?: deal| one)?|for (?:this|that)(?: deal| one)?|either|please|"
    r"this time))*\s*[.!]*\s*",
    re.IGNORECASE,
)


def left_out(text: str, plan: Plan) -> list[StepMention]:
    """Return the step whose people the sentence says are not there; nothing else may be said."""
    match = _NONE.fullmatch(text)
    kind = match.lastgroup if match else None
    if not match or not kind:
        return []
    return [mention_of(plan, kind.replace("_", "-"), *match.span(kind), False)]
