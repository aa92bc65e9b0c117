"""How sure the engine may be of its best entry: a chance in [0, 1] from score and margin."""

from __future__ import annotations

import math
from collections.abc import Sequence

MARGIN = 20.0
STEEPNESS = 9.0
EVEN_CHANCE = 0.30


def closeness(scores: Sequence[float]) -> float:
    """The best score, lowered by how near the next ones come; both count: close, and closer than the rest."""
    if not scores:
        return 0.0
    return scores[0] / sum(math.exp(MARGIN * (s - scores[0])) for s in scores)


def chance(scores: Sequence[float]) -> float:
    """The chance that the first of these scores, best first, belongs to the right entry."""
    near = closeness(scores)
    return 0.0 if near <= 0 else 1 / (1 + math.exp(-STEEPNESS * (near - EVEN_CHANCE)))
