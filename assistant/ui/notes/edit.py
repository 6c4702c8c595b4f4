"""Changing a line of the notes before it is accepted."""

from typing import Any

import streamlit as st
from pydantic import ValidationError

from assistant.errors import AssistantError, PlanError
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.finding import find_step
from assistant.plan.model import WEEKDAYS, Plan
from assistant.ui import resources, words
from assistant.ui.desk import Desk, closed
from assistant.ui.notes.edited import Fields, edited, joined
from assistant.ui.notes.kept import Edit, Review
from assistant.ui.notes.trial import trial

EDITABLE = (AddStep, UpdateStep, SetDeal, SetPerson, SetCheckIn, AddRisk)
DATES = "A date or words: Dec 4, end of next week, within 10 working days. Counts from today."


@st.dialog("Change before accepting", on_dismiss=closed)
def show(desk: Desk, place: int) -> None:
    """Show one change of the notes, with a form to correct it."""
    review = resources.notes().get(desk.plan_id) if desk.plan_id else None
    session = desk.session
    if review is None or session is None or place >= len(review.draft.changes):
        st.info("These notes are no longer here.")
        return
    noted = review.draft.changes[place]
    st.caption(f"“{words.escape(words.short(noted.quote, 400))}”")
    edit = review.choices.edits.get(place)
    now = joined(edit.changes) if edit else noted.change
    with st.form(f"noted-form-{review.token}-{place}", border=False):
        wanted = _fields(noted.change, now, session.plan, people(session.plan, review))
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            saved = st.form_submit_button("Save", type="primary")
            back = edit is not None and st.form_submit_button("As in the notes", type="tertiary")
    if not (saved or back):
        return
    wrong = _save(desk, review, place, {} if back else wanted)
    if wrong:
        st.error(words.escape(wrong))
        return
    desk.close()
    st.rerun()


def _save(desk: Desk, review: Review, place: int, wanted: Fields) -> str:
    """Keep what the seller made of a change; return what is wrong with it, "" where nothing is."""
    try:
        changes = edited(review.draft.changes[place].change, wanted)
        keep(desk, review, place, changes)
    except ValidationError as error:
        if "time" in error.errors()[0]["loc"]:
            return "Write the time like 10:00 or 15:30."
        return f"This cannot be used: {error.errors()[0]['msg']}."
    except AssistantError as error:
        return str(error)
    return ""


def keep(desk: Desk, review: Review, place: int, changes: list[Change]) -> None:
    """Keep what the seller made of a change, and choose it.

    Raises:
        PlanError: the plan refuses it.
        StoreError: it cannot be kept.
    """
    session, plan_id = desk.session, desk.plan_id
    if session is None or plan_id is None:
        return
    edits = {one: edit for one, edit in review.choices.edits.items() if one != place}
    if changes:
        edits[place] = Edit(changes=changes)
    rejected = review.choices.rejected - {place}
    choices = review.choices.model_copy(update={"edits": edits, "rejected": rejected})
    wanted = review.model_copy(update={"choices": choices})
    tried = trial(wanted, session.plan, (plan_id, session.version), session.today).rows[place]
    if tried.outcome == "refused" and changes:
        raise PlanError(tried.why)
    resources.notes().choose(plan_id, wanted)


def people(plan: Plan, review: Review) -> list[str]:
    """Return who may own a step: the people of the plan, and those whom the notes name."""
    noted = [
        one.change.new_name or one.change.name
        for one in review.draft.changes
        if isinstance(one.change, SetPerson)
    ]
    known = [*(one.name for one in plan.people), *noted, *review.draft.page.people]
    return list(dict.fromkeys(name for name in known if name))


def _fields(noted: Change, now: Change, plan: Plan, names: list[str]) -> Fields:
    match now:
        case AddStep():
            own = now.owners if isinstance(noted, AddStep) else []
            return {
                "action": _line("Step", now.action),
                "owners": _owners(own, names),
                **_rest(now),
            }
        case UpdateStep():
            return _update(noted, now, plan, names)
        case SetDeal():
            return {
                "buyer": _line("Buyer", now.buyer),
                "go_live": _line("Go-live", now.go_live, DATES),
                "target_close": _line("Target close", now.target_close, DATES),
                "value": st.number_input("Value", min_value=0.0, value=now.value, step=1000.0),
            }
        case SetPerson():
            side = _choice("Side", words.SIDES, now.side)
            return {"role": _line("Role", now.role), "side": side}
        case SetCheckIn():
            days = {one: one.capitalize() for one in WEEKDAYS}
            at = {"weekday": _choice("Day", days, now.weekday), "time": _line("Time", now.time)}
            if at["time"]:
                at["time"] = at["time"].zfill(5)
            return {**at, "next": _line("Next", now.next, DATES)}
        case AddRisk():
            return {"text": _line("Risk", now.text)}
    return {}


def _update(noted: Change, now: UpdateStep, plan: Plan, names: list[str]) -> Fields:
    called = _called(now, plan)
    name = _line("Step", now.action or called)
    adds = isinstance(noted, UpdateStep) and noted.add_owners and not noted.owners
    field = "add_owners" if adds else "owners"
    owners = now.add_owners if adds else (now.owners or [])
    return {
        "action": name if name != called else None,
        field: _owners(owners, names, "Also owned by" if adds else "Owner"),
        **_rest(now),
    }


def _rest(now: AddStep | UpdateStep) -> Fields:
    return {
        "due": _line("Due", now.due, DATES),
        "status": _choice("Status", words.STATUSES, now.status, none="As it is"),
    }


def _called(now: UpdateStep, plan: Plan) -> str:
    try:
        return find_step(plan, now.step).action
    except PlanError:  # it comes with an earlier change of the notes
        return now.step


def _owners(owners: list[str], names: list[str], label: str = "Owner") -> list[str]:
    return st.multiselect(
        label, list(dict.fromkeys([*names, *owners])), default=owners,
        accept_new_options=True, placeholder="A name",
    )  # fmt: skip


def _line(label: str, value: str | None, told: str | None = None) -> str | None:
    return st.text_input(label, value or "", max_chars=200, help=told).strip() or None


def _choice(label: str, options: dict[Any, str], value: Any, none: str = "Not said") -> Any:
    return st.selectbox(
        label, list(options), index=list(options).index(value) if value else None,
        format_func=lambda one: options[one], placeholder=none,
    )  # fmt: skip
