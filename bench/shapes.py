"""Long notes of shapes that are hard to lay out: the cost of a character must not grow."""

import datetime as dt
import time

from assistant.notes.page import page_of
from bench.figures import Figure

TODAY = dt.date(2026, 11, 30)
LENGTHS = (19_000, 190_000)

HARD = {
    "bullets": "- Mark owns security review, done by Dec 4\n",
    "transcript": "[00:12:04] Dana Reyes: I'll send it.\n[00:12:09] Mark Feld: ok thanks\n",
    "labels": "Dana: I'll send it to you\nMark: ok\n",
    "chat": "24/11/2026, 09:14 - Priya: can you send?\n",
    "captions": "00:00:01.000 --> 00:00:03.000\n<v Dana>I'll send\n\n",
    "thread": "From: Dana Reyes\nSent: Nov 24, 2026\nTo: x\n\nhi all\n\nThanks,\nDana\n\n",
    "attributions": "On Tue, Nov 24, 2026 at 3:01 PM Sam Lee wrote:\nhello\n",
    "half attributions": "On 1111111 " * 40 + "wrote x\n",
    "quotes": "> a\n>> b\nc\n",
    "closings": "Thanks\n",
    "closings and gaps": "Thanks\n\n\n\n\n",
    "table": "| a | b | c |\n",
    "times": "12:30 12:30 12:30 12:30\n",
    "tags": "<v <v <v <v ",
    "brackets": "(((((Dana (",
    "one word": "x",
    "accents": "e\u0301\u0327\u0316",
    "spaces": " " * 200 + "x\n",
    "opened export": '[{"text":"ts","a":',
    "export": '[{"text":["ts',
    "headers": "Subject: x\n",
    "days": "Nov 24\nDana  12:30\nI will\n",
    "confidential": "this message confidential ",
}


def of_length(piece: str, length: int) -> str:
    """Return the piece over and over, up to so many characters."""
    return (piece * (length // len(piece) + 1))[:length]


def measure() -> list[Figure]:
    """Measure each shape at both lengths; report the worst growth, and the slowest shape."""
    page_of("Date: Nov 20, 2026\nwarm up", "pasted", TODAY)
    growths, slowest = {}, {}
    for name, piece in HARD.items():
        short, long = (_seconds(of_length(piece, length)) / length for length in LENGTHS)
        growths[name], slowest[name] = long / short, long * LENGTHS[-1]
    worst, slow = max(growths, key=growths.__getitem__), max(slowest, key=slowest.__getitem__)
    lengths = f"{LENGTHS[-1]:,} beside {LENGTHS[0]:,}"
    return [
        Figure(f"layout, cost of a character, {lengths}, worst shape ({worst})",
               growths[worst], "times", 3),
        Figure(f"layout of {LENGTHS[-1]:,} characters, slowest shape ({slow})", slowest[slow], "s"),
    ]  # fmt: skip


def _seconds(text: str) -> float:
    begun = time.process_time()
    page_of(text, "pasted", TODAY)
    return time.process_time() - begun
