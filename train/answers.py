"""Lines for the head that tells what kind of answer a message is to the question just asked."""

import random

from assistant.understanding.answer_kinds import GROUPS, as_asked
from train.lines import Line, fill, read, slots, vary

_COPIES = 2
_ELSEWHERE = 150  # lines of other heads for each label here, to stand for what is no answer
_CONTROL = {"skip": "declined", "dont_know": "unknown", "greeting": "aside", "thanks": "aside"}
_ASIDES = frozenset({"question", "command", "change", "cancel"})
_FACTS = frozenset({"step", "done", "progress", "blocked"})
# Many names, so that what stands around them is learned, not they.
_PLACES = (
    "Larkfield", "Greystone", "Sandhurst", "Vellore", "Tamarind", "Cobalt", "Juniper", "Marlow",
    "Two Rivers", "Highgate", "Orchard", "Redstone", "Sierra", "Gannet", "Old Mill", "Zelkova",
    "Brunel", "Kilda", "Ostend", "Novak", "Parana", "Hanami",
)  # fmt: skip
_TRADES = (
    "Optics", "Dairy", "Gears", "Couriers", "Assurance", "Hotels", "Timber", "Fabrics", "Surgery",
    "Valves", "Rescue", "Shipping", "Pharmacy", "Savings Bank", "Grains", "College", "Borough",
    "Ceramics", "Robotics", "Water District", "Partners", "& Sons", "Holding", "GmbH", "Kitchens",
)  # fmt: skip
_NO_STEP = ("company", "value", "meet", "dur")


def answer_lines(rng: random.Random) -> list[Line]:
    """Return the lines of all questions. Their family is the voice: voices are set aside whole."""
    vocabulary = slots()
    companies = [f"{place} {trade}" for place in _PLACES for trade in _TRADES]
    vocabulary["co"] = [*vocabulary["co"], *rng.sample(companies, 120)]
    found: dict[tuple[str, str], Line] = {}
    for record in read("answers"):
        groups = GROUPS if record["asked"] == "any" else (record["asked"],)
        for group in groups:
            for text in _texts(record["text"], vocabulary, rng, len(groups) > 1):
                line = Line(as_asked(group, text), record["label"], record["voice"])
                found[line.text, line.label] = line
    for line in _elsewhere(vocabulary, rng):
        found.setdefault((line.text, line.label), line)
    return list(found.values())


def _texts(frame: str, vocabulary: dict[str, list[str]], rng: random.Random, few: bool) -> set[str]:
    many = 1 if few else _COPIES + 4 * min(frame.count("{"), 2)
    return {vary(fill(frame, vocabulary, rng), rng) for _ in range(many)}


def _elsewhere(vocabulary: dict[str, list[str]], rng: random.Random) -> list[Line]:
    found = []
    for record in read("control"):
        label = _CONTROL.get(record["label"])
        if label:
            found += [_line(rng.choice(GROUPS), record["text"], label, rng) for _ in range(2)]
    records = read("acts")
    rng.shuffle(records)
    asides = [r["text"] for r in records if r["label"] in _ASIDES][: 2 * _ELSEWHERE]
    facts = [r["text"] for r in records if r["label"] in _FACTS][: 2 * _ELSEWHERE]
    for frame in asides:
        found.append(_line(rng.choice(GROUPS), fill(frame, vocabulary, rng), "aside", rng))
    for frame in facts[:_ELSEWHERE]:
        found.append(_line(rng.choice(_NO_STEP), fill(frame, vocabulary, rng), "aside", rng))
    for frame in facts[_ELSEWHERE:]:
        found.append(_line("open", fill(frame, vocabulary, rng), "value", rng))
    return found


def _line(group: str, text: str, label: str, rng: random.Random) -> Line:
    return Line(as_asked(group, vary(text, rng)), label, text)
