"""What a line of the notes does to the plan, as a difference: what was, and what would be."""

from collections.abc import Sequence

from assistant.plan.lines import ChangeLine
from assistant.ui import words

SUBJECT, NEWS = 80, 220  # characters shown
_REMOVES = frozenset({"remove_step", "remove_person", "resolve_risk"})


def difference(lines: Sequence[ChangeLine]) -> str:
    """Return Markdown for one change: its sign, what it is about, and before -> after."""
    grouped: dict[str, list[str]] = {}
    for line in lines:
        subject, _, news = line.text.partition(": ")
        if line.op == "mark_unknown" and line.new == "declined" and news:
            subject, news = news, "will not be asked about any more"
        told = grouped.setdefault(subject, [])
        shown = _news(line, news)
        if shown and shown not in told:
            told.append(shown)
    parts = [
        f"**{words.escape(words.short(subject, SUBJECT))}** {'; '.join(told)}".strip()
        for subject, told in grouped.items()
    ]
    return f"{_sign(lines)} {'  ·  '.join(parts)}" if parts else "No change"


def _sign(lines: Sequence[ChangeLine]) -> str:
    if all(line.op in _REMOVES for line in lines):
        return ":red[:material/remove:]"
    if any(line.old for line in lines):
        return ":orange[:material/swap_horiz:]"
    return ":green[:material/add:]"


def _news(line: ChangeLine, news: str) -> str:
    """Word a value; one that replaces another stands behind it."""
    if line.op == "add_step":
        news = f"new step{news.removeprefix('added')}"
    elif line.op == "set_person" and news in ("", "added"):
        news = "joins the people of the plan"
    old, new = line.old, line.new
    if not old or not new or line.op in _REMOVES:
        return words.escape(words.short(news, NEWS))
    head, found, tail = news.replace(f" (was {old})", "", 1).partition(new)
    if not found:
        return words.escape(words.short(news, NEWS))
    was, now = (words.escape(words.short(one, NEWS)) for one in (old, f"{new}{tail}"))
    return f"{words.escape(head)}~~{was}~~ → {now}"
