"""Which side of the deal somebody is on, by what is known of them or by what they are called."""

import re

from assistant.plan.catalogue import entry_of
from assistant.plan.finding import find_person, fold
from assistant.plan.model import Plan, Side, Step

SIDE_WORDS: dict[Side, str] = {
    "buyer": "on the buyer's side",
    "seller": "on your side",
    "both": "on both sides",
}
_SELLER = re.compile(
    r"\b(?:me|myself|us|we|our (?:side|team)|seller|account (?:executive|manager)|ae|csm|"
    r"sales (?:engineer|rep|team)|solutions? (?:engineer|architect|consultant)|deal desk|vendor)\b",
    re.IGNORECASE,
)
_BUYER = re.compile(
    r"\b(?:buyer(?:'s)?|customer(?:'s)?|client(?:'s)?|prospect(?:'s)?|their (?:side|team))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|everyone|everybody|all)\b", re.IGNORECASE)


def side_of(plan: Plan, owner: str) -> Side | None:
    """Return the side that an owner is on: as recorded, else as the name itself says it.

    "John (Buyer)", "Acme legal" and "Me" say it; "Legal" does not.
    """
    person = find_person(plan, owner)
    if person:
        return person.side
    if _BOTH.search(owner):
        return "both"
    folded = f" {fold(owner)} "
    companies: tuple[tuple[str | None, Side], ...] = (
        (plan.deal.buyer, "buyer"),
        (plan.deal.seller, "seller"),
    )
    for company, side in companies:
        if company and fold(company) and f" {fold(company)} " in folded:
            return side
    if _BUYER.search(owner):
        return "buyer"
    return "seller" if _SELLER.search(owner) else None


def infer_side(plan: Plan, step: Step) -> Side | None:
    """Return the side that owns the step by its owners, else by the catalogue."""
    sides = {side for name in step.owners if (side := side_of(plan, name))}
    if len(sides) == 1:
        return sides.pop()
    if sides:
        return "both"
    entry = entry_of(step)
    return entry.side if entry else None


def contradicts(plan: Plan, step: Step, side: Side) -> str | None:
    """Return an owner who is on the other side, where every owner is; else None."""
    if side == "both" or not step.owners:
        return None
    sides = [side_of(plan, name) for name in step.owners]
    if all(one is not None and one not in (side, "both") for one in sides):
        return step.owners[0]
    return None
