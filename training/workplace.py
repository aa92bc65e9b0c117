"""The folder of one run: what it has kept to go on from, and what comes out in the end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bot.errors import DataError

MARK = "run.txt"
KEPT = "kept"


class Workplace:
    """A folder that belongs to one run, so that nothing goes on from another run's half.

    Args:
        folder: is made where it is missing.
        identity: of the run; see ``identity``.

    Raises:
        DataError: the folder belongs to another run, or cannot be written.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self.folder = folder
        mark = folder / MARK
        try:
            (folder / KEPT).mkdir(parents=True, exist_ok=True)
            if not mark.exists():
                mark.write_text(identity, encoding="utf-8")
            known = mark.read_text(encoding="utf-8")
        except OSError as error:
            raise DataError(f"{error.filename}: {error.strerror}") from None
        if known != identity:
            raise DataError(f"{folder} holds a run with other texts or numbers; give it another folder")

    def kept(self, name: str) -> Path:
        """Where a part of the run is kept; all of it may be thrown away after the run."""
        return self.folder / KEPT / name


def identity(parts: Iterable[object], files: Iterable[Path]) -> str:
    """What a run is made of, in one line: the same where it would do the same.

    Args:
        parts: values whose ``repr`` says everything.
        files: of which the bytes count.
    """
    whole = hashlib.sha256()
    for part in parts:
        whole.update(f"{part!r}\n".encode("utf-8", "surrogatepass"))
    for path in files:
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
