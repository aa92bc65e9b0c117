"""Lessons and the pool: every text with its label, and what is varied."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from tests.training.made import ANSWERED, DECLINED, UNANSWERED
from training.lessons import UNKNOWN, Lesson, Varied, lessons, pool
from training.material import Material
from training.recipe import RECIPE, Pooling, Recipe, Teaching, Varying
from training.texts import Line

PLAIN = replace(RECIPE, varying=Varying(0, 0, lowered=0, mistyped=0, framed=0))
SHOUTED = replace(RECIPE, varying=replace(PLAIN.varying, lowered=1), teaching=Teaching(varied=1))


def pooling(**numbers: float) -> Recipe:
    """A recipe that varies nothing and pools nothing but that."""
    nothing = {"phrasings": 0, "others": 0, "mixes": 0, "foreign": 0}
    return replace(PLAIN, pooling=Pooling(**{**nothing, **numbers}))  # type: ignore[arg-type]


def found(material: Material, text: str) -> list[Lesson]:
    return [lesson for lesson in lessons(material, RECIPE) if lesson.text == text]


def test_phrasings_come_first_and_count_in_full(material: Material) -> None:
    """Each with its entry."""
    first = lessons(material, RECIPE)[: len(material.texts.phrasings)]
    assert first == [Lesson(text, entry, 1.0) for text, entry in material.texts.phrasings]


def test_sentences_of_answers_count_less_and_are_never_varied(material: Material) -> None:
    """Nobody asks so."""
    text, entry = material.texts.sentences[0]
    assert found(material, text) == [Lesson(text, entry, RECIPE.teaching.sentence_worth, asked=False)]


def test_a_line_that_another_entry_answers_speaks_against_its_own(material: Material) -> None:
    """Beside the same text as the other entry's phrasing."""
    own, other = (material.texts.entries.index(name) for name in ("promotion", "degree"))
    worth = RECIPE.teaching.elsewhere_worth
    assert found(material, ANSWERED) == [Lesson(ANSWERED, other), Lesson(ANSWERED, own, worth, against=True)]


def test_lines_and_sentences_of_other_subjects_are_outside(material: Material) -> None:
    """The class behind all entries; our own lines count more than sentences of others."""
    outside, how = len(material.texts.entries), RECIPE.teaching
    assert found(material, UNANSWERED) == [Lesson(UNANSWERED, outside, how.outside_worth)]
    assert found(material, material.foreign[0]) == [Lesson(material.foreign[0], outside, how.foreign_worth)]


def test_the_lines_of_declines_are_not_learned(material: Material) -> None:
    """Where they belong is not said."""
    assert found(material, DECLINED) == []


def test_no_more_foreign_sentences_are_learned_than_the_recipe_says(material: Material) -> None:
    """They must not outweigh the entries."""
    few = replace(RECIPE, teaching=Teaching(foreign=1))
    assert len(lessons(material, few)) == len(lessons(material, RECIPE)) - len(material.foreign) + 1


def test_prose_is_not_varied(material: Material) -> None:
    """What members ask is, by the recipe's chance."""
    varied, asked = Varied(material.texts, SHOUTED), Lesson("What NOW?", 0)
    assert varied.lesson(asked, Random(0)) == "what now"
    assert varied.lesson(asked._replace(asked=False), Random(0)) == "What NOW?"


def test_only_phrasings_of_one_entry_are_joined(material: Material) -> None:
    """Two questions in one text have one answer; a line that is no phrasing stands alone."""
    varied = Varied(material.texts, replace(PLAIN, varying=replace(PLAIN.varying, joined=1)))
    text, entry = material.texts.phrasings[0]
    own = {phrasing for phrasing, owner in material.texts.phrasings if owner == entry}
    made = {varied.text(text, Random(seed), 1.0, entry) for seed in range(50)}
    assert made <= {f"{text} {other}" for other in own} | {f"{other}. {text}" for other in own}
    assert varied.text(UNANSWERED, Random(0), 1.0, entry) == UNANSWERED
    assert varied.text(UNANSWERED, Random(0), 1.0) == UNANSWERED


def test_without_a_share_nothing_is_varied(material: Material) -> None:
    """Whatever chance says."""
    assert Varied(material.texts, SHOUTED).text("What NOW?", Random(0), 0.0) == "What NOW?"


def test_the_pool_begins_with_each_phrasing_as_it_stands(material: Material) -> None:
    """The student's classes are laid out by them."""
    recipe = replace(RECIPE, pooling=Pooling(mixes=0))
    assert pool(material, recipe)[: len(material.texts.phrasings)] == list(material.texts.phrasings)


def test_phrasings_are_repeated_with_their_entries(material: Material) -> None:
    """As often as the recipe says."""
    times = Counter(pool(material, pooling(phrasings=3)))
    assert times == Counter(dict.fromkeys(material.texts.phrasings, 3))


def test_repetitions_are_varied_and_keep_their_entries(material: Material) -> None:
    """The first turn as it stands, the second otherwise."""
    recipe = replace(SHOUTED, pooling=Pooling(2, 0, varied_phrasings=1.0, mixes=0, foreign=0))
    phrasings = material.texts.phrasings
    second = pool(material, recipe)[len(phrasings) :]
    assert second == [Line(text.lower().rstrip("?"), entry) for text, entry in phrasings]


def test_other_texts_have_no_label(material: Material) -> None:
    """Sentences of answers and all lines, also those that the teachers did not learn."""
    made = pool(material, pooling(others=1))
    texts = material.texts
    assert {entry for _, entry in made} == {UNKNOWN}
    assert {text for text, _ in made} >= {texts.sentences[0].text, ANSWERED, UNANSWERED, DECLINED}
    assert len(made) == len(texts.sentences) + 3


def test_foreign_sentences_are_labelled_by_the_teachers_too(material: Material) -> None:
    """As many as the recipe says."""
    assert pool(material, pooling(foreign=2)) == [Line(text, UNKNOWN) for text in material.foreign[:2]]


def test_mixes_lie_between_phrasings(material: Material) -> None:
    """Nobody knows what they mean, and the teachers' doubt is learned."""
    made = pool(material, pooling(mixes=20))
    words = {word for text, _ in material.texts.phrasings for word in text.split()}
    assert len(made) == 20
    assert all(entry == UNKNOWN and words.issuperset(text.split()) for text, entry in made)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_pool_is_the_same_every_time(material: Material, seed: int) -> None:
    """An interrupted run finds the labels of its own texts."""
    recipe = replace(RECIPE, seed=seed, pooling=Pooling(2, 2, mixes=5))
    assert pool(material, recipe) == pool(material, recipe)
    assert pool(material, recipe) != pool(material, replace(recipe, seed=seed + 1))
