"""The sheet as Markdown, to print or to have beside the call."""

import datetime as dt

from assistant.exports.markdown import escaped
from assistant.plan.lines import day
from assistant.plan.model import Plan
from assistant.plan.qualification import LETTERS, in_order
from assistant.prep.sheet import PrepSheet


def rendered(sheet: PrepSheet, plan: Plan, today: dt.date, opening: str = "") -> str:
    """Return the sheet as Markdown; it is for the seller alone and says so.

    Args:
        sheet: the sheet.
        plan: its plan.
        today: the day on which it is made.
        opening: what the call is for, in the words of a model, "" where none was asked.
    """
    made = f"Prepared on {day(today, today)}, {today.year}. For your side only."
    lines = [
        f"# {escaped(sheet.title)}",
        "",
        f"{sheet.minutes} minutes. {made}",
        "",
        "## Goal",
        "",
        escaped(sheet.goal),
        "",
        *([escaped(opening), ""] if opening else []),
        *(f"- {escaped(one)}" for one in sheet.stand),
        "",
        *_agenda(sheet),
        *_people(sheet),
        *_questions(sheet),
        *_tracks(sheet),
        *_objections(sheet),
        *_card(plan),
        "## Have ready",
        "",
        *(f"- [ ] {escaped(one)}" for one in sheet.bring),
        "",
        f"Drawn from the plan and from these entries: {', '.join(sheet.sources)}.",
    ]
    return "\n".join(lines) + "\n"


def _agenda(sheet: PrepSheet) -> list[str]:
    lines = ["## Agenda", "", "| From | Minutes | Part |", "|---:|---:|---|"]
    for part in sheet.agenda:
        text = "<br>".join([escaped(part.text), *(f"· {escaped(one)}" for one in part.points)])
        lines.append(f"| {part.start} | {part.minutes} | {text} |")
    return [*lines, "", escaped(sheet.share), ""]


def _people(sheet: PrepSheet) -> list[str]:
    lines = ["## Who should be there", ""]
    for one in sheet.attendees:
        who = f"**{escaped(one.name)}**, {escaped(one.part)}" if one.name else (
            f"**{escaped(one.part)}: not named yet.** Ask: {escaped(one.ask)}"
        )  # fmt: skip
        lines.append(f"- {who}: {escaped(one.why)}." if one.name else f"- {who}")
    return [*lines, ""]


def _questions(sheet: PrepSheet) -> list[str]:
    lines = ["## Find out", ""]
    for number, one in enumerate(sheet.questions, 1):
        lines.append(f"{number}. **{escaped(one.about)}** {escaped(one.why)}")
        lines += [f"   - “{escaped(words)}”" for words in one.words]
    return [*lines, ""]


def _tracks(sheet: PrepSheet) -> list[str]:
    lines = ["## Words to have ready", ""]
    for one in sheet.tracks:
        lines += [f"### {escaped(one.title)}", "", escaped(one.idea), ""]
        lines += [part for words in one.lines for part in (f"> “{escaped(words)}”", "")]
    return lines


def _objections(sheet: PrepSheet) -> list[str]:
    lines = ["## Objections to expect", ""]
    for one in sheet.objections:
        lines += [f"### {escaped(one.title)}", ""]
        because = [escaped(reason) for reason in one.why]
        lines += [f"Likely here: {' '.join(because)}" if because else "Usual in such a call.", ""]
        lines += [f"> {escaped(one.answer)}", "", f"Then ask: {escaped(one.question)}", ""]
        if one.avoid:
            lines += [f"Not: {escaped(one.avoid)}", ""]
    return lines


def _card(plan: Plan) -> list[str]:
    card = plan.qualification
    if card is None:
        return []
    lines = ["## MEDDPICC", "", "| Letter | Stands | The buyer's words |", "|---|---|---|"]
    for letter in in_order():
        found = card.letter(letter)
        words = f"“{escaped(found.words)}”" if found.words else ""
        who = f" ({escaped(found.said_by)})" if found.said_by and words else ""
        lines.append(f"| {LETTERS[letter]} | {found.score} | {words}{who} |")
    return [*lines, ""]
