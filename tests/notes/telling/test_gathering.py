"""The sentences of a page, with who and which days stand in them or near them."""

import datetime as dt

from tests.notes.telling.telling_of import telling, tellings

HEAD = "Call with Acme Foods. Present: Ana Ruiz (Acme), Kim Sato (us).\n"


def test_a_sentence_knows_its_own_words_and_where_they_stand() -> None:
    text = f"{HEAD}We spoke for an hour. Kim Sato walks the cold store on December 4."
    one = telling(text)
    assert one.quote == "Kim Sato walks the cold store on December 4."
    assert text[one.at : one.end] == one.quote
    assert one.before == "We spoke for an hour."


def test_who_is_named_here_comes_before_who_was_named_last() -> None:
    one = telling(f"{HEAD}Ana Ruiz knows the store. Kim Sato walks it.")
    assert [(p.name, p.place) for p in one.people[:2]] == [
        ("Kim Sato", "here"), ("Ana Ruiz", "before"),
    ]  # fmt: skip


def test_who_writes_the_notes_may_do_it() -> None:
    one = telling(f"{HEAD}I walk the cold store on December 4.")
    assert [p.name for p in one.people if p.place == "here"] == ["Me"]


def test_who_speaks_is_named_and_who_answers_is_known() -> None:
    told = tellings("Ana Ruiz: Could you walk the store?\nKim Sato: I walk it on December 4.")
    assert "Kim Sato" in {p.name for p in told[-1].people if p.place == "here"}
    assert [p.name for p in told[0].people if p.place == "answers"] == ["Kim Sato"]


def test_a_day_of_the_next_sentence_is_known_as_such() -> None:
    told = tellings(f"{HEAD}Kim Sato walks the cold store. That is December 4.")
    walk = next(one for one in told if "walks" in one.text)
    assert [(d.date, d.place) for d in walk.days] == [(dt.date(2026, 12, 4), "after")]


def test_each_day_counts_once_where_it_is_nearest() -> None:
    told = tellings(f"{HEAD}Kim Sato walks the store on December 4. December 4 is a holiday.")
    walk = next(one for one in told if "walks" in one.text)
    assert [(d.date, d.place) for d in walk.days] == [(dt.date(2026, 12, 4), "here")]
