"""Looking something up in the playbook."""

from collections.abc import Sequence

from assistant.playbook.entries import Entry, Kind
from assistant.ui import resources

MOST_FOUND = 12


def look_up(asked: str, kinds: Sequence[Kind]) -> list[Entry]:
    """Return the entries that fit, best first; none where nothing does.

    Raises:
        ModelError: a server that embeds did not answer.
    """
    from assistant.playbook.search import open_playbook

    playbook = open_playbook(resources.settings().knowledge_source)
    hits = playbook.search(asked, list(kinds) or None, MOST_FOUND)
    return [entry for hit in hits if (entry := playbook.entry(hit.id))]
