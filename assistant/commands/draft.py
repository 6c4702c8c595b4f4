"""A plan drafted from meeting notes."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.printing import note, put, put_json
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.notes.drafted import Draft
    from assistant.notes.drafting import Reader
    from assistant.notes.page import Page
    from assistant.plan.model import Plan

NAME = "draft"
HELP = "draft a plan from meeting notes, or changes to a plan"
STANDARD_INPUT = "-"
DONE, WRONG = 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="notes; - is standard input")
    parser.add_argument("--plan", metavar="PLAN.json", help="the plan that the notes change")


def run(args: argparse.Namespace) -> int:
    """Read each file, and print what it changes; 2 where one of them cannot be used.

    A file that cannot be used costs one line on standard error, and the others nothing.
    """
    from assistant.plan_file import read_plan
    from assistant.session import new_plan

    plan = read_plan(args.plan) if args.plan else new_plan()
    reader = _reader(args)
    status = DONE
    for name in args.files:
        try:
            _draft(args, name, plan, reader)
        except InputError as error:
            note(" ".join(str(error).split()))
            status = WRONG
    return status


def _reader(args: argparse.Namespace) -> "Reader | None":
    """Return the reader of the model that is named or set, None for the offline one."""
    from assistant.settings import OFFLINE, Settings

    settings = Settings()
    if (args.model or settings.model) == OFFLINE:
        return None
    from assistant.agent.notes_model import reader_named

    return reader_named(settings, args.model, lambda doing, _share: note(f"{doing} ..."))


def _draft(args: argparse.Namespace, name: str, plan: "Plan", reader: "Reader | None") -> None:
    from assistant.notes.drafting import draft

    made = draft(_page(name, args), plan, args.today, reader)
    for warning in made.warnings:
        note(f"{name}: {warning}")
    _print(args, name, plan, made)
    sys.stdout.flush()


def _page(name: str, args: argparse.Namespace) -> "Page":
    from assistant.notes.files import MAX_BYTES, read_file
    from assistant.plan_file import read_bytes

    if name == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return read_file("standard-input.txt", data, args.today)
    path = Path(name)
    # A file without an ending that we know is text, as what stands in a pipe is.
    shown = path.name if path.suffix else f"{path.name}.txt"
    return read_file(shown, read_bytes(path, MAX_BYTES), args.today)


def _print(args: argparse.Namespace, name: str, plan: "Plan", made: "Draft") -> None:
    from assistant.exports.json_file import as_dict
    from assistant.notes.drafting import accepted

    after = accepted(plan, made.changes, args.today).plan
    if args.json:
        put_json(
            {
                "file": name,
                "plan": as_dict(after),
                "changes": [_change(one) for one in made.changes],
                "unresolved": [one.model_dump(mode="json") for one in made.unresolved],
                "warnings": made.warnings,
            }
        )
        return
    put(f"{name}: {len(made.changes)} changes" if made.changes else f"{name}: nothing to change.")
    for one in made.changes:
        put(f"- {one.text}")
        put(f'    "{" ".join(one.quote.split())}"')
    if made.unresolved:
        put("Left open:")
    for left in made.unresolved:
        put(f'- "{" ".join(left.quote.split())}": {left.reason} {left.question}'.rstrip())


def _change(one: Any) -> dict[str, Any]:
    """Return a change as outside scripts read it."""
    fields: dict[str, Any] = one.change.model_dump(mode="json", exclude_defaults=True)
    return {
        "op": one.change.op,
        **fields,
        "quote": one.quote,
        "text": one.text,
        "said_on": one.said_on.isoformat(),
        "matched": one.matched,
        "conflict": one.conflict,
    }
