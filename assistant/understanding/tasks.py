"""Steps of the deal's own: what somebody has to do, in the seller's words."""

import re

from assistant.understanding.deed_words import (
    LABEL,
    Task,
    clean,
    is_deed,
    is_thing,
    people_in,
    title,
)
from assistant.understanding.deeds import finished, stated
from assistant.understanding.language import parse
from assistant.understanding.people import Who
from assistant.understanding.pronouns import is_fragment
from assistant.understanding.roles import BODY
from assistant.understanding.scene import Scene
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.work_words import is_work, work_verbs

DO = re.compile(
    r"\b(?P<must>(?:will|'ll|shall|must|should|gotta|(?:is|are|am|'s|'re|'m) (?:going to|gonna|"
    r"supposed to|expected to|meant to|to|due to|planning to)|"
    r"(?:still |also |then )?(?:needs?|has|have|had|got|'ve got|wants?|plans?|intends?|"
    r"promised|agreed|offered|committed|is able|volunteered|hopes?|'d like|would like) to(?: "
    r"also)?))\s+"
    r"(?:then |also |first |now |just |still |please |be able to )*(?P<verb>[a-z][a-z-]+)\b",
    re.IGNORECASE,
)
_NEED_TO = re.compile(
    r"\b(?:need|needs|require|requires|want|wants|waiting for|waiting on|get|have|getting|"
    r"expecting)\s+(?P<who>(?:\S+\s+){0,6}?\S+)\s+to\s+(?P<verb>[a-z][a-z-]+)\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:(?:we|they|i|you|he|she|it|acme)(?:'ll| will| also| still| then| both| all|'d| "
    r"probably| likely| definitely| certainly| might| may| maybe| could)*\s+(?:also |still |"
    r"then |probably )?(?:need|needs|lacks?|require|requires|must have|have to have)|"
    r"there(?:'s|'ll be| is| are| will be| has to be| needs to be)(?: also| still)?|"
    r"(?:please |pls |can you |could you |let's |lets )?(?:also )?(?:add|include|put in|insert|"
    r"pop in|stick in|throw in)|don't forget|do not forget|we(?:'re| are) (?:also )?missing|"
    r"(?:remaining|outstanding|left|open|next|another step|next step|another thing|one more(?: "
    r"thing| step)?)(?: is|:)|then (?:comes|there's|there is)|plus)\s+(?P<thing>.+)",
    re.IGNORECASE,
)
_SCHEDULED = re.compile(
    r"^(?:the |their |our |a |an )?(?P<thing>[^,:]{3,70}?)\s+(?:is|are|'s|will be|has been|"
    r"have been|gets|starts|happens|takes place|goes|runs|lands|meets)\s+"
    r"(?:currently |now |also |all )?(?:on\b|due|scheduled|planned|set|booked|slated|happening|"
    r"penciled|pencilled|pencil|expected|locked|fixed|in|for|by|at)?\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^(?P<thing>[^:|]{3,70}?)\s*(?::|\s[-|>]\s|,|\(|\|)\s*(?P<rest>.*)$")
SIGN_OFF = re.compile(
    (
        r"^(?:approve|sign ?off|bless|green-?light|rubber-?\s?stamp|ratify|pass|endorse|"
        r"vote (?:on|it)|authori[sz]e|ok|okay|agree|"
        r"nod|vote)\b"
    ),
    re.IGNORECASE,
)


def task(scene: Scene) -> Task | None:
    """Return what has to be done according to the clause, None where it is nothing.

    `sure` is False for a wording that may as well be small talk.
    """
    return (
        asked_of(scene)
        or needed(scene)
        or promised(scene)
        or _listed(scene)
        or stated(scene)
        or finished(scene)
    )


def listed_task(scene: Scene) -> Task | None:
    """Return work that is needed, listed or done; who does what is read by the parse in notes."""
    listed = _listed(scene)
    if listed and not scene.dates and not any(is_work(t) for t in parse(listed.action)):
        listed = None
    return needed(scene) or listed or _said_plainly(scene) or finished(scene)


