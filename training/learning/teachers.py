"""Trains the teachers, and asks them what they think of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch.nn.functional import log_softmax

from training.learning.head import head, opinion
from training.learning.models import Model, Progress, counted, teacher
from training.learning.walk import walk
from training.lessons import Lesson, Varied
from training.order import Order
from training.recipe import Recipe, Teaching

NOT_QUITE_SURE = 0.999
"""A probability nearer to 1 than this counts as this, where 1 would be wrong without bounds."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """What the teachers say about texts.

    Args:
        classes: the logarithm of each class's probability, one row a text.
        vectors: the first teacher's.
    """

    classes: torch.Tensor
    vectors: torch.Tensor


@dataclass(frozen=True, slots=True)
class Teacher:
    """An encoder and the classes that it has learned."""

    model: Model
    head: torch.nn.ParameterDict


@dataclass(frozen=True, slots=True)
class School:
    """Where teachers learn.

    Args:
        folder: of the untouched model.
        lessons: everything that they learn.
        classes: how many there are; the last is outside.
        varied: words the lessons otherwise.
        recipe: the numbers.
        device: where it is computed.
        progress: is told what is done.
    """

    folder: Path
    lessons: Sequence[Lesson]
    classes: int
    varied: Varied
    recipe: Recipe
    device: str
    progress: Progress

    def taught(self, number: int, kept: Path) -> Teacher:
        """A teacher that has learned everything.

        Args:
            number: of the teacher, which decides its chance.
            kept: the file to go on from.
        """
        seed, course = self.recipe.seed + number, self.recipe.teaching.course
        torch.manual_seed(seed)
        made = Teacher(model := teacher(self.folder, self.device), self._head(model))
        order = Order(len(self.lessons), course.batch, seed)
        walk(
            torch.nn.ModuleDict({"network": model.network, "head": made.head}),
            course,
            int(course.passes * order.a_pass),
            lambda step: self._loss(made, [self.lessons[at] for at in order[step]], Random(f"{seed} {step}")),
            kept,
            self.recipe.kept_every,
            seed,
            self.progress,
        )
        return made

    def _head(self, model: Model) -> torch.nn.ParameterDict:
        known = [lesson for lesson in self.lessons if lesson.asked and not lesson.against]
        told = counted(self.progress, "looking at phrasings", len(known))
        vectors = model.encode([lesson.text for lesson in known], self.recipe.at_once, told)
        return head(vectors, [lesson.label for lesson in known], self.classes, self.recipe.teaching.scale)

    def _loss(self, made: Teacher, batch: Sequence[Lesson], chance: Random) -> torch.Tensor:
        texts = [self.varied.lesson(lesson, chance) for lesson in batch]
        vectors = made.model.vectors(made.model.cut(texts))
        return loss(vectors, opinion(made.head, vectors), batch, self.recipe.teaching)


def loss(
    vectors: torch.Tensor, classes: torch.Tensor, batch: Sequence[Lesson], how: Teaching
) -> torch.Tensor:
    """How wrong a teacher is about a batch.

    Args:
        vectors: of length 1, one row a lesson.
        classes: what it thinks of each, as logarithms of probabilities.
        batch: the lessons.
        how: what counts how much.
    """
    device = classes.device
    labels = torch.tensor([lesson.label for lesson in batch], device=device)
    against = torch.tensor([lesson.against for lesson in batch], device=device)
    worth = torch.tensor([lesson.worth for lesson in batch], device=device)
    right = classes.gather(1, labels[:, None])[:, 0]
    wrong_so = -(1 - how.smoothing) * right - how.smoothing * classes.mean(1)
    wrong_against = -torch.log1p(-right.exp().clamp(max=NOT_QUITE_SURE))
    wrong = (torch.where(against, wrong_against, wrong_so) * worth).mean()
    # Each of the others is alike to nothing.
    alike = torch.where(against, -1 - torch.arange(len(batch), device=device), labels)
    return wrong + how.alike * apart(vectors, alike, how.sharpness)


def apart(vectors: torch.Tensor, labels: torch.Tensor, sharpness: float) -> torch.Tensor:
    """How far texts of one label lie apart, beside all others of a batch.

    Args:
        vectors: of length 1, one row a text.
        labels: of each.
        sharpness: the lower, the more only the nearest count.
    """
    same = (labels[:, None] == labels).fill_diagonal_(False)
    some = same.any(1)
    if not some.any():
        return vectors.sum() * 0
    near = (vectors @ vectors.T / sharpness).fill_diagonal_(-1e9)
    likely = log_softmax(near, dim=-1)
    return -((likely * same).sum(1)[some] / same.sum(1)[some]).mean()


def opinions(
    teachers: Sequence[Teacher], texts: Sequence[str], recipe: Recipe, progress: Progress
) -> Opinions:
    """What the teachers say of texts, in half precision: the mean of their probabilities.

    Args:
        teachers: one or more.
        texts: to be labelled.
        recipe: how many are looked at in one go.
        progress: is told what is done.
    """
    told = counted(progress, "labelling", len(texts) * len(teachers))
    chances, vectors = torch.tensor(0.0), list[torch.Tensor]()
    for one in teachers:
        found = one.model.encode(texts, recipe.at_once, told)
        with torch.no_grad():
            chances = chances + opinion(one.head, found).exp().cpu() / len(teachers)
        vectors.append(found.half().cpu())
    return Opinions(chances.clamp(min=1e-30).log().half(), vectors[0])
