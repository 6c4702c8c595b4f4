"""Whether the deed of a verb is still to be done, by the parse: who does it, and in what tense."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.understanding.language import parse
from assistant.understanding.scene import Scene
from assistant.understanding.work_words import is_object, is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset("will 'll shall must should can ll".split())  # noqa: SIM905
# What is said of things that are still open ("a DPIA is required").
OPEN = frozenset(
    "needed required missing outstanding pending wanted requested owed due planned open".split()  # noqa: SIM905
)
_MUST = frozenset("have need must be get".split())  # noqa: SIM905
_PROMISE = frozenset(
    "promise agree offer volunteer commit undertake plan intend hope aim want expect try".split()  # noqa: SIM905
)
_SAY = frozenset("say think reckon believe tell confirm mention promise hope expect guess".split())  # noqa: SIM905
_CARRIES = _MUST | _PROMISE | frozenset("go let glad happy keen grateful able due ready".split())  # noqa: SIM905
_ASKED = frozenset("request demand require want owe promise".split())  # noqa: SIM905
_HANDED = frozenset({"have", "get", "receive"})
_FIRM = frozenset("will 'll shall must".split())  # noqa: SIM905
_NOT = frozenset({"never", "longer", "hardly"})  # "no longer"
_NOW = frozenset("is are am 's 'm 're".split())  # noqa: SIM905
_CONDITION = frozenset("if when once until unless because before after while whether as".split())  # noqa: SIM905
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_GOES = frozenset("go come fly drive travel visit pop head".split())  # noqa: SIM905
# "Dates to be confirmed" is no work.
_OPEN_YET = frozenset(
    "confirm decide determine define discuss announce see advise agree clarify continue".split()  # noqa: SIM905
)
_NOBODY = frozenset("nobody nothing none noone".split())  # noqa: SIM905


def main_verb(text: str) -> "Token | None":
    """Return the verb of a clause where it has tense or a modal, None where it has none."""
    root = next((t for t in parse(text) if t.dep_ == "ROOT"), None)
    if root is None or root.pos_ != "VERB":
        return None
    aux = [c for c in root.children if c.dep_ in {"aux", "auxpass"}]
    return root if any(one.tag_ in _FINITE for one in (root, *aux)) else None


def stance(scene: Scene, verb: "Token") -> bool | None:
    """Return whether it is sure that the verb's deed is still to be done; None where it is not.

    Sure are duties and promises, and what is told with a day or a length of time.
    """
    top = governor(verb)
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and top != verb and not is_passive(verb):
        return None  # "she runs the site and showed us round"
    if _not_yet(verb):
        return True if _main(top) and _by_somebody(scene, verb, top) else None
    chain = {verb, top, *_between(verb, top)}
    if any(c.dep_ == "neg" or c.lower_ in _NOT for one in chain for c in one.children):
        return None
    if not _main(top) or not _by_somebody(scene, verb, top):
        return None
    return _tense(verb, top, scene)


def _not_yet(verb: "Token") -> bool:
    """Tell whether the verb says what somebody has not done so far ("hasn't sent the list yet")."""
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    denied = any(c.dep_ == "neg" and c.lower_ in {"n't", "not"} for c in verb.children)
    return verb.tag_ in {"VBN", "VBD"} and denied and bool(aux & {"has", "have", "'ve", "'s"})


def governor(verb: "Token") -> "Token":
    """Return the verb that carries this one ("has to", "promised to"), itself where none does."""
    top = verb
    while _is_carried(top):
        top = top.head
    if top.dep_ == "conj" and top.head.pos_ in {"VERB", "AUX"} and not subject(top):
        return governor(top.head)
    return top


def _is_carried(verb: "Token") -> bool:
    """Tell whether another verb only says that this deed is to be done ("has to", "comes to")."""
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in _CARRIES:
        return True
    goes = verb.head.lemma_ in _GOES and verb.head.i < verb.i
    return verb.dep_ == "advcl" and goes and any(c.lower_ == "to" for c in verb.children)


def subject(verb: "Token") -> "Token | None":
    """Return the verb's own subject."""
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def is_named(scene: Scene, noun: "Token") -> bool:
    """Tell whether the word is somebody whom the clause names, or the buyer or the seller."""
    at = scene.piece.start + noun.idx
    companies = {word for name in scene.companies for word in name.casefold().split()}
    return any(w.start <= at < w.end for w in scene.people) or noun.lower_ in companies


def will(verb: "Token") -> bool:
    """Tell whether a modal of duty or promise stands before the verb."""
    return any(c.dep_ == "aux" and c.lower_ in MODALS for c in verb.children)


