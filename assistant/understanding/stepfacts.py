"""From what a clause says of its steps to changes of the plan."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.plan.changes import AddStep, Change, MarkUnknown, RemoveStep, UpdateStep
from assistant.plan.model import Side
from assistant.understanding.clause_tests import she_who
from assistant.understanding.dependencies import Order
from assistant.understanding.frames import Frame, frames
from assistant.understanding.missing_steps import with_missing
from assistant.understanding.names import words
from assistant.understanding.people import Who
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import dropped
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.stepdates import date_fields

ME = "Me"
QUESTIONS = {
    "legal-review": "legal",
    "security-review": "security",
    "procurement": "procurement",
    "executive-approval": "approvals",
    "signature": "signer",
}
_I = re.compile(
    r"\bI(?:'ll| will| can|'m going to| am going to|'m gonna| need to| have to| must| should|"
    r"'ve got to| gotta|"
    r"'m (?=handling|sending|doing|drafting|running|owning|on\b|taking|preparing|responsible)| "
    r"own\b| owe\b| handle| run\b| take\b| (?:promised|offered|committed|agreed|volunteered)\b|"
    r" am (?=handling|sending|doing|drafting|running|owning|on\b|taking|responsible)| (?=(?:send|"
    r"do|prepare|draft|present)\b(?!')))"
    r"(?! (?:also |just |only |rather )*(?:think|guess|hope|see|know|check|ask|find out|let you|"
    r"get back|tell|say|need|mention|note|point|stress|admit|warn|confess|remember|assume|suppose|"
    r"imagine|expect|remind|believe|be honest|chase|"
    r"talk|speak|follow up|add that))",
    re.IGNORECASE,
)
_BY_ME = re.compile(
    r"\b(?:with|by|to|on|owner:?|owner is|that's|it's|thats|its|for|from)\s+(?:me|myself)\b(?! "
    r"(?:that|about|know|to))|^me\b|[:>|=(-]\s*me\b|\bmyself\b|\bI own\b|"
    r"\bmy (?:job|task|thing|department|to-?do|responsibility)\b(?! (?:title|is to|was))|"
    r"\bon my (?:plate|list|desk|side)\b",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\bwe(?:'ll| will| can|'re going to| are going to| have to| must|'re)?\s+(?:also |then |"
    r"just )?"
    r"(?:send|share|provid|deliver|prepar|draft|run|host|present|set up|configure|build|fill|"
    r"submit|handle|own|"
    r"take care|do the|doing|sending|providing|preparing|put together|write|return|forward)\w*\b"
    r"|\b(?:by|with|on|up to|down to) us\b|\bfor us to\b|\bus\b\s*(?:[-,)]|$)|"
    r"\bour (?:side|team|end|job|responsibility)\b|\bours\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"\b(?:on|from) (?:their|the (?:buyer|customer|client)(?:'s)?) (?:side|end)\b|\btheirs\b|"
    r"\b(?:by|with|on) them\b|"
    r"\bthey(?:'ll| will| have to| must| own| handle| need to| run)\b",
    re.IGNORECASE,
)
# "He needs the report back from us", "we owe them a quote": whose turn it is.
_WE_GIVE = re.compile(
    r"\b(?:from|by) us\b|\bwe (?:still |also )?owe\b|\b(?:asked|asks|wants) us for\b|"
    r"\b(?:needs?|wants?|requires?|expects?|asked for|wait\w* (?:for|on)) our\b",
    re.IGNORECASE,
)
_THEY_GIVE = re.compile(r"\bthey (?:still |also )?owe\b|\bowed by them\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both (?:sides|teams|of us|parties)|together|jointly|joint)\b", re.IGNORECASE
)
_ALSO = re.compile(
    r"\b(?:also|too|as well|along with|alongside|together with|in addition|helps?|helping|"
    r"join(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_GENERIC = words("stepfacts_generic")


def step_changes(
    scene: Scene, topics: Sequence[StepMention], orders: Sequence[Order], *, sure: bool
) -> list[Change]:
    """Return the changes that the clause states of its steps.

    Args:
        scene: the clause.
        topics: the steps that the clause is about.
        orders: the order of steps that the sentence states.
        sure: whether a step that is only named is to be put into the plan.
    """
    found: list[Change] = []
    drop = dropped(scene.text)
    for frame in frames(scene, [t for t in topics if not only_before(scene, t, orders)]):
        for mention in frame.steps:
            if drop and not frame.dates and not frame.owners:
                if mention.step:
                    found.append(RemoveStep(step=mention.step, quote=quote(scene)))
                elif mention.kind:
                    key = QUESTIONS.get(mention.kind, mention.kind)
                    found.append(MarkUnknown(question=key, answer="declined", quote=quote(scene)))
                continue
            fields = _fields(scene, frame, mention.start)
            found += step_change(mention, fields, quote(scene), sure=sure)
    return with_missing(found + _order_changes(scene, topics, orders), scene.plan)


def only_before(scene: Scene, topic: StepMention, orders: Sequence[Order]) -> bool:
    """Tell whether the step is only what another waits for ("once the board approves, …")."""
    for order in orders:
        if order.earlier == topic and scene.piece.start <= order.later.start < scene.piece.end:
            return topic.start > order.later.start or bool(_OPENS.search(scene.before(topic.start)))
        if order.later == topic and scene.piece.start <= order.earlier.start < topic.start:
            return bool(_BEFORE.search(scene.before(topic.start)))
    return False


_BEFORE = re.compile(
    r"\b(?:before|prior to|ahead of|in advance of)\s+(?:[\w']+\s+){0,2}$", re.IGNORECASE
)


_OPENS = re.compile(
    r"\b(?:after|once|when|as soon as|following|until|till|unless|only "
    r"after)\s+(?:[\w']+\s+){0,3}$",
    re.IGNORECASE,
)


def step_change(
    mention: StepMention, fields: dict[str, Any], words: str, *, sure: bool
) -> list[Change]:
    """Return the change that gives a step these fields, adding it where the plan has none."""
    if mention.step:
        owners = fields.pop("owners", None)
        if owners and fields.pop("_more", False):
            fields["add_owners"] = owners
        elif owners:
            fields["owners"] = owners
        fields.pop("_more", None)
        if not any(v not in (None, [], "") for v in fields.values()):
            return []
        return [UpdateStep(step=mention.step, quote=words, **fields)]
    removed = fields.pop("remove_owners", None)
    fields.pop("_more", None)
    lag = fields.pop("lag_days", None)
    after = fields.pop("add_depends_on", [])
    if not fields and not after and not sure and not removed:
        return []
    changes: list[Change] = [
        AddStep(
            action=_without_giver(mention.action, fields.get("owners", [])),
            kind=mention.kind,
            quote=words,
            depends_on=[] if lag else after,
            **fields,
        )
    ]
    if lag:
        name = mention.kind or mention.action
        changes.append(UpdateStep(step=name, add_depends_on=after, lag_days=lag, quote=words))
    return changes


def _without_giver(action: str, owners: Sequence[str]) -> str:
    """Return a step's name without its owner behind it ("SOW from Jake")."""
    for name in {part for owner in owners for part in (owner, owner.split()[0])}:
        action = re.sub(rf"(?<=\w) (?:from|by) {re.escape(name)}$", "", action)
    return action


