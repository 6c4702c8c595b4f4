"""Steps named in a sentence: the plan's own, and the usual ones of the catalogue."""

import re
from collections.abc import Iterable

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.model import Plan
from assistant.understanding.concepts import concepts
from assistant.understanding.language import parse
from assistant.understanding.left_out import left_out
from assistant.understanding.names import words
from assistant.understanding.plan_steps import own_steps
from assistant.understanding.roles import GROUP
from assistant.understanding.step_asides import is_aside
from assistant.understanding.step_mentions import StepMention, mention_of, overlaps
from assistant.understanding.step_words import FILLERS, WORD, spelt_stem, stem, synonyms

_STOP = FILLERS | words("steps_stop")
TEAM_WORDS = words("steps_team_words")
_NEAR = 45


def mentions(
    text: str, plan: Plan, taken: Iterable[tuple[int, int]] = (), *, talk: bool = False
) -> list[StepMention]:
    """Return the steps named in one sentence, in order.

    Args:
        text: one sentence, folded.
        plan: whose steps are known by their own words as well.
        taken: stretches that are something else (a person with a role, a company).
        talk: whether somebody talks, whose own names for some usual steps are kept.
    """
    blocked = [*taken, *((m.start(), m.end()) for m in GROUP.finditer(text))]
    own = own_steps(text, plan)
    usual = [
        m for m in _usual(text, plan, talk=talk) if not overlaps(m, [(o.start, o.end) for o in own])
    ]
    firm = [(m.start, m.end) for m in _usual(text, plan) if " " in text[m.start : m.end]]
    concept = [
        m
        for m in concepts(text, plan)
        if not (overlaps(m, firm) if m.kind == "executive-approval" else _cuts(m, firm))
    ]
    usual = [m for m in usual if not (m.weak and _SOMEONE.search(text[: m.start]))]
    found = [m for m in own + usual + concept if not overlaps(m, blocked) or not m.weak]
    found = [m for m in found if not _inside(m, blocked)]
    found = [
        m
        for m in found
        if not (_OTHER_THING.search(text[: m.end]) and m.step is None)
        and not (_BODY_WORD.search(text[: m.end]) and _PAPERS.match(text[m.end :]))
        and not _FORMER.search(text[: m.start])
        and not is_aside(m, text)
        and not _MONEY.match(text[m.end :])
        and not _LASTING.search(text[: m.start])
    ]
    found = [m for m in found if not _draft_of(m, found, text)]
    named = _own_signing(text, _distinct(found))
    return named or _teams_step(text, plan) or left_out(text, plan)


def _draft_of(mention: StepMention, found: Iterable[StepMention], text: str) -> bool:
    """Tell whether "contract" only says which draft is sent ("sending the draft contract")."""
    bare = mention.kind == "legal-review" and " " not in text[mention.start : mention.end]
    return bare and any(
        one.kind == "msa-sent" and not text[one.end : mention.start].strip()
        for one in found
        if one.end <= mention.start
    )


_MONEY = re.compile(
    r"\s+(?:value|size|amount|worth|sum|length|duration|number|name|owner|office)\b(?! review)",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"\bterm$|\bsingle sign(?:[- ]?on)?$|\b(?:on|across the|above) ?board$|"
    r"\b(?:board|white|position|discussion|cabinet|committee|decision|council) papers?$",
    re.IGNORECASE,
)
_BODY_WORD = re.compile(r"\b(?:board|committee|council|cabinet)$", re.IGNORECASE)
_PAPERS = re.compile(r"\s+(?:papers?|packs?|memos?|deck|pre-?read)\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:old|current|existing|incumbent|previous|last|former|expiring|legacy) $", re.IGNORECASE
)
_LASTING = re.compile(r"\b(?:\d+|one|two|three|five)[- ](?:months?|years?|yr)\s+$", re.IGNORECASE)
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
    """Return the step of a team that does it ("their legal team takes a week")."""
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
            return [mention_of(plan, kind, group.start(), group.end(), False)]
    return []


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
        if re.match(
            r"[- ]?offs?\b|\s+(?:it|this|that|them|everything|the \w+) off\b",
            text[mention.end :],
            re.IGNORECASE,
        ):
            return True
        if _SIGN_ON.search(text[: mention.start]) and _ON.match(text[mention.end :]):
            return True
        return any(
            0 <= mention.start - o.end < 22 or 0 <= o.start - mention.end < 14 for o in others
        )

    return [m for m in found if not belongs_elsewhere(m) and not _others_paper(text, m)]


