"""Whether a clause does nothing but answer, and who in it is only named beside the day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.plan.deadlines import Found
from assistant.plan.model import Step
from assistant.understanding.answer_kinds import group_of
from assistant.understanding.answer_shape import tells_of_else
from assistant.understanding.approvals import kind_of_role
from assistant.understanding.classify import goal_odds
from assistant.understanding.language import is_stop_word
from assistant.understanding.own_matter import has_own_matter
from assistant.understanding.owners import part
from assistant.understanding.people import Who
from assistant.understanding.pronouns import is_fragment
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status
from assistant.understanding.step_words import stems
from assistant.understanding.text import MONTH

# Who stands behind these is why or when it is that day ("after Pongal", "subject to the board").
_HANGS = re.compile(
    r"\b(?:after|before|until|till?|since|because(?: of)?|subject to|once|when|if|unless|pending|"
    r"during|given|due to|thanks to|like|with)\b[^,;.]*$",
    re.IGNORECASE,
)
_NEW_WORK = re.compile(
    r"\b(?:we|they|i|you) (?:also |still )?need\b|\b(?:also|another|additional|new step|one more "
    r"step)\b.*\b(?:step|task|review|approval)\b|^\\W*(?:please |can you |could you )?add\b",
    re.IGNORECASE,
)
# Bodies that are no team of a company: they give an approval, and are nobody to name.
_GIVES = re.compile(
    r"\b(?:(?:the|a|an|their|its|our|his|her)\s+|^\W*(?:aye |yes,? |yeah,? )?)"
    r"(?P<name>(?:(?!(?:the|a|an|to|of|is|has|and|or|not)\b)[a-z]+ )?(?:trust|bank|lenders?|"
    r"insurers?|parent(?: company)?|landlord|investors?|shareholders?|head office|headquarters|"
    r"ministry|regulator|county|city|parish|diocese|assembly|family|owners|group))\b"
    r"(?!['-]\w{2,}| (?:manager|owner|director|head|lead|account|details|holiday|cfo|ceo))",
    re.IGNORECASE,
)
_APPROVED = frozenset({"budget", "executive-approval"})
_GROUPS = frozenset({"who", "when", "whether", "others", "dur"})


def hangs(scene: Scene, who: Who) -> bool:
    """Tell whether somebody is only named beside the day, and does nothing in the clause."""
    if _HANGS.search(scene.before(who.start)):
        return True
    return part(scene.text, who, scene.piece.start) != "owner"


def giver(scene: Scene) -> str | None:
    """Return the body outside of the company's teams that a clause names ("the bank")."""
    found = _GIVES.search(scene.text)
    if not found or any(who.named for who in scene.people):
        return None
    said = found["name"].casefold()
    if any(said in company.casefold() for company in scene.companies):
        return None
    return found["name"][:1].upper() + found["name"][1:]


def only_answers(scene: Scene, asked: str) -> Scene | None:
    """Return what answers in a clause that holds an answer and no other work, None without one.

    "He needs a bit more time, 27 Jan" is the day that was asked for, and "more time" no step.

    Args:
        scene: the clause.
        asked: key of the question.
    """
    group = group_of(asked)
    # "The CFO approves it" says who else approves, and is no approval of a budget.
    steps = [s for s in scene.steps if group != "others" or s.kind not in _APPROVED]
    if group not in _GROUPS or steps or _NEW_WORK.search(scene.text):
        return None
    if group == "when":
        if asked in ("go_live", "target_close") and goal_odds(scene.text) < _GOAL:
            return None
        acts = any(who.named and not hangs(scene, who) for who in scene.people)
        return scene if scene.dates and not acts else None
    if group == "dur":
        return scene if scene.durations else None
    # "There's no procurement" names no team that does it, and no board signs.
    alone = group == "whether" or asked == "signer"
    people = [w for w in scene.people if w.named or not (w.is_team and alone)]
    if not people or not _names_who(scene, asked):
        return None
    # "Marshall Quigley, never met the man" begins with the answer.
    first = people[0].named and _BEHIND.match(scene.after(people[0].end))
    begins = first and not scene.before(people[0].start).strip() and _WHO.match(asked)
    if not begins and tells_of_else(scene, asked):
        return None
    return replace(scene, people=people, steps=steps)


