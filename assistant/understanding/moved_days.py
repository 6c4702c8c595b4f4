"""A day that the words put in the place of another ("not the 4th, make it the 9th")."""

import datetime as dt
import re

from assistant.plan.changes import Change, SetDeal, UpdateStep
from assistant.plan.deadlines import Found
from assistant.understanding.scene import Scene

_NOT = re.compile(
    r"\b(?:not|isn't|no longer|instead of|rather than|(?:it|this|that|she|he|they)(?:'s| is| are) "
    r"not|(?:ca|wo)n't (?:do|make)(?: it)?|can ?not (?:do|make)(?: it)?|scratch|scrap|forget|"
    r"strike|never mind|"
    r"ignore|"
    r"miss(?:es|ed)?)(?: (?:on|by|for|before|the|about|that))*\s*$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:moved?|moves|shift\w*|push\w*|slips?|slipped|goes|went) from\s*$", re.IGNORECASE
)


def moved_day(scene: Scene) -> list[Change]:
    """Return the step, or the go-live, whose day the clause takes back, with its new day.

    A clause that says "not the 15th" and one other day speaks of what is planned for the 15th,
    whatever it calls it, where just one thing is.
    """
    bare = _BARE_DAYS.search(scene.text)
    if bare:
        return _moved(scene, bare)
    old = [one for one in scene.dates if _taken_back(scene, one)]
    new = [one for one in scene.dates if one not in old and one.deadline.date]
    if len(old) != 1 or len(new) != 1:
        return []
    words = scene.text.strip(" .,;:-")
    steps = [s for s in scene.plan.steps if s.due and s.status != "done" and _same(old[0], s.due)]
    named = {one.step for one in scene.steps if one.step}
    steps = [s for s in steps if s.id in named] or ([] if named else steps)
    phrase = _phrase(new[0], steps[0].due if len(steps) == 1 else scene.plan.go_live)
    if len(steps) == 1:
        return [UpdateStep(step=steps[0].id, due=phrase, quote=words)]
    live = scene.plan.go_live
    if not steps and not named and live and _same(old[0], live):
        return [SetDeal(go_live=phrase, quote=words)]
    return []


# "Is not the 2, is the 3" are days only where something is planned for a 2nd.
_BARE_DAYS = re.compile(
    r"\b(?:not|isn't) (?:on |by |for )?the (?P<old>\d{1,2})(?:st|nd|rd|th)?\b\W*"
    r"(?:(?:but|it's|it is|is|make it|rather|it)\W+)*(?:on |by |for )?the "
    r"(?P<new>\d{1,2})(?:st|nd|rd|th)?\b(?! [a-z]{4,})",
    re.IGNORECASE,
)


def _moved(scene: Scene, said: re.Match[str]) -> list[Change]:
    named = {one.step for one in scene.steps if one.step}
    found = [
        step
        for step in scene.plan.steps
        if step.due and step.due.day == int(said["old"]) and (not named or step.id in named)
    ]
    if len(found) != 1 or found[0].due is None:
        return []
    due = f"{said['new']} {found[0].due:%B %Y}"
    return [UpdateStep(step=found[0].id, due=due, quote=scene.text.strip(" .,;:-"))]


_HARD = re.compile(
    r"\s*(?:(?:is|was|would be|'s|looks?|seems?|will be) (?:\w+ )?(?:difficult|tight|hard|"
    r"impossible|"
    r"tricky|too (?:early|soon|tight|late)|out|off|no good|not (?:possible|realistic|doable|going "
    r"to (?:work|happen)|ok(?:ay)?|good)|a problem|unrealistic|cancel+ed)\b|(?:doesn't|does not|"
    r"won't|will "
    r"not|isn't going to) (?:work|happen|do|suit|hold)\b)",
    re.IGNORECASE,
)


def taken_back(scene: Scene) -> str | None:
    """Return the step whose day the clause takes back without naming another one."""
    old = [one for one in scene.dates if _taken_back(scene, one)]
    if len(old) != 1 or len(scene.dates) != 1:
        return None
    steps = [s for s in scene.plan.steps if s.due and s.status != "done" and _same(old[0], s.due)]
    named = {one.step for one in scene.steps if one.step}
    steps = [s for s in steps if s.id in named] or steps
    return steps[0].id if len(steps) == 1 else None


def _taken_back(scene: Scene, one: Found) -> bool:
    before = scene.before(one.start)
    if _HARD.match(scene.after(one.end)):
        return True
    said = one.deadline.phrase
    denied = re.match(r"not (?!before|until|later|after|past)", said, re.IGNORECASE)
    return bool(denied or _NOT.search(before) or _WAS.search(before))


def _same(one: Found, day: dt.date) -> bool:
    """Tell whether a phrase may mean a day: the same date, or a bare day of the month."""
    if one.deadline.date == day:
        return True
    bare = _BARE.search(one.deadline.phrase)
    return bool(bare) and int(bare["day"] if bare else 0) == day.day


_BARE = re.compile(r"^(?:(?:not|on|by|for|the) )*(?P<day>\d{1,2})(?:st|nd|rd|th)?$", re.IGNORECASE)


def _phrase(new: Found, before: dt.date | None) -> str:
    """Return the new day's words; a bare day of the month lies in the month of the old one."""
    bare = _BARE.search(new.deadline.phrase)
    if bare and before:
        return f"{bare['day']} {before:%B %Y}"
    return new.deadline.phrase
