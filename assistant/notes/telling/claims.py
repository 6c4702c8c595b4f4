"""Who and which day may belong to a step: all that its words and those around them name.

A step often has its owner or its day in another sentence ("That one is Ana's. She thinks the
10th."). Each candidate is told by signs: where it stands, how likely its own sentence makes it,
and whether the rules took it, took another or took none.
"""

import functools
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from assistant.errors import SettingsError
from assistant.notes.telling.odds import FOLDER, as_score, day_odds, owner_odds, score
from assistant.notes.telling.sentence import ME, Day, Person, Telling
from assistant.notes.telling.signs import Signs, day_signs, owner_signs
from assistant.plan.model import Step
from assistant.understanding.idle_days import tells_only_habit
from assistant.understanding.persons import tells_absence

WIDEST = 40  # sentences between the first and the last that are looked at for a step
AHEAD, BEHIND = 2, 3  # sentences before and behind those of a step that are looked at
CLAIMS = FOLDER / "claims.json"
BESIDE = re.compile(r"\W*(?:,|and|&|/|\+|und|y|et)\W*(?:(?:the|our|their|me) )?", re.IGNORECASE)


class Passage(NamedTuple):
    """A step with the sentences that tell of it and those around them.

    Attributes:
        step: the step as the rules left it.
        own: which sentences tell of it.
        told: all sentences of the page.
        taken: for each sentence the ids of the steps that it tells of.
        weighed: whether it was found by weights and not by rules.
    """

    step: Step
    own: Sequence[int]
    told: Sequence[Telling]
    taken: Sequence[Sequence[str]]
    weighed: bool

    def around(self) -> list[int]:
        """Return the numbers of the sentences that are looked at, the step's own ones first."""
        first, last = min(self.own), max(self.own)
        near = range(max(0, first - AHEAD), min(len(self.told), last + BEHIND + 1))
        return [*self.own, *(number for number in near if number not in self.own)]

    def place(self, number: int) -> str:
        """Return where a sentence stands: "own", or how far before or behind."""
        if number in self.own:
            return "own"
        return f"{number - self.nearest(number):+d}"

    def nearest(self, number: int) -> int:
        """Return the sentence of the step that stands nearest to one."""
        return min(self.own, key=lambda one: abs(one - number))

    def most_steps(self) -> int:
        """Return of how many steps a sentence of this one tells at most; 3 are many."""
        return min(3, max(len(self.taken[number]) for number in self.own))

    def of_sentence(self, number: int, signs: Signs) -> Signs:
        """Return the signs of a sentence by itself, as the step's own or one near it."""
        where = "own" if number in self.own else "near"
        return {f"{where}; {name}": value for name, value in signs.items()}

    def cut_off(self, number: int) -> bool:
        """Tell whether a sentence, or one on the way to it, tells of other steps only."""
        nearest = self.nearest(number)
        way = range(min(nearest, number), max(nearest, number) + 1)
        return any(
            self.taken[one] and self.step.id not in self.taken[one] for one in way if one != nearest
        )


Asked = Literal["whose", "when"]


class Answer(NamedTuple):
    """One way to say whose a step is, or when it is due.

    Attributes:
        value: the owners, or the days, none or one.
        kept: whether it is what the rules read.
        signs: by which it is weighed against the others.
        at: the sentence that says it best, -1 where none does.
        day: the words of a day.
    """

    value: tuple[str, ...]
    kept: bool
    signs: Signs
    at: int = -1
    day: Day | None = None


