"""The shape in which a model is asked for the items of notes."""

import json
from typing import Any, get_args

import pytest

from assistant.notes.model.items import Item, Op, read_items
from assistant.notes.model.shape import response_format

ALWAYS = {"line", "quote", "op"}


def _kinds(*, strict: bool) -> list[dict[str, Any]]:
    schema = response_format(strict=strict)["json_schema"]["schema"]
    found: list[dict[str, Any]] = schema["properties"]["items"]["items"]["anyOf"]
    return found


@pytest.mark.parametrize("strict", [True, False])
def test_every_op_has_one_kind_whose_fields_an_item_knows(strict: bool) -> None:
    kinds = _kinds(strict=strict)
    ops = [op for kind in kinds for op in kind["properties"]["op"]["enum"]]
    assert sorted(ops) == sorted(get_args(Op))
    fields = {name for kind in kinds for name in kind["properties"]}
    assert fields == set(Item.model_fields)
    assert all(set(kind["required"]) >= ALWAYS for kind in kinds)
    assert all(kind["additionalProperties"] is False for kind in kinds)


def test_strict_mode_has_every_field_given_and_null_where_nothing_is_said() -> None:
    for kind in _kinds(strict=True):
        assert kind["required"] == list(kind["properties"])
    step = _kinds(strict=True)[0]["properties"]
    assert step["due"]["type"] == ["string", "null"]
    assert None in step["status"]["enum"]
    assert step["name"]["type"] == "string"
    assert "oneOf" not in json.dumps(response_format(strict=True))


def test_other_servers_leave_out_what_is_not_said() -> None:
    step = _kinds(strict=False)[0]
    assert set(step["required"]) == {*ALWAYS, "name"}
    assert "null" not in json.dumps(response_format(strict=False))


def test_what_is_left_out_reads_as_nothing() -> None:
    told = {"line": 1, "quote": "Legal review", "op": "add_step", "name": "Legal review"}
    (one,) = read_items(json.dumps({"items": [told]})).items
    assert (one.due, one.owners, one.after, one.text) == (None, [], [], None)
