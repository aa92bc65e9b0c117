"""Plain arrays and words as bytes: the same come back, and whatever else is there is refused."""

from __future__ import annotations

import hashlib
from array import array
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.packing import HEAD, NUMBERS, packed, unpacked

MAGIC, KEY = b"a sample", bytes(range(32))

PARTS: dict[str, Any] = {
    "signed": array("b", [-128, 0, 127]),
    "bytes": array("B", [0, 255]),
    "whole": array("I", [0, 2**32 - 1]),
    "large": array("Q", [2**64 - 1]),
    "real": array("f", [0.5, -1.0]),
    "none": array("f"),
    "words": ["ein", "", "Wort", "\ud800"],
}


def listing(listed: bytes, rest: bytes = b"") -> bytes:
    """Bytes with a right checksum and any list of parts."""
    return HEAD.pack(MAGIC, KEY, hashlib.sha256(listed + rest).digest(), len(listed)) + listed + rest


def test_parts_come_back_as_they_were() -> None:
    """With the key that they were packed with, and in their order."""
    key, parts = unpacked(MAGIC, packed(MAGIC, KEY, PARTS))
    assert (key, dict(parts), list(parts)) == (KEY, PARTS, list(PARTS))


def test_every_sort_of_numbers_is_tried_here() -> None:
    """A new one needs its line above."""
    assert {part.typecode for part in PARTS.values() if isinstance(part, array)} == set(NUMBERS)


def test_one_kind_of_file_is_not_taken_for_another() -> None:
    """Each begins with what it is."""
    with pytest.raises(ValueError, match="of another version"):
        unpacked(b"a simple", packed(MAGIC, KEY, PARTS))


@pytest.mark.parametrize("sort", ["", "bB", "IQf", "O", "u", "d", "words "])
def test_other_sorts_are_refused(sort: str) -> None:
    """Also two known ones in a row, of which no array can be made."""
    with pytest.raises(ValueError, match="of no known sort"):
        unpacked(MAGIC, listing(f'[["x", "{sort}", 8]]'.encode(), bytes(8)))


@pytest.mark.parametrize(
    "listed", ["5", "[5]", "[[1]]", '[["x", "b", Infinity]]', '[["x", "b", NaN]]', "[" * 9000]
)
def test_a_list_of_parts_that_is_none_is_refused(listed: str) -> None:
    """Whatever JSON can hold, endless numbers too."""
    with pytest.raises(ValueError, match=r"."):
        unpacked(MAGIC, listing(listed.encode()))


@given(data=st.data())
def test_any_damage_is_noticed(data: st.DataObject) -> None:
    """A changed byte of parts or list, a missing end or something behind it."""
    good = packed(MAGIC, KEY, PARTS)
    place = data.draw(st.integers(HEAD.size, len(good) - 1))
    changed = good[:place] + bytes([good[place] ^ data.draw(st.integers(1, 255))]) + good[place + 1 :]
    for bad in (changed, good[:place], good + good[: place + 1]):
        with pytest.raises(ValueError, match="damaged"):
            unpacked(MAGIC, bad)


@given(data=st.binary(max_size=500))
def test_what_was_never_packed_is_refused(data: bytes) -> None:
    """With the one error, also where somebody made the checksum fit."""
    with pytest.raises(ValueError, match=r"."):
        unpacked(MAGIC, data)
    with pytest.raises(ValueError, match=r"."):
        unpacked(MAGIC, listing(b"[" + data))
