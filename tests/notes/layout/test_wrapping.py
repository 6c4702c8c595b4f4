import textwrap

import pytest

from assistant.notes.layout.wrapping import unwrapped

PARAGRAPHS = [
    (
        "We met the team of Acme on Friday and went through the whole plan. Mark owns the security "
        "review and expects to be done with it by December 4, if Priya sends the report before. "
        "Legal will take about three weeks, Sarah said, and outside counsel could slow that down."
    ),
    (
        "The board meets on December 11 and has to approve anything above $100,000, so the paper "
        "must be with Karen Liu, their CFO, a week before that day at the latest."
    ),
    "Go-live stays January 5. Dana asks us for a short plan that she can show to her boss.",
]


@pytest.mark.parametrize("width", [60, 72, 78, 100])
def test_paragraphs_broken_at_a_margin_are_put_together(width: int) -> None:
    lines = "\n\n".join(textwrap.fill(one, width) for one in PARAGRAPHS).split("\n")
    made = " ".join(line for line in unwrapped(lines) if line)
    broken = [line for line in unwrapped(lines) if line and not line.endswith(".")]
    assert made == " ".join(PARAGRAPHS)
    assert broken == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "dana - champion. mark owns sec review, thinks done by dec 4\n"
            "legal slow, sarah, maybe 3 wks\nnxt: send dpa fri\nEB: Karen CFO, signs"
        ),
        (
            "Dana to send the DPA to the lawyers of the buyer by next Friday at noon\n"
            "Mark to review the MSA"
        ),
        (
            "- Mark owns the security review and promised to be done with it by Dec 4\n"
            "- Legal is slow\n1. sign\n2) launch"
        ),
        ("Owner: Dana Reyes, who leads IT there and reports to the chief executive\nDue: Friday"),
        "",
    ],
)
def test_lines_that_just_end_stay_apart(text: str) -> None:
    assert unwrapped(text.split("\n")) == text.split("\n")


def test_a_point_goes_on_below() -> None:
    assert unwrapped(["- Mark owns security and", "  is done by Dec 4", "- Legal"]) == [
        "- Mark owns security and is done by Dec 4",
        "- Legal",
    ]


def test_columns_and_lines_that_begin_with_their_day_stay_apart() -> None:
    columns = [
        "Spec confirmation        Mr. Nagase             Sep 10     after the estimate",
        "Ringi approval           Mr. Nagase             Sep 30     after the spec was seen",
        "Safety bureau hearing    Ms. Tachibana          Oct 14     in the town hall there",
    ]
    assert unwrapped(columns) == columns