_SIGN_ON = re.compile(r"\bsingle[- ]$", re.IGNORECASE)
_ON = re.compile(r"[- ]?ons?\b", re.IGNORECASE)
_PAPER = re.compile(
    r"contract|agreement|deal|msa|paper\w*|document|docs?|form|order|it|this|that|"
    r"they|we|all|everything|"
    r"one|nda|dpa|sow|copy|version",
    re.IGNORECASE,
)


def _others_paper(text: str, mention: StepMention) -> bool:
    """Tell whether "signed" is said of something that is no paper of this deal ("the leases")."""
    words = text[mention.start : mention.end]
    if mention.kind != "signature" or not _BARE_SIGN.fullmatch(words):
        return False
    subject = re.search(
        r"\b(?:the|our|their|a|an|my)\s+(?:\w+\s+)?(?P<noun>\w+)\s+(?:is|are|was|were|"
        r"has been|have been|"
        r"got)\s+(?:\w+\s+)?$",
        text[: mention.start],
        re.IGNORECASE,
    )
    return bool(subject and not _PAPER.fullmatch(subject["noun"].rstrip("s")))


def _usual(text: str, plan: Plan, *, talk: bool = False) -> list[StepMention]:
    words = [(m.start(), m.end(), _read(text, m)) for m in WORD.finditer(text)]
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
        said = _plain_verb(text[start:end].removesuffix("'s"))
        found.append(mention_of(plan, kind, start, end, weak, said, talk=talk))
        index = last + 1
    return found


def _plain_verb(said: str) -> str:
    """Return "raise the PO" for "raises the PO"."""
    first, _, rest = said.partition(" ")
    if not rest or first.lower() == "works" or not re.search(r"[a-z](?:s|ed|ing)$", first):
        return said
    if first.endswith("ing"):
        verb = parse(f"she is {said}")[2]
        return f"{verb.lemma_} {rest}" if verb.dep_ == "ROOT" else said
    verb = parse(f"she {said}")[1]
    return f"{verb.lemma_} {rest}" if verb.tag_ in {"VBZ", "VBD"} else said


def _read(text: str, match: re.Match[str]) -> str:
    """Return the word's stem; a name in mid-sentence ("Porto") is no slip of another word."""
    named = match.group().istitle() and re.search(r"[a-z,] $", text[: match.start()][-3:])
    return stem(match.group()) if named else spelt_stem(match.group())


def _longest(words: list[tuple[int, int, str]], index: int) -> tuple[int, str] | None:
    for key, kind in synonyms().get(words[index][2], ()):
        at, position = index, 0
        while at < len(words) and position < len(key):
            if words[at][2] == key[position]:
                position += 1
            elif words[at][2] not in FILLERS or position == 0:
                break
            at += 1
        if position == len(key):
            return at - 1, kind
    return None


def _cuts(mention: StepMention, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether the mention begins or ends within one of the stretches, without holding it."""
    return any(
        start < mention.end
        and mention.start < end
        and not (mention.start <= start and end <= mention.end)
        for start, end in spans
    )


def _inside(mention: StepMention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _distinct(found: list[StepMention]) -> list[StepMention]:
    """Drop what overlaps something longer, and a bare team word beside its own step."""
    found.sort(key=lambda m: (m.weak, m.start - m.end))
    kept: list[StepMention] = []
    for one in found:
        same = [k for k in kept if k.key == one.key]
        if overlaps(one, [(k.start, k.end) for k in kept]) or (one.weak and same):
            continue
        kept.append(one)
    return sorted(kept)
