from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.practice.store import PracticeStore
from tests.practice.conftest import Play


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PracticeStore]:
    opened = PracticeStore(tmp_path / "plans.sqlite")
    yield opened
    opened.close()


def test_rounds_are_found_again_in_their_order(store: PracticeStore, play: Play) -> None:
    one = play("price-too-high", ["I see. Compared with what?"])
    two = play("price-too-high", ["Sign today, my quarter ends."])
    other = play("too-early", ["Fair enough."])
    for played in (one, two, other):
        store.keep(played.scene.objection, "normal", played.turns, played.score(), plan_id="p")
    kept = store.rounds("price-too-high")
    assert [one_kept.turns for one_kept in kept] == [one.turns, two.turns]
    assert kept[0].score == one.score()
    assert kept[0].score.total > kept[1].score.total
    assert len(store.rounds()) == 3


def test_an_empty_store_has_no_rounds(store: PracticeStore) -> None:
    assert store.rounds() == []


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plans.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="damaged"):
        PracticeStore(path)
