"""The timeline chart: each step as a bar, with today, the date to sign by and go-live."""

import datetime as dt
from typing import Any

from assistant.plan.model import Plan, Step
from assistant.plan.schedule import Schedule, ScheduledStep
from assistant.ui import words
from assistant.ui.style.palette import UNSAID, Palette

MAX_BARS = 60
ROW_HEIGHT = 36  # pixels
LABELS_HEIGHT = 17  # pixels for each row of labels above the bars
BELOW_HEIGHT = 86  # pixels for the axis and the legend
RIGHT_THIRD = 0.66
LETTER_SHARE = 0.022  # of a phone's width, for each letter of a label
FONT = "Source Sans, sans-serif"


def _midnight(day: dt.date, plus: int = 0) -> str:
    # Without a zone, so that the browser does not move the day.
    return f"{day + dt.timedelta(days=plus):%Y-%m-%d}T00:00:00"


def _bar(
    step: Step, planned: ScheduledStep, start: dt.date, finish: dt.date, today: dt.date
) -> dict[str, Any]:
    latest, slack = planned.latest_finish, planned.slack_days
    return {
        "label": words.short(step.action, 44),
        "Step": words.short(step.action),
        "Owner": words.short(words.names(step.owners)) or "nobody yet",
        "side": words.SIDES[step.side] if step.side else "Not said",
        "start": _midnight(start),
        "end": _midnight(finish, 1),
        "Earliest": words.span(start, finish, today),
        "Latest finish": words.day(latest, today) if latest else "no go-live date yet",
        "To spare": "not known yet" if slack is None else words.count(slack, "working day"),
        "latest": _midnight(latest, 1) if latest and latest > finish else None,
        "due": _midnight(step.due) if step.due else None,
        "critical": planned.critical,
    }


def bars(plan: Plan, schedule: Schedule, today: dt.date) -> list[dict[str, Any]]:
    """Return one row of chart data for each step to do, in the order of their start."""
    steps = {step.id: step for step in plan.steps}
    order = {step.id: place for place, step in enumerate(plan.steps)}
    dated = [
        (one.earliest_start, one.earliest_finish, order[one.id], one)
        for one in schedule.steps
        if one.id in steps and one.earliest_start and one.earliest_finish
    ]
    dated.sort(key=lambda one: one[:3])
    return [
        {"row": row, **_bar(steps[one.id], one, start, finish, today)}
        for row, (start, finish, _, one) in enumerate(dated[:MAX_BARS])
    ]


def marks(plan: Plan, schedule: Schedule, today: dt.date, colors: Palette) -> list[dict[str, Any]]:
    """Return the dates that are ruled through the chart, earliest first."""
    found = [("Today", today, colors.today)]
    if schedule.required_close:
        text = f"Sign by {words.day(schedule.required_close, today)}"
        found.append((text, schedule.required_close, colors.close))
    if plan.go_live:
        text = f"Go live {words.day(plan.go_live, today)}"
        found.append((text, plan.go_live, colors.go_live))
    found.sort(key=lambda one: one[1])
    return [{"text": text, "day": _midnight(day), "color": color} for text, day, color in found]


def _placed(marked: list[dict[str, Any]], rows: list[dict[str, Any]]) -> int:
    """Give each mark a side and a level on which it hides no other; return how many levels."""
    days = [str(one["day"]) for one in marked] + [str(row["start"]) for row in rows]
    ends = [str(row["latest"] or row["end"]) for row in rows] + days
    first = dt.datetime.fromisoformat(min(days))
    width = max((dt.datetime.fromisoformat(max(ends)) - first).days, 1)
    taken: list[tuple[int, float, float]] = []
    for one in marked:
        place = (dt.datetime.fromisoformat(str(one["day"])) - first).days / width
        wide = len(str(one["text"])) * LETTER_SHARE
        left, right = (place - wide, place) if place > RIGHT_THIRD else (place, place + wide)
        level = 0
        while any(at == level and left < end and start < right for at, start, end in taken):
            level += 1
        taken.append((level, left, right))
        one["align"], one["level"] = "right" if place > RIGHT_THIRD else "left", level
    return 1 + max(int(one["level"]) for one in marked)


