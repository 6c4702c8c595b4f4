"""What a clause does with the steps spoken of: takes one on, goes on about it, points back."""

import re

from assistant.understanding.classify import ClauseLabel
from assistant.understanding.owners import part
from assistant.understanding.people import Who
from assistant.understanding.pronouns import is_fragment
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status

_TAKES_ON = re.compile(
    r"\b(?:owns?|handles?|does|runs?|takes? (?:it|that|care)|responsible|signs?)\b", re.IGNORECASE
)


def takes_on(scene: Scene) -> bool:
    """Tell whether the clause says that somebody does, owns or signs."""
    return bool(_TAKES_ON.search(scene.text))


def does_it(scene: Scene, who: Who) -> bool:
    """Tell whether somebody is the one who does what the clause says."""
    return part(scene.text, who, scene.piece.start) == "owner"


def says(scene: Scene, behind: int) -> bool:
    """Tell whether somebody is named, or a verb stands, behind the opening of a clause."""
    if any(who.start >= behind for who in scene.people):
        return True
    return not is_fragment(scene.text[behind - scene.piece.start :])


def goes_on(scene: Scene) -> bool:
    """Tell whether the clause says more of what its sentence began with."""
    says = scene.dates or scene.durations or scene.people or status(scene.text)
    return bool(says) and scene.piece.start > scene.whole.start


def refers_back(scene: Scene) -> bool:
    """Tell whether the clause points to what was said before."""
    return bool(re.search(r"\b(?:(?-i:[Ii]t)|that|this|them)\b", scene.text, re.IGNORECASE))


_SHE_DOES = re.compile(
    r"\b(?:she|he)(?:'ll| will| has to| needs to| must| can| should|'s going to| is going "
    r"to)?(?: also| then| still| now)? (?:owns?|handles?|runs?|does|do|takes?|"
    r"drives?|leads?|signs?|approves?|reviews?|prepares?|sends?|starts?|finish(?:es)?|"
    r"delivers?|manages?|looks? after|is (?:on|doing|handling|running|responsible))\b"
    r"|\b(?:she|he)'s (?:on|doing|handling|running|responsible|marking|reviewing|preparing|"
    r"drafting)\b|\b(?:with|by|to) (?:her|him)\b|^(?:her|him|she|he)$"
    r"|\b(?:is|are|'s|sits?|falls?|stays?|rests?|lies) (?:now |still )?(?:on|up to|"
    r"down to) (?:him|her)\b"
    r"|\b(?:is|'s) (?:his|hers|her job|his job)\b(?! \w)"
    r"|\b(?:she|he)(?:'s got| has got| has| gets) (?:the|our|that)\b(?! (?:time|same|right|final|"
    r"last|"
    r"first|okay|ok|money|power|say|idea|feeling|impression)\b)"
    r"|\bthe same (?:person|one)\b|(?:^|[,:;?-])\s*(?:the )?same (?:guy|person|one|woman|man|lady|"
    r"bloke|chap|owner|again)\b|\b(?:also|again|just) (?:her|him)\b|\b(?:her|him) (?:too|again|as "
    r"well|also)\b",
    re.IGNORECASE,
)
_SHE_WILL = re.compile(
    r"\W*(?:(?:and|so|then|but|now)\W+)*(?:she|he)(?:'ll| will| has to| must| needs to|"
    r"'s going to| is "
    r"going to|'s to| is to|'s gotta| gotta|'s got to)\s+(?:then |also |now |first )?(?!(?:be|"
    r"have|get "
    r"back|let|tell|say|know|ask|check (?:with|if|whether|back|in|and|that|for|how|when|who)|"
    r"confirm|come|think|see|need|want|like|call|love|hate|"
    r"wait)\b)"
    r"[a-z]+\b",
    re.IGNORECASE,
)


def she_does(scene: Scene) -> bool:
    """Tell whether the clause says that "she" or "he" is the one who does it."""
    if _SHE_DOES.search(scene.text):
        return True
    return not scene.cautious and bool(_SHE_WILL.match(scene.text))


_SO_THAT = re.compile(
    r"\b(?:before|until|till|so(?: that)?|once|when|after|if|because|as soon as)\s+$", re.IGNORECASE
)


def she_who(scene: Scene, step: int) -> str | None:
    """Return whom "she" or "he" means who does a step, None where neither does it.

    In "Ana needs our pack before she starts the review" Ana does what stands behind, and nobody
    says who does what stands before.

    Args:
        scene: the clause.
        step: where the step stands.
    """
    said = _SHE_DOES.search(scene.text)
    if said is None or not _SO_THAT.search(scene.text[: said.start()]):
        return scene.spoken_of if she_does(scene) else None
    at = scene.piece.start + said.start()
    if step < at:
        return None
    named = [who.name for who in scene.people if who.named and who.end <= at]
    return named[0] if named else scene.spoken_of


_STAYS = re.compile(
    r"\b(?:(?:does|do|did|will) not move|(?:does|do|did|wo)n't move|stays?(?: (?:the same|as is|"
    r"put))?|"
    r"unchanged|as before|the same)\W*$",
    re.IGNORECASE,
)
_OF_PLAN = frozenset({"step", "done", "progress", "blocked", "change", "cancel", "command"})
_LOOSE = 0.6
_TWO = 2  # words of three letters


def is_of_plan(scene: Scene, said: ClauseLabel) -> bool:
    """Tell whether a clause that was not understood may hold more than small talk."""
    if len(re.findall(r"[^\W\d_]{3,}", scene.text)) < _TWO:
        return False
    if scene.cautious:
        return True
    if _STAYS.search(scene.text):
        return False
    if scene.dates or scene.durations or scene.steps or any(w.named for w in scene.people):
        return True
    return said.label in _OF_PLAN and said.p > _LOOSE


def inquires(text: str) -> bool:
    """Tell whether somebody asks, checks or comes back, which is no step."""
    return bool(_INQUIRES.search(text))


# Who asks, checks or comes back promises no step, and dates none.
_INQUIRES = re.compile(
    (
        r"\b(?:will|'ll|to|can|let me|going to|gonna|should|must)\s+(?:also |just |then "
        r")?(?:ask|find out|check "
        r"(?:with|and|if)|come back|get back|look into|chase|follow up|ping|"
        r"remind|think about)\b"
    ),
    re.IGNORECASE,
)
