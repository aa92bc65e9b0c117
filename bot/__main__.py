"""The command line: reads arguments, runs one command, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bot import __version__
from bot.errors import OperatorError

COMMANDS = ("run", "preview", "ask", "check", "new", "eval", "schema", "migrate", "sync")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code of the contract in the README."""
    _mend_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser(given).parse_args(given)
        if options.command not in ("schema", "new"):  # these write into the checkout, which others may read
            os.umask(0o077)
        return int(options.run(options))
    except OperatorError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_output()  # whoever read it has gone, and that is no fault
        return 0
    except ModuleNotFoundError as missing:
        if str(missing.name).startswith("bot"):
            raise
        print(f"{missing.name} is not installed here: {_way_out()}", file=sys.stderr)
        return OperatorError.exit_code
    except OSError as error:
        _drop_output()
        print(f"{error.filename or 'Standard output'}: {error.strerror}", file=sys.stderr)
        return OperatorError.exit_code


def _way_out() -> str:
    """What helps against a missing package: the right Python, or where it is the right one, new packages."""
    ours = Path(__file__).parents[1] / ".venv"
    if Path(sys.prefix).resolve() == ours.resolve():
        return "some packages in .venv are missing; remove that folder, and `make run` makes it again"
    return "use .venv/bin/python, which `make run` makes"


def _mend_streams() -> None:
    """Give closed streams somewhere to go, and let no letter fail that a terminal does not have."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 (open to the end, as the others)
        if isinstance(stream := getattr(sys, name), io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Forget what could not be written: the interpreter would try once more on leaving, and fail aloud."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; of commands that are not asked for, nothing is loaded."""
    named = [name for name in COMMANDS if name in given[:1]]
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Answers about senior developer careers."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(run=_start)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", dest="command")
    for name in named or (COMMANDS if given else ()):
        command = import_module(f"bot.commands.{name}")
        made = commands.add_parser(name, help=command.HELP, description=command.HELP)
        command.add(made)
        made.set_defaults(run=command.run)
    return parser


def _start(_: argparse.Namespace) -> int:
    """Join Discord where there is a token; else show the same bot in the local page."""
    from bot.commands import preview, run
    from bot.commands.telling import read_settings

    settings = read_settings()
    return run.join(settings) if settings.discord_token else preview.show(settings, explain_token=True)


if __name__ == "__main__":
    sys.exit(main())
