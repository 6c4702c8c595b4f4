"""What "it" and a clause without a subject speak of."""

import re
from collections.abc import Sequence

from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import dropped, status

GO_LIVE = "deal:go_live"
_POINTS = re.compile(
    r"\b(?:(?-i:[Ii]t)|that|this|they|them|that one|this one|the (?:date|deadline|due date|owner|"
    r"same))\b|\b(?:(?-i:[Ii]t)|that)'(?:s|ll)\b|"
    r"\b(?:she|he|they)(?:'ll| will)? (?:takes?|needs?|wants?)(?=\W*$)|"
    r"\b(?:his|her|their) (?:own )?(?:results?|answer|feedback|view|verdict|findings|comments|"
    r"report|review|part|piece|bit|opinion|decision|okay|ok|sign-?off|response|return|turn)\b",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"^(?:(?:(?:let's |i'd )?(?:say|call it)(?= )|target|eta|aiming|deadline|"
    r"latest|but|and|so|now|then|also|actually|"
    r"probably|maybe|should be|will be|is|was|has "
    r"been|been|due|done|finished|moved|pushed|"
    r"by|on|for|in|until|before|after|end|next|this|within|around|owner|owned|make|move|push|"
    r"set|change|assign|give|with|not|"
    r"takes?|taking|needs?|started|blocked|stuck|signed|approved|he|she|his|her|him|drop|"
    r"remove|delete|cancel|skip|bump|shift|put)\b|[-(])",
    re.IGNORECASE,
)
_BARE_OWNS = re.compile(
    r"\s*(?:will |is going to |'ll |also |just )*(?:owns?|handles?|leads?|runs?|"
    r"drives?|has|takes|does|presents?|pitches|brings|defends)"
    r"(?: it| that| this| them)?(?: in| there)?[ .!]*",
    re.IGNORECASE,
)
_SHORT = 8  # words
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_SHE = re.compile(
    r"\b(?:(?:she|he|her|him)(?:'ll|'s)?|same (?:guy|person|one|woman|man|lady|bloke|chap))\b",
    re.IGNORECASE,
)


def refers(
    scene: Scene,
    focus: Sequence[str],
    asked: str | None,
    *,
    corrects: bool,
    beside: bool = False,
) -> str | None:
    """Return the step that a clause without one speaks of, None where it speaks of none.

    Args:
        scene: the clause.
        focus: ids of the steps spoken of last, most recent first.
        asked: id of the step that was asked about.
        corrects: whether the clause corrects what was said before.
        beside: whether the clause is a mere name or day behind what was spoken of.
    """
    target = asked or next(iter(focus), None)
    if target is None or not _says_something(scene):
        return None
    if owns_it(scene):
        return target
    if beside or corrects or _POINTS.search(scene.text) or _ELLIPTIC.match(scene.text):
        return target
    if scene.cautious and scene.whole.start > 0 and _is_name(scene):
        return target
    short = len(scene.text.split()) <= 6
    return target if short and asked else None


def is_fragment(text: str) -> bool:
    """Tell whether the words are no sentence but a name, a day or the like ("Jan 29")."""
    return len(text.split()) <= _SHORT and not any(
        t.tag_ in _FINITE and t.pos_ in {"VERB", "AUX"} for t in parse(text)
    )


def owns_it(scene: Scene) -> bool:
    """Tell whether the clause says no more than who does what was just spoken of."""
    return any(w.named and _BARE_OWNS.fullmatch(scene.after(w.end)) for w in scene.people)


def _is_name(scene: Scene) -> bool:
    """Tell whether the clause is somebody's name and nothing else ("Order them by May 8. Greg")."""
    named = [w for w in scene.people if w.named]
    return len(named) == 1 and named[0].end - named[0].start >= len(scene.text.strip(" .!,;-")) - 1


def owned_by_speaker(scene: Scene) -> str | None:
    """Return the one open step of the one person whom the clause names ("David says Dec 17")."""
    named = {w.name for w in scene.people if w.named}
    if len(named) != 1 or scene.steps or not (scene.dates or scene.durations or status(scene.text)):
        return None
    owned = [s for s in scene.plan.steps if named & set(s.owners) and s.status != "done"]
    return owned[0].id if len(owned) == 1 else None


def _says_something(scene: Scene) -> bool:
    return bool(
        scene.dates
        or scene.durations
        or scene.people
        or status(scene.text)
        or dropped(scene.text)
        or _SHE.search(scene.text)
        or re.search(r"\b(?:me|I'll|I will|us|we'll)\b", scene.text)
    )
