"""The command line: reads arguments, wires what a command needs, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.errors import OperatorError

if TYPE_CHECKING:
    from bot.search.engine import Engine
    from bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code of the contract in the README."""
    _mend_streams()
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except OperatorError as error:
        _say(error)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_output()  # whoever read it has gone, and that is no fault
        return 0
    except ModuleNotFoundError as missing:
        if str(missing.name).startswith("bot"):
            raise
        _say(f"{missing.name} is not installed here: {_way_out()}")
        return OperatorError.exit_code
    except OSError as error:
        _drop_output()
        _say(f"{error.filename or 'Standard output'}: {error.strerror}")
        return OperatorError.exit_code


def _way_out() -> str:
    """What helps against a missing package: the right Python, or where it is the right one, new packages."""
    ours = Path(__file__).parents[1] / ".venv"
    if Path(sys.prefix).resolve() == ours.resolve():
        return "the packages in .venv are not whole; remove that folder, and `make run` makes it anew"
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Answers about senior developer careers."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(command=_start)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def add(name: str, command: object, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(command=command)
        return made

    add("run", _run, "join Discord (needs DISCORD_TOKEN)")
    preview = add("preview", _preview, "open the same bot in a local web page, without Discord")
    preview.add_argument("--dm", action="store_true", help="show a direct message instead of a channel")
    preview.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    ask = add("ask", _ask, "answer in the terminal; '-' reads one question a line from standard input")
    ask.add_argument("--knowledge", type=Path, metavar="DIR", help="another folder of answers")
    ask.add_argument("--json", action="store_true", help="one JSON object a question")
    ask.add_argument("--explain", action="store_true", help="say how the answer was chosen")
    ask.add_argument("question", nargs="*", metavar="QUESTION")
    check = add("check", _check, "check a knowledge folder and name every mistake by file, line and column")
    check.add_argument("--strict", action="store_true", help="fail on findings too")
    check.add_argument("--watch", action="store_true", help="check again at every change")
    check.add_argument("--no-routing", dest="routing", action="store_false", help="leave out the slow part")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    evaluate = add("eval", _evaluate, "measure the answers on a file of questions with expected ids")
    evaluate.add_argument("--knowledge", type=Path, metavar="DIR", help="another folder of answers")
    evaluate.add_argument("file", type=Path, metavar="FILE")
    schema = add("schema", _schema, "write the JSON Schemas that editors use")
    schema.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    add("migrate", _migrate, "bring the database up to date, after a backup")
    add("sync", _sync, "register the slash commands with Discord now")
    return parser


def _settings() -> Settings:
    from bot.settings import load_settings, remarks

    for line in remarks():
        _say(line)
    return load_settings()


def _start(_: argparse.Namespace) -> int:
    settings = _settings()
    return _join(settings) if settings.discord_token else _show(settings, explain_token=True)


def _run(_: argparse.Namespace) -> int:
    return _join(_settings())


def _join(settings: Settings) -> int:
    settings.need_token()
    engine = _serving(settings, settings.log_level)
    from bot.app import run  # after the engine, which leaves memory in pieces that the libraries then use

    return run(settings, engine)


def _preview(options: argparse.Namespace) -> int:
    return _show(_settings(), dm=options.dm, browser=not options.no_browser)


def _show(settings: Settings, *, dm: bool = False, browser: bool = True, explain_token: bool = False) -> int:
    from bot.preview import open_preview

    engine = _serving(settings, "WARNING" if settings.log_level == "INFO" else settings.log_level)
    return open_preview(settings, engine, dm=dm, browser=browser, explain_token=explain_token)


def _serving(settings: Settings, log_level: str) -> Engine:
    from bot.operations.logs import set_up_log
    from bot.operations.serving import serving_engine

    set_up_log(log_level)
    return serving_engine(settings)


def _ask(options: argparse.Namespace) -> int:
    from bot.operations.terminal import HELLO, Terminal, piped, prompted

    terminal = Terminal(_engine(options), as_json=options.json, explain=options.explain)
    asked = " ".join(options.question).encode(errors="surrogateescape").decode(errors="replace")
    questions: Iterable[str] = [asked]
    if options.question == ["-"]:
        questions = piped(sys.stdin)
    elif not options.question:
        _say(HELLO, "An empty line ends.")
        questions = prompted()
    for question in questions:
        print(terminal.respond(question), flush=True)
    return 0


def _check(options: argparse.Namespace) -> int:
    from bot.operations.checking import check

    folder = options.folder or _settings().knowledge
    return check(folder, strict=options.strict, watch=options.watch, routing=options.routing)


def _evaluate(options: argparse.Namespace) -> int:
    from bot.operations.evaluating import evaluate, read_questions

    questions = read_questions(options.file)
    return evaluate(_engine(options), questions)


def _engine(options: argparse.Namespace) -> Engine:
    """The engine over the folder that was named, or over the bot's own knowledge and its last good copy."""
    from bot.operations.knowledge import open_knowledge
    from bot.operations.learning import open_engine
    from bot.search.engine import Targets

    settings = _settings()
    data_dir = settings.data_dir if options.knowledge is None else None
    opened = open_knowledge(options.knowledge or settings.knowledge, data_dir)
    _say(*opened.complaint)
    return open_engine(opened.base, Targets(settings.answer_precision, settings.suggest_precision), data_dir)


def _schema(options: argparse.Namespace) -> int:
    from bot.knowledge.schema import write
    from bot.settings import shipped_knowledge

    write(options.folder or shipped_knowledge() / "schema")
    return 0


def _migrate(_: argparse.Namespace) -> int:
    from bot.storage.migrate import migrate

    settings = _settings()
    _say(migrate(settings.database_url.get_secret_value(), settings.data_dir))
    return 0


def _sync(_: argparse.Namespace) -> int:
    settings = _settings()
    settings.need_token()
    engine = _serving(settings, "WARNING")
    from bot.app import sync

    return sync(settings, engine)


def _say(*lines: object) -> None:
    """Standard output carries only the contract's lines; everything for people goes here."""
    for line in lines:
        print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
