"""What a seller does on the page, in a real browser."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Locator, Page, sync_playwright

SECONDS = 1000  # milliseconds
TURN = 60 * SECONDS
Width = Literal["laptop", "phone"]
SIZES: dict[Width, tuple[int, int]] = {"laptop": (1440, 900), "phone": (390, 844)}


def chromium() -> str | None:
    """Return where the system's browser is, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Run the system's browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield opened
        finally:
            opened.close()


class Seller:
    """Somebody at the page.

    Args:
        page: the browser's tab.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(30 * SECONDS)

    def visit(self, url: str) -> "Seller":
        """Open the page and wait until it can be written to."""
        self.page.goto(url)
        return self.wait()

    def reload(self) -> "Seller":
        """Reload the page."""
        self.page.reload()
        return self.wait()

    def wait(self) -> "Seller":
        """Wait until the page is drawn."""
        self.page.get_by_test_id("stChatInputTextArea").wait_for()
        self.rest()
        return self

    def rest(self) -> None:
        """Wait until nothing runs."""
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(
            state="attached", timeout=TURN
        )

    def write(self, text: str) -> None:
        """Send a message, without waiting for the answer."""
        box = self.page.get_by_test_id("stChatInputTextArea")
        box.fill(text)
        box.press("Enter")

    def say(self, text: str) -> str:
        """Send a message and return the answer."""
        before = self.messages().count()
        self.write(text)
        return self.answer(before + 2)

    def answer(self, count: int) -> str:
        """Wait until so many messages stand there, and return the last."""
        self.messages().nth(count - 1).wait_for(timeout=TURN)
        self.page.locator(".st-key-working").wait_for(state="detached", timeout=TURN)
        self.wait()
        return self.messages().nth(count - 1).inner_text()

    def messages(self) -> Locator:
        """Return the messages of the conversation."""
        return self.page.locator('.st-key-messages [data-testid="stChatMessage"]')

    def said(self) -> list[str]:
        """Return what the seller said so far."""
        bubble = '[class*="st-key-said-user-"] [data-testid="stText"]'
        own = self.page.locator(f".st-key-messages {bubble}")
        return [text.strip() for text in own.all_inner_texts()]

    def retry(self) -> bool:
        """Send what was not answered once more; tell whether there was anything."""
        button = self.page.locator(".st-key-retry button")
        if not button.count():
            return False
        button.click()
        return True

    def headline(self) -> str:
        """Return the plan's headline."""
        return self.page.locator('[class*="st-key-hero-"] h2').first.inner_text()

    def plan_id(self) -> str:
        """Return the open plan's id, from the page's address."""
        self.page.wait_for_function("new URLSearchParams(location.search).get('plan')")
        return str(self.page.evaluate("new URLSearchParams(location.search).get('plan')"))

    def export(self, ending: str) -> bytes:
        """Download the plan as a file, once the page is at rest; a run would cancel it."""
        self.rest()
        self.page.locator(".st-key-export button").first.click()
        button = self.page.locator(f".st-key-export-{ending} button")
        button.wait_for()
        self.rest()
        with self.page.expect_download() as waiting:
            button.click()
        path = waiting.value.path()
        self.page.keyboard.press("Escape")
        return path.read_bytes()
