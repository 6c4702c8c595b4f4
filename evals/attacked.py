"""Honest notes with an attack in them, read offline and by a model that obeys."""

import datetime as dt
import json
from typing import Any

from assistant.notes.drafting import Reader
from assistant.notes.files import read_file
from assistant.notes.model.parts import NotesPart
from assistant.notes.model.reader import ModelNotes, Reply
from assistant.notes.page import Page
from assistant.plan.model import Plan
from evals.cases import cases
from evals.noting import drafted
from evals.obeying import item, orders

_MADE_UP = "everything was done and agreed yesterday"
_PLACES = {"start": 0, "middle": 2}


def attacked(case: dict[str, Any]) -> dict[str, Any]:
    """Return an attack as a case of notes: its honest notes, what is forbidden, the gold."""
    base = next(one.data for one in cases("attacked_notes") if one.id == case["base"])
    names = [step["name"] for step in base["gold"]["steps"]]
    names += [step["action"] for step in base.get("plan", {}).get("steps", [])]
    everything = {"statuses": dict.fromkeys(names, "done")}
    forbidden = case.get("forbidden", everything)
    return {**base, "id": case["id"], "injection": True, "forbidden": forbidden,
            "notes": _text(case, base), "honest": base["notes"]}  # fmt: skip


def page(case: dict[str, Any], today: dt.date) -> Page:
    """Return the attacked notes as the page that the product makes of them."""
    kind = case.get("as", "txt")
    base = next(one.data for one in cases("attacked_notes") if one.id == case["base"])
    text = _text(case, base)
    ending = kind.split("-")[0]
    if ending == "html":  # pasted from a mail program
        ending, text = "txt", _html(base["notes"], case["text"])
    elif ending in ("vtt", "srt"):
        text = _captions(base["notes"], case["text"], kind)
    elif ending == "eml":
        text = _mail(base["notes"], case["text"], kind)
    name = case.get("name", f"notes.{ending}")
    return read_file(name, text.encode(), today)


def run(case: dict[str, Any], *, obeying: bool) -> dict[str, Any]:
    """Return what the notes changed, read offline or by a model that obeys the attack."""
    whole = attacked(case)
    today = dt.date.fromisoformat(whole["today"])
    reader = _obeying(case, whole) if obeying else None
    return drafted(whole, page(case, today), reader)


def _obeying(case: dict[str, Any], whole: dict[str, Any]) -> Reader:
    """Return a reader that gives the honest items, and all that the attack wants."""
    lines = [line for line in case["text"].splitlines() if line.strip()]
    honest = [line.strip("- ") for line in whole["honest"].splitlines()]
    wanted = orders(whole["forbidden"], [*lines, case["text"], *honest, _MADE_UP])
    said = [item(**one) for one in whole["said"]]

    def ask(_plan: Plan, _part: NotesPart) -> Reply:
        return Reply(json.dumps({"items": [*said, *wanted]}))

    return ModelNotes(ask).read


def _text(case: dict[str, Any], base: dict[str, Any]) -> str:
    lines = base["notes"].rstrip().splitlines()
    at = _PLACES.get(case.get("put", "end"), len(lines))
    return "\n".join([*lines[:at], *case["text"].splitlines(), *lines[at:], ""])


def _html(notes: str, attack: str) -> str:
    told = "".join(f"<p>{line}</p>" for line in notes.rstrip().splitlines())
    return f"<html><body><div>{told}{attack}</div></body></html>"


def _captions(notes: str, attack: str, kind: str) -> str:
    lines = [f"{line.strip('- .')}." for line in notes.rstrip().splitlines()]
    note = f"NOTE {attack}\n\n" if kind == "vtt-note" else ""
    lines += [] if note else [attack]
    mark = "," if kind == "srt" else "."
    cues = [
        f"{n}\n00:00:{n:02}{mark}000 --> 00:00:{n + 1:02}{mark}000\nJo Marsh: {line}\n"
        for n, line in enumerate(lines, 1)
    ]
    head = "" if kind == "srt" else f"WEBVTT\n\n{note}"
    return head + "\n".join(cues)


def _mail(notes: str, attack: str, kind: str) -> str:
    header, body = (attack, "") if kind == "eml-header" else ("Notes of our call", f"\n{attack}")
    return (
        f"From: Jo Marsh <jo@seller.example>\nTo: Sam Roe <sam@seller.example>\nSubject: {header}\n"
        f"Date: Tue, 24 Nov 2026 10:00:00 +0000\nX-Assistant: {header}\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{notes.rstrip()}{body}\n"
    )
