"""A real browser at a real server; skipped only where there is no browser."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.seller import SIZES, Seller, Width, browser, chromium
from tests.browser.serving import Server

NewSeller = Callable[..., Seller]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as needing a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if chromium() is None:
                why = "no chromium is installed: apt-get install chromium, or run .ci/run"
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="package")
def chrome() -> Iterator[Browser]:
    """The browser; its event loop must have ended when other tests start theirs."""
    with browser() as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The app over an empty data folder."""
    running = Server(tmp_path).start()
    yield running
    running.stop()


@pytest.fixture
def new_seller(chrome: Browser) -> Iterator[NewSeller]:
    """Open a tab of its own: `new_seller(width, scheme)`."""
    contexts: list[BrowserContext] = []

    def opened(width: Width = "laptop", scheme: str = "light") -> Seller:
        wide, high = SIZES[width]
        context = chrome.new_context(
            viewport={"width": wide, "height": high},
            color_scheme="dark" if scheme == "dark" else "light",
            accept_downloads=True,
        )
        contexts.append(context)
        return Seller(context.new_page())

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where screenshots go: the folder SCREENSHOTS, else one that is thrown away."""
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
