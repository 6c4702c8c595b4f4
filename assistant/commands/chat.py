"""The planning chat in the terminal, or along a script."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.commands.printing import note, put, put_json
from assistant.errors import InputError, ModelError

if TYPE_CHECKING:
    from assistant.commands.conversing import Conversation
    from assistant.plan.model import Plan

NAME = "chat"
HELP = "plan a deal in a conversation"
MAX_SCRIPT_BYTES = 5_000_000
LEAVE = {"/quit", "/exit", "/bye"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--plan", metavar="PLAN.json", help="the plan to start from")
    parser.add_argument(
        "--script",
        nargs="+",
        metavar="FILE",
        help="files with one message a line, a conversation each; - is standard input",
    )
    parser.add_argument(
        "--save",
        metavar="FILE",
        help="where to keep the plan, after each message; the ending says the format",
    )


def run(args: argparse.Namespace) -> None:
    """Converse, with somebody or along the scripts."""
    from assistant.exports import ending_of

    if args.save:
        ending_of(args.save)
    scripts = args.script or (["-"] if args.json else [])
    # All files are read before the first is played: a wrong name shows at once.
    plan = _plan(args.plan)
    played = [(name, messages(name)) for name in scripts]
    if played:
        _play(args, plan, played)
    else:
        _talk(args, _conversation(args, plan))


def messages(name: str) -> list[str]:
    """Return the messages in a script: its lines that are not empty.

    Raises:
        InputError: the file cannot be read.
    """
    from assistant.plan_file import decoded, read_bytes

    if name == "-":
        data, shown = sys.stdin.buffer.read(MAX_SCRIPT_BYTES + 1), "Standard input"
        if len(data) > MAX_SCRIPT_BYTES:
            raise InputError("Standard input is larger than 5 MB. Give less.")
    else:
        data, shown = read_bytes(Path(name), MAX_SCRIPT_BYTES), name
    text = decoded(data, shown).replace("\r\n", "\n")
    return [line.strip() for line in text.split("\n") if line.strip()]


def _plan(path: str | None) -> "Plan":
    from assistant.plan_file import read_plan
    from assistant.session import new_plan

    return read_plan(path) if path else new_plan()


def _conversation(args: argparse.Namespace, plan: "Plan") -> "Conversation":
    from assistant.commands.conversing import Conversation

    return Conversation(plan, args.today, args.model)


def _play(args: argparse.Namespace, plan: "Plan", scripts: list[tuple[str, list[str]]]) -> None:
    for name, lines in scripts:
        conversation = _conversation(args, plan)
        turns: list[dict[str, Any]] = []
        for line in lines:
            turn = conversation.say(line)
            turns.append(turn.model_dump())
            if args.json:
                continue
            put(f"> {line}")
            put(f"{turn.assistant}\n")
        _save(args.save, conversation.plan, args.today)
        if args.json:
            put_json({"file": name, "turns": turns, "plan": dumped(conversation.plan)})
            sys.stdout.flush()


def dumped(plan: "Plan") -> dict[str, Any]:
    """Return the plan as the contract writes it."""
    from assistant.exports.json_file import as_dict

    return as_dict(plan)


def _talk(args: argparse.Namespace, conversation: "Conversation") -> None:
    keyboard = sys.stdin.isatty()
    if keyboard:
        note("Tell me about the deal: the buyer, what they buy, when they need it. /quit ends.")
    while True:
        line = typed(prompt=keyboard)
        if line is None or line.strip() in LEAVE:
            break
        if line.strip():
            put(f"\n{_answered(conversation, line)}\n")
            sys.stdout.flush()
            _save(args.save, conversation.plan, args.today)
    if keyboard and conversation.plan.steps and not args.save:
        note("The plan was not kept. Use --save FILE next time, or the page: map-assistant app.")


def typed(*, prompt: bool) -> str | None:
    """Return the next line of standard input, None at its end.

    Raises:
        InputError: it is not UTF-8.
    """
    if prompt:
        sys.stderr.write("> ")
        sys.stderr.flush()
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError as error:
        raise InputError("Standard input is not text in UTF-8.") from error
    return line or None


def _answered(conversation: "Conversation", line: str) -> str:
    """Return the reply, or what the model's server did: the talk and the plan go on."""
    try:
        return conversation.say(line).assistant
    except ModelError as error:
        return str(error)


def _save(path: str | None, plan: "Plan", today: dt.date) -> None:
    from assistant.exports import save

    if path:
        save(plan, path, today)
