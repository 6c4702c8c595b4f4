"""An objection typed into the chat until its answer lies on the clipboard; a sheet exported."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewSeller
from tests.browser.seller import TURN, Seller, Width
from tests.browser.serving import Server

SAID = 'Sofia told me "our lawyers are snowed under, they need weeks for every contract"'
DAY = "February 4"  # on which the sample deal goes live
MINUTES = 40
GONE = "was => ![...document.querySelectorAll('code')].some(one => one.innerText === was)"
SCREENS: tuple[tuple[str, Width, str], ...] = (
    ("desktop", "laptop", "light"), ("dark", "laptop", "dark"), ("phone", "phone", "light"),
)  # fmt: skip


def _sample(seller: Seller, server: Server) -> Page:
    page = seller.visit(server.url).page
    page.get_by_text("Open a sample deal").click()
    page.locator('[class*="st-key-hero-"]').first.wait_for(state="attached")
    return page


def _still(page: Page) -> None:
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(
        state="attached", timeout=TURN
    )


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", text.lower()).strip()


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_an_objection_is_answered_and_copied(
    server: Server, new_seller: NewSeller, pictures: Path
) -> None:
    seller = new_seller()
    page = _sample(seller, server)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seller.say(SAID)

    card = page.locator('.st-key-messages [class*="st-key-answer-reply-"]').last
    words = card.locator("code")
    card.scroll_into_view_if_needed()
    shown = [words.inner_text()]
    page.screenshot(path=pictures / "answer-chat-desktop.png")
    for name in ("Executive", "Direct"):
        card.get_by_role("radio", name=name, exact=True).click()
        page.wait_for_function(GONE, arg=shown[-1])
        _still(page)
        shown.append(words.inner_text())
    assert len(set(shown)) == len(shown)
    assert all(DAY in one for one in shown)
    words.hover()
    card.locator('[data-testid="stCode"] button').click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == shown[-1].strip()

    for name, width, scheme in SCREENS[1:]:
        other = new_seller(width, scheme).visit(f"{server.url}?plan={seller.plan_id()}").page
        again = other.locator('[class*="st-key-answer-reply-"]').last
        again.wait_for()
        again.scroll_into_view_if_needed()
        other.wait_for_timeout(500)
        other.screenshot(path=pictures / f"answer-chat-{name}.png")
        _fits(other)
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_a_sheet_for_the_next_call_is_exported(
    server: Server, new_seller: NewSeller, pictures: Path
) -> None:
    seller = new_seller()
    page = _sample(seller, server)
    address = f"{server.url}?plan={seller.plan_id()}&place=prep"
    page.goto(address, timeout=TURN)
    view = page.locator(".st-key-prep-view")
    view.wait_for()
    view.get_by_role("radio", name="Closing call").click()
    _still(page)
    box = view.locator("input[type=number]")
    box.fill(str(MINUTES))
    box.press("Enter")
    page.get_by_text(f"of {MINUTES} minutes").wait_for()
    _still(page)
    page.screenshot(path=pictures / "prep-desktop.png")

    with page.expect_download() as waiting:
        page.locator(".st-key-prep-export button").click()
    told = waiting.value.path().read_text(encoding="utf-8")
    assert waiting.value.suggested_filename.endswith("closing-call.md")
    shown = view.locator("[class*='st-key-prep-part-'] p strong").all_inner_texts()
    minutes = re.findall(r"^\| \d+ \| (\d+) \|", told, re.MULTILINE)
    assert [f"{one} min" for one in minutes] == shown
    assert sum(map(int, minutes)) == MINUTES
    people = page.locator(".st-key-prep-people strong").all_inner_texts()
    assert people
    assert all(_plain(one) in _plain(told) for one in people)
    assert "Halden Health" in told
    assert "Thu Feb 4" in told

    for name, width, scheme in SCREENS[1:]:
        other = new_seller(width, scheme).page
        other.goto(address, timeout=TURN)
        other.locator(".st-key-prep-export button").wait_for(timeout=TURN)
        other.locator(".st-key-prep-bring").wait_for(timeout=TURN)
        _still(other)
        other.wait_for_timeout(500)
        other.screenshot(path=pictures / f"prep-{name}.png")
        _fits(other)


@pytest.mark.parametrize(("name", "width", "scheme"), SCREENS)
def test_the_playbook_answers_what_is_asked(
    server: Server, new_seller: NewSeller, pictures: Path, name: str, width: Width, scheme: str
) -> None:
    seller = new_seller(width, scheme)
    page = _sample(seller, server)
    page.goto(f"{server.url}?plan={seller.plan_id()}&place=playbook", timeout=TURN)
    view = page.locator(".st-key-playbook-view")
    view.locator('[class*="st-key-found-open-"]').first.wait_for(timeout=TURN)
    page.screenshot(path=pictures / f"playbook-{name}.png")
    box = view.locator("input[type=text]").first
    box.fill("they say it is far too expensive")
    box.press("Enter")
    page.locator(".st-key-playbook-answer").wait_for(timeout=TURN)
    _still(page)
    page.screenshot(path=pictures / f"playbook-found-{name}.png")
    _fits(page)
    box.fill("best pizza in Naples")
    box.press("Enter")
    page.get_by_text("Nothing in the playbook fits that.").wait_for(timeout=TURN)
