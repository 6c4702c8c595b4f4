"""How strangers say it: fillers, corrections in two turns, labels, currencies, whose work it is."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, SetDeal
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, read
from assistant.understanding.money import amounts
from assistant.understanding.reading import Reading

TODAY = dt.date(2026, 11, 19)


def _read(message: str, plan: Plan | None = None, asked: str | None = None) -> Reading:
    return read(message, Context(plan=plan or new_plan(), today=TODAY, asked=asked))


def _after(message: str, plan: Plan | None = None, asked: str | None = None) -> Plan:
    plan = plan or new_plan()
    return apply(plan, _read(message, plan, asked).changes, today=TODAY).plan


def _dated() -> Plan:
    steps = [
        AddStep(action="Legal review", kind="legal-review", owners=["Ron"], due="2026-12-18"),
        AddStep(action="Demo", kind="technical-review", due="2026-12-02"),
    ]
    return apply(new_plan(), [SetDeal(go_live="2027-04-01"), *steps], today=TODAY).plan


def _due(plan: Plan) -> dict[str | None, str]:
    return {step.kind: str(step.due) for step in plan.steps}


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("a two hundred and eighty-five thousand dollar deal", 285_000, "USD"),
        ("R$ 740 mil", 740_000, "BRL"),
        ("$2 mil", 2_000_000, "USD"),
        ("KES 9.4 million", 9_400_000, "KES"),
        ("RM 500k", 500_000, "MYR"),
        ("\u20a640m", 40_000_000, "NGN"),
    ],
)
def test_sums_of_other_places(text: str, value: float, currency: str) -> None:
    assert [(one.value, one.currency) for one in amounts(text)] == [(value, currency)]


@pytest.mark.parametrize("text", ["we try 500 times", "all 300 of it", "rm 204 on floor 2"])
def test_small_words_are_no_currencies(text: str) -> None:
    assert [one.currency for one in amounts(text) if one.currency] == []


def test_of_two_sums_the_one_with_a_currency_counts() -> None:
    plan = _after("They take it, just shy of ninety grand, \u00a389,500 to be exact")
    assert (plan.deal.value, plan.deal.currency) == (89_500, "GBP")


def test_fillers_are_not_part_of_what_is_said() -> None:
    plan = _after("Security review is uh with, um, Marlene Voth, by uh December 11")
    assert [(s.owners, str(s.due)) for s in plan.steps] == [(["Marlene Voth"], "2026-12-11")]


def test_a_correction_in_two_turns_is_no_answer() -> None:
    said = "The network assessment is Delbert Koenig, January 8th, no wait, make that the 14th"
    found = _read(said, asked="signer")
    assert [one.op for one in found.changes if one.op == "mark_unknown"] == []
    assert [str(s.due) for s in _after(said, asked="signer").steps] == ["2027-01-14"]


@pytest.mark.parametrize(
    ("message", "kind", "due"),
    [
        ("wait not dec 18 make it the 21st", "legal-review", "2026-12-21"),
        ("No, sorry, the demo is not the 2, is the 3.", "technical-review", "2026-12-03"),
        ("not the 18th but the 22nd", "legal-review", "2026-12-22"),
    ],
)
def test_a_day_taken_back_is_that_of_what_was_planned_for_it(
    message: str, kind: str, due: str
) -> None:
    before, after = _due(_dated()), _due(_after(message, _dated(), asked="security"))
    assert after == before | {kind: due}


def test_a_goal_taken_back_moves_the_goal() -> None:
    assert str(_after("not April 1, April 15", _dated()).go_live) == "2027-04-15"


@pytest.mark.parametrize("asked", [None, "signer", "security"])
def test_no_legal_alone_asks_before_a_known_step_goes(asked: str | None) -> None:
    found = _read("No legal", _dated(), asked)
    assert [one.op for one in found.unsure] == ["remove_step"]
    assert [one.op for one in found.changes if one.op == "remove_step"] == []


def test_legal_that_is_not_needed_goes_at_once() -> None:
    plan = _after("they don't need the legal review", _dated())
    assert [step.kind for step in plan.steps] == ["technical-review"]


@pytest.mark.parametrize("text", ["What about the price?", "how much is the deal again?"])
def test_the_price_is_asked_about_as_such(text: str) -> None:
    assert [act.topic for act in _read(text, _dated()).acts] == ["price"]


@pytest.mark.parametrize(
    "message",
    [
        "Bo Lind, my colleague, will collect it this Friday",
        "she'll have the stock counted by Friday of next week",
    ],
)
def test_what_somebody_does_by_a_day_is_no_go_live(message: str) -> None:
    assert _after(message, asked="go_live").go_live is None


def test_how_long_a_contract_runs_is_no_step() -> None:
    plan = _after("The contract is of 210.000 euros, for three years.", asked="go_live")
    assert (plan.deal.value, plan.steps) == (210_000, [])


def test_labels_of_a_crm_are_facts() -> None:
    plan = _after("Opp: Mercer Valley Transit - validators. Amt: $1,120,000. Close: 12/18/2026.")
    deal = plan.deal
    assert (deal.buyer, deal.value) == ("Mercer Valley Transit", 1_120_000)
    assert (str(plan.target_close), plan.people) == ("2026-12-18", [])


def test_years_with_the_firm_break_nothing() -> None:
    plan = _after("Imani, 22 yrs there, likes the phone", _dated(), asked="legal")
    assert all((step.duration_days or 0) < 300 for step in plan.steps)


@pytest.mark.parametrize("said", ["Hmm, wait.", "where was I", "hold on a moment"])
def test_a_pause_is_nobodys_name(said: str) -> None:
    found = _read(said, _dated(), asked="procurement")
    assert [one for one in found.changes if one.op in ("add_step", "set_person")] == []


def test_who_decides_is_somebody() -> None:
    plan = _after("Who decides is Amparo Ferrer, director of operations.", asked="approvals")
    assert [person.name for person in plan.people] == ["Amparo Ferrer"]


def test_a_bare_day_behind_a_month_lies_in_it() -> None:
    plan = _after("Legal review: they see it in January, until the 22", asked="security")
    assert _due(plan)["legal-review"] == "2027-01-22"


def test_a_longer_name_is_a_step_of_its_own() -> None:
    plan = _after("Cost price analysis, Dec 11, Imani Broussard", asked="steps")
    assert [(s.action, s.kind) for s in plan.steps] == [("Cost price analysis", None)]


@pytest.mark.parametrize(
    "message",
    [
        "It's not Ron, it's the owner herself, Maria Larkin.",
        "I tell a lie, it's no Ron doing it, it's her colleague Maria Larkin",
        "Maria Larkin does legal, not Ron",
    ],
)
def test_who_takes_anothers_place_owns_the_step(message: str) -> None:
    plan = _after(message, _dated(), asked="procurement")
    assert {s.kind: s.owners for s in plan.steps}["legal-review"] == ["Maria Larkin"]


def test_a_bare_step_is_what_the_rest_is_about() -> None:
    plan = _after("security too. 29 Jan. Fiona Black", _dated(), asked="signer")
    assert [s.owners for s in plan.steps if s.kind == "security-review"] == [["Fiona Black"]]
    assert [s.kind for s in plan.steps if s.kind == "signature"] == []


def test_ok_says_not_how_long() -> None:
    assert _read("ok", _dated(), asked="implementation").changes == []


def test_a_wish_with_a_day_is_the_goal_and_no_step() -> None:
    plan = _after("New deal: Larkspur Hotels, they want to go live in the new property on May 3.")
    assert (str(plan.go_live), plan.steps) == ("2027-05-03", [])


@pytest.mark.parametrize(
    "said", ["Pen test's running, Mick Doolan", "Mick Doolan's already on the pen test"]
)
def test_what_runs_is_under_way(said: str) -> None:
    steps = _after(f"{said}, due 27 November.", asked="steps").steps
    assert [(s.kind, s.status, s.owners) for s in steps] == [
        ("pen-test", "in_progress", ["Mick Doolan"])
    ]


def test_finished_is_nobodys_name() -> None:
    plan = _after("it's finished, they approved the price", asked="procurement")
    assert [(s.kind, s.status, s.owners) for s in plan.steps] == [("procurement", "done", [])]


def test_how_far_a_step_slips_is_not_how_long_it_takes() -> None:
    plan = _after("legal slips a week", asked="approvals")
    assert [s.duration_days for s in plan.steps if s.duration_days] == []


def test_a_body_with_a_day_is_a_step_whatever_was_asked() -> None:
    plan = _after("board 10 Feb", asked="procurement")
    assert [(s.action, str(s.due)) for s in plan.steps] == [("Board", "2027-02-10")]
