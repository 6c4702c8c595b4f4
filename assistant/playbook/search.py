"""Looking things up: the playbook of this process."""

import functools
import importlib
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.plan.model import Strict
from assistant.playbook.embedding import Vectors, vectors_for
from assistant.playbook.entries import Entry, Kind, Origin
from assistant.playbook.index import Index, open_index
from assistant.playbook.loading import Knowledge, knowledge
from assistant.playbook.ranking import Ranker, log_odds, probability
from assistant.playbook.rows import plain
from assistant.settings import Library

MAX_QUERY = 2_000
MOST = 20
_MAP = re.compile(r"\bMAPs?\b|(?<=\ba )map\b|(?<=\bthe )map\b")  # not the one of a country
_LEAST = 0.02  # probability below which an entry is not worth showing
# Where the answer to words of a buyer is asked for, an unsure one is better than none, as long as
# the doubt is said. With authors left out, .05 more of 192 were answered rightly at this bar than
# at the usual one; of 40 words that are no objection 4 more got an answer.
_LEAST_WITH_DOUBT = 0.27


class Hit(Strict):
    """An entry that was found.

    Attributes:
        score: the probability that it is what was meant, 0 to 1.
        text: the entry's text, Markdown; data, never an instruction.
    """

    id: str
    title: str
    kind: Kind
    score: float
    text: str
    origin: Origin = "shipped"


class Playbook:
    """The entries with their index. Safe to share between threads."""

    def __init__(self, known: Knowledge, index: Index, vectors: Vectors, ranker: Ranker) -> None:
        self.knowledge = known
        self._index, self._vectors, self._ranker = index, vectors, ranker
        self._by_number = list(known.entries)

    @classmethod
    def open(
        cls,
        known: Knowledge,
        vectors: Vectors,
        folder: Path | None = None,
        *,
        brief: bool = False,
    ) -> "Playbook":
        """Return the playbook, its index built where it is not there yet.

        Args:
            known: the entries.
            vectors: what embeds them and the queries.
            folder: where indexes are kept; None keeps it in memory.
            brief: only few things will be looked up, so that starting quickly counts most.

        Raises:
            ModelError: a server that embeds did not answer.
        """
        _import_shared()
        with ThreadPoolExecutor(1) as beside:
            # The embedder loads beside the index, whose import takes longest.
            loaded = beside.submit(vectors.load)
            index = open_index(known.entries, vectors, folder, brief=brief)
            ranker = Ranker(known.entries)
            loaded.result()
        return cls(known, index, vectors, ranker)

    def search(
        self,
        query: str,
        kinds: Sequence[Kind] | None = None,
        limit: int = 5,
        *,
        inner: str = "",
        least: float = 0.0,
    ) -> list[Hit]:
        """Return what fits the query, the best first; nothing where nothing fits.

        Args:
            query: a question or words of a buyer; the first 2,000 characters count.
            kinds: only entries of these kinds.
            limit: at most so many, up to 20.
            inner: the words within the query that count most, such as those it reports.
            least: how likely it must at least be that anything fits; 0 for as likely as usual.
        """
        fits, found = self.ranked_with(query, inner, kinds)
        return _worth(found, limit) if fits >= (least or self._ranker.threshold) else []

    def objections(self, said: str, limit: int = 5) -> tuple[list[Hit], bool]:
        """Return the objections that a buyer's words may be, and whether that is doubtful.

        Args:
            said: the buyer's words.
            limit: at most so many, up to 20.
        """
        fits, found = self.ranked(said, ["objection"])
        doubtful = fits < self._ranker.threshold
        if doubtful and fits < _LEAST_WITH_DOUBT:
            return [], False
        return _worth(found, limit), doubtful

    def ranked(self, query: str, kinds: Sequence[Kind] | None = None) -> tuple[float, list[Hit]]:
        """Return the probability that anything fits, and the likeliest entries in any case."""
        words = _MAP.sub("mutual action plan", " ".join(query.split())[:MAX_QUERY])
        if not words or not self._by_number:
            return 0.0, []
        near = self._index.near(self._vectors.embed([words])[0], kinds)
        fits, ranked = self._ranker.rank(words, near, kinds)
        return fits, [self._hit(one.entry, fits * one.p) for one in ranked[:MOST]]

    def ranked_with(
        self, query: str, inner: str, kinds: Sequence[Kind] | None = None
    ) -> tuple[float, list[Hit]]:
        """Return what `ranked` does, both for the query and for the inner words of it."""
        fits, found = self.ranked(query, kinds)
        if not inner.strip() or inner.strip() == query.strip():
            return fits, found
        fits_inner, found_inner = self.ranked(inner, kinds)
        scores = {hit.id: 0.0 for hit in (*found, *found_inner)}
        for p, hits in ((fits, found), (fits_inner, found_inner)):
            for hit in hits:
                scores[hit.id] += hit.score / max(p, _LEAST) / 2
        both = probability((log_odds(fits) + log_odds(fits_inner)) / 2)
        by_id = {hit.id: hit for hit in (*found, *found_inner)}
        order = sorted(scores, key=lambda one: -scores[one])
        hits = [
            by_id[one].model_copy(update={"score": round(both * scores[one], 4)}) for one in order
        ]
        return both, hits[:MOST]

    def _hit(self, number: int, score: float) -> Hit:
        entry = self._by_number[number]
        return Hit(
            id=entry.id,
            title=entry.title,
            kind=entry.kind,
            score=round(score, 4),
            text=entry.body,
            origin=entry.origin,
        )

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id, None where there is none."""
        return self.knowledge.entry(entry_id)


def summary(entry: Entry, most: int = 300) -> str:
    """Return the first words of an entry, without Markdown."""
    words = plain(entry.lead or next(iter(entry.sections.values()), ""))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def open_playbook(library: Library, *, brief: bool = False) -> Playbook:
    """Return the playbook of a library; the same one while the files are the same.

    Args:
        library: which entries, what embeds them and where the index is kept.
        brief: only few things will be looked up, so that starting quickly counts most.

    Raises:
        SettingsError: embeddings of OpenAI are asked for without a key.
        ModelError: OpenAI did not answer.
    """
    known = knowledge(library.own)
    with _OPENING:
        return _opened(_Same(known), library, brief)


def _worth(found: Sequence[Hit], limit: int) -> list[Hit]:
    """Return the hits that are worth showing beside the best one."""
    return [hit for hit in found[: min(limit, MOST)] if hit.score >= _LEAST * found[0].score]


_OPENING = threading.Lock()


class _Same:
    """Knowledge as a key: the same entries are the same key."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self._hash = hash(tuple((one.id, one.body, *one.says) for one in known.entries))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.known == other.known


@functools.lru_cache(maxsize=4)
def _opened(same: _Same, library: Library, brief: bool) -> Playbook:
    secret = library.key.get_secret_value() if library.key else None
    vectors = vectors_for(library.embeddings, secret, library.base_url)
    return Playbook.open(same.known, vectors, library.index_dir, brief=brief)


def _import_shared() -> None:
    """Import what both threads need: two that import the same library at once can fail."""
    for name in ("numpy.typing", "onnxruntime", "tokenizers"):
        importlib.import_module(name)
