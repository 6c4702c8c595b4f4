"""Which question of the interview a question in other words amounts to."""

import re

from assistant.plan.model import Plan
from assistant.understanding.step_mentions import plan_step
from assistant.understanding.steps import mentions

_KEYS = (
    ("signer", r"\bwho\b.{0,20}\b(?:signs?(?! off)|signing|signature)\b"),
    ("go_live", r"\b(?:go[- ]?live|be live|launch|live date|up and running)\b"),
    ("value", r"\b(?:budget|price|value|cost|how much|number)\b"),
    ("check_in", r"\b(?:check[- ]?in|catch up|talk every|meet every|standing call|sync)\b"),
    ("champion", r"\bwho\b.{0,20}\b(?:champions?|sponsors?)\b"),
)
_WHO = re.compile(
    r"\b(?:who(?:'s|se)?|whom|which (?:person|team|colleague)|anyone|somebody)\b", re.IGNORECASE
)
_TEAMS = (
    ("security-review", r"\b(?:security|infosec|cyber|it[- ]sec)\b"),
    ("legal-review", r"\b(?:legal|lawyers?|redlines?|contract review|counsel)\b"),
    ("procurement", r"\b(?:procurement|purchasing|sourcing)\b"),
    ("dpa", r"\b(?:privacy|data protection|dpa|dpia|gdpr)\b"),
)


def asked_by(text: str, plan: Plan) -> str | None:
    """Return the key of the question that the words ask, None where they ask none of them."""
    for key, pattern in _KEYS:
        if re.search(pattern, text, re.IGNORECASE):
            return key
    whom = _WHO.search(text)
    team = whom and next((k for k, words in _TEAMS if re.search(words, text, re.IGNORECASE)), None)
    if team:
        step = plan_step(plan, team)
        return f"step:{step.id}:owner" if step else team
    named = mentions(text, plan)
    if len(named) != 1:
        return None
    return f"step:{named[0].step}:owner" if named[0].step else named[0].kind
