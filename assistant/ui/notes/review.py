"""What the notes would change, to take, correct or leave, and what the plan then becomes."""

from collections.abc import Sequence

import streamlit as st

from assistant.errors import AssistantError
from assistant.plan.changes import Change
from assistant.plan.schedule import schedule
from assistant.session import PlanSession, new_plan
from assistant.ui import notices, resources, words
from assistant.ui.desk import Desk
from assistant.ui.notes import rows as notes_rows
from assistant.ui.notes.entry import close_notes
from assistant.ui.notes.kept import Review
from assistant.ui.notes.page import link, numbers
from assistant.ui.notes.rows import choose, kept
from assistant.ui.notes.trial import Trial, chosen, trial
from assistant.ui.plan.headline import headline
from assistant.ui.plan.headline_view import COLORS
from assistant.ui.plan.headline_view import ICONS as TONES


@st.fragment(key="noted")
def show(desk: Desk) -> None:
    """Draw the changes; a tick reruns this side alone."""
    session, plan_id, review = desk.session, desk.plan_id, kept(desk)
    if session is None or plan_id is None or review is None:
        return
    tried = trial(review, session.plan, (plan_id, session.version), session.today)
    with st.container(key="noted-pane", gap="small"):
        with st.container(key="noted-head", gap="xsmall"):
            _head(desk, review, tried)
        with st.container(key="noted-rows", gap="xsmall"):
            notices.show(desk)
            _warnings(review)
            notes_rows.pages(review)
            notes_rows.rows(desk, review, tried)
            notes_rows.left_open(review)


def _head(desk: Desk, review: Review, tried: Trial) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", key="noted-top"):
        st.button(
            "Back to the plan", icon=":material/arrow_back:", key="notes-back", type="tertiary",
            help="The notes and your choices stay.", on_click=close_notes, args=(desk,),
        )  # fmt: skip
        _discard(desk)
    count = len(review.draft.changes)
    if not count:
        st.markdown("## Nothing here changes the plan", anchors=False)
        st.caption(_nothing(review))
        return
    st.markdown(f"## {words.count(count, 'change')} in these notes", anchors=False)
    _acts(desk, tried, count)
    st.markdown(_effect(desk, tried))
    _others(review)


def _nothing(review: Review) -> str:
    if review.draft.unresolved:
        return "No step, owner or date follows from them. What they leave open stands below."
    return "No step, owner, date or fact of the deal follows from them. The plan stays as it is."


def _acts(desk: Desk, tried: Trial, count: int) -> None:
    taken, refused = len(tried.places("taken")), len(tried.places("refused"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="noted-acts"):
        st.button(
            f"Accept {taken} of {count}" if taken < count else f"Accept all {count}",
            type="primary", key="noted-accept", disabled=not taken and not refused,
            on_click=_accept, args=(desk,),
        )  # fmt: skip
        st.button("Tick all", key="noted-all", on_click=_tick, args=(desk, False))
        st.button("Tick none", key="noted-none", on_click=_tick, args=(desk, True))


def _others(review: Review) -> None:
    """Say what else waits below: contradictions to decide, and what was not taken."""
    differ = sum(bool(one.conflict) for one in review.draft.changes)
    left = len(review.draft.unresolved)
    parts = []
    if differ:
        parts.append(f"{differ} {'differs' if differ == 1 else 'differ'} from the plan: choose")
    if left:
        parts.append(link("open", 1, f"{left} not taken into the plan"))
    if parts:
        st.html(f'<p class="n-others">{" · ".join(parts)}</p>')


def _warnings(review: Review) -> None:
    for warning in review.draft.warnings:
        st.warning(words.escape(warning), icon=":material/warning:")
    found = [
        link("open", number, words.short(one.quote.lstrip("-*•> "), 60))
        for number, one in enumerate(review.draft.unresolved[: notes_rows.SHOWN_OPEN], 1)
        if one.kind in ("instruction", "suspect")
    ]
    if found:
        st.html(f'<p class="n-others">Look at: {" · ".join(found[:5])}</p>')


def _discard(desk: Desk) -> None:
    with st.popover("Put away", icon=":material/delete:", type="tertiary", key="noted-discard"):
        st.markdown("The notes and your choices go. The plan stays as it is.")
        st.button(
            "Put the notes away", type="primary", key="noted-discard-yes",
            on_click=put_away, args=(desk,),
        )  # fmt: skip


def _effect(desk: Desk, tried: Trial) -> str:
    """Word what the plan's headline becomes."""
    if not tried.places("taken"):
        return ":gray[With none of them the plan stays as it is.]"
    try:
        head = headline(tried.plan, schedule(tried.plan, desk.today), desk.today)
    except AssistantError:
        return ""
    color = COLORS[head.tone]
    return f":gray[Then:] :{color}[{TONES[head.tone]}] {words.escape(head.text)}"


def _tick(desk: Desk, none: bool) -> None:
    review = kept(desk)
    if review:
        places = frozenset(range(len(review.draft.changes))) if none else frozenset()
        choose(desk, review, rejected=places)


def _accept(desk: Desk) -> None:
    """Apply what is ticked as one version, all or nothing."""
    review, session, plan_id = kept(desk), desk.session, desk.plan_id
    if review is None or session is None or plan_id is None:
        return
    tried = trial(review, session.plan, (plan_id, session.version), session.today)
    refused = tried.places("refused")
    if refused:
        desk.notices.append(("error", _told_refused(review, tried, refused)))
        return
    pairs = chosen(review, session.today)
    changes: Sequence[Change] = [change for change, _ in pairs]
    if desk.apply(changes, "notes", [day for _, day in pairs]):
        choose(desk, review, taken=session.version)
        st.rerun()


def _told_refused(review: Review, tried: Trial, refused: list[int]) -> str:
    shown = numbers(review.draft)
    parts = [f"line {shown[place]} ({_short(review, place)})" for place in refused[:3]]
    more = f" and {len(refused) - 3} more" if len(refused) > 3 else ""
    why = tried.rows[refused[0]].why
    return (
        f"Nothing was changed: {words.names(parts)}{more} cannot be made. {why} "
        "Untick it, correct it, or tick the line that it needs."
    )


def _short(review: Review, place: int) -> str:
    return words.short(review.draft.changes[place].text, 60)


def put_away(desk: Desk) -> None:
    """Forget the notes; a plan that was made for them alone goes with them. For callbacks."""
    plan_id, session = desk.plan_id, desk.session
    if plan_id and session:
        resources.readings().forget(plan_id)
        if not desk.attempt(lambda: resources.notes().drop(plan_id)):
            return
        if _untouched(desk, session):
            desk.attempt(lambda: desk.store.delete(plan_id))
            desk.show(None)
    close_notes(desk)


def _untouched(desk: Desk, session: PlanSession) -> bool:
    """Tell whether the plan is as empty as when it was begun, and nobody has talked about it."""
    empty = session.plan == new_plan() and len(session.history()) == 1
    return empty and not desk.unanswered(said := desk.messages()) and not said
