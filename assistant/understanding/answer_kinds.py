"""What kind of answer a sentence is to the question that was asked just before it."""

import re
from typing import Literal, NamedTuple, cast, get_args

AnswerKind = Literal["none", "unknown", "declined", "yes", "value", "aside"]
Group = Literal["whether", "others", "open", "who", "when", "dur", "meet", "value", "company"]
GROUPS: tuple[Group, ...] = get_args(Group)
_GROUP_OF: dict[str, Group] = {
    "legal": "whether",
    "security": "whether",
    "procurement": "whether",
    "budget": "whether",
    "privacy": "whether",
    "approvals": "others",
    "steps": "open",
    "signer": "who",
    "champion": "who",
    "go_live": "when",
    "target_close": "when",
    "implementation": "dur",
    "check_in": "meet",
    "value": "value",
    "buyer": "company",
    "seller": "company",
}
_STEP_FIELDS: dict[str, Group] = {"owner": "who", "due": "when"}
# "As I said: ..." says nothing of the answer itself.
SAID_BEFORE = re.compile(
    r"^\W*(?:(?:as|like) (?:i|we) (?:already |just |have |'ve )*(?:said|told you|mentioned|wrote)"
    r"(?: before| already| earlier| above)?|i (?:did|already|just) (?:say|said|told you|tell you)"
    r"(?: that| already)?|i(?:'ve| have) (?:already )?(?:said|told you)(?: that)?|again|once more)"
    r"\s*[,:;.-]+\s*(?=\w)",
    re.IGNORECASE,
)


class AnswerLabel(NamedTuple):
    """What kind of answer a sentence is, and how likely.

    Attributes:
        kind: `none` (nobody, nothing, not needed), `unknown` and `declined` (the seller cannot or
            will not say), a bare `yes`, `value` (it holds what was asked for), `aside` (something
            else: a question, a command, a fact about another thing).
    """

    kind: AnswerKind
    p: float


def group_of(asked: str | None) -> Group | None:
    """Return what a question asks for, None where it is no question of the interview."""
    if asked and asked.startswith("step:"):
        return _STEP_FIELDS.get(asked.rpartition(":")[2])
    return _GROUP_OF.get(asked or "")


def as_asked(group: Group | str, text: str) -> str:
    """Return the text as the classifier sees it, behind what was asked for."""
    return f"{group}: {text}"


def answer_kind(text: str, asked: str | None) -> AnswerLabel | None:
    """Say what kind of answer the text is, None where nothing was asked."""
    from assistant.understanding.classify import best_label

    group = group_of(asked)
    if group is None or not text.strip():
        return None
    label, p = best_label("answers", as_asked(group, SAID_BEFORE.sub("", text).strip()))
    return AnswerLabel(cast("AnswerKind", label), p)
