"""The deal's facts, its people, the check-in and the risks."""

from collections.abc import Callable

import streamlit as st

from assistant.plan.changes import Change, RemovePerson, ResolveRisk, SetCheckIn, SetDeal, SetPerson
from assistant.plan.model import WEEKDAYS, CheckIn, Person, Plan, Source
from assistant.ui import words
from assistant.ui.desk import Desk
from assistant.ui.picture import Picture


def show(desk: Desk, shown: Picture) -> None:
    """Draw the facts of the deal, each with a way to change it."""
    _facts(desk, shown)
    _people(desk, shown.plan)
    _check_in(desk, shown)
    _risks(desk, shown.plan)


def _facts(desk: Desk, shown: Picture) -> None:
    plan, today = shown.plan, shown.today
    _title("Deal", "edit-deal", lambda: deal_dialog(desk))
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


def _title(text: str, key: str, act: Callable[[], object], label: str = "Edit") -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"#### {text}", anchors=False, width="content")
        icon = ":material/add:" if label == "Add" else ":material/edit:"
        if st.button(label, key=key, type="tertiary", icon=icon):
            act()


def _people(desk: Desk, plan: Plan) -> None:
    _title("People", "add-person", lambda: person_dialog(desk, ""), "Add")
    if not plan.people:
        st.caption("Nobody named yet. Say who takes part: “Priya Shah is their counsel”.")
    owned = {person.name: 0 for person in plan.people}
    for step in plan.steps:
        for name in step.owners:
            owned[name] = owned.get(name, 0) + 1
    for number, person in enumerate(plan.people[:60]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"person-{number}"):
            st.markdown(_person(person, owned[person.name]), width="stretch")
            if st.button("Edit", key=f"edit-person-{number}", type="tertiary"):
                person_dialog(desk, person.name)


def _person(person: Person, steps: int) -> str:
    text = f"**{words.escape(person.name)}**"
    if person.role:
        text += f" {words.escape(person.role)}"
    if person.side:
        text += f" :gray-badge[{words.SIDES[person.side]}]"
    return text + (f" :gray[{words.count(steps, 'step')}]" if steps else "")


def _check_in(desk: Desk, shown: Picture) -> None:
    _title("Check-in", "edit-check-in", lambda: check_in_dialog(desk))
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
            if st.button("Dealt with", key=f"risk-{number}", type="tertiary"):
                _apply(desk, [ResolveRisk(text=risk.text)])


def _apply(desk: Desk, changes: list[Change]) -> None:
    if changes:
        desk.apply(changes)
        desk.editor += 1
    st.rerun()


@st.dialog("Deal")
def deal_dialog(desk: Desk) -> None:
    """Change the facts of the deal."""
    session = desk.session
    if session is None:
        return
    plan = session.plan
    with st.form("deal-form", border=False):
        buyer = st.text_input("Buyer", plan.deal.buyer or "", max_chars=200)
        seller = st.text_input("Seller", plan.deal.seller or "", max_chars=200)
        value = st.number_input(
            "Value", min_value=0.0, value=plan.deal.value, step=1000.0, format="%.0f"
        )
        currency = st.text_input(
            "Currency", plan.deal.currency or "", max_chars=3, placeholder="USD"
        )
        live = st.date_input("Go-live", plan.go_live, format="MM/DD/YYYY")
        close = st.date_input("Target close", plan.target_close, format="MM/DD/YYYY")
        if not st.form_submit_button("Save", type="primary"):
            return
    fields: dict[str, object] = {}
    cleared: list[str] = []
    if currency.strip() and currency.strip().upper() != plan.deal.currency:
        fields["currency"] = currency.strip().upper()
    wanted = {
        "buyer": (buyer.strip() or None, plan.deal.buyer),
        "seller": (seller.strip() or None, plan.deal.seller),
        "value": (value, plan.deal.value),
        "go_live": (live, plan.go_live),
        "target_close": (close, plan.target_close),
    }
    for key, (new, old) in wanted.items():
        if new is None and old is not None:
            cleared.append(key)
        elif new != old:
            fields[key] = str(new) if key in ("go_live", "target_close") else new
    if fields or cleared:
        desk.attempt(
            lambda: session.apply(
                [SetDeal.model_validate({**fields, "clear": cleared})], origin="edit"
            )
        )
        desk.editor += 1
    st.rerun()


@st.dialog("Person")
def person_dialog(desk: Desk, name: str) -> None:
    """Add somebody (`name` is empty), or change or remove them."""
    session = desk.session
    if session is None:
        return
    person = session.plan.person(name) if name else None
    sides = list(words.SIDES)
    with st.form("person-form", border=False):
        called = st.text_input("Name", name, max_chars=200)
        role = st.text_input("Role", (person.role or "") if person else "", max_chars=200)
        side = st.selectbox(
            "Side",
            sides,
            index=sides.index(person.side) if person and person.side else None,
            format_func=lambda one: words.SIDES[one],
        )
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            saved = st.form_submit_button("Save", type="primary")
            removed = person is not None and st.form_submit_button("Remove", type="tertiary")
    if removed:
        _apply(desk, [RemovePerson(name=name)])
    if saved and called.strip():
        renamed = called.strip() if person and called.strip() != name else None
        _apply(
            desk,
            [
                SetPerson(
                    name=name or called.strip(),
                    new_name=renamed,
                    role=role.strip() or None,
                    side=side,
                )
            ],
        )


@st.dialog("Check-in")
def check_in_dialog(desk: Desk) -> None:
    """Change when the plan is looked at together."""
    session = desk.session
    if session is None:
        return
    now = session.plan.check_in or CheckIn()
    with st.form("check-in-form", border=False):
        weekday = st.selectbox(
            "Day",
            WEEKDAYS,
            index=WEEKDAYS.index(now.weekday) if now.weekday else None,
            format_func=str.capitalize,
        )
        at = st.text_input("Time", now.time or "", placeholder="10:00", max_chars=5)
        every = st.number_input("Every how many weeks", 1, 52, now.every_weeks)
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            saved = st.form_submit_button("Save", type="primary")
            cleared = st.form_submit_button("No check-in", type="tertiary")
    if cleared:
        _apply(desk, [SetCheckIn(clear=True)] if session.plan.check_in else [])
    if saved:
        clock = at.strip().zfill(5) if at.strip() else None
        desk.attempt(
            lambda: session.apply(
                [
                    SetCheckIn.model_validate(
                        {"weekday": weekday, "time": clock, "every_weeks": every}
                    )
                ],
                origin="edit",
            )
        )
        st.rerun()
