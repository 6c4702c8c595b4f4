"""People whom a clause names and who do nothing in it: waited for, or only whose somebody is."""

import re

from assistant.understanding.people import Who
from assistant.understanding.scene import Scene

_AWAITS = re.compile(
    r"\b(?:after|once|when|until|till?|before)\s+(?:[\w'-]+\s*(?:\+|&|\band\b)\s*)+$",
    re.IGNORECASE,
)
# "Monique's boss Greg signs": the comma is left out as often as not.
_BOSS_OF = re.compile(
    r"'s (?:(?:new|old|direct|line|big) )?(?:boss|manager|deputy|assistant|colleague|team ?mate|"
    r"counterpart|successor|replacement|predecessor|number two|right hand|husband|wife|brother|"
    r"sister|partner|lawyer|PA)\b",
    re.IGNORECASE,
)
_COLLEAGUE_OF = re.compile(r"'s (?:[a-z-]+ ){1,3},? ?(?:Mrs?\.? |Ms\.? |Dr\.? )?")


def is_bystander(scene: Scene, who: Who) -> bool:
    """Tell whether a name says only whose colleague another is, or for whom something waits."""
    if not scene.cautious:
        return _only_awaited(scene, who) or _is_sent_to(scene, who)
    return who.named and _points_to_another(scene, who)


def _only_awaited(scene: Scene, who: Who) -> bool:
    """Tell whether somebody is only waited for, or is only whose somebody else is.

    "Once Joan and Bill are through" names nobody who signs, nor does "Bob's boss, Carla".
    """
    whose = re.match(
        r"'s (?!on\b|the\b|doing\b|got\b|too\b|also\b|as\b)[a-z]+,\s(?=[A-Z])", scene.after(who.end)
    )
    said = scene.text[who.start - scene.piece.start :]
    boss = said.startswith(who.name) and bool(_BOSS_OF.match(said[len(who.name) :]))
    return bool(whose or boss or _AWAITS.search(scene.before(who.start)))


def _points_to_another(scene: Scene, who: Who) -> bool:
    """Tell whether a name only says whose colleague another is ("Isla's boss Mrs Kerr")."""
    behind = [w for w in scene.people if w.named and w.start > who.end]
    between = scene.text[who.end - scene.piece.start :] if behind else ""
    link = between[: behind[0].start - who.end] if behind else ""
    said = scene.text[who.start - scene.piece.start : who.end - scene.piece.start]
    if re.search(r"'s [\w-]+$", said) and behind and not link.strip(" ,"):
        return True
    possessed = scene.text[: who.end - scene.piece.start].endswith("'s")
    return bool(_COLLEAGUE_OF.fullmatch(f"'s{link}" if possessed else link))


_SENT_TO = re.compile(
    r"\b(?:goes|go|gets|went|sent|over|back|out|from (?:us|me))\b[^,;.]{0,30}\bto\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _is_sent_to(scene: Scene, who: Who) -> bool:
    """Tell whether somebody only gets the papers ("SOC 2 goes to Petra this week")."""
    papers = any(step.kind in {"security-pack", "msa-sent"} for step in scene.steps)
    return papers and bool(_SENT_TO.search(scene.before(who.start)))
