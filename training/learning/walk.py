"""Moves weights step by step, and keeps them on the way, so that an interrupted run goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from training.learning.models import Progress, parameters
from training.recipe import Course

FAR_APART = 1_000_003
"""More than the steps of any course, so that no two seeds share a step's chance."""


def walk(
    learned: torch.nn.ModuleDict,
    course: Course,
    steps: int,
    loss: Callable[[int], torch.Tensor],
    kept: Path,
    every: int,
    seed: int,
    progress: Progress,
) -> None:
    """Move what is learned, downhill.

    Args:
        learned: the ``network``, its ``head``, and whatever else is learned, which moves as the head does.
        course: how far and how fast.
        steps: how many in all.
        loss: of the step with that number; may depend on nothing else that changes.
        kept: the file to go on from, if it is there; in the end it holds what was learned.
        every: steps after which the file is written.
        seed: of what the network leaves out by chance.
        progress: is told of every step.
    """
    optimizer = torch.optim.AdamW(_groups(learned, course))
    rates = [group["lr"] for group in optimizer.param_groups]
    first = _restored(kept, learned, optimizer)
    learned.train()
    for step in range(first, steps):
        torch.manual_seed(seed * FAR_APART + step)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * height(step, steps, course.rising)
        optimizer.zero_grad(set_to_none=True)
        loss(step).backward()
        torch.nn.utils.clip_grad_norm_(learned["network"].parameters(), course.longest_step)
        optimizer.step()
        if (step + 1) % every == 0 or step + 1 == steps:
            _keep(kept, step + 1, learned, optimizer if step + 1 < steps else None)
        progress(kept.stem, step + 1, steps)
    learned.eval()


def height(step: int, steps: int, rising: float) -> float:
    """The share of its full height that the rate has in a step: up, then down in a straight line."""
    return min(1.0, (step + 1) / max(1.0, rising * steps)) * (steps - step) / steps


def _groups(learned: torch.nn.ModuleDict, course: Course) -> list[dict[str, Any]]:
    network, head = learned["network"], learned["head"]
    bridges = [
        p for name, part in learned.items() if name not in ("network", "head") for p in part.parameters()
    ]
    return [
        {"params": parameters(network, matrices=True), "lr": course.rate, "weight_decay": course.decay},
        {"params": parameters(network, matrices=False), "lr": course.rate, "weight_decay": 0.0},
        {"params": [head["directions"], *bridges], "lr": course.head_rate, "weight_decay": 0.0},
        {"params": [head["scale"], head["bias"]], "lr": course.scale_rate, "weight_decay": 0.0},
    ]


def _keep(
    path: Path, step: int, learned: torch.nn.ModuleDict, optimizer: torch.optim.Optimizer | None
) -> None:
    """Write everything; a run that is interrupted meanwhile finds what was kept before."""
    moved = optimizer.state_dict() if optimizer else None
    half = path.with_suffix(".half")
    torch.save({"step": step, "learned": learned.state_dict(), "optimizer": moved}, half)
    half.replace(path)


def _restored(path: Path, learned: torch.nn.ModuleDict, optimizer: torch.optim.Optimizer) -> int:
    """Put back what was kept, and say which step comes next."""
    if not path.exists():
        return 0
    kept = torch.load(path, map_location="cpu", weights_only=True)
    learned.load_state_dict(kept["learned"])
    if kept["optimizer"]:
        optimizer.load_state_dict(kept["optimizer"])
    return int(kept["step"])
