"""Practice against a buyer that is played, in the terminal or along a script."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from assistant.commands.chat import LEAVE, messages, typed
from assistant.commands.printing import note, put, put_json

if TYPE_CHECKING:
    from assistant.practice.buyer import Round
    from assistant.practice.rubric import Score
    from assistant.practice.scene import BuyerRole, Level, Scene, Temper, Turn

NAME = "practice"
HELP = "practise answering an objection; the assistant plays the buyer"
ROLES = ("champion", "executive", "procurement")
TEMPERS = ("friendly", "brisk", "guarded")
LEVELS = {"easy": "easy", "normal": "normal", "hard": "hard", "1": "easy", "2": "normal",
          "3": "hard"}  # fmt: skip
WEAKEST = "weakest"
MOST_CLOSINGS = 2
T = TypeVar("T")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "objection", metavar="OBJECTION-ID",
        help=f"what the buyer objects; with --plan, {WEAKEST} takes the plan's weakest point",
    )  # fmt: skip
    parser.add_argument(
        "--script", metavar="FILE", help="one message of the seller a line; - is standard input"
    )
    parser.add_argument("--plan", metavar="PLAN.json", help="the deal that the buyer talks about")
    parser.add_argument(
        "--level", choices=LEVELS, default="normal", help="easy, normal or hard (default: normal)"
    )
    parser.add_argument("--role", choices=ROLES, help="who the buyer is")
    parser.add_argument("--temper", choices=TEMPERS, help="how the buyer talks")


def run(args: argparse.Namespace) -> None:
    """Play a round and score it."""
    from assistant.practice.buyer import Round, create_buyer
    from assistant.settings import Settings

    scene = _scene(args)
    script = args.script or ("-" if args.json else None)
    lines = messages(script) if script else None
    played = Round(scene, create_buyer(Settings(), args.model))
    if lines is None:
        _talk(played)
        left = 0
    else:
        left = _play(played, lines, quiet=args.json)
    score = _or_offline(played, played.score)
    if args.json:
        put_json(_dumped(played, score, left))
    else:
        _show(score)


def _scene(args: argparse.Namespace) -> "Scene":
    from assistant.plan_file import read_plan
    from assistant.practice.scene import make_scene
    from assistant.prep.weakpoints import to_practise

    plan = read_plan(args.plan) if args.plan else None
    objection: str = args.objection
    if plan and objection == WEAKEST:
        objection = to_practise(plan, args.today)[0].objection
    return make_scene(
        objection, args.today, plan,
        level=cast("Level", LEVELS[args.level]),
        role=cast("BuyerRole | None", args.role),
        temper=cast("Temper | None", args.temper),
    )  # fmt: skip


def _play(played: "Round", lines: list[str], *, quiet: bool) -> int:
    """Say the lines; return how many were left when the buyer had gone."""
    if not quiet:
        put(f"Buyer: {played.opening}\n")
    closings = 0
    for number, line in enumerate(lines):
        closings += played.ended is not None
        if closings > MOST_CLOSINGS:
            left = len(lines) - number
            note(f"The round was over: {left} of {len(lines)} messages were not played.")
            return left
        turn = _said(played, line)
        if not quiet:
            put(f"> {line}\nBuyer: {turn.buyer}\n")
    return 0


def _talk(played: "Round") -> None:
    keyboard = sys.stdin.isatty()
    if keyboard:
        note(f"{played.scene.title}. Answer the buyer; an empty line or /quit ends the round.")
    put(f"Buyer: {played.opening}\n")
    while played.ended is None:
        sys.stdout.flush()
        line = typed(prompt=keyboard)
        if line is None or not line.strip() or line.strip() in LEAVE:
            break
        put(f"Buyer: {_said(played, line.strip()).buyer}\n")


def _said(played: "Round", line: str) -> "Turn":
    return _or_offline(played, lambda: played.say(line))


def _or_offline(played: "Round", act: Callable[[], T]) -> T:
    from assistant.practice.buyer import or_offline

    return or_offline(played, act, lambda error: note(f"{error} The built-in buyer goes on."))


def _dumped(played: "Round", score: "Score", left: int) -> dict[str, Any]:
    scene = played.scene
    return {
        "objection": scene.objection,
        "role": scene.role,
        "temper": scene.temper,
        "level": scene.level,
        "opening": played.opening,
        "turns": [{"seller": one.seller, "buyer": one.buyer} for one in played.turns],
        "ended": played.ended,
        "not_played": left,
        "brain": played.buyer.name,
        "score": score.model_dump(),
    }


def _show(score: "Score") -> None:
    put(f"Score: {score.total} of {score.max}")
    for one in score.criteria:
        put(f"\n{one.title}: {one.score} of {one.max}")
        if one.quote:
            put(f'  You said: "{one.quote}"')
        put(f"  {one.advice}")
