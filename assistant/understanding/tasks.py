"""Steps of the deal's own: what somebody has to do, in the seller's words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.understanding.language import parse
from assistant.understanding.names import words
from assistant.understanding.people import Who
from assistant.understanding.roles import BODY
from assistant.understanding.scene import Scene
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.text import piece

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
    r"then |probably )?(?:need|needs|require|requires|must have|have to have)|"
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
_NO_TASK = words("tasks_no_task")
_ALLOWED = re.compile(
    r"^(?:go (?:through|over|to)|make (?:a|the|sure)|take (?:a|the|care)|get (?:the|a|an|their|"
    r"our|approval|sign)|help \w+|"
    r"decide (?:on|whether)|agree (?:on|the)|find (?:a|an|the)|keep|look (?:over|at|through)|"
    r"work (?:through|with|on|out)|"
    r"talk to|speak (?:to|with)|use)\b",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    (
        r"^(?:approve|sign ?off|bless|green-?light|rubber-?\s?stamp|ratify|pass|endorse|"
        r"vote (?:on|it)|authori[sz]e|ok|okay|agree|"
        r"nod|vote)\b"
    ),
    re.IGNORECASE,
)
_TRIM_FRONT = re.compile(
    r"^(?:also|still|then|just|first|please|and|but|so|to|a|an|the|one|another|some|ok|okay|"
    r"well|like|um|uh|maybe|"
    r"step(?: for| called)?[: ]|task[: ]|line for|(?:new |extra )?step:?|item:?|in)\s+",
    re.IGNORECASE,
)
_TRIM_END = re.compile(
    r"(?:\s+|^)(?:by|on|before|after|until|till|at|in|for|from|to|with|and|first|too|as well|"
    r"also|please|though|again|that|which|"
    r"is|are|be|it|this|of|the|a|an|due|around|about|sometime|latest|starting|and that|takes?|"
    r"taking|lasting|will take|then|i think|i guess|"
    r"to the plan|into the plan|to the list|as a step|as a task|in there|in the plan|owned|owner|"
    r"done|though|or so|probably|maybe|ideally|hopefully|themselves|herself|himself|so)\s*$",
    re.IGNORECASE,
)
_VAGUE_THING = re.compile(
    r"^(?:it|that|this|them|one|something|anything|stuff|things?|more|time|help|to|you|we|they|"
    r"me|us|him|her|no|not|nothing|"
    r"a bit|a lot|lots?|plenty|\d+|some|any|questions?|an? (?:idea|answer|update|minute|second|"
    r"sec|chance|reason|problem|issue|risk|concern)s?|"
    r"(?:the )?(?:date|owner|plan|deal|reason|thing|same|rest|problem|issue|value|budget|buyer|"
    r"go-?live|goal))\b\s*$",
    re.IGNORECASE,
)


_LABEL = re.compile(
    r"^(?:opp(?:ortunity)?|deal|account|acct|buyer|customer|client|company|value|go-?live|gl|"
    r"acv|tcv|arr|plan(?: for.*)?|goal|close|target(?: close)?|status|update|"
    r"next steps?|notes?|summary|recap|contacts?|champion|sponsor|owners?|risks?|"
    r"check[- ]?ins?|x-?in.*|(?:weekly |bi-?weekly )?sync.*|agenda|date|deadline|start|best|"
    r"regards|thanks|fyi|ps|re|"
    r"attendees|participants|people|team|size|stage|source|industry|hi.*|hello.*|hey.*|dear.*)$",
    re.IGNORECASE,
)


class Task(NamedTuple):
    """A step of the deal's own, and who does it."""

    action: str
    start: int
    end: int
    owners: list[Who]
    sure: bool


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


def asked_of(scene: Scene) -> Task | None:
    """Return "we need the works council to approve the rollout"."""
    match = _NEED_TO.search(scene.text)
    if not match or not _is_deed(scene.text[match.start("verb") :]):
        return None
    owners = _people_in(scene, match.start("who"), match.end("who"))
    if not owners:
        return None
    return _deed(scene, match.start("verb"), owners, sure=True)


def promised(scene: Scene) -> Task | None:
    """Return "Tom will translate the deck", "their board has to approve it"."""
    match = DO.search(scene.text)
    if not match or not _is_deed(scene.text[match.start("verb") :]):
        return None
    owners = _people_in(scene, 0, match.start())
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


