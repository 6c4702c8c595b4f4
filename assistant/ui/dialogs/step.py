"""One step in full: where each value comes from, its notes, and what to do with it."""

import datetime as dt
from typing import Any

import streamlit as st

from assistant.plan.catalogue import CATALOGUE, dependencies, duration
from assistant.plan.changes import Change, RemoveStep, UpdateStep
from assistant.plan.model import Plan, Source, Step
from assistant.ui import notices, words
from assistant.ui.desk import Desk, closed
from assistant.ui.plan import table


@st.dialog("Step", width="medium", on_dismiss=closed)
def show(desk: Desk, step_id: str) -> None:
    """Show one step, with a form to change it."""
    shown = desk.picture()
    step = shown.plan.step(step_id) if shown else None
    if shown is None or step is None:
        st.info("This step is no longer in the plan.")
        return
    if step.kind in CATALOGUE and CATALOGUE[step.kind].needs:
        st.caption(words.escape(CATALOGUE[step.kind].needs))
    _form(desk, shown.plan, step)
    _sources(shown.plan, step, shown.today)


def _form(desk: Desk, plan: Plan, step: Step) -> None:
    with st.form(f"step-form-{step.id}", border=False):
        action = st.text_input("Name", step.action, max_chars=200)
        left, right = st.columns(2)
        people = [person.name for person in plan.people]
        owners = left.multiselect(
            "Owner",
            list(dict.fromkeys([*people, *step.owners])),
            default=step.owners,
            accept_new_options=True,
            placeholder="A name",
        )
        status = right.selectbox(
            "Status",
            list(words.STATUSES),
            index=list(words.STATUSES).index(step.status),
            format_func=lambda one: words.STATUSES[one],
        )
        due = left.date_input("Due", step.due, format="MM/DD/YYYY")
        days, _ = duration(step)
        took = right.number_input("Working days it takes", 0, 2000, days)
        notes = st.text_area("Notes", step.notes, max_chars=5000, height=80)
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            saved = st.form_submit_button("Save", type="primary")
            removed = st.form_submit_button(
                "Remove step", type="tertiary", icon=":material/delete:"
            )
    done = removed and desk.apply([RemoveStep(step=step.id)])
    if saved:
        wanted = _changed(step, action, owners, status, due, days, took, notes)
        done = not wanted or desk.apply(wanted)
    if done:
        desk.close()
        st.rerun()
    notices.show(desk)


def _changed(
    step: Step,
    action: str,
    owners: list[str],
    status: Any,
    due: dt.date | None,
    days: int,
    took: int,
    notes: str,
) -> list[Change]:
    """Return the change that the form asks for; empty where nothing differs."""
    fields: dict[str, Any] = {}
    if action.strip() and action != step.action:
        fields["action"] = action
    if list(owners) != step.owners:
        fields["owners"] = list(owners)
    if status != step.status:
        fields["status"] = status
    if due != step.due:
        fields.update({"due": due.isoformat()} if due else {"clear_due": True})
    if took != days:
        fields["duration_days"] = took
    if notes != step.notes:
        fields["notes"] = notes
    return [UpdateStep(step=step.id, **fields)] if fields else []


def _sources(plan: Plan, step: Step, today: dt.date) -> None:
    st.markdown("##### Where this comes from")
    days, state = duration(step)
    lines = [
        ("Owner", words.names(step.owners) or "Nobody yet", step.sources.get("owners")),
        ("Due", _due(step, today), step.sources.get("due")),
        ("Takes", words.count(days, "working day"), _source(step, "duration_days", state)),
    ]
    named = table.labels(plan)
    for one, how in dependencies(plan, step).items():
        source = step.sources.get("depends_on")
        lines.append(
            ("After", named.get(one, one), Source(state="assumed") if how == "assumed" else source)
        )
    for what, value, source in lines:
        _line(what, value, source)
    told = {source.quote for _, _, source in lines if source}
    for quote in [one for one in step.evidence if one not in told][:10]:
        st.markdown(f"> {words.escape(words.short(quote, 400))}")


def _source(step: Step, field: str, state: Any) -> Source | None:
    return Source(state="assumed") if state == "assumed" else step.sources.get(field)


def _due(step: Step, today: dt.date) -> str:
    if step.due:
        return words.day(step.due, today)
    return f"“{step.due_text}”, no date yet" if step.due_text else "No date yet"


def _line(what: str, value: str, source: Source | None) -> None:
    text = f"**{what}** {words.escape(value)}"
    if source:
        text += f" :gray-badge[{words.STATES[source.state]}]"
        if source.note:
            text += f" {words.escape(words.short(source.note, 200))}"
        if source.quote:
            text += f"  \n“{words.escape(words.short(source.quote, 300))}”"
    st.markdown(text)
