"""A run from its cases to its exit status."""

import dataclasses
import datetime as dt
import gc
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from evals import __main__, gates, report, results
from evals.comparing import Difference
from evals.measures import share
from evals.results import Result
from evals.running import Wish, chosen, prompts_hash, run
from tests.evals.small_suite import SUITE

# inspect_ai leaves a stream of its own open.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("running", "results", "__main__", "report", "comparing", "beside"):
        monkeypatch.setattr(f"evals.{name}.registry", lambda: {"small": SUITE})
    monkeypatch.setattr("evals.running.FOLDER", tmp_path)
    monkeypatch.setattr("evals.beside.LIVE", tmp_path / "live")
    monkeypatch.setattr("evals.gates.BASELINE", tmp_path / "baseline")
    yield
    gc.collect()  # while what inspect_ai leaves open may still be overlooked


def test_a_case_that_cannot_run_is_told_apart_from_one_that_goes_wrong() -> None:
    found = run(Wish(["small"], epochs=2))
    assert found.broken == ["small/three: ConnectionError('the server is away')"]
    rows = {(row.case, row.epoch): row for run in found.runs for row in run.rows}
    assert rows["one", 1].notes == []
    assert rows["one", 1].details == ""
    assert rows["two", 1].notes == ["said 2 <b>"]
    assert rows["two", 1].details == "asked for 2"
    assert rows["one", 2].notes == ["said 2 <b>"]
    assert ("three", 2) not in rows


def test_a_result_is_read_back_without_what_is_set_aside(tmp_path: Path) -> None:
    found = run(Wish(["small"]))
    results.save(found, tmp_path / "all.json")
    kept = results.load(tmp_path / "all.json")
    assert kept.figures == found.figures
    rows = {row.case: row for row in kept.runs[0].rows}
    assert rows["two"].details == "asked for 2"
    assert rows["three"].notes == []
    assert rows["three"].details == ""
    results.save(found, tmp_path / "small.json", details=False)
    assert "asked for" not in (tmp_path / "small.json").read_text(encoding="utf-8")


def test_a_limit_takes_the_same_cases_each_time() -> None:
    two = [case.id for case in chosen(SUITE, 2)]
    assert len(two) == 2
    assert [case.id for case in chosen(SUITE, 2)] == two
    assert len(chosen(SUITE, None)) == len(chosen(SUITE, 99)) == 3


def test_prompts_have_a_hash() -> None:
    assert len(prompts_hash()) == 8
    kept = Result(model="m", prompts=prompts_hash(), at=dt.datetime.now(dt.UTC))
    assert kept.named == f"m (prompts {prompts_hash()})"


def _main(tmp_path: Path, *more: str) -> int:
    return __main__.main(["--report", str(tmp_path / "report"), *more])


def test_the_status_says_how_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    baseline = tmp_path / "baseline"
    assert _main(tmp_path) == 0
    assert "small      dev           right" in capsys.readouterr().out
    assert _main(tmp_path, "--epochs", "2") == 3
    assert "the server is away" in capsys.readouterr().err
    assert _main(tmp_path, "--update-baseline") == 0
    assert set(gates.load(baseline)) == {
        f"small/{split}/{one.name}" for split in ("dev", "heldout") for one in SUITE.measures
    }


def test_a_figure_above_its_limit_fails_whatever_the_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    never = share("right", "right", "cases", "less", most=0.0)
    strict = dataclasses.replace(SUITE, measures=(never,))
    for name in ("evals.running.registry", "evals.results.registry"):
        monkeypatch.setattr(name, lambda: {"small": strict})
    for model in ("offline", "openai:small"):
        assert _main(tmp_path, "--model", model, "--jobs", "1") == 1
        assert "small/dev/right: 0.500, must be 0 at most" in capsys.readouterr().err


def test_the_report_shows_baseline_and_other_results_and_hides_what_is_set_aside(
    tmp_path: Path,
) -> None:
    _main(tmp_path, "--update-baseline")
    kept = tmp_path / "kept.json"
    _main(tmp_path, "--save", str(kept))
    assert _main(tmp_path, "--beside", str(kept)) == 0
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    told = (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    assert "said 2 &lt;b&gt;" in page
    assert "| small | dev | right | 0.500 | 0.095 to 0.905 | 2 | same | 0.500 (n=2) |" in told
    assert "same<td class=n>0.500 (n=2)" in page
    for text in (page, told):
        assert "said 3" not in text
        assert "1 set-aside cases are not all right" in text
    suite = ET.parse(tmp_path / "report" / "junit.xml").getroot()[0]  # noqa: S314 - written above
    assert (suite.attrib["failures"], suite.attrib["errors"]) == ("0", "0")


def test_junit_tells_regressions_and_errors_apart() -> None:
    found = report.made(run(Wish(["small"], epochs=2)), {})._replace(
        regressions=["small/dev/right: worse"]
    )
    suite = report.junit(found).getroot()[0]
    assert (suite.attrib["failures"], suite.attrib["errors"]) == ("1", "1")
    assert [one.tag for case in suite for one in case] == ["failure", "error"]


def test_two_results_are_compared_case_by_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(tmp_path / name) for name in ("a.json", "b.json")]
    _main(tmp_path, "--save", paths[0])
    better = dataclasses.replace(SUITE, run=lambda _case, _setting: {"said": 1})
    monkeypatch.setattr("evals.running.registry", lambda: {"small": better})
    _main(tmp_path, "--save", paths[1])
    capsys.readouterr()
    assert __main__.main(["compare", *paths, "--report", str(tmp_path / "report")]) == 0
    told = capsys.readouterr().out
    assert "| small | dev | right | 0.500 | 1.000 | +0.500 (+0.000 to +1.000) | 2 |  |" in told
    assert "- `small/two`" in told
    assert "three" not in told
    assert "two: gained" in (tmp_path / "report" / "compare.html").read_text(encoding="utf-8")
    assert __main__.main(["compare", paths[0], str(tmp_path / "none.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_difference_is_judged_by_its_interval() -> None:
    open_one = Difference("s", "dev", "right", 0.5, 0.6, -0.1, 0.3, 9, "more")
    assert open_one.verdict == "open"
    assert open_one._replace(low=0.05).verdict == "better"
    assert open_one._replace(low=0.05, better="less").verdict == "worse"
    assert open_one._replace(low=-0.3, high=-0.1).verdict == "worse"


def test_an_offline_run_is_put_beside_the_live_ones_that_are_kept(tmp_path: Path) -> None:
    live = run(Wish(["small"])).model_copy(update={"model": "compatible:small"})
    assert _main(tmp_path) == 0
    assert not (tmp_path / "report" / "beside.md").exists()
    results.save(live, tmp_path / "live" / "small.json")
    assert _main(tmp_path) == 0
    told = (tmp_path / "report" / "beside.md").read_text(encoding="utf-8")
    assert "| suite | figure | cases | offline | compatible:small |" in told
    assert "| small | right | 3 |" in told
