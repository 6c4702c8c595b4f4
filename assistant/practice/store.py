"""Rounds that were played, and how they went, in the database of the plans."""

import datetime as dt
import json
import secrets
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, Text, insert, select
from sqlalchemy.engine import Row

from assistant.database import Database, told
from assistant.errors import StoreError
from assistant.plan.model import Strict
from assistant.practice.rubric import Score
from assistant.practice.scene import Ended, Level, Turn

MOST_ROUNDS = 200

_meta = MetaData()
_rounds = Table(
    "practice_rounds", _meta,
    Column("id", String(32), primary_key=True),
    Column("at", DateTime, nullable=False, index=True),
    Column("plan_id", String(32)),
    Column("objection", String(60), nullable=False, index=True),
    Column("level", String(20), nullable=False),
    Column("total", Integer, nullable=False),
    Column("ended", String(20)),
    Column("brain", String(200), nullable=False),
    Column("turns", Text, nullable=False),
    Column("score", Text, nullable=False),
)  # fmt: skip


class Kept(Strict):
    """A round that was played to its score; `at` is in UTC."""

    id: str
    at: dt.datetime
    plan_id: str | None
    objection: str
    level: Level
    ended: Ended | None
    brain: str
    turns: list[Turn]
    score: Score


class PracticeStore(Database):
    """Keeps rounds for progress over tries.

    Args:
        url: an SQLAlchemy URL, or the path of an SQLite file.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, url: str | Path) -> None:
        super().__init__(url, _meta)

    def keep(
        self,
        objection: str,
        level: Level,
        turns: list[Turn],
        score: Score,
        *,
        plan_id: str | None = None,
        brain: str = "offline",
    ) -> str:
        """Keep a round and return its id.

        Raises:
            StoreError: it could not be written.
        """
        round_id = secrets.token_hex(8)
        row = {
            "id": round_id,
            "at": dt.datetime.now(dt.UTC).replace(tzinfo=None),
            "plan_id": plan_id,
            "objection": objection,
            "level": level,
            "total": score.total,
            "ended": next((turn.ended for turn in turns if turn.ended), None),
            "brain": brain,
            "turns": json.dumps([turn.model_dump() for turn in turns], ensure_ascii=False),
            "score": score.model_dump_json(),
        }
        with told("kept"), self._engine.begin() as connection:
            connection.execute(insert(_rounds).values(row))
        return round_id

    def rounds(self, objection: str | None = None) -> list[Kept]:
        """Return the rounds, oldest first: of one objection, or the last 200 of all.

        Raises:
            StoreError: they could not be read.
        """
        wanted = select(_rounds).order_by(_rounds.c.at.desc()).limit(MOST_ROUNDS)
        if objection:
            wanted = wanted.where(_rounds.c.objection == objection)
        with told("read"), self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [_kept(row) for row in reversed(rows)]


def _kept(row: Row[tuple[object, ...]]) -> Kept:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    del values["total"]
    try:
        values["turns"] = [Turn.model_validate(one) for one in json.loads(values["turns"])]
        values["score"] = Score.model_validate_json(values["score"])
        values["at"] = values["at"].replace(tzinfo=dt.UTC)
        return Kept.model_validate(values)
    except (ValidationError, ValueError) as error:
        raise StoreError(
            "A round of practice cannot be read: it was kept by another version."
        ) from error
