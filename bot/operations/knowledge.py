"""Opens the knowledge for serving, and keeps the last good copy for the day the files are broken."""

from __future__ import annotations

import datetime as dt
import logging
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.errors import DataError
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem

log = logging.getLogger(__name__)

COPY_NAME = "knowledge-good.zip"
DAMAGED = (OSError, zipfile.BadZipFile, zlib.error)


@dataclass(frozen=True, slots=True)
class Opened:
    """The knowledge to serve, and what is wrong with the files where it is not theirs."""

    base: KnowledgeBase
    problems: Sequence[Problem] = ()
    folder: Path | None = None

    @property
    def complaint(self) -> tuple[str, ...]:
        """The operator's lines: every fault, and how old the answers are; none where all is well."""
        if not self.problems:
            return ()
        since = f"{self.base.good_at:%Y-%m-%d %H:%M} UTC"
        served = f"{self.folder} is broken: answering from the last good copy of {since}"
        return (*map(str, self.problems), served)


def open_knowledge(folder: Path, data_dir: Path | None) -> Opened:
    """Read ``folder``; where it is broken, fall back on the last good copy in ``data_dir``.

    A good load is copied into ``data_dir`` for the next time; None keeps and serves no copy.

    Raises:
        DataError: the files are broken and there is no good copy; names every fault.
    """
    loaded = load(folder)
    if loaded.base is not None:
        if data_dir is not None:
            _keep(loaded.base, folder, data_dir)
        return Opened(loaded.base)
    copy = _last_good(data_dir / COPY_NAME) if data_dir is not None else None
    if copy is None:
        raise DataError(
            "\n".join([*map(str, loaded.problems), f"{folder} is broken: there is nothing to answer from"])
        )
    return Opened(copy, loaded.problems, folder)


def _keep(base: KnowledgeBase, folder: Path, data_dir: Path) -> None:
    """Replace the copy in one step, so that a crash leaves the old one whole."""
    target = data_dir / COPY_NAME
    try:
        if _version(target) == base.version:
            return
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=data_dir) as beside:
            made = Path(beside) / COPY_NAME
            _pack(folder, made, base.version)
            made.replace(target)
    except OSError as error:
        log.warning("No copy of the knowledge was kept in %s: %s", data_dir, error.strerror)


def _pack(folder: Path, target: Path, version: str) -> None:
    # Images of containers date files to 1970, which the archive's format cannot say.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
        archive.comment = version.encode()


def _version(copy: Path) -> str | None:
    try:
        with zipfile.ZipFile(copy) as archive:
            return archive.comment.decode(errors="replace")
    except DAMAGED:
        return None


def _last_good(copy: Path) -> KnowledgeBase | None:
    """What the copy holds; None where there is none, or where it is damaged too."""
    try:
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(copy) as archive:
            archive.extractall(folder)
            base = load(Path(folder)).base
        kept = dt.datetime.fromtimestamp(copy.stat().st_mtime, dt.UTC)
    except DAMAGED:
        return None
    return replace(base, folder=None, good_at=kept) if base else None
