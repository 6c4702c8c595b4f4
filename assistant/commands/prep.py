"""Prepare the next call with the buyer."""

import argparse
from typing import TYPE_CHECKING

from assistant.commands.printing import note, put, put_json
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.prep.sheet import PrepSheet

NAME = "prep"
HELP = "prepare a first call, a demo, a check-in or a closing call from a plan"
CALLS = {
    "first-call": "first-call",
    "first": "first-call",
    "discovery": "first-call",
    "demo": "demo",
    "check-in": "check-in",
    "checkin": "check-in",
    "closing-call": "closing-call",
    "closing": "closing-call",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("plan", metavar="PLAN.json", help="the plan; - is standard input")
    parser.add_argument(
        "--for", dest="kind", required=True, metavar="CALL", type=_kind,
        help="first-call, demo, check-in or closing-call",
    )  # fmt: skip
    parser.add_argument(
        "--minutes", type=int, metavar="N", help="how long it is (default: what is usual for it)"
    )
    parser.add_argument("--to", metavar="FILE.md", help="write the sheet there")


def run(args: argparse.Namespace) -> None:
    """Print the sheet, or write it."""
    from assistant.exports import written
    from assistant.plan_file import read_plan
    from assistant.playbook.loading import knowledge
    from assistant.prep.calls import USUAL_MINUTES
    from assistant.prep.markdown import rendered
    from assistant.prep.sheet import prepare
    from assistant.settings import Settings

    if args.to and not str(args.to).lower().endswith(".md"):
        raise InputError(f"{args.to} does not end in .md. The sheet is written as Markdown.")
    plan = read_plan(args.plan)
    minutes = args.minutes if args.minutes is not None else USUAL_MINUTES[args.kind]
    sheet = prepare(plan, args.kind, minutes, args.today, knowledge(Settings().own_knowledge))
    opening = _opening(sheet, args.model)
    text = rendered(sheet, plan, args.today, opening)
    path = written(text.encode(), args.to) if args.to else None
    if args.json:
        kept = {"file": str(path) if path else None, "opening": opening}
        put_json(sheet.model_dump(mode="json") | kept)
    else:
        put(f"Wrote {path}." if path else text.rstrip("\n"))


def _opening(sheet: "PrepSheet", name: str | None) -> str:
    """Return the opening in the words of the chosen model; offline there is none."""
    from assistant.settings import OFFLINE, Settings

    settings = Settings()
    if (name or settings.model) == OFFLINE:
        return ""
    from assistant.agent.own_words import model_for_words, opening

    model = model_for_words(settings, name)
    made = opening(model, sheet) if model else None
    if made is None or made.by_model:
        return made.text if made else ""
    note(f"{made.reason} The sheet has no opening.")
    return ""


def _kind(text: str) -> str:
    found = CALLS.get(text.strip().casefold().replace(" ", "-"))
    if found is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no kind of call; say first-call, demo, check-in or closing-call"
        )
    return found
