"""Answers to what the seller asks, each computed from the plan."""

import datetime as dt
import re
from collections.abc import Callable

from assistant.agent.moment import Moment
from assistant.agent.replies.backward import backward, verdict
from assistant.agent.replies.page_topics import page_told
from assistant.agent.replies.people_topics import check_in, who
from assistant.agent.replies.prep_topics import prepared
from assistant.agent.replies.time_topics import can_make, due, overdue, what_if
from assistant.agent.replies.wording import day, escaped, lower_first, names, working_days
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE, CatalogueStep, duration, entry_of
from assistant.plan.gaps import gaps
from assistant.plan.health import check
from assistant.plan.lines import money
from assistant.plan.model import Plan, Step
from assistant.plan.odds import odds
from assistant.plan.schedule import Schedule, schedule
from assistant.understanding.bare_orders import order_act
from assistant.understanding.questions import asks_for_help
from assistant.understanding.reading import Act, Topic

_SHOWN = 5
_SEVERAL = re.compile(
    r"\b(?:steps|actions|to-?dos?|to do|items|priorities|things)\b", re.IGNORECASE
)
_SOON_DAYS, _MOST_SOON = 7, 3
_STATUS = {
    "not_started": "not started",
    "in_progress": "in progress",
    "done": "done",
    "blocked": "blocked",
}
Answer = Callable[[Moment, Act], str]


def answered(now: Moment, act: Act) -> str:
    """Return the answer to a question."""
    return _ANSWERS[act.topic or "help"](now, act)


def _planned(now: Moment) -> Schedule:
    return schedule(now.plan, now.today, WorkCalendar(now.plan.calendar))


def _missing(now: Moment, _act: Act) -> str:
    questions = gaps(now.plan, now.today)
    if not questions:
        return "Nothing that matters is missing: every step has an owner and a date."
    told = [f"- {escaped(gap.question)}" for gap in questions[:_SHOWN]]
    more = f"\n\nAnd {len(questions) - _SHOWN} smaller things." if len(questions) > _SHOWN else ""
    return "What is still open, the most useful first:\n\n" + "\n".join(told) + more


def _unowned(now: Moment, _act: Act) -> str:
    found = [s for s in now.plan.steps if not s.owners and s.status != "done"]
    if not now.plan.steps:
        return "There are no steps yet, so nobody owns anything."
    if not found:
        return "Every open step has an owner."
    return f"{len(found)} without an owner: {escaped(names([s.action for s in found]))}."


def _undated(now: Moment, _act: Act) -> str:
    found = [s for s in now.plan.steps if not s.due and s.status != "done"]
    if not now.plan.steps:
        return "There are no steps yet."
    if not found:
        return "Every open step has a date."
    planned = _planned(now)
    told = []
    for step in found[:8]:
        limit = planned.step(step.id)
        by = (
            f" (by {day(limit.latest_finish, now.today)} at the latest)"
            if limit and limit.latest_finish
            else ""
        )
        told.append(escaped(step.action) + by)
    return f"No date has been agreed for {names(told)}."


def _critical(now: Moment, _act: Act) -> str:
    planned = _planned(now)
    path = [step for one in planned.critical_path if (step := now.plan.step(one))]
    if not path:
        return "There are no open steps yet, so nothing is critical."
    chain = " → ".join(escaped(step.action) for step in path)
    room = _room(planned)
    return f"A day lost on any of these is a day lost at the end: {chain}. {room}".strip()


def _room(planned: Schedule) -> str:
    if planned.feasible is None:
        return "Name a go-live date and I can say how much room there is."
    if planned.feasible:
        return f"There are {working_days(planned.spare_days)} to spare on it."
    return f"It is {working_days(planned.short_by_days)} too long."


def _on_track(now: Moment, _act: Act) -> str:
    if not now.plan.steps:
        return "There is no plan yet to be on track with."
    findings = check(now.plan, now.today)
    planned = _planned(now)
    head = (
        verdict(now.plan, planned, now.today)
        or "No go-live date is known yet, so I cannot say whether it fits."
    )
    serious = [one for one in findings if one.severity == "high" and one.code != "does-not-fit"]
    if serious:
        told = " ".join(escaped(one.message) for one in serious[:3])
        return f"{head} What worries me: {told}"
    return head


