"""A case as it went, for the report: what was said, and the plan that it left."""

import json
from typing import Any


def details(suite: str, case: dict[str, Any], completion: str) -> str:
    """Return a chat as it went or the notes with the draft, and the plan."""
    done = json.loads(completion)
    told = _draft(case, done) if suite == "notes" else _talk(case, done)
    return "\n".join([*told, "", *_plan(done["plan"])])


def _talk(case: dict[str, Any], done: dict[str, Any]) -> list[str]:
    return [
        line
        for message, reply in zip(case["messages"], done["replies"], strict=True)
        for line in (f"Seller: {message}", f"Assistant: {reply}")
    ]


def _draft(case: dict[str, Any], done: dict[str, Any]) -> list[str]:
    lines = [case["notes"].rstrip(), "", f"Today {case['today']}"]
    if done["before"]["steps"]:
        lines += ["", "The plan before", *_plan(done["before"])]
    lines += ["", "Changes"]
    for one in done["changes"]:
        fields = {k: v for k, v in one.items() if k not in ("op", "quote", "at", "said_on")}
        told = ", ".join(f"{key} {value}" for key, value in fields.items())
        lines += [f"- {one['op']}: {told}", f'    "{" ".join(one["quote"].split())}"']
    lines += [
        f'- left open, {one["kind"]}: "{" ".join(one["quote"].split())}" {one["reason"]}'
        for one in done["unresolved"]
    ]
    lines += [f"Warning: {one}" for one in done["warnings"]]
    return [*lines, "", "The plan after"]


def _plan(plan: dict[str, Any]) -> list[str]:
    lines = [f"Deal: {plan['deal']}, go-live {plan['go_live']}, check-in {plan.get('check_in')}"]
    people = [f"{one['name']} ({one['side']})" for one in plan["people"]]
    lines += [f"People: {', '.join(people) or 'nobody'}"]
    lines += [
        f"- {step['action']}: {', '.join(step['owners']) or 'nobody'}, due {step['due']}, "
        f"{step['status']}, {step['duration_days']} days, after {step['depends_on']}"
        for step in plan["steps"]
    ]
    return lines + [f"Risk: {risk['text']}" for risk in plan["risks"]]
