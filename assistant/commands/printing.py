"""What commands print: JSON alone, or lines for people."""

import argparse
import json
import sys
from typing import Any


def put(line: str = "") -> None:
    """Print a line on standard output."""
    sys.stdout.write(f"{line}\n")


def put_json(value: dict[str, Any]) -> None:
    """Print an object on one line of standard output."""
    put(json.dumps(value, ensure_ascii=False))


def note(line: str) -> None:
    """Print a line on standard error: progress, and what went wrong."""
    sys.stderr.write(f"{line}\n")


def put_either(args: argparse.Namespace, value: dict[str, Any], lines: list[str]) -> None:
    """Print the object where JSON is asked for, else the lines."""
    if args.json:
        put_json(value)
        return
    for line in lines:
        put(line)
