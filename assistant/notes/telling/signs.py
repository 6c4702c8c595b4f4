"""The signs by which trained weights tell a step, who does it and its day, each by its name."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.notes.telling.sentence import ME, Day, Person, Telling
from assistant.understanding.attribution import head_token
from assistant.understanding.features import shape
from assistant.understanding.language import parse
from assistant.understanding.owners import part
from assistant.understanding.roles import roles
from assistant.understanding.stances import subject
from assistant.understanding.work_words import is_person, is_work, work_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

Signs = dict[str, float]
_SHE = frozenset("she he they her him them".split())  # noqa: SIM905
_PRONOUNS = frozenset("i we you he she they it that this who there".split())  # noqa: SIM905
_LEFT, _RIGHT = 3, 3  # words beside a name or a day that are looked at
_FAR_WORDS = 25


def step_signs(one: Telling) -> Signs:
    """Return the signs of whether a sentence tells of a step."""
    text, doc = one.text, parse(one.text)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    verbs = [t for t in doc if t.pos_ in {"VERB", "AUX"}]
    count = len(text.split())
    here = [day for day in one.days if day.place == "here"]
    signs: Signs = {
        "day": bool(here), "no day": not here, "days": min(2, len(here)) / 2,
        "somebody": any(p.place == "here" and p.who and p.who.named for p in one.people),
        "role": bool(roles(text)), "question": text.rstrip().endswith("?"),
        "deed": any(t.lemma_ in work_verbs() and t.pos_ == "VERB" for t in doc),
        "work": any(is_work(t) for t in doc if t.pos_ in {"NOUN", "PROPN"}),
        "not": any(t.dep_ == "neg" for t in doc), "no verb": not verbs,
        "duty": any(t.lower_ in {"will", "'ll", "shall", "must", "should"} for t in doc),
        "to do": any(t.tag_ == "TO" for t in doc), "speaks": bool(one.line.speaker),
        "colon": ":" in text, "arrow": "->" in text or "\u2192" in text, "bar": "|" in text,
        "brackets": "(" in text, "figure": bool(re.search(r"\d", text)),
        "sum": bool(re.search(r"[$\u20ac\u00a3]|\b(?:usd|eur|gbp|inr|k)\b", text, re.IGNORECASE)),
        "few words": count <= 4, "many words": count > _FAR_WORDS,
        "after a question": one.before.rstrip().endswith("?"), "first": not one.before,
        "quoted": one.line.part == "quoted", "goes on": one.at > one.line.start,
    }  # fmt: skip
    if root is not None:
        who = subject(root)
        kind = _subject_kind(who) if who is not None else "none"
        signs[f"subject {kind}"] = signs[f"root {root.tag_}"] = 1
        for aux in (c for c in root.children if c.dep_ in {"aux", "auxpass"}):
            signs[f"aux {aux.lower_}"] = 1
        does = kind in {"person", "name", "i", "we", "she", "he", "they", "you"}
        signs["does by a day"] = does and bool(here)
        signs["does a deed"] = does and bool(signs["deed"])
        signs["did"] = bool(signs["deed"]) and root.tag_ == "VBD"
    signs["deed by a day"] = bool(signs["deed"] and here)
    return {name: float(value) for name, value in signs.items() if value}


def _subject_kind(noun: "Token") -> str:
    if noun.lower_ in _PRONOUNS:
        return noun.lower_
    if is_person(noun):
        return "person"
    if noun.pos_ == "PROPN":
        return "name"
    return "work" if is_work(noun) else "thing"


def owner_signs(one: Telling, person: Person) -> Signs:
    """Return the signs of whether somebody does what a sentence tells of."""
    text = one.text
    named = [p for p in one.people if p.place == "here"]
    pronoun = any(t.lower_ in _SHE and t.dep_.startswith("nsubj") for t in parse(text))
    signs: Signs = {
        person.place: 1, f"{person.place} of {min(3, len(named))}": 1,
        f"{person.place}, she" if pronoun else f"{person.place}, no she": 1,
    }  # fmt: skip
    if person.place == "here":
        signs.update(dict.fromkeys(_here(text, person, named), 1.0))
    else:
        signs |= {f"{person.place}, {sign}": 1 for sign in _far(one, person)}
    return signs


def _here(text: str, person: Person, named: list[Person]) -> Iterator[str]:
    who = person.who
    kind = (
        "me"
        if person.name == ME
        else "named"
        if who and who.named
        else "team"
        if who and who.is_team
        else "role"
    )
    yield f"here, {kind}"
    yield "here, first" if person is named[0] else "here, later"
    if who:
        yield f"here, {part(text, who)}"
        yield f"here, {part(text, who)}, {kind}"
    token = head_token(text, person.start, person.end)
    if token is not None:
        yield f"dep {token.dep_}"
        yield f"dep {token.dep_}, {kind}"
        yield f"head {token.head.pos_} {token.dep_}"
        if token.dep_ == "pobj":
            yield f"pobj {token.head.lower_}"
        if token.dep_.startswith("nsubj"):
            yield f"subject of {token.head.tag_}"
            yield f"subject of {'deed' if token.head.lemma_ in work_verbs() else 'other'}"
            yield "subject of the main verb" if token.head.dep_ == "ROOT" else "subject inside"
            yield f"does {token.head.lemma_}"
    yield from beside(text, person.start, person.end)


def _far(one: Telling, person: Person) -> Iterator[str]:
    doc = parse(one.text)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    who = subject(root) if root is not None else None
    yield f"subject {_subject_kind(who)}" if who is not None else "no subject"
    yield (
        "first of them"
        if person is next((p for p in one.people if p.place != "here"), None)
        else "not first"
    )
    yield "speaks" if person.name == one.line.speaker else "does not speak"
    yield "question" if one.text.rstrip().endswith("?") else "no question"
    yield "goes on" if one.at > one.line.start else "new line"
    if any(p.place == "here" for p in one.people):
        yield "others are named"


def day_signs(one: Telling, day: Day) -> Signs:
    """Return the signs of whether a day is the one of what a sentence tells of."""
    here = [d for d in one.days if d.place == "here"]
    later = day.date > one.said_on
    signs: Signs = {
        day.place: 1, f"{day.place} of {min(3, len(here))}": 1,
        f"{day.place}, {'ahead' if later else 'past'}": 1,
    }  # fmt: skip
    number = [d for d in one.days if d.place == day.place].index(day)
    signs[f"{day.place}, {'first' if number == 0 else 'later'}"] = 1
    if here and day.place != "here":
        signs[f"{day.place}, another here"] = 1
    if day.place != "here":
        few = len(day.text.split()) - len(day.phrase.split()) <= 3
        signs[f"{day.place}, {'alone' if few else 'in a sentence'}"] = 1
        signs[f"{day.place}, {'same line' if one.at > one.line.start or few else 'new line'}"] = 1
    signs |= {f"{day.place}, {sign}": 1 for sign in beside(day.text, day.start, day.end)}
    signs |= {f"phrase {word}": 1 for word in shape(day.phrase)[:2]}
    done = re.search(r"\b(?:done|signed|sent|already|came|went|was|were|has|had)\b", one.text)
    signs[f"{'past tense' if done else 'no past tense'}, {'ahead' if later else 'past'}"] = 1
    return signs


def beside(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the words on both sides of a stretch, names and days as their kinds."""
    left, right = shape(text[:start])[-_LEFT:], shape(text[end:])[:_RIGHT]
    yield f"< {left[-1] if left else '^'}"
    yield f"< {' '.join(left[-2:]) or '^'}"
    yield f"> {right[0] if right else '$'}"
    yield f"> {' '.join(right[:2]) or '$'}"
    yield f"{left[-1] if left else '^'} _ {right[0] if right else '$'}"
    for word in left[:-1]:
        yield f"<< {word}"
    for word in right[1:]:
        yield f">> {word}"
