"""Prompts: files with strict variables."""

import functools
import string

from assistant.errors import SettingsError
from assistant.files import shipped_folder
from assistant.session import PlanSession

MOST_GAPS = 5


@functools.lru_cache(maxsize=32)
def _template(name: str) -> string.Template:
    path = shipped_folder("prompts") / f"{name}.md"
    if not path.is_file():
        raise SettingsError(f"The prompt {name}.md is missing. Install the assistant again.")
    return string.Template(path.read_text(encoding="utf-8"))


def filled(name: str, **values: str) -> str:
    """Return a prompt with exactly its variables filled.

    Raises:
        SettingsError: the prompt is missing, or its variables are not those given.
    """
    template = _template(name)
    wanted = set(template.get_identifiers())
    if wanted != set(values):
        raise SettingsError(
            f"The prompt {name}.md has the variables {sorted(wanted)}, not {sorted(values)}."
        )
    return template.substitute(values)


def system_prompt(session: PlanSession) -> str:
    """Return the system prompt for the plan as it is now."""
    from assistant.plan.gaps import gaps
    from assistant.plan.schedule import schedule

    plan, today = session.plan, session.today
    planned = schedule(plan, today, session.calendar)
    questions = gaps(plan, today, session.calendar)[:MOST_GAPS]
    return filled(
        "system",
        today=f"{today:%A, %B} {today.day}, {today.year}",
        plan=plan.model_dump_json(exclude_defaults=True, exclude={"sources"}),
        schedule=planned.model_dump_json(exclude={"steps"}),
        gaps="\n".join(f"- {gap.question} ({gap.reason})" for gap in questions) or "- nothing",
        pending="\n".join(f"{n}. {text}" for n, text in enumerate(session.pending.texts()))
        if session.pending
        else "nothing",
    )
