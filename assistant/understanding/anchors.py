"""What a step waits for, in whatever words the notes point to it.

"Only after Bas is finished", "once capital is through", "needs the business case first" and "that
comes after" name a step by its owner, by one of its words, or not at all.
"""

import re
from collections.abc import Sequence

from assistant.plan.model import Plan, Step
from assistant.understanding.ahead import ahead
from assistant.understanding.names import plain
from assistant.understanding.step_words import stem
from assistant.understanding.steps import mentions

_CUE = re.compile(
    r"\b(?:after|once|until|till|til|as soon as|following|pending|subject to|"
    r"depend(?:s|ent|ing) on|contingent on|waiting (?:for|on)|waits? (?:for|on)|only (?:if|when)|"
    r"without|unless|if|assuming|provided(?: that)?|providing|as long as|on (?=receipt)|"
    r"based on|hangs? on|hinges? on|rests? on|builds? on|gated by|held up by|"
    r"off (?=(?:that|the)\b)|"
    r"from (?:the )?(?:day|moment|date)|from (?:receipt|rcpt)(?: of)?|from|when)\b"
    r"(?P<what>[^,;.()]{2,140})",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:when|until|till|til|unless|if|assuming|provid\w+|as long)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:needs?|wants?|requires?|has to see|must see)\s+(?P<what>[^,;.()]{2,50}?)\s+(?:first|in "
    r"hand|before(?: it| that| this)?|beforehand|done|finished|in place|complete[d]?)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:\w+n't|cannot|not|never|nobody|nothing)\b[^,;.]{0,50}\bbefore (?P<what>[^,;.()]{3,60})"
    r"|(?P<who>[^,;.()]{3,40}?) (?:needs?|has|have|must)(?: to)? be (?:\w+ )?(?:finished|done|"
    r"through|ready|complete[d]?) before (?:it|that|this|they|we)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(?:needs?|requires?|wants?(?: to see)?|(?:will|would) (?:need|want|require)(?: to see)?)"
    r"\s+(?P<what>[^;.()]{2,120})",
    re.IGNORECASE,
)
# "The drawing is the input for the sizing"
_LEADS = re.compile(
    r"(?P<what>[^,;.()]{3,60}?) (?:(?:is|are|will be|serves as) (?:the |an? )?(?:input|basis|base|"
    r"precondition|prerequisite|condition|needed|required) (?:for|to|of)|precedes?|feeds?|"
    r"(?:goes|flows) into|comes? before|(?:must|has to|needs to) come (?:first|before))\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^\W*(?:and |so |but |only )*(?:then|after (?:that|this|it)|afterwards|next)\b|\b(?:comes?|"
    r"goes|runs?|follows?|starts?|is)\s+(?:right |straight |only )?(?:after (?:that|this|it)|"
    r"afterwards)\b|\bwill then\b|\b(?:only|right|straight) after (?:that|this|it)\b|"
    r"\bafter (?:that|this)(?=\s*(?:[,.;]|$|(?:by|on|in|usually|too|as well)\b))",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:done|finish\w*|through|thru|approv\w*|sign\w*|ok(?:ay)?|okays?|pass\w*|back|gives?|"
    r"says?|clear\w*|happy|in|complete\w*|ready|gets?|has|have|receiv\w*|writ\w*|sees?|over|"
    r"arriv\w*|receipt|settl\w*|content|agree[ds]?|confirm\w*|no objections?|ran|run|comes?|here|"
    r"there|releas\w*|accept\w*)\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"\b(?:gets?|got|receiv\w+|receipt|rcpt|(?:has|have) (?:it|them)|in (?:his|her|their) hands|"
    r"(?:documents?|papers?|pack|files?|reports?|answers?|they|it) (?:arriv\w+|(?:is|are) "
    r"(?:here|in)))\b"
)
_HANDS_OVER = re.compile(
    r"(?:send|provide|submit|share|deliver|supply|hand|upload|return)\b", re.IGNORECASE
)
_A_DAY = re.compile(
    r"\W*(?:\d|(?:the )?(?:mon|tues|wednes|thurs|fri)day|(?:the )?next\b|this (?:week|month|year))",
    re.IGNORECASE,
)
_NEAR = 10  # characters between "from" and the step that it names
_POINTS = re.compile(r"^\W*(?:that|this|it|both|these|those|they|s?he)(?:'s)?\b", re.IGNORECASE)
_FAINT = frozenset(
    (  # noqa: SIM905
        "the a an of for to on in and or with by their our your his her its it is are be was been "
        "done step task get make do we they she he i you says yes through thru ok okay happy back "
        "finish approv sign give pass review approval agre contract"
    ).split()
)
_SENT = frozenset({"msa-sent", "security-pack"})


def awaited(text: str, plan: Plan, focus: Sequence[str], spoken_of: str | None = None) -> list[str]:
    """Return the ids of the steps that a sentence says come first.

    Args:
        text: the sentence, folded.
        plan: whose steps are meant.
        focus: ids of the steps spoken of last, most recent first.
        spoken_of: who "she" or "he" is.
    """
    found: list[str] = []
    for match in [*_CUE.finditer(text), *_FIRST.finditer(text)]:
        words = match["what"]
        loose = _LOOSE.match(match.group())
        if loose and not _DONE.search(words):
            continue
        if _A_DAY.match(words):
            continue
        if text[match.start() : match.start("what")].strip().lower() in ("from", "without"):
            # "six weeks from kickoff" names a step, "from procurement" somebody's team
            found += [m.step for m in mentions(words, plan) if m.step and m.start < _NEAR]
            continue
        if spoken_of and re.search(r"\b(?:she|he)\b", words):
            words = f"{words} {spoken_of}"
        found += _meant(words, plan, focus)
    for match in _NOT_BEFORE.finditer(text):
        found += _meant(match["what"] or match["who"], plan, [])
    for match in _LEADS.finditer(text):
        found += _meant(match["what"], plan, focus)
    for match in _NEEDS.finditer(text):
        named = [m for m in mentions(match["what"], plan) if m.step]
        found += [m.step for m in named if m.step and named[0].start <= _NEAR]
    return list(dict.fromkeys(found))


def waiting(text: str, plan: Plan, focus: Sequence[str]) -> list[str]:
    """Return the ids of the steps that wait, where a sentence names them before what comes first.

    "Kim's sizing waits for Ana's drawing" names one by a word of its name and by its owner.
    """
    cue = _CUE.search(text)
    return _meant(text[: cue.start()], plan, focus) if cue else []


def comes_before(text: str, plan: Plan, focus: Sequence[str]) -> list[str]:
    """Return the ids of the steps that wait for what the rest of the sentence says of.

    "Before the works council, Hr. Aydin must be ready" and "before that the manager says yes".
    """
    opening = ahead(text)
    return _meant(opening.what, plan, focus) if opening and opening.comes_later else []


def comes_next(text: str) -> bool:
    """Tell whether a sentence puts its step behind the one before ("then", "after that")."""
    return bool(_BACK.search(text))


_BEFORE_THIS = re.compile(
    r"\b(?:in that case|(?:if|once|when|as soon as|after|until) "
    r"(?:that|this|it|he|she|they)(?:'s)? (?:(?:is|are|was|has|have|comes?|goes|gets?|says?) )?"
    r"(?:all |now |been )?"
    r"(?:done|ok(?:ay)?|ready|back|over|in|through|passe[sd]|work(?:s|ed)|land(?:s|ed)|happy|fine|"
    r"yes|approve[sd]?|sign(?:s|ed)?|agree[sd]?|clear(?:s|ed)?|finish(?:es|ed)?)|"
    r"(?:not|n't|never|nothing)\b[^,;.]{0,40}\bbefore that|"
    r"(?:days?|weeks?|months?) (?:later|after(?: that)?))(?=\W|$)",
    re.IGNORECASE,
)


def points_back(text: str) -> bool:
    """Tell whether a sentence counts from the one before ("in that case", "a week later")."""
    return bool(_BEFORE_THIS.search(text))


def came_first(words: str, plan: Plan, focus: Sequence[str]) -> list[str]:
    """Return the ids of the plan's steps that such words name ("the count's finished")."""
    return _meant(words, plan, focus)


def _meant(words: str, plan: Plan, focus: Sequence[str]) -> list[str]:
    named = [m.step for m in mentions(words, plan) if m.step]
    if named:
        return named
    if _RECEIVES.search(words.lower()):
        sent = [s.id for s in plan.steps if s.kind in _SENT or _HANDS_OVER.match(s.action)]
        recent = [one for one in focus if one in sent]
        return (recent or sent)[:1]
    owned = _owned(words, plan, focus)
    if owned:
        return owned
    worded = _worded(words, plan)
    if worded:
        return worded
    return list(focus[:1]) if _POINTS.match(words) else []


def _owned(words: str, plan: Plan, focus: Sequence[str]) -> list[str]:
    """Return the step of somebody who is named: their only one, or the one spoken of last."""
    said = {plain(word) for word in re.findall(r"[^\W\d_]{3,}", words)}
    steps = [
        step
        for step in plan.steps
        if any(said & {plain(part) for part in name.split()} for name in step.owners)
    ]
    if len(steps) > 1:
        steps = [s for one in focus for s in steps if s.id == one][:1] or steps[:1]
    return [step.id for step in steps]


def _worded(words: str, plan: Plan) -> list[str]:
    """Return the one step whose name shares most of its weighty words."""
    said = _stems(words)
    scored = [(len(said & _stems(_names(step))), step) for step in plan.steps]
    best = max((score for score, _ in scored), default=0)
    hits = [step for score, step in scored if score == best and score]
    if len(hits) > 1:
        # "Once the board says yes" waits for the board, not for the board paper.
        hits = [step for step in hits if _head(step.action) in said]
    return [step.id for step in hits] if len(hits) == 1 else []


def _head(name: str) -> str:
    """Return the stem of the noun that a step's name comes down to ("Board of directors")."""
    parts = re.findall(r"[^\W\d_]{3,}", re.split(r"\s(?:of|for|with|by|in|on|to)\s", name)[0])
    return stem(plain(parts[-1])) if parts else ""


def _names(step: Step) -> str:
    return f"{step.action} {(step.kind or '').replace('-', ' ')}"


def _stems(words: str) -> set[str]:
    found = {stem(plain(word)) for word in re.findall(r"[^\W\d_]{3,}", words)}
    return {one for one in found if one not in _FAINT}
