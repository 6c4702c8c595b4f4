"""Suites run as inspect_ai tasks: data set, epochs, scores and logs are its own."""

import concurrent.futures
import datetime as dt
import functools
import hashlib
import json
import multiprocessing
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from assistant.files import shipped_folder
from evals.asking import Answers, asking
from evals.cases import Case
from evals.registry import registry
from evals.results import Result, Row, SuiteRun, Usage
from evals.suite import Setting, Suite

FOLDER = Path(__file__).parent


class Wish(NamedTuple):
    """What to run.

    Attributes:
        suites: their names.
        model: `offline`, `openai:NAME` or `compatible:NAME`.
        limit: cases of each suite; None takes a suite's own limit of a live run, or all.
        epochs: runs of each case; None takes the suite's own number.
        jobs: processes at a time.
        played: whether the model also words what the seller of an interview says.
    """

    suites: Sequence[str]
    model: str = "offline"
    limit: int | None = None
    epochs: int | None = None
    jobs: int = 1
    played: bool = False


def run(wish: Wish) -> Result:
    """Run suites and return what they found."""
    work = functools.partial(run_suite, wish)
    if wish.jobs > 1 and len(wish.suites) > 1:
        # NumPy's threads are counted when it is loaded, so before the processes begin.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        spawn = multiprocessing.get_context("spawn")
        with concurrent.futures.ProcessPoolExecutor(wish.jobs, spawn, _one_thread) as pool:
            begun = sorted(wish.suites, key=lambda name: not registry()[name].long)
            done = dict(zip(begun, pool.map(work, begun), strict=True))
            runs = [done[name] for name in wish.suites]
    else:
        runs = [work(name) for name in wish.suites]
    return Result(
        model=wish.model, prompts=prompts_hash(), at=dt.datetime.now(dt.UTC), limit=wish.limit,
        runs=runs,
    )  # fmt: skip


def _one_thread() -> None:
    """Leave the other cores to the other processes."""
    from assistant.understanding.embedder import Embedder

    Embedder.threads = 1


def run_suite(wish: Wish, name: str) -> SuiteRun:
    """Run one suite."""
    suite = registry()[name]
    setting = Setting(wish.model, played=wish.played)
    began = time.perf_counter()
    limit = wish.limit or (suite.limit if setting.live else None)
    usage = Usage()
    with asking(setting, FOLDER / "logs" / "answers.sqlite") as answers:
        log = _log(suite, chosen(suite, limit), setting, wish.epochs or suite.epochs, answers)
        usage = answers.usage if answers else usage
    broken, rows = [], []
    if log.status != "success" or not log.samples:
        broken.append(f"{name}: {log.error.message if log.error else log.status}")
    for sample in log.samples or []:
        if sample.error or not sample.scores:
            why = sample.error.message if sample.error else "not scored"
            broken.append(f"{name}/{sample.id}: {why}")
        else:
            rows.append(_row(suite, sample))
    return SuiteRun(
        suite=name, rows=rows, broken=broken, seconds=time.perf_counter() - began, usage=usage
    )


def chosen(suite: Suite, limit: int | None) -> list[Case]:
    """Return the suite's cases, or as many of them as the limit says: the same for every model."""
    cases = list(suite.cases())
    if limit is None or limit >= len(cases):
        return cases
    dice = random.Random(suite.name)  # noqa: S311 - statistics, not secrets
    kept = set(dice.sample(range(len(cases)), limit))
    return [case for number, case in enumerate(cases) if number in kept]


def prompts_hash() -> str:
    """Return eight digits that change with any of the prompts."""
    found, folder = hashlib.sha256(), shipped_folder("prompts")
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:8]


def _log(
    suite: Suite, cases: Sequence[Case], setting: Setting, epochs: int, answers: Answers | None
) -> Any:
    os.environ.setdefault("INSPECT_DISPLAY", "none")
    from inspect_ai import Task
    from inspect_ai import eval as run_tasks
    from inspect_ai.dataset import MemoryDataset, Sample

    samples = [
        Sample(
            id=case.id,
            input=str(case.data.get("phrase") or case.data.get("notes") or case.id),
            metadata={"case": case.data, "split": case.split},
        )
        for case in cases
    ]
    task = Task(
        name=suite.name, dataset=MemoryDataset(samples), solver=_solver(suite, setting, answers),
        scorer=_scorer(suite), epochs=epochs,
    )  # fmt: skip
    return run_tasks(
        task, model="mockllm/model", log_dir=str(FOLDER / "logs"), display="none",
        max_samples=1, fail_on_error=False,
    )[0]  # fmt: skip


def _solver(suite: Suite, setting: Setting, answers: Answers | None) -> Any:
    from inspect_ai.solver import Generate, Solver, TaskState, solver

    @solver(name=f"{suite.name}_run")
    def made() -> Solver:
        async def solve(state: TaskState, generate: Generate) -> TaskState:  # noqa: ARG001
            began = time.perf_counter()
            if answers is not None:
                answers.epoch = state.epoch
            done = suite.run(state.metadata["case"], setting._replace(epoch=state.epoch))
            state.metadata["seconds"] = time.perf_counter() - began
            state.output.completion = json.dumps(done)
            return state

        return solve

    return made()


def _scorer(suite: Suite) -> Any:
    from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
    from inspect_ai.solver import TaskState

    @scorer(metrics=[mean()], name=f"{suite.name}_score")
    def made() -> Scorer:
        async def score(state: TaskState, target: Target) -> Score:  # noqa: ARG001
            verdict = suite.score(state.metadata["case"], json.loads(state.output.completion))
            return Score(
                value=verdict.value,
                explanation="; ".join(verdict.notes) or "all right",
                metadata={"counts": verdict.counts, "notes": verdict.notes},
            )

        return score

    return made()


def _row(suite: Suite, sample: Any) -> Row:
    score = next(iter(sample.scores.values()))
    case, split = sample.metadata["case"], sample.metadata["split"]
    notes = score.metadata["notes"]
    told = suite.told(case, json.loads(sample.output.completion)) if notes else []
    return Row(
        case=str(sample.id), split=split, epoch=sample.epoch, value=float(score.value),
        counts=score.metadata["counts"], notes=notes, details="\n".join(told),
        seconds=sample.metadata["seconds"],
    )  # fmt: skip
