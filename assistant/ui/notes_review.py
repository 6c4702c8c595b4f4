"""What the notes would change, line by line, to take, correct or leave."""

from collections.abc import Sequence

import streamlit as st

from assistant.errors import AssistantError
from assistant.notes.drafted import NotedChange, Unresolved, UnresolvedKind
from assistant.plan.changes import Change
from assistant.plan.schedule import schedule
from assistant.session import new_plan
from assistant.ui import notices, recorded, resources, words
from assistant.ui.desk import Desk
from assistant.ui.headline import headline
from assistant.ui.headline_view import COLORS
from assistant.ui.headline_view import ICONS as TONES
from assistant.ui.notes_edit import EDITABLE
from assistant.ui.notes_entry import close_notes
from assistant.ui.notes_kept import Review
from assistant.ui.notes_page import quote
from assistant.ui.notes_trial import Trial, Tried, chosen, trial

ON_ONE_PAGE = 40
SHOWN_OPEN = 60
KINDS: dict[UnresolvedKind, str] = {
    "vague": ":orange-badge[No commitment]",
    "unsupported": ":gray-badge[Not supported by the words]",
    "refused": ":red-badge[Does not fit the plan]",
    "unclear": ":gray-badge[Not clear]",
    "other_deal": ":gray-badge[Another deal]",
    "instruction": ":red-badge[An instruction, ignored]",
}


