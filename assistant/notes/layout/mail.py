"""Mail threads: who wrote which lines and when, what is quoted, where signatures stand."""

import datetime as dt
import itertools
import re
from dataclasses import dataclass, field

from assistant.notes.formats.tables import pasted_tables
from assistant.notes.layout.dated import day_first
from assistant.notes.layout.lists import apart
from assistant.notes.layout.mail_heads import Head, head_at
from assistant.notes.layout.rows import Found, Part, Row
from assistant.notes.layout.signatures import is_closing, signed
from assistant.notes.layout.wrapping import unwrapped
from assistant.notes.offline.attendees import unique

_QUOTE = re.compile(r"^(?:\s?>)+\s?")
_GREETING = re.compile(
    r"\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|guten \w+|"
    r"sehr geehrte\w?|bonjour|cher|ch\u00e8re|hola|moin|team|all)\b[^.?:;]{0,60}[,!]?$",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\b(?:fyi|fwd|forward\w*|see below|below|thread|zur info|zk|pour info)\b", re.IGNORECASE
)
_FEW_WORDS = 4
_POINTER_WORDS = 14


@dataclass
class _Mail:
    """One mail of a thread: its head, and its lines with the marks of quotes before them."""

    author: str | None = None
    date: dt.date | None = None
    depth: int = 0
    kind: str = ""
    forwarded: bool = False
    head: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    quoted: bool = False
    goes_on: "_Mail | None" = None


def thread(lines: list[str], today: dt.date) -> Found | None:
    """Return the lines of a mail or a thread of mails, or None where the text is no mail.

    The first mail with something to say is new, and what stands below it is quoted; where the
    mails run from old to new, all of them are new. What is forwarded with hardly a word is new.
    Linear in the length of the text.
    """
    heads = _heads(lines, today)
    if not heads and not _looks_like_mail(lines):
        return None
    mails = _split(lines, heads)
    _mark(mails)
    rows = [row for mail in mails for row in _rows(mail)]
    people = [name for head in heads.values() for name in head.people]
    people += [row.speaker for row in rows if row.speaker]
    first = next((mail.date for mail in mails if not mail.quoted and mail.date), None)
    newest = max((mail.date for mail in mails if not mail.quoted and mail.date), default=first)
    return Found(rows, unique(people), newest)


def _heads(lines: list[str], today: dt.date) -> dict[int, Head]:
    """Return the heads of all mails by line, quote marks taken off."""
    bare = [_QUOTE.sub("", line, count=1) if ">" in line[:12] else line for line in lines]
    order = day_first("\n".join(line[:80] for line in bare if ":" in line[:30]))
    found: dict[int, Head] = {}
    number = 0
    while number < len(bare):
        head = head_at(bare, number, today, order)
        if head:
            found[number] = head
        number += head.lines if head else 1
    return found


def _looks_like_mail(lines: list[str]) -> bool:
    """Tell a mail that was copied without its headers: it greets, and is signed."""
    written = [line for line in lines if line.strip()][:400]
    greets = any(_GREETING.match(line) for line in written[:2])
    return greets and any(is_closing(line) for line in written[1:])


def _split(lines: list[str], heads: dict[int, Head]) -> list[_Mail]:
    mails = [_Mail()]
    # The mail that goes on behind so many quote marks: the last one there, or one announced.
    behind: dict[int, _Mail] = {0: mails[0]}
    number = 0
    while number < len(lines):
        head = heads.get(number)
        depth = _depth(lines[number])
        if not head:
            if lines[number].strip() and depth != mails[-1].depth:
                mails.append(_resumed(behind.get(depth), depth))
            mails[-1].lines.append(lines[number])
            number += 1
            continue
        mail = _begun(head, depth, lines[number : number + head.lines])
        mails.append(mail)
        number += head.lines
        below = next((line for line in lines[number : number + 3] if line.strip()), "")
        if head.kind == "wrote" and _depth(below) > depth:
            behind[depth + 1] = _Mail(head.author, head.date, depth + 1, "wrote")
            mails.append(behind[depth + 1])
        else:
            behind[depth] = mail
    return mails


def _begun(head: Head, depth: int, lines: list[str]) -> _Mail:
    return _Mail(head.author, head.date, depth, head.kind, head.forwarded, head=lines)


def _resumed(before: _Mail | None, depth: int) -> _Mail:
    """Return the mail that goes on where the number of quote marks changes."""
    if before is None:
        return _Mail(depth=depth, kind="resumed")
    return _Mail(before.author, before.date, depth, "resumed", goes_on=before)


def _depth(line: str) -> int:
    match = _QUOTE.match(line) if ">" in line[:12] else None
    return match.group().count(">") if match else 0


def _mark(mails: list[_Mail]) -> None:
    """Decide which mails are quoted."""
    whole = [mail for mail in mails if mail.kind == "headers" and mail.depth == 0]
    dates = [mail.date for mail in whole if mail.date]
    rising = len(dates) > 1 and dates[0] < dates[-1]
    rising = rising and all(one <= other for one, other in itertools.pairwise(dates))
    said = forward = False
    for mail in mails:
        resumed = mail.kind == "resumed"
        if mail.depth or (mail.goes_on and mail.goes_on.quoted):
            mail.quoted = True
        elif mail.kind == "wrote":
            mail.quoted = said and bool(mail.lines)
        elif not resumed:
            mail.quoted = said and not (rising and mail.kind == "headers") and not forward
            if mail.kind != "separator":
                forward = False
        forward = forward or (mail.forwarded and not mail.quoted)
        if not mail.quoted and not resumed:
            said = said or _says_something(mail.lines)


def _says_something(lines: list[str]) -> bool:
    """Tell whether a mail has content of its own, rather than "FYI, see below"."""
    hidden, _ = signed(lines)
    kept = [
        line for n, line in enumerate(lines) if n not in hidden and not _GREETING.match(line[:90])
    ]
    text = " ".join(kept)[:2_000]
    words = len(re.findall(r"\w+", text))
    if words <= _POINTER_WORDS and _POINTER.search(text):
        return False
    return words > _FEW_WORDS


def _rows(mail: _Mail) -> list[Row]:
    part: Part = "quoted" if mail.quoted else "new"
    rows = [Row(line, "", mail.author, mail.date, "header") for line in mail.head]
    marks = [_QUOTE.match(line) if mail.depth else None for line in mail.lines]
    bodies = [
        line[mark.end() :] if mark else line for line, mark in zip(mail.lines, marks, strict=True)
    ]
    hidden, signer = signed(bodies)
    author = mail.author or (mail.goes_on.author if mail.goes_on else signer)
    mail.author = author
    prefix = "> " * mail.depth
    for start, end in _runs(bodies, hidden):
        signature = start in hidden
        some = bodies[start:end]
        some = some if signature else apart(pasted_tables(some, unwrapped))
        kind: Part = "signature" if signature else part
        for line in some:
            text = line.strip()
            lead = prefix + line[: len(line) - len(line.lstrip())]
            rows.append(Row(text, lead if text else "", author, mail.date, kind))
    return rows


def _runs(lines: list[str], hidden: set[int]) -> list[tuple[int, int]]:
    """Return the runs of lines that are, or are not, signature."""
    starts = [n for n in range(len(lines)) if n == 0 or (n in hidden) != (n - 1 in hidden)]
    return list(itertools.pairwise([*starts, len(lines)]))