def quote(scene: Scene) -> str:
    """Return the words of the clause as evidence."""
    return scene.text.strip(" .,;:-")


def owner_names(owners: Sequence[Who]) -> list[str]:
    """Return the names that own a step: people where there are any, else roles and teams."""
    named = [w.name for w in owners if w.named]
    # "Naveed, Naveed Akhtar does it" is one person.
    named = [one for one in named if not any(other.startswith(f"{one} ") for other in named)]
    rest = [w.name for w in owners if not w.named and w.name.lower() not in _GENERIC]
    return list(dict.fromkeys(named or rest))


def side_words(text: str, owners: Sequence[Who]) -> Side | None:
    """Return the side that the words give the step, None where they give none."""
    if _BOTH.search(text):
        return "both"
    sides = {w.side for w in owners if w.side}
    if len(sides) == 1:
        return sides.pop()
    if sides:
        return "both"
    if owners:
        return None
    if _I.search(text) or _BY_ME.search(text) or _WE.search(text):
        return "seller"
    return giving_side(text) or ("buyer" if _THEY.search(text) else None)


def giving_side(text: str) -> Side | None:
    """Return the side that is to hand over what the other waits for, None where none is named."""
    if _WE_GIVE.search(text):
        return "seller"
    return "buyer" if _THEY_GIVE.search(text) else None


