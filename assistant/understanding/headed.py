"""Work that heads its clause in a chat, before who does it and when.

"Acoustic test in the north hall with Pieter Bos on 21 May", "a board paper has to be submitted by
19 March" and "down payment is made by Leigh Carver on April 2" say first what is done.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.plan.catalogue import recognise
from assistant.plan.model import Plan
from assistant.understanding.classify import goal_odds
from assistant.understanding.deed_words import LABEL, Task, clean, is_thing, title
from assistant.understanding.language import parse
from assistant.understanding.pronouns import is_fragment
from assistant.understanding.roles import BODY, roles
from assistant.understanding.scene import Scene
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.step_naming import named_step
from assistant.understanding.work_words import is_person, is_work

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAD = re.compile(
    r"^\W*(?:(?:(?:item|step|number|no\.?)\s*)?\d{1,2}\s*[).:,]\s+|(?:and|also|then|so|but|plus|next|"
    r"(?:first|second|third|next|last)(?: (?:comes|is|up is|up))?|finally|lastly|after that|"
    r"before that|ok(?:ay)?|oh|well|right|um|uh|(?:right )?now|only|just|currently|so far|at the "
    r"moment|for now|"
    r"(?:the |their |our |my )?(?:[\w-]+ ){0,2}?(?:one|thing|step|hurdle|item|piece|part|bit|task|"
    r"blocker|bottleneck)(?: (?:left|open|missing|remaining|more))?(?: is| was|'s| will be|:)|"
    r"what's left is|what is left is|there's|there is|that leaves|the last thing(?: that happens)? "
    r"is|what's missing is|missing is|left is|open is|it's|its|"
    r"(?:(?:we|they|i) )?(?:still |also )?needs? (?:a|an|the)|"
    r"(?:a|an|the|their|our))\b[\s,:]*)+",
    re.IGNORECASE,
)
# What stands behind the work: who and when, a verb, or the next part of the sentence.
_ENDS = re.compile(
    r"\s*(?:[,;:(=|>]|->|→|\s-\s|'s (?=(?:already |now )?(?:running|done|started|under ?way|"
    r"finished|ready|due|open|with|on)\b)|\b(?:with|w|w/|by|via|from|until|till|til|due|is|are|was|will|"
    r"has|have|must|needs?|should|can|goes|comes|runs|"
    r"ongoing|underway|pending|starts?|happens?|takes?|before|after|on|in|"
    r"at|that's|thats|which|who|who's|we|i|they|she|he|also|only|gets?)\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^\s*(?:is|are|will be|has to be|have to be|must be|needs to be|should be|gets?)\s+(?:also |"
    r"then |usually )?\w+(?:ed|en|de|ne|ut|un|ld|nt|ght)\b",
    re.IGNORECASE,
)
OF_THE_DEAL = frozenset(
    (  # noqa: SIM905
        "contract agreement price value amount plan deal start opening launch project account "
        "week month customer buyer"
    ).split()
)
_MOST_WORDS = 7
_GOAL = 0.5


def headed(scene: Scene) -> Task | None:
    """Return the work with which the clause begins, None where it begins with anything else.

    Where the clause names both somebody and a day any thing may be work; otherwise its last word
    has to be one of work.
    """
    lead = _LEAD.match(scene.text)
    begin = lead.end() if lead else 0
    end = _end(scene, begin)
    words = clean(scene, begin, end)
    count = len(words.split())
    # "Data extract" alone is read as a sentence, "the data extract" is none.
    thing = bool(words) and (
        is_thing(words) or (parse(words)[0].tag_ != "IN" and is_thing(f"the {words}"))
    )
    thing = thing or _is_acronym(words)
    if not thing or count > _MOST_WORDS or LABEL.match(words):
        return None
    if BODY.fullmatch(words) and scene.dates and is_fragment(scene.text):
        return Task(title(words), scene.piece.start + begin, scene.piece.start + end, [], True)
    short = _is_acronym(words) and bool(scene.dates and _HAPPENS.match(scene.text[end:]))
    usual = not scene.cautious and _is_usual(words)
    if not (is_name(words) or is_work(parse(words)[0]) or short or usual):
        return None
    if any(company.casefold() in words.casefold() for company in scene.companies):
        return None
    if not scene.cautious and not scene.dates and _WAS.match(scene.text[end:]):
        return None  # "the meeting was with Ann" tells of no work to come
    if not _told(scene, end) or not (short or usual or _is_head(scene, words)):
        return None
    return Task(title(words), scene.piece.start + begin, scene.piece.start + end, [], True)


def _is_usual(words: str) -> bool:
    """Tell whether a single word is what a usual step is called ("training", "uat")."""
    entry = None if " " in words else recognise(words)
    return entry is not None and not entry.core


def _is_acronym(words: str) -> bool:
    """Tell whether a trade's own short name stands alone ("FAT is on 15 March")."""
    return bool(_SHORT.fullmatch(words)) and not roles(words) and not LABEL.match(words)


