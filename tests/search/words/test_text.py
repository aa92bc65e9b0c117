"""Plain words out of whatever a member types."""

from __future__ import annotations

import pytest

from bot.search.words.text import LONGEST, clean, sentences, words


@pytest.mark.parametrize(
    "mark",
    [
        "<@123456789012345678>",
        "<@!123456789012345678>",
        "<@&123456789012345678>",
        "<#123456789012345678>",
        "<:bike:123456789012345678>",
        "<a:spin:123456789012345678>",
        "</ask:123456789012345678>",
        "<t:1700000000:R>",
        "@everyone",
        "https://example.org/a?b=c#d",
        "<https://example.org>",
        "www.example.org/path",
        "```py\nprint('hello')\n```",
        "```never closed",
    ],
)
def test_discord_marks_are_no_words(mark: str) -> None:
    """Mentions, custom emoji, time stamps, links and code blocks leave nothing behind."""
    assert words(clean(f"brake {mark}")) == ["brake"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("Ｂｒａｋｅ", ["brake"]),
        ("br\u200bake", ["brake"]),
        ("\u202ebrake\u202c", ["brake"]),
        ("cafe\u0301", ["cafe"]),
        ("Café", ["cafe"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("br\x00ake", ["brake"]),
        ("`brake` pads", ["brake", "pads"]),
        ("brake_pads", ["brake", "pads"]),
        ("👍🏽", []),
    ],
)
def test_letters_are_folded(typed: str, heard: list[str]) -> None:
    """Width, accents, case and invisible characters make no other word."""
    assert words(clean(typed)) == heard


def test_names_with_signs_stay_themselves() -> None:
    """C++ and C# are other words than C."""
    assert words("C++ or C#, not c.") == ["c++", "or", "c#", "not", "c"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("I don't", ["i", "do", "not"]),
        ("can't", ["can", "not"]),
        ("won’t", ["will", "not"]),
        ("it's", ["its"]),
    ],
)
def test_negations_are_kept_as_words(typed: str, heard: list[str]) -> None:
    """A contracted "not" is a word of its own, whatever the apostrophe."""
    assert words(clean(typed)) == heard


def test_sentences_part_at_their_ends_and_lines() -> None:
    """Full stops, question marks and line ends part sentences; a decimal point does not."""
    text = "My tyre is flat. What now?! It has 2.5 bar\nand the brakes squeal"
    assert sentences(text) == ["My tyre is flat.", "What now?!", "It has 2.5 bar", "and the brakes squeal"]


def test_of_a_long_message_the_beginning_and_the_end_are_read() -> None:
    """Whoever tells a story asks before or after it; what is between is left out, code first of all."""
    story, code = "It rained. " * 330, "```\n" + "x = 1\n" * 200 + "```"
    for text in (f"My tyre is flat. {story}What now?", f"My tyre is flat. {story[:1980]}{code} What now?"):
        assert len(text) > 3_000
        heard = sentences(clean(text))
        assert heard[0] == "My tyre is flat."
        assert heard[-1] == "What now?"


def test_no_more_than_a_message_is_read() -> None:
    """However long a text is, a bounded part of it is read, also where letters unfold to many."""
    assert len(clean("a" * 5_000)) == LONGEST
    assert len(clean("\ufdfa" * 2_000)) <= LONGEST
