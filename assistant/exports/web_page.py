"""The plan as one web page that needs nothing else: to send, to open anywhere, to print."""

import datetime as dt
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from assistant.exports.sheet import sheet
from assistant.exports.strip import strip
from assistant.plan.model import Plan

TEMPLATE = Path(__file__).with_name("web_page.html")


def render(plan: Plan, today: dt.date) -> bytes:
    """Return the page; whatever stands in the plan is shown as text, never as HTML."""
    shown = sheet(plan, today)
    page = _template().render(shown=shown, marks=strip(plan, shown, today))
    return page.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
