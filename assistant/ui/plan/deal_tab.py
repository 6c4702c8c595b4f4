"""The deal's facts, its people, the check-in and the risks."""

import streamlit as st

from assistant.plan.changes import ResolveRisk
from assistant.plan.model import CheckIn, Person, Plan, Source
from assistant.ui import words
from assistant.ui.chat import asking
from assistant.ui.desk import Desk, Dialog
from assistant.ui.plan import card
from assistant.ui.plan.picture import Picture


def show(desk: Desk, shown: Picture) -> None:
    """Draw the facts of the deal, each with a way to change it."""
    _facts(desk, shown)
    _people(desk, shown.plan)
    _check_in(desk, shown)
    _risks(desk, shown.plan)
    card.show(desk, shown)


def _facts(desk: Desk, shown: Picture) -> None:
    plan, today = shown.plan, shown.today
    _title(desk, "Deal", "deal")
    value = (
        words.money(plan.deal.value, plan.deal.currency) if plan.deal.value is not None else None
    )
    facts = [
        ("Buyer", plan.deal.buyer, "deal.buyer"),
        ("Seller", plan.deal.seller, "deal.seller"),
        ("Value", value, "deal.value"),
        ("Go-live", plan.go_live and words.day(plan.go_live, today), "go_live"),
        ("Target close", plan.target_close and words.day(plan.target_close, today), "target_close"),
    ]
    with st.container(horizontal=True, gap="medium", key="facts"):
        for label, said, key in facts:
            source = plan.sources.get(key) or Source()
            with st.container(width="content", gap=None):
                st.caption(label, help=_origin(source) if said else None)
                st.markdown(f"**{words.escape(str(said))}**" if said else ":gray[Not said]")


def _origin(source: Source) -> str:
    parts = [words.STATES[source.state], source.note, source.quote and f"“{source.quote}”"]
    return words.escape(words.short(". ".join(part for part in parts if part), 300))


def _title(desk: Desk, text: str, dialog: Dialog) -> None:
    label, icon = ("Add", ":material/add:") if dialog == "person" else ("Edit", ":material/edit:")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"#### {text}", anchors=False, width="content")
        st.button(
            label, key=f"edit-{dialog}", type="tertiary", icon=icon, on_click=desk.ask,
            args=(dialog,),
        )  # fmt: skip


def _people(desk: Desk, plan: Plan) -> None:
    _title(desk, "People", "person")
    if not plan.people:
        st.caption("Nobody named yet. Say who takes part: “Priya Shah is their counsel”.")
    owned = {person.name: 0 for person in plan.people}
    for step in plan.steps:
        for name in step.owners:
            owned[name] = owned.get(name, 0) + 1
    for number, person in enumerate(plan.people[:60]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"person-{number}"):
            st.markdown(_person(person, owned[person.name]), width="stretch")
            st.button(
                "Edit", key=f"edit-person-{number}", type="tertiary", on_click=desk.ask,
                args=("person", person.name),
            )  # fmt: skip


def _person(person: Person, steps: int) -> str:
    text = f"**{words.escape(person.name)}**"
    if person.role:
        text += f" {words.escape(person.role)}"
    if person.side:
        text += f" :gray-badge[{words.SIDES[person.side]}]"
    return text + (f" :gray[{words.count(steps, 'step')}]" if steps else "")


def _check_in(desk: Desk, shown: Picture) -> None:
    _title(desk, "Check-in", "check-in")
    check_in = shown.plan.check_in
    if check_in is None:
        st.caption("None yet. A short weekly look at the plan keeps both sides honest.")
        return
    st.markdown(words.escape(_told(check_in)))
    if check_in.next:
        st.caption(f"Next: {words.day(check_in.next, shown.today)}")


def _told(check_in: CheckIn) -> str:
    often = "Every" if check_in.every_weeks == 1 else f"Every {check_in.every_weeks} weeks on"
    day = check_in.weekday.capitalize() if check_in.weekday else "week"
    return f"{often} {day}" + (f" at {check_in.time}" if check_in.time else "")


def _risks(desk: Desk, plan: Plan) -> None:
    open_risks = [risk for risk in plan.risks if not risk.resolved]
    if not open_risks:
        return
    st.markdown("#### Risks", anchors=False)
    for number, risk in enumerate(open_risks[:40]):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words.escape(risk.text), width="stretch")
            st.button(
                "Dealt with", key=f"risk-{number}", type="tertiary", on_click=asking.change,
                args=(desk, [ResolveRisk(text=risk.text)]),
            )  # fmt: skip
