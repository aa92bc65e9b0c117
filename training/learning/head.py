"""The classes that a text may belong to, while an encoder learns: a direction for each."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch.nn.functional import linear, log_softmax, normalize


def head(vectors: torch.Tensor, labels: Sequence[int], classes: int, scale: float) -> torch.nn.ParameterDict:
    """A head whose directions are the means of what is known of each class.

    Args:
        vectors: of length 1, one row a text.
        labels: the class of each.
        classes: how many there are; one without a text begins anywhere.
        scale: how much nearness counts at first.
    """
    directions = torch.zeros(classes, vectors.shape[1], device=vectors.device)
    directions.index_add_(0, torch.tensor(labels, device=vectors.device), vectors)
    empty = directions.norm(dim=1) == 0
    directions[empty] = torch.randn(int(empty.sum()), vectors.shape[1]).to(vectors.device)
    return torch.nn.ParameterDict(
        {
            "directions": torch.nn.Parameter(normalize(directions, dim=-1)),
            "scale": torch.nn.Parameter(torch.tensor(math.log(scale), device=vectors.device)),
            "bias": torch.nn.Parameter(torch.zeros(classes, device=vectors.device)),
        }
    )


def opinion(made: torch.nn.ParameterDict, vectors: torch.Tensor) -> torch.Tensor:
    """The logarithm of each class's probability, one row a text."""
    near = linear(vectors, normalize(made["directions"], dim=-1))
    return log_softmax(made["scale"].exp() * near + made["bias"], dim=-1)
