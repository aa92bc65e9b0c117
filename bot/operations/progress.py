"""Shows on standard error how far learning is, to whoever waits at a terminal or reads the log."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.library.learning import Progress

log = logging.getLogger(__name__)


@contextmanager
def shown(what: str = "Meaning", unit: str = "texts") -> Iterator[Progress]:
    """A bar on a terminal while the block runs; elsewhere a line of the log after each quarter.

    Args:
        what: is being learned.
        unit: of what is counted.
    """
    from tqdm import tqdm  # few starts learn

    tqdm.monitor_interval = 0  # no thread that looks after it
    with tqdm(desc=what, unit=f" {unit}", file=sys.stderr, disable=None, leave=False) as bar:

        def advance(done: int, whole: int) -> None:
            bar.total = whole
            bar.update(done - bar.n)

        yield _quarterly(what) if bar.disable else advance


def _quarterly(what: str) -> Progress:
    told = 0

    def tell(done: int, whole: int) -> None:
        nonlocal told
        quarter = 4 * done // whole
        if told < quarter < 4:
            log.info("%s: %d %% is done", what, 25 * quarter)
        told = quarter

    return tell
