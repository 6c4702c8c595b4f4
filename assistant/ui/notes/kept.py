"""Notes under review and the seller's choices, kept so that a reload finds them again."""

import os
import secrets
import tempfile
from pathlib import Path

from pydantic import Field, ValidationError

from assistant.errors import StoreError
from assistant.notes.drafted import Draft, NotedChange
from assistant.plan.changes import Change
from assistant.plan.model import Strict
from assistant.session import PlanSession
from assistant.settings import OFFLINE

# How many are held in memory; the others are read again from their files.
HELD = 20


class Edit(Strict):
    """What the seller makes of a change of the notes, in the order in which it is applied."""

    changes: list[Change]


class Choices(Strict):
    """What the seller decided so far.

    Attributes:
        rejected: places of the changes that stay out.
        edits: what is applied instead, by the place of the change.
        taken: the version of the plan that the accepted changes made, None before.
    """

    rejected: frozenset[int] = frozenset()
    edits: dict[int, Edit] = {}
    taken: int | None = Field(None, ge=0)


class Review(Strict):
    """Notes of one plan, and what is to become of each change in them.

    Attributes:
        token: tells these notes from others that were read for the same plan.
        draft: what the notes change; only its page counts before they are read.
        read: they were read to the end.
        reader: the name of the model that read them.
    """

    token: str
    draft: Draft
    read: bool = False
    reader: str = OFFLINE
    choices: Choices = Choices()

    def noted(self, place: int) -> NotedChange:
        """Return the change at a place."""
        return self.draft.changes[place]


def review_of(draft: Draft, *, read: bool, reader: str = OFFLINE) -> Review:
    """Return a review that begins; what contradicts the plan waits for the seller's tick."""
    conflicts = frozenset(
        place for place, change in enumerate(draft.changes) if change.conflict
    )  # fmt: skip
    return Review(
        token=secrets.token_hex(4), draft=draft, read=read, reader=reader,
        choices=Choices(rejected=conflicts),
    )  # fmt: skip


def standing(review: Review | None, session: PlanSession | None) -> Review | None:
    """Return a review as it stands: what was accepted and taken back since is under review."""
    if review is None or session is None or review.choices.taken is None:
        return review
    undone = f"undo:{review.choices.taken}"
    if all(entry.origin != undone for entry in session.history()):
        return review
    choices = review.choices.model_copy(update={"taken": None})
    return review.model_copy(update={"choices": choices})


class Shelf:
    """The notes under review, at most one lot for each plan.

    Args:
        folder: where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, Review] = {}

    def put(self, plan_id: str, review: Review) -> None:
        """Keep notes, in place of any that were there.

        Raises:
            StoreError: they cannot be written.
        """
        self._remove(self._choices(plan_id))
        self._write(self._file(plan_id), review.model_dump_json(exclude={"choices"}))
        self.choose(plan_id, review)

    def choose(self, plan_id: str, review: Review) -> None:
        """Keep the choices of a review whose notes are kept already.

        Raises:
            StoreError: they cannot be written.
        """
        self._hold(plan_id, review)
        self._write(self._choices(plan_id), review.choices.model_dump_json())

    def get(self, plan_id: str) -> Review | None:
        """Return the notes of a plan, None where there are none that can be read."""
        held = self._held.get(plan_id)
        if held is not None:
            return held
        try:
            review = Review.model_validate_json(self._file(plan_id).read_bytes())
        except (OSError, ValidationError):  # none, or of another version
            return None
        try:
            choices = Choices.model_validate_json(self._choices(plan_id).read_bytes())
        except (OSError, ValidationError):
            choices = review_of(review.draft, read=review.read).choices
        review = review.model_copy(update={"choices": choices})
        self._hold(plan_id, review)
        return review

    def drop(self, plan_id: str) -> None:
        """Forget the notes of a plan.

        Raises:
            StoreError: they cannot be removed.
        """
        self._held.pop(plan_id, None)
        for file in (self._file(plan_id), self._choices(plan_id)):
            self._remove(file)

    def _hold(self, plan_id: str, review: Review) -> None:
        self._held.pop(plan_id, None)
        self._held[plan_id] = review
        while len(self._held) > HELD:
            self._held.pop(next(iter(self._held)), None)

    def _write(self, file: Path, text: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                opened.write(text)
            Path(name).replace(file)
        except OSError as error:
            raise StoreError(
                f"The notes could not be kept ({error.strerror}). Make room in the data folder "
                "and try again."
            ) from error

    def _remove(self, file: Path) -> None:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"The notes could not be kept ({error.strerror}). Check who may write into the "
                "data folder, and try again."
            ) from error

    def _file(self, plan_id: str) -> Path:
        return self._folder / f"{plan_id}.json"

    def _choices(self, plan_id: str) -> Path:
        return self._folder / f"{plan_id}.choices.json"
