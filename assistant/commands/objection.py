"""How to answer what the buyer said."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any

from assistant.commands.printing import note, put, put_json

if TYPE_CHECKING:
    from assistant.plan.model import Plan
    from assistant.playbook.answering import ObjectionAnswer
    from assistant.settings import Settings

NAME = "objection"
HELP = "suggest how to answer what the buyer said"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("texts", nargs="+", metavar="TEXT", help="the buyer's words")
    parser.add_argument("--plan", metavar="PLAN.json", help="the plan whose facts are used")
    parser.add_argument(
        "--audience",
        choices=("champion", "executive", "procurement"),
        default="champion",
        help="whom you talk to (champion)",
    )
    parser.add_argument(
        "--tone", choices=("warm", "direct"), default="warm", help="how it is put (warm)"
    )


def run(args: argparse.Namespace) -> None:
    """Print an answer for each text."""
    from assistant.plan_file import read_plan
    from assistant.playbook.answering import answer_objection
    from assistant.playbook.search import open_playbook
    from assistant.session import new_plan
    from assistant.settings import Settings

    plan = read_plan(args.plan) if args.plan else new_plan()
    settings = Settings()
    wording = _Wording(settings, args.model)
    playbook = open_playbook(settings.knowledge_source, brief=True)
    for problem in playbook.knowledge.problems:
        note(problem.message)
    for number, text in enumerate(args.texts):
        answer = answer_objection(playbook, text, plan, args.today, args.audience, args.tone)
        answer = wording.put(answer, plan, args.today)
        if args.json:
            put_json(_object(answer) | {"by_model": wording.taken})
            continue
        if number:
            put()
        _print(answer, plan, args)


class _Wording:
    """Puts answers into the words of the chosen model; offline they stay as they are."""

    def __init__(self, settings: "Settings", model: str | None) -> None:
        from assistant.settings import OFFLINE

        self.taken = False
        self._model = None
        if (model or settings.model) != OFFLINE:
            from assistant.agent.own_words import model_for_words

            self._model = model_for_words(settings, model)

    def put(self, answer: "ObjectionAnswer", plan: "Plan", today: dt.date) -> "ObjectionAnswer":
        """Return the answer in the model's words, or as it is, with a word why."""
        self.taken = False
        if self._model is None or not answer.matches:
            return answer
        from assistant.agent.own_words import answer_in_words
        from assistant.playbook.facts import facts_of

        facts = facts_of(plan, today, plan.step(answer.step) if answer.step else None)
        texts = {"answer": answer.text, "questions": " ".join(answer.questions)}
        made = answer_in_words(self._model, answer.said, answer.sources[0], texts, facts)
        self.taken = made.by_model
        if not made.by_model:
            note(f"{made.reason} The playbook's own words are used.")
        return answer.model_copy(update={"text": made.text})


def _object(answer: "ObjectionAnswer") -> dict[str, Any]:
    """Return an answer as outside scripts read it."""
    return {
        "text": answer.said,
        "matches": [one.model_dump() for one in answer.matches],
        "doubtful": answer.doubtful,
        "answer": answer.text,
        "sources": answer.sources,
        "audience": answer.audience,
        "tone": answer.tone,
        "other_tone": answer.other_tone,
        "questions": answer.questions,
        "avoid": answer.avoid,
        "behind": answer.behind,
        "step": answer.step,
        "changes": [
            {"op": one.op, **one.model_dump(mode="json", exclude_defaults=True)}
            for one in answer.changes
        ],
        "requalify": answer.requalify,
    }


def _print(answer: "ObjectionAnswer", plan: "Plan", args: argparse.Namespace) -> None:
    from assistant.plan.apply import apply

    put(f'"{answer.said}"')
    if not answer.matches:
        put("  No objection that the playbook knows. Ask them what stands behind it.")
        return
    others = ", ".join(f"{one.title} {one.score:.0%}" for one in answer.matches[1:])
    first = answer.matches[0]
    told = f"{first.title} [{first.id}] {first.score:.0%}" + (f"; or {others}" if others else "")
    put(f"  This may be: {told}" if answer.doubtful else f"  {told}")
    _part("Say", [answer.text])
    _part("Or, more directly" if answer.tone == "warm" else "Or, more warmly", [answer.other_tone])
    _part("Then ask", answer.questions)
    _part("Don't say", answer.avoid)
    lines = [
        line.text for one in answer.changes for line in apply(plan, [one], today=args.today).lines
    ]
    if args.plan:
        _part("What it means for the plan", lines)
    if answer.requalify:
        put("  The priority may have shifted: score MEDDPICC afresh.")


def _part(title: str, lines: list[str]) -> None:
    if any(lines):
        put(f"  {title}:")
    for line in lines:
        put(f"    {line}")
