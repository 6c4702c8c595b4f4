"""Roles and teams as sellers write them, and which side they sit on."""

import functools
import re
from typing import NamedTuple

from assistant.plan.model import Side
from assistant.understanding.names import words

_HEAD = (
    r"(?-i:C[A-Z]{1,3}O)|ceo|cfo|cio|ciso|cto|coo|cmo|cro|cpo|cdo|cso|chro|caio|gc|dpo|bdm|csm|tam|"
    r"(?:chief(?: [a-z]+){1,3} officer)|(?:chief (?:of staff|architect|counsel|accountant))|"
    r"(?:vice[- ])?president|s?e?a?vps?|directors?|head|managers?|lead|officer|counsel|lawyers?|"
    r"attorney|advocates?|solicitor|barrister|paralegal|sponsor|champion|architect|engineers?|analyst|"
    r"controller|treasurer|bursar|provost|dean|chancellor|administrator|admin|founder|"
    r"co-?founder|owner|partner|"
    r"consultants?|specialist|coordinator|executive|exec|secretary|supervisor|superintendent|"
    r"principal|accountant|auditor|buyer|purchaser|economic buyer|decision maker|stakeholder|"
    r"developer|dev|scientist|pmo?|ae|se|sdr|ea|pa|assistant|deputy|boss|colleague|counterpart|"
    r"rep|representative|contact|liaison|negotiator|signatory|signer|chair(?:man|woman|person)?|"
    r"trainer|planner|strategist|advisor|adviser|matron|registrar|commissioner|governor|mayor"
)
_MODIFIER = (
    r"vice|senior|sr\.?|junior|jr\.?|deputy|global|regional|group|interim|acting|associate|assistant|"
    r"executive|managing|general|outside|external|in-?house|corporate|lead|principal|chief|staff|"
    r"technical|tech|solutions?|sales|account|customer|client|success|project|programme?|product|"
    r"engineering|it|security|infosec|cyber(?:security)?|information|network|infrastructure|cloud|"
    r"data|privacy|compliance|risk|legal|contracts?|commercial|procurement|purchas(?:e|es|ing)|sourcing|"
    r"buying|stores?|stock|warehouse|materials?|maintenance|production|manufacturing|facilities|"
    r"grants?|property|estates?|fleet|lab(?:oratory)?|research|payroll|tax|treasury|claims|fund|"
    r"portfolio|investment|retail|export|shipping|transport|depot|shift|health|safety|hse|ehs|"
    r"sustainability|academic|admissions|"
    r"vendor|supplier|category|finance|financial|hr|people|marketing|operations|ops|supply chain|"
    r"logistics|plant|site|quality|clinical|medical|nursing|digital|innovation|transformation|"
    r"change|release|implementation|onboarding|delivery|support|systems?|platform|devops|"
    r"enterprise|business|revenue|deal desk|budget|economic|main|day-to-day|works council|board|"
    r"department|office|training|integration|migration|test|qa|audit|internal|country|area|branch"
)
_TEAM = (
    r"it[ -]security|info(?:rmation)?[ -]?sec(?:urity)?|cyber[ -]?(?:security|sec)|security|legal|"
    r"procurement|purchasing|sourcing|strategic sourcing|finance|accounts payable|ap|accounting|"
    r"treasury|privacy|data protection|compliance|vendor (?:risk|management)|"
    r"supplier management|third[- ]party risk|hr|human resources|people ops|(?-i:IT)(?: ops| "
    r"operations)?|it(?= (?:team|dept|department|guys|folks|people|ops)\b)|"
    r"engineering|devops|infrastructure|infra|data engineering|"
    r"operations|ops|facilities|marketing|sales(?: ops)?|revops|customer success|"
    r"professional services|presales|deal desk|internal audit|supply chain|l&d|pmo|regulatory "
    r"affairs"
)
_LOOSE_TEAM = (
    r"risk|platform|data(?: platform)?|architecture|cs|ps|support|onboarding|implementation|"
    r"delivery|"
    r"solutions|product|quality|qa|audit|contracts?|commercial|clinical|pharmacy|nursing|logistics|"
    r"training|learning|change management|tax|insurance|communications|comms|research|regulatory|"
    r"labou?r relations|accounts|admissions|project|core|integration|migration"
)
_BODY = (
    r"works[ -]council|betriebsrat|exco|excom|comex|codir|opco|steerco|"
    r"(?:[a-z]+ )?steering (?:committee|group)|steer(?:ing )?co(?:m)?|"
    r"(?:executive|investment|audit|risk|capital|finance|ethics|procurement|architecture|security|"
    r"technology|(?-i:IT)|data|purchasing|compensation|selection|evaluation|review|change|design|"
    r"clinical|safety|governance|product|pricing|deal)(?: review| advisory| governance)? "
    r"(?:committee|board|council|panel|authority)|"
    r"(?:the )?(?<!on )(?<!across the )"
    r"board(?: of (?:directors|trustees|supervisors|governors|regents|"
    r"(?-i:[A-Z])[a-z]+))?|"
    r"(?:(?!(?:the|an?|their|our|your|its|his|her|this|that|one|by|to|with|from|and|or|of|for|on|"
    r"in|at|is|has|have|goes|before|need|needs|also|then|after|local|whole)\b)[a-z]+ ){1,2}"
    r"(?:committee|panel)|"
    r"city council|county council|school board|trustees|c-suite|leadership team|exec(?:utive)? "
    r"team|"
    r"(?:(?-i:[A-Z])\w+'s )?(?:council|senate|cabinet|directorate|trustees|regents|supervisory "
    r"board)|"
    r"leadership|union|trade union|cab|irb|tender committee|change advisory board|parent company"
)
_GROUP_NOUN = (
    r"team|dept|department|group|folks|guys|people|side|office|unit|function|staff|"
    r"org|lot|chaps|crew"
)

