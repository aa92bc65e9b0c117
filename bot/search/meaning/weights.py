"""Reads the encoder's weights: only the very bytes that were published, never a pickle."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from bot.search.meaning import MeaningUnavailable


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the encoder as it was published.

    Args:
        name: its name.
        size: in bytes.
        sha256: of its bytes.
    """

    name: str
    size: int
    sha256: str


WEIGHTS = Published(
    "encoder-int8.npz", 22_761_812, "a57885e6f1e8c7494d4ee33b3afe0a6a2d1bc85c880c0d6a3f610eb74070b78e"
)
VOCABULARY = Published(
    "vocab.txt", 231_508, "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
)


def opened(folder: Path, published: Published) -> BufferedReader:
    """The file, checked and at its beginning.

    Raises:
        MeaningUnavailable: it is missing, unreadable, or has other bytes than the published ones.
    """
    path = folder / published.name
    try:
        file = path.open("rb")
        genuine = _is(published, file)
    except OSError as error:
        reason = error.strerror
        raise MeaningUnavailable(f"{path} cannot be read ({reason}); install the bot again") from error
    if not genuine:
        file.close()
        raise MeaningUnavailable(f"{path} is damaged or of another version; install the bot again")
    return file


def _is(published: Published, file: BufferedReader) -> bool:
    """Whether the open file has the published bytes. A file of another size is not even read."""
    if os.fstat(file.fileno()).st_size != published.size:
        return False
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest == published.sha256
