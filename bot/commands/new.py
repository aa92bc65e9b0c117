"""Writes the skeleton of a new entry or source where it belongs, and says what to do next."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from bot.commands.telling import knowledge_at, say, typed
from bot.errors import DataError
from bot.knowledge.loader import gather
from bot.knowledge.model import KINDS, Entry, KnowledgeBase
from bot.knowledge.names import FOLDERS, SOURCES, bad_name
from bot.knowledge.problems import did_you_mean
from bot.knowledge.skeleton import model_of, skeleton
from bot.knowledge.values import Frozen

HELP = "write the skeleton of a new entry or source, to be filled in"
KIND_NAMES = (*(kind.kind for kind in KINDS.values()), "source")
NEXT = """\
Open it in an editor and write after each colon and dash; you may delete the lines that begin with #.
Then see what is still missing: {python} -m bot check {path}"""
ASK = 'And ask it: {python} -m bot ask --knowledge {folder} "one of its questions"'


def add(parser: argparse.ArgumentParser) -> None:
    """Which kind, and its id."""
    parser.add_argument("kind", metavar="KIND", type=_kind, help=", ".join(KIND_NAMES))
    parser.add_argument(
        "id", nargs="+", metavar="ID", help="the name of the file: small letters, digits and hyphens"
    )
    parser.add_argument("--knowledge", type=Path, metavar="DIR", help="the folder, if not the bot's own")


def run(options: argparse.Namespace) -> int:
    """Write it; nothing that is there is ever overwritten.

    Raises:
        DataError: the id is none, or taken.
    """
    folder = knowledge_at(options.knowledge)
    model: type[Frozen] = options.kind
    home = model.folder if issubclass(model, Entry) else SOURCES
    asked = " ".join(options.id)
    name = asked.removesuffix(".yaml").removesuffix(".yml")
    if wrong := bad_name(home, f"{name}.yaml"):
        raise DataError(f"{asked}: {wrong}")
    base, _ = gather(folder)
    _refuse_taken(folder, base, home, name)
    path = folder / home / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(skeleton(model, base.vocabulary, dt.datetime.now(dt.UTC).date()))
    print(path)
    sys.stdout.flush()
    names = {"path": typed(path), "folder": typed(folder), "python": typed(Path(sys.executable))}
    say(*(line.format_map(names) for line in ((NEXT,) if home == SOURCES else (NEXT, ASK))))
    return 0


def _kind(word: str) -> type[Frozen]:
    model = model_of(word.lower())
    if model is None:
        listed = did_you_mean(word, KIND_NAMES) or f"; the kinds are {', '.join(KIND_NAMES)}"
        raise argparse.ArgumentTypeError(f"there is no kind `{word}`{listed}")
    return model


def _refuse_taken(folder: Path, base: KnowledgeBase, home: str, name: str) -> None:
    """Ids are unique over all kinds, and are never used twice; files with faults have theirs too."""
    homes = [home] if home == SOURCES else [one for one in FOLDERS if one != SOURCES]
    for one in homes:
        if (folder / one / f"{name}.yaml").exists():
            raise DataError(
                f"{folder / one / name}.yaml is there already; choose another id, or edit that file"
            )
    if home != SOURCES and (entry := base.find(name)):
        raise DataError(f"{name} used to be the id of {entry.folder}/{entry.id}.yaml; choose another one")
