"""What a question in a model's own words asks for, as a key of assistant/plan/gaps.py."""

import re
from typing import Any

_TOPICS = (
    ("signer", r"\bwho\b.{0,40}\b(?:signs?|signing|signature|signatory|signer)\b"),
    ("champion", r"\bchampion|\bsponsor\b|pushes|\badvocate"),
    ("check_in", r"check[- ]?in|\bweekly\b|each week|every week|standing call|\brecurring\b"),
    ("implementation", r"implement\w*|roll[- ]?out|from signature to"),
    ("legal", r"\blegal\b|\blawyer|\bcounsel\b|contract review"),
    ("security", r"\bsecurity\b|infosec|\bciso\b"),
    ("procurement", r"procurement|purchasing"),
    ("approvals", r"approv|\bboard\b|committee|sign[- ]?off"),
    ("value", r"\bvalue\b|worth|\bbudget\b|\bprice|how much|deal size"),
    ("go_live", r"go[- ]?live|be live|launch|target date|deadline|up and running"),
    ("buyer", r"which (?:company|customer|buyer)|who is the (?:buyer|customer)|buyer'?s name"),
    ("steps", r"\bsteps?\b|has to happen|under way|process"),
)
_OWNER = re.compile(r"\bwho\b|\bowner|\bowns?\b|responsible", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b|\bdate\b|\bdeadline|\bdue\b|how long|by which", re.IGNORECASE)
_NAMED = 2  # so many words of a step name it ("Legal review and redlines")


def question_in(text: str) -> str:
    """Return the last question of a reply, an empty text where it asks nothing."""
    found: list[str] = re.findall(r"[^.!?\n]*\?", text)
    return found[-1].strip() if found else ""


def topic_of(question: str, plan: dict[str, Any]) -> str | None:
    """Return the key of the question, None where it is none that the seller could know."""
    lowered = question.lower()
    for step in plan["steps"]:
        named = " ".join(step["action"].lower().split()[:_NAMED]) in lowered
        if named and _OWNER.search(question):
            return f"step:{step['id']}:owner"
        if named and _WHEN.search(question):
            return f"step:{step['id']}:due"
    return next((key for key, words in _TOPICS if re.search(words, lowered)), None)
