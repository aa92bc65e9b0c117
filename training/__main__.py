"""The command line of the training: one part at a time.

python -m training encoder --student DIR --teacher DIR --sentences FILE --source TEXT --out DIR
python -m training confidence --labels FILE[:WORTH] ...
python -m training danger [--measure FILE]
python -m training rehearse
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from bot.errors import OperatorError

PARTS = ("confidence", "danger", "encoder", "rehearse")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one part and return the exit code: 65 bad material, 1 missing packages, 130 interrupted."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except OperatorError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except ModuleNotFoundError as missing:
        if str(missing.name).startswith(("bot", "training")):
            raise
        print(f"{missing.name} is not installed: pip install '.[training]'", file=sys.stderr)
        return OperatorError.exit_code
    except KeyboardInterrupt:
        print("Interrupted; the same command goes on from here", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description="Makes what the bot learns once.")
    parts = parser.add_subparsers(metavar="PART", title="parts", required=True)
    for name in PARTS:
        part = import_module(f"training.parts.{name}")
        made = parts.add_parser(name, help=part.HELP, description=part.HELP)
        part.add(made)
        made.set_defaults(run=part.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
