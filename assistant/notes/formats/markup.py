"""The words of an HTML page, as somebody would see them."""

import re
from typing import Any

from assistant.notes.formats.styles import Look, parsed, restyled, rules
from assistant.notes.instructions import instructs

HIDDEN = (
    "Hidden text in the mail (invisible, tiny, or in the colour of its ground) was left out: {}."
)
_SKIPPED = frozenset(
    ["script", "style", "head", "title", "template", "noscript", "object", "svg", "iframe",
     "select", "textarea", "button", "audio", "video", "canvas", "math"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section",
     "article", "header", "footer", "blockquote", "pre", "hr", "dl", "dt", "dd", "body", "tbody",
     "center", "address", "form", "fieldset"]
)  # fmt: skip
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote"])
_SHOWN = 60  # characters of hidden words that a warning quotes


def text_of_html(html: str) -> tuple[str, list[str]]:
    """Return what a page of HTML shows, a line for each block, and warnings.

    Quotes get "> ", points of lists "- ", cells of tables tabs. Nothing is run or fetched.
    """
    from lxml import etree
    from lxml import html as parser

    read = parser.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=False, remove_pis=True
    )
    try:
        root = parser.document_fromstring(html.encode("utf-8", "replace"), parser=read)
    except (etree.LxmlError, ValueError, AssertionError):
        return "", []
    css = "\n".join(style.text or "" for style in root.iter("style"))
    writer = _Writer(rules(css))
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            writer.comment(element)
        elif not isinstance(element.tag, str):
            continue
        elif event == "start":
            writer.start(element)
        else:
            writer.end(element)
    return writer.text(), writer.warnings()


class _Writer:
    """Collects the visible words from the beginning to the end of a page."""

    def __init__(self, sheet: dict[str, str]) -> None:
        self.sheet = sheet
        self.looks = [Look()]
        self.skipped = 0
        self.quotes = 0
        self.lines: list[str] = []
        self.current: list[str] = []
        self.hidden: list[str] = []

    def start(self, element: Any) -> None:
        tag = element.tag.lower()
        self.looks.append(self._look(element))
        if tag in _SKIPPED:
            self.skipped += 1
        if tag == "br":
            self._break()
        if tag in _BLOCKS:
            self._break(gap=tag in _SPACED)
        if tag == "blockquote":
            self.quotes += 1
        if tag == "li":
            self.current.append("- ")
        if tag in ("td", "th"):
            self.current.append("\t")
        self._say(element.text)

    def end(self, element: Any) -> None:
        tag = element.tag.lower()
        if tag in _SKIPPED:
            self.skipped -= 1
        if tag in _BLOCKS:
            self._break(gap=tag in _SPACED)
        if tag == "blockquote":
            self.quotes -= 1
        self.looks.pop()
        self._say(element.tail)

    def comment(self, element: Any) -> None:
        if instructs(element.text or ""):
            self.hidden.append(element.text)
        self._say(element.tail)

    def text(self) -> str:
        self._break()
        return "\n".join(self.lines)

    def warnings(self) -> list[str]:
        words = " ".join(" ".join(self.hidden).split())
        if not re.search(r"\w", words):
            return []
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}\u2026"
        return [HIDDEN.format(f'"{shown}"')]

    def _look(self, element: Any) -> Look:
        look = self.looks[-1]
        for name in [f".{one}" for one in (element.get("class") or "").split()[:20]]:
            look = restyled(look, self.sheet.get(name.lower(), ""))
        look = restyled(look, self.sheet.get(f"#{element.get('id') or ''}".lower(), ""))
        if element.tag == "font" and element.get("color"):
            look = look._replace(colour=parsed(element.get("color")))
        if element.get("bgcolor"):
            look = look._replace(ground=parsed(element.get("bgcolor")))
        if element.get("background"):
            look = look._replace(ground=None)
        if element.get("hidden") is not None:
            look = look._replace(gone=True)
        return restyled(look, (element.get("style") or "")[:5_000])

    def _say(self, words: str | None) -> None:
        if not words or self.skipped:
            return
        if self.looks[-1].hidden:
            self.hidden.append(words)
        else:
            self.current.append(re.sub(r"[ \n\r\t\f]+", " ", words))

    def _break(self, *, gap: bool = False) -> None:
        line = re.sub(r" {2,}", " ", "".join(self.current)).strip(" ")
        cells = [cell.strip() for cell in line.split("\t")]
        line = "\t".join(cells).strip("\t")
        self.current = []
        mark = "> " * min(self.quotes, 10)
        if line and line != "-":
            self.lines.append(f"{mark}{line}")
        elif line == "-":
            self.current = ["- "]  # the words of the point stand in a block of their own
        if gap and self.lines and self.lines[-1].strip("> "):
            self.lines.append(mark.rstrip())
