"""What nobody sees is told by property, and emoji stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sanitize.unseen import UNSEEN, line, seen
from tests import judge
from tests.hostile import HOSTILE
from tests.hostile import UNSEEN as KINDS

EVERYTHING = "".join(map(chr, range(0x110000)))


def test_the_whole_of_a_property_is_unseen() -> None:
    """No character that the standard calls ignorable is forgotten, be it ever so new."""
    kept = {ord(character) for character in seen(EVERYTHING)}
    assert not kept & judge.IGNORABLE
    assert not [code for code in range(0xE000, 0xF900) if code in kept]
    assert not [code for code in range(0x110000) if code & 0xFFFE == 0xFFFE and code in kept]


def test_what_can_be_seen_stays() -> None:
    """Letters, signs and blanks of all scripts."""
    for text in (
        "naïve café",
        "Привет",
        "こんにちは",
        "שלום",
        "العربية",
        "tiếng Việt",
        "½ € → ♥ 🫨",
        "a\tb\nc",
    ):
        assert seen(text) == text


@pytest.mark.parametrize("character", KINDS)
def test_every_kind_is_unseen_wherever_it_stands(character: str) -> None:
    """Between letters, at the ends, and beside an emoji that does not need it."""
    assert seen(f"{character}a{character}b{character}") == "ab"
    if character not in "\u200d\ufe0f":
        assert seen(f"🔥{character}🔥") == "🔥🔥"


@pytest.mark.parametrize(
    "emoji",
    [
        "👩\u200d💻",
        "👩🏽\u200d🚀",
        "❤\ufe0f\u200d🔥",
        "👁\ufe0f\u200d🗨\ufe0f",
        "🏳\ufe0f\u200d🌈",
        "👩\u200d👩\u200d👧\u200d👦",
        "1\ufe0f\u20e3",
        "#\u20e3",
        "©\ufe0f",
        "✔\ufe0e",
        "🇩🇪",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    ],
)
def test_an_emoji_stays_whole(emoji: str) -> None:
    """Its joiners, looks and tags are part of it."""
    assert seen(f"a{emoji}b") == f"a{emoji}b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200db", "ab"),
        ("🔥\u200da", "🔥a"),
        ("a\u200d🔥", "a🔥"),
        ("👩\u200d\u200d💻", "👩💻"),
        ("a\ufe0f", "a"),
        ("1\ufe0f", "1"),
        ("🏴\U000e0061\U000e0062\U000e007f", "🏴"),
        ("🔥\U000e0067\U000e0062\U000e007f", "🔥"),
    ],
)
def test_the_parts_of_an_emoji_hide_nothing_elsewhere(text: str, shown: str) -> None:
    """A joiner, a look or a tag counts only where it makes one picture."""
    assert seen(text) == shown


@given(HOSTILE)
def test_what_was_seen_once_is_seen(text: str) -> None:
    """Taking something out hides nothing new."""
    assert not UNSEEN.search(seen(text))
    assert judge.unseen(seen(text)) == []


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    """With single blanks between its words."""
    made = line(text)
    assert made == " ".join(made.split())
    assert judge.unseen(made) == []


def test_a_line_keeps_its_words_apart() -> None:
    """Whatever breaks a line is a blank."""
    assert line("a\nb\r\nc\u2028d\u2029e\x0bf\x85g\th") == "a b c d e f g h"


def test_a_pile_of_accents_stays_on_its_line() -> None:
    """Two accents are writing; more run over the neighbours."""
    assert line("e\u0302\u0301") == "e\u0302\u0301"
    assert line("Z" + "\u0338\u0327\u0489\u20dd" * 20) == "Z\u0338\u0327"


@pytest.mark.parametrize(
    "pile",
    [
        "ก" + "\u0e47" * 60,
        "א" + "\u05b0\u05b1\u05b2\u05b3" * 15,
        "а" + "\u0483\u2de0" * 30,
        "ༀ" + "\u0f71\u0f72\u0f7a" * 20,
        "क" + "\u0941\u0951\u0308\u0947" * 15,
        "א" + "\u05b0\u05b0\u05b1\u05b1" * 15,
    ],
)
def test_a_pile_of_any_script_stays_on_its_line(pile: str) -> None:
    """Signs that belong to one script pile up as the accents of all do."""
    assert 1 < len(line(pile)) <= 6
    assert line(line(pile)) == line(pile)


@pytest.mark.parametrize("word", ["လျှို့ဝှက်", "น้ำที่ปู่", "שָּׁלוֹם", "हिन्दी", "مُحَمَّدٌ", "བསྒྲུབས"])
def test_writing_with_many_signs_stays_whole(word: str) -> None:
    """Burmese, Thai, Hebrew, Hindi, Arabic and Tibetan as they are spelt."""
    assert line(word) == word
