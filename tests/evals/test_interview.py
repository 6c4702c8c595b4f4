"""The simulated seller, the interview and its score."""

import itertools
from typing import Any

import pytest

from evals.cases import cases
from evals.interview import interview, says_late
from evals.seller import ASIDES, DUNNO, Seller
from evals.suite import Setting
from evals.suites.interview import score, told
from evals.topics import question_in, topic_of

CASE: dict[str, Any] = {
    "id": "x", "today": "2026-11-24",
    "says": {
        "open": ["Plan for Acme Health"], "go_live": ["March 1", "it is March 1"],
        "steps": ["Dana Ortiz runs the security review until Dec 11"],
        "legal": ["Tom Reed"], "legal.due": ["Jan 8"], "signer": ["Ann Lee"],
        "procurement": ["no"],
    },
    "tells": {"steps": ["security"]},
    "gold": {"steps": [
        {"name": "Security review", "topic": "security", "owners": ["Dana Ortiz"],
         "due": "2026-12-11"},
        {"name": "Legal review", "topic": "legal", "owners": ["Tom Reed"], "due": "2027-01-08"},
        {"name": "Contract signatures", "topic": "signer", "owners": ["Ann Lee"]},
    ]},
}  # fmt: skip
PLAN = {
    "steps": [
        {"id": "security-review", "action": "Security review"},
        {"id": "legal", "action": "Legal review and redlines"},
        {"id": "kickoff", "action": "Kickoff"},
    ]
}


def _calm(case: dict[str, Any] = CASE) -> Seller:
    """Return a seller who does not wander off."""
    for seed in range(50):
        seller = Seller(case, seed)
        if not seller._aside_at:
            return seller
    raise AssertionError


def _kinds(seller: Seller) -> list[str]:
    return [one.kind for one in seller.questions]


def test_he_says_what_is_asked_and_knows_when_he_is_asked_again() -> None:
    seller = _calm()
    assert seller.opening() == "Plan for Acme Health"
    assert "Plan for Acme Health" in seller.answer("buyer", PLAN)
    assert "March 1" in seller.answer("go_live", PLAN)
    assert "March 1" in seller.answer("go_live", PLAN)
    assert "Tom Reed" in seller.answer("legal", PLAN)
    assert "Tom Reed" in seller.answer("step:legal:owner", PLAN)
    assert seller.answer("step:legal:due", PLAN).startswith("Jan 8")
    assert _kinds(seller) == ["again", "useful", "again", "useful", "again", "useful"]


def test_what_he_told_besides_is_told() -> None:
    seller = _calm()
    seller.opening()
    seller.answer("steps", PLAN)
    seller.answer("step:security-review:due", PLAN)
    seller.answer("security", PLAN)
    assert _kinds(seller) == ["useful", "again", "again"]
    assert "steps" in seller.elicited


def test_what_he_does_not_know_is_no_fault_once() -> None:
    seller = _calm()
    assert seller.answer("champion", PLAN) in DUNNO
    assert seller.answer("champion", PLAN) in DUNNO
    assert seller.answer("step:kickoff:owner", PLAN) in DUNNO
    assert _kinds(seller) == ["unknown", "again", "unknown"]


def test_he_takes_of_what_is_offered_what_is_his() -> None:
    seller = _calm()
    assert seller.choice(["Legal review: added", "Kickoff: added"]) == "Only Legal review"
    assert seller.choice(["Legal review: added"]) == "Add them all"
    assert "none" in seller.choice(["Kickoff: added"]).lower()


def test_he_takes_back_what_was_wrong_and_is_asked_the_same_again() -> None:
    fix = {"topic": "legal", "first": "Tim Weed", "then": "sorry, Tom Reed"}
    seller = _calm(CASE | {"fix": fix})
    assert seller.answer("legal", PLAN).startswith("Tim Weed")
    assert seller.answer("go_live", PLAN) == "sorry, Tom Reed"
    assert "March 1" in seller.answer("go_live", PLAN)
    assert _kinds(seller) == ["useful", "unanswered", "useful"]


