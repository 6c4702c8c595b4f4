"""What a clause tells of people: who they are, which side they sit on, who leaves."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import Change, RemovePerson, SetPerson, UpdateStep
from assistant.plan.model import Person, Plan, Side
from assistant.understanding.deal_parts import merged, with_part
from assistant.understanding.owners import part
from assistant.understanding.people import Who
from assistant.understanding.roles import roles, side_said
from assistant.understanding.scene import Scene

_RELATION = re.compile(
    r"^(?:colleague|counterpart|owner|contact|deputy|assistant|boss|partner|rep|representative|"
    r"person|lead)$",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"^\W*(?:'s |has |is |just |now )*(?:left|leaving|quit|resigned|gone|no longer (?:with|at|"
    r"there|"
    r"works)|moved on|been let go|retired|out of the picture)\b(?! (?:early|for the day|a "
    r"message|me|us|it|to))",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"^\W*(?:is|'s|will be|'ll be|was|goes|being|currently|also|going to be|is "
    r"going)?\s*(?:also |currently |still )?(?:out|away|off|on (?:vacation|holiday|leave|pto|"
    r"parental leave|maternity leave|paternity leave)|ooo|out of (?:the )?office|unavailable|"
    r"not (?:available|around|in|back)|travel+ing)\b",
    re.IGNORECASE,
)
_RENAMED = re.compile(
    r"\b(?:(?P<more>last name|surname|full name)|name)(?: is|'s|:)\s+"
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)


def person_changes(
    scene: Scene, plan: Plan, companies: tuple[str | None, str | None]
) -> list[Change]:
    """Return what the clause tells of the people named in it.

    Args:
        scene: the clause.
        plan: whose people are known.
        companies: names of the buyer and of the seller, as far as they are known.
    """
    found: list[Change] = []
    for who in (w for w in scene.people if w.named):
        if _GONE.match(scene.after(who.end)):
            if plan.person(who.name):
                found.append(RemovePerson(name=who.name, quote=_words(scene)))
            continue
        found += _person(scene, who, plan, companies)
    return found


def taken_over(scene: Scene, left: Sequence[tuple[str, str]]) -> list[Change]:
    """Return that somebody takes over what people who left had ("Imran has his stuff now").

    Args:
        scene: the clause.
        left: name of who left, and id of a step that was theirs, for each.
    """
    named = [w for w in scene.people if w.named]
    if len(named) != 1 or scene.steps or not _TAKES_OVER.search(scene.text):
        return []
    return [
        UpdateStep(step=step, owners=[named[0].name], quote=_words(scene))
        for name, step in left
        if name != named[0].name
    ]


_TAKES_OVER = re.compile(
    r"\b(?:takes?|taking|took|taken) (?:it |that |this |them |everything )?over\b|\breplac\w+|"
    r"\bnew (?:[\w-]+ ){1,4}(?:is|will be)\b|\bsuccessor\b|"
    r"\binherit\w*|"
    r"\bsteps? in\b|\binstead\b|\bcovers?\b|\bpicks? (?:it|them|this|up)\b|\bnow\b|\bgoes to\b|"
    r"\b(?:has|have|does|gets|got) (?:his|her|their) (?:stuff|work|things|tasks|part|job|steps?|"
    r"role)\b",
    re.IGNORECASE,
)


def described(scene: Scene, focus: Sequence[str], plan: Plan) -> SetPerson | None:
    """Return the role that the clause gives "she" or "he", the person spoken of last."""
    if not focus or any(w.named for w in scene.people) or not plan.person(focus[0]):
        return None
    said = _SHE_IS.search(scene.text)
    if not said:
        return None
    rest = scene.text[said.end() :]
    role = next((r for r in roles(rest) if r.start < 24), None)
    if role is None or (role.is_team and not said["does"]):
        return None
    known = plan.person(focus[0])
    name = f"{said['does'].capitalize()} {role.name}" if role.is_team else role.name
    if known and known.role and role.name.casefold() in known.role.casefold():
        return None
    side = role.side or (None if known and known.side else "buyer")
    return SetPerson(name=focus[0], role=merged(known, name), side=side, quote=_words(scene))


def only_describes(scene: Scene) -> bool:
    """Tell whether the clause says no more than what she or he is ("he's general counsel")."""
    said = _SHE_IS.search(scene.text)
    if not said or any(w.named for w in scene.people) or scene.dates or scene.durations:
        return False
    role = next((r for r in roles(scene.text[said.end() :]) if r.start < 24), None)
    return bool(role and not role.is_team)


def only_completes(scene: Scene, told: Sequence[Change]) -> bool:
    """Tell whether the clause does nothing but give somebody's full name ("Ann Hale, by the way").

    Args:
        scene: the clause.
        told: what it tells of people.
    """
    longer = [one.new_name for one in told if isinstance(one, SetPerson) and one.new_name]
    if len(longer) != 1 or scene.cautious:
        return False
    rest = re.sub(re.escape(longer[0] or ""), "", scene.text, flags=re.IGNORECASE)
    return not _BESIDE_NAME.sub("", rest).strip(" .,;:!()-")


_BESIDE_NAME = re.compile(
    r"\b(?:btw|by the way|in full|full name|i should say|i meant?|that is|is|the|his|her|name|"
    r"sorry|"
    r"actually|it's|that's|or rather|to be precise|surname|last name)\b",
    re.IGNORECASE,
)
_SHE_IS = re.compile(
    r"\b(?:she|he)(?:'s| is| was| acts as|'ll be)(?! (?:out|off|away|back|on|in the office))\b|"
    r"\b(?:she|he) (?P<does>runs|heads|leads|owns)(?= )",
    re.IGNORECASE,
)


def is_away(scene: Scene) -> bool:
    """Tell whether the clause says that somebody is not there for a while."""
    if any(w.named and _AWAY.search(scene.after(w.end)[:45]) for w in scene.people):
        return True
    said = _SHE.match(scene.text) if scene.cautious else None
    return bool(said and _AWAY.match(scene.text[said.end() :][:45]))


_GONE_TO = re.compile(
    r"\b(?:away|abroad|overseas|travel+ing|travels|on (?:a |the |her |his |their )?(?:trip|leave|"
    r"holiday|vacation|sabbatical)|out of (?:the )?office|not (?:available|around|in|back))\b"
    r"(?: (?:in|at|to) [\w ]{2,20})?(?: all)?(?: (?:from|until|till?|to|through|up to|on))?"
    r"(?: (?:the|about|around))?\s*$",
    re.IGNORECASE,
)


def tells_absence(before: str) -> bool:
    """Tell whether the words before a day say that somebody is away from or until it.

    Narrower than `due_days.speaks_of_absence`, which takes days of coming back and meeting as well:
    where days are weighed, those are left to the weights.
    """
    return bool(_GONE_TO.search(before))


_SHE = re.compile(r"^\W*(?:and |but |so |also |then )*(?:she|he|they)(?='?s?\b)", re.IGNORECASE)


def _person(
    scene: Scene, who: Who, plan: Plan, companies: tuple[str | None, str | None]
) -> list[Change]:
    known = plan.person(who.name)
    fields: dict[str, Any] = {}
    role = who.role if who.role and not _RELATION.match(who.role) else None
    role = with_part(scene, who, role)
    role = merged(known, role)
    if role:
        fields["role"] = role
    settled = known.side if known else None
    side = who.side or settled or _side_nearby(scene, who, companies)
    if side and (not known or known.side != side):
        fields["side"] = side
    shorter = None if known else _shorter(plan, who.name)
    if shorter:
        return [SetPerson(name=shorter.name, new_name=who.name, quote=_words(scene), **fields)]
    if known and not fields:
        return []
    return [SetPerson(name=who.name, quote=_words(scene), **fields)]


def _side_nearby(scene: Scene, who: Who, companies: tuple[str | None, str | None]) -> Side | None:
    near = scene.after(who.end)[:40].casefold()
    sides: tuple[Side, Side] = ("buyer", "seller")
    for company, side in zip(companies, sides, strict=True):
        if company and re.match(
            rf"^\W*(?:\([^)]*\)\W*)?(?:at|from|of|with|over at|"
            rf"\()\s*{re.escape(company.casefold())}\b",
            near,
        ):
            return side
        if company and scene.before(who.start).casefold().rstrip().endswith(
            f"{company.casefold()}'s"
        ):
            return side
    if re.search(r"\bI(?:'m| am)\s*$|\bmy name is\s*$|\bthis is\s*$", scene.before(who.start)):
        return "seller"
    if who.role:
        return side_said(scene.before(who.start)[-12:]) or "buyer"
    return _side_of_steps(scene, who) or _side_of_clause(scene, who)


_CHAMPION_OF = re.compile(
    r"\b(?:our|my) (?:\w+ )?(?:champion|sponsor|contact|buyer)\b", re.IGNORECASE
)


def _side_of_clause(scene: Scene, who: Who) -> Side | None:
    """Return the side that the clause speaks of, where it names nobody else."""
    if (
        sum(w.named for w in scene.people) > 1
        or part(scene.text, who, scene.piece.start) != "owner"
    ):
        return None
    said = side_said(_CHAMPION_OF.sub("", scene.text))
    if scene.cautious and said == "seller":
        said = None  # "Dale shook my hand on it" says nothing of where Dale works
    teams = {w.side for w in scene.people if not w.named and w.side}
    return said or (teams.pop() if len(teams) == 1 else None)


def _side_of_steps(scene: Scene, who: Who) -> Side | None:
    """Return "buyer" for the owner of a step that is usually the buyer's."""
    kinds = [s.kind for s in scene.steps if s.kind in CATALOGUE]
    if not kinds or part(scene.text, who, scene.piece.start) != "owner":
        return None
    return "buyer" if all(CATALOGUE[k].side == "buyer" for k in kinds if k) else None


def _shorter(plan: Plan, name: str) -> Person | None:
    """Return the person known by the first name alone, where the full name is said now."""
    parts = name.split()
    if len(parts) < 2:
        return None
    return next((p for p in plan.people if p.name.casefold() == parts[0].casefold()), None)


def _words(scene: Scene) -> str:
    return scene.text.strip(" .,;:-")


def renamed(scene: Scene, focus: Sequence[str]) -> SetPerson | None:
    """Return the full name that the clause gives the person spoken of last."""
    match = _RENAMED.search(scene.text)
    if not match or not focus:
        return None
    name = match["name"]
    known = focus[0].casefold().split()
    shared = any(word in known for word in name.casefold().split())
    if not match["more"] and not shared and not roles(focus[0]):
        return None  # "The CFO signs, his name is Paul Reyes" is not about who was spoken of before
    whole = name if " " in name else f"{focus[0].split()[0]} {name}"
    return SetPerson(name=focus[0], new_name=whole, quote=_words(scene))
