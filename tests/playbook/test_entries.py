import pytest

from assistant.errors import InputError
from assistant.playbook.entries import MAX_BODY, parse_entry

GOOD = """---
id: ask-early
title: Ask early
kind: guidance
tags: [approvals]
says:
  - "who else has to approve"
sources: [practice]
---
The lead.

## First
One.

```
## no heading
```

## Second
Two.
"""


def test_an_entry_has_its_front_matter_and_its_sections() -> None:
    entry = parse_entry(GOOD, "ask-early.md")
    assert (entry.id, entry.kind, entry.says) == (
        "ask-early", "guidance", ["who else has to approve"],
    )  # fmt: skip
    assert entry.lead == "The lead."
    assert list(entry.sections) == ["First", "Second"]
    assert entry.sections["First"].endswith("```")
    assert entry.section("second") == "Two."
    assert entry.section("third") == ""


def test_windows_line_ends_make_no_difference() -> None:
    assert parse_entry(GOOD.replace("\n", "\r\n"), "a.md") == parse_entry(GOOD, "a.md")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("No front matter", "does not begin with front matter"),
        ("---\nid: x\n", "does not begin with front matter"),
        ("---\nid: [x\n---\nBody", "is no YAML"),
        ("---\njust words\n---\nBody", "without fields"),
        (GOOD.replace("id: ask-early", "id: Ask Early"), "id: string should match"),
        (GOOD.replace("kind: guidance", "kind: poem"), "kind: input should be"),
        (GOOD.replace("tags:", "colour: red\ntags:"), "colour: extra inputs"),
        (GOOD.replace("tags:", "origin: own\ntags:"), "must not set origin"),
        ("---\nid: x\ntitle: X\nkind: guidance\n---\n", "body: string should have at least"),
        (GOOD + "x" * MAX_BODY, "body: string should have at most"),
        (f"---\nid: {'[' * 3000}\n---\nBody", "front matter that is"),
        (f"---\nid: x\nnote: {'x' * 30_000}\n---\nBody", "characters of front matter"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        parse_entry(text, "broken.md")
    assert "broken.md" in str(error.value)


def test_a_file_of_ones_own_needs_no_front_matter() -> None:
    entry = parse_entry("# Our discount rules\n\nNever below ten.", "Team/Discount Rules.md", "own")
    assert (entry.id, entry.title, entry.kind) == (
        "discount-rules", "Our discount rules", "guidance",
    )  # fmt: skip
    assert entry.origin == "own"
    assert entry.sources == ["Team/Discount Rules.md"]


def test_a_file_of_ones_own_may_give_part_of_the_front_matter() -> None:
    text = "---\nkind: objection\nsays: [It costs a lot]\n---\nTalk about value."
    entry = parse_entry(text, "dear.md", "own")
    assert (entry.id, entry.title, entry.kind) == ("dear", "dear", "objection")


def test_a_file_name_without_letters_is_named() -> None:
    with pytest.raises(InputError, match=r"^\?\?.md: id:"):
        parse_entry("Words", "??.md", "own")