def chart(plan: Plan, schedule: Schedule, today: dt.date, colors: Palette) -> Any:
    """Draw the timeline as an Altair chart that fills the width it is given."""
    import altair as alt

    rows = bars(plan, schedule, today)
    marked = marks(plan, schedule, today, colors)
    levels = _placed(marked, rows)
    layers = [*_bars(alt, rows, colors), *_marks(alt, marked)]
    top = LABELS_HEIGHT * levels + 6
    return (
        alt.layer(*layers)
        .properties(
            height=ROW_HEIGHT * len(rows) + top + BELOW_HEIGHT,
            width="container",
            padding={"top": top, "left": 4, "right": 10, "bottom": 2},
        )
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(labelColor=colors.quiet, gridColor=colors.grid, domainColor=colors.grid)
    )


def _bars(alt: Any, rows: list[dict[str, Any]], colors: Palette) -> list[Any]:
    data = alt.Data(values=rows)
    place = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    axis = alt.Axis(
        title=None, format="%b %-d", tickCount={"interval": "week", "step": 2}, ticks=False,
        labelOverlap="greedy", labelFlush=True, labelPadding=6, labelFontSize=12,
    )  # fmt: skip
    start = alt.X("start:T", axis=axis)
    kinds = ["Buyer", "Seller", "Both", "Not said"]
    shown = [kind for kind in kinds if any(row["side"] == kind for row in rows)]
    by_name = {
        "Buyer": colors.sides["buyer"],
        "Seller": colors.sides["seller"],
        "Both": colors.sides["both"],
        "Not said": colors.sides[UNSAID],
    }
    color = alt.Color(
        "side:N",
        scale=alt.Scale(domain=shown, range=[by_name[kind] for kind in shown]),
        legend=alt.Legend(
            orient="bottom", title=None, direction="horizontal", labelColor=colors.quiet,
            symbolType="square", symbolOpacity=1, symbolStrokeWidth=0, labelFontSize=12,
        ),
    )  # fmt: skip
    tips = [
        alt.Tooltip(f"{name}:N")
        for name in ("Step", "Owner", "Earliest", "Latest finish", "To spare")
    ]
    base = alt.Chart(data).encode(y=place)
    slack = base.transform_filter("datum.latest != null").mark_rule(
        strokeWidth=2, opacity=0.45, yOffset=8, strokeCap="round"
    )
    bar = base.mark_bar(height=10, cornerRadius=3, yOffset=8)
    due = base.transform_filter("datum.due != null").mark_tick(
        height=16, thickness=2, yOffset=8, color=colors.text
    )
    label = base.mark_text(align="left", baseline="middle", dx=5, dy=-7, fontSize=13)
    return [
        slack.encode(x=alt.X("end:T"), x2="latest:T", color=color),
        bar.encode(
            x=start,
            x2="end:T",
            color=color,
            stroke=alt.condition("datum.critical", alt.value(colors.critical), alt.value(None)),
            strokeWidth=alt.condition("datum.critical", alt.value(2), alt.value(0)),
            tooltip=tips,
        ),
        due.encode(x="due:T", tooltip=tips),
        label.encode(
            x=alt.value(0),
            text="label:N",
            color=alt.condition("datum.critical", alt.value(colors.text), alt.value(colors.quiet)),
        ),
    ]


def _marks(alt: Any, marked: list[dict[str, Any]]) -> list[Any]:
    layers = []
    for one in marked:
        base = alt.Chart(alt.Data(values=[one])).encode(x="day:T")
        dash = [4, 3] if one["text"] == "Today" else [1, 0]
        layers.append(base.mark_rule(color=one["color"], strokeWidth=1.5, strokeDash=dash))
        layers.append(
            base.mark_text(
                align=one["align"],
                baseline="bottom",
                dx=4 if one["align"] == "left" else -4,
                dy=-2 - LABELS_HEIGHT * one["level"],
                color=one["color"],
                fontSize=13,
                fontWeight=600,
            ).encode(y=alt.value(0), text="text:N")
        )
    return layers
