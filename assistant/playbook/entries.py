"""One entry of the knowledge: a Markdown file with front matter."""

import re
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, StringConstraints, ValidationError

from assistant.errors import InputError
from assistant.plan.model import Strict

Kind = Literal["guidance", "talk-track", "objection", "question", "checklist", "example", "step"]
Reveals = Literal["nothing", "new-approver", "slipped-step", "shifted-priority"]
Origin = Literal["shipped", "own"]

MAX_BODY = 30_000
MAX_FRONT_MATTER = 20_000
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?(.*)\Z", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"^[^\n]*$")
]
Short = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\n]*$")
]


class Entry(Strict):
    """An entry.

    Attributes:
        says: how sellers ask for it, or how buyers say it; no word of it is shown as a fact.
        sources: where it comes from ("seed": the material this project began with; "practice":
            what is common in the field).
        step: id of the usual step that it is about, None where it is about none.
        reveals: what an objection says about the deal besides.
        body: the whole text, Markdown.
        origin: "own" where it comes from the seller's own folder.
        file: the file's name within its folder.
    """

    id: Id
    title: Short
    kind: Kind
    tags: Annotated[list[Short], Field(max_length=20)] = []
    says: Annotated[list[Line], Field(max_length=80)] = []
    sources: Annotated[list[Line], Field(max_length=20)] = []
    step: Short | None = None
    reveals: Reveals = "nothing"
    body: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_BODY)
    ]
    origin: Origin = "shipped"
    file: str = ""

    @property
    def lead(self) -> str:
        """What stands before the first heading."""
        return _parts(self.body)[0].text

    @property
    def sections(self) -> dict[str, str]:
        """The texts under the second-level headings, by heading."""
        return {part.heading: part.text for part in _parts(self.body)[1:]}

    def section(self, heading: str) -> str:
        """Return the text under a heading, empty where there is no such heading."""
        folded = heading.casefold()
        return next((t for h, t in self.sections.items() if h.casefold() == folded), "")


class _Part(NamedTuple):
    heading: str
    text: str


def parse_entry(text: str, file: str, origin: Origin = "shipped") -> Entry:
    """Return the entry that a file holds.

    A file of the seller's own may leave out the front matter: it is then guidance, named after
    its file and its first heading.

    Raises:
        InputError: the file is no entry; the message says what to mend.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT.match(text)
    if match is None and (origin == "shipped" or text.startswith("---\n")):
        raise InputError(f"{file} does not begin with front matter between two lines of ---.")
    front = _front_matter(match.group(1), file) if match else {}
    body = match.group(2) if match else text
    if origin == "own":
        front = _named_after(file, body) | front
    try:
        return Entry.model_validate({**front, "body": body, "origin": origin, "file": file})
    except ValidationError as error:
        raise InputError(f"{file}: {_words(error)}") from error


def _front_matter(text: str, file: str) -> dict[str, Any]:
    import yaml

    if len(text) > MAX_FRONT_MATTER:
        raise InputError(f"{file} has more than {MAX_FRONT_MATTER:,} characters of front matter.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        found = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        raise InputError(f"{file} has front matter that is no YAML{line}.") from error
    except RecursionError as error:
        raise InputError(f"{file} has front matter that is nested too deeply.") from error
    if not isinstance(found, dict):
        raise InputError(f"{file} has front matter without fields; id, title and kind are needed.")
    reserved = {"body", "origin", "file"} & found.keys()
    if reserved:
        raise InputError(f"{file} must not set {', '.join(sorted(reserved))}.")
    return {str(key): value for key, value in found.items()}


def _named_after(file: str, body: str) -> dict[str, Any]:
    name = file.rpartition("/")[2].rpartition(".")[0]
    heading = _TITLE.search(body)
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60].strip("-")
    title = heading.group(1) if heading else name.replace("-", " ").replace("_", " ")
    return {"id": slug, "title": title[:120], "kind": "guidance", "sources": [file[:300]]}


def _parts(body: str) -> list[_Part]:
    # Headings within a block of code are none.
    fenced = [m.span() for m in _FENCE.finditer(body)]
    marks = [
        m
        for m in _HEADING.finditer(body)
        if not any(start <= m.start() < end for start, end in fenced)
    ]
    ends = [*(m.start() for m in marks[1:]), len(body)]
    lead = body[: marks[0].start()] if marks else body
    return (
        [
            _Part("", lead.strip()),
            *(
                _Part(m.group(1), body[m.end() : end].strip())
                for m, end in zip(marks, ends, strict=True)
            ),
        ]
        if marks
        else [_Part("", lead.strip())]
    )


def _words(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    reason = first["msg"]
    return f"{where}: {reason[:1].lower()}{reason[1:]}."
