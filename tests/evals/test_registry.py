"""The registry, and what every suite of it keeps."""

import types

import pytest

from evals.cases import DATA, split_of
from evals.registry import registry
from evals.suite import Suite


def test_suites_are_found_by_their_modules() -> None:
    assert {"chat", "deadlines", "notes"} <= set(registry())


@pytest.mark.parametrize("suite", registry().values(), ids=list(registry()))
def test_every_suite_is_well_formed(suite: Suite) -> None:
    names = [one.name for one in suite.measures]
    assert len(names) == len(set(names))
    assert set(suite.headline) <= set(names)
    assert suite.headline
    assert suite.about.endswith(".")
    cases = list(suite.cases())
    assert len({case.id for case in cases}) == len(cases) > 0
    assert {case.split.split("-")[0] for case in cases} <= {"dev", "heldout"}


def test_every_data_file_has_a_split() -> None:
    for path in DATA.iterdir():
        assert path.suffix in {".yaml", ".jsonl"}
        assert split_of(path).startswith(("dev", "heldout"))


def test_two_suites_of_one_name_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    registry.cache_clear()
    named = next(iter(registry().values()))
    registry.cache_clear()
    same = types.SimpleNamespace(SUITE=named)
    monkeypatch.setattr("evals.registry.importlib.import_module", lambda _name: same)
    with pytest.raises(ValueError, match="Two suites"):
        registry()
    registry.cache_clear()
