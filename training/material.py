"""Brings together everything that is learned from: the knowledge's texts and general sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DataError
from bot.knowledge.loader import load
from training import sentences
from training.recipe import Recipe
from training.texts import Texts


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from.

    Args:
        texts: of the knowledge.
        version: of the knowledge.
        general: sentences about anything.
        foreign: those of them that no word of the knowledge's own subject stands in.
        source: name, licence and date of the general sentences.
    """

    texts: Texts
    version: str
    general: list[str]
    foreign: list[str]
    source: str


def gathered(
    knowledge: Path, file: Path, source: str, recipe: Recipe, measured: Iterable[Path] = ()
) -> Material:
    """Everything that is learned from.

    Args:
        knowledge: the folder.
        file: general sentences, see ``sentences.read``.
        source: name, licence and date of that file.
        recipe: how many of each are taken.
        measured: files with a text a line by which the bot is measured, and which are not to be learned.

    Raises:
        DataError: the folder has faults, or a file cannot be read or is too short.
    """
    base = load(knowledge).base
    if base is None:
        raise DataError(f"{knowledge} cannot be read; python -m bot check {knowledge} tells why")
    kept_apart = [text for path in measured for text in sentences.lines(path)]
    general = sentences.read(file, recipe, kept_apart)
    foreign = sentences.foreign(general, base, max(recipe.teaching.foreign, recipe.pooling.foreign))
    texts = Texts.of(base)
    some = texts if recipe.most_texts is None else texts.some(recipe.most_texts)
    return Material(some, base.version, general, foreign, source)
