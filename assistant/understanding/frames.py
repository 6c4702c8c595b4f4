"""Who, when and how long, each with the step of the clause that it belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.plan.deadlines import Found, FoundDuration
from assistant.plan.model import Status
from assistant.understanding.attribution import acts, states_of_it
from assistant.understanding.bystanders import is_bystander
from assistant.understanding.conditions import conditions, people_outside
from assistant.understanding.done_deeds import done_deed
from assistant.understanding.due_days import due_dates
from assistant.understanding.owners import part
from assistant.understanding.people import Who
from assistant.understanding.roles import GROUP
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status_at
from assistant.understanding.step_mentions import StepMention

_COORDINATED = re.compile(
    r"\s*(?:,|and|&|/|\+|plus|as well as|both|or|then|also)*\s*(?:and\s+)?(?:the|their|our|a|"
    r"an)?\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,;|/]|\band\b|\bbut\b|\bwhile\b|\.\s", re.IGNORECASE)


@dataclass
class Frame:
    """One step, or several that are spoken of together, and what the clause says of them."""

    steps: list[StepMention]
    owners: list[Who] = field(default_factory=list)
    removed: list[Who] = field(default_factory=list)
    dates: list[Found] = field(default_factory=list)
    durations: list[FoundDuration] = field(default_factory=list)
    status: Status | None = None

    @property
    def start(self) -> int:
        """Where the first step stands."""
        return self.steps[0].start if self.steps else 0

    @property
    def end(self) -> int:
        """Where the last step ends."""
        return self.steps[-1].end if self.steps else 0


def frames(scene: Scene, topics: Sequence[StepMention]) -> list[Frame]:
    """Return a frame for each step or group; a single empty one where no step is named.

    Args:
        scene: the clause.
        topics: the steps that the clause is about (not those that only say what comes first).
    """
    groups = [Frame(group) for group in _groups(scene, list(topics))] or [Frame([])]
    for who in people_outside(scene):
        if _is_topic(who, [*scene.steps, *topics]) or not _stands_for_itself(scene, who):
            continue
        played = part(scene.text, who, scene.piece.start)
        home = _home(scene, _happening(scene, groups), who.start, who.end)
        if played == "owner":
            home.owners.append(who)
        elif played == "removed":
            home.removed.append(who)
    for date in due_dates(scene):
        _home(scene, groups, date.start, date.end).dates.append(date)
    for duration in scene.durations:
        words = scene.before(duration.start)
        if _LASTED.search(words) or _SLIPS.search(words) or _is_term(scene, duration):
            continue
        _home(scene, groups, duration.start, duration.end).durations.append(duration)
    said = _said(scene, topics)
    deed = done_deed(scene, topics) if said is None else None
    said = said if deed is None else ("done", deed)
    if said and not _promised_by(scene, scene.piece.start + said[1]) and not _done_by(scene, *said):
        at = scene.piece.start + said[1]
        before = [g for g in groups if g.steps and g.start <= at] or groups
        home = before[-1] if len(before) > 1 else before[0]
        home.status = said[0]
    return groups


def _happening(scene: Scene, groups: list[Frame]) -> list[Frame]:
    """Return the groups that are no mere condition ("Maeve trains, once the check is done")."""
    if len(groups) == 1:
        return groups
    at, spans = scene.piece.start, conditions(scene.text)
    return [g for g in groups if not any(a <= g.start - at < b for a, b in spans)] or groups


def _said(scene: Scene, topics: Sequence[StepMention]) -> tuple[Status, int] | None:
    """Return the state that the clause says, and where; not that of a condition or of another."""
    said = status_at(scene.text)
    if said is None or (_is_back(topics) and not states_of_it(scene.text)):
        return None
    awaited = conditions(scene.text) if scene.cautious else []
    return None if any(a <= said[1] < b for a, b in awaited) else said


# "It took four months" tells of another time.
_LASTED = re.compile(
    r"\b(?:took|was|were|lasted|had taken|has taken)\b[^,.;]{0,25}$", re.IGNORECASE
)


# "Legal slips a week" says by how much, not how long.
_SLIPS = re.compile(
    r"\b(?:slip(?:s|ped|ping)?|delayed|delays|late|behind|pushed|postponed|moved?s?)"
    r"(?: (?:by|back|out|it|for|about|another|maybe))*\s*$",
    re.IGNORECASE,
)
_LONG = 200  # working days from which a length of time is more likely that of a contract
_TAKES = re.compile(
    r"\b(?:takes?|taking|needs?|lasts?|requires?|runs?|will take)\b[^,.;]{0,25}$", re.IGNORECASE
)


def _is_term(scene: Scene, one: FoundDuration) -> bool:
    """Tell whether a length is how long a contract runs ("210k for three years")."""
    return one.days >= _LONG and not _TAKES.search(scene.before(one.start))


def _done_by(scene: Scene, said: Status, at: int) -> bool:
    """Tell whether the words say who does it, and not that it is done ("is done by Sunil")."""
    match = _BY.match(scene.text[at:])
    if said != "done" or not match or _PERFECT.search(scene.text[:at]):
        return False
    low = scene.piece.start + at + match.end()
    return any(who.start <= low + 12 and low <= who.end for who in scene.people)


_BY = re.compile(r"\w+(?: off)? by\s+", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:was|were|has|have|had|been|got|just|already|'ve)\s+(?:\w+\s+)?$", re.IGNORECASE
)


def _promised_by(scene: Scene, at: int) -> bool:
    """Tell whether a "done" belongs to a deadline ("done by end of next week")."""
    return any(
        date.start <= at < date.end
        or (
            at < date.start
            and re.fullmatch(
                r"\w+(?: \w+)?\s*(?:by|before|no later than|until)?\s*",
                scene.text[at - scene.piece.start : date.start - scene.piece.start],
            )
            and re.match(
                r"(?:by|before|no later|due|until)\b",
                scene.text[date.start - scene.piece.start :],
                re.IGNORECASE,
            )
        )
        for date in scene.dates
    )


def _is_back(topics: Sequence[StepMention]) -> bool:
    """Tell whether the step is not named here: "it" stands for it."""
    return bool(topics) and all(t.start == t.end for t in topics)


def _stands_for_itself(scene: Scene, who: Who) -> bool:
    if is_bystander(scene, who):
        return False
    if who.named or not scene.cautious:
        return True
    low, high = who.start - scene.piece.start, who.end - scene.piece.start
    if scene.text[high : high + 1] == ":":  # "Legal: they use a firm" is only the subject
        return False
    return acts(scene.text, low, high)


def _is_topic(who: Who, topics: Sequence[StepMention]) -> bool:
    """Tell whether a bare team word is the step itself here ("legal takes three weeks")."""
    if who.is_team and len(who.name.split()) > 1 and GROUP.fullmatch(who.name):
        return False
    return not who.named and any(who.start < t.end and t.start < who.end for t in topics)


def _groups(scene: Scene, steps: list[StepMention]) -> list[list[StepMention]]:
    groups: list[list[StepMention]] = []
    for step in steps:
        if groups and _COORDINATED.fullmatch(
            scene.text[groups[-1][-1].end - scene.piece.start : step.start - scene.piece.start]
        ):
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def _home(scene: Scene, groups: list[Frame], start: int, end: int) -> Frame:
    def cost(frame: Frame) -> tuple[int, int]:
        if not frame.steps:
            return (0, 0)
        low, high = (end, frame.start) if end <= frame.start else (frame.end, start)
        between = scene.text[low - scene.piece.start : max(low, high) - scene.piece.start]
        if frame.end <= start and between.count("(") == 1 and ")" not in between:
            return (0, frame.start)
        return (len(_SEPARATOR.findall(between)) * 40 + max(0, high - low), frame.start)

    return min(groups, key=cost)