def _names_who(scene: Scene, asked: str) -> bool:
    """Tell whether a clause names who does what was asked about, and reports nothing else.

    "Hanna has started already" and "Tom needs four weeks" are of steps that were told before.
    """
    known = any(who.named and not who.new for who in scene.people)
    reported = status(scene.text) in ("done", "in_progress", "blocked")
    fresh = any(who.named and who.new for who in scene.people)
    if _TURNS.match(scene.text) or (reported and not fresh):
        return False
    if of_another_part(scene.text, asked):
        return False
    kind = _kind(asked)
    roles = {kind_of_role(who.role or "") for who in scene.people} - {None, kind, "budget"}
    bare = is_fragment(scene.text)
    if (roles and kind) or not (bare or _in_english(scene.text)):
        return False
    if asked == "signer":
        told = bare or re.search(_RELATED["signature"], scene.text, re.IGNORECASE)
        return bool(told) and not scene.durations and not _DECIDES.search(scene.text)
    if asked == "champion":
        return True
    if asked.startswith("step:"):
        return True
    return bare or not (known or (has_own_matter(scene) and not related(scene.text, asked, None)))


def _in_english(text: str) -> bool:
    return any(is_stop_word(word) for word in re.findall(r"[a-z']+", text.lower()))


# What somebody is in the deal, said of its own accord: "our champion is Jana Reuter".
_ANOTHER_PART = re.compile(
    r"\b(?:champion|sponsor|coach|advocate|blocker|detractor|(?:main|our|day[- ]to[- ]day|first) "
    r"contact|point of contact|counterpart|power user)\b",
    re.IGNORECASE,
)


def of_another_part(text: str, asked: str) -> bool:
    """Tell whether a text says what somebody is in the deal, which was not asked."""
    if asked == "champion" or not _ANOTHER_PART.search(text):
        return False
    return not related(text, asked, None)


_DECIDES = re.compile(
    r"\b(?:approv|decid|vote|meets?\b|sits?\b|convene|bless|ratif)", re.IGNORECASE
)
_TURNS = re.compile(r"\W*(?:not|once|when|after|before|if|until|anyway|btw)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:,|$)")
_WHO = re.compile(r"step:[^:]+:owner|signer|champion")
_GOAL = 0.5
# What is done in the step that was asked about, by its usual words.
_RELATED: dict[str, str] = {
    "legal-review": r"contract|agreement|paper|terms|legal|law|redline|\bmsa\b|document|clause",
    "security-review": r"secur|cyber|infosec|hack|\bit\b",
    "procurement": r"procure|purchas|buy|price|tender|vendor|supplier|\bform\b|commercial",
    "executive-approval": r"approv|\book(?:ay)?\b|\bok\b|sign|consent|deci|vote|bless|\byes\b",
    "signature": r"sign|\bink|contract|agreement|checkbook",
}
_KINDS = {
    "legal": "legal-review", "security": "security-review", "approvals": "executive-approval",
    "signer": "signature",
}  # fmt: skip


def _kind(asked: str) -> str:
    return asked.split(":")[1] if asked.startswith("step:") else _KINDS.get(asked, asked)


def related(action: str, asked: str, step: Step | None) -> bool:
    """Tell whether work is that of the step that was asked about, in other words.

    "Vet the agreement" is the legal review, "the IT checklist" is not.

    Args:
        action: the work.
        asked: key of the question.
        step: the step that the key names, where it names one.
    """
    kind = (step.kind or step.id) if step else _kind(asked)
    pattern = _RELATED.get(kind)
    if pattern and re.search(pattern, action, re.IGNORECASE):
        return True
    return bool(step and set(stems(step.action)) & set(stems(action)))


_LATER = re.compile(
    r"\b(?:not|instead of|rather than|than|from|before|after|until|till?|since|with)\s+"
    r"(?:the |on )?$",
    re.IGNORECASE,
)


_MONTH = re.compile(rf"\b{MONTH}|\d[./-]\d", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"\b(?:no|not|sorry|actually|rather|but|instead|make|moved?|then|wait|scratch)\b",
    re.IGNORECASE,
)


def day_meant(scene: Scene, dates: Sequence[Found]) -> Found:
    """Return the day that a clause with several means: the last, unless that only explains one.

    "The 24th of March, before the Easter" is the 24th; "the 9th, no, the 12th" is the 12th.
    """
    last = dates[-1]
    whole = [one for one in dates if _MONTH.search(one.deadline.phrase)]
    if not whole or (last in whole and last.deadline.kind == "exact"):
        return last
    exact = [one for one in whole if one.deadline.kind == "exact"] or whole
    between = scene.text[exact[-1].end - scene.piece.start : last.start - scene.piece.start]
    return last if _TAKEN_BACK.search(between) else exact[-1]


def said_later(scene: Scene, sentence: Scene, asked: str) -> bool:
    """Tell whether the sentence goes on to another day, which is then the answer.

    "I asked for June 1 and we landed on June 14".
    """
    if group_of(asked) != "when" or sentence.steps or not scene.dates:
        return False
    return any(
        one.start >= scene.piece.end
        and one.deadline.kind == "exact"
        and not _LATER.search(sentence.before(one.start))
        for one in sentence.dates
    )
