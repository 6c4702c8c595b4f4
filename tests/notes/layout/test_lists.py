from assistant.notes.layout.lists import apart, numbered
from assistant.notes.layout.rows import Row


def test_a_list_in_one_line_is_cut() -> None:
    line = "Acme | live 1 Apr | POC - Ann - 12/4 | DPA - Bo - 15/1 | sign - CEO"
    assert apart([line]) == [
        "Acme",
        "live 1 Apr",
        "POC - Ann - 12/4",
        "DPA - Bo - 15/1",
        "sign - CEO",
    ]
    assert apart(["DPA: Bo; POC: Ann; NDA: done; SOW: Eve"]) == [
        "DPA: Bo", "POC: Ann", "NDA: done", "SOW: Eve",
    ]  # fmt: skip
    assert apart(["Left: \u2022 the DPA \u2022 the NDA"]) == ["- Left:", "- the DPA", "- the NDA"]
    assert apart(["To do: 1. send it 2. read it 3. sign it"]) == [
        "To do:", "1. send it", "2. read it", "3. sign it",
    ]  # fmt: skip


def test_prose_and_a_bar_or_two_stay_in_their_line() -> None:
    for line in (
        "Acme | call | Ann",
        (
            "We talked for long about their plans for the year; they were glad; the CFO asked "
            "about the price and about who else had it; in the end nothing came of it."
        ),
        "They have 2. something 3. else",
        "Nov 5, 10:02 AM \u00b7 44 min \u00b7 recorded",
    ):
        assert apart([line]) == [line]


def test_fields_of_a_record_stand_apart_with_what_belongs_to_them() -> None:
    line = "Next step: Sam returns the draft | Due: 2026-10-26 | Owner: (blank) | Stage: 4"
    assert apart([line]) == ["Next step: Sam returns the draft, due 2026-10-26", "Stage: 4"]


def test_labels_of_points_are_set_before_them() -> None:
    rows = numbered([Row("R1 Legal is slow."), Row("I2 The crane is out."), Row("A plan")])
    assert [(row.prefix, row.text) for row in rows] == [
        ("R1 ", "Legal is slow."), ("I2 ", "The crane is out."), ("", "A plan"),
    ]  # fmt: skip
    assert numbered([Row("A1 posters are printed")])[0].text == "A1 posters are printed"
    assert numbered([Row("TOP 1 Test"), Row("TOP 2 Works council")])[1].text == "Works council"


def test_rows_below_each_other_and_chains() -> None:
    rows = ["1 | List | Ann | 12/4 | WIP | x", "2 | Form | Bo | 12/5 | Open | y"]
    assert apart(rows) == rows
    assert apart(["chain A: Ann measures (9 Apr) -> Bo draws it (16 Apr) -> ok"]) == [
        "Ann measures (9 Apr)", "Bo draws it (16 Apr)", "ok",
    ]  # fmt: skip
    assert apart(["1. offer -> me -> 22.01"]) == ["1. offer -> me -> 22.01"]
    assert [row.text for row in numbered([Row("1 - List"), Row("2 - Form")])] == ["List", "Form"]
    assert numbered([Row("12 - script"), Row("19 - voices")])[0].text == "12 - script"