def _risks(now: Moment, _act: Act) -> str:
    told = [f"- {escaped(risk.text)}" for risk in now.plan.risks if not risk.resolved]
    told += [f"- {escaped(one.message)} {escaped(one.fix)}" for one in check(now.plan, now.today)]
    if not told:
        return "I see nothing wrong: no risks noted, nothing late, everybody named."
    return "What could go wrong:\n\n" + "\n".join(told[:_SHOWN])


def _usual_next(now: Moment, act: Act) -> str:
    kind = _kind(now.plan, act)
    if kind is None:
        return _usual_steps(now, act)
    followers = [entry for entry in CATALOGUE.values() if kind.id in entry.after]
    before = [CATALOGUE[one] for one in kind.after if one in CATALOGUE]
    parts = []
    if followers:
        told = [f"{lower_first(f.action)} ({working_days(f.days)})" for f in followers]
        parts.append(f"After {lower_first(kind.action)} usually comes {names(told)}.")
    if before:
        parts.append(f"Before it: {names([lower_first(b.action) for b in before])}.")
    parts.append(f"What it needs: {lower_first(kind.needs)}" if kind.needs else "")
    return " ".join(part for part in parts if part)


def _usual_steps(now: Moment, _act: Act) -> str:
    from assistant.plan.catalogue import usual_steps

    steps = usual_steps(now.plan.deal.value)
    told = [f"{lower_first(one.action)} ({working_days(one.days)})" for one in steps]
    return (
        f"For a deal like this the usual steps are {names(told)}. "
        "Security, legal and vendor registration can run side by side."
    )


def _kind(plan: Plan, act: Act) -> CatalogueStep | None:
    if act.step is None:
        return None
    step = plan.step(act.step)
    return (entry_of(step) if step else None) or CATALOGUE.get(act.step)


def _why(now: Moment, _act: Act) -> str:
    for gap in [*gaps(now.before, now.today), *gaps(now.plan, now.today)]:
        if gap.key == now.asked:
            return gap.reason
    return "Every answer makes a date or an owner firm, and a plan is as good as those two."


def _summary(now: Moment, _act: Act) -> str:
    plan = now.plan
    if not plan.steps and not plan.deal.buyer and not plan.go_live:
        return "Nothing is in the plan yet. Tell me who the buyer is and when they need to be live."
    facts = [plan.deal.buyer or "", f"live {day(plan.go_live, now.today)}" if plan.go_live else ""]
    head = ", ".join(escaped(fact) for fact in facts if fact)
    lines = [f"- {_line(now, step)}" for step in plan.steps[:20]]
    more = f"\n- and {len(plan.steps) - 20} more" if len(plan.steps) > 20 else ""
    end = verdict(plan, _planned(now), now.today)
    return (
        f"{head or 'The plan so far'}:\n\n"
        + "\n".join(lines)
        + more
        + (f"\n\n{end}" if end else "")
    )


def _line(now: Moment, step: Step) -> str:
    owner = escaped(names(step.owners)) if step.owners else "no owner yet"
    due_by = f"due {day(step.due, now.today)}" if step.due else "no date yet"
    return f"{escaped(step.action)}: {owner}, {due_by}, {_STATUS[step.status]}"


def _step_info(now: Moment, act: Act) -> str:
    step = now.plan.step(act.step or "")
    if step is None:
        kind = _kind(now.plan, act)
        if kind is None:
            return "That step is not in the plan. Shall I add it?"
        return (
            f"{kind.action} is not in the plan. It usually takes {working_days(kind.days)} "
            f"({kind.low} to {kind.high}). {kind.needs}"
        )
    days, state = duration(step)
    limit = _planned(now).step(step.id)
    parts = [f"{_line(now, step)}."]
    parts.append(f"It {'takes' if state == 'stated' else 'usually takes'} {working_days(days)}.")
    if limit and limit.latest_finish:
        slack = limit.slack_days or 0
        room = f"{working_days(slack)} of room" if slack >= 0 else f"{working_days(-slack)} short"
        parts.append(f"It has to be done by {day(limit.latest_finish, now.today)} ({room}).")
    return " ".join(parts)


def _required_close(now: Moment, _act: Act) -> str:
    if now.plan.go_live is None and now.plan.target_close is None:
        return "I need their go-live date for that: when do they have to be live?"
    return backward(now.plan, now.today)


