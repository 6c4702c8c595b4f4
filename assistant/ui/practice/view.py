"""Practice: the choice of an objection, the round as a chat, and how it went."""

from functools import partial

import streamlit as st

from assistant.errors import AssistantError
from assistant.plan.model import Plan
from assistant.practice.scene import LEVELS, MAX_MESSAGE, BuyerRole, Level, Scene
from assistant.prep.weakpoints import WeakPoint, to_practise
from assistant.ui import notices, resources, words
from assistant.ui.chat.pane import seller
from assistant.ui.desk import Desk
from assistant.ui.practice import round as practice_round
from assistant.ui.practice import score as practice_score
from assistant.ui.practice.round import Playing, playing

OBJECTION, LEVEL, ROLE = "practice-objection", "practice-level", "practice-role"
ANY = "Whoever usually says it"
ROLES: dict[str, BuyerRole | None] = {
    ANY: None, "Champion": "champion", "Executive": "executive", "Procurement": "procurement",
}  # fmt: skip
LEVEL_NAMES: dict[Level, str] = {"easy": "Easy", "normal": "Normal", "hard": "Hard"}
LEVEL_WORDS: dict[Level, str] = {
    "easy": "Talks openly, and has patience.",
    "normal": "Opens up once you have listened.",
    "hard": "Gives little away, one thing at a time, and soon has enough.",
}
MOST_POINTS = 3


def show(desk: Desk) -> None:
    """Draw the choice, the round, or the score."""
    now = playing()
    if now and now.plan_id != desk.plan_id:
        practice_round.leave()  # another plan was opened meanwhile
        now = None
    with st.container(key="practice-view", gap="small"):
        notices.show(desk)
        if now is None:
            _choice(desk)
        else:
            if now.round.ended:  # a click may have cut off the scoring
                practice_round.finish(now)
            _head(desk, now)
            _talk(now)
            if now.score:
                practice_score.show(now, partial(_again, desk, now))
            else:
                _answer(now)


def _choice(desk: Desk) -> None:
    st.markdown("### Practise with a buyer", anchors=False)
    plan = desk.session.plan if desk.session else None
    about = (
        f"The buyer knows the plan with {words.escape(plan.deal.buyer or 'your buyer')}: "
        "their date, their people, their steps."
        if plan
        else "Open a plan, and the buyer talks about that deal."
    )
    st.markdown(
        "The assistant raises an objection and plays the buyer. You answer, as you would in the "
        f"call. At the end you see how it went, line by line. {about}"
    )
    if plan:
        _points(desk, plan)
    _chosen(desk)
    practice_score.progress(resources.practice().rounds())


def _points(desk: Desk, plan: Plan) -> None:
    """Offer what the plan's weak points invite."""
    try:
        points = to_practise(plan, desk.today)[:MOST_POINTS]
    except AssistantError as error:
        st.error(words.escape(str(error)))
        return
    st.markdown("**What this plan is likely to meet**")
    with st.container(key="practice-points", gap="xsmall"):
        for point in points:
            _point(desk, point)


def _point(desk: Desk, point: WeakPoint) -> None:
    with st.container(key=f"practice-point-{point.objection}", gap=None):
        st.button(
            words.escape(_title(point.objection)), key=f"practise-{point.objection}",
            type="tertiary", icon=":material/forum:",
            on_click=_begin, args=(desk, point.objection),
        )  # fmt: skip
        st.caption(words.escape(" ".join(point.why)))


def _chosen(desk: Desk) -> None:
    listed = {one.id: one.title for one in resources.knowledge().of_kind("objection")}
    if desk.place.about in listed:
        st.session_state[OBJECTION], desk.place.about = desk.place.about, ""
    st.selectbox("The buyer says", list(listed), format_func=lambda one: listed[one], key=OBJECTION)
    with st.container(
        key="practice-how", horizontal=True, gap="medium", vertical_alignment="bottom"
    ):
        st.segmented_control(
            "How hard", LEVELS, default="normal", required=True, key=LEVEL,
            format_func=lambda one: LEVEL_NAMES[one],
        )  # fmt: skip
        st.selectbox("Who says it", list(ROLES), key=ROLE, width=240)
    level: Level = st.session_state.get(LEVEL, "normal")
    st.caption(LEVEL_WORDS[level])
    st.button(
        "Begin", type="primary", icon=":material/play_arrow:", key="practice-begin",
        on_click=_begin, args=(desk, None),
    )  # fmt: skip


def _begin(desk: Desk, objection: str | None) -> None:
    chosen = objection or str(st.session_state[OBJECTION])
    level: Level = st.session_state.get(LEVEL, "normal")
    role = ROLES[st.session_state.get(ROLE, ANY)]
    desk.attempt(lambda: practice_round.begin(desk, chosen, level, role))


def _again(desk: Desk, now: Playing) -> None:
    scene = now.round.scene
    desk.attempt(lambda: practice_round.begin(desk, scene.objection, scene.level, scene.role))


def _title(objection: str) -> str:
    entry = resources.knowledge().entry(objection)
    return entry.title if entry else objection


def _head(desk: Desk, now: Playing) -> None:
    scene = now.round.scene
    with st.container(key="practice-head", horizontal=True, vertical_alignment="center"):
        st.button(
            "All objections", icon=":material/arrow_back:", key="practice-leave", type="tertiary",
            on_click=practice_round.leave,
        )  # fmt: skip
        st.caption(f"{words.escape(scene.title)} · {_who(scene)} · {LEVEL_NAMES[scene.level]}")
    for text in now.told:
        st.markdown(f":orange[:material/error:] {words.escape(text)}")
    notices.show(desk)


def _who(scene: Scene) -> str:
    company = f" at {words.escape(scene.facts.buyer)}" if scene.facts.buyer else ""
    return f"{scene.role.capitalize()}{company}"


def _talk(now: Playing) -> None:
    with st.container(key="practice-talk", gap="small"):
        _buyer(now.round.opening)
        for number, turn in enumerate(now.round.turns):
            seller(turn.seller, number)
            _buyer(turn.buyer)


def _buyer(text: str) -> None:
    with st.chat_message("assistant"):
        st.markdown(words.escape(text))


def _answer(now: Playing) -> None:
    waiting = st.container(key="practice-waiting")
    text = st.chat_input("Answer the buyer", key="practice-answer", max_chars=MAX_MESSAGE)
    if text:
        with waiting:
            seller(str(text), len(now.round.turns))
        with st.spinner("The buyer thinks…"):
            practice_round.say(now, str(text))
        st.rerun()
    if now.round.turns:
        st.button(
            "End the round and see the score", icon=":material/flag:", key="practice-finish",
            on_click=practice_round.finish, args=(now,),
        )  # fmt: skip