def fronted(verb: "Token") -> "Token | None":
    """Return what stands before who does it ("the plan our Farah will prepare")."""
    thing = verb.head
    if verb.dep_ != "relcl" or thing.dep_ != "ROOT" or is_passive(verb) or not will(verb):
        return None
    who = subject(verb)
    own = who is not None and who.tag_ not in {"WDT", "WP"}
    related = any(t.tag_ in {"WDT", "WP"} or t.lower_ == "that" for t in verb.children)
    return thing if own and not related and not _objects(verb) else None


def _objects(verb: "Token") -> "list[Token]":
    return [c for c in verb.children if c.dep_ in {"dobj", "obj"}]


def is_ordered(verb: "Token") -> bool:
    """Tell whether the words only say what is to be done ("tags to be ordered")."""
    if verb.lemma_ in _OPEN_YET:
        return False
    bare = verb.dep_ == "ROOT" or (verb.dep_ in {"relcl", "acl"} and verb.head.dep_ == "ROOT")
    return bare and is_passive(verb) and any(c.lower_ == "to" for c in verb.children)


def is_passive(verb: "Token") -> bool:
    """Tell whether the verb says what is done to its subject."""
    return verb.tag_ in {"VBN", "VBD"} and any(c.dep_ == "auxpass" for c in verb.children)


def _between(verb: "Token", top: "Token") -> "Iterator[Token]":
    while verb != top and verb.head != verb:
        verb = verb.head
        yield verb


def _main(top: "Token") -> bool:
    """Tell whether the clause is said, and not only a condition or a remark on a noun."""
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITION for c in top.children):
        return False
    if fronted(top) is not None or is_ordered(top):
        return True
    if top.dep_ in {"advcl", "relcl", "acl", "pcomp", "csubj"}:
        return False
    if top.dep_ in {"ccomp", "xcomp"} and top.head.pos_ in {"VERB", "AUX"}:
        denied = any(c.dep_ == "neg" for c in top.head.children)
        return not denied and (top.head.lemma_ in _SAY or top.i < top.head.i)
    if top.dep_ == "conj" and top.head.pos_ in {"VERB", "AUX"}:
        return _main(top.head)
    return True


def _tense(verb: "Token", top: "Token", scene: Scene) -> bool | None:
    aux = {c.lower_ for one in (verb, top) for c in one.children if c.dep_ in {"aux", "auxpass"}}
    when = bool(scene.dates or scene.durations)
    if verb.lemma_ in _HANDED and aux & {"may", "can", "could"} and when:
        return True  # "may I have it by Friday"
    if is_ordered(verb):
        return True
    if aux & {"might", "may", "did", "had", "was", "were"}:
        return None
    if aux & MODALS:
        return when or bool(aux & _FIRM)
    if aux & {"would", "'d", "d", "could"}:
        return True if when and top.dep_ == "ccomp" else None
    if top != verb:
        return _governed(top)
    return _plain(verb, aux, scene, when=when)


def _governed(top: "Token") -> bool | None:
    """Return how sure a deed is that another verb carries ("has to", "has promised to")."""
    if top.lemma_ in _PROMISE:
        return True
    return None if top.tag_ in {"VBD", "VBN"} else True


def _plain(verb: "Token", aux: set[str], scene: Scene, *, when: bool) -> bool | None:
    """Return how sure a deed is whose verb no other one carries."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return when or verb.lemma_ == "owe"
    if verb.tag_ == "VBG" and aux & _NOW:
        return when
    if is_passive(verb) and aux & (_NOW | {"be"}):
        return True if verb.lower_ in OPEN else None
    if verb.lemma_ in _ASKED and (verb.tag_ == "VBD" or aux & {"has", "have", "'s", "'ve"}):
        return when or verb.lemma_ == "promise"
    if verb.tag_ == "VB" and not aux and not subject(verb) and verb.dep_ == "ROOT":
        return when or bool(re.match(r"(?:please|pls|kindly)\b", scene.text, re.IGNORECASE))
    return None


def _by_somebody(scene: Scene, verb: "Token", top: "Token") -> bool:
    """Tell whether somebody does it: the verb has a person for its subject, or none can stand."""
    who = subject(verb) or subject(top)
    if is_ordered(verb):
        who = who or verb.head
    if who is None:
        return verb.tag_ == "VB" or top.tag_ in {"VB", "VBG"}
    if who.lower_ in _NOBODY:
        return False
    if is_passive(verb):
        return is_object(who)
    return is_person(who) or is_named(scene, who)
