"""Reads files anew for the running bot: a large folder in a process of its own, a small one at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

from bot.knowledge.files import File
from bot.knowledge.loader import load_files
from bot.knowledge.problems import Problem
from bot.library.kept import Kept, pack, recall, unpack
from bot.library.learning import Learning, Progress
from bot.search.index.learning import learn

REFUSED = b"refused:"
AT_ONCE = 60_000
"""Bytes of files up to which reading and learning are a matter of a moment."""


class ReadingFailed(Exception):
    """The process that reads ended early."""


def read(files: Sequence[File], problems: Sequence[Problem], folder: Path, data_dir: Path) -> bytes:
    """What ``understood`` takes; waits for it.

    Args:
        files: all of them.
        problems: what was found where they come from.
        folder: where that is.
        data_dir: what is kept there need not be read again.

    Raises:
        ReadingFailed: the process that reads ended early.
    """
    if sum(len(file.data) for file in files) <= AT_ONCE:
        return teach(files, problems, folder, data_dir)
    process = Learning(teach, files, problems, folder, data_dir)
    try:
        data = process.wait()
    finally:
        process.end()
    if data is None:
        raise ReadingFailed
    return data


def teach(
    files: Sequence[File],
    problems: Sequence[Problem],
    folder: Path,
    data_dir: Path,
    _: Progress | None = None,
) -> bytes:
    """Read files and learn from their words; the bytes to be kept, or the faults."""
    before = recall(data_dir)
    loaded = load_files(files, problems, folder, before.base if before else None)
    if loaded.base is None:
        return REFUSED + json.dumps([astuple(fault) for fault in loaded.faults]).encode()
    learned = learn(loaded.base, (before.base, before.learned) if before else None)
    return pack(Kept(loaded.base, learned))


def understood(data: bytes) -> Kept | tuple[Problem, ...]:
    """What was learned, or why the files are refused.

    Raises:
        ReadingFailed: another version of the program has read them.
    """
    if data.startswith(REFUSED):
        return tuple(Problem(*fault) for fault in json.loads(data.removeprefix(REFUSED)))
    kept = unpack(data)
    if kept is None:
        raise ReadingFailed
    return kept
