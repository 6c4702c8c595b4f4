import datetime as dt
import multiprocessing
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.errors import StaleVersionError, StoreError
from assistant.plan.changes import AddStep, SetDeal, UpdateStep
from assistant.plan.model import Deal, Plan
from assistant.session import PlanSession, new_plan
from assistant.store import Store

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "plans.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    store = Store(file)
    yield store
    store.close()


def _session(store: Store) -> PlanSession:
    return PlanSession.open(store, store.create("Acme", new_plan()), TODAY)


def test_a_plan_is_found_again(store: Store, file: Path) -> None:
    session = _session(store)
    session.apply([AddStep(action="Legal review", owners=["Mary"], due="Dec 4")])
    again = Store(file)
    (listed,) = again.list_plans()
    stored = again.load(listed.id)
    assert stored.plan == session.plan
    assert (stored.name, stored.version, listed.version) == ("Acme", 2, 2)
    again.close()


def test_plans_are_renamed_copied_and_deleted(store: Store) -> None:
    plan_id = store.create("  Acme\n deal ", Plan(deal=Deal(buyer="Acme")))
    copy = store.duplicate(plan_id)
    store.rename(plan_id, "x" * 500)
    assert {one.name for one in store.list_plans()} == {"x" * 200, "Acme deal (copy)"}
    assert store.load(copy).plan == store.load(plan_id).plan
    store.delete(plan_id)
    assert [one.id for one in store.list_plans()] == [copy]
    with pytest.raises(StoreError, match="does not exist any more"):
        store.load(plan_id)
    assert store.history(plan_id) == []


def test_the_plan_changed_last_comes_first(store: Store) -> None:
    first = store.create("first", new_plan())
    store.create("second", new_plan())
    assert [one.name for one in store.list_plans()] == ["second", "first"]
    PlanSession.open(store, first, TODAY).apply([SetDeal(buyer="Acme")])
    assert [one.name for one in store.list_plans()] == ["first", "second"]


def test_the_log_tells_who_changed_what(store: Store) -> None:
    session = _session(store)
    session.apply([SetDeal(buyer="Acme", quote="it's Acme")], author="Sarah", origin="edit")
    entry = store.history(store.list_plans()[0].id)[-1]
    assert (entry.author, entry.origin, entry.version) == ("Sarah", "edit", 2)
    assert entry.lines[0].quote == "it's Acme"
    assert entry.at.tzinfo is not None


def test_a_stale_write_is_refused_and_told_what_changed(store: Store) -> None:
    one = _session(store)
    one.apply([AddStep(action="Legal review")])
    two = PlanSession.open(store, store.list_plans()[0].id, TODAY)
    one.apply([UpdateStep(step="Legal review", owners=["Mary Ito"])])
    before = two.plan
    with pytest.raises(StaleVersionError, match="Mary Ito"):
        two.apply([UpdateStep(step="Legal review", status="done")])
    assert two.plan == before
    assert two.refresh()
    two.apply([UpdateStep(step="Legal review", status="done")])
    step = store.load(store.list_plans()[0].id).plan.steps[0]
    assert (step.owners, step.status) == (["Mary Ito"], "done")


def test_a_write_to_a_deleted_plan_is_refused(store: Store) -> None:
    session = _session(store)
    store.delete(store.list_plans()[0].id)
    with pytest.raises(StoreError, match="was deleted"):
        session.apply([SetDeal(buyer="Acme")])
    assert session.plan == new_plan()


def test_a_proposal_waits_in_the_store(store: Store) -> None:
    session = _session(store)
    session.propose([AddStep(action="Legal review"), AddStep(action="Security review")])
    again = PlanSession.open(store, store.list_plans()[0].id, TODAY)
    assert again.pending == session.pending
    again.accept([1])
    assert [step.action for step in again.plan.steps] == ["Security review"]
    assert PlanSession.open(store, store.list_plans()[0].id, TODAY).pending is None


def _fill(session: PlanSession) -> None:
    for number in range(200):
        session.apply([AddStep(action=f"Step {number}", notes="x" * 4_000)])


