"""Steps named in a sentence: the plan's own, and the usual ones of the catalogue."""

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.model import Plan, Step
from assistant.understanding.language import is_english_word
from assistant.understanding.names import is_given_name, is_surname, words
from assistant.understanding.roles import GROUP

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FILLERS = words("steps_fillers")
_STOP = _FILLERS | words("steps_stop")
TEAM_WORDS = words("steps_team_words")
_CONCEPTS: tuple[tuple[str, str, str], ...] = (
    (
        "signature",
        r"contract|agreement|msa|deal|paperwork|order form|document|docs?|papers?",
        r"sign|countersign|execut|ink|docusign",
    ),
    (
        "legal-review",
        (
            r"contract|agreement|msa|paper|paperwork|terms|t&c'?s?|tos|redline|clause|"
            r"language"
        ),
        r"review|redline|mark(?:ed|ing|s)? ?up|negotiat|turn|look(?:ing)? (?:over|at)|go(?:ing|"
        r"es)? through|"
        r"comment|agree|settle|finali[sz]|approve",
    ),
    (
        "msa-sent",
        r"contract|agreement|msa|paper|paperwork|terms|order form|draft",
        r"send|sent|share|forward|email|deliver|draft|prepare|get over",
    ),
    (
        "security-review",
        r"security|sec|infosec|cyber|vendor risk|third[- ]party risk|pen ?test|risk",
        r"rev\b|review|assess|questionnaire|audit|check|sign[- ]?off|clear|approv|evaluat|vet|"
        r"scan|test",
    ),
    (
        "security-pack",
        (
            r"soc ?2|security (?:docs?|documents?|documentation|pack(?:age|et)?|evidence)|"
            r"pen ?test report|iso ?27001|caiq|sig lite"
        ),
        r"send|sent|share|forward|upload|provide|deliver|hand",
    ),
    (
        "budget",
        r"budget|funds?|funding|spend|money|capex|opex",
        r"approv|confirm|secur|releas|sign[- ]?off|free|allocat|find|get|unlock|justif",
    ),
    (
        "purchase-order",
        r"po|purchase order|p\.o\.",
        r"rais|issu|cut|send|creat|get|process|generat|releas",
    ),
    (
        "vendor-onboarding",
        r"vendor|supplier",
        r"register|registration|onboard|set ?up|form|portal|creat|add|approv",
    ),
    (
        "executive-approval",
        (
            r"exec(?:utive)?s?|c-?level|leadership|board|signature authority|ceo|cfo|coo|"
            r"cio|cto|president|md|managing director"
        ),
        r"approv|sign(?:s|ing|ed)?[- ]?off|green[- ]?light|bless|nod|go-ahead|ok|okay|yes",
    ),
    ("nda", r"nda|non[- ]disclosure", r"sign|execut|send|sent|review|return"),
    (
        "dpa",
        r"dpa|data processing|data protection agreement|privacy",
        r"sign|review|agree|negotiat|send|sent|complet|assess",
    ),
    (
        "business-case",
        r"business case|roi|cost[- ]benefit|value case",
        r"present|build|writ|review|approv|finish|prepar|work|draft|model|put together",
    ),
)
_NEAR = 45


class StepMention(NamedTuple):
    """A step named in a text.

    Attributes:
        kind: catalogue id, None for a step of the plan's own.
        step: id of the plan's step, None where the plan has none such.
        action: the plan's name of it, else the catalogue's.
        weak: a bare team word ("legal") that may mean the team as well.
    """

    start: int
    end: int
    kind: str | None
    step: str | None
    action: str
    weak: bool

    @property
    def key(self) -> str:
        """What names the step in a change: its id in the plan, else its catalogue id."""
        return self.step or self.kind or self.action


def stem(word: str) -> str:
    """Return a rough stem, the same for the forms of a word."""
    word = word.lower().removesuffix("'s").strip("'")
    for tail, short in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(tail) and len(word) - len(tail) >= 3 and not word.endswith("ss"):
            word = word[: -len(tail)] + short
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the text's words."""
    return tuple(stem(m.group()) for m in _WORD.finditer(text))


@functools.lru_cache(maxsize=1)
def _synonyms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for entry in (one for one in CATALOGUE.values() if one.core):
        for words in (entry.action, entry.id.replace("-", " "), *entry.synonyms):
            key = tuple(s for s in stems(words) if s not in _FILLERS)
            if key:
                table.setdefault(key[0], {}).setdefault(key, entry.id)
    return {
        first: sorted(keys.items(), key=lambda pair: -len(pair[0])) for first, keys in table.items()
    }


