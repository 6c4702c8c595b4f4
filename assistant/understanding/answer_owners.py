"""Who an answer names as the owner of the step that was asked about."""

import re

from assistant.understanding.attribution import owns
from assistant.understanding.bare_names import LEAD, looks_like_name, spoken_name, titled_name
from assistant.understanding.owners import part
from assistant.understanding.pronouns import is_fragment
from assistant.understanding.scene import Scene
from assistant.understanding.stepfacts import ME, is_mine, owner_names

_LONG = 6  # words; a team named in more of them hardly is the answer to "who?"


def owners_said(scene: Scene, *, bare: bool) -> list[str]:
    """Return the owners that a clause names.

    Args:
        scene: the clause.
        bare: whether the words may be an owner's name and nothing else.
    """
    people = list(scene.people)
    if scene.cautious:
        at = scene.piece.start
        people = [
            w for w in people if owns(scene, w) or (w.named and part(scene.text, w, at) == "owner")
        ]
    names = owner_names(people)
    if names:
        return names
    if is_mine(scene.text) or (
        bare
        and re.match(r"^(?:me|i do|i will|i am|myself|that's me|mine)\b", scene.text, re.IGNORECASE)
    ):
        return [ME]
    if (
        bare
        and len(scene.text.split()) < _LONG
        and re.match(
            r"^(?:the )?(?:legal|security|procurement|finance|it(?= (?:team|dept|department|people|"
            r"guys|folks|security)\b|\W*$)|(?-i:IT)|infosec)\b",
            scene.text,
            re.IGNORECASE,
        )
        and is_fragment(scene.text)
    ):
        return [LEAD.sub("", scene.text).strip(" .!").capitalize()]
    if not bare:
        return []
    if looks_like_name(scene) and not (scene.durations or scene.dates):
        return [titled_name(LEAD.sub("", scene.text))]
    spoken = None if scene.dates or scene.durations else spoken_name(scene.text)
    return [spoken] if spoken else []
