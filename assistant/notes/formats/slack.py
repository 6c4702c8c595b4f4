"""Messages exported from Slack as JSON."""

import datetime as dt
import html
import json
import re
from typing import Any

from assistant.notes.layout.rows import Found, Row
from assistant.notes.layout.speakers import tidy
from assistant.notes.offline.attendees import unique

_MENTION = re.compile(r"<(?:@|#)(\w{1,30})(?:\|([^<>]{1,80}))?>")
_LINK = re.compile(r"<((?:https?|mailto):[^<>|\s]{1,2000})(?:\|([^<>]{1,300}))?>")


def slack_export(text: str) -> Found | None:
    """Return the messages of an export, oldest first, or None where the text is none."""
    if not text.lstrip().startswith(("[", "{")) or '"text"' not in text or '"ts"' not in text:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    some = data.get("messages") if isinstance(data, dict) else data
    if not isinstance(some, list) or not all(isinstance(one, dict) for one in some):
        return None
    messages = sorted((one for one in some if _is_message(one)), key=lambda one: float(one["ts"]))
    names = {str(one.get("user", "")): _name(one) for one in messages if _name(one)}
    rows = [row for one in messages for row in _rows(one, names)]
    if not rows:
        return None
    people = unique([row.speaker for row in rows if row.speaker])
    return Found(rows, people, max((row.said_at for row in rows if row.said_at), default=None))


def _is_message(one: dict[str, Any]) -> bool:
    stamp = str(one.get("ts", ""))
    written = isinstance(one.get("text"), str) and bool(one["text"].strip())
    return written and bool(re.fullmatch(r"\d{1,11}(?:\.\d{1,9})?", stamp))


def _name(one: dict[str, Any]) -> str:
    profile = one.get("user_profile")
    known = profile if isinstance(profile, dict) else {}
    for name in (known.get("real_name"), known.get("display_name"), one.get("username")):
        if isinstance(name, str) and name.strip():
            return tidy(" ".join(name.split())[:60])
    return ""


def _rows(one: dict[str, Any], names: dict[str, str]) -> list[Row]:
    speaker = names.get(str(one.get("user", ""))) or _name(one) or None
    day = _day(float(one["ts"]))
    if one.get("subtype") in ("channel_join", "channel_leave", "channel_topic"):
        return []
    text = _MENTION.sub(lambda m: "@" + (m.group(2) or names.get(m.group(1)) or ""), one["text"])
    text = html.unescape(_LINK.sub(lambda m: m.group(2) or m.group(1), text))
    prefix = f"[{day}] {speaker}: " if speaker else f"[{day}] "
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    return [
        Row(line, prefix if number == 0 else "", speaker, day) for number, line in enumerate(lines)
    ]


def _day(stamp: float) -> dt.date:
    return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=stamp)).date()
