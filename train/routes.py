"""Lines for the head that tells a buyer's objection and a question of method from the rest."""

import random

from assistant.playbook.loading import knowledge
from train.lines import DATA, Line, expand, read, vary

_COPIES = 2
_FRAMED_PLAN = 0.25  # share of the plan's lines that are reported too: a frame alone means nothing
_ACTS_LEFT_OUT = frozenset({"vague", "risk"})  # often objections themselves
_REPORTED = (
    'The buyer says "{x}"', "They told me: {x}", "she said {x}", 'He wrote: "{x}"',
    "got this reply: {x}", "the customer pushed back: {x}", "their answer was: {x}",
    "Buyer: {x}", '"{x}"', 'from their mail: "{x}"', "I heard from procurement: {x}",
    "they keep saying: {x}", 'The CFO told me "{x}"', 'my champion: "{x}"',
    "on the call they said {x}", 'Just got this from the client: "{x}"', "he goes: {x}",
    "Their response: {x}", "prospect says {x}", "apparently {x}", "she's telling me that {x}",
    'I asked for dates and she went "{x}"', "they came back with: {x}", "Anna from IT said: {x}",
    "quote from today's call: {x}", "the buyer mentioned that {x}", "{x} - that's what they said",
    '"{x}", says the VP', "and then he said: {x}", "Their lead let me know that {x}",
)  # fmt: skip
_ASKED = (
    'how do I answer "{x}"', "what do I say when they say: {x}", "{x} What should I reply?",
    'How should I respond to "{x}"?', "help me with this one: {x}", "objection: {x}",
    "any idea how to handle this? {x}", 'What is a good answer to "{x}"?', "{x} how do I react?",
    "they object: {x}", "need a comeback for: {x}", 'She said "{x}" - what now?',
    "what can I say if the buyer tells me {x}", "{x} Give me a good line.",
)  # fmt: skip
_HOWTO = (
    "{x}", "{x}?", "quick question: {x}", "can you tell me {x}", "I'd like to know: {x}",
    "any advice: {x}", "what does the playbook say: {x}", "help: {x}", "tip please, {x}",
    "{x} any guidance?", "Do you have something on this: {x}",
)  # fmt: skip


def route_lines(copies: int, rng: random.Random) -> list[Line]:
    """Return the lines of all three routes."""
    found: list[Line] = []
    for entry in knowledge().entries:
        objection = entry.kind == "objection"
        for words in entry.says:
            frames = (*_REPORTED, *_ASKED) if objection else _HOWTO
            label = "objection" if objection else "howto"
            found.append(Line(words, label, words))
            found += [
                Line(
                    vary(rng.choice(frames).replace("{x}", _joined(words, rng)), rng), label, words
                )
                for _ in range(copies)
            ]
    rest = [one for one in read("acts") if one["label"] not in _ACTS_LEFT_OUT]
    plan = expand([*rest, *read("topics"), *read("control")], 1, rng)
    for line in plan:
        framed = rng.random() < _FRAMED_PLAN
        text = rng.choice(_REPORTED).replace("{x}", line.text) if framed else line.text
        found.append(Line(text, "other", line.family))
    for words in (DATA / "playbook_none.txt").read_text("utf-8").splitlines():
        found.append(Line(words, "other", words))
    return found


def _joined(words: str, rng: random.Random) -> str:
    """Return the words as they stand within a sentence."""
    if rng.random() < 0.5:
        words = words.rstrip(".")
    return words[:1].lower() + words[1:] if rng.random() < 0.5 else words
