"""A model's changes written to the plan: what stands is made, what is doubtful waits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.agent.digest import open_questions
from assistant.agent.gate import ruling
from assistant.agent.heard import Heard
from assistant.agent.model_changes import of_the_deal
from assistant.agent.standing import standing
from assistant.errors import PlanError
from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change
from assistant.plan.lines import ChangeLine
from assistant.plan.turned_down import turned_down
from assistant.session import PlanSession
from assistant.understanding import controls
from assistant.understanding.choices import picked
from assistant.understanding.consent import answers_the_offer

NOT_MADE = "Not made:"
TELL = " Tell the seller so."
_UNDO = re.compile(
    r"\b(?:undo|revert|take (?:that|it|this) back|roll (?:that|it) back|(?:scrap|scratch|forget) "
    r"(?:that|it|this|the last)|put it back|rückgängig|zurücknehmen|nimm das zurück|annule[rz]?|"
    r"deshacer|deshaz|annulla\w*|desfaz\w*|ongedaan|cofnij)\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"(?:ja|nein|oui|non|s[iíì]|no|sim|n[aã]o|da|nie|tak|hai|はい|いいえ|是|不|好|klar|gerne|genau|passt|"
    r"jawohl|parfait|entendu|claro|vale|certo|va bene|nee|nej|igen|evet)(?:[\s,.!]|$)",
    re.IGNORECASE,
)
# "Ja, aber erst im Januar" says something of its own, as the English of it does.
_BUT = re.compile(
    r"\b(?:aber|nur|erst|mais|seulement|pero|sino|solo|sólo|ma|però|mas|porém|maar|alleen|ale|tylko|"
    r"но|только|men|but)\b|但|ただ",
    re.IGNORECASE,
)


@dataclass
class Written:
    """What became of a list of changes.

    Attributes:
        lines: what was made, in words.
        proposed: what waits for the seller's yes, in words.
        reasons: why.
        refused: what could not be made, and why.
    """

    lines: list[ChangeLine] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def told(self, session: PlanSession) -> str:
        """Return it for the model, with the open questions as they are now."""
        parts = []
        if self.lines:
            parts.append("Recorded: " + "; ".join(line.text for line in self.lines) + ".")
        if self.proposed:
            why = ", and ".join(dict.fromkeys(self.reasons))
            waits = "; ".join(self.proposed)
            parts.append(f"Waiting for the seller's yes ({why}): {waits}.{TELL}")
        if self.refused:
            parts.append(f"{NOT_MADE} {' '.join(self.refused)}")
        if not parts:
            parts.append("Nothing changed: the plan says so already.")
        questions = open_questions(standing(session).gaps)
        then = "" if self.refused else "\nNow reply to the seller."
        return "\n".join(parts) + f"\nOpen questions now:\n{questions}{then}"


def write(session: PlanSession, changes: Sequence[Change], heard: Heard, *, author: str) -> Written:
    """Make what the seller's words support, and let the rest wait for a yes.

    Args:
        session: the plan.
        changes: what a model asks for.
        heard: what the seller said.
        author: who the history names.

    Raises:
        PlanError: nothing could be made, and nothing waits; the message says why.
    """
    written = Written()
    plan = session.plan
    now: list[Change] = []
    later: list[Change] = []
    for asked in changes:
        change = of_the_deal(asked, plan)
        try:
            ruled = ruling(change, heard, plan, session.calendar)
            if ruled.now is not None:
                plan = apply(plan, [ruled.now], today=session.today, calendar=session.calendar).plan
                now.append(ruled.now)
        except PlanError as error:
            written.refused.append(str(error))
            continue
        if ruled.later is not None:
            later.append(ruled.later)
            written.reasons.append(ruled.reason)
    if now:
        written.lines = session.apply(now, author=author).lines
        withdraw(session)
    if later:
        _propose(session, later, written)
    if written.refused and not written.lines and not written.proposed:
        raise PlanError(" ".join(written.refused))
    return written


def withdraw(session: PlanSession) -> None:
    """Let no usual step wait any more that the seller has turned down since."""
    waiting, unwanted = session.pending, turned_down(session.plan)
    if waiting is None:
        return
    left = [
        change
        for change in waiting.changes
        if not (isinstance(change, AddStep) and change.assumed and change.kind in unwanted)
    ]
    if not left:
        session.reject()
    elif len(left) < len(waiting.changes):
        session.propose(left, origin=waiting.origin)


def _propose(session: PlanSession, later: Sequence[Change], written: Written) -> None:
    """Add to what waits already."""
    waiting = session.pending
    before = list(waiting.changes) if waiting else []
    new = _news(session, before, later)
    if not new:
        return
    try:
        proposal = session.propose([*before, *new])
    except PlanError as error:
        written.refused.append(str(error))
        return
    pairs = zip(proposal.changes, proposal.texts(), strict=True)
    written.proposed = [text for change, text in pairs if change not in before]


def _news(session: PlanSession, before: Sequence[Change], later: Sequence[Change]) -> list[Change]:
    """Return what says something that neither stands in the plan nor waits already."""
    plan = session.plan
    found: list[Change] = []
    for change in [*before, *later]:
        try:
            tried = apply(plan, [change], today=session.today, calendar=session.calendar)
        except PlanError:
            found.append(change)  # the proposal says why it cannot be
            continue
        plan = tried.plan
        if tried.lines:
            found.append(change)
    return [change for change in found if change not in before]


def said_yes(heard: Heard, proposed: Sequence[str], *, taken: bool) -> None:
    """Refuse to take over or drop what waits where the seller's message does not answer it.

    Args:
        heard: what the seller said.
        proposed: names of what waits.
        taken: whether any of it would be taken over.

    Raises:
        PlanError: nothing waited when the message came, or the message is no yes or no.
    """
    if not heard.waited:
        raise PlanError("Nothing waited when the seller wrote this. Ask for a yes first.")
    if heard.instructs or not _answers(heard.message, proposed, taken=taken):
        raise PlanError("The seller's message says neither yes nor no to it. Ask.")


def _answers(message: str, proposed: Sequence[str], *, taken: bool) -> bool:
    text = message.strip()
    if "?" in text and len(text.split()) > 1:
        return False
    alone = controls.control(text)
    short = alone or controls.opening(text)[0]
    if short in ("yes", "no"):
        if alone is None and not answers_the_offer(text, proposed, asked=False):
            return False
        return short == "yes" or not taken or controls.selection(text) is not None
    if _YES_NO.match(text):
        return not _BUT.search(text) or bool(picked(text, proposed))
    return _names_a_choice(text)


def _names_a_choice(text: str) -> bool:
    """Tell whether the message picks: "only the first two", "all but legal", "add the pilot"."""
    return bool(
        re.search(
            r"\b(?:only|just|all|both|none|everything|except|but not|accept|take|add|keep|reject|"
            r"drop|discard|apply|leave out)\b",
            text,
            re.IGNORECASE,
        )
    )


def said_undo(heard: Heard) -> None:
    """Refuse to take back a change where the seller's message does not ask for it.

    Raises:
        PlanError: it does not.
    """
    if heard.instructs or not _UNDO.search(heard.message):
        raise PlanError("The seller did not ask to take anything back.")