_MOST_WORDS = 9


def _said_plainly(scene: Scene) -> Task | None:
    """Return what somebody will do, where the parser lost its way in talk without marks."""
    match = DO.search(scene.text)
    if not match or match["verb"].lower() not in work_verbs():
        return None
    found = promised(scene)
    near = re.search(r"([\w'.-]+)\W*$", scene.text[: match.start()])
    low, high = (scene.piece.start + at for at in near.span(1)) if near else (0, 0)
    named = any(who.start < high and low < who.end for who in scene.people)
    mine = bool(near and re.fullmatch(r"I|we", near[1], re.IGNORECASE))
    if found is None or not (named or mine) or len(found.action.split()) > _MOST_WORDS:
        return None
    return found


def asked_of(scene: Scene) -> Task | None:
    """Return "we need the works council to approve the rollout"."""
    match = _NEED_TO.search(scene.text)
    if not match or not is_deed(scene.text[match.start("verb") :]):
        return None
    owners = people_in(scene, match.start("who"), match.end("who"))
    if not owners:
        return None
    return _deed(scene, match.start("verb"), owners, sure=True)


def promised(scene: Scene) -> Task | None:
    """Return "Tom will translate the deck", "their board has to approve it"."""
    match = DO.search(scene.text)
    if not match or not is_deed(scene.text[match.start("verb") :]):
        return None
    owners = people_in(scene, 0, match.start())
    subject = scene.text[: match.start()]
    mine = bool(re.search(r"\b(?:I|we)\b\s*(?:also|then|just|still)?\s*$", subject, re.IGNORECASE))
    if not owners and not mine and not re.search(r"\b(?:they|she|he)\b", subject, re.IGNORECASE):
        return None
    if re.search(
        r"\b(?:if|when|once|until|before|after|because|so that|who|which|not|n't|never)\b[^,]*$",
        subject,
        re.IGNORECASE,
    ):
        return None
    must = match["must"].lower()
    firm = bool(owners or scene.dates) or "need" in must or "have" in must or "has" in must
    return _deed(scene, match.start("verb"), owners[-1:], sure=firm)


_ADDS = re.compile(
    r"^(?:(?:and|also|then|ok|okay|oh|plus|so)[, ]+)*(?:can you |could you |please |pls |let's "
    r"|lets |we should )*(?:also )?(?:add|include|insert|put in|pop in|throw in|stick in|chuck "
    r"in)\s+"
    r"(?:in )?(?:a |an |the |another )?(?:new |extra )?(?:(?:step|task|item|line|"
    r"milestone)s?(?: called| named| for|:)?\s+(?:a |an |the )?)?(?P<thing>[^,;:()]+)",
    re.IGNORECASE,
)


def added_step(scene: Scene) -> StepMention | None:
    """Return the step of the deal's own that the clause asks to add, None for a usual one."""
    match = _ADDS.match(scene.text)
    if not match:
        return None
    thing = clean(scene, match.start("thing"), match.end("thing"))
    thing = re.split(
        r"\b(?:owned by|owner|due|by|takes|lasting|after|before|once|with|starting)\b",
        thing,
        flags=re.IGNORECASE,
    )[0].strip(" ,-")
    start = scene.piece.start + match.start("thing")
    end = start + len(thing)
    if not thing or not is_thing(thing) or any(s.start < end for s in scene.steps):
        return None
    return StepMention(start, end, None, None, title(thing), False)


_POINTS = re.compile(
    r"(?:it|them|that|this|those|these|him|her|us|you)\b(?! \w+s\b)", re.IGNORECASE
)


