"""The chosen changes of notes, tried one after another on the plan as it is now."""

import datetime as dt
from functools import lru_cache
from typing import Literal

from assistant.errors import PlanError
from assistant.notes.drafted import Draft
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import Change
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Plan, Strict
from assistant.ui.notes.kept import Choices, Review

Outcome = Literal["taken", "left", "refused", "same"]


class Tried(Strict):
    """One change of the notes as it stands.

    Attributes:
        outcome: it would be made, stays out, cannot be made, or changes nothing any more.
        lines: what it changes, in words; what it would change where it stays out.
        why: why it cannot be made.
    """

    outcome: Outcome
    lines: list[ChangeLine] = []
    why: str = ""


class Trial(Strict):
    """All changes of the notes as they stand, and the plan that the chosen ones make."""

    rows: list[Tried]
    plan: Plan

    def places(self, outcome: Outcome) -> list[int]:
        """Return the places of the rows with this outcome."""
        return [place for place, row in enumerate(self.rows) if row.outcome == outcome]


def changes_at(
    draft: Draft, choices: Choices, place: int, today: dt.date
) -> list[tuple[Change, dt.date]]:
    """Return what is applied for one change of the notes, with the days from which dates count.

    A date that the seller wrote counts from today, one of the notes from when it was said.
    """
    noted = draft.changes[place]
    edit = choices.edits.get(place)
    if edit is None:
        return [(noted.change, noted.said_on)]
    return [(one, noted.said_on if one.quote else today) for one in edit.changes]


def chosen(review: Review, today: dt.date) -> list[tuple[Change, dt.date]]:
    """Return all that is applied when the seller accepts."""
    draft, choices = review.draft, review.choices
    places = [one for one in range(len(draft.changes)) if one not in choices.rejected]
    return [pair for place in places for pair in changes_at(draft, choices, place, today)]


class _Key:
    """Two reviews are tried alike where they hold the same notes and the same choices."""

    def __init__(
        self, review: Review, plan: Plan, today: dt.date, version: tuple[str, int]
    ) -> None:
        self.review, self.plan, self.today = review, plan, today
        choices = review.choices
        edits = tuple(
            (place, edit.model_dump_json()) for place, edit in sorted(choices.edits.items())
        )
        self._same = (review.token, version, today, choices.rejected, edits)

    def __hash__(self) -> int:
        return hash(self._same)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._same == other._same


def trial(review: Review, plan: Plan, version: tuple[str, int], today: dt.date) -> Trial:
    """Try the review's changes on the plan, in their order. Nothing is applied.

    Args:
        review: the notes, with the seller's choices.
        plan: the plan as it is.
        version: the plan's id and version, by which a trial is found again.
        today: the day that counts as today.
    """
    return _tried(_Key(review, plan, today, version))


@lru_cache(maxsize=8)
def _tried(key: _Key) -> Trial:
    review, plan, today = key.review, key.plan, key.today
    calendar = WorkCalendar(plan.calendar)
    rows: list[Tried] = []
    for place, noted in enumerate(review.draft.changes):
        if place in review.choices.rejected:
            rows.append(Tried(outcome="left", lines=noted.lines))
            continue
        pairs = changes_at(review.draft, review.choices, place, today)
        try:
            made = apply(
                plan,
                [change for change, _ in pairs],
                today=today,
                calendar=calendar,
                origin="notes",
                said_on=[day for _, day in pairs],
            )
        except PlanError as error:
            rows.append(Tried(outcome="refused", lines=noted.lines, why=str(error)))
            continue
        same = made.plan == plan
        rows.append(
            Tried(outcome="same" if same else "taken", lines=noted.lines if same else made.lines)
        )
        plan = made.plan
    return Trial(rows=rows, plan=plan)
