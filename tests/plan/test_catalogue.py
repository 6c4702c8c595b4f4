import datetime as dt

import pytest

from assistant.plan.catalogue import (
    CATALOGUE,
    dependencies,
    duration,
    entry_like,
    entry_of,
    fold,
    follows_signature,
    recognise,
    spread,
    usual_steps,
)
from assistant.plan.model import Plan, Step
from assistant.plan.schedule import schedule

# Id, usual, shortest and longest duration, working days: as agreed for the product.
FIGURES = """
success-criteria 2 1 5 | decision-process 3 2 10 | nda 3 1 5 | technical-review 5 3 10
pilot 20 10 40 | business-case 5 3 10 | budget 5 3 20 | security-pack 2 1 5
security-review 15 10 40 | dpa 7 5 15 | msa-sent 1 1 3 | legal-review 15 10 28
vendor-onboarding 10 3 30 | procurement 7 5 15 | executive-approval 3 1 22 | signature 2 1 5
purchase-order 3 1 10 | kickoff 3 1 10 | implementation 20 20 20
""".replace("\n", "|")


def _plan(*kinds: str, usual: bool = True) -> Plan:
    steps = [Step(id=kind, action=CATALOGUE[kind].action, kind=kind) for kind in kinds]
    return Plan(steps=steps, assume_usual=usual)


def _before(plan: Plan, kind: str) -> set[str]:
    step = plan.step(kind)
    assert step
    return set(dependencies(plan, step))


@pytest.mark.parametrize("row", [row.split() for row in FIGURES.split("|") if row.strip()])
def test_core_durations_are_those_agreed(row: list[str]) -> None:
    entry = CATALOGUE[row[0]]
    assert [entry.days, entry.low, entry.high] == [int(figure) for figure in row[1:]]
    assert entry.core


def test_entries_are_well_formed() -> None:
    for step_id, entry in CATALOGUE.items():
        assert entry.id == step_id == step_id.lower()
        assert 0 <= entry.low <= entry.days <= entry.high
        assert entry.needs.endswith(".")
        assert set(entry.after) <= set(CATALOGUE)
        assert len(entry.synonyms) >= 8, step_id
        assert all(synonym == synonym.strip() and synonym for synonym in entry.synonyms)


def test_no_wording_means_two_steps() -> None:
    owner: dict[str, str] = {}
    for entry in CATALOGUE.values():
        for wording in (entry.action, *entry.synonyms):
            assert owner.setdefault(fold(wording), entry.id) == entry.id, wording


def test_the_usual_order_has_no_circle() -> None:
    done: list[str] = []
    while len(done) < len(CATALOGUE):
        ready = [
            entry.id
            for entry in CATALOGUE.values()
            if entry.id not in done and set(entry.after) <= set(done)
        ]
        assert ready, f"a circle among {set(CATALOGUE) - set(done)}"
        done += ready


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("InfoSec review", "security-review"),
        ("TPRM", "security-review"),
        ("the vendor risk assessment", "security-review"),
        ("redlines", "legal-review"),
        ("Their MSA review", "legal-review"),
        ("paper", "legal-review"),
        ("countersign", "signature"),
        ("Contract signatures", "signature"),
        ("PO", "purchase-order"),
        ("P.O.", "purchase-order"),
        ("SOC 2", "security-pack"),
        ("DPIA", "dpa"),
        ("CFO sign-off", "executive-approval"),
        ("Ariba registration", "vendor-onboarding"),
        ("kick-off", "kickoff"),
        ("Admin training", "training"),
        ("Salesforce integration", "integration"),
        ("Historic data migration", "data-migration"),
        ("go-live", "go-live"),
    ],
)
def test_people_say_it_in_many_ways(words: str, kind: str) -> None:
    found = recognise(words)
    assert found
    assert found.id == kind


@pytest.mark.parametrize("words", ["", "   ", "lunch", "train", "Book the training room", "…"])
def test_other_words_are_no_usual_step(words: str) -> None:
    assert recognise(words) is None


def test_small_deals_have_fewer_steps_than_large_ones() -> None:
    counts = [len(usual_steps(value)) for value in (20_000, 250_000, 700_000, 5_000_000)]
    assert counts == sorted(set(counts))
    assert len(usual_steps(None)) == len(usual_steps(700_000))


@pytest.mark.parametrize("value", [None, 0, 99_999, 100_000, 499_999, 500_000, 1e6, 1e9])
@pytest.mark.parametrize("trial", [True, False])
def test_usual_steps_are_a_workable_number(value: float | None, trial: bool) -> None:
    steps = usual_steps(value, trial=trial)
    assert 6 <= len(steps) <= 20
    assert ("pilot" in [step.id for step in steps]) == trial
    light = usual_steps(value, light=True, trial=trial)
    assert 4 <= len(light) <= 6
    assert {"legal-review", "signature"} <= {step.id for step in light}