def is_mine(text: str) -> bool:
    """Tell whether the seller says "I" as the one who does it."""
    return bool(_I.search(text) or _BY_ME.search(text)) and not _NOT_ME.search(text)


def joins_me(scene: Scene, owners: Sequence[Who]) -> bool:
    """Tell whether the seller puts himself beside an owner ("Jana and I", "me and Tom")."""
    at = scene.piece.start
    return any(
        _AND_ME.match(scene.text[who.end - at :])
        or _WITH_ME.search(scene.text[who.end - at :])
        or _ME_AND.search(scene.text[: who.start - at])
        for who in owners
        if who.named
    )


_AND_ME = re.compile(
    r"(?: \([^)]*\))?(?:,? (?:and|&|plus|\+|with) | ?[/&+] ?)(?:(?-i:I)\b|me\b|"
    r"myself\b)(?! (?:that|to)\b)",
    re.IGNORECASE,
)
_WITH_ME = re.compile(
    r"^(?:(?!\b(?:call|meeting|spoke|met|chat|fine|ok|agrees?|agreed|"
    r"share[ds]?)\b)[^,.;])*\bwith (?:me|myself)\b",
    re.IGNORECASE,
)
_ME_AND = re.compile(r"\b(?:me|myself|(?-i:I)) (?:and|&|plus|with|together with) $", re.IGNORECASE)
_NOT_ME = re.compile(
    r"\bnot (?:by |with |for |on )?(?:me|mine)\b|^\W*(?:well,? )?me(?: personally)?,? no\b",
    re.IGNORECASE,
)


def _fields(scene: Scene, frame: Frame, step: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    names = owner_names(frame.owners)
    if not names and is_mine(scene.text):
        names = [ME]
    elif names and joins_me(scene, frame.owners):
        names = [*names, ME]
    she = None if names else she_who(scene, step)
    if she:
        names = [she]
    if names:
        fields["owners"] = names
        fields["_more"] = bool(_ALSO.search(scene.text)) and len(frame.owners) == 1
    if frame.removed:
        fields["remove_owners"] = [w.name for w in frame.removed if w.named]
        if not fields["remove_owners"]:
            del fields["remove_owners"]
    # What we are to hand over is ours; what she then does with it is hers.
    gives = she and giving_side(scene.text)
    side = None if gives else side_words(scene.text, frame.owners)
    if side:
        fields["side"] = side
    said = frame.status
    if said:
        fields["status"] = said
    if frame.durations:
        fields["duration_days"] = frame.durations[-1].days
    fields.update(date_fields(scene, frame, said))
    return fields


def _order_changes(
    scene: Scene, topics: Sequence[StepMention], orders: Sequence[Order]
) -> list[Change]:
    found: list[Change] = []
    for order in orders:
        later, earlier = order.later, order.earlier
        if not scene.piece.start <= later.start < scene.piece.end and not (
            scene.piece.start <= earlier.start < scene.piece.end
        ):
            continue
        if not earlier.step and (earlier not in topics or only_before(scene, earlier, orders)):
            found.append(AddStep(action=earlier.action, kind=earlier.kind, quote=quote(scene)))
        lag = _lag(scene, earlier)
        fields: dict[str, Any] = {"add_depends_on": [earlier.key]}
        if lag:
            fields["lag_days"] = lag
        if not later.step and (later not in topics or only_before(scene, later, orders)):
            found.append(AddStep(action=later.action, kind=later.kind, quote=quote(scene)))
        found.append(UpdateStep(step=later.key, quote=quote(scene), **fields))
    return found


def _lag(scene: Scene, earlier: StepMention) -> int | None:
    for date in scene.dates:
        deadline = date.deadline
        if deadline.after and deadline.lag_days and date.start <= earlier.start < date.end:
            return deadline.lag_days
    return None
