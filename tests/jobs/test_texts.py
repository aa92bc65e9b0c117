"""What members write of a job as it is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TooLong
from bot.jobs.model import LIMITS
from bot.jobs.texts import excerpt, fit, tags


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("remote", "remote"),
        (" #remote ,Dream  job;REMOTE,, ,#", "remote, Dream job"),
        ("a\nb, c\u200b", "a b, c"),
    ],
)
def test_tags_are_kept_once_each(typed: str, kept: str) -> None:
    """In the order and with the letters of the member."""
    assert fit(typed, "tags") == kept


@given(st.text(max_size=200))
def test_tags_that_are_kept_stay_as_they_are(typed: str) -> None:
    """An edit that changes nothing changes nothing."""
    assert tags(tags(typed)) == tags(typed)


def test_notes_keep_their_lines() -> None:
    """And hide nothing; a title is one line."""
    typed = "first \u202eline\n\n\n\n\tsecond\r\nthird\x00 "
    assert fit(typed, "notes") == "first line\n\nsecond\nthird"
    assert fit(typed, "title") == "first line second third"


@pytest.mark.parametrize("field", LIMITS)
def test_what_is_too_long_is_refused_by_name(field: str) -> None:
    """With how long it may be."""
    with pytest.raises(TooLong) as caught:
        fit("x" * (LIMITS[field] + 1), field)
    assert (caught.value.field, caught.value.limit) == (field, LIMITS[field])
    assert fit("x" * LIMITS[field], field)


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("https://jobs.example/1", ""),
        ("<https://jobs.example/1> !", ""),
        ("no link at all", ""),
        ("[Senior dev](https://jobs.example/1?token=secret) in Berlin", "Senior dev in Berlin"),
        ("Look:\nhttps://jobs.example/1?otpToken=secret\n\n\nnice", "Look:\n\nnice"),
    ],
)
def test_an_excerpt_is_what_stands_around_the_links(message: str, kept: str) -> None:
    """No address stays in it: some open an account."""
    assert excerpt(message) == kept


@given(st.text(), st.text())
def test_an_excerpt_of_anything_fits(before: str, after: str) -> None:
    """However long the message was."""
    kept = excerpt(f"{before} https://jobs.example/secret {after}")
    assert fit(kept, "excerpt") == kept
    assert "jobs.example/secret" not in kept
