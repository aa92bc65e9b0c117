"""Keeps what the engine has learned from the knowledge, so that the next start need not learn it again."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from pathlib import Path

import bot.search
from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine, Targets

log = logging.getLogger(__name__)

FILE_NAME = "learned.bin"


def open_engine(base: KnowledgeBase, targets: Targets, data_dir: Path | None) -> Engine:
    """An engine over the base; the same with and without what is kept in ``data_dir``, only sooner.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        data_dir: where to look and to keep; None does neither.
    """
    if data_dir is None:
        return Engine(base, targets)
    path, key = data_dir / FILE_NAME, _key(base)
    kept = _read(path)
    known = kept[len(key) :] if kept.startswith(key) else b""
    engine = Engine(base, targets, known)
    if engine.learned != known:
        _keep(path, key + engine.learned)
    return engine


def _key(base: KnowledgeBase) -> bytes:
    """Changes with the knowledge and with the search itself."""
    digest = hashlib.sha256(base.version.encode())
    for path in sorted(Path(bot.search.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _keep(path: Path, data: bytes) -> None:
    """Replace the file in one step, so that a crash leaves the old one whole."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".bin", delete=False) as file:
            file.write(data)
        os.replace(file.name, path)
    except OSError as error:
        log.warning("Nothing learned was kept in %s: %s", path.parent, error.strerror)
