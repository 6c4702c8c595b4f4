"""A plan in lines, for the report."""

from typing import Any


def plan_lines(plan: dict[str, Any]) -> list[str]:
    """Return a plan in lines: deal, people, steps, risks."""
    lines = [f"Deal: {plan['deal']}, go-live {plan['go_live']}, check-in {plan.get('check_in')}"]
    people = [f"{one['name']} ({one['side']})" for one in plan["people"]]
    lines += [f"People: {', '.join(people) or 'nobody'}"]
    lines += [
        f"- {step['action']}: {', '.join(step['owners']) or 'nobody'}, due {step['due']}, "
        f"{step['status']}, {step['duration_days']} days, after {step['depends_on']}"
        for step in plan["steps"]
    ]
    return lines + [f"Risk: {risk['text']}" for risk in plan["risks"]]
