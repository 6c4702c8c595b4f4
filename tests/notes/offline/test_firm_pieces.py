"""Names in runs of capitals, and in lines that are written small."""

import pytest

from assistant.notes.offline.firm_pieces import capitals, parted, written_small


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("Declan Tuohy of Corrib Credit Union", ["Corrib Credit Union"]),
        ("Northmoor and Fieldgate", ["Northmoor", "Fieldgate"]),
        ("HRMS for Godavari Textiles Ltd", ["HRMS", "Godavari Textiles Ltd"]),
        ("MINUTES OF THE MEETING HELD AT LINDEN TEA FACTORY", ["LINDEN TEA FACTORY"]),
        ("Bank of Harlow", ["Bank of Harlow"]),
        ("NORTH SEA FERRIES", ["NORTH SEA FERRIES"]),
    ],
)
def test_a_run_of_capitals_is_parted_where_names_meet(run: str, pieces: list[str]) -> None:
    assert [words for words, _ in parted(run, 0)] == pieces


def test_a_name_of_two_partners_is_told_whole_and_parted() -> None:
    assert [words for words, _ in parted("Kilimo Express & TillPass", 0)] == [
        "Kilimo Express & TillPass",
        "Kilimo Express",
        "TillPass",
    ]


@pytest.mark.parametrize("run", ["Declan Tuohy of Corrib Credit Union", "A and B & C with D for E"])
def test_each_piece_stands_where_it_is_said_to(run: str) -> None:
    assert all(f"...{run}"[at:].startswith(words) for words, at in parted(run, 3))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("kauri coast energy, zoom this arvo", "kauri coast energy"),
        ("site call red gum minerals, tues", "red gum minerals"),
        ("so back from hollin paper mills, good chat", "hollin paper mills"),
        ("talked to wade at broken spoke feeders he runs 40k head", "broken spoke feeders"),
    ],
)
def test_a_company_is_found_in_a_first_line_without_capitals(line: str, name: str) -> None:
    assert [words for words, _ in written_small(line, first=True)] == [name]


@pytest.mark.parametrize(
    "line", ["next steps", "ok so that went well", "todo list for next week", "sarah miller, tues"]
)
def test_everyday_words_and_people_are_no_company(line: str) -> None:
    assert not list(written_small(line, first=True))


def test_a_line_with_capitals_is_left_to_those() -> None:
    assert not list(written_small("met Kauri Coast energy, today", first=True))


def test_a_name_that_is_written_small_gets_capitals() -> None:
    assert capitals("st brendan's hospital") == "St Brendan's Hospital"
