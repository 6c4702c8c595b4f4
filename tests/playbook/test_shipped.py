"""The shipped entries: complete, and every fact in them presented as what it is."""

import re

import pytest

from assistant.plan.catalogue import CATALOGUE
from assistant.playbook.embedding import LocalVectors, _shipped
from assistant.playbook.embedding import text_key as key_of
from assistant.playbook.entries import Entry
from assistant.playbook.filling import PLACEHOLDERS
from assistant.playbook.loading import knowledge
from assistant.playbook.rows import rows_of

OBJECTIONS = [
    "too-formal",
    "well-get-back-to-you",
    "cannot-commit-to-dates",
    "no-deadline",
    "not-my-process",
    "security-takes-time",
    "legal-is-slow",
    "just-send-it",
    "more-homework",
    "too-early",
    "feels-like-pressure",
    "internal-alignment",
    "budget-not-approved",
    "boss-not-involved",
    "comparing-vendors",
    "just-a-pilot",
    "next-quarter",
    "discount-to-sign",
    "new-approval-step",
    "step-overdue",
    "cannot-share-process",
    "too-many-meetings",
    "champion-left",
    "price-too-high",
]
ENTRIES = knowledge().entries


def test_all_objections_of_the_contract_are_there() -> None:
    assert {one.id for one in knowledge().of_kind("objection")} == set(OBJECTIONS)


@pytest.mark.parametrize("entry", knowledge().of_kind("objection"), ids=lambda one: one.id)
def test_an_objection_is_whole(entry: Entry) -> None:
    assert len({words.casefold() for words in entry.says}) >= 8
    for audience in ("Champion", "Executive", "Procurement"):
        for tone in ("warm", "direct"):
            assert entry.section(f"{audience}, {tone}")
    for heading in ("What lies behind it", "A question that moves it on", "What not to say"):
        assert entry.section(heading)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.id)
def test_an_entry_is_sound(entry: Entry) -> None:
    assert entry.says
    assert entry.sources
    assert entry.step is None or entry.step in CATALOGUE
    assert set(re.findall(r"\{([a-z_]+)\}", entry.body)) <= PLACEHOLDERS


def test_every_usual_step_has_its_entry() -> None:
    assert {f"step-{kind}" for kind in CATALOGUE} <= {one.id for one in ENTRIES}


def test_all_letters_of_meddpicc_are_there() -> None:
    assert len([one for one in ENTRIES if one.id.startswith("meddpicc-")]) >= 9


def test_figures_are_presented_as_correlations() -> None:
    found = [one for one in ENTRIES if re.search(r"\b(?:53|12\.7) ?%", one.body)]
    assert found
    for entry in found:
        assert re.search(r"correlat|not prove|does not say|no proof", entry.body), entry.id


def test_the_vectors_of_all_texts_come_with_the_package() -> None:
    known = _shipped()
    missing = [row.text for row in rows_of(ENTRIES) if key_of(row.text) not in known]
    assert missing == []
    assert LocalVectors().embed([ENTRIES[0].title]).shape == (1, 384)
