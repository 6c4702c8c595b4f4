from pathlib import Path

import pytest

from assistant.playbook.loading import knowledge
from assistant.prep.calls import CallKind
from assistant.prep.sheet import prepare
from tests.prep.deals import TODAY, slipping

OWN = """---
id: our-demo-ending
title: How we end demos
kind: talk-track
tags: [demo]
---
End with the map.

> "Here is what we do until {go_live}."

> "And who asks {owner} about {step}?"
"""


@pytest.mark.parametrize(("kind", "there"), [("demo", True), ("check-in", False)])
def test_a_track_of_the_sellers_own_comes_along(
    tmp_path: Path, kind: CallKind, there: bool
) -> None:
    (tmp_path / "own.md").write_text(OWN)
    found = prepare(slipping(), kind, 30, TODAY, knowledge(tmp_path))
    tracks = {one.id: one for one in found.tracks}
    assert ("our-demo-ending" in tracks) is there
    if there:
        assert tracks["our-demo-ending"].lines == ["Here is what we do until February 2."]
