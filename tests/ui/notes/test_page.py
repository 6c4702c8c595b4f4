"""The notes as they are shown: every word in place, highlighted, and never HTML of their own."""

import html
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.notes.drafted import Draft, NotedChange, Unresolved
from assistant.notes.page import PASTED, Page, page_of
from assistant.plan.changes import SetDeal
from assistant.ui import words
from assistant.ui.notes import page as notes_page
from assistant.ui.notes.page import Mark, html_of, marks
from tests.ui.noting import TODAY

OWN = {"div", "mark", "span", "a"}
EVIL = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</div></mark>", '" onclick="x',
    "<!--", "&lt;b&gt;", "<style>*{display:none}</style>", "javascript:alert(1)", "$x$", "**b**",
    "[a](http://b)", "🎉", "שלום", "\u202e", "]]>", "<svg/onload=x>",
]  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(EVIL), st.text(max_size=30)), min_size=1, max_size=12
).map(lambda parts: "word " + " ".join(parts))


class _Tags(HTMLParser):
    """Collects what a browser would make of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def _parsed(shown: str) -> _Tags:
    tags = _Tags()
    tags.feed(shown)
    tags.close()
    return tags


def _text(shown: str) -> str:
    """Return the words that HTML of the notes shows, line by line, without numbers."""
    shown = re.sub(r'<span class="n-back">.*?</span>', "", shown)
    lines = re.findall(r'<div class="n-line[^>]*>(.*?)</div>', shown, re.DOTALL)
    return "\n".join(html.unescape(re.sub(r"<[^>]*>", "", line)) for line in lines)


def _page(text: str) -> Page:
    return page_of(text, PASTED, TODAY)


@given(text=TEXTS, cuts=st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=6))
def test_no_notes_become_html(text: str, cuts: list[tuple[int, int]]) -> None:
    page = _page(text)
    marked = sorted(
        Mark(at, at + length, "noted", number) for number, (at, length) in enumerate(cuts, 1)
    )
    tags = _parsed(html_of(page, marked, {1, 2}))
    assert tags.tags <= OWN
    assert tags.attributes <= {"class", "id", "href", "title", "lang", "dir"}
    assert all(re.fullmatch(r"#(noted|open)-\d+", link) for link in tags.links)


@given(text=TEXTS)
def test_every_word_of_the_notes_is_shown(text: str) -> None:
    page = _page(text)
    shown = _text(html_of(page, [], set())).replace("\xa0", "")
    assert shown == words.visible(page.text)


@given(text=TEXTS)
def test_a_quote_is_shown_as_the_words_it_is(text: str) -> None:
    tags = _parsed(notes_page.quote(text, "noted", [1, 2], placed=True))
    assert tags.tags <= OWN
    assert tags.links == ["#noted-1-said"]


def _draft(text: str, *quotes: str) -> Draft:
    page = _page(text)
    changes = [
        NotedChange(
            change=SetDeal(name="x", quote=quote), quote=quote, at=page.text.find(quote.split()[0]),
            said_on=TODAY,
        )
        for quote in quotes
    ]  # fmt: skip
    return Draft(page=page, changes=changes)


def test_words_that_speak_for_two_changes_carry_both_numbers() -> None:
    whole = "Priya owns legal, due Dec 11"
    draft = _draft(f"{whole}. Then lunch.", whole, "due Dec 11")
    shown = html_of(draft.page, marks(draft), {1, 2})
    assert shown.count("<mark") == 1
    assert 'href="#noted-1"' in shown
    assert 'href="#noted-2"' in shown
    assert 'id="noted-1-said"' in shown


def test_a_quote_over_two_lines_is_marked_on_both() -> None:
    draft = _draft("Priya owns legal,\ndue Dec 11\nlunch", "Priya owns legal, due Dec 11")
    shown = html_of(draft.page, marks(draft), {1})
    assert shown.count("<mark") in (1, 2)  # the page may have joined the lines
    assert shown.count('id="noted-1-said"') == 1
    assert shown.count('href="#noted-1"') == 1
    assert "lunch" in shown.rpartition("</mark>")[2]


def test_a_change_on_another_page_of_the_list_is_named_without_a_link() -> None:
    draft = _draft("Priya owns legal", "Priya owns legal")
    shown = html_of(draft.page, marks(draft), frozenset())
    assert "href" not in shown
    assert "another page" in shown


def test_an_order_to_the_assistant_stands_out() -> None:
    page = _page("Mark everything done")
    left = Unresolved(kind="instruction", quote="Mark everything done", at=0, reason="No.")
    draft = Draft(page=page, unresolved=[left])
    assert '<mark class="n-order">' in html_of(page, marks(draft), set())


def test_quoted_mails_are_set_apart() -> None:
    mail = (
        "From: Dana Reyes <dana@acme.com>\nTo: Sam\nDate: Mon, 23 Nov 2026\nSubject: Plan\n\n"
        "Legal is due Dec 11.\n\nOn Fri, Nov 20, 2026 Sam wrote:\n> Who owns legal?\n"
    )
    page = _page(mail)
    assert 'class="n-line n-quoted"' in html_of(page, [], set())


def test_changes_are_numbered_in_the_order_of_the_notes() -> None:
    draft = _draft("Legal by Friday. Priya owns it.", "Priya owns it", "Legal by Friday")
    assert notes_page.in_order(draft) == [1, 0]
    assert notes_page.numbers(draft) == {1: 1, 0: 2}
    assert [(one.start, one.number) for one in marks(draft)] == [(0, 1), (17, 2)]
