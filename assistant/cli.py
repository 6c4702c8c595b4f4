"""The command line: `map-assistant COMMAND ...`.

Nothing heavy is imported here, so that `--help` and `date` answer at once.
"""

import argparse
import datetime as dt
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from assistant.commands import (
    app,
    ask,
    chat,
    check,
    date,
    draft,
    export,
    objection,
    practice,
    prep,
    schedule,
)
from assistant.commands.printing import note, put
from assistant.errors import AssistantError, InputError, SettingsError

PROGRAM = "map-assistant"
COMMANDS = (
    app, chat, draft, practice, prep, objection, ask, date, schedule, check, export,
)  # fmt: skip
DONE, FAILED, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: the words after the program's name; by default those of the process.

    Returns:
        The exit status: 0 done, 2 wrong usage or bad input, 1 anything else.
    """
    _speak_utf8()
    args = _parser().parse_args(argv)
    try:
        status: int | None = args.run(args)
        sys.stdout.flush()
    except (InputError, SettingsError) as error:
        note(_line(error))
        return WRONG
    except AssistantError as error:
        note(_line(error))
        return FAILED
    except KeyboardInterrupt:
        note("")
        return FAILED
    except BrokenPipeError:
        # The reader has gone; without this Python complains once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status or DONE


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        first, _, rest = message.partition("\n")
        told = f"{first} {rest}".strip()
        note(_line(f"{self.prog}: {told}. See {self.prog} --help."))
        raise SystemExit(WRONG)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Plan the way from today to a signed deal, with your buyer.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="show the version and stop")
    parser.set_defaults(run=lambda args: _start(parser, args))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    common = _common()
    for module in COMMANDS:
        command = commands.add_parser(
            module.NAME,
            help=module.HELP,
            description=module.HELP[:1].upper() + module.HELP[1:] + ".",
            parents=[common],
            allow_abbrev=False,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def _common() -> "_Parser":
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true", help="print JSON alone, one object a line")
    common.add_argument(
        "--today",
        type=_date,
        default=_today(),
        metavar="YYYY-MM-DD",
        help="the day that counts as today (default: the machine's)",
    )
    common.add_argument(
        "--model",
        metavar="NAME",
        help="offline, openai:NAME or compatible:NAME (default: the setting ASSISTANT_MODEL)",
    )
    return common


def _start(parser: _Parser, args: argparse.Namespace) -> None:
    if not args.version:
        parser.error("say what to do: " + ", ".join(module.NAME for module in COMMANDS))
    from importlib.metadata import PackageNotFoundError, version

    try:
        put(f"{PROGRAM} {version(PROGRAM)}")
    except PackageNotFoundError:
        put(f"{PROGRAM}, run from its source")


def _today() -> str:
    # A string: argparse checks it as it checks the option.
    return os.environ.get("ASSISTANT_TODAY") or dt.datetime.now().astimezone().date().isoformat()


def _date(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, no time
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2026-11-23") from None


def _line(error: object) -> str:
    return " ".join(str(error).split())


def _speak_utf8() -> None:
    """Print any text on any terminal; what cannot be shown is escaped, also within JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
