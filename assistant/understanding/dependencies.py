"""What comes before what: order between steps that a sentence states."""

import re
from itertools import pairwise
from typing import NamedTuple

from assistant.understanding.step_mentions import StepMention

_AFTER = re.compile(
    r"\b(?:after|once|following|depend(?:s|ent|ing)? (?:up)?on|(?:is |are )?contingent on|"
    r"subject to|until|till|as soon as|when|"
    r"unless|gated (?:by|on)|hinges on|comes? after|follows|pending|waits? (?:for|on)|waiting "
    r"(?:for|on)|"
    r"blocked (?:by|on)|held up (?:by|on)|without|upon|only (?:after|once|when)|behind|"
    r"requires|needs|"
    r"prerequisite (?:is|:)|relies on|has to wait for|hangs? on|rests? on|(?:is |are )?based on|"
    r"builds? (?:up)?on|presupposes?|not (?:start |begin |done )?before|only with|"
    r"off (?=(?:the|that|this|his|her|their)\b)|follows from|works? (?:from|off))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|prior to|ahead of|followed by|precedes?|"
    r"(?:prerequisite|precondition|condition|input|basis|base) (?:for|to|of)|needed (?:for|before)|"
    r"(?:goes?|flows?|feeds?) into|"
    r"leads? (?:in)?to|unblocks|unlocks|so (?:that )?(?:we|they|it)? ?can|feeds|"
    r"(?:and |, ?)then|then|and (?:only )?after that|after which|next (?:is|comes)|blocks|is "
    r"blocking|"
    r"gates|is holding up|holds up)\b|>|=>",
    re.IGNORECASE,
)
_OPENING_AFTER = re.compile(
    r"\b(?:after|once|when|whenever|as soon as|following|until|till|unless|only after|the moment|"
    r"assuming|provided|with)\s+(?:\w+['\w]*\s+){0,4}$",
    re.IGNORECASE,
)
_OPENING_BEFORE = re.compile(
    r"\b(?:before|prior to|ahead of)\s+(?:\w+['\w]*\s+){0,3}$", re.IGNORECASE
)
_NEEDS = re.compile(r"\b(?:needs|requires|need|require)\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:first|before|done|complete[d]?|signed|approved|in place|finished)\b", re.IGNORECASE
)


_TOGETHER = re.compile(
    r"\s*(?:,|and|&|/|\+|plus|as well as|both)*\s*(?:and\s+)?(?:the|their|our|a)?\s*", re.IGNORECASE
)


class Order(NamedTuple):
    """`later` depends on `earlier`."""

    earlier: StepMention
    later: StepMention


_ANCHORED = re.compile(
    r"^(?:(?:and|but|so|then|that|it|this|they|which|she|he|we)\b[^,;]{0,40}?|(?:starts?|"
    r"comes?|goes|happens?|follows|begins?|only|blocked|waiting|depends|can|can't|cannot|"
    r"due)\b[^,;]{0,30}?)?"
    r"\b(?:after|once|until|till|blocked (?:by|on)|held up by|waiting (?:on|for)|waits? (?:on|"
    r"for)|depends on|dependent on|pending|following|as soon as|follows|when)\s+"
    r"(?:the |their |our |we have |they have )?$",
    re.IGNORECASE,
)


_AFTERWARDS = re.compile(
    r"\b(?:after (?:that|this|it)|afterwards|right after|straight after|once (?:that|it)'?s? "
    r"(?:is )?done)\b",
    re.IGNORECASE,
)


_SEQUENCE = re.compile(
    r"\b(?:order|sequence)(?: of (?:things|work|events|steps))?(?: then)?(?:\s*:| is| will be| "
    r"goes| runs)\W*(?:first )?(?:the |their |our )?$",
    re.IGNORECASE,
)


def comes_afterwards(text: str) -> bool:
    """Tell whether the clause puts its step after what was spoken of before."""
    return bool(_AFTERWARDS.search(text))


def is_anchor(before: str) -> bool:
    """Tell whether a step named after these words is what "it" waits for ("it starts after …")."""
    return bool(_ANCHORED.match(before))


def orders(text: str, steps: list[StepMention], start: int = 0) -> list[Order]:
    """Return the order of neighbouring steps as the sentence states it.

    Args:
        text: the sentence, folded.
        steps: the steps named in it, in order; their positions count from `start`.
        start: where the sentence begins.
    """
    found = []
    if len(steps) > 1 and _SEQUENCE.search(text[: steps[0].start - start]):
        return [Order(left, right) for left, right in pairwise(steps) if left.key != right.key]
    for left, right in pairwise(steps):
        if left.key == right.key:
            continue
        between = text[left.end - start : right.start - start]
        before = text[: left.start - start]
        if len(between) > 120:
            continue
        order = _order(before, left, between, right, text[right.end - start :])
        if order:
            found.append(order)
    return found + _shared(text, steps, start, found)


def _shared(text: str, steps: list[StepMention], start: int, found: list[Order]) -> list[Order]:
    """Return the order of steps named together with one of an order ("legal and security")."""
    more: list[Order] = []
    for left, right in pairwise(steps):
        if not _TOGETHER.fullmatch(text[left.end - start : right.start - start]):
            continue
        for order in list(found) + more:
            for known, other in ((left, right), (right, left)):
                if order.earlier == known and order.later != other:
                    more.append(Order(other, order.later))
                elif order.later == known and order.earlier != other:
                    more.append(Order(order.earlier, other))
    return [o for o in dict.fromkeys(more) if o not in found and o.earlier.key != o.later.key]


def _order(
    before: str, left: StepMention, between: str, right: StepMention, after: str
) -> Order | None:
    separate = re.search(r"[;.]|\b(?:and|but)\b(?! then| after| once)", between)
    if _OPENING_AFTER.search(before) and not _AFTER.search(between) and not separate:
        return Order(left, right)
    if _OPENING_BEFORE.search(before) and not separate and not _AFTER.search(between):
        return Order(right, left)
    if _COMES_FIRST.match(between) or (_USES.search(before) and _FOR.fullmatch(between)):
        return Order(left, right)
    after_words = list(_AFTER.finditer(between))
    inner = [(m.start(), m.end()) for m in after_words]
    last = [
        *after_words,
        *(m for m in _BEFORE.finditer(between) if not any(a <= m.start() < b for a, b in inner)),
    ]
    if not last or (separate and separate.start() > max(m.start() for m in last)):
        return None
    word = max(last, key=lambda m: m.start())
    if _NEEDS.fullmatch(word.group()) and not _FIRST.search(between[word.end() :] + after[:40]):
        return None
    if word.re is _AFTER or _denied(before, word):
        return Order(right, left)
    return Order(left, right)


_DENIES = re.compile(r"\b(?:no|not|never|nobody|nothing|cannot)\b|n't\b", re.IGNORECASE)
_USES = re.compile(r"\b(?:needs?|requires?|uses?|wants?)\s+(?:[\w']+\s+){0,3}$", re.IGNORECASE)
_COMES_FIRST = re.compile(
    r"\s*(?:comes?|goes|is|must come|has to come|needs to come|will come)(?: \w+)? first\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s*(?:for|(?:in order )?to (?:do|start|begin|run|make|finish|complete))\s+"
    r"(?:the |their |our |his |her )?",
    re.IGNORECASE,
)


def _denied(before: str, word: re.Match[str]) -> bool:
    """Tell whether "before" is denied ("no sizing before the drawing is there")."""
    said = re.split(r"[,;.]", before + word.string[: word.start()])[-1]
    return word.group().lower() == "before" and bool(_DENIES.search(said))
