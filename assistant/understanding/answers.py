"""Short answers, read against the question that was asked just before."""

import re
from dataclasses import replace
from typing import Any

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import AddStep, Change, MarkUnknown, SetDeal, SetPerson, UpdateStep
from assistant.plan.naming import owner_kind
from assistant.understanding.answer_goal import goal_answer
from assistant.understanding.answer_kinds import group_of
from assistant.understanding.answer_owners import owners_said
from assistant.understanding.attribution import changes_it
from assistant.understanding.bare_names import LEAD, looks_like_name, spoken_name, titled_name
from assistant.understanding.checkins import check_in_change
from assistant.understanding.controls import Control
from assistant.understanding.due_days import due_dates
from assistant.understanding.language import is_english_word
from assistant.understanding.money import amounts
from assistant.understanding.roles import BODY
from assistant.understanding.scene import Scene
from assistant.understanding.statuses import status
from assistant.understanding.step_mentions import plan_step
from assistant.understanding.stepfacts import side_words
from assistant.understanding.straight_answers import day_meant, hangs, of_another_part
from assistant.understanding.tasks import task
from assistant.understanding.told_who import WHO_DOES, may_tell_who, shaped

KINDS = {
    "legal": "legal-review",
    "security": "security-review",
    "procurement": "procurement",
    "approvals": "executive-approval",
    "budget": "budget",
    "privacy": "dpa",
}
_WHO = {
    "signer": r"\bsign|\bink",
    "champion": r"\bchampion|\bsponsor",
    "buyer": r"\bbuyer|\bcustomer|\bcompany|\bcalled",
    "seller": r"\bwe\b|\bour\b",
}
_SHORT_ANSWER = 8


def answer(scene: Scene, asked: str, *, sure: bool = False) -> list[Change]:
    """Return the changes that the clause means as the answer to the question with this key.

    Args:
        scene: the clause.
        asked: key of the question.
        sure: whether it is known to hold the answer, however it is worded.
    """
    if asked in KINDS or asked in CATALOGUE:
        told = _STATUS_ONLY.match(scene.text)
        if told and not scene.steps:
            return _about_kind(scene, KINDS.get(asked, asked))
    if group_of(asked) == "who" and of_another_part(scene.text, asked):
        return []
    if not scene.cautious and asked in WHO_DOES and not may_tell_who(scene, asked):
        return []
    if not sure and asked in _WHO and not _direct(scene, _WHO[asked]):
        return []
    if not sure and (asked in KINDS or asked in {"signer", "champion"}) and not shaped(scene):
        return []
    if asked.startswith("step:"):
        return _about_step(scene, asked, sure=sure)
    simple = {
        "go_live": goal_answer,
        "target_close": _target_close,
        "buyer": _buyer,
        "seller": _seller,
        "value": _value,
        "signer": _signer_sure if sure else _signer,
        "champion": _champion,
        "check_in": _check_in,
        "implementation": _implementation,
    }
    if asked in simple:
        return simple[asked](scene)
    kind = KINDS.get(asked, asked)
    return _about_kind(scene, kind) if kind in CATALOGUE else []


_STATUS_ONLY = re.compile(
    r"(?:(?:it's|its|that's|already|all|oh|yes|yeah)[, ]+)*(?:done|finished|"
    r"complete[d]?|signed|approved|"
    r"in progress|under ?way|blocked|stuck|started|cleared|passed)\b",
    re.IGNORECASE,
)


def _direct(scene: Scene, cue: str) -> bool:
    """Tell whether the clause is short, or speaks of what was asked."""
    if re.search(cue, scene.text, re.IGNORECASE):
        return True
    return len(scene.text.split()) <= _SHORT_ANSWER and not scene.steps and not scene.dates


def guesses(scene: Scene, asked: str) -> list[Change]:
    """Return what the clause may mean as an answer, to be asked back ("about 320" thousand)."""
    found = amounts(scene.text)
    if asked != "value" or not found or not found[0].plain or not 10 <= found[0].value < 1000:
        return []
    return [SetDeal(value=found[0].value * 1000, quote=_words(scene))]


def yes_no(said: Control, asked: str, words: str, scene_plan: Any) -> list[Change]:
    """Return what a bare yes or no to the question means for the plan."""
    kind = KINDS.get(asked, asked)
    if kind not in CATALOGUE:
        return []
    if said == "no":
        return [MarkUnknown(question=asked, answer="declined", quote=words)]
    if said == "yes" and group_of(asked) != "dur" and plan_step(scene_plan, kind) is None:
        return [AddStep(action=CATALOGUE[kind].action, kind=kind, quote=words)]
    return []


def _about_step(scene: Scene, asked: str, *, sure: bool) -> list[Change]:
    _, step_id, *rest = asked.split(":")
    step = scene.plan.step(step_id)
    if step is None:
        return []
    other = [s for s in scene.steps if s.step != step_id and not s.weak]
    own = task(scene)
    if other or (own and own.sure and not scene.steps and not sure):
        return []
    fields: dict[str, Any] = {}
    owned = any(owner_kind(scene.plan, name) != "role" for name in step.owners)
    kept = scene.cautious and owned and not changes_it(scene.text)
    if rest == ["due"] and scene.dates:
        scene = replace(scene, people=[w for w in scene.people if not hangs(scene, w)])
    names = [] if kept else owners_said(scene, bare=rest == ["owner"])
    if names:
        fields["owners"] = names
        side = side_words(scene.text, scene.people)
        if side:
            fields["side"] = side
    dates = due_dates(scene)
    if dates:
        fields["due"] = day_meant(scene, dates).deadline.phrase
    if scene.durations:
        fields["duration_days"] = scene.durations[-1].days
    return [UpdateStep(step=step_id, quote=_words(scene), **fields)] if fields else []


