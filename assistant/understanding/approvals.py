"""Approvals by a body of the deal, and documents to be sent."""

import re

from assistant.understanding.deed_words import Task
from assistant.understanding.roles import BODY, TEAM, tidy
from assistant.understanding.scene import Scene
from assistant.understanding.tasks import DO, SIGN_OFF, asked_of, needed, promised


def approval_by_body(scene: Scene) -> Task | None:
    """Return the approval that a body of the deal's own has to give, whatever it is about."""
    noun = _BODY_APPROVAL.search(scene.text)
    if noun and not _EXECUTIVE.match(noun["body"]):
        body = tidy(re.sub(r"^(?:the|their|our|a)\s+", "", noun["body"], flags=re.IGNORECASE))
        start = scene.piece.start + noun.start()
        act = noun["act"].lower()
        named = act if act in _KEPT else "approval"
        return Task(f"{body} {named}", start, scene.piece.start + noun.end(), [], True)
    given = _APPROVAL_FROM.search(scene.text)
    team = TEAM.match(given["team"]) if given else None
    if given and team and not _USUAL.match(given["team"]):
        body = tidy(team["team"])
        start = scene.piece.start + given.start()
        end = start + given.start("team") - given.start() + team.end()
        return Task(f"{body[:1].upper()}{body[1:]} approval", start, end, [], True)
    found = asked_of(scene) or promised(scene)
    if not found or " approval" not in found.action:
        return None
    bodies = [w for w in found.owners if not w.named and BODY.match(w.name)]
    if bodies and _GIVES.match(found.action):
        return found._replace(action=f"{bodies[0].name} approval")
    return found if bodies and not _EXECUTIVE.match(bodies[0].name) else None


