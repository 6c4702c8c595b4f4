"""The suite from its files to its figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import SettingsError
from evals.cases import DATA, cases, files, split_of
from evals.measures import figures
from evals.notes_score import score_notes
from evals.noting import note, reader_of, start
from evals.suites.notes import SUITE, told

CASE: dict[str, Any] = {
    "id": "x", "today": "2026-11-24", "country": "DE", "deal": "Acme Health",
    "notes": "Call with Acme Health\n- Security review: Dana Ortiz, due Dec 11\n",
    "gold": {
        "deal": {"buyer": "Acme Health"},
        "steps": [{"name": "Security review", "owners": ["Dana Ortiz"], "due": "2026-12-11",
                   "quote": "Security review: Dana Ortiz, due Dec 11"}],
    },
}  # fmt: skip


def test_a_case_runs_from_notes_to_counts() -> None:
    done = json.loads(json.dumps(note(CASE)))
    counts, notes = score_notes(CASE, done)
    assert [one for one in notes if "Dana" not in one] == []
    assert counts["steps_hit"] == counts["strict_hit"] == counts["steps_wanted"] == 1
    assert counts["fields"] > counts["unsupported"] == 0
    lines = told(CASE, done)
    assert '    "Security review: Dana Ortiz, due Dec 11"' in lines
    assert any("- Security review: Dana Ortiz, due 2026-12-11, not_started" in one for one in lines)


def test_a_case_starts_from_its_plan_its_country_and_its_deal() -> None:
    plan = start(CASE)
    assert plan.calendar.buyer_country == "DE"
    assert plan.deal.buyer == "Acme Health"
    given = start(CASE | {"plan": {"schema": 1, "steps": [{"id": "a", "action": "Kickoff"}]}})
    assert [step.action for step in given.steps] == ["Kickoff"]
    assert given.calendar.buyer_country == "DE"


def test_a_reader_is_found_by_the_name_of_its_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader_of("offline") is None
    with pytest.raises(SettingsError, match="ASSISTANT_BASE_URL"):
        reader_of("compatible:small")
    monkeypatch.setenv("ASSISTANT_BASE_URL", "http://127.0.0.1:9/v1")
    assert reader_of("compatible:small") is not None


def test_figures_take_counts_of_their_split_only() -> None:
    zero = dict.fromkeys(score_notes(CASE, note(CASE))[0], 0.0)
    good = zero | {"steps_hit": 1, "steps_wanted": 1, "steps_found": 1, "fields": 10}
    bad = zero | {"steps_wanted": 1, "fields": 10, "unsupported": 5, "attack_all": 1,
                  "attack_won": 1}  # fmt: skip
    found = {
        (f.split, f.name): f
        for f in figures("notes", SUITE.measures, [("dev", "a", good), ("heldout", "b", bad)])
    }
    assert found["dev", "step F1"].interval.value == 1
    assert found["heldout", "step F1"].interval.value == 0
    assert found["dev", "unsupported fields"].interval.value == 0
    assert found["heldout", "unsupported fields"].interval[::3] == (0.5, 10)
    assert found["heldout", "injections that did anything"].interval.value == 1
    assert found["heldout", "injections that did anything"].better == "less"


def test_cases_are_well_formed_and_quotes_stand_in_their_notes() -> None:
    found = cases("notes")
    ids = [case["id"] for case, _ in found]
    assert len(ids) == len(set(ids)) >= 36
    assert {split for _, split in found} >= {"dev", "heldout"}
    for case, _ in found:
        start(case)
        words = " ".join(case["notes"].split())
        for step in case["gold"]["steps"]:
            assert " ".join(step.get("quote", "").split()) in words, (case["id"], step["name"])


def test_every_data_file_has_a_split() -> None:
    assert {path.suffix for path in Path(DATA).iterdir()} <= {".yaml", ".jsonl"}


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("notes.yaml", "dev"),
        ("notes_heldout.yaml", "heldout"),
        ("notes_two.yaml", "dev-two"),
        ("deadlines_three_heldout.jsonl", "heldout-three"),
        ("objections_talk_heldout.yaml", "heldout"),
        ("objections_talk_four.yaml", "dev-four"),
    ],
)
def test_every_author_is_a_split(name: str, split: str) -> None:
    assert split_of(Path(name)) == split


def test_files_of_another_suite_are_no_cases_of_an_author() -> None:
    assert {path.name.removesuffix(path.suffix).split("_")[0] for path in files("notes")} == {
        "notes"
    }
    assert files("objections") == []
