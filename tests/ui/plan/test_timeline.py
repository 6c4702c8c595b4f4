import datetime as dt

import pytest

from assistant.plan.model import Plan, Step
from assistant.plan.schedule import schedule
from assistant.ui.plan import timeline
from assistant.ui.style.palette import DARK, LIGHT, Palette, palette

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def plan() -> Plan:
    return Plan(
        go_live=dt.date(2027, 2, 1),
        steps=[
            Step(id="a", action="Legal <b>review</b> $1$", side="buyer", duration_days=5),
            Step(id="b", action="Contract", side="seller", duration_days=9, status="done"),
            Step(
                id="signature",
                action="Signature",
                duration_days=1,
                depends_on=["a"],
                due=dt.date(2026, 12, 18),
            ),
        ],
    )


def test_a_bar_covers_whole_days_and_knows_its_room(plan: Plan) -> None:
    planned = schedule(plan, TODAY)
    rows = {row["Step"]: row for row in timeline.bars(plan, planned, TODAY)}
    signature = rows["Signature"]
    step = next(one for one in planned.steps if one.id == "signature")
    assert step.earliest_finish
    assert signature["start"] == f"{step.earliest_start}T00:00:00"
    assert signature["end"] == f"{step.earliest_finish + dt.timedelta(days=1)}T00:00:00"
    assert signature["latest"] > signature["end"]
    assert signature["due"] == "2026-12-18T00:00:00"
    assert "Contract" not in rows  # done: it takes no more time
    assert [row["row"] for row in timeline.bars(plan, planned, TODAY)] == [0, 1]


def test_today_the_date_to_sign_and_go_live_are_ruled(plan: Plan) -> None:
    marks = timeline.marks(plan, schedule(plan, TODAY), TODAY, LIGHT)
    assert marks[0]["text"] == "Today"
    assert marks[1]["text"].startswith("Sign by ")
    assert marks[2]["text"] == "Go live Mon Feb 1"


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_the_chart_is_valid_and_holds_its_rows(plan: Plan, colors: Palette) -> None:
    drawn = timeline.chart(plan, schedule(plan, TODAY), TODAY, colors).to_dict()
    text = str(drawn)
    assert "Legal <b>review</b>" in text
    assert colors.sides["buyer"] in text
    assert drawn["height"] >= timeline.ROW_HEIGHT * 2


def test_marks_close_together_do_not_hide_each_other(plan: Plan) -> None:
    near = plan.model_copy(update={"go_live": dt.date(2026, 12, 3)})
    planned = schedule(near, TODAY)
    marks = timeline.marks(near, planned, TODAY, LIGHT)
    levels = timeline._placed(marks, timeline.bars(near, planned, TODAY))
    assert levels == len({one["level"] for one in marks}) > 1


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("theme", "ground"), [("light", "#ffffff"), ("dark", "#14181d")])
def test_words_and_bars_stand_out_from_the_page(theme: str, ground: str) -> None:
    colors = palette(theme)
    back = _luminance(ground)

    def contrast(color: str) -> float:
        high, low = sorted((_luminance(color), back), reverse=True)
        return (high + 0.05) / (low + 0.05)

    words = [colors.text, colors.quiet, colors.critical, colors.close, colors.go_live]
    assert all(contrast(color) >= 4.5 for color in words)
    assert all(contrast(color) >= 3 for color in colors.sides.values())
