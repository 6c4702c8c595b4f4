import pytest

from assistant.playbook.filling import MAX_VALUE, Fact, fill, wanted

FACTS: dict[Fact, str] = {
    "go_live": "January 5", "step": "the legal review", "step_name": "Legal review",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Live on {go_live}.", "Live on January 5."),
        ("First. By {close} we sign. Last.", "First. Last."),
        ("By {close} we sign.", ""),
        ("Who takes {step}?", "Who takes the legal review?"),
        ('The line "{step}" is open.', 'The line "Legal review" is open.'),
        ("One {close}.\n\nTwo.", "Two."),
        ('> "{close} is near. What then?"', '> "What then?"'),
        ('> "Good. {close} is near."', '> "Good."'),
        ('> "{close} is near."\n> Said.', "> Said."),
        ("- [ ] sign by {close}\n- [ ] live by {go_live}", "- [ ] live by January 5"),
        ("1. Live on {go_live}. Sign by {close}.", "1. Live on January 5."),
        ("Keep {these} braces and {}.", "Keep {these} braces and {}."),
        ("Wrapped {close}\nline. Live\non {go_live}.", "Live\non January 5."),
        (
            '"{step}" is with us. Live on {go_live}.',
            '"Legal review" is with us. Live on January 5.',
        ),
    ],
)
def test_what_the_plan_does_not_know_is_left_out(text: str, filled: str) -> None:
    assert fill(text, FACTS) == filled


def test_a_value_is_data() -> None:
    facts: dict[Fact, str] = {"goal": "a\n\n# {go_live}. b " + "x" * 500, "go_live": "January 5"}
    told = fill("For {goal} and {go_live}.", facts, lambda text: text.replace("#", "\\#"))
    assert told.startswith("For a \\# {go_live}. b x")
    assert "\n" not in told
    assert told.endswith("… and January 5.")
    assert len(told) < MAX_VALUE + 40


def test_an_empty_value_is_none() -> None:
    assert fill("A. For {goal}. B.", {"goal": "  "}) == "A. B."


def test_placeholders_of_a_text() -> None:
    assert wanted("{step} {due} {other}") == {"step", "due"}