def owner_answers(passage: Passage) -> list[Answer]:
    """Return who may own a step: nobody, whom the rules took, and each who is named near it."""
    seen: dict[str, list[tuple[int, Person]]] = {}
    for number in passage.around():
        for person in passage.told[number].people:
            if person.place == "here" or number in passage.own:
                seen.setdefault(person.name, []).append((number, person))
    ruled = tuple(passage.step.owners)
    odds = {
        name: [(number, owner_odds(passage.told[number], one)) for number, one in where]
        for name, where in seen.items()
    }
    order = _by_odds(passage, odds)
    signs = {
        name: _owner_signs(passage, name, seen[name], odds[name], rank)
        for rank, (name, _) in enumerate(order)
    }
    at = dict(order)
    for name, number in order:
        person = next(one for one in passage.told[number].people if one.name == name)
        signs[name] |= passage.of_sentence(number, owner_signs(passage.told[number], person))
    answers = [Answer((name,), ruled == (name,), signs[name], at[name]) for name, _ in order]
    answers += [
        Answer(pair, ruled == pair, _both([signs[n] for n in pair], "pair"), at[pair[0]])
        for pair in _pairs(passage)
    ]
    answers.append(Answer((), not ruled, dict(_nobody(passage, bool(ruled)))))
    if not any(one.kept for one in answers):
        members = [signs[name] for name in ruled if name in signs]
        kind = f"kept {min(3, len(ruled))}, {min(3, len(members))} seen"
        answers.append(Answer(ruled, True, _both(members, kind)))
    return answers


def _pairs(passage: Passage) -> list[tuple[str, ...]]:
    """Return those who are named side by side in a sentence of the step."""
    found = []
    for number in passage.own:
        text = passage.told[number].text
        here = sorted(
            (p for p in passage.told[number].people if p.place == "here"), key=lambda p: p.start
        )
        for first, second in pairwise(here):
            if first.name != second.name and BESIDE.fullmatch(text[first.end : second.start]):
                found.append((first.name, second.name))
    return list(dict.fromkeys(found))


def _both(members: Sequence[Signs], kind: str) -> Signs:
    signs: Signs = {kind: 1.0}
    for one in members:
        for name, value in one.items():
            signs[name] = signs.get(name, 0.0) + value / len(members)
    return signs


def _nobody(passage: Passage, ruled: bool) -> Iterator[tuple[str, float]]:
    took = "others" if ruled else "none"
    yield f"nothing, {took}", 1.0
    yield f"nothing, {took}, {passage.step.status}", 1.0
    yield f"nothing, {took}, {'weighed' if passage.weighed else 'read'}", 1.0
    yield f"nothing, {took}, {passage.step.kind or 'own'}", 1.0
    yield f"nothing, {took}, {passage.most_steps()} steps", 1.0


def _by_odds(
    passage: Passage, seen: Mapping[str, Sequence[tuple[int, float]]]
) -> list[tuple[str, int]]:
    """Return candidates, the likeliest first, each with the sentence that says it best."""
    best = {
        name: max((odds - (0.0 if at in passage.own else 1.0), -at) for at, odds in where)
        for name, where in seen.items()
    }
    return [
        (name, -best[name][1]) for name in sorted(best, key=lambda one: best[one], reverse=True)
    ]


def _owner_signs(
    passage: Passage,
    name: str,
    seen: Sequence[tuple[int, Person]],
    odds: Sequence[tuple[int, float]],
    rank: int,
) -> Signs:
    step = passage.step
    ruled = "ruled" if name in step.owners else "others" if step.owners else "none"
    signs = {**dict(_common(passage, odds, ruled, rank)), **dict(_shares(passage, odds, ruled))}
    own = [person for number, person in seen if number in passage.own]
    for person in own:
        signs[f"as {person.place}, {ruled}"] = 1.0
    if own and own[0].who:
        signs[f"{'named' if own[0].who.named else 'body'}, {ruled}"] = 1.0
    if name == ME:
        signs[f"me, {ruled}"] = 1.0
    if name.casefold() in step.action.casefold():
        signs[f"in the name, {ruled}"] = 1.0
    if name in {passage.told[number].line.speaker for number in passage.own}:
        signs[f"speaks, {ruled}"] = 1.0
    if ruled == "ruled":
        signs[f"ruled of {min(3, len(step.owners))}"] = 1.0
    return signs


