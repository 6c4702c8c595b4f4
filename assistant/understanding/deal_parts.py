"""The part that somebody plays in the deal, beside their job: champion, economic buyer."""

import re

from assistant.plan.model import Person
from assistant.understanding.people import Who
from assistant.understanding.roles import roles
from assistant.understanding.scene import Scene

_CHAMPION = re.compile(r"\bchampion\b", re.IGNORECASE)


def with_part(scene: Scene, who: Who, role: str | None) -> str | None:
    """Return a role with the part in the deal that the clause gives somebody beside it.

    Args:
        scene: the clause.
        who: somebody named in it.
        role: the job or the part that stands beside the name.
    """
    role = _with_job(scene, who, role)
    if _calls_champion(scene, who):
        return f"{role}, champion" if role and not _CHAMPION.search(role) else (role or "Champion")
    return role


def merged(known: Person | None, role: str | None) -> str | None:
    """Return the role to record: the new one beside "champion", which is no job."""
    if not role or not known or not known.role:
        return role
    if known.role.casefold() == role.casefold() or role.casefold() in known.role.casefold():
        return None
    if _CHAMPION.fullmatch(role):
        return f"{known.role}, champion"
    return (
        f"{role}, champion" if _CHAMPION.search(known.role) and not _CHAMPION.search(role) else role
    )


def _with_job(scene: Scene, who: Who, role: str | None) -> str | None:
    """Return a part in the deal with the job behind the name ("economic buyer is Ann, CFO")."""
    if not role or not _PART.fullmatch(role):
        return role
    behind = _JOB.match(scene.after(who.end))
    job = next((r for r in roles(behind["job"]) if r.start == 0), None) if behind else None
    if job is None or _PART.fullmatch(job.name):
        return role
    return f"{job.name}, {role[:1].lower()}{role[1:]}"


_PART = re.compile(r"champion|economic buyer|sponsor|decision maker|signer|contact", re.IGNORECASE)
_JOB = re.compile(r"(?:\s*,\s*|\s*\()(?:the |their |our |also )*(?P<job>\w.*)")


def _calls_champion(scene: Scene, who: Who) -> bool:
    others = [w.start for w in scene.people if w.named and w.start > who.end]
    after, before = scene.after(who.end)[:40], scene.before(who.start)[-30:]
    near = scene.whole.text[who.end - scene.whole.start :]
    near = near[: min(others) - who.end if others else 60]
    if _ALSO_CHAMPION.match(near) or (who.role and _BEHIND_JOB.match(near)):
        return True
    return bool(
        re.match(
            r"^\W*(?:,|is|'s|as|\(|being|would be|who is)?\s*(?:our|the|my|a|your)?\s*(?:main |"
            r"internal |strong )?champion\b|^[^.;]{0,45}\bis (?:our|the|my) (?:main |internal "
            r")?champion\b",
            after,
            re.IGNORECASE,
        )
        or re.search(
            r"\bchamp(?:ion)?(?: is|'s|:|,| ?=| ?->| -| there is| would be)?\s*$",
            before,
            re.IGNORECASE,
        )
    )


# "Maya is VP Ops and our champion", but not "Maya is out and our champion is Tom".
_CHAMPION_TOO = (
    r"\s*(?:\band|&|,) (?:also )?(?:our|my|the) (?:main |internal |strong )?champion\b"
    r"(?!\s*(?:is|was|=|:|,? (?-i:[A-Z])))"
)
_ALSO_CHAMPION = re.compile(rf"(?:\s+is|'s|,|\s*\()[^.;]{{2,45}}?{_CHAMPION_TOO}", re.IGNORECASE)
_BEHIND_JOB = re.compile(_CHAMPION_TOO, re.IGNORECASE)
