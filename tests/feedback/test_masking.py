"""Masking: nothing of a kept question leads to a person, and what was asked is still there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feedback.masking import MASKS, MOST, masked, tells
from tests import judge
from tests.hostile import HOSTILE

# What a reader, or a program, would take for one of these; looser than what masks them.
MAIL = re.compile(r"\S@\S")
PHONE = re.compile(r"\d(?:[\s().+/:,–—-]{0,3}\d){6,}")
LINK = re.compile(r"https?:|www\.\w|\w\.(?:com|org|net|de|io|gg)\b(?!ore)", re.IGNORECASE)
MENTION = re.compile(r"<[@#]\d|@\w|<a?:\w+:|</\w|<t:\d")

NAMES = st.sampled_from(["Anna", "Peter Müller", "José", "Ngô Bảo Châu", "O'Brien", "Jean-Luc Picard", "X Æ"])
DIGITS = st.text("0123456789", min_size=7, max_size=19)
SIGNS = st.sampled_from(["", " ", "-", ".", " / ", ") ", "·", "—", "_", " (0) "])
WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)


@st.composite
def phones(draw: st.DrawFn) -> str:
    """Digits with anything between them."""
    return "".join(digit + draw(SIGNS) for digit in draw(DIGITS)).strip()


MAILS = st.builds("{}.{}@{}.example".format, WORDS, WORDS, WORDS)
LINKS = st.builds(
    "{}{}.{}/{}".format,
    st.sampled_from(["https://", "http://www.", "HTTPS://", "ftp://", "www.", ""]),
    st.text("abcxyz", min_size=2, max_size=9),
    st.sampled_from(["com", "org", "de", "io", "museum"]),
    WORDS,
)
MENTIONS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["<@", "<@!", "<@&", "<#", "<a:party:", "</jobs save:", "<t:"]),
    st.integers(1, 2**64 - 1),
    st.just(">"),
) | st.sampled_from(["@everyone", "@here", "@anna.b", "@@Bob"])
TALK = st.sampled_from(
    ["how do I get promoted?", "is it fine?", "and then", "C++ or C#,", "(see below)", "…"]
)
PARTS = st.lists(st.one_of(TALK, phones(), MAILS, LINKS, MENTIONS, st.text(max_size=9)), max_size=8)


@settings(max_examples=400, deadline=None)
@given(PARTS, st.sampled_from([" ", "\n", ", ", "; ", " - "]))
def test_nothing_that_looks_like_a_person_is_left(parts: list[str], between: str) -> None:
    """No mail address, phone or card, link or mention, wherever it stands and whatever is around it."""
    kept = masked(between.join(parts))
    for pattern in (MAIL, PHONE, LINK, MENTION):
        assert not pattern.search(kept), (pattern.pattern, kept)
    assert len(kept) <= MOST
    assert "\n" not in kept


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), HOSTILE, st.text("0.1/\\:a@ x#?", max_size=12)))
def test_no_text_at_all_leads_anywhere(text: str) -> None:
    """Over all of Unicode, and with texts that were made to deceive."""
    kept = masked(text)
    assert not MAIL.search(kept)
    assert not PHONE.search(kept)
    assert not MENTION.search(kept)
    assert judge.unseen(kept) == []
    assert judge.addresses(kept) == []


@settings(max_examples=200, deadline=None)
@given(PARTS)
def test_what_is_masked_stays_as_it_is(parts: list[str]) -> None:
    """A second time there is nothing left to take out."""
    kept = masked(" ".join(parts))
    assert masked(kept) == kept


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        ["I'm", "I am", "i’m", "Im", "My name is", "my name's", "Hi, I'm", "hello im", "call me"]
    ),
    NAMES,
    st.sampled_from([". How do I start?", ", how do I start?", " and I want to start.", "", "!"]),
)
def test_a_name_after_its_usual_words_is_gone(opening: str, name: str, rest: str) -> None:
    """Of up to three words, however it is written."""
    kept = masked(f"{opening} {name}{rest}")
    assert not any(part in kept.split() for part in name.split())
    assert "(name)" in kept
    assert ("start" in kept) is ("start" in rest)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("my name is john smith, what now?", "my name is (name), what now?"),
        ("hi im john, is a degree needed?", "hi im (name), is a degree needed?"),
        ("I'm Bob I'm Anna", "I'm (name) I'm (name)"),
        ("call me at +49 (0)170 / 123 45 67", "call me at (number)"),
        ("card 4111 1111 1111 1111 expired", "card (number) expired"),
        ("mail: a.b+c@mail.example.org!", "mail: (mail)"),
        ("john (at) example.org", "(mail)"),
        ("write to john at example dot org now", "write to (mail) now"),
        ("see <https://example.org/x?y=z>", "see (link)"),
        ("<@1> and <@&2> in <#3>", "(mention) and (mention) in (mention)"),
        ("１７０１２３４５６７ in full width", "(number) in full width"),
    ],
)
def test_what_stands_for_a_person_is_named(text: str, kept: str) -> None:
    """Whoever reads the question knows what stood there."""
    assert masked(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "I'm a senior developer and I'm stuck. Node.js, ASP.NET or C++?",
        "is 120,000 a year fair in 2026 with 10 years?",
        "what is CI/CD, e.g. with TCP/IP?",
        "I am in my 30s, is it too late? I'm not sure",
        "do they call me for an interview after 2-3 weeks?",
        "is 100k-120k fine?",
    ],
)
def test_what_is_asked_stays(text: str) -> None:
    """Pay, years, products and abbreviations are no secrets."""
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("https://example.org", False),
        ("+49 170 1234567?", False),
        ("@anna!", False),
        ("a b", False),
        ("is cobol dead", True),
        ("", False),
        ("Ж? да", True),
        (" ".join(MASKS), False),
    ],
)
def test_a_text_of_masks_alone_tells_nothing(text: str, is_left: bool) -> None:
    """It is not worth keeping."""
    assert tells(masked(text)) is is_left


def test_a_long_question_is_cut_and_a_longer_one_not_read_to_its_end() -> None:
    """In bounded time, whatever is sent."""
    kept = masked("word " * 1_000_000)
    assert len(kept) <= MOST
    assert kept.endswith("…")
