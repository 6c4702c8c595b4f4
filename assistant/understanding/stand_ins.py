"""Somebody who does another's steps from now on ("Priya is on leave, Joanna covers for her")."""

import re
from collections.abc import Sequence

from assistant.plan.changes import Change, UpdateStep
from assistant.plan.model import Plan, Step
from assistant.understanding.people import Who
from assistant.understanding.scene import Scene

_COVERS = re.compile(
    r"\b(?:cover(?:s|ed|ing)?(?! letter| note| page)|fill(?:s|ing)? in|stand(?:s|ing)? in|"
    r"step(?:s|ped|ping)? in|deputi[sz]\w+|sits? in|"
    r"replac(?:es?|ed|ing)|tak(?:es?|ing|en) over|took over|taken charge|act(?:s|ing) for|"
    r"(?:taken|takes|took|has|have) (?:up )?(?:his|her|their) (?:charge|post|place|seat|role|desk|"
    r"part|work|job|duties|stuff|items|things|tasks)|"
    r"(?:in|at) (?:his|her|their) (?:place|stead|absence)|"
    r"(?:look|see)(?:s|ing)? (?:after|to) (?:it|things|that|all|everything)|"
    r"picks? (?:it|that|this|up)|(?:does|doing|do|handles?|handling) (?:it|that|this|his|her|their|"
    r"all|everything)|"
    r"(?:give|pass|hand|assign|reassign|move|transfer|shift)(?:s|ed|ing|n)? (?:all |over )?(?:of )?"
    r"(?:his|her|their|it|that|this|everything)\b[^,;.]{0,40}?\b(?:to|onto)|"
    r"(?:his|her|their) (?:\w+ )?(?:steps?|tasks?|things?|stuff|work|items?|parts?|job|ones?) "
    r"(?:now |will )?(?:go(?:es)?|mov(?:es?|ed)|pass(?:es|ed)?|(?:is|are) (?:now )?with)"
    r"(?: (?:over )?to)?|"
    r"is (?:the new|now)|comes in for|instead(?! of)|in the meantime|until then)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\W*(?:\([^)]*\)\W*)?(?:(?:is|'s|was|has|will be|goes|went|had|got|has been|will) )?(?:now |"
    r"just |also |suddenly )?(?:out|off|away|on (?:leave|holiday|vacation|sick|maternity|paternity|"
    r"parental|sabbatical|a (?:long )?course)|ill|sick|gone|left|leaving|travel\w*|relieved|"
    r"resigned|moved|transferred|retir\w+|unavailable|unwell|(?:in )?hospital|busy|no longer|"
    r"stepp\w+ (?:down|back)|quit|swamped)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|replac(?:es?|ed|ing)|instead of|in place of|in (?:the )?absence of|"
    r"take(?:s|n)? over from|took over from|taking over from|behalf of)\s+(?:our |their |the )?$",
    re.IGNORECASE,
)
_HIS = re.compile(r"\b(?:his|her|him|their|them)\b", re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:now |then |will |'ll |has to |must )*(?:signs?|decides?|approves?|does it|do it|"
    r"owns? it|"
    r"handles? it)(?: it| that| this)? (?:alone|by (?:her|him)self|on (?:her|his) own|"
    r"solo)\b",
    re.IGNORECASE,
)


def stand_in(scene: Scene, spoken_of: Sequence[str]) -> list[Change]:
    """Return the open steps that pass from somebody to who stands in for them.

    Steps that the sentence names are meant, or else all open ones of theirs.

    Args:
        scene: a whole sentence.
        spoken_of: the people spoken of last, most recent first: whom "her" means.
    """
    named = [who for who in scene.people if who.named]
    alone = _alone(scene, named)
    if alone or not named or not _COVERS.search(scene.text):
        return alone
    old = _who_is_gone(scene, named, spoken_of)
    new = _longest([who for who in named if who.name != old]) if old else None
    if not old or not new or new == old:
        return []
    steps = _open(scene.plan, old)
    meant = {one.step for one in scene.steps}
    steps = [step for step in steps if step.id in meant] or steps
    return [
        UpdateStep(
            step=step.id,
            owners=list(dict.fromkeys(new if one == old else one for one in step.owners)),
            quote=_words(scene),
        )
        for step in steps
    ]


def _who_is_gone(scene: Scene, named: Sequence[Who], spoken_of: Sequence[str]) -> str | None:
    """Return who has open steps and is away, or for whom somebody stands in."""
    for who in named:
        away = _GONE.match(scene.after(who.end))
        if _open(scene.plan, who.name) and (away or _FOR.search(scene.before(who.start))):
            return who.name
    left = any(_GONE.match(scene.after(who.end)) for who in named)
    if left or not _HIS.search(scene.text):
        return None
    here = {who.name for who in named}
    last = next((name for name in spoken_of if name not in here), None)
    return last if last and _open(scene.plan, last) else None


def _longest(others: Sequence[Who]) -> str | None:
    """Return the one person named, by the fullest name; None where several are."""
    names = {who.name for who in others}
    full = [one for one in names if not any(o != one and one in o.split() for o in names)]
    return full[0] if len(full) == 1 else None


def _alone(scene: Scene, named: Sequence[Who]) -> list[Change]:
    """Return that somebody does alone what others did as well ("so Wilma signs alone")."""
    for who in named:
        if _ALONE.match(scene.after(who.end)):
            shared = [s for s in _open(scene.plan, who.name) if len(s.owners) > 1]
            if len(shared) == 1:
                return [UpdateStep(step=shared[0].id, owners=[who.name], quote=_words(scene))]
    return []


def _open(plan: Plan, name: str) -> list[Step]:
    return [step for step in plan.steps if name in step.owners and step.status != "done"]


def _words(scene: Scene) -> str:
    return scene.text.strip(" .,;:-")
