"""Shows on a terminal what a training is doing."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Self

from tqdm import tqdm


class Bars:
    """A bar for each thing that is done, one after the other."""

    def __init__(self) -> None:
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def __call__(self, doing: str, done: int, whole: int) -> None:
        """Show that so much of it is done."""
        if self._bar is None or self._bar.desc != doing:
            self._close()
            self._bar = tqdm(desc=doing, total=whole, file=sys.stderr, initial=0)
        self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None
