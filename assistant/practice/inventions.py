"""What a seller states as a fact without anything behind it."""

from collections.abc import Sequence

from assistant.plan.deadlines import find
from assistant.practice.hearing import Said
from assistant.practice.scene import Scene, Turn, calendar_of
from assistant.understanding.language import parse
from assistant.understanding.money import amounts

_SUSPECT = 0.7
_TELLING = frozenset(
    ("say", "tell", "agree", "approve", "promise", "confirm", "decide", "expect", "sign", "want")
)
_MOST_LIKELY_TERMS = ("PERCENT", "MONEY")


def invented(scene: Scene, before: Sequence[Turn], one: Said) -> float:
    """Return how likely the sentence states something that nobody has said (0 to 1).

    Args:
        scene: the setting, with the plan's facts.
        before: the talk so far: what the buyer said is known.
        one: the sentence of the seller.
    """
    likely = one.p["claim"] * max(one.p["hard"], 0.4)
    if one.question or one.p["discount"] > likely:
        return likely * 0.5
    told = " ".join(turn.buyer for turn in before)
    if _figures(scene, one.text, told) or _hearsay(scene, one.text, told):
        likely = max(likely, _SUSPECT)
    return max(likely, _other_date(scene, one, told))


def _figures(scene: Scene, text: str, told: str) -> bool:
    """Tell whether a share or a sum is stated that neither the plan nor the buyer has named."""
    doc = parse(text)
    terms = [ent.text for ent in doc.ents if ent.label_ in _MOST_LIKELY_TERMS]
    known = {amount.value for amount in amounts(told)} | set(scene.facts.amounts)
    for term in terms:
        sums = [amount.value for amount in amounts(term)]
        if term not in told and not any(value in known for value in sums):
            return True
    return False


def _hearsay(scene: Scene, text: str, told: str) -> bool:
    """Tell whether somebody unknown is said to have agreed to something."""
    doc = parse(text)
    for token in doc:
        named = token.dep_ == "nsubj" and token.ent_type_ == "PERSON"
        past = token.head.tag_ in ("VBD", "VBN")
        if named and past and token.head.lemma_ in _TELLING:
            known = " ".join(scene.facts.people) + " " + told
            return token.text not in known
    return False


def _other_date(scene: Scene, one: Said, told: str) -> float:
    """Return a doubt where the buyer's own date is given otherwise than it stands in the plan."""
    facts = scene.facts
    if not (facts.go_live and facts.dates and one.dated and one.p["tie"] > _SUSPECT):
        return 0.0
    if one.p["propose"] > 0.5 or one.p["commit"] > 0.5:
        return 0.0
    days = [
        found.deadline.date
        for found in find(one.text, scene.today, calendar_of(scene))
        if found.deadline.date and found.deadline.kind == "exact"
    ]
    odd = [day for day in days if day not in facts.dates and f"{day:%B} {day.day}" not in told]
    return 0.6 if odd else 0.0
