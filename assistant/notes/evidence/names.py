"""Whether the words of notes name a person, a company, a step, a role or a side."""

import re
from collections.abc import Iterable

from assistant.notes.layout.headings import APPOSED, OURS_FIRST
from assistant.notes.page import Line
from assistant.notes.passages import MOST_READ, Passage, Passages, initials_of, words_of
from assistant.plan.catalogue import CATALOGUE, recognise
from assistant.plan.model import Plan, Side, Step
from assistant.plan.naming import owner_kind
from assistant.understanding.asking import asked_by
from assistant.understanding.step_mentions import StepMention
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold

_OURS = frozenset({"me", "i", "us", "we", "seller", "my", "our", "team", "side", "the"})
_SAYS_I = frozenset(
    "i me my mine myself we us our ours i'll i'm i've i'd we'll we're we've we'd let's ich wir "  # noqa: SIM905
    "uns mir je j nous moi yo nosotros noi io".split()
)
_SAYS_THEY = frozenset(
    "he she they his her hers him their theirs them he'll she'll they'll he's she's they're "  # noqa: SIM905
    "he'd she'd they'd himself herself same who er sie ihr ihm il elle lui leur".split()
)
_SAYS_BUYER = frozenset(
    "they their theirs them they'll they're they've customer customers client clients buyer buyers "  # noqa: SIM905
    "prospect he she his her ihre ihr leur leurs".split()
)
_SAYS_SELLER = frozenset(["supplier", "vendor", "provider", "seller"])
_TOGETHER = frozenset(
    [
        "both",
        "together",
        "joint",
        "jointly",
        "mutual",
        "mutually",
        "gemeinsam",
        "ensemble",
        "juntos",
        "insieme",
        "samen",
    ]
)
_POINTS = frozenset("it its that this they them those these one".split())  # noqa: SIM905
_TITLES = frozenset("mr mrs ms dr prof herr frau mme m sr sra the of and from team for a".split())  # noqa: SIM905
_BESIDE = re.compile(r"[,;\n]|\band\b", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NAME_WORDS = 3  # of a name that heads a list
_FULL_NAME = re.compile(r"\b[A-Z][a-zà-öø-ÿ'-]+ [A-Z][a-zà-öø-ÿ'-]+\b")
_TO_DO = re.compile(
    r"(?:^|[\n.;:,&]|\band|\bthen|\bto|\bmust|\bneed to)\W*"
    r"(?:send|share|draft|prepare|schedule|set up|book|call|chase|ask|get|give|write|check|confirm|"
    r"loop in|follow[- ]?up|organi[sz]e|arrange|find|make|update|finish|deliver|provide|introduce|"
    r"intro|ping|remind|add|put|line up|submit|create|build|run|host|invite|forward|e?mail|todo|"
    r"to[- ]do|action|next steps?|review|redline|nudge|bring|show|tell|talk|meet|push|fix|clarify|"
    r"circulate|upload|schicken|anrufen|kl[äa]ren|fragen|envoyer|appeler|relancer|enviar|llamar|"
    r"mandar|inviare|chiamare|sturen|bellen)\b",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(r"[:\u2013-]\s*$")
# Words of a step that say too little to tell it from another.
_FAINT = frozenset(
    "the a an of for to on in and or with by their our your done step task get make do complete "  # noqa: SIM905
    "final first next new all".split()
)


def named(
    name: str, passage: Passage, notes: Passages, plan: Plan, within: str | None = None
) -> bool:
    """Tell whether the passage names somebody: in its words, by a pronoun, or as who says them.

    Args:
        name: the name.
        passage: the quote with its lines.
        notes: the page.
        plan: the plan.
        within: where beside the quote's own lines the name may stand, by default the lines around.
    """
    parts = [part for part in words_of(name) if part not in _TITLES and len(part) > 1]
    own, near = set(words_of(passage.own)), set(words_of(passage.shown or passage.near))
    if set(words_of(name)) <= _OURS:
        led = set(words_of(" ".join(_heading_words(passage.heading)[:1])))
        return bool((own | led) & _SAYS_I) or (not passage.speakers and _bids(passage.quote))
    role = owner_kind(plan, name) == "role"
    if not parts or not _known(parts, notes, plan):
        return False
    there = own | (_beside(passage) if within is None else _heads(passage) | set(words_of(within)))
    if " " in name and re.search(rf"\b{initials_of(name)}\b", fold(passage.quote)):
        return True  # "RT" where the notes name Rob Teale
    pointed = set(words_of(passage.quote)) & (_SAYS_THEY | _SAYS_I)
    if own & (_SAYS_THEY | _SAYS_I):
        there |= _words(passage.earlier) | _plan_words(plan, passage)
    # Without a pronoun the name itself stands near, or heads the list.
    near |= _led(passage.heading)
    return _any_of(parts, there, role=role) and (bool(pointed) or bool(set(parts) & near))


def _bids(quote: str) -> bool:
    """Tell whether a note says what its writer is to do, as "send the draft" or "to do: NDA"."""
    return bool(_TO_DO.search(fold(quote)))


def _known(parts: list[str], notes: Passages, plan: Plan) -> bool:
    """Tell whether each part of a name stands in the notes or in the plan: none is made up."""
    people = notes.known | {word for one in plan.people for word in words_of(one.name)}
    return all(part in notes.words or part in people for part in parts)


def _short(part: str, words: set[str]) -> bool:
    """Tell whether a word stands in the notes cut short ("proc" for procurement)."""
    return any(len(word) > 2 and part.startswith(word) for word in words)


def _any_of(parts: list[str], words: set[str], *, role: bool) -> bool:
    return any(part in words or (role and _short(part, words)) for part in parts)


def _words(lines: Iterable[Line]) -> set[str]:
    return {
        word for line in lines for word in words_of(f"{line.speaker or ''} {line.text[:MOST_READ]}")
    }


def _plan_words(plan: Plan, passage: Passage) -> set[str]:
    """Return the names of the owners of steps that the passage names: "he" may be one of them."""
    return {
        word
        for step in plan.steps
        if set(words_of(step.action)) <= set(words_of(passage.near))
        for owner in step.owners
        for word in words_of(owner)
    }


def _beside(passage: Passage) -> set[str]:
    """Return the words of the lines that a passage hangs on: beside it, or heading its list."""
    return _words([*passage.before[-1:], *passage.after]) | _heads(passage)


def _heads(passage: Passage) -> set[str]:
    heads = [
        line for line in passage.earlier
        if _LIST_HEAD.search(line.text) or len(line.text.split()) <= 3
    ]  # fmt: skip
    return _words(heads) | _led(passage.heading)


def _led(heading: Line | None) -> set[str]:
    """Return the name that heads the list of a quote ("Maria (their ad ops)")."""
    words = _heading_words(heading)
    name = 0 < len(words) <= _NAME_WORDS and all(word[0].isupper() for word in words)
    return set(words_of(" ".join(words))) if name else set()


def _heading_words(heading: Line | None) -> list[str]:
    """Return the words of a list's heading, without what it says of whom it names."""
    plain = _BRACKET.sub("", heading.text).strip(" :*#=_-") if heading else ""
    return APPOSED.sub("", OURS_FIRST.sub("", plain)).split()


def names_a_step(quote: str) -> bool:
    """Tell whether the words name a usual step."""
    return any(not one.weak for one in mentions(fold(quote)[:MOST_READ], Plan()))


def speaks_of(step: str, kind: str | None, passage: Passage) -> bool:
    """Tell whether the passage speaks of a step, by its name or as the usual step that it is."""
    entry = CATALOGUE.get(kind or "") or recognise(step)
    said = words_of(f"{passage.own}\n{passage.led}")
    # "Puts the panels up" speaks of "Put panels up".
    there = {word[:length] for word in said for length in (3, 4)}
    stems = {word[:4] for word in words_of(step) if word not in _FAINT and len(word) > 2}
    if not stems or _most(stems, there):
        return True
    if entry is None:
        return False
    if any(one.kind == entry.id for one in _mentioned(passage)):
        return True
    if any(asked_by(line, _NOBODY) == entry.id for line in passage.own.split("\n")):
        return True
    named_so = [entry.action, entry.id, *entry.synonyms]
    own = {word[:4] for word in words_of(passage.own)}
    return any(
        _most({word[:4] for word in words_of(name) if word not in _FAINT}, own) for name in named_so
    )


_NOBODY = Plan()


def _named_in(text: str, plan: Plan) -> list[tuple[int, int]]:
    """Return where people of the plan are named: nobody's surname is a step ("Price")."""
    return [
        match.span()
        for person in plan.people
        for match in re.finditer(rf"\b{re.escape(person.name)}\b", text)
    ]


def about(step: Step, passage: Passage, plan: Plan) -> bool:
    """Tell whether a passage may be about a step: its quote must not name others only."""
    quote = fold(passage.quote)[:MOST_READ]
    found = mentions(quote, plan, _named_in(quote, plan))
    if all(one.weak for one in found):
        return True
    if any(one.step == step.id or (one.kind and one.kind == step.kind) for one in found):
        return True
    stems = {word[:4] for word in words_of(step.action) if word not in _FAINT and len(word) > 2}
    said = set(words_of(passage.quote))
    # "After the demo they don't need it any more": "it" was named before.
    there = said | (_words(passage.earlier) if said & _POINTS else set())
    return bool(stems) and _most(stems, {word[:4] for word in there})


def holds(name: str, text: str) -> bool:
    """Tell whether a text holds the weighty words of a step's name."""
    stems = {word[:4] for word in words_of(name) if word not in _FAINT and len(word) > 2}
    return bool(stems) and _most(stems, {word[:4] for word in words_of(text)})


def _most(wanted: set[str], there: set[str]) -> bool:
    """Tell whether two thirds of the words are there: "review" alone is any review."""
    return len(wanted & there) * 3 >= len(wanted) * 2


def _mentioned(passage: Passage) -> list[StepMention]:
    nothing = Plan()
    return [
        one
        for line in passage.near.split("\n")
        for one in mentions(fold(line)[:MOST_READ], nothing)
    ]


def role_said(role: str, name: str, passage: Passage, notes: Passages) -> bool:
    """Tell whether the words say that somebody has this role.

    Each word of the role stands in the notes and one of them near the quote, not beside somebody
    else's name alone.
    """
    parts = [part for part in words_of(role) if part not in _TITLES]
    near = set(words_of(passage.near))
    stands = bool(parts) and all(
        part in notes.words or _short(part, notes.words) for part in parts
    ) and any(part in near or _short(part, near) for part in parts)  # fmt: skip
    own = [one for one in _BESIDE.split(passage.own) if set(parts) & set(words_of(one))]
    return stands and not (own and all(_of_somebody_else(one, name, role) for one in own))


def _of_somebody_else(clause: str, name: str, role: str) -> bool:
    """Tell whether a clause names another person in full, and not this one."""
    if set(words_of(name)) & set(words_of(clause)):
        return False
    role_words = set(words_of(role))
    return any(not role_words & set(words_of(one.group())) for one in _FULL_NAME.finditer(clause))


def side_said(side: Side, passage: Passage, plan: Plan) -> bool:
    """Tell whether the passage may tell a side: by pronouns, or by the name of a company."""
    near = set(words_of(passage.near))
    sides: set[Side] = set()
    if near & _SAYS_BUYER or set(words_of(plan.deal.buyer or "")) & near:
        sides.add("buyer")
    if near & (_SAYS_I | _SAYS_SELLER) or set(words_of(plan.deal.seller or "")) & near:
        sides.add("seller")
    if side == "both":
        return len(sides) == 2 or bool(_TOGETHER & set(words_of(passage.own)))
    return side in sides
