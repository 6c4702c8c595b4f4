"""Resolve deadlines in words."""

import argparse

from assistant.commands.printing import put, put_json

NAME = "date"
HELP = "say which date a deadline in words is"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("phrases", nargs="+", metavar="PHRASE", help='such as "end of next week"')


def run(args: argparse.Namespace) -> None:
    """Print a line for each phrase."""
    from assistant.plan.calendar import WorkCalendar
    from assistant.plan.deadlines import resolve

    calendar = WorkCalendar()
    for phrase in args.phrases:
        deadline = resolve(phrase, args.today, calendar)
        found = deadline.model_dump(mode="json")
        if args.json:
            put_json({**found, "phrase": phrase})
            continue
        shown = f"{deadline.date:%a} {deadline.date.isoformat()}" if deadline.date else "no date"
        why = deadline.assumption or deadline.kind
        put(f"{phrase}: {shown} ({why})")
