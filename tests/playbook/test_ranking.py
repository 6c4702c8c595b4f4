"""How entries are ranked where only objections are asked for."""

from functools import partial
from pathlib import Path

from assistant.playbook.embedding import LocalVectors
from assistant.playbook.entries import Kind
from assistant.playbook.index import open_index
from assistant.playbook.loading import knowledge
from assistant.playbook.ranking import Ranker
from assistant.understanding.classify import OTHER, objection_odds

WORDS = "Their lawyers take for ever with the contract"


def _ids(ranker: Ranker, words: str, kinds: list[Kind] | None) -> tuple[float, list[str]]:
    known, vectors = knowledge(), LocalVectors()
    near = open_index(known.entries, vectors, None).near(vectors.embed([words])[0], kinds)
    fits, ranked = ranker.rank(words, near, kinds)
    return fits, [known.entries[one.entry].id for one in ranked]


def _surely(name: str, other: float = 0.04) -> dict[str, float]:
    usual = [one.id for one in knowledge().of_kind("objection")]
    return {OTHER: other} | {one: 1.0 - other if one == name else 0.0 for one in usual}


def _heard(name: str, other: float, _: str) -> dict[str, float]:
    return _surely(name, other)


def test_what_a_head_hears_counts_among_objections_only() -> None:
    plain = Ranker(knowledge().entries, heard=lambda _: dict.fromkeys(_surely(""), 0.04))
    other = Ranker(knowledge().entries, heard=lambda _: _surely("price-too-high"))
    before, after = _ids(plain, WORDS, ["objection"]), _ids(other, WORDS, ["objection"])
    assert before[1][0] == "legal-is-slow"
    assert after[1].index("price-too-high") < before[1].index("price-too-high")
    assert before[0] == after[0], "which one it hears says nothing of whether any fits"
    assert _ids(plain, WORDS, None) == _ids(other, WORDS, None)


def test_whether_any_objection_fits_is_told_by_the_head_as_well() -> None:
    doubting, sure = (
        Ranker(knowledge().entries, heard=partial(_heard, "legal-is-slow", other))
        for other in (0.9, 0.1)
    )
    fits = [_ids(ranker, WORDS, ["objection"])[0] for ranker in (doubting, sure)]
    assert fits[0] < fits[1]
    assert _ids(doubting, WORDS, None) == _ids(sure, WORDS, None)


def test_an_objection_of_the_sellers_own_is_not_held_back(tmp_path: Path) -> None:
    (tmp_path / "no-parking.md").write_text(
        "---\nkind: objection\nsays: [There is nowhere for your vans to park]\n---\n"
        "Ask who owns the yard, and offer to come before seven.",
        encoding="utf-8",
    )
    known, vectors = knowledge(tmp_path), LocalVectors()
    words = "your vans have nowhere to park here"
    near = open_index(known.entries, vectors, None).near(vectors.embed([words])[0], ["objection"])
    fits = []
    for other in (0.1, 0.9):
        ranker = Ranker(known.entries, heard=partial(_heard, "price-too-high", other))
        fit, ranked = ranker.rank(words, near, ["objection"])
        assert known.entries[ranked[0].entry].id == "no-parking"
        fits.append(fit)
    assert fits[0] == fits[1], "the head was never taught that one"


def test_the_head_knows_each_shipped_objection() -> None:
    told = objection_odds(WORDS)
    assert set(told) == {OTHER} | {one.id for one in knowledge().of_kind("objection")}
    assert max(told.keys() - {OTHER}, key=lambda name: told[name]) == "legal-is-slow"
