"""From the empty page, through ten messages, to an exported plan that a reload finds again."""

import json
from pathlib import Path

from tests.browser.conftest import NewSeller
from tests.browser.serving import Server

TALK = [
    "Acme Health wants to go live on March 5, the deal is worth $180K",
    "Dana Ortiz, VP of Operations, is our champion there",
    "Legal review takes three weeks, Priya Nair, their general counsel, owns it",
    "Marcus Lee runs the security review and should be done by December 18",
    "Suggest the usual steps",
    "yes",
    "Tom Becker from procurement owns the commercial terms",
    "We check in every Monday at 10",
    "What is critical?",
    "What if legal slips a week?",
]


def test_ten_messages_make_a_plan_that_is_exported_and_found_again(
    server: Server, new_seller: NewSeller, pictures: Path
) -> None:
    seller = new_seller().visit(server.url)
    assert seller.page.get_by_text("Open a sample deal").is_visible()
    seller.page.screenshot(path=pictures / "empty-light.png")
    answers = [seller.say(text) for text in TALK]
    assert all(answers)
    assert seller.said() == TALK
    headline = seller.headline()
    assert "Mar 5" in headline
    _look(server, seller.plan_id(), new_seller, pictures)

    plan = json.loads(seller.export("json"))
    steps = {step["id"]: step for step in plan["steps"]}
    assert plan["go_live"] == "2027-03-05"
    assert plan["deal"]["value"] == 180000
    assert steps["legal-review"]["owners"] == ["Priya Nair"]
    assert steps["legal-review"]["duration_days"] == 15
    assert steps["security-review"]["owners"] == ["Marcus Lee"]
    assert steps["security-review"]["due"] == "2026-12-18"
    assert plan["check_in"]["weekday"] == "monday"
    assert plan["check_in"]["time"] == "10:00"
    assert "Dana Ortiz" in {person["name"] for person in plan["people"]}
    assert b"Priya Nair" in seller.export("md")
    assert seller.export("xlsx")[:2] == b"PK"

    seller.reload()
    assert seller.headline() == headline
    assert seller.said() == TALK
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def _look(server: Server, plan_id: str, new_seller: NewSeller, pictures: Path) -> None:
    """Take pictures of the plan: light, dark, and on a phone."""
    address = f"{server.url}?plan={plan_id}"
    for name, width, scheme in (
        ("plan-light", "laptop", "light"),
        ("plan-dark", "laptop", "dark"),
        ("plan-phone", "phone", "light"),
    ):
        seller = new_seller(width, scheme).visit(address)
        seller.page.locator('[class*="st-key-hero-"]').first.wait_for(state="attached")
        seller.page.wait_for_timeout(1500)  # the chart draws itself after the page
        seller.page.screenshot(path=pictures / f"{name}.png")
        wide = seller.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is wider than its window"
