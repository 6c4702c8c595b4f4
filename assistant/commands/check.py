"""What is wrong or at risk in a plan."""

import argparse

from assistant.commands.printing import put_either

NAME = "check"
HELP = "say what is wrong or at risk in a plan, and what to do about it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("plan", metavar="PLAN.json", help="the plan; - is standard input")


def run(args: argparse.Namespace) -> None:
    """Print the findings."""
    from assistant.plan.health import check
    from assistant.plan_file import read_plan

    findings = check(read_plan(args.plan), args.today)
    value = {"findings": [finding.model_dump(mode="json") for finding in findings]}
    lines = []
    for finding in findings:
        lines += [f"{finding.severity}: {finding.message}", f"  {finding.fix}"]
    put_either(args, value, lines or ["Nothing is wrong with this plan."])