def needed(scene: Scene) -> Task | None:
    """Return "we also need a data migration dry run", "add a step: train the admins"."""
    match = _NEED.search(scene.text)
    if not match:
        return None
    start = match.start("thing")
    words = scene.text[start:]
    to_do = re.match(r"to (?:also )?(?P<verb>[a-z][a-z-]+)\b", words, re.IGNORECASE)
    if to_do:
        if not is_deed(words[to_do.start("verb") :]):
            return None
        return _deed(scene, start + to_do.start("verb"), [], sure=True)
    thing = clean(scene, start, len(scene.text))
    if not thing or not is_thing(thing) or _POINTS.match(thing) or _is_somebody(scene, thing):
        return None
    unsure = re.search(
        r"\b(?:probably|maybe|might|may|likely|could|perhaps|i think|i guess)\b",
        scene.text,
        re.IGNORECASE,
    )
    return Task(title(thing), scene.piece.start + start, scene.piece.end, [], not unsure)


def _is_somebody(scene: Scene, thing: str) -> bool:
    """Tell whether the words are somebody's name ("our champion there is Marta Novak")."""
    return any(who.named and who.name.casefold() == thing.casefold() for who in scene.people)


def _listed(scene: Scene) -> Task | None:
    """Return "Admin training: Kofi, Jan 12", "data migration is due Dec 9"."""
    if not scene.dates and not any(w.named for w in scene.people):
        return None
    planned = _SCHEDULED.match(scene.text) if scene.dates else None
    if planned and re.search(r"\w", scene.text[planned.end() : _first_date(scene)]):
        planned = None
    entry = _ENTRY.match(scene.text)
    if entry and not scene.cautious and not scene.dates and not is_fragment(entry["rest"]):
        entry = entry if any(is_work(t) for t in parse(entry["thing"])) else None
    match = entry or planned
    if not match:
        return _verbless(scene)
    thing = clean(scene, match.start("thing"), match.end("thing"))
    if not thing or not is_thing(thing) or len(thing.split()) > 9 or LABEL.match(thing):
        return None
    if any(company.casefold() in thing.casefold() for company in scene.companies):
        return None
    low, high = scene.piece.start + match.start("thing"), scene.piece.start + match.end("thing")
    if any(w.named and w.start < high and low < w.end for w in scene.people):
        return None
    return Task(title(thing), scene.piece.start, scene.piece.end, [], bool(entry or planned))


def _first_date(scene: Scene) -> int:
    return scene.dates[0].start - scene.piece.start


def _verbless(scene: Scene) -> Task | None:
    """Return "admin training Jan 12" said without a verb."""
    if not scene.dates or any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in parse(scene.text)):
        return None
    thing = clean(scene, 0, scene.dates[0].start - scene.piece.start)
    if not thing or not 1 < len(thing.split()) < 7 or not is_thing(thing):
        return None
    return Task(title(thing), scene.piece.start, scene.piece.end, [], False)


# "Send us the vendor form" is the vendor form sent.
_TO_WHOM = re.compile(
    r"^(send|give|get|show|bring|forward) (?:us|me|you|them|him|her) "
    r"(?=(?:the|an?|our|their|your)\b)",
    re.IGNORECASE,
)


def _deed(scene: Scene, start: int, owners: list[Who], *, sure: bool) -> Task | None:
    words = _TO_WHOM.sub(r"\1 ", clean(scene, start, len(scene.text)))
    if not words:
        return None
    body = next((w for w in owners if not w.named and (w.is_team or BODY.match(w.name))), None)
    approval = SIGN_OFF.match(words)
    if body and approval:
        thing = re.sub(r"^(?:off|on|it|that|this|to|the)\s+", "", words[approval.end() :].strip())
        thing = re.sub(r"^(?:off|on|it|that|this)$", "", thing.split(",")[0].strip())
        action = f"{body.name} approval" + (f" of {thing}" if thing else "")
    else:
        action = title(words)
    if len(action.split()) < 2 and len(action) < 5:
        return None
    return Task(action[:120], scene.piece.start + start, scene.piece.end, owners, sure)