# "needs sign-off from compliance"; that of legal, of security and so on is a usual step.
_APPROVAL_FROM = re.compile(
    r"\b(?:sign[- ]?offs?|approvals?|consent|clearance|ok(?:ay)?|nod|green[- ]light|go-ahead|"
    r"blessing) (?:from|by|of) (?:the |their |our )?(?P<team>\w.*)",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"(?:(?:the )?board|exec\w*|leadership|legal|security|infosec|procurement|purchasing|finance|"
    r"privacy|c-suite)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(r"(?:give|grant)s? (?:(?:its|the|their|an?) )?approval\b", re.IGNORECASE)
_KEPT = frozenset({"review", "hearing", "vote", "decision", "session"})
_BODY_APPROVAL = re.compile(
    rf"(?P<body>{BODY.pattern})\s+(?P<act>approval|sign-?off|consent|vote|decision|agreement|"
    rf"review|hearing|session|clearance|ok|nod)\b",
    re.IGNORECASE,
)


_SEND = re.compile(
    r"\b(?:send|sends|sending|share|forward|email|circulate|deliver)\b", re.IGNORECASE
)


_SENT_BY_THEMSELVES = frozenset({"msa-sent", "security-pack"})


# "it", "the deal", "anything over half a million", "purchases of this size"
_SPENT = (
    r"(?:deal|purchase|contract|spend(?:ing)?|investment|project|order|agreement|expense|budget)s?"
)
_THE_DEAL = (
    rf"(?:it|this|that|the (?:whole )?(?:{_SPENT}|thing)|everything|"
    rf"(?:any|every|all|each)(?:thing| (?:big )?{_SPENT})(?: like this| this (?:big|size))?|"
    rf"(?:big |large )?{_SPENT})"
    r"(?: (?:over|above|beyond|exceeding|north of|of|more than|bigger than|larger than|past)"
    r" (?!the\b)[^,;.]*)?"
)


def approves_deal(scene: Scene) -> bool:
    """Tell whether somebody has to approve the deal itself ("the COO has to sign off on it")."""
    found = DO.search(scene.text)
    now = _APPROVES.search(scene.text)
    if now and any(w.start - scene.piece.start < now.start() for w in scene.people):
        return True
    if not found:
        return False
    words = scene.text[found.start("verb") :]
    return bool(
        SIGN_OFF.match(words)
        and re.match(
            rf"\w+(?: ?off)?(?: on)?(?: {_THE_DEAL})?"
            r"(?: (?:herself|himself|personally|too|as well|first|by .*|before .*|on "
            r".*))?[.,]?\s*$",
            words,
            re.IGNORECASE,
        )
    )


_APPROVES = re.compile(
    r"\b(?:approves|signs off|gives (?:the|his|her|their) (?:final )?(?:ok|okay|yes|nod|go-ahead|"
    r"blessing|approval)|(?:has|have|needs?|must) (?:to )?(?:say yes|give (?:the|his|her|their) "
    rf"(?:ok|okay|yes|nod|go-ahead|blessing)))\b(?: on)?(?: {_THE_DEAL})?(?=\W*(?:$|on\b|by\b|in\b|"
    r"and\b|then\b|at\b|before\b|after\b|\d|[A-Z]))",
    re.IGNORECASE,
)
_LAWYER = re.compile(
    r"\b(?:lawyers?|counsel|solicitors?|attorneys?|advocates?|legal|gc|barrister|paralegal)\b",
    re.IGNORECASE,
)
_GUARD = re.compile(r"\b(?:ciso|security|infosec|cyber\w*|information security)\b", re.IGNORECASE)
_REVIEWS = re.compile(
    r"\b(?:review(?:s|ing)?|redlin(?:e|es|ing)|mark(?:s|ing)? (?:it|this|that|them) "
    r"up|look(?:s|ing)? "
    r"(?:it|this|that|them)? ?(?:over|through|at)|go(?:es|ing)? (?:through|over)|check(?:s|ing)?|"
    r"clears?|read(?:s|ing)? (?:it|this|that|them|the \w+)(?: through| over)?|"
    r"(?:sees?|stud(?:y|ies)) (?:it|this|that|them)|"
    r"assess(?:es|ing)?|comments?|turn(?:s|ing)? (?:it|this|that|them) (?:around|round|back))\b",
    re.IGNORECASE,
)


def done_by_role(scene: Scene) -> str | None:
    """Return the usual step that a role does without its name being said.

    "Their lawyer Sue Park will review it" is the legal review, "the COO has to sign off on it" the
    executive approval.
    """
    spends = scene.durations and _SPENDS.search(scene.text)
    if _REVIEWS.search(scene.text) or spends:
        for who in scene.people:
            kind = kind_of_role(f"{who.role or ''} {'' if who.named else who.name}")
            if kind in {"legal-review", "security-review"} or (kind and spends):
                return kind
    return "executive-approval" if approves_deal(scene) else None


_SPENDS = re.compile(
    r"\b(?:needs?|requires?|takes?|wants?|asks? for|reckons?|estimates?|expects?)\b", re.IGNORECASE
)
_ROLE_KINDS = (
    (_LAWYER, "legal-review"),
    (_GUARD, "security-review"),
    (re.compile(r"\b(?:procurement|purchasing|sourcing|buyer)\b", re.IGNORECASE), "procurement"),
    (re.compile(r"\b(?:privacy|data protection|dpo)\b", re.IGNORECASE), "dpa"),
    (re.compile(r"\b(?:finance|controller|treasurer)\b", re.IGNORECASE), "budget"),
)


def kind_of_role(role: str) -> str | None:
    """Return the usual step that people in this role do, None where there is no such step."""
    return next((kind for pattern, kind in _ROLE_KINDS if pattern.search(role)), None)


def sending(scene: Scene) -> Task | None:
    """Return the sending of a document that is not the step itself ("I'll send the DPA")."""
    if (
        len(scene.steps) != 1
        or scene.steps[0].kind in _SENT_BY_THEMSELVES
        or (scene.steps[0].step is None and scene.steps[0].kind is None)
    ):
        return None
    if not _SEND.search(scene.before(scene.steps[0].end)):
        return None
    return promised(scene) or asked_of(scene) or needed(scene)


_EXECUTIVE = re.compile(r"(?:the )?(?:board|exec|leadership|c-suite|steer)", re.IGNORECASE)
