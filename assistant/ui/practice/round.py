"""A round of practice that one tab is playing."""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from assistant.errors import AssistantError
from assistant.plan.model import Plan
from assistant.practice.buyer import Round, create_buyer, or_offline
from assistant.practice.rubric import Score
from assistant.practice.scene import MAX_MESSAGE, BuyerRole, Level, make_scene
from assistant.ui import resources
from assistant.ui.desk import Desk

KEY = "practice-round"
TAKEN_OVER = "The built-in buyer goes on."


@dataclass
class Playing:
    """A round at work in a tab.

    Attributes:
        plan_id: the plan that it is about, None where it is about none.
        score: how it went, once it is over.
        told: what went wrong on the way, in words.
    """

    round: Round
    plan_id: str | None
    score: Score | None = None
    told: list[str] = field(default_factory=list)


def playing() -> Playing | None:
    """Return the round of this tab, None where none was begun."""
    found = st.session_state.get(KEY)
    return found if isinstance(found, Playing) else None


def begin(desk: Desk, objection: str, level: Level, role: BuyerRole | None = None) -> None:
    """Begin a round about the open plan, or in general.

    Raises:
        AssistantError: there is no such objection, or the model's settings are wrong.
    """
    plan: Plan | None = desk.session.plan if desk.session else None
    scene = make_scene(objection, desk.today, plan, level=level, role=role)
    noting = resources.noting(desk.plan_id, desk.model, "practice")
    buyer = create_buyer(desk.settings, desk.model, noting)
    st.session_state[KEY] = Playing(Round(scene, buyer), desk.plan_id)


def say(now: Playing, message: str) -> None:
    """Say something to the buyer; where the round is over by that, score it."""
    text = message.strip()[:MAX_MESSAGE]
    _or_offline(now, lambda: now.round.say(text))
    if now.round.ended:
        finish(now)


def finish(now: Playing) -> None:
    """Score the round and keep it."""
    if now.score or not now.round.turns:
        return
    _or_offline(now, lambda: _scored(now))
    if now.score is None:
        return
    scene = now.round.scene
    try:
        resources.practice().keep(
            scene.objection, scene.level, now.round.turns, now.score,
            plan_id=now.plan_id, brain=now.round.buyer.name,
        )  # fmt: skip
    except AssistantError as error:
        now.told.append(str(error))


def leave() -> None:
    """Put the round away."""
    st.session_state.pop(KEY, None)


def _scored(now: Playing) -> None:
    now.score = now.round.score()


def _or_offline(now: Playing, act: Callable[[], object]) -> None:
    or_offline(now.round, act, lambda error: now.told.append(f"{error} {TAKEN_OVER}"))