def test_a_duration_is_assumed_until_it_is_stated() -> None:
    step = Step(id="legal", action="Legal", kind="legal-review")
    assert duration(step) == (15, "assumed")
    assert duration(step.model_copy(update={"duration_days": 4})) == (4, "stated")
    assert duration(Step(id="legal-review", action="x")) == (15, "assumed")
    assert duration(Step(id="own", action="Translate the deck")) == (1, "assumed")
    # The name alone does not make it a usual step: imported plans are taken as written.
    assert duration(Step(id="own", action="Legal review")) == (1, "assumed")


def test_a_range_keeps_its_proportions() -> None:
    step = Step(id="s", action="Legal", kind="legal-review")
    assert spread(step) == (10, 15, 28)
    assert spread(step.model_copy(update={"duration_days": 30})) == (20, 30, 56)
    assert spread(Step(id="own", action="Own", duration_days=8)) == (6, 8, 12)
    assert spread(Step(id="own", action="Own", duration_days=0)) == (0, 0, 0)
    for entry in CATALOGUE.values():
        low, mode, high = spread(Step(id=entry.id, action=entry.action))
        assert low <= mode <= high


def test_the_order_reaches_through_steps_that_are_absent() -> None:
    assert _before(_plan("security-review", "legal-review", "signature"), "signature") == {
        "security-review",
        "legal-review",
    }
    assert _before(_plan("nda", "security-review"), "security-review") == {"nda"}
    full = _plan("security-review", "legal-review", "executive-approval", "signature")
    assert _before(full, "signature") == {"executive-approval"}
    assert _before(full, "legal-review") == set()


def test_security_and_legal_run_side_by_side() -> None:
    plan = _plan(*(entry.id for entry in usual_steps(None)))
    assert "security-review" not in _before(plan, "legal-review")
    assert "legal-review" not in _before(plan, "security-review")


def test_an_imported_plan_has_only_the_order_it_states() -> None:
    assert _before(_plan("legal-review", "signature", usual=False), "signature") == set()


def test_a_stated_order_wins_over_the_usual_one() -> None:
    legal = Step(id="legal", action="Legal", kind="legal-review", depends_on=["sign"])
    sign = Step(id="sign", action="Sign", kind="signature")
    plan = Plan(steps=[legal, sign], assume_usual=True)
    assert dependencies(plan, sign) == {}
    assert dependencies(plan, legal) == {"sign": "stated"}


def test_two_steps_of_a_kind_are_both_waited_for() -> None:
    steps = [
        Step(id="cfo", action="CFO approval", kind="executive-approval"),
        Step(id="board", action="Board approval", kind="executive-approval"),
        Step(id="sign", action="Sign", kind="signature"),
    ]
    plan = Plan(steps=steps, assume_usual=True)
    assert dependencies(plan, steps[2]) == {"cfo": "assumed", "board": "assumed"}


def test_what_follows_the_signature() -> None:
    after = {kind for kind in CATALOGUE if follows_signature(kind)}
    assert {"kickoff", "implementation", "go-live", "training", "launch-review"} <= after
    assert not after & {"signature", "legal-review", "executive-approval", "pilot"}
    assert not follows_signature("no such step")


def test_a_name_may_tell_the_kind() -> None:
    step = Step(id="7", action="Security review complete", due=dt.date(2026, 12, 4))
    assert entry_of(step) is None
    found = entry_like(step)
    assert found
    assert found.id == "security-review"


def _live(*kinds: str) -> Plan:
    return _plan(*kinds).model_copy(update={"go_live": dt.date(2027, 1, 5)})


@pytest.mark.parametrize("more", [(), ("go-live",), ("go-live", "launch-review"), ("training",)])
def test_what_surrounds_go_live_moves_no_signature(more: tuple[str, ...]) -> None:
    planned = schedule(_live("signature", "implementation", *more), dt.date(2026, 11, 24))
    assert planned.required_close == dt.date(2026, 12, 4)
    assert planned.earliest_go_live
    review = planned.step("launch-review")
    assert review is None or review.latest_finish is None


def test_training_does_not_delay_assumed_implementation() -> None:
    planned = schedule(_live("legal-review", "training"), dt.date(2026, 11, 24))
    legal = planned.step("legal-review")
    assert legal
    assert legal.latest_finish == dt.date(2026, 12, 4)