def stated(scene: Scene) -> Task | None:
    """Return "we translate the deck into Polish", "their facilities people install the readers"."""
    doc = parse(scene.text)
    verb = next((t for t in doc if t.tag_ in {"VBP", "VBZ"}), None)
    if verb is None or verb.lemma_ in _NO_TASK or verb.lemma_ in _STATES:
        return None
    subject = scene.text[: verb.idx]
    owners = [w for w in _people_in(scene, 0, verb.idx) if w.named or w.is_team]
    if len(subject.split()) > 6 or not (owners or re.search(r"\bwe\b\s*$", subject)):
        return None
    if not any(t.pos_ in {"NOUN", "PROPN"} and t.i > verb.i for t in doc[verb.i : verb.i + 7]):
        return None
    base = f"{verb.lemma_}{scene.text[verb.idx + len(verb.text) :]}"
    words = _clean(scene, verb.idx, len(scene.text))
    words = f"{verb.lemma_}{words[len(verb.text) :]}"
    if len(words.split()) < 2 or not _is_deed(base):
        return None
    rest = scene.whole.text[scene.piece.end - scene.whole.start :]
    firm = bool(scene.dates or scene.durations or _GOES_ON.search(rest))
    return Task(_title(words)[:120], scene.piece.start + verb.idx, scene.piece.end, owners, firm)


_GOES_ON = re.compile(
    r"\b(?:does|handles|owns|takes|leads|runs|drives) (?:it|that|this)\b|\b(?:by|due|before)\b",
    re.IGNORECASE,
)
_STATES = frozenset(
    "be have need want take own handle lead run do sign approve say think know like love mean seem "
    "look sound feel hope expect believe reckon come go start begin finish end follow depend wait "
    "belong sit stay remain keep get let make give see use work happen matter care worry agree "
    "report manage drive review prefer require insist ask tell call talk speak hear call".split()
)


def finished(scene: Scene) -> Task | None:
    """Return "pricing was agreed", something of the deal's own that is done already."""
    match = _FINISHED.fullmatch(scene.text.strip(" .!"))
    if not match:
        return None
    thing = _clean(scene, match.start("thing"), match.end("thing"))
    if not thing or not _is_thing(thing) or _LABEL.match(thing):
        return None
    action = f"{_title(thing)} {match['deed'].lower()}"
    return Task(action, scene.piece.start, scene.piece.end, [], False)


_FINISHED = re.compile(
    r"(?:the |their |our |and |so )*(?P<thing>[\w&' -]{3,40}?) (?:was|were|is|are|has been|have been|"
    r"got)(?: already| now| finally| all)* (?P<deed>agreed|approved|settled|finali[sz]ed|signed|"
    r"delivered|completed|confirmed|booked|submitted|accepted|granted|cleared)"
    r"(?: (?:already|now|yesterday|last \w+|on \w+|today|this morning|by \w+))*",
    re.IGNORECASE,
)


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
    thing = _clean(scene, match.start("thing"), match.end("thing"))
    thing = re.split(
        r"\b(?:owned by|owner|due|by|takes|lasting|after|before|once|with|starting)\b",
        thing,
        flags=re.IGNORECASE,
    )[0].strip(" ,-")
    start = scene.piece.start + match.start("thing")
    end = start + len(thing)
    if not thing or not _is_thing(thing) or any(s.start < end for s in scene.steps):
        return None
    return StepMention(start, end, None, None, _title(thing), False)


def needed(scene: Scene) -> Task | None:
    """Return "we also need a data migration dry run", "add a step: train the admins"."""
    match = _NEED.search(scene.text)
    if not match:
        return None
    start = match.start("thing")
    words = scene.text[start:]
    to_do = re.match(r"to (?:also )?(?P<verb>[a-z][a-z-]+)\b", words, re.IGNORECASE)
    if to_do:
        if not _is_deed(words[to_do.start("verb") :]):
            return None
        return _deed(scene, start + to_do.start("verb"), [], sure=True)
    thing = _clean(scene, start, len(scene.text))
    if not thing or not _is_thing(thing):
        return None
    unsure = re.search(
        r"\b(?:probably|maybe|might|may|likely|could|perhaps|i think|i guess)\b",
        scene.text,
        re.IGNORECASE,
    )
    return Task(_title(thing), scene.piece.start + start, scene.piece.end, [], not unsure)


