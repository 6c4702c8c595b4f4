from pathlib import Path

import pytest

from assistant.playbook.embedding import LocalVectors
from assistant.playbook.loading import knowledge
from assistant.playbook.search import Playbook, open_playbook, summary
from assistant.settings import Settings


def test_the_best_comes_first_with_a_probability(playbook: Playbook) -> None:
    found = playbook.search("Their lawyers take for ever with the contract", ["objection"])
    assert found[0].id == "legal-is-slow"
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < one <= 1 for one in scores)


def test_nothing_is_found_where_nothing_fits(playbook: Playbook) -> None:
    for words in ("", "   ", "Best pasta in Naples?", "🙂", "x" * 5_000):
        assert playbook.search(words) == []


@pytest.mark.parametrize(
    ("fits", "found", "doubtful"), [(0.9, 1, False), (0.4, 1, True), (0.1, 0, False)]
)
def test_an_unsure_objection_is_returned_as_doubtful(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch, fits: float, found: int, doubtful: bool
) -> None:
    _, hits = playbook.ranked("Their lawyers take for ever", ["objection"])
    monkeypatch.setattr(Playbook, "ranked", lambda *_: (fits, hits))
    assert len(playbook.search("Hm", ["objection"], 1)) == (fits > 0.5)
    told = playbook.objections("Hm", 1)
    assert (len(told[0]), told[1]) == (found, doubtful)


def test_only_the_kinds_asked_for_are_returned(playbook: Playbook) -> None:
    found = playbook.search("How do I get a date for each step?", ["talk-track", "question"])
    assert found
    assert {one.kind for one in found} <= {"talk-track", "question"}
    assert playbook.search("How do I get a date for each step?", []) == []


def test_no_more_is_returned_than_asked_for(playbook: Playbook) -> None:
    assert len(playbook.search("What does a mutual action plan contain?", limit=1)) == 1


def test_the_same_query_gets_the_same_answer(playbook: Playbook) -> None:
    query = "We are in no hurry at all on our side"
    assert playbook.search(query) == playbook.search(query)


def test_own_entries_are_found_like_any_other(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "sandbox-rules.md").write_text(
        "---\nsays: [Can they get a sandbox tenant in Frankfurt?]\n---\n"
        "A sandbox tenant in Frankfurt needs two days and the form of the cloud team.",
        encoding="utf-8",
    )
    book = Playbook.open(knowledge(own), LocalVectors(), tmp_path / "index")
    found = book.search("how do we give them a sandbox tenant in Frankfurt")
    assert (found[0].id, found[0].origin) == ("sandbox-rules", "own")


def test_a_playbook_without_entries_finds_nothing(tmp_path: Path) -> None:
    from assistant.playbook.loading import Knowledge

    book = Playbook.open(Knowledge(entries=[]), LocalVectors(), tmp_path)
    assert book.search("What is a mutual action plan?") == []


def test_the_settings_open_the_same_playbook_until_a_file_changes(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    first = open_playbook(settings.knowledge_source)
    assert open_playbook(settings.knowledge_source) is first
    settings.own_knowledge.mkdir()
    (settings.own_knowledge / "ours.md").write_text("Our own rules for pilots.", encoding="utf-8")
    assert open_playbook(settings.knowledge_source).entry("ours") is not None


def test_a_summary_is_short_and_plain(playbook: Playbook) -> None:
    entry = playbook.entry("light-versions")
    assert entry is not None
    assert len(summary(entry, 80)) <= 80
    assert "*" not in summary(entry)


def test_a_library_opened_for_few_look_ups_answers_the_same(tmp_path: Path) -> None:
    library = Settings(data_dir=tmp_path).knowledge_source
    words = "Procurement wants a tenth off before they sign"
    brief = open_playbook(library, brief=True).search(words)
    assert [hit.id for hit in brief] == [hit.id for hit in open_playbook(library).search(words)]


def test_words_within_the_query_count_most(playbook: Playbook) -> None:
    query = "asked about the contract again, and all he says is: sorry, I had no time for it"
    alone, inner = playbook.ranked(query), playbook.ranked_with(query, "sorry, I had no time", None)
    assert inner[1][0].score <= inner[0] <= 1
    assert playbook.ranked_with(query, "", None) == alone
    scores = [hit.score for hit in inner[1]]
    assert scores == sorted(scores, reverse=True)
