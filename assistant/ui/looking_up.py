"""Looking something up in the playbook."""

import re
from collections.abc import Sequence

from assistant.playbook.entries import Entry, Kind
from assistant.ui import resources


def look_up(asked: str, kinds: Sequence[Kind]) -> list[Entry]:
    """Return the entries that fit, best first; none where nothing does."""
    known = resources.knowledge()
    entries = known.of_kind(*kinds) if kinds else known.entries
    wanted = set(re.findall(r"\w{3,}", asked.casefold()))
    scored = []
    for entry in entries:
        lines = [entry.title, *entry.says]
        best = max(len(wanted & set(re.findall(r"\w{3,}", one.casefold()))) for one in lines)
        if best:
            scored.append((best, entry))
    return [entry for _, entry in sorted(scored, key=lambda one: -one[0])]
