"""The working-day schedule of a plan."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from assistant.commands.printing import put_either

if TYPE_CHECKING:
    from assistant.plan.model import Plan
    from assistant.plan.schedule import Schedule

NAME = "schedule"
HELP = "work back from go-live: latest and earliest dates, slack, what is critical, what fits"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("plan", metavar="PLAN.json", help="the plan; - is standard input")


def run(args: argparse.Namespace) -> None:
    """Print the schedule."""
    from pydantic_core import to_jsonable_python

    from assistant.plan.calendar import WorkCalendar
    from assistant.plan.measures import measures
    from assistant.plan.schedule import schedule
    from assistant.plan_file import read_plan

    plan = read_plan(args.plan)
    calendar = WorkCalendar(plan.calendar)
    found = schedule(plan, args.today, calendar)
    ways = [] if found.feasible is not False else measures(plan, args.today, calendar)
    value = to_jsonable_python(found)
    value["measures"] = to_jsonable_python(ways)
    put_either(args, value, _lines(plan, found, [way.text for way in ways], args.today))


def _lines(plan: "Plan", found: "Schedule", ways: list[str], today: dt.date) -> list[str]:
    from assistant.plan.lines import working_days

    lines = [_headline(plan, found, today)]
    if found.short_by_days:
        lines += [f"  It would fit: {way}" for way in ways]
    if plan.steps:
        lines += ["", f"{'STEP':<40} {'DAYS':>5}  {'EARLIEST END':<13} {'LATEST END':<13} SLACK"]
    for step, planned in zip(plan.steps, found.steps, strict=True):
        if step.status == "done":
            lines.append(f"{step.action[:40]:<40} {'':>5}  done")
            continue
        slack = "" if planned.slack_days is None else working_days(planned.slack_days)
        mark = "  critical" if planned.critical else ""
        lines.append(
            f"{step.action[:40]:<40} {planned.duration_days:>5}  "
            f"{_day(planned.earliest_finish):<13} {_day(planned.latest_finish):<13} {slack}{mark}"
        )
    lines += [f"Taken for granted: {one}" for one in found.assumptions]
    return lines


def _headline(plan: "Plan", found: "Schedule", today: dt.date) -> str:
    from assistant.plan.lines import day, working_days

    parts = []
    if found.required_close:
        parts.append(f"sign by {day(found.required_close, today)}")
    if plan.go_live:
        parts.append(f"to go live {day(plan.go_live, today)}")
    if found.feasible is None:
        parts.append("no date is aimed at yet: the plan has neither go-live nor target close")
    elif found.feasible:
        parts.append(f"{working_days(found.spare_days)} to spare")
    else:
        parts.append(f"{working_days(found.short_by_days)} short")
    text = " · ".join(parts)
    return f"{text[:1].upper()}{text[1:]}"


def _day(date: dt.date | None) -> str:
    return f"{date:%a} {date.isoformat()[2:]}" if date else "-"
