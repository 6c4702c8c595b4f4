"""Tables as sentences: rows of a spreadsheet, a document or a paste, under their headings."""

import csv
import re
from collections.abc import Callable

from assistant.notes.layout.speakers import likeness, tidy

Cells = list[str]

_KINDS = {
    "what": "action|actions|action items?|step|steps|task|tasks|item|to-?dos?|what|milestone|"
    "activity|deliverable|next steps?|description|summary|title|subject|aufgabe|ma\u00dfnahme|was|"
    "particulars|o que|o qu\u00ea|qu\u00e9|quoi|cosa|tarefa|tarea|"
    "t\u00e2che|attivit\u00e0|aktivit\u00e4t|vad|hva|hvad|"
    "wat|taak|opgave|uppgift|zadanie|co",
    "owner": "owners?|who|assignee|assigned to|responsible|resp\\.?|lead|driver|dri|by whom|"
    "verantwortlich\\w*|zust\u00e4ndig|wer|qui|pilote|quem|respons\u00e1vel|responsable|pic|"
    "person in charge|pending (?:from|with|on)|action(?:ed)? by|handled by|accountable|in charge|"
    "qui\u00e9n|chi|vem|hvem|kto|"
    "ansvarlig|ansvarig",
    "due": "due|tgt|trgt|date|day|dates|due date|deadline|by|by when|until|when|target|target date|"
    "date due|due by|end date|finish|eta|planned|"
    "original(?: date)?|revised(?: date)?|new date|on or before|forecast|baseline|quando|"
    "cu\u00e1ndo|quand|wann|n\u00e4r|hvorn\u00e5r|n\u00e5r|wanneer|kiedy|f\u00e4llig\\w*|frist|"
    "termin|bis|bis wann|\u00e9ch\u00e9ance|pour le|prazo|plazo|fecha",
    "after": "depends on|dependenc(?:y|ies)|depends|after|predecessors?|needs|waits for|"
    "prerequisites?",
    "status": "status|state|progress|zustand|stand|\u00e9tat|estado|stato",
    "light": "rag|rag status|traffic light|colou?r",
    "side": "side|party|company|organi[sz]ation|seite",
    "speaker": "speaker|speaker name|name|from|author|user|sender|participant|sprecher",
    "said": "text|message|content|transcript|utterance|sentence|words|body|said|comment|nachricht",
    "number": "#|no\\.?|nr\\.?|id|number|row|index|line|s[lr]?\\.?(?: ?no\\.?)?|"
    "item no\\.?|ref\\.?",
    "clock": "time|start|start time|end|end time|timestamp|duration|zeit",
}
# Heads of columns that stay as they are: what is quoted should be the notes' own words.
_READ = frozenset(
    ("who", "assignee", "assigned to", "responsible", "owned by", "deadline", "by when",
     "when", "target", "target date", "state", "progress")
)  # fmt: skip
_MARKDOWN = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|:-]+$")
_MOST_COLUMNS = 60


