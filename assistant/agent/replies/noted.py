"""What was recorded, taken over or taken back, in words."""

import re

from assistant.agent.moment import Moment
from assistant.agent.replies.wording import escaped, names
from assistant.plan.lines import ChangeLine

_SHOWN = 8
_TAKEN_BACK = "Taken back: "
_LEFT_OPEN, _NOT_NEEDED = "Left open: ", "Not needed: "
_ASKS = re.compile(r"(?:who|what|when|whether|how|which|where|on)\b", re.IGNORECASE)
_AS_NO = {
    "whether security reviews it": "No security review",
    "whether procurement is involved": "No procurement",
    "who reviews the contract": "No legal review",
    "who else has to approve": "Nobody else has to approve",
    "what still has to happen": "Nothing under way yet",
    "when you check in": "No fixed check-in",
}


def noted(now: Moment) -> list[str]:
    """Return what came of the message, a paragraph for each kind."""
    parts = []
    undone, chosen = now.used("undo"), now.used("answer_proposal")
    parts += [escaped(done.text) for done in (undone, chosen) if done and done.failed]
    if undone and not undone.failed:
        parts.append(_undone(undone.lines()))
    if chosen and not chosen.failed and not chosen.lines():
        parts.append("Left out.")
    written = [one for one in now.done if one.tool in ("change_plan", "answer_proposal")]
    lines = [line for one in written for line in one.lines()]
    kinds = {act.kind for act in now.reading.acts}
    if "no" in kinds or not kinds & {"skip", "dont_know", "closes"}:  # "no pilot, they don't want"
        lines = [_as_no(line) for line in lines]
    parts.append(_recorded(lines))
    refused = now.used("change_plan")
    if refused and refused.failed:
        parts.append(f"I could not record that: {escaped(refused.text)}")
    # The page shows what was recorded in its own way, and looks for it at the beginning.
    return sorted((part for part in parts if part), key=lambda part: not part.startswith("Noted:"))


def _as_no(line: ChangeLine) -> ChangeLine:
    """Word a question that was answered with no: nothing is left open by it."""
    about = line.text.removeprefix(_LEFT_OPEN).removeprefix(_NOT_NEEDED)
    if about == line.text or line.state != "declined":
        return line
    plain = f"{about}: no" if _ASKS.match(about) else f"No {about}"
    return line.model_copy(update={"text": _AS_NO.get(about, plain)})


def _undone(lines: list[ChangeLine]) -> str:
    told = [text.removeprefix(_TAKEN_BACK) for text in _told(lines)]
    if len(told) < 2:
        return f"{_TAKEN_BACK}{escaped(''.join(told))}." if told else "Taken back."
    return f"{_TAKEN_BACK.strip()}\n{_listed(told)}"


def _recorded(lines: list[ChangeLine]) -> str:
    usual = [line for line in lines if line.op == "add_step" and line.state == "assumed"]
    usual_steps = {line.step for line in usual} - {
        line.step for line in lines if line.state != "assumed"
    }
    added = list(dict.fromkeys(_subject(line) for line in usual if line.step in usual_steps))
    if len(added) > 2:
        rest = _told([line for line in lines if line.step not in usual_steps])
        told = [*rest, f"{len(added)} steps added with their usual durations: {names(added)}"]
    else:
        told = _told(lines)
    if not told:
        return ""
    if len(told) == 1:
        return f"Noted: {escaped(told[0].rstrip('.'))}."
    return f"Noted:\n{_listed(told)}"


def _listed(told: list[str]) -> str:
    shown = "\n".join(f"- {escaped(text)}" for text in told[:_SHOWN])
    more = f"\n- and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return shown + more


def _subject(line: ChangeLine) -> str:
    return line.text.partition(": ")[0]


def _told(lines: list[ChangeLine]) -> list[str]:
    """Return one sentence for each step or person, not one for each value."""
    grouped: dict[str, list[str]] = {}
    for line in lines:
        subject, _, rest = line.text.partition(": ")
        if subject == _TAKEN_BACK.strip(": "):
            subject, _, rest = rest.partition(": ")
        grouped.setdefault(subject, [])
        if rest and rest not in grouped[subject]:
            grouped[subject].append(rest)
    told = []
    for subject, said in grouped.items():
        news = [one for one in said if one != "added"] or said
        told.append(f"{subject}: {'; '.join(news)}" if news else subject)
    return told