@st.fragment(key="noted")
def show(desk: Desk) -> None:
    """Draw the changes; a tick reruns this side alone."""
    session, plan_id = desk.session, desk.plan_id
    review = resources.notes().get(plan_id) if plan_id else None
    if session is None or plan_id is None or review is None:
        return
    tried = trial(review, session.plan, (plan_id, session.version), session.today)
    with st.container(key="noted-pane", gap="small"):
        with st.container(key="noted-head", gap="xsmall"):
            _head(desk, review, tried)
        with st.container(key="noted-rows", gap="xsmall"):
            notices.show(desk)
            for warning in review.draft.warnings:
                st.warning(words.escape(warning), icon=":material/warning:")
            _rows(desk, review, tried)
            _left_open(review)


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
        st.caption("What was left open stands below.") if review.draft.unresolved else None
        return
    st.markdown(f"## {words.count(count, 'change')} in these notes", anchors=False)
    taken = len(tried.places("taken"))
    refused = len(tried.places("refused"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="noted-acts"):
        st.button(
            f"Accept {taken} of {count}" if taken < count else f"Accept all {count}",
            type="primary", key="noted-accept", disabled=not taken and not refused,
            on_click=_accept, args=(desk,),
        )  # fmt: skip
        st.button("Tick all", key="noted-all", on_click=_tick, args=(desk, False))
        st.button("Tick none", key="noted-none", on_click=_tick, args=(desk, True))
    st.markdown(_effect(desk, tried))


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


def _rows(desk: Desk, review: Review, tried: Trial) -> None:
    count = len(review.draft.changes)
    if not count:
        return
    first = _page(count)
    for place in range(first, min(first + ON_ONE_PAGE, count)):
        _row(desk, review, place, tried.rows[place])


def _page(count: int) -> int:
    """Return the first place to show, where not all fit on one page."""
    pages = -(-count // ON_ONE_PAGE)
    if pages == 1:
        return 0
    shown = {
        one: f"{one * ON_ONE_PAGE + 1} to {min((one + 1) * ON_ONE_PAGE, count)}"
        for one in range(pages)
    }
    st.session_state.setdefault("noted-page", 0)
    if st.session_state["noted-page"] not in shown:
        st.session_state["noted-page"] = 0
    chosen_page = st.selectbox(
        "Lines", list(shown), key="noted-page", format_func=lambda one: shown[one],
        label_visibility="collapsed", width=160,
    )  # fmt: skip
    return int(chosen_page or 0) * ON_ONE_PAGE


def _row(desk: Desk, review: Review, place: int, row: Tried) -> None:
    noted = review.draft.changes[place]
    key = _key(review, place)
    st.session_state[key] = place not in review.choices.rejected
    with st.container(key=f"noted-row-{row.outcome}-{place}", gap=None):
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            st.checkbox(
                _label(row), key=key, on_change=_toggled, args=(desk, place, key), width="stretch"
            )
            if isinstance(noted.change, EDITABLE):
                st.button(
                    "", icon=":material/edit:", key=f"noted-edit-{place}", type="tertiary",
                    help="Change before accepting", on_click=desk.ask, args=("noted", str(place)),
                )  # fmt: skip
        st.html(quote(noted.quote, "noted", place + 1, placed=noted.at >= 0))
        for text in _remarks(noted, row, edited=place in review.choices.edits):
            st.markdown(text)


def _label(row: Tried) -> str:
    return "  ·  ".join(recorded.told(row.lines)) or "No change"


def _remarks(noted: NotedChange, row: Tried, *, edited: bool) -> list[str]:
    found = []
    if row.outcome == "refused":
        found.append(f":red[:material/error: Cannot be made: {words.escape(row.why)}]")
    if noted.conflict:
        shown = words.escape(words.short(noted.conflict, 300))
        found.append(f":orange[:material/compare_arrows: The plan says otherwise: {shown}]")
    if noted.matched:
        shown = words.escape(words.short(noted.matched, 120))
        found.append(f":gray[:material/link: Taken for the plan's step “{shown}”]")
    if edited:
        found.append(":blue[:material/edit: Changed by you]")
    if row.outcome == "same":
        found.append(":gray[:material/done_all: The plan says so already]")
    return found


def _left_open(review: Review) -> None:
    left = review.draft.unresolved
    if not left:
        return
    st.markdown(f"### Left open ({len(left)})", anchors=False)
    st.caption("This changes nothing. Ask where there is a question.")
    for number, one in enumerate(left[:SHOWN_OPEN], 1):
        _open_row(one, number)
    if len(left) > SHOWN_OPEN:
        more = words.count(len(left) - SHOWN_OPEN, "more place")
        st.caption(f"{more} of this kind; all are underlined in the notes.")


def _open_row(one: Unresolved, number: int) -> None:
    with st.container(key=f"open-row-{number}", gap=None):
        st.html(quote(one.quote, "open", number, placed=one.at >= 0))
        st.markdown(f"{KINDS[one.kind]} {words.escape(words.short(one.reason, 400))}")
        if one.question:
            st.markdown(f":material/help: **Ask:** {words.escape(words.short(one.question, 300))}")


def _key(review: Review, place: int) -> str:
    return f"take-{review.token}-{place}"


def _review(desk: Desk) -> Review | None:
    return resources.notes().get(desk.plan_id) if desk.plan_id else None


def _choose(desk: Desk, review: Review, **new: object) -> bool:
    choices = review.choices.model_copy(update=new)
    plan_id = desk.plan_id or ""
    kept = review.model_copy(update={"choices": choices})
    return desk.attempt(lambda: resources.notes().choose(plan_id, kept))


def _toggled(desk: Desk, place: int, key: str) -> None:
    review = _review(desk)
    if review:
        one = {place}
        rejected = review.choices.rejected
        _choose(desk, review, rejected=rejected - one if st.session_state[key] else rejected | one)


def _tick(desk: Desk, none: bool) -> None:
    review = _review(desk)
    if review:
        places = frozenset(range(len(review.draft.changes))) if none else frozenset()
        _choose(desk, review, rejected=places)


def _accept(desk: Desk) -> None:
    """Apply what is ticked as one version, all or nothing."""
    review, session, plan_id = _review(desk), desk.session, desk.plan_id
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
        _choose(desk, review, taken=session.version)
        st.rerun()


def _told_refused(review: Review, tried: Trial, refused: list[int]) -> str:
    parts = [f"line {place + 1} ({_short(review, place)})" for place in refused[:3]]
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
        resources.notes().drop(plan_id)
        if desk.fresh and session.plan == new_plan():
            desk.attempt(lambda: desk.store.delete(plan_id))
            desk.show(None)
    close_notes(desk)
