"""A forged or damaged file of what was learned: it neither stops a start nor changes an answer."""

from __future__ import annotations

import hashlib
import marshal
import math
import os
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.parsed import written
from bot.library import folder, kept, packing
from bot.library.kept import FILE_NAME, open_engine
from bot.search.engine import Engine, Targets
from bot.search.index.flat import Part, flatten
from tests.folder import write_knowledge
from tests.library.test_kept import replies
from tests.others import give_away, mode

HUGE = 2**32 - 1

Parts = dict[str, Part]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    loaded = load(write_knowledge(tmp_path_factory.mktemp("forged") / "knowledge"))
    assert loaded.base is not None
    return loaded.base


@pytest.fixture(scope="module")
def engine(base: KnowledgeBase) -> Engine:
    """One that has never seen a file."""
    return Engine(base)


def changed(name: str, *changes: tuple[int, float]) -> Callable[[Parts], Parts]:
    """An array with some of its values changed."""

    def change(parts: Parts) -> Parts:
        made = array(kind(parts[name]), parts[name])
        for at, value in changes:
            made[at] = value
        return parts | {name: made}

    return change


def kind(part: Part) -> str:
    """The sort of an array."""
    assert isinstance(part, array)
    return part.typecode


def put(name: str, make: Callable[[Any], Part]) -> Callable[[Parts], Parts]:
    """Another part in the place of one."""
    return lambda parts: parts | {name: make(parts[name])}


SHAPES: dict[str, Callable[[Parts], Parts]] = {
    "no parts": lambda parts: {},
    "a part too few": lambda parts: {name: part for name, part in parts.items() if name != "bias"},
    "parts of nothing": lambda parts: {name: part[:0] for name, part in parts.items()},
    "parts of other sorts": lambda parts: {name: ["x"] for name in parts},
    "biases of another base": put("bias", lambda part: part + part),
    "no biases": put("bias", lambda part: part[:0]),
    "a bias that is no number": changed("bias", (0, math.nan)),
    "a bias without end": changed("bias", (0, math.inf)),
    "a weight that is no number": changed("coverage.weights", (3, math.nan)),
    "weights without end": changed("terms.weights", (0, math.inf), (1, -math.inf)),
    "an entry that is not there": changed("terms.entries", (5, HUGE)),
    "an entry of another base": changed("coverage.entries", (5, 2)),
    "fewer weights than entries": put("terms.weights", lambda part: part[:-1]),
    "rows that overlap": changed("terms.starts", (1, HUGE)),
    "rows that end too early": changed("coverage.starts", (-1, 1)),
    "rows that begin too late": changed("coverage.starts", (0, 1)),
    "a row too few": put("coverage.starts", lambda part: part[:-1]),
    "a word twice": put("terms.words", lambda part: [part[1], *part[1:]]),
    "one endless word": put("coverage.words", lambda part: ["x" * 50_000]),
    "a pair of unknown words": changed("terms.pairs", (-1, 2**64 - 1)),
    "pairs in disorder": changed("terms.pairs", (-1, 0)),
    "a stem that is not there": changed("phrases.places", (0, HUGE)),
    "phrases without end": changed("phrases.lengths", (0, HUGE)),
    "fewer counts than words": put("uses.counts", lambda part: part[:-1]),
    "a walk without end": changed("danger.behind", (0, HUGE)),
    "a walk that begins nowhere": put(
        "danger.steps", lambda part: part[:-1] + array("Q", [part[-1] + 2**32])
    ),
    "a step by a word that is not there": changed("danger.steps", (-1, 2**64 - 1)),
    "steps in disorder": changed("danger.steps", (-1, 0)),
    "fewer places than steps": put("danger.behind", lambda part: part[:-1]),
    "no steps": put("danger.steps", lambda part: part[:0]),
}


def sealed(base: KnowledgeBase, parts: Parts) -> bytes:
    """A file with the right key and the right checksum, as anybody can make one."""
    return packing.packed(kept.MAGIC, folder.program(), parts)


def listing(base: KnowledgeBase, listed: bytes, rest: bytes = b"", size: int | None = None) -> bytes:
    """A file with the right checksum and any list of parts."""
    body, key = listed + rest, folder.program()
    most = len(listed) if size is None else size
    return packing.HEAD.pack(kept.MAGIC, key, hashlib.sha256(body).digest(), most) + body


def old_seal(base: KnowledgeBase) -> bytes:
    """What a former version believed: brackets that take a minute each to be read."""
    body = marshal.dumps(([], b"")) + b"[" * 5_000
    return hashlib.sha256(folder.program() + body).digest() + body


