"""Says which texts each step learns from, by the step's number alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Order:
    """In which order texts are gone over: each once a pass, every pass anew, the same from the same seed.

    A step's batch depends on nothing but its number, so that an interrupted run goes on as if it never was.

    Args:
        texts: how many there are.
        batch: how many of them a step takes; the last of a pass may be short.
        seed: decides.
    """

    def __init__(self, texts: int, batch: int, seed: int) -> None:
        self.a_pass = -(-texts // batch)
        self._texts, self._batch, self._seed = texts, batch, seed
        self._shuffled: tuple[int, NDArray[np.intp]] = (-1, np.empty(0, np.intp))

    def __getitem__(self, step: int) -> NDArray[np.intp]:
        """The places of a step's texts; ``step`` counts from 0 and never ends."""
        number, at = divmod(step, self.a_pass)
        if self._shuffled[0] != number:
            order = np.random.default_rng((self._seed, number)).permutation(self._texts)
            self._shuffled = number, order
        return self._shuffled[1][at * self._batch : (at + 1) * self._batch]
