"""The plan as a network of open steps: what takes how long, and what waits for what."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from assistant.errors import PlanError
from assistant.plan.applying import find_cycle
from assistant.plan.catalogue import (
    CATALOGUE,
    CatalogueStep,
    all_dependencies,
    duration,
    entry_like,
    entry_of,
    follows_signature,
)
from assistant.plan.model import Plan, Side, State, Step

IMPLEMENTATION = "(implementation)"
_SIGNING = re.compile(
    r"\b(?:(?:counter)?sign(?:s|ed|ing|atures?)?|execut(?:e|ed|ion))\b", re.IGNORECASE
)
_NOT_THE_CONTRACT = re.compile(
    r"\b(?:nda|non.disclosure|dpa|baa|off|signoff|authori\w+|approv\w+|threshold|review|draft|"
    r"redlines?|prepare|ready|docs?)\b",
    re.IGNORECASE,
)
_LATER = ("kick", "implement", "live", "launch", "roll", "train", "onboard", "hypercare")
# Registration as a vendor runs beside everything else: nobody waits for it to sign.
_BESIDE = frozenset({"vendor-onboarding"})


class Node(NamedTuple):
    """An open step.

    Attributes:
        days: working days that it takes.
        after: ids of the open steps it waits for.
        lags: working days to wait after one of those, where that is not 0.
        until: ordinal of the day that somebody named for its end, in plans made here.
        stated: whether somebody said how long it takes.
    """

    id: str
    days: int
    side: Side | None
    after: Collection[str]
    lags: Mapping[str, int]
    until: int | None = None
    stated: bool = True


class Network(NamedTuple):
    """Open steps in an order in which each follows what it waits for.

    Attributes:
        followers: for each step the ids of those that wait for it.
        signature: id of the step at which the contract is signed, even where it is done.
        later: ids of the open steps that come after the signature.
        beyond: ids of those that come after go-live.
        assumptions: what was taken for granted, in words.
    """

    nodes: dict[str, Node]
    followers: dict[str, list[str]]
    signature: str | None
    later: frozenset[str]
    beyond: frozenset[str]
    assumptions: list[str]


def network(plan: Plan) -> Network:
    """Return the network of the steps that are not done.

    Raises:
        PlanError: steps wait for each other; the message names them.
    """
    before = sequence(plan)
    open_ids = {step.id for step in plan.steps if step.status != "done"}
    some_done = len(open_ids) < len(plan.steps) or _dangles(plan)
    usual = {step.id: entry for step in plan.steps if (entry := entry_of(step))}
    nodes: dict[str, Node] = {}
    guessed: list[str] = []
    for step in plan.steps:
        if step.id not in open_ids:
            continue
        days, state = duration(step)
        until = step.due.toordinal() if step.due and plan.assume_usual else None
        if state == "assumed" and until is None:
            guessed.append(step.id)
        after: Collection[str] = before[step.id]
        if some_done:
            after = [one for one in after if one in open_ids]
        nodes[step.id] = Node(step.id, days, step.side, after, step.lags, until, state == "stated")
    assumptions = _about_durations(sum(one in usual for one in guessed), len(guessed))
    signature = signature_step(plan)
    known = {**_named_after_signature(plan), **usual}
    kinds = {one for one, entry in known.items() if _follows_signature(entry)}
    if "implementation" not in {entry.id for entry in known.values()}:
        _add_implementation(plan, nodes, signature, kinds, assumptions)
    followers = _followers(nodes)
    ordered = _ordered(nodes, followers, plan)
    later = _downstream(ordered, signature, kinds)
    beyond = frozenset(one for one in kinds if "go-live" in known[one].after)
    return Network(ordered, followers, signature, later, beyond, assumptions)


def with_nodes(net: Network, nodes: dict[str, Node]) -> Network:
    """Return the network with other durations, dates or waits, which must keep the order."""
    return net._replace(nodes=nodes, followers=_followers(nodes))


def sequence(plan: Plan) -> dict[str, dict[str, State]]:
    """Return for the id of every step the ids of those it waits for, stated or assumed.

    Beyond the catalogue's order, a step of the deal's own that nothing waits for is assumed to
    come before the signature, unless it is dated after the close aimed at. Only in plans that
    assume what is usual.
    """
    before = all_dependencies(plan)
    signature = signature_step(plan) if plan.assume_usual else None
    if signature is None:
        return before
    waited_for = {one for after in before.values() for one in after}
    later = {signature, *(step.id for step in plan.steps if after_signature(step))}
    found = dict(before[signature])
    for step in plan.steps:
        if step.id in waited_for or step.id in later or _dated_later(plan, step):
            continue
        entry = entry_like(step)
        if entry and (entry.id in _BESIDE or follows_signature(entry.id)):
            continue
        if not _leads_back(before, step.id, later):
            found[step.id] = "assumed"
    return {**before, signature: found}


def signature_step(plan: Plan) -> str | None:
    """Return the id of the step at which the contract is signed, None where there is none."""
    for step in plan.steps:
        if step.kind == "signature" or step.id == "signature":
            return step.id
    if not _mentions(plan, ("sign", "execut")):
        return None
    named = (step for step in reversed(plan.steps) if _SIGNING.search(step.action))
    return next((step.id for step in named if _is_signing(step)), None)


def after_signature(step: Step) -> bool:
    """Tell whether the step usually comes after the signature.

    A purchase order comes before it as often as after it.
    """
    entry = entry_of(step)
    return entry is not None and _follows_signature(entry)


def _named_after_signature(plan: Plan) -> dict[str, CatalogueStep]:
    """Find the steps that only their names tell to come after the signature."""
    found: dict[str, CatalogueStep] = {}
    if not _mentions(plan, _LATER):
        return found
    for step in plan.steps:
        if step.kind is None and any(word in step.action.casefold() for word in _LATER):
            entry = entry_like(step)
            if entry and _follows_signature(entry):
                found[step.id] = entry
    return found


def _mentions(plan: Plan, words: Iterable[str]) -> bool:
    """Tell whether any step might be named so; far quicker than to look at each."""
    text = "\n".join([step.action for step in plan.steps]).casefold()
    return any(word in text for word in words)


def _follows_signature(entry: CatalogueStep) -> bool:
    return entry.id != "purchase-order" and follows_signature(entry.id)


def _is_signing(step: Step) -> bool:
    if step.kind is not None:
        return False
    entry = entry_like(step)
    if entry is not None:
        return entry.id == "signature"
    return len(step.action.split()) <= 6 and not _NOT_THE_CONTRACT.search(step.action)


def _dated_later(plan: Plan, step: Step) -> bool:
    return step.due is not None and (plan.target_close is None or step.due > plan.target_close)


def _leads_back(before: Mapping[str, Mapping[str, State]], step_id: str, later: set[str]) -> bool:
    """Tell whether the step waits for any of the `later` ones, directly or not."""
    waiting, seen = [step_id], set[str]()
    while waiting:
        one = waiting.pop()
        if one in later:
            return True
        if one not in seen:
            seen.add(one)
            waiting += before.get(one, ())
    return False


def _downstream(
    ordered: Mapping[str, Node], signature: str | None, kinds: set[str]
) -> frozenset[str]:
    """Return the steps of these kinds, and all that come after the signature or one of them."""
    found = {*kinds, IMPLEMENTATION, *([signature] if signature else [])}
    for node in ordered.values():
        if not found.isdisjoint(node.after):
            found.add(node.id)
    return frozenset(found - {signature})


def _about_durations(usual: int, guessed: int) -> list[str]:
    found, single = [], guessed - usual
    if usual:
        what = "1 step has" if usual == 1 else f"{usual} steps have"
        found.append(f"{what} the usual duration, because nobody has said how long.")
    if single:
        what = "1 step counts" if single == 1 else f"{single} steps count"
        found.append(f"{what} as one working day, because nobody has said how long.")
    return found


def _add_implementation(
    plan: Plan,
    nodes: dict[str, Node],
    signature: str | None,
    later: set[str],
    assumptions: list[str],
) -> None:
    """Put time to implement between signature and go-live, since no step stands for it."""
    if plan.go_live is None and not nodes:
        return
    days = plan.implementation_days
    if days is None:
        if not plan.assume_usual:
            return
        days = CATALOGUE["implementation"].days
        assumptions.append(
            f"{days} working days of implementation between signature and go-live, as is usual."
        )
    kickoff = next((s.id for s in plan.steps if s.kind == "kickoff" and s.id in nodes), None)
    last = kickoff or (signature if signature in nodes else None)
    after = [last] if last else _ends(nodes, later)
    nodes[IMPLEMENTATION] = Node(IMPLEMENTATION, days, "both", after, {})


def _dangles(plan: Plan) -> bool:
    """Tell whether a step waits for one that is not in the plan."""
    known = {step.id for step in plan.steps}
    return any(not known.issuperset(step.depends_on) for step in plan.steps if step.depends_on)


def _ends(nodes: Mapping[str, Node], later: set[str]) -> list[str]:
    """Return the steps for which only steps after the signature wait."""
    before = [node for node in nodes.values() if node.id not in later]
    waited_for = {one for node in before for one in node.after}
    return [node.id for node in before if node.id not in waited_for]


def _followers(nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {one: [] for one in nodes}
    for node in nodes.values():
        for one in node.after:
            found[one].append(node.id)
    return found


def _ordered(
    nodes: dict[str, Node], followers: Mapping[str, list[str]], plan: Plan
) -> dict[str, Node]:
    waiting = {one: len(node.after) for one, node in nodes.items()}
    ready = [one for one, count in waiting.items() if count == 0]
    for one in ready:
        for later in followers[one]:
            waiting[later] -= 1
            if waiting[later] == 0:
                ready.append(later)
    if len(ready) < len(nodes):
        names = {step.id: step.action for step in plan.steps}
        circle = find_cycle({one: list(node.after) for one, node in nodes.items()}) or []
        chain = " → ".join(names.get(one, one) for one in [*circle, *circle[:1]])
        raise PlanError(
            f"These steps wait for each other: {chain}. Remove one of these dependencies."
        )
    return {one: nodes[one] for one in ready}
