"""A second tab, a killed process: nothing is lost."""

from tests.browser.conftest import NewSeller
from tests.browser.seller import Seller
from tests.browser.serving import Server

FIRST = "Acme wants to go live on March 5. Legal takes three weeks, Priya Nair owns it"
LAST = "Marcus Lee runs the security review, due December 18"
SECOND = "Tom Becker owns procurement"
# Takes a while to read, so that there is a middle of the turn.
SMALL_TALK = "We talked about the offsite, the weather and the new office. " * 150
SECONDS = 1000


def test_two_tabs_on_one_plan_see_each_other_s_changes(
    server: Server, new_seller: NewSeller
) -> None:
    one = new_seller().visit(server.url)
    one.say(FIRST)
    two = new_seller().visit(f"{server.url}?plan={one.plan_id()}")
    assert two.said() == [FIRST]
    assert two.headline() == one.headline()

    one.say("Their go-live moves to April 9")
    two.page.locator("h2", has_text="Apr 9").wait_for(timeout=20 * SECONDS)
    two.say(LAST)
    one.page.locator('[class*="st-key-said-user-"]', has_text="Marcus Lee").first.wait_for(
        timeout=20 * SECONDS
    )
    assert one.reload().said() == two.said() == [FIRST, "Their go-live moves to April 9", LAST]
    assert one.headline() == two.headline()


def test_of_two_messages_at_once_none_is_lost(server: Server, new_seller: NewSeller) -> None:
    one = new_seller().visit(server.url)
    one.say(FIRST)
    two = new_seller().visit(f"{server.url}?plan={one.plan_id()}")
    one.write(f"{LAST}. {SMALL_TALK.strip()}")
    two.write(SECOND)
    _answered(one, two)
    plan = one.reload().export("json").decode()
    assert "Marcus Lee" in plan
    assert "Tom Becker" in plan
    said = one.said()
    assert len(said) == 3
    assert SECOND in said


def _answered(*sellers: Seller) -> None:
    """Wait until all three messages have answers, sending once more what was refused."""
    for _ in range(90):
        for seller in sellers:
            seller.retry()
        if all(seller.messages().count() >= 6 for seller in sellers):
            return
        sellers[0].page.wait_for_timeout(SECONDS)


def test_a_process_killed_in_the_middle_of_a_turn_loses_neither_plan_nor_message(
    server: Server, new_seller: NewSeller
) -> None:
    seller = new_seller().visit(server.url)
    seller.say(FIRST)
    headline, address = seller.headline(), f"{server.url}?plan={seller.plan_id()}"
    long = f"{LAST}. {SMALL_TALK.strip()}"
    seller.write(long)
    seller.page.locator(".st-key-working").wait_for()
    server.kill()

    server.start()
    seller = new_seller().visit(address)
    assert seller.headline() == headline
    assert seller.said() == [FIRST, long]
    assert seller.retry()
    seller.answer(4)
    assert seller.said() == [FIRST, long]
    assert "Marcus Lee" in seller.export("json").decode()
