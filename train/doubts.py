"""Lines for the head that tells a doubt from a plain fact: what could move a date, or is left open.

Lines of acts.jsonl that are a risk or promise nothing are doubts too; those that state, report or
talk are none.
"""

import random

from train.lines import Line, expand, read

_DOUBTS = frozenset({"risk", "vague"})
_PLAIN = frozenset(
    {"step", "done", "progress", "person", "deal", "change", "check_in", "background"}
)
_ELSEWHERE = 420  # lines of acts.jsonl on either side


def doubt_lines(copies: int, rng: random.Random) -> list[Line]:
    """Return lines labelled `doubt` and `plain`."""
    acts = read("acts")
    rng.shuffle(acts)
    doubts = [r | {"label": "doubt"} for r in acts if r["label"] in _DOUBTS][:_ELSEWHERE]
    plain = [r | {"label": "plain"} for r in acts if r["label"] in _PLAIN][: 2 * _ELSEWHERE]
    return expand([*read("doubts"), *doubts, *plain], copies, rng)
