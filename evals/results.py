"""What a run found, as it is kept in a JSON file."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import InputError
from assistant.plan.model import Strict
from evals.cases import aside
from evals.measures import Figure, figures
from evals.registry import registry


class Row(Strict):
    """One run of a case. `details` tells what happened where it is not all right."""

    case: str
    split: str
    epoch: int = 1
    value: float
    counts: dict[str, float]
    notes: list[str] = []
    details: str = ""
    seconds: float = 0.0

    @property
    def aside(self) -> bool:
        """Whether the case is set aside, and its failure not to be shown."""
        return aside(self.split)


class Usage(Strict):
    """What the model was asked. Calls that the cache answered cost nothing."""

    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class SuiteRun(Strict):
    """One suite. `broken` are cases that could not run: no fault of the model's answers."""

    suite: str
    rows: list[Row] = []
    broken: list[str] = []
    seconds: float = 0.0
    usage: Usage = Usage()

    @property
    def figures(self) -> list[Figure]:
        """The figures, split by split; none where the suite is not known any more."""
        suite = registry().get(self.suite)
        found = [(row.split, row.case, row.counts) for row in self.rows]
        return figures(self.suite, suite.measures, found) if suite else []


class Result(Strict):
    """A whole run.

    Attributes:
        model: by its name.
        prompts: a hash of the prompts that it was given.
        at: when (UTC).
        limit: how many cases of each suite were taken, None for the suites' own limits.
        runs: the suites.
    """

    model: str
    prompts: str
    at: dt.datetime
    limit: int | None = None
    runs: list[SuiteRun] = []

    @property
    def figures(self) -> list[Figure]:
        """The figures of all suites."""
        return [figure for run in self.runs for figure in run.figures]

    @property
    def broken(self) -> list[str]:
        """Cases that could not run."""
        return [text for run in self.runs for text in run.broken]

    @property
    def named(self) -> str:
        """The model and the version of the prompts."""
        return f"{self.model} (prompts {self.prompts})"


def save(result: Result, path: Path, *, details: bool = True) -> None:
    """Write a result; what is set aside goes without its failures.

    Args:
        result: the result.
        path: the file.
        details: whether to keep what happened in each case; it takes the most room.
    """
    runs = [
        run.model_copy(update={"rows": [_shown(row, details=details) for row in run.rows]})
        for run in result.runs
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = result.model_copy(update={"runs": runs}).model_dump_json(indent=1, exclude_defaults=True)
    path.write_text(text + "\n", encoding="utf-8")


def load(path: Path) -> Result:
    """Read a result.

    Raises:
        InputError: there is no such file, or it is no result.
    """
    try:
        return Result.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise InputError(f"{path} is no result of a run: {error.errors()[0]['msg']}.") from error


def figures_by_key(results: Sequence[Figure]) -> dict[str, Figure]:
    """Return figures by what names them in the baseline."""
    return {figure.key: figure for figure in results}


def _shown(row: Row, *, details: bool) -> Row:
    if row.aside:
        return row.model_copy(update={"notes": [], "details": ""})
    return row if details else row.model_copy(update={"details": ""})
