"""The one vocabulary in which a plan is changed, by chat, notes, edits and imports alike.

Dates are phrases ("end of next week", "2026-12-04"): `apply` resolves them, no model ever does.
A field that is None stays as it is.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assistant.plan.model import (
    Blackout,
    Country,
    Duration,
    Letter,
    Line,
    Score,
    Side,
    Status,
    Strict,
    Text,
    Weekday,
)

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Names = Annotated[list[Line], Field(max_length=20)]


class _Change(Strict):
    quote: Text = Field("", description="The exact words of the seller that say so.")


class SetDeal(_Change):
    """Set facts of the deal."""

    op: Literal["set_deal"] = "set_deal"
    name: Line | None = None
    buyer: Line | None = None
    seller: Line | None = None
    value: Annotated[float, Field(ge=0, le=1e15)] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    go_live: Phrase | None = Field(None, description="Go-live date, as a phrase.")
    target_close: Phrase | None = Field(None, description="Signature date aimed at, as a phrase.")
    implementation_days: Duration | None = Field(
        None, description="Working days from signature to go-live."
    )
    clear: list[Literal["name", "buyer", "seller", "value", "go_live", "target_close"]] = []


class SetPerson(_Change):
    """Add somebody, or correct what is known of them."""

    op: Literal["set_person"] = "set_person"
    name: Line
    new_name: Line | None = Field(None, description="The corrected name, where it was wrong.")
    role: Line | None = None
    side: Side | None = None


class RemovePerson(_Change):
    """Take somebody out of the plan, and off every step they own."""

    op: Literal["remove_person"] = "remove_person"
    name: Line


class AddStep(_Change):
    """Add a step."""

    op: Literal["add_step"] = "add_step"
    action: Line
    kind: Line | None = Field(None, description="Catalogue id, where it is a usual step.")
    owners: Names = []
    side: Side | None = None
    due: Phrase | None = Field(None, description="Due date, as a phrase.")
    duration_days: Duration | None = Field(None, description="Working days.")
    status: Status | None = None
    notes: Text = ""
    depends_on: Names = Field([], description="Ids or names of steps that must be done first.")
    assumed: bool = Field(False, description="True for a usual step nobody mentioned yet.")


class UpdateStep(_Change):
    """Change a step that is in the plan. `owners` replaces; `add_owners` adds."""

    op: Literal["update_step"] = "update_step"
    step: Line = Field(description="Id or name of the step.")
    action: Line | None = None
    owners: Names | None = None
    add_owners: Names = []
    remove_owners: Names = []
    side: Side | None = None
    due: Phrase | None = Field(None, description="Due date, as a phrase.")
    clear_due: bool = False
    insist: bool = Field(False, description="Keep the date although it is a day off.")
    duration_days: Duration | None = Field(None, description="Working days.")
    status: Status | None = None
    notes: Text | None = None
    depends_on: Names | None = None
    add_depends_on: Names = []
    remove_depends_on: Names = []
    lag_days: Duration | None = Field(
        None, description="Working days between the end of `add_depends_on` and this step."
    )


class RemoveStep(_Change):
    """Drop a step; what depended on it then depends on what it depended on."""

    op: Literal["remove_step"] = "remove_step"
    step: Line


class SetCheckIn(_Change):
    """Set the recurring check-in."""

    op: Literal["set_check_in"] = "set_check_in"
    weekday: Weekday | None = None
    time: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    next: Phrase | None = Field(None, description="Next check-in, as a phrase.")
    every_weeks: Annotated[int, Field(ge=1, le=52)] | None = None
    clear: bool = False


class AddRisk(_Change):
    """Record something that could move a date."""

    op: Literal["add_risk"] = "add_risk"
    text: Line
    step: Line | None = None


class ResolveRisk(_Change):
    """Mark a risk as dealt with."""

    op: Literal["resolve_risk"] = "resolve_risk"
    text: Line


class MarkUnknown(_Change):
    """The seller does not know the answer to a question, or does not want to give it."""

    op: Literal["mark_unknown"] = "mark_unknown"
    question: Line = Field(description="Key of the question, as listed among the gaps.")
    answer: Literal["unknown", "declined"] = "unknown"


class SetCalendar(_Change):
    """Set whose holidays count, days off and the fiscal year."""

    op: Literal["set_calendar"] = "set_calendar"
    buyer_country: Country | None = None
    buyer_subdivision: Line | None = None
    seller_country: Country | None = None
    seller_subdivision: Line | None = None
    add_blackout: Blackout | None = None
    blackouts: list[Blackout] | None = None
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] | None = None


class Requalify(_Change):
    """Begin MEDDPICC afresh, every letter red: a priority has shifted, or none was scored yet."""

    op: Literal["requalify"] = "requalify"
    why: Line = Field("", description="What has shifted, in a few words.")
    close: bool = Field(False, description="Put the card away instead.")


class ScoreLetter(_Change):
    """Set how one letter of MEDDPICC stands.

    Green needs the exact words of somebody of the buyer, and who it was. Words that the seller
    reports in their own words are amber.
    """

    op: Literal["score_letter"] = "score_letter"
    letter: Letter
    score: Score | None = Field(None, description="Left out: amber once there are words.")
    words: Text = Field("", description="The buyer's words that it rests on.")
    said_by: Line | None = Field(None, description="Who of the buyer said them: name or role.")
    said_on: Phrase | None = Field(None, description="When they were said, as a phrase.")


Change = (
    SetDeal
    | SetPerson
    | RemovePerson
    | AddStep
    | UpdateStep
    | RemoveStep
    | SetCheckIn
    | AddRisk
    | ResolveRisk
    | MarkUnknown
    | SetCalendar
    | Requalify
    | ScoreLetter
)
