"""Opens the knowledge for serving, and keeps the last good copy for the day the files are broken."""

from __future__ import annotations

import datetime as dt
import errno
import io
import logging
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot import private
from bot.errors import DataError
from bot.knowledge.files import MOST_BYTES, MOST_FILES, File, sort_out, survey, version_of
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem, faults_of
from bot.knowledge.tree import Met
from bot.knowledge.yaml.characters import LARGEST_FILE
from bot.library.kept import Kept, recall

log = logging.getLogger(__name__)

COPY_NAME = "knowledge-good.zip"
NOTHING_GOOD = "{folder} has mistakes, and no good copy is there to answer from: mend them, and start again"
MEMBER = b"PK\x01\x02"
"""What each file's line in an archive's list begins with."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What to answer from.

    Args:
        base: the knowledge of the files, or of the last good copy where they are broken.
        problems: what is wrong with the files where they are broken.
        folder: where they are.
        kept: what was served last, with what was learned from it; of an older version while the newest is
            not learned yet.
    """

    base: KnowledgeBase
    problems: Sequence[Problem] = ()
    folder: Path | None = None
    kept: Kept | None = None

    @property
    def complaint(self) -> tuple[str, ...]:
        """The operator's lines: every fault, and how old the answers are; none where all is well."""
        if not self.problems:
            return ()
        since = f"{self.base.good_at:%Y-%m-%d %H:%M} UTC"
        served = f"{self.folder} has mistakes: answering from the last good copy of {since}"
        return (*map(str, self.problems), served)

    @property
    def is_learned(self) -> bool:
        """Whether what is kept was learned from this very base."""
        return self.kept is not None and self.kept.base.version == self.base.version


def open_knowledge(folder: Path, data_dir: Path | None) -> Opened:
    """Read ``folder``; where it is broken, fall back on the last good copy in ``data_dir``.

    A good load is copied into ``data_dir`` for the next time, exactly as it was read; None keeps and serves
    no copy. Files that have not changed since are not read again: their bytes tell.

    Raises:
        DataError: the files are broken and there is no good copy; names every fault.
    """
    files, found = survey(folder)
    kept = recall(data_dir, version_of(files)) or recall(data_dir) if data_dir is not None else None
    if kept and kept.base.version == version_of(files) and not faults_of(found):
        return Opened(replace(kept.base, folder=folder), kept=kept)
    from bot.knowledge.loader import load_files  # with YAML, which a start with kept knowledge needs not

    loaded = load_files(files, found, folder)
    if loaded.base is not None:
        if data_dir is not None:
            keep_copy(loaded.files, data_dir)
        return Opened(loaded.base, kept=kept)
    copy = _last_good(data_dir / COPY_NAME) if data_dir is not None else None
    if copy is None:
        raise DataError("\n".join([*map(str, loaded.faults), NOTHING_GOOD.format(folder=folder)]))
    return Opened(copy, loaded.faults, folder, kept)


def keep_copy(files: Sequence[File], data_dir: Path) -> None:
    """Replace the copy unless it holds the same; where that cannot be done, the log says why."""
    copy = data_dir / COPY_NAME
    try:
        if why := private.unsafe(copy.parent):
            raise PermissionError(errno.EPERM, why)
        if _unpacked(copy)[0] != list(files):
            private.write(copy, _packed(files))
    except OSError as error:
        log.warning("No copy of the knowledge was kept in %s: %s", copy.parent, error.strerror)


def _packed(files: Sequence[File]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for file in files:
            info = zipfile.ZipInfo(file.path)  # of no date: a machine without a clock may have none to give
            info.external_attr = 0o600 << 16
            archive.writestr(info, file.data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _last_good(copy: Path) -> KnowledgeBase | None:
    """What the copy holds; None where there is none, or where it cannot be believed."""
    from bot.knowledge.loader import load_files

    files, kept = _unpacked(copy)
    base = load_files(files).base
    return replace(base, good_at=kept) if base else None


def _unpacked(copy: Path) -> tuple[list[File], dt.datetime | None]:
    """The files in a copy and its age, none where anything is wrong; nothing of it is written to a disk."""
    try:
        data = private.read(copy, MOST_BYTES)
        if data.count(MEMBER) > MOST_FILES:
            raise ValueError("it lists too many files")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files, _ = sort_out(_members(archive))
            if len({file.path for file in files}) != len(archive.namelist()):
                raise ValueError("it holds what is no knowledge")
        return files, dt.datetime.fromtimestamp(copy.stat().st_mtime, dt.UTC)
    except FileNotFoundError:
        return [], None
    except Exception as error:  # whatever an archive can raise, it must not stop a start
        reason = error.strerror if isinstance(error, OSError) else error
        log.warning("%s is not used, and made anew from the next good files: %s", copy, reason)
        return [], None


def _members(archive: zipfile.ZipFile) -> Iterator[Met]:
    """What is in an archive; of each file, at most one byte more than it may have."""
    for info in archive.infolist():
        with archive.open(info) as member:
            yield Met(info.filename, stat.S_IFREG, member.read(LARGEST_FILE + 1))
