"""A page of its own for each test, over an empty data folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.ui import resources

APP = Path(__file__).parents[2] / "app.py"
SECONDS = 30


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder that the page keeps its plans in."""
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_TODAY", "2026-11-24")
    monkeypatch.setenv("ASSISTANT_MODEL", "offline")
    monkeypatch.delenv("ASSISTANT_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    yield tmp_path
    resources.store().close()
    resources.conversations().conn.close()
    st.cache_resource.clear()


def new_tab() -> AppTest:
    """Open the page in another tab of the browser."""
    return AppTest.from_file(str(APP), default_timeout=SECONDS)


@pytest.fixture
def page(data: Path) -> AppTest:
    """The empty page."""
    assert data.is_dir()
    return new_tab().run()


@pytest.fixture
def sample(page: AppTest) -> AppTest:
    """The page with the sample deal open."""
    page.button(key="open-sample").click().run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    """Return all words on the page, as the browser would show them."""
    parts = [*page.markdown, *page.caption, *page.text]
    notes = [*page.error, *page.warning, *page.info]
    text = "\n".join(str(one.value) for one in [*parts, *notes])
    return text.replace("\\", "").replace("\u2060", "")


def edit(page: AppTest, **edits: object) -> None:
    """Edit the table of steps as the browser does."""
    key = page.data_editor[0].key
    assert key
    page.session_state[key] = {
        "edited_rows": {}, "added_rows": [], "deleted_rows": [], **edits,
    }  # fmt: skip
    page.run()
    assert not page.exception
