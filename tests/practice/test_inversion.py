"""Who speaks in a line: the buyer who is played, a seller, a coach or a program."""

import numpy as np
import pytest

from assistant.practice.inversion import INVERTED, inverted, leaves_the_part
from assistant.practice.part_features import line_features


@pytest.mark.parametrize(
    ("sells", "buys"),
    [
        ("Our product would save your people a day.", "Your product costs our people a day."),
        ("I can take eight percent off for you.", "Can you take eight percent off?"),
        ("You did well to ask about my date.", "You said nothing about my date."),
    ],
)
def test_who_owns_what_tells_who_speaks(sells: str, buys: str) -> None:
    assert inverted(sells) > INVERTED > inverted(buys)


@pytest.mark.parametrize(
    "line", ["*shrugs* We need time.", "[pauses]", "(leans back) Well.", "Buyer: we need time."]
)
def test_what_is_written_about_the_talk_is_not_said_in_it(line: str) -> None:
    assert leaves_the_part(line)


@pytest.mark.parametrize(
    "line", ["(Yes, I know, we are late.)", "We have two sites: Leeds and York.", "2 * 3 is six."]
)
def test_marks_alone_are_no_stage_direction(line: str) -> None:
    assert not leaves_the_part(line)


def test_a_line_without_words_for_either_side_has_no_vectors_for_them() -> None:
    rows = line_features(["Tuesday.", "I see you."])
    shared = rows.shape[1]
    assert np.count_nonzero(rows[1]) > np.count_nonzero(rows[0])
    assert line_features(["Tuesday."]).shape == (1, shared)
