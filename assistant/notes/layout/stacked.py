"""Work that stands with its owner and its day below it, each on a line of its own."""

import re

_WORK = re.compile(
    r"^\W{0,8}(?:tasks?|actions?(?: items?| points?)?|to-?dos?|items?|steps?|what|deliverables?|"
    r"milestones?|activity|description)(?: \d{1,2})?\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^\W{0,8}(?:(?P<owner>owners?|who|assigned to|assignees?|responsible|owned by)|"
    r"(?P<due>due(?: date| by)?|by when|when|deadline|eta|target(?: date)?)|"
    r"(?P<status>status|state))\s*:\s*(?P<said>.*)$",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"\W*(?:none|n/?a|tb[acd]|not (?:stated|given|set|specified|known|agreed)|unspecified|unknown|"
    r"no (?:date|day|deadline|owner))?\W*",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\W*(?:nobody|no ?one|unassigned|none|tb[acd]|no owner)\W*", re.IGNORECASE)
_LONGEST = 16  # words of the work


def stacked(lines: list[str]) -> list[str]:
    """Return the lines with such work in one line ("Send the pack, owner Hugh, due 3 July")."""
    told = [":" in line and bool(_TOLD.match(line)) for line in lines]
    if not any(told):
        return lines
    made: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and told[end]:
            end += 1
        joined = _joined(lines[at], lines[at + 1 : end]) if end > at + 1 else ""
        made += [joined] if joined else lines[at:end]
        at = end
    return made


def _joined(work: str, below: list[str]) -> str:
    """Return the work with what is told of it, "" where it is none."""
    told = [match for line in below if (match := _TOLD.match(line))]
    kinds = [_kind(match) for match in told]
    labelled = _WORK.match(work)
    plain = work[labelled.end() :] if labelled else work
    if not told or len(set(kinds)) < len(kinds) or _TOLD.match(work) or not plain.strip():
        return ""
    if not labelled and not {"owner", "due"} <= set(kinds):
        return ""
    if plain.rstrip().endswith((":", "?")) or len(plain.split()) > _LONGEST:
        return ""
    parts = [plain.rstrip(" .;,")]
    for kind, match in zip(kinds, told, strict=True):
        said = match["said"].strip(" .")
        if not _UNTOLD.fullmatch(said) or (kind == "owner" and _NOBODY.fullmatch(said)):
            parts.append(f"{kind} {said}")
    return ", ".join(parts)


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in ("owner", "due", "status") if match[kind])
