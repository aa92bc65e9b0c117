"""A forged or damaged file of what was learned: it neither stops a start nor changes an answer."""

from __future__ import annotations

import hashlib
import marshal
import math
import os
import struct
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.library.test_learned import replies

from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.library import learned as learning
from bot.library.learned import FILE_NAME, open_engine
from bot.search.engine import Engine, Targets
from tests.folder import write_knowledge
from tests.others import give_away, mode

TERMS, LETTERS, BIAS, OUTSIDE = 0, 5, 10, 11
WORDS, PAIRS, STARTS, ENTRIES, WEIGHTS = range(5)
HUGE = 2**32 - 1

Pieces = list[bytes]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    loaded = load(write_knowledge(tmp_path_factory.mktemp("forged") / "knowledge"))
    assert loaded.base is not None
    return loaded.base


@pytest.fixture(scope="module")
def engine(base: KnowledgeBase) -> Engine:
    """One that has never seen a file."""
    return Engine(base)


def numbers(code: str, data: bytes, *changes: tuple[int, float]) -> bytes:
    """An array with some of its values changed."""
    size = array(code).itemsize
    made = bytearray(data)
    for at, value in changes:
        place = at % (len(data) // size) * size
        made[place : place + size] = struct.pack(f"={code}", value)
    return bytes(made)


def put(at: int, piece: bytes | Callable[[bytes], bytes]) -> Callable[[Pieces], Pieces]:
    """Another piece in the place of one."""
    return lambda pieces: [
        *pieces[:at],
        piece if isinstance(piece, bytes) else piece(pieces[at]),
        *pieces[at + 1 :],
    ]


SHAPES: dict[str, Callable[[Pieces], Pieces]] = {
    "no pieces": lambda pieces: [],
    "a piece too few": lambda pieces: pieces[:-1],
    "a piece too many": lambda pieces: [*pieces, b""],
    "pieces of nothing": lambda pieces: [b""] * len(pieces),
    "biases of another base": put(BIAS, lambda data: data + data),
    "no biases": put(BIAS, b""),
    "a bias that is no number": put(BIAS, lambda data: numbers("f", data, (0, math.nan))),
    "a bias without end": put(BIAS, lambda data: numbers("f", data, (0, math.inf))),
    "half a bias": put(BIAS, lambda data: data[:-1]),
    "a weight that is no number": put(LETTERS + WEIGHTS, lambda data: numbers("f", data, (3, math.nan))),
    "weights without end": put(
        TERMS + WEIGHTS, lambda data: numbers("f", data, (0, math.inf), (1, -math.inf))
    ),
    "an entry that is not there": put(TERMS + ENTRIES, lambda data: numbers("I", data, (5, HUGE))),
    "an entry of another base": put(LETTERS + ENTRIES, lambda data: numbers("I", data, (5, 2))),
    "another subject that is not there": put(OUTSIDE + ENTRIES, array("I", [1]).tobytes()),
    "fewer weights than entries": put(TERMS + WEIGHTS, lambda data: data[:-4]),
    "rows that overlap": put(TERMS + STARTS, lambda data: numbers("I", data, (1, HUGE))),
    "rows that end too early": put(LETTERS + STARTS, lambda data: numbers("I", data, (-1, 1))),
    "rows that begin too late": put(LETTERS + STARTS, lambda data: numbers("I", data, (0, 1))),
    "a row too few": put(LETTERS + STARTS, lambda data: data[:-4]),
    "a word twice": put(TERMS + WORDS, lambda data: data.replace(data.split(b"\n")[2], data.split(b"\n")[3])),
    "words that are no text": put(TERMS + WORDS, b"\xff\n"),
    "one endless word": put(LETTERS + WORDS, b"x" * 50_000),
    "a pair of unknown words": put(TERMS + PAIRS, lambda data: numbers("Q", data, (-1, 2**64 - 1))),
    "pairs in disorder": put(TERMS + PAIRS, lambda data: numbers("Q", data, (1, 0), (2, 0))),
    "half a pair": put(TERMS + PAIRS, lambda data: data[:-3]),
}


def sealed(base: KnowledgeBase, pieces: Pieces) -> bytes:
    """A file with the right key and the right checksum, as anybody can make one."""
    return learning._packed(learning._key(base), pieces)


def head(base: KnowledgeBase, count: int, body: bytes) -> bytes:
    """A file with the right checksum that claims to have so many pieces."""
    return (
        learning.HEAD.pack(learning.MAGIC, learning._key(base), hashlib.sha256(body).digest(), count) + body
    )


def old_seal(base: KnowledgeBase) -> bytes:
    """What a former version believed: brackets that take a minute each to be read."""
    body = marshal.dumps(([], b"")) + b"[" * 5_000
    return hashlib.sha256(learning._key(base) + body).digest() + body


FILES: dict[str, Callable[[KnowledgeBase, Pieces], bytes]] = {
    "nothing": lambda base, pieces: b"",
    "five thousand brackets": lambda base, pieces: b"[" * 5_000,
    "another program's": lambda base, pieces: old_seal(base),
    "a cut one": lambda base, pieces: sealed(base, pieces)[:-4],
    "only its beginning": lambda base, pieces: sealed(base, pieces)[: learning.HEAD.size],
    "one with a tail": lambda base, pieces: sealed(base, pieces) + b"\0",
    "one with a changed byte": lambda base, pieces: sealed(base, pieces)[:-1] + b"\x7f",
    "four billion pieces": lambda base, pieces: head(base, HUGE, b"".join(pieces)),
    "pieces of four gigabytes": lambda base, pieces: head(base, 17, struct.pack("<17I", *[HUGE] * 17)),
    "one that is larger than the base": lambda base, pieces: sealed(base, [*pieces, b"\0" * 2_000_000]),
}


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says of the file."""
    return [record.getMessage() for record in caplog.records if record.name == learning.__name__]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_of_the_wrong_shape_is_learned_anew(
    shape: str, base: KnowledgeBase, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Though key and checksum are right: one line of the log says so, and a good file takes its place."""
    (tmp_path / FILE_NAME).write_bytes(sealed(base, SHAPES[shape](list(engine.packed))))
    (tmp_path / FILE_NAME).chmod(0o600)
    assert replies(open_engine(base, Targets(), tmp_path)) == replies(engine)
    (line,) = warned(caplog)
    assert line.startswith(f"{tmp_path / FILE_NAME} is not used, and learned anew: ")
    assert (tmp_path / FILE_NAME).read_bytes() == sealed(base, list(engine.packed))


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_something_else_is_learned_anew(
    name: str, base: KnowledgeBase, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As soon as it was looked at, whatever it claims to hold."""
    (tmp_path / FILE_NAME).write_bytes(FILES[name](base, list(engine.packed)))
    (tmp_path / FILE_NAME).chmod(0o600)
    assert replies(open_engine(base, Targets(), tmp_path)) == replies(engine)
    assert len(warned(caplog)) == 1
    assert (tmp_path / FILE_NAME).read_bytes() == sealed(base, list(engine.packed))


def partial(base: KnowledgeBase, engine: Engine) -> bytes:
    """A file that is right in every way, but prefers one entry to all others."""
    return sealed(base, put(BIAS, lambda data: numbers("f", data, (0, 99)))(list(engine.packed)))


def test_the_forged_file_of_these_tests_would_change_answers(
    base: KnowledgeBase, engine: Engine, tmp_path: Path
) -> None:
    """In the hands of the bot's own user it is believed: nothing but its owner tells it from a real one."""
    (tmp_path / FILE_NAME).write_bytes(partial(base, engine))
    (tmp_path / FILE_NAME).chmod(0o600)
    assert replies(open_engine(base, Targets(), tmp_path)) != replies(engine)


def by_another(path: Path) -> None:
    give_away(path)


def open_to_others(path: Path) -> None:
    path.chmod(0o622)


def by_a_link(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


@pytest.mark.parametrize("place", [by_another, open_to_others, by_a_link])
def test_what_others_may_have_written_is_not_believed(
    place: Callable[[Path], None],
    base: KnowledgeBase,
    engine: Engine,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """However well it is made; it makes way for a file of the bot's own."""
    path = tmp_path / FILE_NAME
    path.write_bytes(partial(base, engine))
    path.chmod(0o600)
    place(path)
    assert replies(open_engine(base, Targets(), tmp_path)) == replies(engine)
    assert len(warned(caplog)) == 1
    assert not path.is_symlink()
    assert (mode(path), path.stat().st_uid) == (0o600, os.geteuid())


def test_a_folder_that_others_can_change_is_not_used(
    base: KnowledgeBase, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither to read nor to keep; each start learns, and the line says which command ends that."""
    path = tmp_path / "data" / FILE_NAME
    path.parent.mkdir()
    path.write_bytes(partial(base, engine))
    path.chmod(0o600)
    path.parent.chmod(0o777)
    assert replies(open_engine(base, Targets(), path.parent)) == replies(engine)
    (line,) = warned(caplog)
    assert f"`chmod 700 {path.parent}`" in line
    assert path.read_bytes() == partial(base, engine)


def test_a_folder_of_another_user_is_not_used(base: KnowledgeBase, engine: Engine, tmp_path: Path) -> None:
    """Its owner can put anything into it."""
    path = tmp_path / "data" / FILE_NAME
    path.parent.mkdir()
    path.write_bytes(partial(base, engine))
    path.chmod(0o600)
    give_away(path.parent)
    assert replies(open_engine(base, Targets(), path.parent)) == replies(engine)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_stops_nothing(
    make: Callable[[Path], None], base: KnowledgeBase, engine: Engine, tmp_path: Path
) -> None:
    """A pipe would be waited for, and a folder cannot be replaced."""
    make(tmp_path / FILE_NAME)
    assert replies(open_engine(base, Targets(), tmp_path)) == replies(engine)


def test_what_is_learned_of_our_knowledge_fits_its_room(learned: Path) -> None:
    """The most that is read is several times of what is needed, and far from what fills a memory."""
    from bot.settings import shipped_knowledge

    base = load(shipped_knowledge()).base
    assert base
    room = learning._room(base)
    assert 3 * learned.stat().st_size < room < 100_000_000