def mentions(text: str, plan: Plan, taken: Iterable[tuple[int, int]] = ()) -> list[StepMention]:
    """Return the steps named in one sentence, in order.

    Args:
        text: one sentence, folded.
        plan: whose steps are known by their own words as well.
        taken: stretches that are something else (a person with a role, a company).
    """
    blocked = [*taken, *((m.start(), m.end()) for m in GROUP.finditer(text))]
    own = _own_steps(text, plan)
    usual = [m for m in _usual(text, plan) if not _overlaps(m, [(o.start, o.end) for o in own])]
    firm = [(m.start, m.end) for m in _usual(text, plan) if " " in text[m.start : m.end]]
    concept = [
        m for m in _concepts(text, plan) if m.kind != "executive-approval" or not _overlaps(m, firm)
    ]
    usual = [m for m in usual if not (m.weak and _SOMEONE.search(text[: m.start]))]
    found = [m for m in own + concept + usual if not _overlaps(m, blocked) or not m.weak]
    found = [m for m in found if not _inside(m, blocked)]
    return _own_signing(text, _distinct(found)) or _teams_step(text, plan)


_SOMEONE = re.compile(
    r"\b(?:someone|somebody|person|people|guy|guys|lady|woman|man|folks|anyone|colleague|"
    r"contact|friend|buddy|counterpart|rep)\s+"
    r"(?:from|in|at|over in|of)\s+(?:the |their |our )?$",
    re.IGNORECASE,
)
_TEAM_KINDS = {
    "legal": "legal-review",
    "security": "security-review",
    "infosec": "security-review",
    "procurement": "procurement",
    "purchasing": "procurement",
    "finance": "budget",
    "privacy": "dpa",
    "sourcing": "procurement",
}
_TEAM_ACTS = re.compile(
    r"\b(?:takes?|needs?|review\w*|will take|has|have|is|are|start\w*|finish\w*|done|turn\w*|"
    r"look\w*|go through)\b",
    re.IGNORECASE,
)


def _teams_step(text: str, plan: Plan) -> list[StepMention]:
    """Return the step of a team that takes, reviews or finishes it ("their legal team takes a week")."""
    for group in GROUP.finditer(text):
        word = re.split(r"\W", group.group().lower())[0]
        kind = _TEAM_KINDS.get(word)
        if (
            kind in CATALOGUE
            and kind
            and _TEAM_ACTS.match(
                text[group.end() :]
                .lstrip(" ,")[:40]
                .split(" usually ")[-1]
                .removeprefix("usually ")
            )
        ):
            return [_mention(plan, kind, group.start(), group.end(), False)]
    return []


@functools.lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    short = _SHORT.get(word.lower())
    if short:
        return stem(short)
    found = stem(word)
    if (
        len(word) < 5
        or found in _known_stems()
        or is_english_word(word)
        or is_given_name(word)
        or is_surname(word)
    ):
        return found
    return _respelt(found) or found


def _respelt(word: str) -> str | None:
    """Return the word of a step's name that this is a slip of, None where it is none."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < 7 else 2
    hit = process.extractOne(word, _long_stems(), scorer=OSA.distance, score_cutoff=most)
    return hit[0] if hit and hit[0][0] == word[0] else None


@functools.lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    return frozenset(part for keys in _synonyms().values() for key, _ in keys for part in key)


@functools.lru_cache(maxsize=1)
def _long_stems() -> list[str]:
    return sorted(one for one in _known_stems() if len(one) >= 5)


def plan_step(plan: Plan, kind: str) -> Step | None:
    """Return the plan's step of this catalogue kind that is not done, else any, else None."""
    steps = [s for s in plan.steps if s.kind == kind or s.id == kind]
    return next((s for s in steps if s.status != "done"), steps[0] if steps else None)


def _mention(plan: Plan, kind: str, start: int, end: int, weak: bool) -> StepMention:
    step = plan_step(plan, kind)
    action = step.action if step else CATALOGUE[kind].action
    return StepMention(start, end, kind, step.id if step else None, action, weak)


_SHORT = {"proc": "procurement", "sig": "signature", "impl": "implementation", "redlin": "redlin"}
_OTHER_PAPERS = frozenset({"nda", "dpa", "purchase-order", "budget", "executive-approval"})
_BARE_SIGN = re.compile(r"(?:un|counter)?sign(?:s|ed|ing)?", re.IGNORECASE)
_KICKED = re.compile(r"kick(?:ed|s|ing) ?off", re.IGNORECASE)