_WAS = re.compile(
    r"\s*(?:was|were|went)\b(?! (?:to|due|meant|supposed|planned|set|promised|"
    r"agreed)\b)",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\s*(?:is|was|on|at|by|in|takes|runs|happens|moved|moves|must|has|needs|will|starts|starting|"
    r"comes|goes)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?!(?:IT|HR|US|UK|EU|UAE|OK|ASAP|TBD|TBC|FYI|PS|ETA|EOD|COB|BTW|AM|PM|SOP|NB|RE|CC|VAT|GST|"
    r"USD|EUR|GBP|Q[1-4])$)[A-Z]{2,5}\d?"
)


def is_more(head: Task, topics: Sequence[StepMention], plan: Plan) -> bool:
    """Tell whether work that heads a clause only holds a usual step's word.

    "Cost price analysis" is no procurement, "security badge order" no security review.

    Args:
        head: the work.
        topics: the steps that the clause names.
        plan: whose steps are known.
    """
    inside = [t for t in topics if head.start <= t.start and t.end <= head.end]
    if len(inside) != 1 or len(topics) != 1 or inside[0].step:
        return False
    one = named_step(head.action, plan)
    behind = head.action[-(head.end - inside[0].end) :] if inside[0].end < head.end else ""
    return one.step is None and one.kind is None and bool(_NOUN.search(behind))


_NOUN = re.compile(r"[a-z]{3,}\W*$")


def is_name(action: str) -> bool:
    """Tell whether the words can name a step: no mere verb, no verb with "it" and the like."""
    if not re.search(r"\w\W+\w", action) or _NO_NAME.match(action):
        return False
    return not _is_role(action)


def _is_role(words: str) -> bool:
    """Tell whether the words are who does something, and not what is done ("their lawyer")."""
    return any(r.end == len(words) and not r.is_team and r.start < _LEADING for r in roles(words))


_LEADING = 7  # characters of "their ", "the "


_NO_NAME = re.compile(
    r"(?:\w+ (?:it|that|this|them|him|her|me|us|you|one|himself|herself)\b|"
    r"(?:(?:make|prepare|build|create|need|set up|start|draft|write) )?(?:the |a |an |our )?"
    r"(?:new |mutual |action )*plan\b(?! of)|time\b|(?:start|opening|beginning) of\b|"
    r"room (?:for|to)\b|"
    r"use (?:our|the|it)\b|"
    r"(?:know|hear|tell|ask|wait|think|see|say|guess)\b)",
    re.IGNORECASE,
)


def _end(scene: Scene, begin: int) -> int:
    at = scene.piece.start
    marks = [w.start - at for w in scene.people if w.named]
    marks += [d.start - at for d in scene.dates] + [d.start - at for d in scene.durations]
    stop = _ENDS.search(scene.text, begin + 1)
    # "in the north hall" belongs to what is done, "in May" does not.
    while (
        stop
        and re.match(r"\s*(?:in|at|on)\b", stop.group())
        and not any(0 <= mark - stop.end() < 6 for mark in marks)
    ):
        stop = _ENDS.search(scene.text, stop.end())
    marks += [stop.start()] if stop else []
    return min([m for m in marks if m >= begin], default=len(scene.text))


_WAITS = re.compile(r"\W*(?:comes |only )?(?:after|before|once)\b", re.IGNORECASE)


_AFTER_IT = re.compile(
    r"\W*(?:comes |only |right )?(?:after|before) (?:that|this|it)\b", re.IGNORECASE
)


# "The tax certificate is for us to bring" says whose work it is.
WHOSE_WORK = re.compile(
    r"\W*(?:is|are|will be|'s) (?:for|on|up to|with|down to) (?:us|them|me)\b|"
    r"\W*(?:is|are) (?:ours|theirs|mine)\b",
    re.IGNORECASE,
)


def _told(scene: Scene, end: int) -> bool:
    """Tell whether who or when is said behind the work."""
    behind = scene.piece.start + end
    named = any(w.named and w.start >= behind for w in scene.people)
    dated = any(d.start >= behind for d in scene.dates)
    waits = _WAITS.match(scene.text[end:])
    points = _AFTER_IT.match(scene.text[end:]) or WHOSE_WORK.match(scene.text[end:])
    following = not scene.cautious and bool(_NEXT.fullmatch(scene.text[end:]))
    told = bool(points or (waits and scene.steps))
    return named or dated or bool(scene.durations) or told or following


# "Site survey next" tells what is to be done.
_NEXT = re.compile(r"\W*(?:is |comes |goes |up )?(?:next|first|then)\W*", re.IGNORECASE)


def _is_head(scene: Scene, words: str) -> bool:
    doc = parse(words.lower() if words.isupper() else words)
    alone = not any(t.pos_ in {"NOUN", "PROPN"} for t in doc)  # "bid" is read as a verb
    doc = parse(f"the {words}").doc[1:].as_doc() if alone else doc
    tops = [t for t in doc if t.dep_ == "ROOT"]
    nouns = [t for t in doc if t.pos_ in {"NOUN", "PROPN"} or t.tag_ == "VBG"]
    if not nouns or any(is_person(t) for t in tops) or _is_role(words):
        return False
    if any(w.start - scene.piece.start < len(words) and w.named for w in scene.people):
        return False
    if doc[0].tag_ in {"VBD", "VBN"} or (len(nouns) == 1 and nouns[0].lower_ in OF_THE_DEAL):
        return False
    work = _works(nouns)
    if scene.dates and goal_odds(scene.text) > _GOAL:
        return False
    both = any(w.named for w in scene.people) and bool(scene.dates)
    both = both or bool(WHOSE_WORK.search(scene.text))
    return work or (both and len(doc) > 1)


def _works(nouns: Iterable["Token"]) -> bool:
    return any(is_work(t) for t in nouns)