def _dated(scene: Scene) -> str | None:
    dates = [d for d in due_dates(scene) if d.deadline.kind in {"exact", "inferred"}]
    return day_meant(scene, dates).deadline.phrase if dates else None


def _target_close(scene: Scene) -> list[Change]:
    phrase = _dated(scene)
    return [SetDeal(target_close=phrase, quote=_words(scene))] if phrase else []


def _buyer(scene: Scene) -> list[Change]:
    name = re.split(
        r"[,.;(]| - |\b(?:and|who|which|they|in|based|for|worth|about|it's)\b",
        LEAD.sub("", scene.text),
    )[0].strip(" !'\"")
    if not name or len(name.split()) > 5 or scene.dates or scene.steps or re.search(r"\d", name):
        return []
    if name.islower() and all(is_english_word(word) for word in name.split()):
        return []
    if any(word.islower() and is_english_word(word) for word in name.split()[1:-1]) or (
        len(name.split()) > 2 and name.split()[-1].islower()
    ):
        return []
    if any(w.named and w.name.casefold() != name.casefold() for w in scene.people):
        return []
    return [SetDeal(buyer=titled_name(name), quote=_words(scene))]


def _seller(scene: Scene) -> list[Change]:
    words = LEAD.sub("", scene.text).strip(" .!")
    return (
        [SetDeal(seller=titled_name(words), quote=_words(scene))]
        if 0 < len(words.split()) <= 5
        else []
    )


def _value(scene: Scene) -> list[Change]:
    found = amounts(scene.text)
    if not found or (found[0].plain and found[0].value < 1000):
        return []
    fields: dict[str, Any] = {"value": found[0].value}
    if found[0].currency:
        fields["currency"] = found[0].currency
    return [SetDeal(quote=_words(scene), **fields)]


def _signer_sure(scene: Scene) -> list[Change]:
    """Return who signs, where the clause is known to say so ("bo lindqvist, coo")."""
    name = None if any(w.named for w in scene.people) else spoken_name(scene.text)
    if name is None:
        return _signer(scene, bare=True)
    role = next((w.name for w in scene.people if not w.is_team), None)
    who = SetPerson(name=name, role=role, side="buyer", quote=_words(scene))
    return [*_signs(scene, [name]), *([who] if role else [])]


def _signer(scene: Scene, *, bare: bool = False) -> list[Change]:
    names = owners_said(scene, bare=bare or looks_like_name(scene))
    return _signs(scene, names) if names else []


def _signs(scene: Scene, names: list[str]) -> list[Change]:
    step = plan_step(scene.plan, "signature")
    if step:
        return [UpdateStep(step=step.id, owners=names, quote=_words(scene))]
    entry = CATALOGUE["signature"]
    return [AddStep(action=entry.action, kind=entry.id, owners=names, quote=_words(scene))]


def _champion(scene: Scene) -> list[Change]:
    named = [w for w in scene.people if w.named]
    name = (
        named[0].name
        if named
        else (titled_name(LEAD.sub("", scene.text)) if looks_like_name(scene) else None)
    )
    if not name:
        return []
    role = f"{named[0].role}, champion" if named and named[0].role else "Champion"
    if re.search(r"\bchampion\b", role[:-10], re.IGNORECASE):
        role = role[: -len(", champion")]
    return [SetPerson(name=name, role=role, side="buyer", quote=_words(scene))]


def _check_in(scene: Scene) -> list[Change]:
    change = check_in_change(scene, asked=True)
    return [change] if change else []


def _implementation(scene: Scene) -> list[Change]:
    if not scene.durations:
        return []
    days = scene.durations[-1].days
    step = plan_step(scene.plan, "implementation")
    if step:
        return [UpdateStep(step=step.id, duration_days=days, quote=_words(scene))]
    entry = CATALOGUE["implementation"]
    return [AddStep(action=entry.action, kind=entry.id, duration_days=days, quote=_words(scene))]


def _of_its_name(scene: Scene, kind: str) -> Scene:
    """Return the scene without teams that are only a word of the step ("a security review")."""
    name = CATALOGUE[kind].action.casefold()
    kept = [w for w in scene.people if w.named or w.name.casefold() not in name]
    return replace(scene, people=kept)


_BODIES_DO = frozenset({"executive-approval", "budget", "signature"})


def _about_kind(scene: Scene, kind: str) -> list[Change]:
    """Return what is said of a usual step that was asked for ("Priya handles it, by Dec 4")."""
    fields: dict[str, Any] = {}
    names = owners_said(_of_its_name(scene, kind), bare=looks_like_name(scene))
    if kind not in _BODIES_DO and any(BODY.fullmatch(name) for name in names):
        return []
    if names:
        fields["owners"] = names
    dates = due_dates(scene)
    if dates:
        fields["due"] = day_meant(scene, dates).deadline.phrase
    if scene.durations:
        fields["duration_days"] = scene.durations[-1].days
    said = status(scene.text)
    if said:
        fields["status"] = said
    step = plan_step(scene.plan, kind)
    if not fields or (scene.steps and all(s.kind != kind for s in scene.steps)):
        return []
    if not scene.cautious and not step and fields.keys() <= {"due"} and not scene.steps:
        return []  # "Friday, yes" says not who, but when something else is
    if step:
        return [UpdateStep(step=step.id, quote=_words(scene), **fields)]
    return [AddStep(action=CATALOGUE[kind].action, kind=kind, quote=_words(scene), **fields)]


def _words(scene: Scene) -> str:
    return scene.text.strip(" .,;:-")
