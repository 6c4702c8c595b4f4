"""How a round of practice went, and progress over the rounds."""

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.practice.rubric import CriterionScore, Score
from assistant.practice.store import Kept
from assistant.ui import resources, words
from assistant.ui.practice import round as practice_round
from assistant.ui.practice.round import Playing
from assistant.ui.style.palette import palette

ENDINGS = {
    "agreed": "You reached agreement.",
    "left": "The buyer has left the call.",
    None: "You ended the round.",
}
GOOD, FAIR = 0.8, 0.45
MARKS = {"good": ":material/check_circle:", "fair": ":material/adjust:",
         "missing": ":material/radio_button_unchecked:"}  # fmt: skip
CHART_HEIGHT = 190


def show(now: Playing, again: Callable[[], None]) -> None:
    """Draw the score of a round that is over, with what to do next."""
    score = now.score
    if score is None:
        return
    with st.container(key="practice-score", gap="small"):
        st.markdown(f"### {score.total} of {score.max} points", anchors=False)
        st.caption(ENDINGS[now.round.ended])
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Try again", type="primary", icon=":material/refresh:", key="practice-again",
                on_click=again,
            )  # fmt: skip
            st.button("Another objection", key="practice-other", on_click=practice_round.leave)
        _card(score)
        scene = now.round.scene
        progress(resources.practice().rounds(scene.objection), title=scene.title)


def _card(score: Score) -> None:
    with st.container(key="practice-card", gap=None):
        for one in score.criteria:
            _criterion(one)


def _criterion(one: CriterionScore) -> None:
    share = one.score / one.max
    mark = "good" if share >= GOOD else "fair" if share >= FAIR else "missing"
    with st.container(key=f"practice-criterion-{mark}-{one.id}", gap=None):
        st.markdown(f"{MARKS[mark]} **{words.escape(one.title)}** · {one.score} of {one.max}")
        if one.quote:
            st.markdown(f"> You said: “{words.escape(words.short(one.quote, 300))}”")
        st.markdown(words.escape(one.advice))


def progress(rounds: Sequence[Kept], title: str = "") -> None:
    """Draw the points of the rounds in their order; nothing where there are none."""
    if not rounds:
        return
    name = f"Your rounds: {title}" if title else "Your rounds so far"
    st.markdown(f"**{words.escape(name)}**")
    if len(rounds) == 1:
        only = rounds[0].score
        st.caption(f"One round so far, {only.total} of {only.max} points. Play it once more, "
                   "and you see here how you get on.")  # fmt: skip
    _chart(rounds)


def _chart(rounds: Sequence[Kept]) -> None:
    import altair as alt
    import pandas as pd

    titles = {one.id: one.title for one in resources.knowledge().of_kind("objection")}
    data = pd.DataFrame(
        {
            "Round": range(1, len(rounds) + 1),
            "Points": [one.score.total for one in rounds],
            "Level": [one.level for one in rounds],
            "Objection": [titles.get(one.objection, one.objection) for one in rounds],
            "Day": [f"{one.at:%Y-%m-%d}" for one in rounds],
        }
    )
    accent = palette(st.context.theme.type).sides["buyer"]
    base = alt.Chart(data).encode(
        x=alt.X("Round:O", axis=alt.Axis(labelAngle=0, title="Round")),
        y=alt.Y("Points:Q", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5)),
        tooltip=["Round", "Points", "Level", "Objection", "Day"],
    )
    drawn = base.mark_line(color=accent) + base.mark_circle(size=70, color=accent, opacity=1)
    st.altair_chart(drawn.properties(height=CHART_HEIGHT), key="practice-progress")