FILES: dict[str, Callable[[KnowledgeBase, Parts], bytes]] = {
    "nothing": lambda base, parts: b"",
    "five thousand brackets": lambda base, parts: b"[" * 5_000,
    "brackets for a list": lambda base, parts: listing(base, b"[" * 9_000),
    "another program's": lambda base, parts: old_seal(base),
    "a cut one": lambda base, parts: sealed(base, parts)[:-4],
    "only its beginning": lambda base, parts: sealed(base, parts)[: packing.HEAD.size],
    "one with a tail": lambda base, parts: sealed(base, parts) + b"\0",
    "one with a changed byte": lambda base, parts: sealed(base, parts)[:-1] + b"\x7f",
    "a list of four gigabytes": lambda base, parts: listing(base, b"[]", size=HUGE),
    "a list of nothing known": lambda base, parts: listing(base, b'{"bias": [1, 2]}'),
    "a list of numbers": lambda base, parts: listing(base, b"[1, 2, 3]"),
    "a part of four gigabytes": lambda base, parts: listing(base, b'[["bias", "f", 4294967295]]', b"1234"),
    "a part of objects": lambda base, parts: listing(base, b'[["bias", "O", 8]]', b"12345678"),
    "half a number": lambda base, parts: listing(base, b'[["bias", "f", 3]]', b"123"),
    "words that are no text": lambda base, parts: listing(base, b'[["known", "words", 2]]', b"\xff\n"),
    "a base that is no base": lambda base, parts: sealed(base, parts | {kept.BASE: ["[" * 9_000, "{}"]}),
    "a base of nothing": lambda base, parts: sealed(base, parts | {kept.BASE: []}),
    "a base of another model": lambda base, parts: sealed(base, parts | {kept.BASE: ['"1"', '{"a": 1}']}),
    "a base without an entry": lambda base, parts: sealed(base, parts | {kept.BASE: parts[kept.BASE][:-1]}),
    "numbers for a base": lambda base, parts: sealed(base, parts | {kept.BASE: array("I", [1])}),
}


def parts_of(engine: Engine) -> Parts:
    """What a good file holds."""
    return {kept.BASE: list(written(engine.base)), **flatten(engine.learned)}


def warned(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says of the file."""
    return [
        record.getMessage() for record in caplog.records if record.name in (kept.__name__, folder.__name__)
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_of_the_wrong_shape_is_learned_anew(
    shape: str, base: KnowledgeBase, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Though key and checksum are right: one line of the log says so, and a good file takes its place."""
    (tmp_path / FILE_NAME).write_bytes(sealed(base, SHAPES[shape](parts_of(engine))))
    (tmp_path / FILE_NAME).chmod(0o600)
    assert replies(open_engine(base, Targets(), tmp_path)) == replies(engine)
    (line,) = warned(caplog)
    assert line.startswith(f"{tmp_path / FILE_NAME} is not used, and learned anew: ")
    assert (tmp_path / FILE_NAME).read_bytes() == sealed(base, parts_of(engine))


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_something_else_is_learned_anew(
    name: str, base: KnowledgeBase, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As soon as it was looked at, whatever it claims to hold."""
    (tmp_path / FILE_NAME).write_bytes(FILES[name](base, parts_of(engine)))
    (tmp_path / FILE_NAME).chmod(0o600)
    assert replies(open_engine(base, Targets(), tmp_path)) == replies(engine)
    assert len(warned(caplog)) == 1
    assert (tmp_path / FILE_NAME).read_bytes() == sealed(base, parts_of(engine))


def partial(base: KnowledgeBase, engine: Engine) -> bytes:
    """A file that is right in every way, but prefers one entry to all others."""
    return sealed(base, changed("bias", (0, 99))(parts_of(engine)))


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


def test_a_file_that_is_too_large_is_not_read(
    base: KnowledgeBase, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Memory is not filled by what somebody has put there."""
    with (tmp_path / FILE_NAME).open("wb") as file:
        file.truncate(folder.MOST_BYTES + 1)
    (tmp_path / FILE_NAME).chmod(0o600)
    assert replies(open_engine(base, Targets(), tmp_path)) == replies(engine)
    assert "larger than" in warned(caplog)[0]


def test_what_is_kept_of_our_knowledge_fits_its_room(learned: Path) -> None:
    """The most that is read is many times of what is needed."""
    assert 10 * learned.stat().st_size < folder.MOST_BYTES
