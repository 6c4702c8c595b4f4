"""Whether a clause that names no step says who does the one just spoken of, or by when.

In a talk most clauses say nothing for the plan. "Philip has that", "they checked that in
September" name a person or a day, and neither owns nor dates anything.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.plan.model import Step
from assistant.plan.naming import owner_kind
from assistant.understanding.idle_days import speaks_of_habit, this_time
from assistant.understanding.language import parse
from assistant.understanding.people import Who
from assistant.understanding.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOES = frozenset(
    (  # noqa: SIM905
        "do own handle run lead drive sign review make read check prepare write draft send approve "
        "finish complete start begin present manage look assess perform conduct countersign "
        "examine verify deliver submit organise organize arrange lead chair coordinate redline "
        "process raise issue fill return provide turn test audit certify register take oversee"
    ).split()
)
_SAYS = frozenset(
    "say think reckon hope expect promise tell believe estimate mention confirm want aim".split()  # noqa: SIM905
)
_MOVES = frozenset(["move", "push", "slip", "shift", "postpone"])
_POINTS = frozenset("it that this them these those both".split())  # noqa: SIM905
_HAS = re.compile(
    r"\b(?:has (?:got )?(?:it|this|that) (?:now|on)|'s on it|is on it)\b", re.IGNORECASE
)
_IS_WHO = re.compile(
    r"^(?:(?:well|oh|so|yes|ah|and|no)[, ]+)*(?:(?:that|it|this)(?:'s| is| will be| would be|"
    r"'ll be)|"
    r"(?:the|our|their|your) (?:\w+ ){0,2}(?:person|one|owner|contact|lead|guy|lady|colleague|name|"
    r"responsible(?: person)?|assignee|reviewer|signer|signatory)(?: (?:there|here|for \w+))? is|"
    r"contact(?: is|:)?|owner(?: is|:)?|assigned (?:\w+ )?(?:is|to)|speak to|ask for|name(?:'s|"
    r" is))\s",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\b(?:with|by|to|on|falls to|up to|over to|assigned to|belongs to|lies with|sits with)\s+"
    r"(?:the |our |their )?$",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"\b(?:by|until|till|due|done|finish\w*|ready|complet\w*|wrap\w*|back|target\w*|aim\w*|eta|"
    r"deliver\w*|submit\w*|no later|latest|before|deadline|end(?:s|ing)?|close[sd]?|takes?|needs?|"
    r"expects?|expected|moves?|moved|pushed|slips?|slipped|shift\w*|postponed|planned|scheduled|"
    r"set|"
    r"booked|put|say|says|said|promised|thinks?|hopes?|reckons?|call it|going for|shoot\w*|"
    r"works?|(?:goes?|going|went) (?:out|off|over|across)|be there|"
    r"(?:do|does|doing|have|give|send|get) (?:it|that|this|them))\b",
    re.IGNORECASE,
)
_PLAIN = 6  # words of a clause that is little but a day
_SHORT = 8  # words of a clause that is little but who


def owns(scene: Scene, who: Who) -> bool:
    """Tell whether the clause says that somebody does what was spoken of before."""
    low, high = who.start - scene.piece.start, who.end - scene.piece.start
    before, after = scene.text[:low], scene.text[high:]
    if _BEFORE_IT.match(after):
        return False  # "Hanneke needs to be finished before it goes there"
    if _GIVE.search(before) and _TIME.match(after):
        return True  # "give me till the twelfth"
    if _IS_WHO.match(before + "x") and not _FINITE_BEHIND.match(after):
        return True
    if _HAS.match(after.lstrip()) or re.match(
        r"\s*(?:'s|is|are) (?:on|doing|handling|running)\b", after
    ):
        return True
    token = head_token(scene.text, low, high)
    if token is None:
        return False
    verb = _verb_of(token)
    if verb is not None:
        return _does(verb)
    words = len(re.findall(r"\w+", scene.text))
    if words <= len(re.findall(r"\w+", scene.text[low:high])) + 2:
        return token.dep_ in {"ROOT", "attr", "nsubj", "appos"}
    return bool(_BY_WHOM.search(before)) and words <= _SHORT


_BEFORE_IT = re.compile(
    r"[^,;.]{2,60}\b(?:before|so that|until|till) (?:it|that|this|they|we|she|he)\b", re.IGNORECASE
)
_GIVE = re.compile(r"\b(?:give|gives|allow|grant)\s+$", re.IGNORECASE)
_TIME = re.compile(
    r"\s+(?:till|until|to|another|an? (?:day|week)|\d|one|two|three|four|some|more)\b",
    re.IGNORECASE,
)
_FINITE_BEHIND = re.compile(r"\s+(?:who |that )?(?:can't|cannot|won't|doesn't|isn't|didn't)\b")


def says_she_does(scene: Scene) -> bool:
    """Tell whether the clause says that "she" or "he" does what was spoken of before."""
    doc = parse(scene.text)
    return any(
        t.lower_ in {"she", "he"} and (verb := _verb_of(t)) is not None and _does(verb) for t in doc
    )


_NAMES_A_DAY = re.compile(
    r"\b(?:date|day|deadline)\b[^.;]{0,40}\b(?:is|was|has been|were|be|got) (?:\w+ and )?"
    r"(?:proposed|agreed|accepted|confirmed|set|fixed|named|given)\b|"
    r"\b(?:named|gave|proposed|offered|suggested|quoted|agreed(?: on| to)?|asked for|settled on|"
    r"landed on|went for)(?: (?:us|me|the|a date of))?\s+(?:until |till |by |on )?(?:the )?(?:\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri)[a-z]*\b)",
    re.IGNORECASE,
)


def names_a_day(text: str) -> bool:
    """Tell whether words say that a day was named, agreed or offered ("he named 5 May")."""
    return bool(_NAMES_A_DAY.search(text))


def dates(scene: Scene) -> bool:
    """Tell whether the clause says when what was spoken of before is to be done."""
    if scene.dates and (names_a_day(scene.text) or _WILL_DO_IT.search(scene.text)):
        return True
    if speaks_of_habit(scene.text) and not (scene.dates and this_time(scene.text)):
        return False
    doc = parse(scene.text)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or any(t.dep_ == "neg" for t in doc):
        return False
    if len(scene.text.split()) <= _PLAIN and not any(
        t.tag_ == "VBD" and t.lemma_ not in _SAYS for t in doc
    ):
        return True
    if root.tag_ == "VBD" and root.lemma_ not in _SAYS | _MOVES:
        return False
    return bool(_AIMS.search(scene.text))


_WILL_DO_IT = re.compile(
    r"\b(?:he|she|they|I|we)(?:'ll| will) (?:also |then )?[a-z]+ (?:it|that|this|them)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:now|actually|instead|rather|moved?|moves|push\w*|slip\w*|shift\w*|changed?|no longer|"
    r"new|"
    r"take(?:s|n)? over|took over|hand(?:s|ed|ing)?|pass(?:es|ed)?|sorry|correction|not before|"
    r"earlier|later|brought forward|postponed|delayed|re-?assigned|replac\w+)\b|"
    r"^\W*(?:so |or |well,? |let's |let us |we'll |please )*(?:say|call it|make (?:it|that)|go "
    r"(?:for|with))\b",
    re.IGNORECASE,
)
_DROPS = re.compile(
    r"\b(?:drop\w*|cancel\w*|scrap\w*|tak(?:e|en|ing) (?:it|that|this) (?:out|off)|remov\w+|"
    r"no longer (?:need|want|requir|happen)\w*|(?:don't|do not|doesn't|does not|won't) (?:need|"
    r"want|"
    r"require) (?:it|that|this|one)|not needed|not required|forget|skip\w*|waiv\w+|decided against|"
    r"no (?:earthly )?(?:point|need)|fell away|off the table)\b",
    re.IGNORECASE,
)


def changes_it(text: str) -> bool:
    """Tell whether words say themselves that something is other than before."""
    return bool(_CHANGED.search(text))


def drops_it(text: str) -> bool:
    """Tell whether a clause without a step says plainly that something falls away."""
    return bool(_DROPS.search(text))


def said_of(scene: Scene, step: Step) -> Scene:
    """Return the clause with only what it says of the step that was spoken of before.

    What was said of the step already stays, unless the clause says that it changes.
    """
    changes = changes_it(scene.text)
    # A person's name says more than the team's that was given before.
    owned = any(owner_kind(scene.plan, name) != "role" for name in step.owners)
    free = changes or not step.owners
    people = [w for w in scene.people if (free or (w.named and not owned)) and owns(scene, w)]
    she = says_she_does(scene) and (changes or not owned)
    dated = (changes or step.due is None) and step.status != "done" and dates(scene)
    persons = any(scene.plan.person(name) for name in step.owners)
    others = persons and not changes and _of_somebody_else(scene, step)
    lasting = step.duration_days is None and dates(scene) and not others
    return replace(
        scene,
        people=people,
        spoken_of=scene.spoken_of if she else None,
        dates=scene.dates if dated and not others else [],
        durations=scene.durations if lasting else [],
    )


_SHE = frozenset({"she", "he"})
_JUDGED = frozenset(
    ["legal-review", "security-review", "procurement", "executive-approval", "budget"]
)
_HANDS_OVER = frozenset("send share forward hand ship submit".split())  # noqa: SIM905


def hands_over(text: str, step: Step) -> bool:
    """Tell whether "we send them over on Thursday" says when a reviewer gets the papers."""
    subjects = [t for t in parse(text) if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
    ours = any(t.lower_ in {"i", "we"} and t.head.lemma_ in _HANDS_OVER for t in subjects)
    return ours and step.kind in _JUDGED


def _of_somebody_else(scene: Scene, step: Step) -> bool:
    """Tell whether it is what somebody does who is not among the owners of the step.

    "Josephine is their attorney. She wants until Jan 13" dates no step of anybody else.
    """
    subjects = [t for t in parse(scene.text) if t.dep_ in {"nsubj", "nsubjpass"}]
    main = next((t for t in subjects if t.head.dep_ == "ROOT"), None)
    if main is None:
        return False
    if main.lower_ in _SHE:
        return scene.spoken_of is not None and scene.spoken_of not in step.owners
    at = scene.piece.start + main.idx
    who = next((w for w in scene.people if w.named and w.start <= at < w.end), None)
    return who is not None and who.name not in step.owners


def states_of_it(text: str) -> bool:
    """Tell whether the state in a clause without a step is that of what was spoken of before.

    "It's signed", "he finished it", "started last week" are; "she has received our entries" is of
    something else.
    """
    if names_a_day(text):
        return False
    doc = parse(text)
    verbs = [t for t in doc if t.pos_ in {"VERB", "AUX"} and t.dep_ in {"ROOT", "conj", "ccomp"}]
    for verb in verbs:
        subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        if any(c.dep_ == "neg" for c in verb.children) and verb.lemma_ not in {"start", "begin"}:
            continue
        own = not subjects or any(s.lower_ in _POINTS | {"he", "she", "they"} for s in subjects)
        named = any(s.pos_ == "PROPN" for s in subjects)
        if (own or named) and (not objects or any(o.lower_ in _POINTS for o in objects)):
            return True
    return not verbs


def acts(text: str, start: int, end: int) -> bool:
    """Tell whether a role or a team named in a clause is who acts in it, or stands for itself.

    "The architecture board reviews it" says who does it; in "a board paper", "to the council" or
    "the paper based bed board" the word only tells of what.
    """
    token = head_token(text, start, end)
    if token is None:
        return False
    if token.dep_ in {"compound", "amod", "poss", "nmod", "dobj", "npadvmod"}:
        return token.dep_ == "dobj" and bool(
            re.search(r"\b(?:need|want|get|have)\w*\s+\W*$", text[:start])
        )
    if token.dep_ == "pobj":
        if token.head.lower_ in {"from", "through", "via"}:
            return token.head.head.lemma_ in {"go", "come"}
        return token.head.lower_ in {"by", "with", "on"} and bool(_BY_WHOM.search(text[:start]))
    return True


def head_token(text: str, start: int, end: int) -> "Token | None":
    """Return the word of a stretch on which its others hang."""
    inside = [t for t in parse(text) if start <= t.idx < end]
    return next((t for t in inside if t.head not in inside or t.head == t), None)


def _verb_of(token: "Token") -> "Token | None":
    """Return the verb of which the word is the subject, through an apposition."""
    while token.dep_ in {"appos", "conj", "compound"} and token.head != token:
        token = token.head
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}:
        return token.head
    return None


def _does(verb: "Token") -> bool:
    """Tell whether a verb says that its subject does something to "it"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    if verb.lemma_ in _SAYS:
        inner = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
        return any(_does(c) for c in inner)
    if verb.lemma_ == "be":
        return any(c.lower_ in {"responsible", "ready", "done", "finished"} for c in verb.children)
    objects = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    pointed = any(c.lower_ in _POINTS for c in objects) or any(
        g.lower_ in _POINTS for c in verb.children if c.dep_ == "prep" for g in c.children
    )
    xcomp = [c for c in verb.children if c.dep_ == "xcomp"]
    if verb.lemma_ in {"need", "have", "want", "go", "agree", "offer", "try", "plan"} and xcomp:
        return any(_does(c) for c in xcomp)
    if verb.lemma_ == "do":  # "I do" is a yes, "I do it" is who does it
        return pointed
    return verb.lemma_ in _DOES and (pointed or not objects)
