"""Where plans live: an SQL database, SQLite in WAL mode by default."""

import datetime as dt
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from assistant.database import Database, told
from assistant.errors import StaleVersionError, StoreError
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Plan, Strict
from assistant.session import Entry, Proposal

SCHEMA = 1
MAX_NAME = 200

_meta = MetaData()
_about = Table("about", _meta, Column("key", String(40), primary_key=True), Column("value", Text))
_plans = Table(
    "plans", _meta,
    Column("id", String(32), primary_key=True),
    Column("name", String(MAX_NAME), nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed", DateTime, nullable=False, index=True),
    Column("pending", Text),
)  # fmt: skip
_versions = Table(
    "versions", _meta,
    Column("plan_id", String(32), ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("author", String(100), nullable=False),
    Column("origin", String(40), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("lines", Text, nullable=False),
    Column("plan", Text, nullable=False),
)  # fmt: skip


class Listed(Strict):
    """A stored plan in the list."""

    id: str
    name: str
    version: int
    changed: dt.datetime


class Stored(Strict):
    """A stored plan, opened."""

    id: str
    name: str
    version: int
    plan: Plan


class Store(Database):
    """Plans and the log of their changes.

    Args:
        url: an SQLAlchemy URL, or the path of an SQLite file.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, url: str | Path) -> None:
        super().__init__(url, _meta)
        with told("opened"):
            self._check_schema()

    def list_plans(self) -> list[Listed]:
        """Return all plans, the one changed last first."""
        columns = (_plans.c.id, _plans.c.name, _plans.c.version, _plans.c.changed)
        with self._reading() as connection:
            rows = connection.execute(select(*columns).order_by(_plans.c.changed.desc()))
            return [
                Listed(id=r.id, name=r.name, version=r.version, changed=r.changed) for r in rows
            ]

    def create(self, name: str, plan: Plan, *, author: str = "seller", origin: str = "new") -> str:
        """Keep a new plan and return its id."""
        plan_id = secrets.token_hex(8)
        now = _now()
        with self._writing() as connection:
            connection.execute(
                insert(_plans).values(id=plan_id, name=_named(name), version=1, changed=now)
            )
            connection.execute(_version_row(plan_id, 1, plan, [], author, origin, now))
        return plan_id

    def load(self, plan_id: str) -> Stored:
        """Return a plan.

        Raises:
            StoreError: there is none with this id, or it is damaged.
        """
        query = (
            select(_plans.c.name, _plans.c.version, _versions.c.plan)
            .join(_versions, _versions.c.plan_id == _plans.c.id)
            .where(_plans.c.id == plan_id, _versions.c.version == _plans.c.version)
        )  # fmt: skip
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise StoreError("This plan does not exist any more. Open another from the list.")
        return Stored(id=plan_id, name=row.name, version=row.version, plan=_plan(row.plan))

    def save(
        self,
        plan_id: str,
        version: int,
        plan: Plan,
        lines: list[ChangeLine],
        author: str,
        origin: str,
    ) -> int:
        """Keep a new version on top of `version` and return its number.

        Raises:
            StaleVersionError: somebody saved the plan since `version`; the message says what.
            StoreError: the plan cannot be written; nothing is lost that was kept before.
        """
        now = _now()
        with self._writing() as connection:
            done = connection.execute(
                update(_plans)
                .where(_plans.c.id == plan_id, _plans.c.version == version)
                .values(version=version + 1, changed=now)
            )
            if done.rowcount == 1:
                connection.execute(
                    _version_row(plan_id, version + 1, plan, lines, author, origin, now)
                )
                return version + 1
        raise self._stale(plan_id, version)

    def rename(self, plan_id: str, name: str) -> None:
        """Give a plan another name."""
        with self._writing() as connection:
            connection.execute(
                update(_plans).where(_plans.c.id == plan_id).values(name=_named(name))
            )

    def duplicate(self, plan_id: str) -> str:
        """Keep a copy of a plan and return the copy's id."""
        stored = self.load(plan_id)
        return self.create(f"{stored.name} (copy)", stored.plan)

    def delete(self, plan_id: str) -> None:
        """Delete a plan and its history."""
        with self._writing() as connection:
            connection.execute(delete(_versions).where(_versions.c.plan_id == plan_id))
            connection.execute(delete(_plans).where(_plans.c.id == plan_id))

    def history(self, plan_id: str) -> list[Entry]:
        """Return all versions of a plan, oldest first."""
        kept = _versions.c
        columns = (kept.version, kept.author, kept.at, kept.origin, kept.lines)
        query = (
            select(*columns)
            .where(_versions.c.plan_id == plan_id)
            .order_by(_versions.c.version)
        )  # fmt: skip
        with self._reading() as connection:
            return [_entry(row) for row in connection.execute(query)]

    def at(self, plan_id: str, version: int) -> Plan:
        """Return a plan as it was in a version.

        Raises:
            StoreError: there is no such version.
        """
        query = select(_versions.c.plan).where(
            _versions.c.plan_id == plan_id, _versions.c.version == version
        )
        with self._reading() as connection:
            text = connection.execute(query).scalar()
        if text is None:
            raise StoreError(f"Version {version} of this plan does not exist.")
        return _plan(text)

    def pending(self, plan_id: str) -> Proposal | None:
        """Return the changes that wait for the seller's yes."""
        with self._reading() as connection:
            text = connection.execute(
                select(_plans.c.pending).where(_plans.c.id == plan_id)
            ).scalar()
        return Proposal.model_validate_json(text) if text else None

    def set_pending(self, plan_id: str, proposal: Proposal | None) -> None:
        """Keep the changes that wait for the seller's yes, or forget them."""
        text = proposal.model_dump_json() if proposal else None
        with self._writing() as connection:
            connection.execute(update(_plans).where(_plans.c.id == plan_id).values(pending=text))

    def _stale(self, plan_id: str, version: int) -> StoreError:
        news = [entry for entry in self.history(plan_id) if entry.version > version]
        if not news:
            return StoreError("This plan was deleted meanwhile. Open another from the list.")
        told = [line.text for entry in news for line in entry.lines][:5]
        what = "; ".join(told) or "a new version"
        return StaleVersionError(
            f"The plan was changed elsewhere meanwhile ({what}). "
            "Your change was not made: look at it and make it again."
        )

    def _check_schema(self) -> None:
        with self._writing() as connection:
            found = connection.execute(
                select(_about.c.value).where(_about.c.key == "schema")
            ).scalar()
            if found is None:
                try:
                    with connection.begin_nested():
                        connection.execute(insert(_about).values(key="schema", value=str(SCHEMA)))
                except IntegrityError:
                    return
            elif int(found) > SCHEMA:
                raise StoreError(
                    "The plans were written by a newer version of the assistant. Install that one."
                )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told("read"), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told("written"), self._engine.begin() as connection:
            yield connection


def _version_row(
    plan_id: str,
    version: int,
    plan: Plan,
    lines: list[ChangeLine],
    author: str,
    origin: str,
    at: dt.datetime,
) -> Any:
    text = json.dumps(
        [line.model_dump(exclude_defaults=True) for line in lines], ensure_ascii=False
    )
    return insert(_versions).values(
        plan_id=plan_id, version=version, author=author, origin=origin, at=at, lines=text,
        plan=plan.model_dump_json(exclude_defaults=True),
    )  # fmt: skip


def _plan(text: str) -> Plan:
    try:
        return Plan.model_validate_json(text)
    except ValidationError as error:
        raise StoreError(
            "This plan is damaged. Go back to an earlier version or a copy."
        ) from error


def _entry(row: Any) -> Entry:
    lines = [ChangeLine.model_validate(line) for line in json.loads(row.lines)]
    return Entry(
        version=row.version, author=row.author, at=row.at.replace(tzinfo=dt.UTC),
        origin=row.origin, lines=lines,
    )  # fmt: skip


def _named(name: str) -> str:
    return " ".join(name.split())[:MAX_NAME] or "Plan"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
