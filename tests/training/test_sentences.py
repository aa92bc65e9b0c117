"""General sentences: read, drawn by chance, and nothing among them by which the bot is measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DataError
from tests.workshop import base_of, topic
from training.recipe import RECIPE, Distilling, Recipe
from training.sentences import foreign, lines, read

ANY_LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def wanting(many: int, seed: int = 0, same_beginning: int = 200) -> Recipe:
    """A recipe that wants so many sentences."""
    return replace(RECIPE, distilling=Distilling(general=many), seed=seed, same_beginning=same_beginning)


def written(folder: Path, *texts: str) -> Path:
    """A file of these lines."""
    file = folder / "texts.txt"
    file.write_text("\n".join(texts), encoding="utf-8")
    return file


def test_plain_lines_are_sentences(sentences: Path) -> None:
    """One a line, all of them where all are wanted."""
    assert sorted(read(sentences, wanting(5))) == sorted(lines(sentences))


@pytest.mark.parametrize("more", ["", "\tsomebody\t2020-01-01"])
def test_of_lines_with_tabs_the_third_column_counts(tmp_path: Path, more: str) -> None:
    """As Tatoeba exports them, short or with the writer's name."""
    file = written(tmp_path, f"1276\teng\tLet's try something.{more}", f"1277\teng\tI have to sleep.{more}")
    assert sorted(read(file, wanting(2))) == ["I have to sleep.", "Let's try something."]


def test_the_draw_is_the_same_every_time(sentences: Path) -> None:
    """From the same seed; another one draws otherwise."""
    assert read(sentences, wanting(3)) == read(sentences, wanting(3))
    draws = {tuple(read(sentences, wanting(3, seed=seed))) for seed in range(5)}
    assert len(draws) > 1


def test_nothing_measured_is_learned(sentences: Path) -> None:
    """Whatever its case, marks and spaces are."""
    found = read(sentences, wanting(4), ["how do i  GET promoted"])
    assert "How do I get promoted?" not in found


def test_sentences_that_begin_alike_are_few(tmp_path: Path) -> None:
    """A collection that repeats itself does not teach one thing only."""
    file = written(
        tmp_path, *(f"Tom is number {number}." for number in range(9)), "A dog barks.", "Birds fly south."
    )
    found = read(file, wanting(4, same_beginning=2))
    assert sum(text.startswith("Tom is") for text in found) == 2


def test_a_sentence_is_taken_once(tmp_path: Path) -> None:
    """However often it stands there."""
    with pytest.raises(DataError, match="only 1 fit"):
        read(written(tmp_path, "A dog barks.", "A dog barks."), wanting(2))


@pytest.mark.parametrize("text", ["Go home.", "word " * 100])
def test_crumbs_and_whole_pages_are_no_sentences(tmp_path: Path, text: str) -> None:
    """Too short to mean something, or too long to be one."""
    with pytest.raises(DataError, match="only 0 fit"):
        read(written(tmp_path, text), wanting(1))


def test_too_few_are_told(sentences: Path) -> None:
    """How many there are and how many are wanted, before hours of work."""
    with pytest.raises(DataError, match=r"sentences\.txt has only 5 fit sentences, and 44,000 are wanted"):
        read(sentences, RECIPE)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """By name and reason."""
    with pytest.raises(DataError, match=r"none\.txt: No such file"):
        lines(tmp_path / "none.txt")


def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    """With the place where it stops being UTF-8."""
    file = tmp_path / "latin.txt"
    file.write_bytes("très bien".encode("latin-1"))
    with pytest.raises(DataError, match="not UTF-8 at byte 2"):
        lines(file)


def test_a_mark_at_the_beginning_is_no_text(tmp_path: Path) -> None:
    """Some editors write one, and Windows ends lines otherwise."""
    file = tmp_path / "marked.txt"
    file.write_bytes(b"\xef\xbb\xbfA dog barks.\r\n\r\nBirds fly.\r\n")
    assert lines(file) == ["A dog barks.", "Birds fly."]


def test_a_sentence_of_the_subject_is_not_foreign() -> None:
    """Somebody's promotion says nothing against a question about promotions."""
    base = base_of(
        topic("up", "Getting a promotion", aliases=("moving up",)), topic("raise", "Asking for a raise")
    )
    texts = [
        "She got two promotions.",
        "A dog barks.",
        "He asked for raises.",
        "Birds fly south, getting up.",
    ]
    assert foreign(texts, base, 9) == ["A dog barks.", "Birds fly south, getting up."]


def test_an_alias_names_the_subject_too() -> None:
    """Members call an entry by it."""
    base = base_of(topic("up", "Promotion", aliases=("climbing the ladder",)))
    assert foreign(["He fell off a ladder.", "A dog barks."], base, 9) == ["A dog barks."]


def test_questions_do_not_name_the_subject() -> None:
    """They hold words of every kind."""
    base = base_of(topic("up", "Promotion", questions=("my cat was promoted before me",)))
    assert foreign(["My cat sleeps."], base, 9) == ["My cat sleeps."]


def test_no_more_foreign_ones_are_taken_than_wanted() -> None:
    """The first of them."""
    assert foreign(["A dog barks.", "Birds fly south."], base_of(), 1) == ["A dog barks."]


@given(st.lists(ANY_LINE, max_size=6))
def test_whatever_stands_in_a_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """Downloads hold anything; what is taken is a sentence of some words in one line."""
    file = written(tmp_path_factory.mktemp("any"), *texts)
    try:
        (found,) = read(file, wanting(1))
    except DataError:
        return
    assert len(found.split()) >= 3
    assert len(found) <= 300
    assert "\n" not in found


@given(st.lists(st.sampled_from(["promotion", "dog", "barks", "the", "promotions"]), min_size=1, max_size=5))
def test_foreign_is_what_has_no_word_of_the_subject(words: list[str]) -> None:
    """Wherever it stands, and in whatever form."""
    text = " ".join(words)
    found = foreign([text], base_of(topic("promotion", "The promotion")), 1)
    assert found == ([] if {"promotion", "promotions"} & set(words) else [text])
