"""The scorer of drafts on cases small enough to count by hand."""

from typing import Any

import pytest

from evals.matching import pairs_by_quote, quoted
from evals.notes_score import score_notes
from tests.evals.notes_cases import case, done, plan, step


def test_a_step_under_another_name_is_known_by_its_quote() -> None:
    gold = [{"name": "Vendor board", "quote": "Our new suppliers go past the panel on Jan 14"}]
    found = [
        step("Kickoff", evidence=["kickoff stays"]),
        step("Executive approval", evidence=["our new suppliers go past the panel on Jan 14."]),
    ]
    assert [(one.gold, one.found) for one in pairs_by_quote(gold, found)] == [(0, 1)]


def test_a_long_line_that_holds_the_quote_among_much_else_is_not_the_quote() -> None:
    line = "the panel meets on Jan 14 and " + "then we talked about snow for very long " * 3
    assert quoted("the panel meets on Jan 14", ["the panel meets on Jan 14"]) == 100
    assert quoted("the panel meets on Jan 14", [line]) < 50
    assert quoted("", ["", "words"]) == 0


def test_the_name_counts_more_than_the_quote() -> None:
    gold = [
        {"name": "Legal review", "quote": "legal and security both by Friday"},
        {"name": "Security review", "quote": "legal and security both by Friday"},
    ]
    found = [
        step("Security review", evidence=["legal and security both by Friday"]),
        step("Legal review and redlines", evidence=["something else"]),
    ]
    assert [(one.gold, one.found) for one in pairs_by_quote(gold, found)] == [(0, 1), (1, 0)]


def test_what_is_handed_over_is_not_what_is_judged_though_the_quote_is_one() -> None:
    quote = "we send the pack and they go through it"
    gold = [{"name": "Security pack sent", "quote": quote}]
    assert pairs_by_quote(gold, [step("Security review", evidence=[quote])]) == []


BEFORE = plan(
    step("Legal review", owners=["Ana Ruiz"], due="2026-12-11"),
    step("Kickoff", due="2027-01-06"),
)


def _score(after: dict[str, Any], **gold: Any) -> tuple[dict[str, float], list[str]]:
    return score_notes(case(**gold), done(after, before=BEFORE))


GOLD_STEPS = [
    {"name": "Legal review", "owners": ["Ana Ruiz"], "due": "2026-12-16"},
    {"name": "Kickoff", "due": "2027-01-06"},
]


def test_steps_that_nobody_touches_are_not_counted() -> None:
    moved = plan(step("Legal review", owners=["Ana Ruiz"], due="2026-12-16"), BEFORE["steps"][1])
    counts, notes = _score(moved, steps=GOLD_STEPS)
    assert notes == []
    assert counts["steps_hit"] == counts["steps_wanted"] == counts["steps_found"] == 1
    assert counts["date_all"] == 1


def test_a_change_that_the_draft_leaves_out_is_a_missed_step() -> None:
    counts, notes = _score(BEFORE, steps=GOLD_STEPS)
    assert notes == ["missed step: Legal review"]
    assert (counts["steps_hit"], counts["steps_wanted"], counts["steps_found"]) == (0, 1, 0)


def test_a_change_that_the_notes_do_not_make_is_wrong() -> None:
    after = plan(
        step("Legal review", owners=["Ana Ruiz"], due="2026-12-16"),
        step("Kickoff", due="2026-12-08"),
    )
    counts, notes = _score(after, steps=GOLD_STEPS)
    assert notes == ["Kickoff: due 2026-12-08, should be 2027-01-06"]
    assert (counts["strict_hit"], counts["steps_found"], counts["invented"]) == (1, 2, 1)


def test_a_doubled_step_is_made_up() -> None:
    after = plan(
        step("Legal review", owners=["Ana Ruiz"], due="2026-12-16"),
        BEFORE["steps"][1],
        step("Redlines", due="2026-12-16"),
    )
    counts, notes = _score(after, steps=GOLD_STEPS)
    assert notes == ["made up step: Redlines"]
    assert counts["steps_found"] == 2


def test_dropped_steps_are_counted_both_ways() -> None:
    counts, notes = _score(plan(BEFORE["steps"][0]), steps=[GOLD_STEPS[1]], gone=["legal-review"])
    assert (counts["gone_right"], counts["gone_all"]) == (0, 2)
    assert "should be dropped: legal-review" in notes
    assert "should not be dropped: kickoff" in notes


def test_what_the_gold_has_not_should_be_dropped_where_it_says_no_more() -> None:
    whole = [{"name": "Legal review", "owners": ["Ana Ruiz"], "due": "2026-12-11", "maybe": True}]
    counts, notes = _score(plan(BEFORE["steps"][0]), steps=whole)
    assert (counts["gone_right"], counts["gone_all"], notes) == (1, 1, [])
    assert (counts["steps_wanted"], counts["steps_found"]) == (0, 0)
    counts, notes = _score(BEFORE, steps=whole)
    assert (counts["gone_right"], counts["gone_all"]) == (0, 1)
    assert notes == ["should be dropped: kickoff"]


def test_facts_and_people_of_the_plan_before_are_not_counted() -> None:
    people = [{"name": "Ana Ruiz", "side": "buyer"}]
    before = plan(people=people, go_live="2027-02-01")
    after = plan(people=[*people, {"name": "Joy Tran", "side": None}], go_live="2027-02-01")
    gold: dict[str, Any] = {
        "deal": {"buyer": "Acme"},
        "go_live": "2027-02-01",
        "people": [*people, {"name": "Joy Tran", "side": "buyer"}],
    }
    counts, notes = score_notes(case(**gold), done(after, before=before))
    assert counts["facts_all"] == 0
    assert (counts["people_hit"], counts["people_wanted"], counts["people_found"]) == (1, 1, 1)
    assert notes == ["Joy Tran: side None, should be buyer"]
    moved = gold | {"go_live": "2027-02-15"}
    counts, _ = score_notes(case(**moved), done(after, before=before))
    assert (counts["facts_all"], counts["facts_right"]) == (1, 0)


@pytest.mark.parametrize(
    ("told", "left", "doubts", "risks"),
    [
        (["The lawyers can take long"], [], 1, 1),
        ([], ["their lawyers, they take forever, so long"], 1, 0),
        (["The money is there"], [], 0, 0),
    ],
)
def test_doubts_are_told_as_risks_or_left_open(
    told: list[str], left: list[str], doubts: int, risks: int
) -> None:
    after = plan(risks=[{"text": one, "evidence": []} for one in told])
    open_points = [{"kind": "vague", "quote": one, "reason": ""} for one in left]
    counts, notes = score_notes(
        case(risks=["external lawyers could take long"]), done(after, unresolved=open_points)
    )
    assert (counts["doubt_right"], counts["doubt_all"]) == (doubts, 1)
    assert (counts["risk_right"], counts["risk_all"]) == (risks, len(told))
    assert bool(notes) == (not doubts)


def test_a_date_that_is_none_is_told_wherever_it_stands() -> None:
    after = plan(step("Kickoff", due="2026-11-12"))
    _, notes = score_notes(
        case(steps=[{"name": "Kickoff"}], absent={"dates": ["2026-11-12"]}), done(after)
    )
    assert "should not be a date of a step: 2026-11-12 (Kickoff)" in notes
