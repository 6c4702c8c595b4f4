"""Runs of words with capitals that are one name, and names behind a role."""

import re
from collections.abc import Sequence

from assistant.understanding.language import is_english_word
from assistant.understanding.name_tests import is_else
from assistant.understanding.name_words import COMPANY_TAIL, bare, is_company_word
from assistant.understanding.names import is_given_name, is_maybe_name
from assistant.understanding.roles import roles
from assistant.understanding.step_words import is_step_word

_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|dra?|prof|frau|herr|mme|mister|sir|dato'?|datuk|adv|sra|madame|monsieur|madam|"
    r"drs|smt|shri|ato|w[eo][iy]zero|encik|puan|tuan|khun|pak|bapak|ibu|se\u00f1ora?|doctora?|sheikh?|hon|alhaji|don|do\u00f1a|mdm|capt(?:ain)?|rev|lt|sgt|cmdr)\.?$|(?-i:Eng|Engr|Arch|Ing|Ir|Dott|Col|Gen|Maj)\.?$",
    re.IGNORECASE,
)
_MOST = 4  # words of a name
_SURE, _MAYBE = 0.65, 0.3
_GREETS = re.compile(
    r"(?:hei|hej|hallo|hola|bonjour|salut|ciao|ol[a\u00e1]|moin|servus|salam|namaste|dear|hello|hi|hey|"
    r"thanks|merci|danke|cher|ch\u00e8re|liebe|lieber|caro|cara)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w'-]*[a-z\u00df-\u00ff][\w'-]*")


def is_title(word: str) -> bool:
    """Tell whether a word is a title before a name ("Mdm", "Capt.")."""
    return bool(_TITLE.match(word))


def before_name(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether a word with a capital follows directly, which is no title itself."""
    if index + 1 >= len(words):
        return False
    gap, after = text[words[index].end() : words[index + 1].start()], words[index + 1].group()
    return gap in (" ", ". ", ".") and after[0].isupper() and not is_title(after)


def leads(
    text: str, words: list[re.Match[str]], index: int, odds: Sequence[float], *, ruled: bool
) -> bool:
    """Tell whether a word with a capital begins a run that ends in a name ("Goh Boon Keng").

    Args:
        text: the sentence.
        words: its words.
        index: which of them.
        odds: how likely each is part of a name; one that is likely ends the run.
        ruled: whether the rules take it for a name.
    """
    if not (ruled and _in_run(words[index])) and not _may_lead(text, words[index]):
        return False
    for at in range(index + 1, min(index + _MOST, len(words), len(odds))):
        if text[words[at - 1].end() : words[at].start()] != " " or not _in_run(words[at]):
            return False
        if is_else(text, words[at]):
            return False
        if odds[at] > (_SURE if at == index + 1 else _MAYBE):
            return True
    return False


def behind_role(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Tell whether two words with capitals stand right behind a role ("their CFO, Alva Brekke")."""
    before = text[: words[index].start()]
    if index + 1 >= len(words) or not re.search(r"\w,? $", before):
        return False
    pair = [words[index], words[index + 1]]
    if text[pair[0].end() : pair[1].start()] != " " or not all(_in_run(one) for one in pair):
        return False
    if any(is_english_word(bare(one)) for one in pair[:1]) or COMPANY_TAIL.match(
        text[pair[1].end() :]
    ):
        return False
    said = before.rstrip(" ,")
    return any(not role.is_team and role.end == len(said) for role in roles(said))


def _in_run(match: re.Match[str]) -> bool:
    word = bare(match)
    plain = bool(_NAME.fullmatch(word)) and not word.isupper()
    return plain and not is_company_word(word) and not is_step_word(word) and not roles(word)


def _may_lead(text: str, match: re.Match[str]) -> bool:
    word = bare(match)
    if word != match.group() or _GREETS.match(word) or not _in_run(match) or is_else(text, match):
        return False
    if is_given_name(word) or is_maybe_name(word):
        return True
    return not is_english_word(word)
