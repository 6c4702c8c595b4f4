"""Words in notes that tell the assistant what to do, and so are left out of the plan."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.notes.page import Line

_MOST_BETWEEN = 6  # lines between two that instruct, which then belong to them

_VERBS = (
    r"ignore|disregard|forget|override|bypass|ignorier\w*|vergiss|ignorez|oubliez|ignora|olvida|"
    r"ignore[zm]?|negeer|zignoruj"
)
_PATTERNS = (
    (
        rf"\b(?:{_VERBS})\b.{{0,40}}\b(?:instructions?|prompts?|rules?|above|previous|"
        rf"prior|anweisung\w*|"
        r"regeln|instructions|pr[eé]c[eé]dent\w*|instrucciones|anteriores|notes above|everything "
        r"(?:above|before)|system)\b"
    ),
    (
        r"^\W*(?:system|assistant|developer|ai|bot|user)\s*(?:prompt|message|note|"
        r"instruction)?\s*[:>\]]"
    ),
    (
        r"<\s*/?\s*(?:system|assistant|user|instructions?|tool|function|script|im_start|im_end)\b|"
        r"\[/?(?:INST|SYS|SYSTEM)\]|<\|\w+\|>|\{\s*\"(?:tool|function|name|role)\"\s*:"
    ),
    (
        r"\b(?:you are|act as|pretend to be|behave as|du bist|tu es|eres)\b.{0,30}\b(?:an? (?:ai|"
        r"assistant|bot|model)|assistant|chatgpt|gpt|llm|dan)\b"
    ),
    (
        r"\b(?:dear|hey|hi|hello|note to|attention|attn|message (?:to|for)|an die|for "
        r"the)\W{0,3}(?:the )?"
        r"(?:ai|assistant|chatgpt|gpt|bot|llm|language model|planning assistant|ki)\b"
    ),
    (
        r"\b(?:mark|set|change|update|declare|flag)\b.{0,25}\b(?:all|every|each|"
        r"everything)\b.{0,25}"
        r"\b(?:done|complete[d]?|finished|approved|cancel\w*|deleted?|removed?)\b"
    ),
    (
        r"\b(?:delete|remove|drop|wipe|erase|clear)\b.{0,15}\b(?:all|every|everything|"
        r"the (?:whole |entire )"
        r"?plan)\b"
    ),
    (
        r"\b(?:setze?|markier\w*|marque[rz]?|marca)\b.{0,25}\b(?:alle[sn]?|tou(?:s|t|"
        r"tes)|todo[s]?)\b"
    ),
    (
        r"\b(?:reveal|print|show|output|repeat|leak|send)\b.{0,30}\b(?:system prompt|"
        r"your (?:prompt|"
        r"instructions)|api key|password|secret|hidden)\b"
    ),
    (
        r"\b(?:tool call|function call|change_plan|jailbreak|prompt injection|developer "
        r"mode|do anything "
        r"now)\b"
    ),
)
_INSTRUCTION = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE | re.MULTILINE)


def instructs(words: str) -> bool:
    """Tell whether the words speak to the assistant rather than of the deal."""
    return bool(_INSTRUCTION.search(words[:2_000]))


def instructing(lines: Sequence[Line]) -> set[int]:
    """Return the positions of lines that instruct, and of what stands between two such lines."""
    found = {number for number, line in enumerate(lines) if instructs(line.text)}
    for first, last in pairwise(sorted(found)):
        if last - first <= _MOST_BETWEEN:
            found |= set(range(first, last))
    return found
