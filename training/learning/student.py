"""Trains the student: as the teachers think within the knowledge, as the untouched teacher elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cosine_similarity

from training.learning.head import head, opinion
from training.learning.models import Model, Progress, counted, student
from training.learning.teachers import Opinions
from training.learning.walk import walk
from training.lessons import UNKNOWN
from training.order import Order
from training.recipe import Recipe
from training.texts import Line


@dataclass(frozen=True, slots=True)
class Homework:
    """What the student learns from.

    Args:
        pool: texts with the entries that are known.
        opinions: what the teachers say about each.
        general: sentences about anything.
        untouched: the vectors that the untouched teacher gives them.
        classes: how many there are; the last is outside.
        phrasings: how many of the pool's first texts are phrasings as they stand.
    """

    pool: Sequence[Line]
    opinions: Opinions
    general: Sequence[str]
    untouched: torch.Tensor
    classes: int
    phrasings: int


def distilled(
    folder: Path, homework: Homework, recipe: Recipe, kept: Path, device: str, progress: Progress
) -> Model:
    """The student, when it has learned everything.

    Args:
        folder: of the untouched small model.
        homework: what it learns from.
        recipe: the numbers.
        kept: the file to go on from.
        device: where it is computed.
        progress: is told what is done.
    """
    torch.manual_seed(recipe.seed)
    learner = _Learner(student(folder, device), homework, recipe, progress)
    course = recipe.distilling.course
    steps = int(course.passes * learner.order.a_pass)
    walk(learner.learned, course, steps, learner.loss, kept, recipe.kept_every, recipe.seed, progress)
    return learner.model


class _Learner:
    """The student with what it learns by, all of which but its network is thrown away afterwards."""

    def __init__(self, model: Model, homework: Homework, recipe: Recipe, progress: Progress) -> None:
        how = recipe.distilling
        self.model = model
        self.order = Order(len(homework.pool), how.course.batch, recipe.seed)
        self._others = Order(len(homework.general), how.general_batch, recipe.seed)
        self._how, self._homework = how, homework
        self._numbers = model.cut([text for text, _ in homework.pool])
        self._general_numbers = model.cut(homework.general)
        self._labels = torch.tensor([entry for _, entry in homework.pool], device=model.device)
        self.learned = torch.nn.ModuleDict(
            {
                "network": model.network,
                "head": self._head(recipe, progress),
                "bridge": self._bridge(homework.opinions.vectors),
                "general_bridge": self._bridge(homework.untouched),
            }
        )

    def loss(self, step: int) -> torch.Tensor:
        """How far the student is, in a step, from all that it is to become."""
        return self._inside(self.order[step]) + self._general(self._others[step])

    def _head(self, recipe: Recipe, progress: Progress) -> torch.nn.ParameterDict:
        first = self._homework.pool[: self._homework.phrasings]
        told = counted(progress, "looking at phrasings", len(first))
        vectors = self.model.encode([text for text, _ in first], recipe.at_once, told)
        return head(vectors, [entry for _, entry in first], self._homework.classes, self._how.scale)

    def _bridge(self, theirs: torch.Tensor) -> torch.nn.Module:
        """Makes of the student's vectors such as are as long as theirs."""
        return torch.nn.Linear(self.model.dimensions, theirs.shape[1]).to(self.model.device)

    def _inside(self, places: NDArray[np.intp]) -> torch.Tensor:
        """From the teachers over texts of the pool, and from what is known of these."""
        vectors = self.model.vectors([self._numbers[at] for at in places])
        said = opinion(self.learned["head"], vectors)
        opinions = self._homework.opinions
        taught, theirs = (
            kind[places].float().to(said.device) for kind in (opinions.classes, opinions.vectors)
        )
        return (
            (taught.exp() * (taught - said)).sum(1).mean()
            + self._how.truth * _untrue(said, self._labels[places])
            + self._how.likeness * (1 - cosine_similarity(self.learned["bridge"](vectors), theirs).mean())
        )

    def _general(self, places: NDArray[np.intp]) -> torch.Tensor:
        """From the untouched teacher over sentences about anything."""
        vectors = self.model.vectors([self._general_numbers[at] for at in places])
        theirs = self._homework.untouched[places].float().to(vectors.device)
        unlike = 1 - cosine_similarity(self.learned["general_bridge"](vectors), theirs).mean()
        shape = (vectors @ vectors.T - theirs @ theirs.T).square().mean()
        return self._how.general_likeness * unlike + self._how.general_shape * shape


def _untrue(said: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """How unlikely the known entries seem; texts without one count nothing."""
    known = labels != UNKNOWN
    right = said.gather(1, labels.clamp(min=0)[:, None])[:, 0]
    return -(right * known).sum() / known.sum().clamp(min=1)
