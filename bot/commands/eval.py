"""Measures the answers on a file of questions whose right entries are known."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tqdm import tqdm

from bot.commands.engines import engine_over
from bot.errors import DataError
from bot.knowledge.fields import build
from bot.knowledge.problems import Fault
from bot.knowledge.values import Frozen, Id, Text
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.reader import read
from bot.search.engine import Engine
from bot.search.measure.evaluation import Question
from bot.search.measure.evaluation import evaluate as measure

HELP = "measure the answers on a file of questions with expected ids"


class Asked(Frozen):
    """One line of a question file: what a member types and what a fair reader would accept as the reply.

    ``expect`` is empty where no entry may be given as the answer; ``declines`` may then be shown instead.
    """

    q: Text
    expect: tuple[Id, ...] = ()
    kind: Literal["in-scope", "borderline", "near-miss", "off-topic"] = "in-scope"
    declines: tuple[Id, ...] = ()


class QuestionFile(Frozen):
    """A file of questions."""

    questions: tuple[Asked, ...]


def add(parser: argparse.ArgumentParser) -> None:
    """The questions, and where the answers come from."""
    parser.add_argument("--knowledge", type=Path, metavar="DIR", help="another folder of answers")
    parser.add_argument("file", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Measure the answers."""
    questions = read_questions(options.file)
    return evaluate(engine_over(options.knowledge), questions)


def evaluate(engine: Engine, questions: Sequence[Question]) -> int:
    """Ask every question, with a progress bar on a terminal, and print how the answers were."""
    with tqdm(total=len(questions), unit=" questions", file=sys.stderr, disable=None) as bar:
        print(measure(engine, questions, lambda _: bar.update()))
    return 0


def read_questions(file: Path) -> tuple[Question, ...]:
    """The questions of a file.

    Raises:
        DataError: the file cannot be read.
    """
    try:
        document = read(file.read_bytes())
    except OSError as error:
        raise DataError(f"{file}: {error.strerror}") from None
    except UnreadableFile as error:
        raise DataError(_told(file, error.faults)) from None
    found, faults = build(QuestionFile, document)
    if found is None or document.faults:
        raise DataError(_told(file, (*document.faults, *faults)))
    return tuple(Question(line.q, line.expect, line.kind, line.declines) for line in found.questions)


def _told(file: Path, faults: tuple[Fault, ...]) -> str:
    return "\n".join(f"{file}:{f.line}:{f.column}: {f.field}: {f.text}" for f in faults)
