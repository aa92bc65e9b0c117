"""What words say of danger, and the file it was learned into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.search.danger import WEIGHTS
from bot.search.danger.words import PUBLISHED, ROOM, Words, turns
from bot.search.meaning import MeaningUnavailable


@pytest.fixture(scope="module")
def words() -> Words:
    """What comes with the bot."""
    return Words.read()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the file, to be spoilt."""
    shutil.copy(WEIGHTS / PUBLISHED.name, tmp_path)
    return tmp_path


def test_a_cry_scores_higher_than_an_idiom(words: Words) -> None:
    """With the same words in it."""
    cry, idiom = ["i", "want", "to", "kill", "myself"], ["how", "do", "i", "kill", "a", "process"]
    assert words(cry) > words.alone > words(idiom)


def test_words_that_nobody_knows_say_nothing_dangerous(words: Words) -> None:
    """Nor does a text without a word."""
    assert words(["qwrtz"]) < words.alone
    assert words([]) < words.alone


def test_what_is_near_lies_below_what_is_enough(words: Words) -> None:
    """Sense is asked of more texts than words would decide."""
    assert words.near < words.alone


def test_turns_are_words_pairs_threes_and_what_stands_around_a_word() -> None:
    """The begin and the end of a text count as words, and each word is a group of letters too."""
    assert len(turns(["a", "b"])) == 2 + 3 + 2 + 2 + 2
    assert all(0 <= number < ROOM for number in turns(["a", "b", "c"]))


def test_misspelt_words_share_groups_of_letters() -> None:
    """More than words that have nothing in common, and none longer than five."""
    meant, slip, other = (turns([word]) for word in ("suicidal", "suicidel", "notebook"))
    assert len(meant & slip) > len(meant & other) + 5
    assert len(turns(["abcdef"])) == 1 + 2 + 1 + 1 + 6 + 5 + 4


def test_order_counts_and_repetition_does_not() -> None:
    """A text is the set of its turns."""
    assert turns(["kill", "me"]) != turns(["me", "kill"])
    assert turns(["no"] * 9) == turns(["no"] * 5)


def test_what_is_written_is_read_again(words: Words) -> None:
    """Byte by byte: the file is what was learned."""
    assert words.to_bytes() == (WEIGHTS / PUBLISHED.name).read_bytes()


def test_a_changed_byte_is_refused(folder: Path) -> None:
    """A file of the right size and other bytes was not learned by us."""
    data = bytearray((folder / PUBLISHED.name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / PUBLISHED.name).write_bytes(data)
    with pytest.raises(MeaningUnavailable, match="is damaged"):
        Words.read(folder)


def test_a_missing_file_is_told(folder: Path) -> None:
    """The operator reads which one, and what to do."""
    (folder / PUBLISHED.name).unlink()
    with pytest.raises(MeaningUnavailable, match="install the bot again"):
        Words.read(folder)