def sentences_of(rows: list[Cells]) -> list[str]:
    """Return a line of text for each row, its cells named by the first row where that is a head.

    A table of speakers and what they say becomes the lines of a conversation.
    """
    rows = [[_cell(cell) for cell in row[:_MOST_COLUMNS]] for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return []
    kinds = _told_apart(rows[0])
    if "speaker" in kinds and "said" in kinds:
        return _conversation(rows[1:], kinds.index("speaker"), kinds.index("said"))
    if not _is_head(rows, kinds):
        return [_joined(row) for row in rows]
    body = _referring(rows[1:], kinds)
    return [line for row in body if (line := _sentence(row, rows[0], kinds))]


_ROWS = re.compile(
    r"(?P<word>\b(?:needs|after|depends on|requires|waits for|follows|once|when)\s+|^)"
    r"(?:(?:no\.?|nos\.?|rows?|items?|steps?|points?)\s*)?"
    r"(?P<numbers>#?\d{1,2}(?:\s*(?:,|&|\+|/|and)\s*#?\d{1,2})*)(?=\s*(?:[.,;)]|$))",
    re.IGNORECASE,
)


def _referring(rows: list[Cells], kinds: list[str | None]) -> list[Cells]:
    """Return the rows with the names of others where they tell their numbers ("after 2 and 5")."""
    if "what" not in kinds or "number" not in kinds:
        return rows
    what, number = kinds.index("what"), kinds.index("number")
    known = {row[number].strip(" .#"): row[what] for row in rows if len(row) > max(what, number)}

    def named(match: re.Match[str]) -> str:
        told = [known.get(one) for one in re.findall(r"\d+", match["numbers"])]
        names = " and ".join(one for one in told if one)
        return f"{match['word']}{names}" if all(told) else match.group()

    def cell(text: str, kind: str | None) -> str:
        return text if kind in ("number", "what", "due", "clock") else _ROWS.sub(named, text)

    return [[cell(one, _at(kinds, at)) for at, one in enumerate(row)] for row in rows]


def _at(kinds: list[str | None], number: int) -> str | None:
    return kinds[number] if number < len(kinds) else None


def pasted_tables(lines: list[str], prose: Callable[[list[str]], list[str]] = list) -> list[str]:
    """Return the lines with the tables among them put into sentences.

    A table is Markdown, has tabs, or a head whose columns are told apart by commas, semicolons,
    bars or wide gaps.

    Args:
        lines: the text.
        prose: is given each run of lines between tables, and returns what stands for it.
    """
    made: list[str] = []
    plain: list[str] = []
    number = 0
    while number < len(lines):
        rows, end = _table(lines, number)
        if rows:
            made += [*prose(plain), *sentences_of(rows)]
            plain = []
        else:
            plain.append(lines[number])
        number = end
    return [*made, *prose(plain)]


def _table(lines: list[str], number: int) -> tuple[list[Cells], int]:
    """Return the rows of the table that begins at a line, and the line behind it."""
    headed = _headed(lines, number)
    if headed:
        return headed, number + len(headed)
    end = number
    while end < len(lines) and _is_row(lines[end], lines[number]):
        end += 1
    if end - number < 2:
        return [], number + 1
    return [_cells(line) for line in lines[number:end] if not _RULE.fullmatch(line)], end


def _headed(lines: list[str], number: int) -> list[Cells]:
    """Return the rows of a table whose head is a line, none where it heads none."""
    if len(lines[number]) > _LONGEST_HEAD or _MARKDOWN.match(lines[number]):
        return []
    for cut in _CUTS:
        head = cut(lines[number])
        if len(head) < _FEWEST_COLUMNS:
            continue
        kinds = [_kind(_cell(cell)) for cell in head]
        if sum(one is not None for one in kinds) < 2 or None in kinds[:2]:
            continue
        end = number + 1
        while end < len(lines) and lines[end].strip() and len(cut(lines[end])) >= len(head) - 1:
            end += 1
        if end - number > 1:
            return [cut(line) for line in lines[number:end]]
    return []


def _by_commas(line: str) -> Cells:
    return next(csv.reader([line]), [])


def _by_bars(line: str) -> Cells:
    return line.split("|")


def _by_marks(line: str) -> Cells:
    return line.split(";")


def _by_gaps(line: str) -> Cells:
    return re.split(r"\s{2,}", line.strip())


_CUTS = (_by_commas, _by_bars, _by_marks, _by_gaps)
_LONGEST_HEAD = 2_000  # characters
_FEWEST_COLUMNS = 3


def _is_row(line: str, first: str) -> bool:
    if _MARKDOWN.match(line) and line.count("|") > 2:
        return bool(_MARKDOWN.match(first))
    tabs = first.strip().count("\t")
    return tabs > 0 and line.strip("\n ").count("\t") >= max(1, tabs - 1) and "|" not in first[:2]


def _cells(line: str) -> Cells:
    if _MARKDOWN.match(line):
        return line.strip().strip("|").split("|")
    return line.split("\t")


def _cell(text: str) -> str:
    return " ".join(text.split()).strip("*`").strip()


def _kind(cell: str) -> str | None:
    plain = cell.casefold().strip(" :")
    for kind, words in _KINDS.items():
        if re.fullmatch(words, plain):
            return kind
    return None


def _told_apart(head: Cells) -> list[str | None]:
    """Return what each column holds; without one for the work, a topic's is that."""
    kinds = [_kind(cell) for cell in head]
    if "what" not in kinds and "said" not in kinds:
        plain = [cell.casefold().strip(" :") for cell in head]
        about = next((n for n, cell in enumerate(plain) if _TOPIC.fullmatch(cell)), None)
        if about is not None and kinds[about] is None:
            kinds[about] = "what"
    return kinds


_TOPIC = re.compile(
    r"topics?|points?|matters?|work ?(?:package|stream|item)s?|areas?|thema|themen|punkte?|sujets?|"
    r"temas?|assuntos?|issues?|phases?|gates?|paper|document|what is (?:needed|missing|open)|"
    r"open points?|commitments?|things? to do"
)


def _is_head(rows: list[Cells], kinds: list[str | None]) -> bool:
    first = [cell for cell in rows[0] if cell]
    short = all(len(cell) <= 40 and not re.search(r"\d", cell) for cell in first)
    known = sum(kind is not None for kind in kinds)
    return len(rows) > 1 and short and len(first) > 1 and known * 2 >= min(len(first), 4)


def _conversation(rows: list[Cells], speaker: int, said: int) -> list[str]:
    lines = []
    for row in rows:
        name = row[speaker] if speaker < len(row) else ""
        text = row[said] if said < len(row) else ""
        if text:
            lines.append(f"{name}: {text}" if name else text)
    return lines


def _sentence(row: Cells, head: Cells, kinds: list[str | None]) -> str:
    """Return "Security review, owner Mark Feld, due Dec 4, status in progress. Notes: ..."."""
    what = ""
    facts: list[str] = []
    rest: list[str] = []
    for number, cell in enumerate(row):
        kind = _at(kinds, number)
        label = head[number] if number < len(head) else ""
        if not re.search(r"[\w?]", cell) or kind in ("number", "clock"):
            continue
        if kind == "due":
            # A later column says to when it was moved.
            facts = [one for one in facts if not one.startswith(f"{_word(label, kind)} ")]
            facts = [one for one in facts if not one.startswith("due ")]
        if kind == "what":
            what = f"{what} - {cell}" if what else cell
        elif kind == "light":
            facts += ["status done"] if _CLOSED.fullmatch(cell.strip(" .!")) else []
        elif kind == "side" and number and facts and kinds[number - 1] == "owner":
            facts[-1] += f" ({cell})"
        elif kind in ("owner", "due", "status", "after"):
            gone = kind != "status" and _DROPPED.match(cell)
            facts.append(cell if gone else f"{_word(label, kind)} {cell}")
        elif not what and kind is None and number == 0:
            what = cell
        elif kind == "speaker" and label.casefold() == "name" and likeness(tidy(cell)) == 2:
            facts.append(f"owner {cell}")
        else:
            rest.append(f"{label}: {cell}" if label else cell)
    sentence = ", ".join(part for part in (what, *facts) if part)
    return ". ".join(part.rstrip(".") for part in (sentence, *rest) if part)


_DROPPED = re.compile(
    r"(?:deleted|dropped|removed|cancel+ed|withdrawn|out of scope|not (?:needed|required))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"closed|done|complete[d]?|blue|finished", re.IGNORECASE)


def _word(label: str, kind: str) -> str:
    """Return the table's own word for a column where a reader knows it, else the usual one."""
    return label.casefold() if label.casefold() in _READ else kind


def _joined(row: Cells) -> str:
    cells = [cell for cell in row if cell]
    if len(cells) == 2 and len(cells[0]) <= 30 and not cells[0].endswith(":"):
        return f"{cells[0]}: {cells[1]}"
    return ", ".join(cells)
