"""Which talk tracks help in the call, filled with what the plan says."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from assistant.plan.catalogue import entry_like
from assistant.plan.findings import Finding
from assistant.plan.health_people import is_buyers
from assistant.plan.model import Plan, Step, Strict
from assistant.playbook.entries import Entry
from assistant.playbook.loading import Knowledge
from assistant.prep.asking import plain, said
from assistant.prep.calls import CallKind

_MOST_LINES = 3
_MINUTES_EACH = 12
_FEWEST, _MOST = 2, 5
_TAGS: dict[CallKind, frozenset[str]] = {
    "first-call": frozenset({"first-call", "discovery", "opening"}),
    "demo": frozenset({"demo"}),
    "check-in": frozenset({"check-in", "status"}),
    "closing-call": frozenset({"closing", "closing-call", "signature"}),
}


class Track(Strict):
    """A talk track.

    Attributes:
        idea: what it is about, one sentence.
        lines: what to say, with this deal's facts.
        step: id of the step that it is about, if any.
    """

    id: str
    title: str
    idea: str
    lines: list[str]
    step: str | None = None


class _Choice(NamedTuple):
    track: str
    step: str | None = None


def tracks(
    plan: Plan,
    kind: CallKind,
    minutes: int,
    knowledge: Knowledge,
    today: dt.date,
    findings: list[Finding],
) -> list[Track]:
    """Return the talk tracks that fit the call and what is wrong in the plan, best first.

    Tracks of the seller's own folder with a tag of this kind of call come right after the first.
    """
    count = max(_FEWEST, min(_MOST, minutes // _MINUTES_EACH + 1))
    chosen = list(_CHOICES[kind](plan, findings))
    own = [
        _Choice(one.id)
        for one in knowledge.of_kind("talk-track")
        if one.origin == "own" and _TAGS[kind] & set(one.tags)
    ]
    chosen[1:1] = own
    found: dict[str, Track] = {}
    for choice in chosen:
        entry = knowledge.entry(choice.track)
        track = _track(entry, plan, today, choice.step) if entry else None
        if track and track.id not in found:
            found[track.id] = track
    return list(found.values())[:count]


def _track(entry: Entry, plan: Plan, today: dt.date, step: str | None) -> Track | None:
    told = said(entry, plan, today, step)
    lines = [one.text for one in told[:_MOST_LINES]]
    ours = next((one.text for one in told if one.of_step), None)
    if ours and ours not in lines:
        lines[-1] = ours
    idea = plain(entry.lead.split("\n\n")[0])
    if not lines:
        return None
    return Track(id=entry.id, title=entry.title, idea=idea, lines=lines, step=step)


def _first_call(plan: Plan, _findings: list[Finding]) -> Iterator[_Choice]:
    yield _Choice("ask-for-go-live" if plan.go_live is None else "work-back-aloud")
    yield _Choice("next-steps-at-the-end", _next_buyer_step(plan))
    yield _Choice("introduce-the-plan")
    yield _Choice("confirm-the-process")


def _demo(plan: Plan, findings: list[Finding]) -> Iterator[_Choice]:
    yield _Choice("next-steps-at-the-end", _next_buyer_step(plan))
    yield _Choice("confirm-the-process")
    yield from _troubles(plan, findings)
    yield _Choice("draft-it-in-the-call")
    yield _Choice("work-back-aloud")


def _check_in(plan: Plan, findings: list[Finding]) -> Iterator[_Choice]:
    yield _Choice("run-the-check-in", _next_buyer_step(plan))
    yield from _troubles(plan, findings)
    yield _Choice("next-steps-at-the-end", _next_buyer_step(plan))


def _closing(plan: Plan, findings: list[Finding]) -> Iterator[_Choice]:
    yield _Choice("ask-for-the-signature")
    if any(one.code == "missing-executive" for one in findings):
        yield _Choice("go-to-the-executive")
    yield from _troubles(plan, findings)
    yield _Choice("work-back-aloud")
    yield _Choice("confirm-the-process")


_CHOICES = {
    "first-call": _first_call,
    "demo": _demo,
    "check-in": _check_in,
    "closing-call": _closing,
}


def _troubles(plan: Plan, findings: list[Finding]) -> Iterator[_Choice]:
    """Return the tracks for what is late, unnamed or undated, the worst first."""
    for finding in findings:
        step = plan.step(finding.step) if finding.step else None
        buyers = step is not None and is_buyers(plan, step)
        if finding.code in ("overdue", "stalled", "blocked"):
            yield _Choice("raise-a-slipped-step" if buyers else "report-our-own-slip", finding.step)
        elif finding.code in ("no-owner", "owner-is-a-role") and buyers:
            yield _Choice("name-the-owners", finding.step)
        elif finding.code in ("vague-commitment", "no-date") and buyers:
            yield _Choice("get-dates", finding.step)
        elif finding.code == "no-check-in":
            yield _Choice("book-the-weekly-check-in")
        elif finding.code == "no-go-live":
            yield _Choice("ask-for-go-live")
        elif finding.code == "does-not-fit":
            yield _Choice("work-back-aloud")
    waiting = next((s for s in plan.steps if _is_open(s, "legal-review")), None)
    if waiting:
        yield _Choice("connect-the-lawyers", waiting.id)


def _is_open(step: Step, kind: str) -> bool:
    entry = entry_like(step)
    return bool(entry and entry.id == kind and step.status != "done")


def _next_buyer_step(plan: Plan) -> str | None:
    """Return the buyer's open step that is due first, or stands first where none is due."""
    mine = [one for one in plan.steps if one.status != "done" and is_buyers(plan, one)]
    dated = sorted((one for one in mine if one.due), key=lambda one: one.due or dt.date.max)
    return next((one.id for one in [*dated, *mine]), None)
