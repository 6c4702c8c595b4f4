"""Steps of the plan named by words of their own names."""

import functools
import re

from assistant.plan.model import Plan, Step
from assistant.understanding.names import words
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.step_words import FILLERS, WORD, stem, stems, synonyms

_STOP = FILLERS | words("steps_stop")


def own_steps(text: str, plan: Plan) -> list[StepMention]:
    """Return the steps of the plan that a sentence names by the words of their own names."""
    said = [(m.start(), m.end(), stem(m.group())) for m in WORD.finditer(text)]
    found: list[StepMention] = []
    for step in plan.steps:
        need = {s for s in stems(step.action) if s not in _STOP}
        hits = [w for w in said if w[2] in need]
        have = {w[2] for w in hits}
        if not need or not have:
            continue
        if len(have) / len(need) >= 0.6 and (len(have) > 1 or len(need) == 1):
            start, end = _tightest(hits, have)
            room = 6 if step.kind else 24
            if end - start <= len(step.action) + room and not (step.kind and have != need):
                found.append(StepMention(start, end, step.kind, step.id, step.action, False))
        elif step.kind and _pointed(text, hits) and _only_here(plan, step, have) and _telling(have):
            start, end = hits[0][0], hits[0][1]
            found.append(StepMention(start, end, step.kind, step.id, step.action, False))
        elif step.kind is None and _only_here(plan, step, have) and _tells(step, have):
            start, end = hits[0][0], hits[0][1]
            found.append(StepMention(start, end, None, step.id, step.action, False))
    return found


_NOUN_ENDS = re.compile(
    r"\W*(?:$|[,:;.]|(?:is|are|was|were|has|have|will|by|on|for|she|he|they)\b)"
)
_THE = re.compile(r"\b(?:the|that|this|those|these|his|her|their)\s+$", re.IGNORECASE)


def _pointed(text: str, hits: list[tuple[int, int, str]]) -> bool:
    """Tell whether a word of a step's name is spoken of as known ("the criteria")."""
    start, end, word = hits[0]
    noun = re.match(
        r"\W*(?:$|[,:;.]|(?:is|are|was|were|has|have|will|by|on|for|she|he|they)\b)", text[end:]
    )
    told = len(word) > _SHORT_WORD and word not in _DEAL
    return len(hits) == 1 and told and bool(_THE.search(text[:start]) and noun)


_SHORT_WORD = 4
_DEAL = frozenset(stem(w) for w in ("agreement", "order", "paper", "proof", "board", "draft"))


def _tightest(hits: list[tuple[int, int, str]], have: set[str]) -> tuple[int, int]:
    best = (hits[0][0], hits[-1][1])
    for index, (start, _, _) in enumerate(hits):
        seen: set[str] = set()
        for _, end, word in hits[index:]:
            seen.add(word)
            if seen == have:
                if end - start < best[1] - best[0]:
                    best = (start, end)
                break
    return best


def _only_here(plan: Plan, step: Step, have: set[str]) -> bool:
    """Tell whether these words stand in this step's name alone."""
    return not any(have & set(stems(other.action)) for other in plan.steps if other.id != step.id)


def _tells(step: Step, have: set[str]) -> bool:
    """Tell whether the words point to the step alone; a trade's short name does ("TOM")."""
    short = {stem(one) for one in re.findall(r"\b[A-Z]{2,5}\b", step.action)}
    return _telling(have) or bool(have & short)


def _telling(have: set[str]) -> bool:
    return any(len(word) > 3 and (word,) not in _flat() and word not in _PLAIN for word in have)


@functools.lru_cache(maxsize=1)
def _flat() -> frozenset[tuple[str, ...]]:
    return frozenset(key for keys in synonyms().values() for key, _ in keys)


_PLAIN = frozenset(
    stem(w)
    for w in [
        "approve",
        "approval",
        "review",
        "sign",
        "send",
        "call",
        "meeting",
        "team",
        "plan",
        "session",
        "data",
        "system",
        "date",
        "document",
        "customer",
        "contract",
        "vendor",
        "list",
        "check",
        "test",
        "project",
        "work",
        "time",
        "week",
        "user",
        "people",
        "report",
        "process",
        "final",
        "start",
        "finish",
        "complete",
        "prepare",
        "create",
        "build",
        "make",
        "need",
        "update",
    ]
)
