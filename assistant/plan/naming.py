"""Owners and steps as they are spoken of: is an owner a person, a role or nobody yet."""

import re
from typing import Literal

from assistant.plan.catalogue import CATALOGUE, entry_like, fold
from assistant.plan.model import Plan, Step

OwnerKind = Literal["person", "role", "nobody"]

_NOBODY = re.compile(
    r"^(?:the )?(?:tb[dcas]|to be (?:defined|determined|confirmed|agreed|named)|\?+|-+|n/?a|"
    r"unknown|none|nobody|no one|someone|somebody|you|they|them|us|we|"
    r"both|both (?:sides|teams|parties)|"
    r"all|everyone|everybody|(?:the )?(?:buyer|seller|customer|client|prospect|vendor|supplier)|"
    r"(?:our|their|your) (?:side|team)|team|teams)$",
    re.IGNORECASE,
)
_ROLE_WORDS = (
    "account accounting admin administrator analyst and architect architecture at attorney "
    "board bu budget business buyer c ceo cfo chief cio ciso cmo commercial committee "
    "compliance contract contracts controller coo corporate council counsel cpo cro cso cto "
    "customer cyber data department dept desk development director dpo economic engineer "
    "engineering evp exec executive executives external facilities finance financial for from "
    "gc general global group head house hr human in info information infosec internal it "
    "lawyer lawyers lead leader leadership legal lob management manager marketing md of "
    "office officer on operations ops our outside owner partner people platform pm pmo "
    "president privacy procurement product program project protection purchasing qa regional "
    "relations research resources revenue review risk s sales sec security senior service "
    "services side signatory signer solutions sourcing specialist sponsor staff steering "
    "strategic success supply support svp system systems team teams tech technical technology "
    "the their treasurer treasury unit user users vendor vice vp works your "
)
_ROLES = frozenset(_ROLE_WORDS.split())

# How a usual step is spoken of, where "the" before its name would not do.
_SPOKEN = {
    "plan-review": "the review of this plan",
    "success-criteria": "the success criteria",
    "decision-process": "mapping their decision process",
    "nda": "the NDA",
    "executive-sponsor": "the sponsors' meeting",
    "business-case": "the business case",
    "security-pack": "sending the security documents",
    "dpa": "the data processing agreement",
    "ai-review": "the AI review",
    "works-council": "the works council's consent",
    "msa-sent": "sending the contract draft",
    "legal-review": "the legal review",
    "procurement": "procurement and final pricing",
    "signature": "the signature",
    "sso": "the single sign-on",
    "access": "access and environments",
    "integration": "the integrations",
    "implementation": "the implementation",
    "training": "the training",
    "go-live": "the go-live",
}


def owner_kind(plan: Plan, owner: str) -> OwnerKind:
    """Tell whether an owner is a person by name, a role or a team, or nobody in particular."""
    words = re.sub(r"\([^)]*\)", " ", owner).strip(" .,")
    if not words or _NOBODY.match(words):
        return "nobody"
    said = set(fold(words).split())
    for company in (plan.deal.buyer, plan.deal.seller):
        said -= set(fold(company or "").split())
    if not said:
        return "nobody"
    return "role" if said <= _ROLES else "person"


def named_owners(plan: Plan, step: Step) -> list[str]:
    """Return the owners of a step that are people by name."""
    return [owner for owner in step.owners if owner_kind(plan, owner) == "person"]


def spoken(step: Step) -> str:
    """Return how a step is spoken of in a sentence: "the legal review"; its own name in quotes."""
    entry = entry_like(step)
    if entry is None:
        return f'"{step.action}"'
    generic = fold(step.action) in (fold(entry.action), fold(entry.id))
    if generic and entry.id in _SPOKEN:
        return _SPOKEN[entry.id]
    words = step.action.split()
    if not generic and not _is_noun(words[-1]):
        return f'"{step.action}"'
    first = words[0]
    # "CFO approval" and "Salesforce integration" keep their capitals.
    plain = first[1:].islower() and (generic or fold(first) in _COMMON)
    return f"the {first.lower() if plain else first}{step.action[len(first) :]}"


def _is_noun(word: str) -> bool:
    return fold(word) in _NOUNS


def _words_of_the_catalogue() -> frozenset[str]:
    said = (name for entry in CATALOGUE.values() for name in (entry.action, *entry.synonyms))
    return frozenset(word for name in said for word in fold(name).split())


_PRODUCTS = "salesforce okta sap workday azure entra ariba coupa jaggaer oracle docusign adobe"
_COMMON = _words_of_the_catalogue() - frozenset(_PRODUCTS.split())
_NOUN_WORDS = (
    "agreement analysis approval approvals assessment audit board call calls case check "
    "committee consent council cutover deep-dive demo deployment dpa evaluation "
    "implementation integration kickoff launch meeting migration msa nda negotiation "
    "onboarding order pilot po poc presentation questionnaire redlines registration review "
    "reviews rollout session setup sign-off signature signatures signing signoff test testing "
    "training trial workshop "
)
_NOUNS = frozenset(_NOUN_WORDS.split())
