"""Runs the suites: `python -m evals`."""

import argparse
import os
import sys
from pathlib import Path

from assistant.errors import InputError
from evals import beside, comparing, gates, report, results
from evals.registry import registry
from evals.running import FOLDER, Wish, run
from evals.suite import OFFLINE


def main(argv: list[str] | None = None) -> int:
    """Run the suites, write the report; 1 on a regression, 3 where cases could not run."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["compare"]:
        return _compare(words[1:])
    if words[:1] == ["beside"]:
        return _beside(words[1:])
    parser = _parser()
    args = parser.parse_args(words)
    if args.play_seller and args.model == OFFLINE:
        parser.error("--play-seller takes a model: name it with --model")
    names = args.suite or _usual(args.model)
    live = args.model != OFFLINE
    jobs = args.jobs or (1 if live else min(2, os.cpu_count() or 1))
    result = run(Wish(names, args.model, args.limit, args.epochs, jobs, args.play_seller))
    found = report.made(result, gates.load(), [results.load(path) for path in args.beside])
    report.write(found, args.report)
    if not live and (lived := beside.kept()):
        beside.write(beside.beside([result, *lived]), args.report)
    results.save(result, args.save or args.report / "result.json")
    for figure in result.figures:
        now = figure.interval
        print(
            f"{figure.suite:10} {figure.split:13} {figure.name:34} "
            f"{now.value:.3f}  [{now.low:.3f}, {now.high:.3f}]  n={now.n}"
        )
    for text in (*found.regressions, *result.broken):
        print(text, file=sys.stderr)
    if args.update_baseline:
        gates.save(result.figures)
        return 0
    return 3 if result.broken else int(bool(found.regressions))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals", description="Run the evaluation suites."
    )
    add = parser.add_argument
    add("--suite", action="append", choices=list(registry()), help="may be given several times")
    add("--model", default=OFFLINE, help="offline, openai:NAME or compatible:NAME")
    add("--limit", type=_count, help="cases of each suite, the same ones for every model")
    add("--epochs", type=_count, help="runs of each case")
    add("--jobs", type=_count, help="suites at a time; by default 2 offline, 1 with a model")
    add("--report", type=Path, default=FOLDER / "report", help="folder of the report")
    add("--save", type=Path, help="keep the result in this file, to compare it later")
    add("--beside", type=Path, action="append", default=[], help="a result to show beside")
    add(
        "--play-seller", action="store_true",
        help="the model also words what the seller of an interview says",
    )  # fmt: skip
    add("--update-baseline", action="store_true")
    return parser


def _compare(argv: list[str]) -> int:
    """Compare two results that were kept; 2 where one cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m evals compare", description="Compare two results, case by case."
    )
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--report", type=Path, default=FOLDER / "report")
    args = parser.parse_args(argv)
    try:
        found = comparing.compare(results.load(args.first), results.load(args.second))
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    comparing.write(found, args.report)
    print(comparing.markdown(found), end="")
    return 0


def _beside(argv: list[str]) -> int:
    """Put results of several models side by side; 2 where one cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m evals beside", description="One report of all suites, models side by side."
    )
    parser.add_argument("results", type=Path, nargs="+")
    parser.add_argument("--report", type=Path, default=FOLDER / "report")
    args = parser.parse_args(argv)
    try:
        found = beside.beside([results.load(path) for path in args.results])
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    beside.write(found, args.report)
    print(beside.markdown(found), end="")
    return 0


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _usual(model: str) -> list[str]:
    """Return all suites; with a model only those that ask one."""
    return [name for name, suite in registry().items() if model == OFFLINE or suite.asks]


if __name__ == "__main__":
    sys.exit(main())
