"""Gives back the memory that reading and indexing the knowledge needed for a moment."""

from __future__ import annotations

import contextlib
import ctypes
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Look for no garbage inside the block, for what a load makes stays, and give the rest back behind it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        give_back()


def give_back() -> None:
    """Hand memory that is free to the system: glibc keeps it otherwise, for a load that may never come again.

    What is alive now stays for long, so it is also taken out of the garbage collector's rounds.
    """
    gc.unfreeze()  # what was alive the last time may be gone by now
    gc.collect()
    gc.freeze()
    with contextlib.suppress(OSError, AttributeError):  # other C libraries know no such call
        ctypes.CDLL(None).malloc_trim(0)