def _own_signing(text: str, found: list[StepMention]) -> list[StepMention]:
    """Drop a bare "signed" that speaks of another paper, or of a sign-off."""
    others = [m for m in found if m.kind in _OTHER_PAPERS]

    def belongs_elsewhere(mention: StepMention) -> bool:
        words = text[mention.start : mention.end]
        if mention.kind == "kickoff" and _KICKED.fullmatch(words):
            return any(o.kind != "kickoff" for o in found)
        if mention.kind != "signature" or not _BARE_SIGN.fullmatch(words):
            return False
        if re.match(r"[- ]?offs?\b", text[mention.end :], re.IGNORECASE):
            return True
        return any(
            0 <= mention.start - o.end < 22 or 0 <= o.start - mention.end < 14 for o in others
        )

    return [m for m in found if not belongs_elsewhere(m)]


def _usual(text: str, plan: Plan) -> list[StepMention]:
    words = [(m.start(), m.end(), _stem(m.group())) for m in _WORD.finditer(text)]
    found: list[StepMention] = []
    index = 0
    while index < len(words):
        hit = _longest(words, index)
        if not hit:
            index += 1
            continue
        last, kind = hit
        start, end = words[index][0], words[last][1]
        weak = index == last and text[start:end].lower().removesuffix("'s") in TEAM_WORDS
        found.append(_mention(plan, kind, start, end, weak))
        index = last + 1
    return found


def _longest(words: list[tuple[int, int, str]], index: int) -> tuple[int, str] | None:
    for key, kind in _synonyms().get(words[index][2], ()):
        at, position = index, 0
        while at < len(words) and position < len(key):
            if words[at][2] == key[position]:
                position += 1
            elif words[at][2] not in _FILLERS or position == 0:
                break
            at += 1
        if position == len(key):
            return at - 1, kind
    return None


def _concepts(text: str, plan: Plan) -> list[StepMention]:
    found = []
    for kind, things, acts in _CONCEPTS:
        if kind not in CATALOGUE:
            continue
        pattern = _concept(things, acts)
        found += [_mention(plan, kind, m.start(), m.end(), False) for m in pattern.finditer(text)]
    return found


@functools.lru_cache(maxsize=64)
def _concept(things: str, acts: str) -> re.Pattern[str]:
    thing, act = rf"\b(?:{things})s?\b", rf"\b(?:{acts})\w*"
    gap = (
        r"(?:[^\S\n]+(?!and\b|then\b|before\b|after\b|once\b|until\b|"
        r"but\b)[\w'&/-]+){0,4}?[^\S\n]+"
    )
    return re.compile(rf"(?:{thing}{gap}{act}|{act}{gap}{thing})", re.IGNORECASE)


def _own_steps(text: str, plan: Plan) -> list[StepMention]:
    words = [(m.start(), m.end(), stem(m.group())) for m in _WORD.finditer(text)]
    found: list[StepMention] = []
    for step in plan.steps:
        need = {s for s in stems(step.action) if s not in _STOP}
        hits = [w for w in words if w[2] in need]
        have = {w[2] for w in hits}
        if not need or not have:
            continue
        if len(have) / len(need) >= 0.6 and (len(have) > 1 or len(need) == 1):
            start, end = _tightest(hits, have)
            room = 6 if step.kind else 24
            if end - start <= len(step.action) + room and not (step.kind and have != need):
                found.append(StepMention(start, end, step.kind, step.id, step.action, False))
        elif step.kind is None and _only_here(plan, step, have) and _telling(have):
            start, end = hits[0][0], hits[0][1]
            found.append(StepMention(start, end, None, step.id, step.action, False))
    return found


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


def _telling(have: set[str]) -> bool:
    return any(len(word) > 3 and (word,) not in _flat() and word not in _PLAIN for word in have)


@functools.lru_cache(maxsize=1)
def _flat() -> frozenset[tuple[str, ...]]:
    return frozenset(key for keys in _synonyms().values() for key, _ in keys)


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


def _overlaps(mention: StepMention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in spans)


def _inside(mention: StepMention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _distinct(found: list[StepMention]) -> list[StepMention]:
    """Drop what overlaps something longer, and a bare team word beside its own step."""
    found.sort(key=lambda m: (m.weak, m.start - m.end))
    kept: list[StepMention] = []
    for mention in found:
        same = [k for k in kept if k.key == mention.key]
        if _overlaps(mention, [(k.start, k.end) for k in kept]) or (mention.weak and same):
            continue
        kept.append(mention)
    return sorted(kept)
