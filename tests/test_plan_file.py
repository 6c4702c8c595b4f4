import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.plan.model import Plan
from assistant.plan_file import MAX_BYTES, parse_plan, read_plan

STEP = {"id": "legal", "action": "Legal review"}


def _plan(**values: Any) -> bytes:
    return json.dumps({"schema": 1, "steps": [STEP], **values}).encode()


def test_the_contracts_plan_is_read_as_it_is_written() -> None:
    plan = parse_plan(_plan(go_live="2027-01-05", check_in={"weekday": "monday", "next": None}))
    assert plan.go_live is not None
    assert plan.go_live.isoformat() == "2027-01-05"
    assert not plan.assume_usual


def test_null_is_as_if_nobody_said_it() -> None:
    step = {**STEP, "owners": None, "status": None, "notes": None, "evidence": None, "due": None}
    assert parse_plan(_plan(steps=[step], people=None, risks=None, deal=None)) == parse_plan(
        _plan()
    )


def test_a_plan_within_a_line_of_the_chat_is_read() -> None:
    line = json.dumps({"file": "a.txt", "turns": [], "plan": json.loads(_plan())}).encode()
    assert parse_plan(line) == parse_plan(_plan())


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse_plan(b"\xef\xbb\xbf" + _plan()) == parse_plan(_plan())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"{", "not JSON: line 1, column 2"),
        (_plan(deal={"buyer": "\ud800"}), "holds half a character"),
        (b"[1]", "holds no plan"),
        (b"null", "holds no plan"),
        (b"[" * 100_000, "out of bounds"),
        (b'{"a":' * 400 + b"1" + b"}" * 400, "nested too deeply"),
        (_plan().decode().encode("utf-16"), "not text in UTF-8"),
        (_plan(schema=2), "reads schema 1"),
        (_plan(stepz=[]), "stepz is not known"),
        (_plan(steps=[{**STEP, "owner": "x"}]), r"steps 1 \(Legal review\) owner is not known"),
        (_plan(steps=[{"action": "x"}]), "id is missing"),
        (_plan(steps=[{**STEP, "due": "12/4"}]), r"steps 1 due is '12/4'\. Write the date"),
        (_plan(go_live=20270105), "go_live is '20270105'. Write the date"),
        (_plan(go_live="20270105"), "Write the date"),
        (_plan(go_live="2027-02-30"), "go_live is '2027-02-30'"),
        (_plan(check_in={"next": "Monday"}), "check_in next is 'Monday'"),
        (_plan(steps=[{**STEP, "status": "late"}]), "'not_started', 'in_progress'"),
        (_plan(steps=[{**STEP, "duration_days": -1}]), "greater than or equal to 0"),
        (_plan(steps=[{**STEP, "duration_days": "3"}]), "valid integer"),
        (_plan(deal={"value": float("nan")}), "out of bounds"),
        (_plan(deal={"currency": "dollars"}), "deal currency is 'dollars'"),
        (_plan(steps=[STEP, STEP]), "two steps have the id 'legal'"),
        (_plan(steps=[{**STEP, "depends_on": ["x"]}]), "depends on 'x', which is no step"),
        (_plan(steps=[{**STEP, "lags": {"x": 2}}]), "depends on 'x'"),
        (_plan(steps=[{**STEP, "depends_on": ["legal"]}]), "legal → legal"),
        (_plan(risks=[{"text": "r", "step": "x"}]), "a risk names the step 'x'"),
        (_plan(steps=[{**STEP, "id": f"s{n}"} for n in range(2_001)]), "steps is"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        parse_plan(data, "plan.json")
    assert "plan.json" in str(caught.value) or "The plan" in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_circle_of_steps_is_named() -> None:
    steps = [{"id": a, "action": a, "depends_on": [b]} for a, b in ("ab", "bc", "ca")]
    with pytest.raises(InputError, match=r"wait for each other: \w → \w → \w → \w\."):
        parse_plan(_plan(steps=steps))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_plan(tmp_path / "none.json")
    with pytest.raises(InputError, match="is a folder"):
        read_plan(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_plan("a\0b")
    with pytest.raises(InputError, match="cannot be read"):
        read_plan("x" * 5_000)


def test_a_file_is_not_read_beyond_its_bound(tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 5 MB"):
        read_plan(big)
    with pytest.raises(InputError, match="larger than 5 MB"):
        parse_plan(big.read_bytes())


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(_plan())))
    assert isinstance(read_plan("-"), Plan)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
_keys = st.sampled_from(sorted({field.alias or name for name, field in Plan.model_fields.items()}))


@given(st.binary() | st.dictionaries(_keys, _json).map(lambda v: json.dumps(v).encode()))
def test_anything_is_a_plan_or_a_friendly_error(data: bytes) -> None:
    try:
        plan = parse_plan(data)
    except InputError:
        return
    assert isinstance(plan, Plan)