def due_answers(passage: Passage) -> list[Answer]:
    """Return when a step may be due: no day, the day that the rules took, each day near it."""
    seen: dict[str, list[tuple[int, Day]]] = {}
    for number in passage.around():
        for day in passage.told[number].days:
            near = day.place == "here" or number in passage.own
            if near and not tells_only_habit(day.text) and not tells_absence(day.text[: day.start]):
                seen.setdefault(day.date.isoformat(), []).append((number, day))
    due = passage.step.due.isoformat() if passage.step.due else None
    odds = {
        key: [(number, day_odds(passage.told[number], day)) for number, day in where]
        for key, where in seen.items()
    }
    order = _by_odds(passage, odds)
    answers = []
    for rank, (key, at) in enumerate(order):
        day = next(one for one in passage.told[at].days if one.date.isoformat() == key)
        signs = _day_signs(passage, key, seen[key], odds[key], rank)
        signs |= passage.of_sentence(at, day_signs(passage.told[at], day))
        answers.append(Answer((key,), due == key, signs, at, day))
    answers.append(Answer((), due is None, dict(_nobody(passage, due is not None))))
    if due and not any(one.kept for one in answers):
        how = "weighed" if passage.weighed else "read"
        signs = {"kept, not seen": 1.0, f"kept, not seen, {how}": 1.0}
        answers.append(Answer((due,), True, signs))
    return answers


def _day_signs(
    passage: Passage,
    key: str,
    seen: Sequence[tuple[int, Day]],
    odds: Sequence[tuple[int, float]],
    rank: int,
) -> Signs:
    due = passage.step.due
    ruled = "none" if due is None else "ruled" if due.isoformat() == key else "others"
    signs = {**dict(_common(passage, odds, ruled, rank)), **dict(_shares(passage, odds, ruled))}
    ahead = seen[0][1].date > passage.told[passage.own[0]].said_on
    signs[f"{'ahead' if ahead else 'past'}, {passage.step.status}, {ruled}"] = 1.0
    for number, day in seen:
        if number in passage.own:
            signs[f"as {day.place}, {ruled}"] = 1.0
    return signs


def _common(
    passage: Passage, odds: Sequence[tuple[int, float]], ruled: str, rank: int
) -> Iterator[tuple[str, float]]:
    yield ruled, 1.0
    yield f"rank {min(rank, 3)}, {ruled}", 1.0
    for number in {at for at, _ in odds}:
        cut = "cut off" if passage.cut_off(number) else "open"
        yield f"{passage.place(number)}, {ruled}", 1.0
        yield f"{passage.place(number)}, {cut}, {ruled}", 1.0
    yield f"{'weighed' if passage.weighed else 'read'}, {ruled}", 1.0
    yield f"{passage.step.status}, {ruled}", 1.0
    yield f"{passage.most_steps()} steps, {ruled}", 1.0
    yield f"{min(3, len(passage.own))} sentences, {ruled}", 1.0


def _shares(
    passage: Passage, odds: Sequence[tuple[int, float]], ruled: str
) -> Iterator[tuple[str, float]]:
    """Yield how likely the sentences by themselves make it, as scores."""
    for own, name in ((True, "own"), (False, "near")):
        best = max((share for at, share in odds if (at in passage.own) is own), default=None)
        if best is not None:
            yield f"odds {name}, {ruled}", as_score(best)
            yield f"odds {name}", as_score(best)


def likeliest(answers: Sequence[Answer], asked: Asked) -> tuple[Answer, float]:
    """Return the likeliest of the answers, and how likely it is among them."""
    weights = _weights()[asked]
    scores = [score(weights, one.signs) for one in answers]
    best = max(range(len(answers)), key=lambda at: scores[at])
    return answers[best], 1 / sum(math.exp(one - scores[best]) for one in scores)


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    if not CLAIMS.is_file():
        raise SettingsError(f"{CLAIMS.name} is missing. Install the assistant again.")
    read: dict[str, dict[str, float]] = json.loads(CLAIMS.read_text(encoding="utf-8"))
    return read
