"""Write a plan as a file for another program."""

import argparse

from assistant.commands.printing import put_either

NAME = "export"
HELP = "write a plan as .md, .docx, .xlsx, .csv, .ics, .html or .json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("plan", metavar="PLAN.json", help="the plan; - is standard input")
    parser.add_argument("--to", required=True, metavar="FILE", help="its ending says the format")


def run(args: argparse.Namespace) -> None:
    """Write the file."""
    from assistant.exports import ending_of, save
    from assistant.plan_file import read_plan

    ending_of(args.to)
    path = save(read_plan(args.plan), args.to, args.today)
    value = {"file": str(path), "format": ending_of(path), "bytes": path.stat().st_size}
    put_either(args, value, [f"Wrote {path}."])