def _listed(scene: Scene) -> Task | None:
    """Return "Admin training: Kofi, Jan 12", "data migration is due Dec 9"."""
    if not scene.dates and not any(w.named for w in scene.people):
        return None
    planned = _SCHEDULED.match(scene.text) if scene.dates else None
    if planned and re.search(r"\w", scene.text[planned.end() : _first_date(scene)]):
        planned = None
    entry = _ENTRY.match(scene.text)
    match = entry or planned
    if not match:
        return _verbless(scene)
    thing = _clean(scene, match.start("thing"), match.end("thing"))
    if not thing or not _is_thing(thing) or len(thing.split()) > 9 or _LABEL.match(thing):
        return None
    if any(company.casefold() in thing.casefold() for company in scene.companies):
        return None
    low, high = scene.piece.start + match.start("thing"), scene.piece.start + match.end("thing")
    if any(w.named and w.start < high and low < w.end for w in scene.people):
        return None
    return Task(_title(thing), scene.piece.start, scene.piece.end, [], bool(entry or planned))


def _first_date(scene: Scene) -> int:
    return scene.dates[0].start - scene.piece.start


def _verbless(scene: Scene) -> Task | None:
    """Return "admin training Jan 12" said without a verb."""
    if not scene.dates or any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in parse(scene.text)):
        return None
    thing = _clean(scene, 0, scene.dates[0].start - scene.piece.start)
    if not thing or not 1 < len(thing.split()) < 7 or not _is_thing(thing):
        return None
    return Task(_title(thing), scene.piece.start, scene.piece.end, [], False)


def _deed(scene: Scene, start: int, owners: list[Who], *, sure: bool) -> Task | None:
    words = _clean(scene, start, len(scene.text))
    if not words:
        return None
    body = next((w for w in owners if not w.named and (w.is_team or BODY.match(w.name))), None)
    approval = SIGN_OFF.match(words)
    if body and approval:
        thing = re.sub(r"^(?:off|on|it|that|this|to|the)\s+", "", words[approval.end() :].strip())
        thing = re.sub(r"^(?:off|on|it|that|this)$", "", thing)
        action = f"{body.name} approval" + (f" of {thing}" if thing else "")
    else:
        action = _title(words)
    if len(action.split()) < 2 and len(action) < 5:
        return None
    return Task(action[:120], scene.piece.start + start, scene.piece.end, owners, sure)


def _is_deed(words: str) -> bool:
    verb = words.split(maxsplit=1)[0].lower()
    token = parse(words.lower())[0]
    if _ALLOWED.match(words):
        return True
    if len(words.split()) < 2 and verb not in {"sign", "approve"}:
        return False
    return verb not in _NO_TASK and token.lemma_ not in _NO_TASK


def _is_thing(words: str) -> bool:
    if _VAGUE_THING.match(words):
        return False
    doc = parse(words)
    return any(t.pos_ in {"NOUN", "PROPN"} or t.tag_ == "VBG" for t in doc) and not any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[1:]
    )


def _clean(scene: Scene, start: int, end: int) -> str:
    """Return the words without dates, durations and asides, white space folded."""
    at = scene.piece.start
    text = scene.text[start:end]
    spans = [(d.start, d.end) for d in scene.dates] + [(d.start, d.end) for d in scene.durations]
    cuts = [(low - at - start, high - at - start) for low, high in spans]
    for cut_start, cut_end in sorted(cuts, reverse=True):
        if cut_start < len(text) and cut_end > 0:
            tail = text[cut_end:] if cut_end - cut_start < len(text) and cut_start <= 0 else ""
            text = text[: max(0, cut_start)] if cut_start > 0 else tail
    text = re.split(
        r"[.;!?]|\s\(|,? (?:who|which|because|since|so that|so (?=they|we|it)|once|if|when|"
        r"unless|until|though|but|as soon as|before (?:we|they|that|it|procurement|legal))\b|"
        r"\s-\s|,\s(?=and\b|then\b|owner|owned|by\b)|\s\|",
        text,
    )[0]
    text = piece(text, 0, len(text)).text.strip(" -:\"'")
    previous = None
    while previous != text:
        previous = text
        text = _TRIM_END.sub("", _TRIM_FRONT.sub("", text)).strip(" ,-:")
    return re.sub(r"\s+", " ", text)


def _people_in(scene: Scene, start: int, end: int) -> list[Who]:
    low, high = scene.piece.start + start, scene.piece.start + end
    return [w for w in scene.people if low <= w.start < high]


def _title(words: str) -> str:
    return words[:1].upper() + words[1:]


def mentions_only(scene: Scene, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether nothing but these stretches and small words stands in the clause."""
    text = scene.text
    for start, end in sorted(spans, reverse=True):
        text = text[: start - scene.piece.start] + text[end - scene.piece.start :]
    return not re.search(r"[A-Za-z]{4,}", text)
