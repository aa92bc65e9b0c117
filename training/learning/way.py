"""The whole way from texts to weights, stage by stage; each stage is kept and not gone twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from bot.errors import OperatorError
from bot.search.meaning.weights import Published
from training.adopting import FILE as ADOPTING
from training.adopting import Made, steps
from training.learning.models import WEIGHTS, Progress, counted, student, teacher
from training.learning.publishing import publish
from training.learning.student import Homework, distilled
from training.learning.teachers import Opinions, School, opinions
from training.lessons import Varied, lessons, pool
from training.material import Material
from training.recipe import Recipe
from training.texts import Line
from training.workplace import Workplace, identity

Kept = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Way:
    """One training.

    Args:
        student, teacher: the folders of the untouched models.
        material: what is learned from.
        recipe: the numbers.
        folder: where everything is written.
        device: where it is computed, ``cuda`` or ``cpu``.
        progress: is told what is done.
    """

    student: Path
    teacher: Path
    material: Material
    recipe: Recipe
    folder: Path
    device: str
    progress: Progress

    def go(self) -> Published:
        """Train, pack, check, and write what is to be changed in the bot; an interrupted run goes on.

        Raises:
            OperatorError: the device is not there.
            DataError: a model's folder is not whole, the output's folder belongs to another run, or the bot
                computes other vectors than torch.
        """
        if self.device == "cuda" and not torch.cuda.is_available():
            raise OperatorError("There is no graphics processor here; --device cpu computes without one")
        # Read once before hours of work, so that a wrong folder is told at once.
        teacher(self.teacher, "cpu")
        student(self.student, "cpu")
        models = [self.student / WEIGHTS, self.teacher / WEIGHTS]
        place = Workplace(self.folder, identity([self.recipe, self.material], models))
        texts = pool(self.material, self.recipe)
        homework = self._homework(texts, place)
        kept = place.kept("student.pt")
        made = distilled(self.student, homework, self.recipe, kept, self.device, self.progress)
        packed = publish(made, self.student, self.folder)
        page = steps(packed.weights, self._made(len(texts), packed.rounding))
        (self.folder / ADOPTING).write_text(page, encoding="utf-8")
        return packed.weights

    @property
    def _classes(self) -> int:
        return len(self.material.texts.entries) + 1

    def _homework(self, texts: Sequence[Line], place: Workplace) -> Homework:
        said = _once(place.kept("opinions.pt"), lambda: self._opinions(texts, place))
        untouched = _once(place.kept("untouched.pt"), self._untouched)
        return Homework(
            texts,
            Opinions(said["classes"], said["vectors"]),
            self.material.general,
            untouched["vectors"],
            self._classes,
            len(self.material.texts.phrasings),
        )

    def _opinions(self, texts: Sequence[Line], place: Workplace) -> Kept:
        """What the teachers say of the pool, after they have been taught."""
        school = School(
            self.teacher,
            lessons(self.material, self.recipe),
            self._classes,
            Varied(self.material.texts, self.recipe),
            self.recipe,
            self.device,
            self.progress,
        )
        numbers = range(self.recipe.teaching.teachers)
        teachers = [school.taught(number, place.kept(f"teacher-{number}.pt")) for number in numbers]
        found = opinions(teachers, [text for text, _ in texts], self.recipe, self.progress)
        return {"classes": found.classes, "vectors": found.vectors}

    def _untouched(self) -> Kept:
        """Where the untouched teacher places general sentences."""
        told = counted(self.progress, "placing general sentences", len(self.material.general))
        model = teacher(self.teacher, self.device)
        return {"vectors": model.encode(self.material.general, self.recipe.at_once, told).half().cpu()}

    def _made(self, pooled: int, rounding: float) -> Made:
        return Made(
            dt.datetime.now(dt.UTC).date().isoformat(),
            self.material.version,
            len(self.material.texts.phrasings),
            len(lessons(self.material, self.recipe)),
            pooled,
            len(self.material.general),
            self.material.source,
            rounding,
        )


def _once(path: Path, make: Callable[[], Kept]) -> Kept:
    """What was kept under that path, or what is made and kept there now."""
    if not path.exists():
        half = path.with_suffix(".half")
        torch.save(make(), half)
        half.replace(path)
    kept: Kept = torch.load(path, map_location="cpu", weights_only=True)
    return kept
