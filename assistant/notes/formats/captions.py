"""Captions with times: WebVTT with voices, SubRip, and what meeting tools paste like them."""

import html
import re
from typing import NamedTuple

from assistant.notes.instructions import instructs
from assistant.notes.layout.rows import Row
from assistant.notes.layout.speakers import SPEAKER_LENGTH, Label, likeness, speakers, tidy

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
TIMING = re.compile(rf"^[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[\w.]{0,40})?[ \t]+([^<>\n]{1,100})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z0-9:.][^<>\n]{0,100}>|\{\\[^{}\n]{0,40}\}", re.IGNORECASE)
_INLINE = re.compile(r"(?:-\s*)?\[?([^\W\d_][^:\n\[\]<>|!?]{0,59})\]?:\s+(?=\S)")
_ENDED = re.compile(r"[.?!\u2026][\"')\u201d]*$")
_SHORT = 80
_LONGEST_JOINED = 400
_SETTINGS_BLOCK = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")


class Cue(NamedTuple):
    """One caption: its words, and its speaker where the file names one."""

    text: str
    speaker: str | None = None


def are_captions(text: str) -> bool:
    """Tell whether the text is captions: it says so, or times with arrows stand all over it."""
    timings = sum(1 for _ in TIMING.finditer(text))
    lines = text.count("\n") + 1
    return timings > 0 and (text.startswith("WEBVTT") or timings * 8 >= lines)


def captions(text: str, known: list[str]) -> list[Row]:
    """Return what is said, one row for a turn; short captions of one speaker are joined.

    Linear in the length of the text.
    """
    cues = [cue for block in _blocks(text) for cue in _cues(block)]
    titles = [Row(title, part="header") for title in _titles(text)]
    return [*titles, *_joined(_named(cues, known))]


_COMMENT = re.compile(r"^NOTE\b[ \t]*(?P<first>.*)$")
_MOST_TITLES = 3


def _titles(text: str) -> list[str]:
    """Return the comments before the first caption: what the recording is called."""
    found: list[str] = []
    lines = text.split("\n")[:40]
    for number, line in enumerate(lines):
        if TIMING.match(line) or len(found) == _MOST_TITLES:
            break
        comment = _COMMENT.match(line)
        words = comment["first"].strip() if comment else ""
        if comment and not words and number + 1 < len(lines):
            words = lines[number + 1].strip()
        if words and len(words) <= 2 * _SHORT and not instructs(words):
            found.append(words)
    return found


def _blocks(text: str) -> list[list[str]]:
    """Return the lines of each caption, read by the library, or leniently where it gives up."""
    import webvtt  # type: ignore[import-untyped, unused-ignore]
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    kind = "vtt" if text.startswith("WEBVTT") else "srt"
    try:
        read = webvtt.WebVTT.from_buffer(text.split("\n"), format=kind)
    except (MalformedFileError, MalformedCaptionError):
        return _lenient(text)
    blocks = [list(caption.lines) for caption in read.captions]
    return blocks if len(blocks) * 10 >= len(TIMING.findall(text)) * 9 else _lenient(text)


def _lenient(text: str) -> list[list[str]]:
    blocks: list[list[str]] = []
    current: list[str] | None = None
    for line in text.split("\n"):
        if TIMING.match(line):
            current = []
            blocks.append(current)
        elif _SETTINGS_BLOCK.match(line) and (not current or not current[-1].strip()):
            current = None
        elif current is not None and not re.fullmatch(r"\s*\d{1,6}\s*", line):
            current.append(line)
    return [[line for line in block if line.strip()] for block in blocks]


def _cues(lines: list[str]) -> list[Cue]:
    """Split one caption at its voices."""
    raw = "\n".join(lines)
    parts = _VOICE.split(raw)
    cues = [Cue(_plain(parts[0]))]
    cues += [
        Cue(_plain(said), tidy(html.unescape(name)))
        for name, said in zip(parts[1::2], parts[2::2], strict=True)
    ]
    return [cue for cue in cues if cue.text]


def _plain(raw: str) -> str:
    text = html.unescape(_TAG.sub("", raw))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def _named(cues: list[Cue], known: list[str]) -> list[Cue]:
    """Take labels within the captions ("Dana Reyes: ...") for speakers where they are."""
    labels = [label for number, cue in enumerate(cues) for label in _labels(number, cue)]
    found = speakers(labels, len(cues), known)
    by_cue = {one.line: one for one in labels if one.name in found}
    named = []
    for number, cue in enumerate(cues):
        label = by_cue.get(number)
        if label:
            named.append(Cue(cue.text[label.end :].strip(), label.name))
        else:
            named.append(cue)
    return [cue._replace(text=" ".join(cue.text.split())) for cue in named if cue.text]


def _labels(number: int, cue: Cue) -> list[Label]:
    if cue.speaker:
        return []
    match = _INLINE.match(cue.text)
    if match:
        return [Label(number, tidy(match.group(1)), match.end(), cue.text[match.end() :], True)]
    first, _, rest = cue.text.partition("\n")
    name = tidy(first)
    if rest and len(first) <= SPEAKER_LENGTH and not _ENDED.search(first) and likeness(name) == 2:
        return [Label(number, name, len(first), rest, True)]
    return []


def _joined(cues: list[Cue]) -> list[Row]:
    rows: list[Row] = []
    for cue in cues:
        last = rows[-1] if rows else None
        if last and last.speaker == cue.speaker and _goes_on(last, cue):
            rows[-1] = last._replace(text=f"{last.text} {cue.text}")
        else:
            prefix = f"{cue.speaker}: " if cue.speaker else ""
            rows.append(Row(cue.text, prefix, cue.speaker))
    return rows


def _goes_on(last: Row, cue: Cue) -> bool:
    if len(last.text) > _LONGEST_JOINED:
        return False
    if instructs(last.text) or instructs(cue.text):  # its neighbours are not to be lost with it
        return False
    unfinished = not _ENDED.search(last.text[-5:])
    short = len(last.text) < _SHORT or len(cue.text) < _SHORT
    return unfinished or (short and cue.speaker is not None)
