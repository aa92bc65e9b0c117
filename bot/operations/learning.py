"""Keeps what the engine has learned from the knowledge, so that the next start need not learn it again."""

from __future__ import annotations

import hashlib
import logging
import marshal
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import bot.search
from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine, Targets
from bot.search.index import Packed
from bot.settings import PACKAGE, PAGE_DATA, Settings

log = logging.getLogger(__name__)

FILE_NAME = "learned.bin"
SEAL = hashlib.sha256().digest_size


def open_engine(base: KnowledgeBase, targets: Targets, data_dir: Path | None) -> Engine:
    """An engine over the base; the same with and without what is kept in ``data_dir``, only sooner.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        data_dir: where to look and to keep; None does neither.
    """
    if data_dir is None:
        return Engine(base, targets)
    key = _key(base)
    kept = _kept(data_dir, key)
    engine = Engine(base, targets, kept)
    if kept is None:
        _keep(data_dir / FILE_NAME, key, engine.packed)
    return engine


def learn_apart(settings: Settings, base: KnowledgeBase) -> None:
    """Let a process of its own learn what is not kept yet, so that its memory goes with it.

    Where that fails, ``open_engine`` learns by itself: the bot only holds more memory until its next start.
    """
    if _kept(settings.data_dir, _key(base)) is not None:
        return
    log.info("Learning from the knowledge: this takes some seconds after each change of it")
    own = {"KNOWLEDGE_DIR": str(settings.knowledge), "DATA_DIR": str(settings.data_dir)}
    subprocess.run(
        [sys.executable, "-m", "bot", "ask", "hello"],
        cwd=PACKAGE.parent,
        env=os.environ | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def _key(base: KnowledgeBase) -> bytes:
    """Changes with the knowledge, with the search itself, and with what Python writes."""
    digest = hashlib.sha256(f"{base.version} {marshal.version} {sys.byteorder}".encode())
    for path in sorted(Path(bot.search.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _kept(data_dir: Path, key: bytes) -> Packed | None:
    """What is kept in the folder; else what the bot has learned for its local page, or the page for it."""
    other = data_dir.parent if data_dir.name == PAGE_DATA else data_dir / PAGE_DATA
    return _read(data_dir / FILE_NAME, key) or _read(other / FILE_NAME, key)


def _read(path: Path, key: bytes) -> Packed | None:
    """What was kept under this key, whole and unchanged; else None."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    seal, body = data[:SEAL], data[SEAL:]
    if seal != _seal(key, body):
        return None
    packed: Packed = marshal.loads(body)  # noqa: S302 (sealed, and in a folder of our own)
    return packed


def _keep(path: Path, key: bytes, packed: Packed) -> None:
    """Replace the file in one step, so that a crash leaves the old one whole."""
    body = marshal.dumps(packed)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as beside:
            made = Path(beside) / path.name
            made.write_bytes(_seal(key, body) + body)
            made.replace(path)
    except OSError as error:
        log.warning("Nothing learned was kept in %s: %s", path.parent, error.strerror)


def _seal(key: bytes, body: bytes) -> bytes:
    return hashlib.sha256(key + body).digest()