def _next_step(now: Moment, act: Act) -> str:
    planned = _planned(now)
    starts = []
    for step in now.plan.steps:
        limit = planned.step(step.id)
        if step.status in ("not_started", "blocked") and limit and limit.earliest_start:
            starts.append((limit.latest_start or dt.date.max, limit.earliest_start, step))
    starts.sort(key=lambda entry: (entry[0], entry[1]))
    if not starts:
        return "Nothing is waiting to be started."
    if len(starts) > 1 and _SEVERAL.search(act.text):
        told = [_starts(now, latest, step) for latest, _, step in starts[:_MOST_SOON]]
        return _soon(now) + "The tightest:\n\n" + "\n".join(f"- {one}" for one in told)
    latest, _, step = starts[0]
    when = f" It has to start by {day(latest, now.today)}." if latest != dt.date.max else ""
    if latest < now.today:
        when = f" It should have started by {day(latest, now.today)}."
    who_does = f", with {escaped(names(step.owners))}" if step.owners else "; it has no owner yet"
    return f"{_soon(now)}The tightest is {escaped(lower_first(step.action))}{who_does}.{when}"


def _starts(now: Moment, latest: dt.date, step: Step) -> str:
    who_does = escaped(names(step.owners)) or "no owner yet"
    by = f", to start by {day(latest, now.today)}" if latest != dt.date.max else ""
    return f"{escaped(step.action)}: {who_does}{by}"


def _soon(now: Moment) -> str:
    """Say what is due in these days, or should have been."""
    end = now.today + dt.timedelta(days=_SOON_DAYS)
    due = [(one.due, one) for one in now.plan.steps if one.due and one.due <= end]
    left = sorted((e for e in due if e[1].status != "done"), key=lambda entry: entry[0])
    told = [
        f"{escaped(lower_first(one.action))}"
        f"{f' ({escaped(names(one.owners))})' if one.owners else ''} by {day(date, now.today)}"
        for date, one in left[:_MOST_SOON]
    ]
    return f"Due first: {names(told)}. " if told else ""


def _odds(now: Moment, _act: Act) -> str:
    found = odds(now.plan, now.today)
    if found.p50_close is None:
        return "There is nothing to estimate yet."
    parts = []
    if found.on_time is not None:
        parts.append(
            f"About {round(found.on_time * 100)} in 100, "
            "if each step takes as long as such steps usually do."
        )
    p80 = day(found.p80_close, now.today) if found.p80_close else ""
    parts.append(
        f"Signature: even odds by {day(found.p50_close, now.today)}, four in five by {p80}."
    )
    return " ".join(parts)


def _value_of_map(_now: Moment, _act: Act) -> str:
    return (
        "A mutual action plan lists every step from today to signature and go-live, each with an "
        "owner on their side or yours and a date counted back from their go-live. Both sides see "
        "early what could "
        "make the date slip. It is theirs as much as yours, so draft it and let them correct it."
    )


def _price(now: Moment, _act: Act) -> str:
    deal = now.plan.deal
    if deal.value is None:
        return (
            "No price is in the plan yet. Tell me what the deal is worth, and I know which "
            "approvals are usual for it."
        )
    return (
        f"The plan puts the deal at {escaped(money(deal.value, deal.currency))}. I do not work out "
        "prices; if the buyer pushes on it, tell me what they said in their words and I look up an "
        "answer for you."
    )


def _help(_now: Moment, act: Act) -> str:
    known = asks_for_help(act.text) or order_act(act.text)
    return ("" if known else "That I cannot tell: I know this deal and the playbook. ") + (
        "Tell me about the deal in your own words: the buyer, when they need to be live, who does "
        "what by when. I put it into the plan, count back from go-live and ask for what is "
        "missing. You can also ask: what is critical, what is due this week, what if legal slips "
        "a week, can we still make the date."
    )


_ANSWERS: dict[Topic, Answer] = {
    "missing": _missing, "unowned": _unowned, "undated": _undated, "critical": _critical,
    "due": due, "overdue": overdue, "on_track": _on_track, "usual_next": _usual_next,
    "usual_steps": _usual_steps, "what_if": what_if, "can_make": can_make, "why": _why,
    "summary": _summary, "step_info": _step_info, "who": who, "risks": _risks,
    "required_close": _required_close, "next_step": _next_step, "odds": _odds,
    "check_in": check_in, "value_of_map": _value_of_map, "price": _price, "prepare": prepared,
    "page": page_told, "help": _help,
}  # fmt: skip
