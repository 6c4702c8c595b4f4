"""What a seller does with notes on the page."""

import datetime as dt
from collections.abc import Sequence

from streamlit.testing.v1 import AppTest

from assistant.errors import PlanError
from assistant.notes.drafted import Draft, NotedChange, Unresolved
from assistant.notes.page import PASTED, page_of
from assistant.plan.apply import apply
from assistant.plan.changes import Change
from assistant.plan.lines import ChangeLine
from assistant.ui import resources
from assistant.ui.notes.kept import Review, review_of
from tests.ui.conftest import new_tab

TODAY = dt.date(2026, 11, 24)
NOTES = """Call with Acme, Nov 23 2026

- Go-live is March 5, 2027. The deal is worth $240k.
- Priya Nair owns the legal review, due Dec 11
- Marcus Lee runs the security review, due Dec 18
- We check in every Tuesday at 15:00
"""


def paste(page: AppTest, text: str, way: str = "notes-new") -> AppTest:
    """Go to the notes, paste a text and have it read."""
    page.button(key=way).click().run()
    page.text_area(key="notes-text").set_value(text).run()
    page.button(key="notes-read").click().run()
    assert not page.exception
    return page


def drop(page: AppTest, name: str, content: bytes) -> AppTest:
    """Go to the notes and drop a file."""
    if "notes-back" not in [one.key for one in page.button]:
        page.button(key="notes-new").click().run()
    page.file_uploader(key="notes-file").upload(name, content).run()
    assert not page.exception
    return page


def plan_id(page: AppTest) -> str:
    """Return the id of the open plan, from the page's address."""
    return str(page.query_params["plan"])


def again(page: AppTest) -> AppTest:
    """Reload the page."""
    tab = new_tab()
    for name, value in page.query_params.items():
        tab.query_params[name] = value
    tab.run()
    assert not tab.exception
    return tab


def restarted(page: AppTest) -> AppTest:
    """Reload the page after the process began anew: nothing is in its memory any more."""
    resources.notes.clear()
    resources.readings.clear()
    return again(page)


def shown(page: AppTest) -> str:
    """Return the HTML on the page: quotes and the notes themselves."""
    return "\n".join(str(one.proto.body) for one in page.get("html"))


def rows(page: AppTest) -> list[str]:
    """Return the changes under review, in words, in the order in which they are shown."""
    found = [one.label for one in page.checkbox if str(one.key).startswith("take-")]
    return [label.replace("\\", "") for label in found]


def row(page: AppTest, words: str) -> int:
    """Return where the only change stands that holds these words, counted from 0."""
    (found,) = [at for at, text in enumerate(rows(page)) if words in text]
    return found


def edit(page: AppTest, words: str) -> AppTest:
    """Open the form of the only change that holds these words."""
    boxes = [one for one in page.checkbox if str(one.key).startswith("take-")]
    place = str(boxes[row(page, words)].key).rpartition("-")[2]
    page.button(key=f"noted-edit-{place}").click().run()
    assert not page.exception
    return page


def untick(page: AppTest, words: str) -> AppTest:
    """Reject one change."""
    boxes = [one for one in page.checkbox if str(one.key).startswith("take-")]
    boxes[row(page, words)].uncheck().run()
    assert not page.exception
    return page


def noted(change: Change, **more: str) -> NotedChange:
    """Return a change that the words of its quote support."""
    return NotedChange(change=change, quote=change.quote, at=0, said_on=TODAY, **more)


def lay_out(
    page: AppTest, text: str, changes: list[NotedChange], left: Sequence[Unresolved] = ()
) -> Review:
    """Put notes under review that were read as the test says, and show them."""
    notes = page_of(text, PASTED, TODAY)
    drafted = [
        one.model_copy(update={"at": notes.text.find(one.quote), "lines": _lines(page, one)})
        for one in changes
    ]
    review = review_of(Draft(page=notes, changes=drafted, unresolved=list(left)), read=True)
    resources.notes().put(plan_id(page), review)
    page.run()
    page.button(key="notes-open").click().run()
    assert not page.exception
    return review


def _lines(page: AppTest, one: NotedChange) -> list[ChangeLine]:
    """Return what a change does to the open plan, nothing where it needs another one first."""
    try:
        return apply(page.session_state["desk"].session.plan, [one.change], today=TODAY).lines
    except PlanError:
        return []
