"""Lists in the forms that sellers give them, read as whole pages."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.plan.model import Plan, Step
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)
HEAD = "Call with Acme Foods. Present: Ana Ruiz (Acme), Bo Lind (Acme), Kim Sato (us).\n\n"


def _plan(text: str) -> Plan:
    made = draft(page_of(HEAD + text, "pasted", TODAY), new_plan(), TODAY)
    return accepted(new_plan(), made.changes, TODAY).plan


def _step(plan: Plan, word: str) -> Step:
    found = [step for step in plan.steps if word in step.action.casefold()]
    assert len(found) == 1, [step.action for step in plan.steps]
    return found[0]


def test_rows_with_bars_and_no_head_are_entries() -> None:
    plan = _plan(
        "Sr 1 | Employee master list | Ana Ruiz (Acme HR) | 08-Dec-2026 | WIP\n"
        "Sr 2 | Device list | Bo Lind (Acme IT) | 10-Dec-2026 | Pending\n"
        "Sr 3 | Configuration workbook | Kim Sato | 17-Dec-2026 | Open"
    )
    assert len(plan.steps) == 3
    master = _step(plan, "employee master")
    assert (master.owners, master.due) == (["Ana Ruiz"], dt.date(2026, 12, 8))
    assert master.status == "in_progress"


def test_leading_dots_tell_columns_apart_and_a_share_is_how_far() -> None:
    plan = _plan(
        "a) Layout drawing ..... Ana Ruiz ..... 100%\n"
        "b) Test protocol ...... Bo Lind ...... 60% ... 15-Dec\n"
        "c) Rate card .......... Kim Sato ..... 0% .... 18-Dec"
    )
    assert _step(plan, "layout").status == "done"
    assert _step(plan, "protocol").status == "in_progress"
    assert _step(plan, "rate card").due == dt.date(2026, 12, 18)


def test_numbered_points_with_their_state_first() -> None:
    plan = _plan(
        "#1 OPEN, customs code of the scanners, Bo Lind, 4 Dec\n"
        "#2 CLOSED, sample labels photographed, Ana Ruiz\n"
        "#3 ON HOLD, training in Lyon, nobody"
    )
    assert _step(plan, "customs code").owners == ["Bo Lind"]
    assert _step(plan, "photographed").status == "done"
    assert _step(plan, "training in lyon").status == "blocked"


def test_entries_in_fragments() -> None:
    plan = _plan(
        "DTAC form. Ana (Acme). Was 1/12, now 15/12\n"
        "Cyber audit. Bo from them, Kim from us. 14.12.\n"
    )
    assert _step(plan, "dtac").due == dt.date(2026, 12, 15)
    audit = _step(plan, "security")
    assert audit.owners == ["Bo Lind", "Kim Sato"]
    assert audit.due == dt.date(2026, 12, 14)


def test_links_of_a_chain_are_steps() -> None:
    plan = _plan("Ana measures cables (2 Dec) -> Kim draws rack plan (9 Dec) -> plan ok (11 Dec)")
    assert len(plan.steps) == 3
    assert _step(plan, "cables").owners == ["Ana Ruiz"]
    assert _step(plan, "rack plan").due == dt.date(2026, 12, 9)


def test_an_open_cell_asks_nothing() -> None:
    plan = _plan(
        "1. cable plan -> Bo Lind -> 4 Dec\n"
        "2. bank guarantee -> Ana Ruiz -> 11 Dec\n"
        "3. night shift training -> ? -> ?"
    )
    assert _step(plan, "night shift").owners == []
    assert len(plan.steps) == 3


def test_owners_of_both_sides_leave_the_side_open() -> None:
    step = _step(_plan("- Bank letter: us / Ana Ruiz, 4 Dec"), "bank letter")
    assert "Ana Ruiz" in step.owners
    assert step.due == dt.date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Shaft drawings: gotten, Bo had them.", "shaft drawings", None),
        ("Ride list of 34 attractions: Ana prepares it, 12 December.", "ride list", "not_started"),
    ],
)
def test_what_stands_before_it_is_work(text: str, word: str, status: str | None) -> None:
    step = _step(_plan(text), word)
    assert status is None or step.status == status


def test_work_with_its_owner_and_day_below_it_is_one_entry() -> None:
    plan = _plan(
        "Task: Issue the call-off order\nAssignee: Ana Ruiz\nDue: 9 December\n\n"
        "Task: Redraw the diagram\nAssignee: Kim Sato\nDue: next Tuesday\n\n"
        "Task: Firewall change\nAssignee: Bo Lind\nDue: not stated\n"
    )
    order, diagram, wall = (_step(plan, one) for one in ("call-off", "diagram", "firewall"))
    assert (order.owners, order.due) == (["Ana Ruiz"], dt.date(2026, 12, 9))
    assert (diagram.owners, diagram.due) == (["Kim Sato"], dt.date(2026, 12, 1))
    assert (wall.owners, wall.due) == (["Bo Lind"], None)


def test_a_bare_day_of_the_last_weeks_is_behind() -> None:
    plan = _plan(
        "- Site walk 16/11\n- term sheet signed already Nov 12\n- Order form signed, Bo, 3/2\n"
        "- Rate card, Kim Sato, 18/12"
    )
    walk, sheet = _step(plan, "walk"), _step(plan, "term sheet")
    assert (walk.due, walk.status) == (dt.date(2026, 11, 16), "done")
    assert (sheet.due, sheet.status) == (dt.date(2026, 11, 12), "done")
    assert _step(plan, "rate card").due == dt.date(2026, 12, 18)


def test_headings_that_say_more_than_a_name_own_their_lists() -> None:
    plan = _plan(
        "== Bo Lind, maintenance ==\n- access for our technician\n- device list 8 Dec\n\n"
        "== Us - Kim Sato ==\n- inspection of the filler 3 Dec\n- inspection report 10 Dec\n"
    )
    assert _step(plan, "device").owners == ["Bo Lind"]
    assert _step(plan, "report").owners == ["Kim Sato"]


def test_a_table_of_what_is_pending_from_whom() -> None:
    plan = _plan(
        "S.No\tPoint\tPending from\tTarget\n1\tMaterial submittal\tUs (Binu)\t02-Dec\n"
        "2\tExisting PLC backup\tAcme (Bo Lind)\tReceived\n3\tGate pass\tAna Ruiz\t04-Dec\n"
    )
    assert _step(plan, "submittal").owners == ["Binu"]
    assert _step(plan, "backup").status == "done"
    assert _step(plan, "gate pass").due == dt.date(2026, 12, 4)


def test_labels_of_two_people_are_no_speakers() -> None:
    plan = _plan(
        "Ana: committee 2 Dec, needs our incident stats\nKim: incident stats to Ana, 27 Nov\n"
        "Kim/Bo: wifi survey, 9 Dec\nMe: pendants as option, 1 Dec\nMe: we bring a demo unit 3 Dec"
    )
    assert _step(plan, "wifi").owners == ["Kim Sato", "Bo Lind"]
    assert _step(plan, "pendants").owners == ["Me"]
    assert _step(plan, "incident stats to").owners == ["Kim Sato"]


def test_initials_that_the_page_explains_are_those_people() -> None:
    plan = _plan(
        "(GP = Gail Pruett CISO, TK = Tina Kwan, our SE)\n\n- GP signs risk acceptance, 8 Dec\n"
        "- remediation letter (TK) 3 Dec"
    )
    assert _step(plan, "risk acceptance").owners == ["Gail Pruett"]
    assert _step(plan, "remediation").owners == ["Tina Kwan"]


def test_names_that_nothing_tells_apart_own_an_entry() -> None:
    plan = _plan(
        "- Bo gap analysis back 8 Dec\n- rate card v2 me 4 Dec\n- contract draft I do by 9 Dec\n"
        "- Refund rules - Ana to check whether treasury cares\n"
        "- exec readout w/ CFO (Olga Prent) 10 Dec, Kim presents\n12/11 test report -> Bo Lind\n"
    )
    assert _step(plan, "gap analysis").owners == ["Bo Lind"]
    assert _step(plan, "rate card").owners == ["Me"]
    assert _step(plan, "contract").due == dt.date(2026, 12, 9)
    assert _step(plan, "refund rules").owners == ["Ana Ruiz"]
    assert _step(plan, "readout").owners == ["Kim Sato"]
    report = _step(plan, "test report")
    assert (report.owners, report.due) == (["Bo Lind"], dt.date(2026, 12, 11))


def test_what_a_paper_leaves_out_does_not_drop_it() -> None:
    plan = _plan("- revised offer without the spa module - Kim - 9 Dec\n- room list, Ana, 8 Dec")
    assert _step(plan, "revised offer").owners == ["Kim Sato"]


def test_a_label_with_a_day_heads_sentences_of_their_own() -> None:
    plan = _plan(
        "Next step (2026-11-24 KS): Privacy assessment under way with Ana Ruiz's team, they "
        "finish 4 December. IT committee 18 December, Bo Lind sponsors it."
    )
    assert _step(plan, "privacy").status == "in_progress"
    assert _step(plan, "committee").owners == ["Bo Lind"]
