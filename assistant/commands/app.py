"""Serve the page."""

import argparse
import datetime as dt
import os
import socket
import sys
from pathlib import Path

from assistant.commands.printing import put_json
from assistant.errors import InputError

NAME = "app"
HELP = "serve the planning page"
PORT = 8501
PACKAGE = Path(__file__).resolve().parents[1]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--port", type=int, default=PORT, help=f"port to serve on ({PORT})")
    parser.add_argument("--open", action="store_true", help="open the page in the browser, too")


def run(args: argparse.Namespace) -> None:
    """Serve the page until it is stopped.

    Raises:
        InputError: the port cannot be used.
        SettingsError: a setting is wrong.
    """
    _check_port(args.port)
    _set_environment(args)
    script = page()
    if args.json:
        put_json({"url": f"http://localhost:{args.port}", "file": str(script)})
        sys.stdout.flush()
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the server's own words
    _serve(script, args.port, open_browser=args.open)


def page() -> Path:
    """Return the page's file: beside the package, or inside an installed one.

    Raises:
        InputError: it is missing.
    """
    for path in (PACKAGE / "_files" / "app.py", PACKAGE.parent / "app.py"):
        if path.is_file():
            return path
    raise InputError("The page app.py is missing. Install the assistant again.")


def _serve(script: Path, port: int, *, open_browser: bool) -> None:
    from streamlit.web import cli

    cli.main(
        [
            "run",
            str(script),
            f"--server.port={port}",
            f"--server.headless={str(not open_browser).lower()}",
        ],
        standalone_mode=False,
    )


def _set_environment(args: argparse.Namespace) -> None:
    """Hand the options to the page, which reads the settings."""
    from assistant.settings import Settings

    if args.model:
        os.environ["ASSISTANT_MODEL"] = args.model
    if args.today != dt.datetime.now().astimezone().date():
        os.environ["ASSISTANT_TODAY"] = args.today.isoformat()
    Settings()


def _check_port(port: int) -> None:
    if not 1 <= port <= 65535:
        raise InputError(f"There is no port {port}. Give --port a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise InputError(
                f"Port {port} cannot be used ({error.strerror}). Choose another with --port."
            ) from error
