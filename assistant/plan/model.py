"""The mutual action plan as data."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Side = Literal["buyer", "seller", "both"]
Status = Literal["not_started", "in_progress", "done", "blocked"]
State = Literal["stated", "inferred", "assumed", "unknown", "declined"]
Origin = Literal["chat", "notes", "edit", "import", "catalogue"]
Score = Literal["red", "amber", "green"]
Letter = Literal[
    "metrics",
    "economic-buyer",
    "decision-criteria",
    "decision-process",
    "paper-process",
    "identified-pain",
    "champion",
    "competition",
]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

MAX_STEPS = 2_000
MAX_PEOPLE = 500
MAX_RISKS = 500
MAX_DURATION_DAYS = 2_000

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]
StepId = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Duration = Annotated[int, Field(ge=0, le=MAX_DURATION_DAYS)]


class Strict(BaseModel):
    """Base of all plan data: no unknown fields, no change in place."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """Where one value comes from.

    Attributes:
        state: how sure it is; `assumed` is a default of the catalogue.
        quote: the exact words that support it, empty where there are none.
        note: how the words were read ("'end of next week' read as Fri Dec 4").
    """

    state: State = "stated"
    origin: Origin = "chat"
    quote: Text = ""
    note: Text = ""


Sources = dict[str, Source]


class Deal(Strict):
    """The deal; what nobody said is None."""

    name: Line | None = None
    buyer: Line | None = None
    seller: Line | None = None
    value: Annotated[float, Field(ge=0, le=1e15)] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None


class Person(Strict):
    """Somebody who takes part; `side` is None where nobody said which."""

    name: Line
    role: Line | None = None
    side: Side | None = None
    sources: Sources = {}


class Step(Strict):
    """One step. `duration_days` is in working days; None means the usual one is assumed.

    Attributes:
        kind: id of the catalogue entry that this step is, None for a step of the deal's own.
        due: the date that somebody named; never a computed one.
        due_text: the words in which it was named.
        lags: working days to wait after a step of `depends_on`, where that is not 0.
        insisted: `due` stays although it is a day off: the seller keeps it, or notes name it.
    """

    id: StepId
    action: Line
    kind: Line | None = None
    owners: list[Line] = []
    side: Side | None = None
    due: dt.date | None = None
    due_text: Line | None = None
    duration_days: Duration | None = None
    status: Status = "not_started"
    notes: Text = ""
    depends_on: list[StepId] = []
    lags: dict[StepId, Annotated[int, Field(ge=0, le=MAX_DURATION_DAYS)]] = {}
    evidence: list[Text] = []
    insisted: bool = False
    sources: Sources = {}


class CheckIn(Strict):
    """The recurring review of the plan; `time` is 24-hour HH:MM in the buyer's time."""

    weekday: Weekday | None = None
    time: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    next: dt.date | None = None
    every_weeks: Annotated[int, Field(ge=1, le=52)] = 1


class Risk(Strict):
    """Something that could move a date."""

    text: Line
    step: StepId | None = None
    evidence: list[Text] = []
    resolved: bool = False


class Blackout(Strict):
    """Days on which a side does not work (a change freeze, a shutdown), both ends included."""

    start: dt.date
    end: dt.date
    reason: Line = ""
    side: Side = "both"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError("a blackout must not end before it starts")
        return self


class LetterScore(Strict):
    """How one letter of MEDDPICC stands.

    Attributes:
        words: the buyer's own words that it rests on; without them nothing is green.
        said_by: who of the buyer said them, by name or by role.
        said_on: the day on which they were said.
    """

    score: Score = "red"
    words: Text = ""
    said_by: Line | None = None
    said_on: dt.date | None = None

    @model_validator(mode="after")
    def _proven(self) -> Self:
        if self.score == "green" and not (self.words.strip() and self.said_by):
            raise ValueError("green needs the buyer's own words and who said them")
        return self


class Qualification(Strict):
    """The MEDDPICC card of the deal; a letter that is not in `letters` is red.

    Attributes:
        since: the day on which all letters were red.
        why: what made it necessary ("the rollout moved to next quarter").
    """

    since: dt.date
    why: Line = ""
    letters: dict[Letter, LetterScore] = {}

    def letter(self, letter: Letter) -> LetterScore:
        """Return how a letter stands."""
        return self.letters.get(letter, LetterScore())


Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class CalendarSettings(Strict):
    """Whose holidays count. `fiscal_year_start` is a month, 1 to 12."""

    buyer_country: Country = "US"
    buyer_subdivision: Line | None = None
    seller_country: Country = "US"
    seller_subdivision: Line | None = None
    blackouts: list[Blackout] = []
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] = 1


class Plan(Strict):
    """A mutual action plan.

    Attributes:
        implementation_days: working days from signature to go-live where somebody said so and no
            step stands for it.
        assume_usual: durations, order and implementation time that nobody stated are filled from
            the catalogue when the plan is scheduled. Plans made here say true; an imported plan
            that does not mention it is scheduled exactly as it is written.
        answered: questions that the seller answered with "don't know" or "skip".
        qualification: the MEDDPICC card, None where nobody has begun one.
        sources: where go_live, target_close, check_in and deal values come from ("deal.buyer").
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True,
        serialize_by_alias=True,
    )  # fmt: skip

    schema_version: Literal[1] = Field(default=1, alias="schema")
    deal: Deal = Deal()
    go_live: dt.date | None = None
    target_close: dt.date | None = None
    people: Annotated[list[Person], Field(max_length=MAX_PEOPLE)] = []
    steps: Annotated[list[Step], Field(max_length=MAX_STEPS)] = []
    check_in: CheckIn | None = None
    risks: Annotated[list[Risk], Field(max_length=MAX_RISKS)] = []
    implementation_days: Duration | None = None
    calendar: CalendarSettings = CalendarSettings()
    assume_usual: bool = False
    answered: dict[str, Literal["unknown", "declined"]] = {}
    qualification: Qualification | None = None
    sources: Sources = {}

    def step(self, step_id: str) -> Step | None:
        """Return the step with this id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)

    def person(self, name: str) -> Person | None:
        """Return the person with this name, upper and lower case alike, or None."""
        folded = name.casefold()
        return next((one for one in self.people if one.name.casefold() == folded), None)
