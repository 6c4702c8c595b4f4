"""A round of practice to its score and chart, looked at on all screens."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import NewSeller
from tests.browser.seller import TURN, Seller
from tests.browser.serving import Server

TALK = [
    "I can see that, a queue like that helps nobody. What usually makes it so slow?",
    "Who does the review on your side, and what would they need from us to start?",
    "You want to be live on your date, so the review decides whether that holds.",
    ("I'll send the filled questionnaire tomorrow, you strike what isn't needed, and the three of "
    "us take twenty minutes on Thursday. Can we agree on that?"),
]  # fmt: skip
SECONDS = 1000


def test_a_round_goes_to_its_score_and_chart(
    server: Server, new_seller: NewSeller, pictures: Path
) -> None:
    seller = new_seller().visit(server.url)
    page = seller.page
    page.get_by_text("Open a sample deal").click()
    page.locator('[class*="st-key-hero-"]').first.wait_for(state="attached")
    address = f"{server.url}?plan={seller.plan_id()}&place=practice"
    _open(page, address)
    page.get_by_text("What this plan is likely to meet").wait_for()
    page.screenshot(path=pictures / "practice-choice.png")

    for number in (1, 2):
        _round(page, again=number > 1)
    assert "of 100 points" in page.locator(".st-key-practice-score h3").inner_text()
    page.locator('.st-key-practice-score [data-testid="stVegaLiteChart"]').wait_for()
    page.get_by_text("Your rounds", exact=False).scroll_into_view_if_needed()
    page.wait_for_timeout(SECONDS)  # the chart draws itself after the page
    page.screenshot(path=pictures / "practice-chart.png")
    page.locator(".st-key-practice-score h3").scroll_into_view_if_needed()
    page.screenshot(path=pictures / "practice-score.png")
    _look(new_seller, address, pictures)
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def _open(page: Page, address: str) -> None:
    page.set_default_timeout(TURN)
    page.goto(address, timeout=TURN)
    page.locator(".st-key-practice-view").wait_for()
    _still(page)


def _still(page: Page) -> None:
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(
        state="attached"
    )


def _round(page: Page, *, again: bool) -> None:
    page.locator(f".st-key-practice-{'again' if again else 'begin'} button").click()
    box = page.locator(".st-key-practice-answer textarea")
    score = page.locator(".st-key-practice-score h3")
    score.wait_for(state="detached")  # that of the round before
    for number, text in enumerate(TALK, 1):
        box.or_(score).first.wait_for()
        if score.count():
            return  # the buyer has agreed
        box.fill(text)
        box.press("Enter")
        page.locator(f".st-key-practice-talk .st-key-said-user-{number - 1}").wait_for()
        _still(page)
    page.wait_for_timeout(SECONDS)  # the score follows the last words
    finish = page.locator(".st-key-practice-finish button")
    finish.or_(score).first.wait_for()
    if finish.count():
        finish.click()
    score.wait_for()


def _look(new_seller: NewSeller, address: str, pictures: Path) -> None:
    """Take pictures in the dark and on a phone, of the choice and of a round."""
    for name, width, scheme in (("dark", "laptop", "dark"), ("phone", "phone", "light")):
        seller: Seller = new_seller(width, scheme)
        page = seller.page
        _open(page, address)
        page.wait_for_timeout(SECONDS)
        page.screenshot(path=pictures / f"practice-choice-{name}.png")
        _round(page, again=False)
        page.screenshot(path=pictures / f"practice-round-{name}.png")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is wider than its window"
