"""The places beside the plan: prep and playbook."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import ModelError
from assistant.playbook.search import Playbook
from assistant.ui import resources
from assistant.ui.playbook import looking_up
from assistant.ui.playbook.entry_view import document
from assistant.ui.prep import view as prep_view
from tests.ui.conftest import new_tab, said


def go(page: AppTest, name: str) -> AppTest:
    page.button(key=f"place-to-{name}").click().run()
    assert not page.exception
    return page


def test_a_new_seller_sees_chat_and_plan_and_a_quiet_row(page: AppTest) -> None:
    assert page.button(key="place-here-plan").label == "Plan"
    assert "Say what you know about the deal" in said(page)
    go(page, "prep")
    assert "Open a plan in the sidebar" in said(page)
    go(page, "plan")
    assert page.button(key="open-sample")


def test_prep_shows_the_sheet_of_the_open_plan(sample: AppTest) -> None:
    text = said(go(sample, "prep"))
    assert "Check-in with Halden Health" in text
    assert "of 15 minutes" in text
    assert "Marcus Lee" in text
    assert "Dana Ortiz" in text
    assert "prep" in sample.query_params["place"]


def test_another_call_and_another_length_change_the_sheet(sample: AppTest) -> None:
    go(sample, "prep")
    sample.button_group(key=prep_view.KIND).set_value("closing-call").run()
    assert not sample.exception
    assert "Closing call with Halden Health" in said(sample)
    assert "of 30 minutes" in said(sample)
    sample.number_input(key=prep_view.MINUTES).set_value(45).run()
    text = said(sample)
    assert "Next steps get 15 of 45 minutes" in text
    assert "not named yet" in text
    sample.button_group(key=prep_view.KIND).set_value("demo").run()
    assert "12.7 %" in said(sample)


def test_a_reload_stays_in_the_place(sample: AppTest) -> None:
    go(sample, "prep")
    other = new_tab()
    other.query_params["plan"] = sample.query_params["plan"]
    other.query_params["place"] = "prep"
    other.run()
    assert not other.exception
    assert "Check-in with Halden Health" in said(other)


def test_an_answer_is_worded_for_whom_it_is_meant(sample: AppTest) -> None:
    go(sample, "playbook")
    sample.text_input(key="playbook-asked").set_value("legal is slow").run()
    assert not sample.exception
    warm = sample.code[0].value
    assert "Legal is slow" in said(sample)
    sample.button_group(key="tone-playbook-legal-is-slow").set_value("Direct").run()
    direct = sample.code[0].value
    sample.button_group(key="audience-playbook-legal-is-slow").set_value("Procurement").run()
    assert len({warm, direct, sample.code[0].value}) == 3
    assert "Priya Nair" in sample.code[0].value  # the owner of this plan's legal review


def test_an_entry_opens_in_a_dialog(sample: AppTest) -> None:
    go(sample, "playbook")
    button = sample.button(key="found-open-legal-is-slow")
    button.click().run()
    assert not sample.exception
    text = said(sample)
    assert "Lawyers get the paper late" in text
    assert "[its date]" in text  # nobody named a day: a gap to fill in


def test_what_fits_nothing_says_so(page: AppTest) -> None:
    go(page, "playbook")
    page.text_input(key="playbook-asked").set_value("zzqx wvut").run()
    assert "Nothing in the playbook fits" in said(page)


def test_an_objection_that_may_be_meant_is_shown_with_the_doubt(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranked = Playbook.ranked
    monkeypatch.setattr(Playbook, "ranked", lambda *asked: (0.4, ranked(*asked)[1]))
    go(page, "playbook")
    page.text_input(key="playbook-asked").set_value("legal is slow").run()
    assert not page.exception
    assert "This may be what they mean" in said(page)
    assert "Legal is slow" in said(page)
    page.button_group(key="playbook-kind").set_value("checklist").run()
    assert "This may be what they mean" not in said(page)


def test_kinds_narrow_what_is_shown(page: AppTest) -> None:
    go(page, "playbook")
    assert page.button(key="found-open-boss-not-involved")
    page.button_group(key="playbook-kind").set_value("checklist").run()
    keys = [str(one.key) for one in page.button]
    assert "found-open-agenda-demo" in keys
    assert "found-open-boss-not-involved" not in keys


def test_a_broken_file_of_the_sellers_own_is_named(page: AppTest) -> None:
    folder = resources.settings().own_knowledge
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text("---\nid: [\n---\nx\n")
    (folder / "good.md").write_text("# Our way\n\nCall <b>them</b> ![x](http://x/y.png) early.\n")
    go(page, "playbook")
    text = said(page)
    assert "bad.md" in text
    page.button_group(key="playbook-kind").set_value("guidance").run()
    page.button(key="found-open-good").click().run()
    assert not page.exception
    shown = [one.value for one in page.markdown if "early" in one.value]
    assert shown
    assert all("<b>" not in one.replace("\\<b", "") and "http://x" not in one for one in shown)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## Head *x*", "##### Head *x*"),
        ("> “Say it”", "> “Say it”"),
        ("- [ ] a box", "- ☐ a box"),
        ("| a | <i> |", "| a | \\<i\\> |"),
        ("|---|---|", "|---|---|"),
        ("<script>x</script>", "\\<script\\>x\\</script\\>"),
        ("a [link](http://e.vil) b", "a link b"),
        ("![p](http://e.vil/p.png)", "p"),
        ("costs $5 and $6", "costs \\$5 and \\$6"),
        (":red[x] :material/abc:", "\\:red\\[x\\] \\:material/abc:"),
    ],
)
def test_text_of_an_entry_becomes_no_link_image_or_html(written: str, shown: str) -> None:
    assert document(written) == shown


def test_an_objection_leads_to_practice(sample: AppTest) -> None:
    go(sample, "playbook")
    sample.text_input(key="playbook-asked").set_value("legal is slow").run()
    sample.button(key="practise-from-playbook-legal-is-slow").click().run()
    assert not sample.exception
    assert sample.session_state["practice-objection"] == "legal-is-slow"


def test_a_search_that_fails_is_told(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise ModelError("The server that embeds cannot be reached.")

    monkeypatch.setattr(looking_up, "look_up", fail)
    go(page, "playbook")
    page.text_input(key="playbook-asked").set_value("legal is slow").run()
    assert not page.exception
    assert "cannot be reached" in page.error[0].value