_OWNER = r"(?P<whose>their|our|my|his|her|the|your|your|its|a|an)\s+"
_ROLE = (
    rf"(?:(?:{_MODIFIER})[ -]+){{0,4}}(?:{_HEAD})\b(?!['-]\w{{3,}})"
    r"(?! (?:approvals?|sign-?offs?|reviews?|alignment|decisions?|guides?|accounts?|users?|"
    r"access|portal|panel|times?)\b)"
)
_OF = (
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?!this\b|that\b|(?-i:it)\b|us\b|them\b|him\b|her\b|you\b|"
    r"me\b|now\b|a\b)"
    r"[A-Za-z&/]+(?:\s+(?:and|&)\s+(?:IT|it|security|data|operations|compliance|risk|"
    r"infrastructure)\b"
    r"|\s+(?:security|operations|ops|engineering|systems|chain|services|success|resources|"
    r"management|"
    r"technology|protection|affairs|experience|it|risk|compliance)\b){0,2}"
    r"|,?\s+(?:Ops|Operations|Finance|Engineering|IT|HR|Sales|Security|Product|Legal|Procurement|"
    r"Marketing|Infrastructure|Data|Technology|Digital|Compliance)\b)?"
)

ROLE = re.compile(
    rf"(?:{_OWNER})?(?P<role>(?:{_ROLE})(?:(?<=head)|(?<=vp)|(?<=director)|(?<=manager)|(?<=lead)|"
    rf"(?<=president)|(?<=owner)|(?<=officer)|(?<=chair)|(?<=dean)|(?<=exec)|(?<=partner)|"
    rf"(?<=VP)){_OF}"
    rf"|{_ROLE})",
    re.IGNORECASE,
)
TEAM = re.compile(
    rf"(?:{_OWNER})?(?P<team>(?:{_BODY})|(?:{_TEAM})(?:\s+(?:{_GROUP_NOUN}))?|"
    rf"(?:{_LOOSE_TEAM})\s+(?:{_GROUP_NOUN}))\b(?!['-]\w{{3,}})",
    re.IGNORECASE,
)
BODY = re.compile(rf"(?:{_BODY})\b", re.IGNORECASE)
GROUP = re.compile(rf"\b(?:{_TEAM}|{_LOOSE_TEAM})\s+(?:{_GROUP_NOUN})\b", re.IGNORECASE)

