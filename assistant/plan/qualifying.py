"""Changes of the MEDDPICC card: begun afresh, and letter by letter."""

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.changes import Requalify, ScoreLetter
from assistant.plan.finding import find_person, fold, known_as
from assistant.plan.lines import ChangeLine, short
from assistant.plan.model import Letter, LetterScore, Qualification, Score
from assistant.plan.naming import owner_kind
from assistant.plan.qualification import LETTERS, not_green


def requalify(draft: Draft, change: Requalify) -> None:
    """Turn every letter red, or put the card away.

    What was known before is a memory: it stays in the history, not on the card.
    """
    card = draft.plan.qualification
    if change.close:
        if card:
            draft.set(qualification=None)
            _say(draft, change, "MEDDPICC: card put away", None)
        return
    if card and not card.letters and card.why == change.why:
        return
    draft.set(qualification=Qualification(since=draft.today, why=change.why))
    because = f", because {short(change.why, 120)}" if change.why else ""
    _say(draft, change, f"MEDDPICC: begun afresh, every letter red{because}", None)


def score_letter(draft: Draft, change: ScoreLetter) -> None:
    """Set how a letter stands; the card is begun where there is none.

    Raises:
        PlanError: it is to be green, and no words of the buyer carry that.
    """
    card = draft.plan.qualification or Qualification(since=draft.today)
    old = card.letter(change.letter)
    found = _scored(draft, change, old)
    refused = not_green(draft.plan, change.letter, found) if found.score == "green" else None
    if refused and change.score == "green":
        raise PlanError(refused)
    if refused:
        found = found.model_copy(update={"score": "amber"})
    if found == old and draft.plan.qualification:
        return
    _put(draft, card, change.letter, found)
    _say(draft, change, _told(change.letter, old, found), old.score, change.letter, found.score)


def settle_letters(draft: Draft, op: str) -> None:
    """Let no letter stay green whose speaker has left, or turns out to be no buyer's."""
    card = draft.plan.qualification
    if card is None:
        return
    plan = draft.current()
    for letter, found in card.letters.items():
        gone = letter == "champion" and found.score != "red" and _has_left(draft, found)
        if not gone and (found.score != "green" or not_green(plan, letter, found) is None):
            continue
        score: Score = "red" if gone else "amber"
        now = found.model_copy(update={"score": score})
        card = draft.plan.qualification or card
        _put(draft, card, letter, now)
        why = "has left" if _has_left(draft, found) else "does not count as the buyer's voice"
        text = f"{LETTERS[letter]}: {score} (was {found.score}), because {found.said_by} {why}"
        draft.say(
            ChangeLine(
                op=op, text=text, field=f"meddpicc.{letter}", old=found.score, new=score,
                state="inferred",
            )
        )  # fmt: skip


def rename_speaker(draft: Draft, old: str, new: str) -> None:
    """Let the words that somebody said be theirs under their new name."""
    card = draft.plan.qualification
    if card is None:
        return
    letters = {
        letter: found.model_copy(update={"said_by": new})
        if fold(found.said_by or "") == fold(old)
        else found
        for letter, found in card.letters.items()
    }
    draft.set(qualification=card.model_copy(update={"letters": letters}))


def _scored(draft: Draft, change: ScoreLetter, old: LetterScore) -> LetterScore:
    words = " ".join(change.words.split())
    speaker = known_as(draft.plan, change.said_by) if change.said_by else None
    if words:
        day = draft.date(change.said_on, "the day it was said")[0] if change.said_on else None
        found = {"words": words, "said_by": speaker, "said_on": day or draft.today}
    else:
        found = {"said_by": speaker} if speaker else {}
        if change.said_on:
            found["said_on"] = draft.date(change.said_on, "the day it was said")[0]
    score = change.score or ("amber" if words and old.score == "red" else old.score)
    # A copy is not validated: green is looked at by `not_green`, which says what to mend.
    return old.model_copy(update={**found, "score": score})


def _has_left(draft: Draft, found: LetterScore) -> bool:
    speaker = found.said_by
    if not speaker or owner_kind(draft.plan, speaker) != "person":
        return False
    return find_person(draft.plan, speaker) is None


def _put(draft: Draft, card: Qualification, letter: Letter, found: LetterScore) -> None:
    letters = {**card.letters, letter: found}
    draft.set(qualification=card.model_copy(update={"letters": letters}))


def _told(letter: Letter, old: LetterScore, found: LetterScore) -> str:
    was = f" (was {old.score})" if old.score != found.score else ""
    text = f"{LETTERS[letter]}: {found.score}{was}"
    if found.words and found.words != old.words:
        who = f" {found.said_by}:" if found.said_by else ""
        text += f",{who} “{short(found.words, 160)}”"
    return text


def _say(
    draft: Draft,
    change: Requalify | ScoreLetter,
    text: str,
    old: str | None,
    letter: Letter | None = None,
    new: str | None = None,
) -> None:
    field = f"meddpicc.{letter}" if letter else "meddpicc"
    draft.say(
        ChangeLine(op=change.op, text=text, field=field, old=old, new=new, quote=change.quote)
    )
