"""The suites as inspect_ai tasks. Nothing here asks a model unless one is named."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import yaml
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Score, Scorer, Target, accuracy, scorer
from inspect_ai.solver import Generate, Solver, TaskState, solver

from evals.chat_score import Counts, score_chat
from evals.notes_score import score_notes

DATA = Path(__file__).parent / "data"


_NAME = re.compile(
    r"(?P<stem>\w+?)(?:_(?P<author>two|three|four|five|six|seven))?(?P<aside>_heldout)?"
)


def split_of(path: Path) -> str:
    """Return the split that a data file belongs to, by its name: `STEM[_AUTHOR][_heldout]`.

    Every author's cases are figures of their own: those written without a look at the code say
    more about the messages of people we do not know.
    """
    kind = "heldout" if _named(path)["aside"] else "dev"
    author = _named(path)["author"]
    return f"{kind}-{author}" if author else kind


def _named(path: Path) -> dict[str, str | None]:
    match = _NAME.fullmatch(path.stem)
    return match.groupdict() if match else {"stem": path.stem, "author": None, "aside": None}


def files(stem: str) -> list[Path]:
    """Return the data files of a stem, of all authors and both sides."""
    return [path for path in sorted(DATA.iterdir()) if _named(path)["stem"] == stem]


@task
def deadlines() -> Task:
    """Deadline phrases: the date, the kind, and whether a doubt is said."""
    samples = []
    for path in files("deadlines"):
        split = split_of(path)
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            samples.append(
                Sample(
                    id=case["id"],
                    input=case["phrase"],
                    target=str(case["date"]),
                    metadata={**case, "split": split},
                )
            )
    return Task(dataset=MemoryDataset(samples), solver=read_deadline(), scorer=deadline_scorer())


@task
def chat(model_name: str = "offline") -> Task:
    """Chat scripts: the plan at the end against the gold."""
    samples = [
        Sample(
            id=case["id"],
            input="\n".join(case["messages"]),
            metadata={"case": case, "split": split},
        )
        for case, split in cases("chats")
    ]
    return Task(dataset=MemoryDataset(samples), solver=run_chat(model_name), scorer=chat_scorer())


@task
def notes(model_name: str = "offline") -> Task:
    """Pasted notes: the plan after all that is drafted against the gold."""
    samples = [
        Sample(id=case["id"], input=case["notes"], metadata={"case": case, "split": split})
        for case, split in cases("notes")
    ]
    return Task(dataset=MemoryDataset(samples), solver=run_notes(model_name), scorer=notes_scorer())


def cases(stem: str) -> list[tuple[dict[str, Any], str]]:
    """Return the cases of the data files of a stem, each with its split.

    Dates are text in them, as they are in a plan.
    """
    return [
        (json.loads(json.dumps(case, default=str)), split_of(path))
        for path in files(stem)
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@solver
def read_deadline() -> Solver:
    """Resolve the phrase."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001
        from assistant.plan.calendar import WorkCalendar
        from assistant.plan.deadlines import resolve
        from assistant.plan.model import CalendarSettings

        case = state.metadata
        settings = CalendarSettings(
            buyer_country=case.get("country", "US"),
            fiscal_year_start=case.get("fiscal_year_start", 1),
        )
        today = dt.date.fromisoformat(case["today"])
        found = resolve(case["phrase"], today, WorkCalendar(settings))
        state.output.completion = found.model_dump_json()
        return state

    return solve


@solver
def run_chat(model_name: str) -> Solver:
    """Send the script's messages one by one, as the chat command does."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001
        from evals.talking import talk

        case = state.metadata["case"]
        state.output.completion = json.dumps(talk(case, model_name))
        return state

    return solve


@solver
def run_notes(model_name: str) -> Solver:
    """Draft the notes and accept every line of the draft."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001
        from evals.noting import note, reader_of

        done = note(state.metadata["case"], reader_of(model_name))
        state.output.completion = json.dumps(done)
        return state

    return solve


@scorer(metrics=[accuracy()])
def deadline_scorer() -> Scorer:
    """1 for the date or an accepted one; what went wrong stands in the metadata."""

    async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001
        found, case = json.loads(state.output.completion), state.metadata
        accepted = [case["date"], *case.get("also", [])]
        right = found["date"] in accepted
        silent = not right and found["date"] is not None and not found["assumption"]
        return Score(
            value=1 if right else 0,
            explanation=f"{case['phrase']!r} on {case['today']}: {found['date']}, "
            f"not {' or '.join(map(str, accepted))}",
            metadata={
                "split": case["split"], "silent": silent,
                "kind_right": found["kind"] in (case["kind"], *case.get("also_kinds", [])),
                "false_date": case["date"] is None and found["date"] not in accepted,
            },
        )  # fmt: skip

    return score


@scorer(metrics=[accuracy()])
def chat_scorer() -> Scorer:
    """F1 over steps; all counts stand in the metadata."""

    async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001
        done: dict[str, Any] = json.loads(state.output.completion)
        counts, wrong = score_chat(state.metadata["case"]["gold"], done["plan"])
        return _steps_score(state, counts, wrong, done["seconds"])

    return score


@scorer(metrics=[accuracy()])
def notes_scorer() -> Scorer:
    """F1 over the steps that the notes change; all counts stand in the metadata."""

    async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001
        done: dict[str, Any] = json.loads(state.output.completion)
        counts, wrong = score_notes(state.metadata["case"], done)
        return _steps_score(state, counts, wrong, done["seconds"])

    return score


def _steps_score(state: TaskState, counts: Counts, wrong: list[str], seconds: list[float]) -> Score:
    total = counts["steps_wanted"] + counts["steps_found"]
    return Score(
        value=2 * counts["steps_hit"] / total if total else 1.0,
        explanation="; ".join(wrong) or "all right",
        metadata={
            "split": state.metadata["split"], "counts": counts, "notes": wrong,
            "seconds": seconds,
        },
    )  # fmt: skip
