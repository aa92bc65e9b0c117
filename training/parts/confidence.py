"""Fits the confidence: from signs of words and meaning to the chance that an entry serves a member."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import DataError
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.search import meaning
from bot.search.engine import Engine
from bot.settings.places import shipped_knowledge
from training.labels import Labelled, labelled
from training.progress import Bars

HELP = "fit the weights of the confidence to questions that readers have labelled"
BANDS = 10
LEAST_QUESTIONS = 100


def add(parser: argparse.ArgumentParser) -> None:
    """The labels, and the knowledge that they speak of."""
    labels = "YAML list of {q, kind, full, partial} or {q, expect}; a number behind it is what it counts"
    parser.add_argument("--labels", metavar="FILE[:WORTH]", nargs="+", required=True, help=labels)
    parser.add_argument("--knowledge", type=Path, metavar="DIR", default=shipped_knowledge())


def run(options: argparse.Namespace) -> int:
    """Fit, and print the weights and how true they are on questions that took no part."""
    questions = [question for name in options.labels for question in labelled(name)]
    if len(questions) < LEAST_QUESTIONS:
        raise DataError(f"{len(questions)} labelled questions are too few; {LEAST_QUESTIONS} are the least")
    base = load(options.knowledge).base
    if base is None:
        raise DataError(f"{options.knowledge} has faults; `python -m bot check` names them")
    with Bars() as bars:
        print("\n".join(fitted(questions, reading(base, bars), bars)))
    return 0


def reading(base: KnowledgeBase, bars: Bars) -> Engine:
    """An engine that reads words and meaning."""
    from bot.search.meaning.learning import train
    from bot.search.meaning.meaning import Meaning

    encoder = meaning.load()
    learned = train(base, encoder, progress=lambda done, whole: bars("meaning", done, whole))
    return Engine(base, meaning=Meaning.of(base, learned, encoder))


def fitted(questions: Sequence[Labelled], engine: Engine, bars: Bars) -> Iterator[str]:
    """The lines of the result: what goes into ``bot/search/meaning/confidence.py``, and how true it is."""
    import numpy as np

    from training.odds import Odds, crossed

    rows = [(n, *row) for n, question in enumerate(questions) for row in _rows(question, engine)]
    bars("questions", len(questions), len(questions))
    signs = np.array([values for _, values, _, _ in rows])
    truth, worth = (np.array(column) for column in ([row[2] for row in rows], [row[3] for row in rows]))
    groups = np.array([n for n, *_ in rows], np.intp)
    odds = Odds.fit(signs, truth, worth)
    yield f"WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in odds.weights)})"
    yield f"START = {odds.start:.2f}"
    yield f"{len(rows)} entries for {len(questions)} questions; on those that took no part in the fit:"
    yield "chance   entries   mean   served"
    chances = crossed(signs, truth, worth, groups)
    for low in range(BANDS):
        inside = (chances * BANDS).astype(int).clip(0, BANDS - 1) == low
        if inside.any():
            mean, served = chances[inside].mean(), truth[inside].mean()
            yield f"{low / BANDS:4.1f} up  {inside.sum():7}  {mean:5.2f}  {served:6.2f}"


def _rows(question: Labelled, engine: Engine) -> Iterator[tuple[tuple[float, ...], float, float]]:
    """Of each entry that was looked at: its signs, how much it serves, and what that counts."""
    for choice in engine.find(question.text).choices:
        if choice.signs:
            yield choice.signs.values, question.served_by(choice.entry.id), question.worth
