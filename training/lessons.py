"""Makes of the material what the teachers learn, and the texts that they label for the student."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from training.material import Material
from training.recipe import Recipe
from training.texts import Line, Texts
from training.variation import mixed, varied

UNKNOWN = -1
"""The class of a text of which only the teachers have an opinion."""


class Lesson(NamedTuple):
    """A text for the teachers.

    Args:
        text: as it stands in the knowledge.
        label: its entry's number, or the number of entries where it belongs to none.
        worth: what it counts.
        against: whether the label is the one entry that it must not lead to.
        asked: whether members ask so, and it may be varied; else it is prose.
    """

    text: str
    label: int
    worth: float = 1.0
    against: bool = False
    asked: bool = True


def lessons(material: Material, recipe: Recipe) -> list[Lesson]:
    """Everything that the teachers learn, phrasings first."""
    how, texts = recipe.teaching, material.texts
    outside = len(texts.entries)
    return [
        *(Lesson(text, entry) for text, entry in texts.phrasings),
        *(Lesson(text, entry, how.sentence_worth, asked=False) for text, entry in texts.sentences),
        *(Lesson(text, entry, how.elsewhere_worth, against=True) for text, entry in texts.elsewhere),
        *(Lesson(text, outside, how.outside_worth) for text in texts.outside),
        *(Lesson(text, outside, how.foreign_worth) for text in material.foreign[: how.foreign]),
    ]


class Varied:
    """Words lessons otherwise, by the recipe.

    Args:
        texts: of the knowledge; a phrasing may be joined with another one of its entry.
        recipe: the chances.
    """

    def __init__(self, texts: Texts, recipe: Recipe) -> None:
        self._how = recipe.varying
        self._share = recipe.teaching.varied
        self._phrasings: list[list[str]] = [[] for _ in texts.entries]
        for text, entry in texts.phrasings:
            self._phrasings[entry].append(text)
        self._known = frozenset(texts.phrasings)

    def lesson(self, lesson: Lesson, chance: Random) -> str:
        """The lesson's text, varied or not."""
        return self.text(lesson.text, chance, self._share, lesson.label) if lesson.asked else lesson.text

    def text(self, text: str, chance: Random, share: float, entry: int = UNKNOWN) -> str:
        """The text, varied with a chance of ``share``.

        Args:
            entry: whose phrasing it is, if it is one.
        """
        if chance.random() >= share:
            return text
        others = self._phrasings[entry] if Line(text, entry) in self._known else ()
        return varied(text, self._how, chance, others)


def pool(material: Material, recipe: Recipe) -> list[Line]:
    """The texts that the teachers label for the student, each with its entry or ``UNKNOWN``.

    Each phrasing as it stands comes first.
    """
    how, chance = recipe.pooling, Random(recipe.seed)
    return [
        *_repeated(material.texts, recipe, chance),
        *(Line(text, UNKNOWN) for text in material.foreign[: how.foreign]),
        *_mixes(material.texts.phrasings, how.mixes, chance),
    ]


def _repeated(texts: Texts, recipe: Recipe, chance: Random) -> Iterator[Line]:
    how, otherwise = recipe.pooling, Varied(texts, recipe)
    for turn in range(how.phrasings):
        share = how.varied_phrasings if turn else 0.0
        yield from (Line(otherwise.text(t, chance, share, e), e) for t, e in texts.phrasings)
    others = [text for text, _ in (*texts.sentences, *texts.elsewhere)] + [*texts.outside, *texts.unlabelled]
    for turn in range(how.others):
        share = how.varied_others if turn else 0.0
        yield from (Line(otherwise.text(text, chance, share), UNKNOWN) for text in others)


def _mixes(phrasings: Sequence[Line], many: int, chance: Random) -> Iterator[Line]:
    for _ in range(many):
        yield Line(mixed(chance.choice(phrasings).text, chance.choice(phrasings).text), UNKNOWN)