_SELLER_ROLE = re.compile(
    r"\b(?:ae|account exec(?:utive)?|account manager|sales engineer|solutions? engineer|solutions? "
    r"architect|solutions? consultant|se|csm|customer success(?: manager)?|presales|pre-sales|sdr|"
    r"deal desk|tam|technical account manager|implementation consultant|onboarding manager|"
    r"professional services|onboarding specialist)\b",
    re.IGNORECASE,
)
_BUYER_ROLE = re.compile(
    r"\b(?:ciso|champion|economic buyer|procurement|purchasing|sourcing|buyer|works council|"
    r"infosec|it security)\b",
    re.IGNORECASE,
)
_THEIRS_ANYWAY = re.compile(
    r"\b(?:champion|sponsor|contact|buyer|customer|client|prospect|decision maker|signatory|"
    r"signer|stakeholder|user)\b",
    re.IGNORECASE,
)
_BUYER_WORD = re.compile(
    r"\b(?:their|theirs|they|them|his|her|buyer'?s?|client'?s?|customer'?s?|prospect'?s?|"
    r"(?:on|from|at) (?:their|the (?:buyer|client|customer)(?:'s)?) (?:side|end))\b",
    re.IGNORECASE,
)
_SELLER_WORD = re.compile(r"\b(?:our|ours|we|us|my|mine|we'll|we've)\b", re.IGNORECASE)
_ACRONYMS = words("roles_acronyms")


class Role(NamedTuple):
    """A role or team named in a text: where, in what words, and whose it is said to be."""

    start: int
    end: int
    name: str
    side: Side | None
    is_team: bool


def roles(text: str) -> list[Role]:
    """Return the roles and teams named in the text, in order, longest first where they overlap."""
    return list(_named(text))


@functools.lru_cache(maxsize=4_096)
def _named(text: str) -> tuple[Role, ...]:
    found = [
        Role(m.start(), m.end(), tidy(m["role"]), side_of(m["whose"], m["role"]), False)
        for m in ROLE.finditer(text)
        if _stands_alone(text, m.start("role"))
    ]
    found += [
        Role(m.start(), m.end(), tidy(m["team"]), side_of(m["whose"], m["team"]), True)
        for m in TEAM.finditer(text)
        if _stands_alone(text, m.start("team"))
    ]
    found.sort(key=lambda role: (role.start - role.end, role.start))
    kept: list[Role] = []
    for role in found:
        if all(role.end <= other.start or role.start >= other.end for other in kept):
            kept.append(role)
    return tuple(sorted(kept))


def side_of(whose: str | None, role: str) -> Side | None:
    """Return the side that a possessive or the role itself speaks of, None where neither does."""
    if whose and whose.lower() in {"our", "my"}:
        return "buyer" if _THEIRS_ANYWAY.search(role) else "seller"
    if whose and whose.lower() in {"their", "his", "her", "its"}:
        return "buyer"
    if _SELLER_ROLE.search(role):
        return "seller"
    return "buyer" if _BUYER_ROLE.search(role) else None


def side_said(text: str) -> Side | None:
    """Return the one side that the words speak of, None where it is neither or both."""
    buyer, seller = _BUYER_WORD.search(text), _SELLER_WORD.search(text)
    if bool(buyer) == bool(seller):
        return None
    return "buyer" if buyer else "seller"


def tidy(role: str) -> str:
    """Return the role as a plan shows it: acronyms in capitals, the rest as a title."""
    words = [w.upper() if w.lower().rstrip("s") in _ACRONYMS else w for w in role.split()]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _stands_alone(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-'@./")
