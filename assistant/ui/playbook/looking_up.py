"""Looking something up in the playbook."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.playbook.entries import Entry, Kind
from assistant.ui import resources

MOST_FOUND, MOST_DOUBTED = 12, 3


class Found(NamedTuple):
    """Entries that fit, best first; doubtful ones are objections that may be meant."""

    entries: list[Entry]
    doubtful: bool


def look_up(asked: str, kinds: Sequence[Kind]) -> Found:
    """Return the entries that fit; where none does, the objections that the words may be.

    Raises:
        ModelError: a server that embeds did not answer.
    """
    from assistant.playbook.search import open_playbook

    playbook = open_playbook(resources.settings().knowledge_source)
    hits, doubtful = playbook.search(asked, list(kinds) or None, MOST_FOUND), False
    if not hits and (not kinds or "objection" in kinds):
        hits, doubtful = playbook.objections(asked, MOST_DOUBTED)
    return Found([entry for hit in hits if (entry := playbook.entry(hit.id))], doubtful)