def test_seeds_word_it_otherwise_and_some_wander_off() -> None:
    def words(seed: int) -> list[str]:
        seller = Seller(CASE, seed)
        keys = ("go_live", "legal", "step:legal:due", "signer", "procurement")
        return [seller.opening(), *(seller.answer(key, PLAN) for key in keys)]

    said = [words(seed) for seed in range(20)]
    assert said[3] == words(3)
    assert len({tuple(one) for one in said}) > 5
    assert any(set(one) & set(ASIDES) for one in said)
    assert not all(set(one) & set(ASIDES) for one in said)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Great. Who signs the contract?", "signer"),
        ("Who owns the Security review?", "step:security-review:owner"),
        ("When will the legal review be finished?", "step:legal:due"),
        ("When do they need to be live?", "go_live"),
        ("How do you feel today?", None),
    ],
)
def test_a_models_own_words_are_a_question_too(question: str, key: str | None) -> None:
    assert topic_of(question_in(question), PLAN) == key


def test_the_last_question_counts() -> None:
    assert question_in("Why? Noted. Who signs?") == "Who signs?"
    assert question_in("Noted.") == ""


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Not as it stands: Mon Dec 14 is 22 working days short.", True),
        ("I am afraid you will not make it.", True),
        ("No, there is too little time.", True),
        ("Yes: Mon Feb 16 fits, with 9 working days to spare.", False),
    ],
)
def test_whether_a_reply_says_that_it_cannot_be_done(text: str, *, late: bool) -> None:
    assert says_late(text) == late


def _done(**values: Any) -> dict[str, Any]:
    plan: dict[str, Any] = {
        "deal": {}, "people": [], "steps": [], "go_live": None, "target_close": None,
        "check_in": None, "risks": [],
    }  # fmt: skip
    return {
        "plan": plan, "lines": ["Seller: hi"], "ended": True, "last": "Yes, it fits.",
        "questions": [], "topics": ["legal"], "elicited": ["legal"], **values,
    }  # fmt: skip


def test_every_fault_of_an_interview_is_counted() -> None:
    gold: dict[str, Any] = {"gold": {"steps": []}}
    good = score(gold, _done())
    assert good.notes == []
    assert good.counts["whole_and_honest"] == 1
    kinds = ("useful", "again", "unknown", "unanswered")
    bad = score(
        gold | {"late": True},
        _done(
            questions=[{"key": "legal", "kind": kind} for kind in kinds], elicited=[], ended=False
        ),
    )
    assert [bad.counts[key] for key in ("asked", "beyond", "again")] == [4, 3, 1]
    assert bad.counts["topics_told"] == bad.counts["verdict_right"] == bad.counts["ended"] == 0
    assert bad.notes == [
        "asked again: legal", "never asked for: legal",
        "should say that it does not fit: Yes, it fits.", "the interview came to no end",
    ]  # fmt: skip


def test_an_interview_runs_to_its_end() -> None:
    done = interview(CASE, Setting(epoch=1))
    assert done["ended"]
    assert done["plan"]["deal"]["buyer"] == "Acme Health"
    assert done["plan"]["go_live"] == "2027-03-01"
    assert {"go_live", "signer"} <= set(done["elicited"])
    assert any(line.startswith("Seller: ") for line in told(CASE, done))
    assert done == interview(CASE, Setting(epoch=1)) | {"seconds": done["seconds"]}


def test_cases_of_interviews_are_well_formed() -> None:
    for case, _ in cases("interviews"):
        said, gold = case["says"], case["gold"]
        topics = {step.get("topic") for step in gold["steps"]}
        assert said["open"], case["id"]
        for topic in [*said, *itertools.chain(*case.get("tells", {}).values())]:
            head = topic.partition(".")[0]
            assert head in topics | _KEYS, (case["id"], topic)
        if "fix" in case:
            assert case["fix"]["topic"] in said, case["id"]


_KEYS = {
    "open", "buyer", "go_live", "value", "steps", "signer", "legal", "security", "procurement",
    "approvals", "implementation", "champion", "check_in",
}  # fmt: skip
