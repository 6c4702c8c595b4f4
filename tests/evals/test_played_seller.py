"""A seller whose lines a model words tells its facts and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from evals.played_seller import PlayedSeller, tells_the_same
from tests.doubles.scripted import ScriptedModel, say
from tests.evals.test_interview import CASE


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("It's with Tom Reed.", "Tom Reed"),
        ("They have until Jan 8 for it.", "Jan 8"),
        ("So Dana Ortiz is on the security review, and she has until Dec 11.",
         "Dana Ortiz runs the security review until Dec 11"),
        ("No, there is no procurement.", "no"),
        ("Three weeks for it, I'd say.", "three weeks"),
    ],
)  # fmt: skip
def test_other_words_for_the_same_facts_are_taken(said: str, draft: str) -> None:
    assert tells_the_same(said, draft)


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("It's with Tom Reed, and Ann Lee signs.", "Tom Reed"),
        ("It's with Tom.", "Tom Reed"),
        ("They have until Jan 9 for it.", "Jan 8"),
        ("They have time for it.", "Jan 8"),
        ("About three weeks, until Friday.", "three weeks"),
        ("Four weeks", "three weeks"),
        ("Wilma does it.", "Tom Reed"),
        ("Yes, procurement does.", "no"),
        ("It's with Tom Reed. Who signs?", "Tom Reed"),
        ("", "Tom Reed"),
        ("It's with Tom Reed. " + "He is so very nice to work with. " * 9, "Tom Reed"),
    ],
)
def test_lines_that_tell_something_else_are_not(said: str, draft: str) -> None:
    assert not tells_the_same(said, draft)


def test_what_the_model_says_is_used_or_else_the_rules_own_words() -> None:
    good, bad = ({"say": "It's with Tom Reed."}, {"say": "It's with Tom Reed till Jan 8."})
    steps = [say(json.dumps(good)), say(json.dumps(bad)), say("Tom, I think"), say("[1]")]
    model = ScriptedModel(steps=steps)
    seller = PlayedSeller(CASE, 1, model)
    asked = 'Who does "legal"?'
    assert [seller.put("Tom Reed", asked) for _ in steps] == [
        "It's with Tom Reed.", "Tom Reed", "Tom Reed", "Tom Reed",
    ]  # fmt: skip
    assert seller.worded == {"worded": 1, "not used": 3}
    prompt = str(model.seen[0][0].content)
    assert "- Jan 8" in prompt  # the hidden facts
    assert "Who does 'legal'?" in prompt


def test_a_played_seller_takes_a_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words: list[Any] = ["--suite", "interview", "--play-seller", "--report", str(tmp_path)]
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "--play-seller takes a model" in capsys.readouterr().err
