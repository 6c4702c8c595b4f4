"""MEDDPICC: eight letters, each red, amber or green, and none green without a buyer's words."""

import re

from assistant.plan.finding import find_person, fold
from assistant.plan.model import Letter, LetterScore, Plan
from assistant.plan.naming import owner_kind
from assistant.plan.sides import side_of

LETTERS: dict[Letter, str] = {
    "metrics": "Metrics",
    "economic-buyer": "Economic buyer",
    "decision-criteria": "Decision criteria",
    "decision-process": "Decision process",
    "paper-process": "Paper process",
    "identified-pain": "Identified pain",
    "champion": "Champion",
    "competition": "Competition",
}
ASKS: dict[Letter, str] = {
    "metrics": "What is it worth, in the buyer's numbers?",
    "economic-buyer": "Who can release the money, and do they want it?",
    "decision-criteria": "By what do they judge?",
    "decision-process": "How, by whom and when is it decided?",
    "paper-process": "What lies between yes and signature?",
    "identified-pain": "What hurts whom, and what if nothing is done?",
    "champion": "Who sells it inside when you are not there?",
    "competition": "What else could win, doing nothing included?",
}
# With one of these red, the others do not matter yet.
FIRST: tuple[Letter, ...] = ("identified-pain", "economic-buyer", "champion")

_FEWEST_WORDS = 3
_OURS = re.compile(r"^(?:me|myself|i|we|us|our|ours|my)\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"\b(?:c[efiotrmp]o|ciso|cro|chief|president|e?s?vp|vice president|head|director|owner|"
    r"founder|partner|economic buyer|budget|sign(?:er|s|atory)|board|executive)\b",
    re.IGNORECASE,
)


def in_order() -> list[Letter]:
    """Return the letters in the order in which it helps most to ask for them."""
    return [*FIRST, *(letter for letter in LETTERS if letter not in FIRST)]


def open_letters(plan: Plan) -> list[Letter]:
    """Return the letters that are not green, red before amber, those that matter first before.

    Without a card every letter is open.
    """
    card = plan.qualification
    scores = {one: card.letter(one).score if card else "red" for one in LETTERS}
    ranked = [letter for letter in in_order() if scores[letter] != "green"]
    return sorted(ranked, key=lambda letter: scores[letter] != "red")


def not_green(plan: Plan, letter: Letter, found: LetterScore) -> str | None:
    """Return why what was said cannot make a letter green, None where it can.

    It takes three words or more of somebody who is known to be of the buyer: a person of the
    plan on their side, or a role, which is taken to be theirs unless it says otherwise. For the
    economic buyer it takes that person's own words, not those of somebody else.
    """
    title = LETTERS[letter]
    if len(re.findall(r"\w+", found.words)) < _FEWEST_WORDS:
        return (
            f"{title} cannot be green without a buyer's own words. Give what they said, "
            "word for word."
        )
    speaker = found.said_by
    if not speaker:
        return f"{title} cannot be green before it is known who of the buyer said it. Name them."
    side = side_of(plan, speaker)
    if side in ("seller", "both") or _OURS.match(speaker):
        return f"{speaker} is not of the buyer: green takes the words of somebody on their side."
    known = find_person(plan, speaker)
    if known is None and owner_kind(plan, speaker) != "role" and side != "buyer":
        return f"{speaker} is not among the people of the plan. Add them on the buyer's side first."
    if known and side is None:
        return f"It is not known which side {speaker} is on. Say so first."
    if letter == "economic-buyer" and not _decides(plan, speaker):
        return (
            f"What {speaker} says of the economic buyer is second-hand: amber. Green takes the "
            "words of the person who can release the money."
        )
    return None


def _decides(plan: Plan, speaker: str) -> bool:
    known = find_person(plan, speaker)
    role = f"{speaker} {known.role or ''}" if known else speaker
    if _DECIDES.search(role):
        return True
    owners = (
        owner
        for step in plan.steps
        if step.kind in ("executive-approval", "budget", "signature")
        for owner in step.owners
    )
    return any(fold(owner) == fold(known.name if known else speaker) for owner in owners)
