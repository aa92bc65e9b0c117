"""Reads general sentences, which keep the encoder from knowing nothing but careers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

from bot.errors import DataError
from bot.knowledge.model import KnowledgeBase
from bot.search.words.lexicon import Lexicon, phrase_of
from training.recipe import Recipe

COLUMNS = 3
"""Of a line with tabs the third column counts: exports of Tatoeba begin with number, language and text."""
MOST_CHARACTERS = 300
LEAST_WORDS = 3


def read(file: Path, recipe: Recipe, measured: Iterable[str] = ()) -> list[str]:
    """As many sentences of a file as the recipe wants, drawn by chance but from one seed always the same.

    Args:
        file: UTF-8, one sentence a line, or a line with tabs whose third column is the sentence.
        recipe: how many, and how many may begin alike; collections repeat themselves.
        measured: texts by which the bot is measured; none of them is taken, whatever its case and marks.

    Raises:
        DataError: the file cannot be read, or holds fewer sentences.
    """
    found = list(dict.fromkeys(_sentences(file)))
    Random(recipe.seed).shuffle(found)
    fit = _fit(found, recipe.same_beginning, {phrase_of(text) for text in measured})
    drawn = list(islice(fit, recipe.distilling.general))
    if len(drawn) < recipe.distilling.general:
        wanted = f"{recipe.distilling.general:,} are wanted"
        raise DataError(f"{file} has only {len(drawn):,} fit sentences, and {wanted}")
    return drawn


def lines(file: Path) -> list[str]:
    """The lines of a UTF-8 file that are not empty.

    Raises:
        DataError: the file cannot be read.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{file} is not UTF-8 at byte {error.start}") from None
    return [line for raw in text.split("\n") if (line := raw.strip())]


def foreign(sentences: Sequence[str], base: KnowledgeBase, most: int) -> list[str]:
    """The first sentences that no word of the knowledge's own subject stands in.

    Args:
        sentences: general ones.
        base: the knowledge; what its entries are called names those words.
        most: how many are wanted; fewer come where there are fewer.
    """
    lexicon = Lexicon(base.vocabulary)
    subject = _subject(base, lexicon)
    others = (text for text in sentences if subject.isdisjoint(lexicon.stems(phrase_of(text))))
    return list(islice(others, most))


def _subject(base: KnowledgeBase, lexicon: Lexicon) -> set[str]:
    """The stems in titles and aliases, those of everyday English aside."""
    names = (name for entry in base.entries.values() for name in (entry.title, *entry.aliases))
    stems = (stem for name in names for stem in lexicon.stems(phrase_of(name)))
    return {stem for stem in stems if lexicon.weight(stem) == 1.0}


def _sentences(file: Path) -> Iterator[str]:
    for line in lines(file):
        columns = line.split("\t")
        text = columns[COLUMNS - 1].strip() if len(columns) >= COLUMNS else line
        if len(text) <= MOST_CHARACTERS and len(text.split()) >= LEAST_WORDS:
            yield text


def _fit(sentences: Iterable[str], same_beginning: int, measured: set[tuple[str, ...]]) -> Iterator[str]:
    begun: Counter[tuple[str, ...]] = Counter()
    for text in sentences:
        words = phrase_of(text)
        begun[words[:2]] += 1
        if begun[words[:2]] <= same_beginning and words not in measured:
            yield text
