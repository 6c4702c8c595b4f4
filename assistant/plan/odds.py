"""The odds of being on time, by many schedules with durations drawn from their ranges."""

import datetime as dt
from typing import TYPE_CHECKING

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE, spread
from assistant.plan.model import Plan, Strict
from assistant.plan.network import IMPLEMENTATION, Network, Node, network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Odds(Strict):
    """How likely the plan is to be on time.

    Attributes:
        on_time: share of runs that make the date aimed at, 0 to 1; None where none is.
        p50_close: the day by which half of the runs are signed; `p80_close` four in five.
    """

    on_time: float | None
    p50_close: dt.date | None
    p80_close: dt.date | None
    p50_go_live: dt.date | None
    p80_go_live: dt.date | None


def odds(
    plan: Plan,
    today: dt.date,
    *,
    seed: int = 0,
    runs: int = 2000,
    calendar: WorkCalendar | None = None,
) -> Odds:
    """Return the odds from triangular draws between each step's usual shortest and longest time.

    A step that somebody dated, in a plan made here, ends no earlier than that. Where nobody said
    how long it takes it is drawn between that day and a quarter of the time until then later.
    Working days are counted in the calendar that both sides share. The same seed gives the
    same odds.

    Raises:
        PlanError: steps wait for each other.
    """
    import numpy as np

    calendar = calendar or WorkCalendar(plan.calendar)
    net = network(plan)
    if not net.nodes:
        return Odds(
            on_time=None, p50_close=None, p80_close=None, p50_go_live=None, p80_go_live=None
        )
    named = {
        node.id: calendar.count(today - dt.timedelta(days=1), dt.date.fromordinal(node.until))
        for node in net.nodes.values()
        if node.until is not None
    }
    ends = _ends(plan, net, named, np.random.default_rng(seed), runs)
    close = _latest([ends[one] for one in _closing(net)])
    counted = [values for one, values in ends.items() if one not in net.beyond]
    aimed = plan.go_live or not net.later.isdisjoint(ends)
    live = _latest(counted) if aimed else None
    return Odds(
        on_time=_share(plan, today, calendar, close, live),
        p50_close=_day(close, 50, today, calendar),
        p80_close=_day(close, 80, today, calendar),
        p50_go_live=_day(live, 50, today, calendar),
        p80_go_live=_day(live, 80, today, calendar),
    )


def _ends(
    plan: Plan,
    net: Network,
    named: dict[str, int],
    random: "np.random.Generator",
    runs: int,
) -> dict[str, "NDArray[np.float64]"]:
    """Return for every step on which working day from today it ends, one value a run."""
    import numpy as np

    ends: dict[str, NDArray[np.float64]] = {}
    for node in net.nodes.values():
        begin = np.zeros(runs)
        for one in node.after:
            begin = np.maximum(begin, ends[one] + node.lags.get(one, 0))
        day = named.get(node.id)
        if day is not None and not node.stated:
            ends[node.id] = np.maximum(begin + 1, _drawn(random, (day, day, day * 1.25), runs))
            continue
        end = begin + _drawn(random, _range(plan, node), runs)
        ends[node.id] = end if day is None else np.maximum(end, day)
    return ends


def _drawn(
    random: "np.random.Generator", spread: tuple[float, float, float], runs: int
) -> "NDArray[np.float64]":
    import numpy as np

    low, mode, high = spread
    if high <= low:
        return np.full(runs, float(mode))
    return np.round(random.triangular(low, mode, high, runs))


def _range(plan: Plan, node: Node) -> tuple[int, int, int]:
    if node.id == IMPLEMENTATION:
        entry = CATALOGUE["implementation"]
        return round(node.days * entry.low / entry.days), node.days, round(node.days * 1.5)
    step = plan.step(node.id)
    return spread(step) if step else (node.days, node.days, node.days)


def _closing(net: Network) -> list[str]:
    if net.signature is not None:
        return [net.signature] if net.signature in net.nodes else []
    return [one for one in net.nodes if one not in net.later]


def _latest(values: list["NDArray[np.float64]"]) -> "NDArray[np.float64] | None":
    import numpy as np

    if not values:
        return None
    latest: NDArray[np.float64] = np.maximum.reduce(values)
    return latest


def _share(
    plan: Plan,
    today: dt.date,
    calendar: WorkCalendar,
    close: "NDArray[np.float64] | None",
    live: "NDArray[np.float64] | None",
) -> float | None:
    aim, values = (plan.go_live, live) if plan.go_live else (plan.target_close, close)
    if aim is None or values is None:
        return None
    days_left = calendar.count(today - dt.timedelta(days=1), aim)
    return round(float((values <= days_left).mean()), 3)


def _day(
    values: "NDArray[np.float64] | None", percent: int, today: dt.date, calendar: WorkCalendar
) -> dt.date | None:
    import numpy as np

    if values is None:
        return None
    days = int(np.percentile(values, percent, method="higher"))
    return calendar.add(calendar.next_working_day(today), max(0, days - 1))
