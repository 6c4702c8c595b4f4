"""Runs the suites: `python -m evals`."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from evals import figures, gates, report
from evals.telling import details

FOLDER = Path(__file__).parent
SUITES = ("deadlines", "chat", "notes")
FIGURES = {
    "deadlines": figures.deadline_figures,
    "chat": figures.chat_figures,
    "notes": figures.notes_figures,
}


def main(argv: list[str] | None = None) -> int:
    """Run the suites, write the report; 1 on a regression, 3 where cases could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m evals", description="Run the evaluation suites."
    )
    parser.add_argument("--suite", action="append", choices=SUITES)
    parser.add_argument(
        "--model", default="offline", help="offline, openai:NAME or compatible:NAME"
    )
    parser.add_argument("--update-baseline", action="store_true")
    args = parser.parse_args(argv)
    # A model reads the notes only where they are asked for: it takes its time over them.
    found = run(args.suite or list(SUITES if args.model == "offline" else SUITES[:2]), args.model)
    report.write(found, FOLDER / "report")
    for figure in found.figures:
        now = figure.interval
        print(
            f"{figure.suite:10} {figure.split:8} {figure.name:34} "
            f"{now.value:.3f}  [{now.low:.3f}, {now.high:.3f}]  n={now.n}"
        )
    for text in (*found.regressions, *found.broken):
        print(text, file=sys.stderr)
    if args.update_baseline:
        gates.save(found.figures)
        return 0
    return 3 if found.broken else int(bool(found.regressions))


def run(suites: list[str], model: str) -> report.Report:
    """Run suites and return what they found."""
    os.environ.setdefault("INSPECT_DISPLAY", "none")
    from inspect_ai import eval as run_tasks

    from evals.suites import chat, deadlines, notes

    tasks = {"deadlines": deadlines, "chat": lambda: chat(model), "notes": lambda: notes(model)}
    all_figures: list[figures.Figure] = []
    failures: list[report.Failure] = []
    broken: list[str] = []
    for name in suites:
        log = run_tasks(
            tasks[name](),  # type: ignore[no-untyped-call]
            model="mockllm/model", log_dir=str(FOLDER / "logs"), display="none",
            max_samples=1, fail_on_error=False,
        )[0]  # fmt: skip
        if log.status != "success" or not log.samples:
            broken.append(f"{name}: {log.error.message if log.error else log.status}")
        scores = []
        for sample in log.samples or []:
            if sample.error or not sample.scores:
                broken.append(
                    f"{name}/{sample.id}: {sample.error.message if sample.error else 'not scored'}"
                )
                continue
            score = next(iter(sample.scores.values()))
            scores.append(_row(name, sample, score))
            if _failed(name, score):
                failures.append(_failure(name, sample, score))
        all_figures += FIGURES[name](scores)
    worse = gates.regressions(all_figures, gates.load()) if model == "offline" else []
    return report.Report(all_figures, failures, worse, broken, model)


def _failure(name: str, sample: Any, score: Any) -> report.Failure:
    told = ""
    if name != "deadlines":
        told = details(name, sample.metadata["case"], sample.output.completion)
    split, text = score.metadata["split"], score.explanation or ""
    return report.Failure(name, split, str(sample.id), text, told)


def _row(name: str, sample: Any, score: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict(score.metadata)
    if name == "deadlines":
        row |= {"right": score.value == 1, "dateless": sample.metadata["date"] is None}
    return row


def _failed(name: str, score: Any) -> bool:
    return bool(score.value != 1 if name == "deadlines" else score.metadata["notes"])


if __name__ == "__main__":
    sys.exit(main())
