"""Core: a member's question becomes a Reply; deterministic, in memory, without I/O."""

from __future__ import annotations

import os

# One thread of arithmetic, so that the rest of the bot keeps its processor. Numpy's libraries read this only
# while they are loaded, and every module that loads them stands in this package.
for _variable in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_variable, "1")
