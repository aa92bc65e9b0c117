"""Words behind digits, stars, spaces and slips of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.disguise import Reader

READER = Reader(
    ["puncture", "brake", "my", "bike", "flat", "tyre", "want", "to", "mend", "空気"],
    {"want to": ["wanna"], "to": ["2"], "do not": ["dont"]},
    ["really"],
    ["brave", "punctual"],
)


def said(text: str) -> list[str]:
    """The words of a text; of several readings the last."""
    return [piece.readings[-1] for piece in READER.read(text)]


DISGUISES = """
    puncture PUNCTURE pünctüré punctureeee ppuunnccttuurree p.u.n.c.t.u.r.e punc-ture punc🙂ture рunсturе
    ｐｕｎｃｔｕｒｅ punc7ure punctur3 pµncture p*ncture pu**ture **puncture** punkture pucture punctrue
"""


@pytest.mark.parametrize(
    "text", [*DISGUISES.split(), "p u n c t u r e", "pun cture", "p uncture", "punct\u200bure"]
)
def test_one_word_is_known_in_many_disguises(text: str) -> None:
    """Case, accents, repetitions, spaces, dots, emoji, look-alikes, digits, stars and one slip."""
    assert said(text)[-1] == "puncture"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("wannamendmybike", ["want", "to", "mend", "my", "bike"]),
        ("mybike is flat", ["my", "bike", "is", "flat"]),
        ("m y b i k e", ["my", "bike"]),
        ("wanna 2 dont", ["want", "to", "to", "do", "not"]),
        ("don't", ["do", "not"]),
        ("don’t", ["do", "not"]),
        ("don`t", ["do", "not"]),
        ("my really flat tyre", ["my", "flat", "tyre"]),
        ("空気", ["空", "気"]),
    ],
)
def test_glued_and_shortened_words_come_apart(text: str, words: list[str]) -> None:
    """Lost spaces are found again, other spellings are read, fillers are passed over."""
    assert said(text) == words


@pytest.mark.parametrize("text", ["brave", "punctual", "time", "tyres"])
def test_what_is_a_word_already_stays(text: str) -> None:
    """Ordinary and short words are never taken for slips."""
    assert said(text) == [text]


def test_sentences_and_quotations_are_told_apart() -> None:
    """Each word knows its sentence and whether it is quoted."""
    pieces = READER.read('my bike. "flat" tyre!\nbrake')
    assert [piece.sentence for piece in pieces] == [0, 0, 1, 1, 3]
    assert [piece.quoted for piece in pieces] == [False, False, True, False, False]


def test_links_and_mentions_are_no_words() -> None:
    """An address or a name is not what somebody says."""
    assert said("https://example.org/puncture <@123> <:puncture:123456> flat") == ["flat"]


@settings(max_examples=150)
@given(st.text(max_size=300) | st.text("pu*nc1 .ture'\n", max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Nothing that can be typed breaks the reader, and it makes up no endless text."""
    assert len(READER.read(text)) <= 18 * len(text)