def test_a_full_disk_loses_nothing(store: Store, file: Path) -> None:
    session = _session(store)
    session.apply([AddStep(action="Legal review")])
    kept = session.plan
    with store._engine.begin() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    # A bound on the file's pages is what a full disk is to SQLite; it holds for the connection.
    with store._engine.connect() as connection:
        connection.execute(text(f"PRAGMA max_page_count = {int(pages) + 30}"))
    with pytest.raises(StoreError, match="disk is full"):
        _fill(session)
    assert session.plan != kept
    again = Store(file)
    stored = again.load(again.list_plans()[0].id)
    assert stored.plan == session.plan
    assert stored.version == session.version
    again.close()


def test_a_file_that_is_no_database(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(StoreError, match="damaged"):
        Store(file)


def test_a_damaged_file_is_named(store: Store, file: Path) -> None:
    for number in range(30):
        store.create(f"plan {number}", new_plan())
    store.close()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    for side in ("-wal", "-shm"):
        Path(f"{file}{side}").unlink(missing_ok=True)
    with pytest.raises(StoreError, match="damaged"):
        Store(file).list_plans()


def test_a_damaged_plan_leaves_the_others(store: Store, file: Path) -> None:
    broken, whole = store.create("broken", new_plan()), store.create("whole", new_plan())
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE versions SET plan = '{' WHERE plan_id = ?", (broken,))
    connection.close()
    with pytest.raises(StoreError, match="plan is damaged"):
        store.load(broken)
    assert store.load(whole).plan == new_plan()


def test_a_read_only_file(store: Store, file: Path) -> None:
    plan_id = store.create("Acme", new_plan())
    with store._engine.connect() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
    with pytest.raises(StoreError, match="read-only"):
        PlanSession.open(store, plan_id, TODAY).apply([SetDeal(buyer="Acme")])
    assert store.load(plan_id).plan == new_plan()
    assert stat.S_ISREG(file.stat().st_mode)


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="ASSISTANT_DATA_DIR"):
        Store(tmp_path / "taken" / "plans.sqlite")


def test_a_url_that_is_none() -> None:
    for url in ("nonsense://", "://", "postgresql+nothing://host/plans"):
        with pytest.raises(StoreError, match="ASSISTANT_DATABASE_URL"):
            Store(url)


def test_plans_of_a_newer_program_are_left_alone(store: Store, file: Path) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE about SET value = '99'"))
    with pytest.raises(StoreError, match="newer version"):
        Store(file)


def _write(file: str, plan_id: str, name: str, times: int) -> None:
    store = Store(file)
    session = PlanSession.open(store, plan_id, TODAY)
    done = 0
    while done < times:
        try:
            session.apply([AddStep(action=f"{name} {done}")], author=name)
            done += 1
        except StaleVersionError:
            session.refresh()
    store.close()


def test_several_processes_write_one_plan(store: Store, file: Path) -> None:
    plan_id = store.create("Acme", new_plan())
    context = multiprocessing.get_context("spawn")
    names = ["Alpha", "Beta", "Gamma"]
    workers = [context.Process(target=_write, args=(str(file), plan_id, n, 5)) for n in names]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
        assert worker.exitcode == 0
    stored = store.load(plan_id)
    assert sorted(step.action for step in stored.plan.steps) == sorted(
        f"{name} {number}" for name in names for number in range(5)
    )
    assert stored.version == 16
    history = store.history(plan_id)
    assert [entry.version for entry in history] == list(range(1, 17))
    assert store.at(plan_id, 16) == stored.plan


def _die_in_the_middle(file: str, plan_id: str) -> None:
    import os

    from assistant import store as module

    def die(*_args: object) -> None:
        os._exit(9)

    store = Store(file)
    session = PlanSession.open(store, plan_id, TODAY)
    module._version_row = die  # type: ignore[assignment]
    session.apply([AddStep(action="Half")])


def test_a_killed_process_leaves_the_plan_whole(store: Store, file: Path) -> None:
    session = _session(store)
    session.apply([AddStep(action="Legal review")])
    plan_id = store.list_plans()[0].id
    worker = multiprocessing.get_context("spawn").Process(
        target=_die_in_the_middle, args=(str(file), plan_id)
    )
    worker.start()
    worker.join(120)
    assert worker.exitcode == 9
    stored = store.load(plan_id)
    assert (stored.plan, stored.version) == (session.plan, session.version)
    session.apply([AddStep(action="Security review")])
