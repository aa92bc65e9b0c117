"""Every number of the training by its name; with another number it is another training."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Varying:
    """How texts are varied, so that a question need not be worded as its entry's phrasings are.

    Args:
        joined: the chance that another phrasing of the same entry stands beside it.
        thinned: the chance that words are left out, where there are enough.
        few_words: so many are left whole.
        left_out: the shares of words that may be left out.
        lowered: the chance of small letters and no mark at the end.
        mistyped: the chance of typing mistakes.
        spacing: for how many characters there may be one mistake; there is always one.
        framed: the chance of a greeting before it and a word of thanks behind.
    """

    joined: float = 0.25
    thinned: float = 0.5
    few_words: int = 3
    left_out: tuple[float, ...] = (0.08, 0.15, 0.25)
    lowered: float = 0.3
    mistyped: float = 0.35
    spacing: tuple[int, ...] = (12, 25, 25, 40)
    framed: float = 0.2


@dataclass(frozen=True, slots=True)
class Course:
    """How weights are moved: by AdamW, at a rate that rises to its height and then falls to nothing.

    Args:
        passes: how often each text is gone over.
        batch: texts in a step.
        rate: of the encoder's weights.
        rising: the share of the steps in which the rate rises.
        head_rate: of what is thrown away in the end: the classes' directions, and bridges to other vectors.
        scale_rate: of the classes' common scale and their biases.
        decay: of the matrices.
        longest_step: the length to which a gradient is cut.
    """

    passes: float
    batch: int
    rate: float
    rising: float
    head_rate: float = 2e-3
    scale_rate: float = 1e-2
    decay: float = 0.01
    longest_step: float = 1.0


@dataclass(frozen=True, slots=True)
class Teaching:
    """How the large encoders, the teachers, learn which text belongs to which entry.

    Args:
        teachers: how many; they differ by chance alone, and their mean is better than each.
        course: how far and how fast.
        varied: the chance that a text is varied.
        foreign: sentences about other subjects.
        sentence_worth, outside_worth, foreign_worth, elsewhere_worth: what a sentence of an answer, a line
            that no entry answers, a foreign sentence, and a line that must not lead to its entry count
            beside a phrasing.
        smoothing: the share of certainty that is spread over all classes.
        scale: how much nearness counts at first.
        alike: what it counts that phrasings of one entry lie together.
        sharpness: how sharply that looks at the nearest.
    """

    teachers: int = 2
    course: Course = Course(passes=10, batch=256, rate=1.2e-4, rising=0.1)
    varied: float = 0.6
    foreign: int = 3_000
    sentence_worth: float = 0.3
    outside_worth: float = 1.0
    foreign_worth: float = 0.5
    elsewhere_worth: float = 0.5
    smoothing: float = 0.1
    scale: float = 20.0
    alike: float = 0.2
    sharpness: float = 0.07


@dataclass(frozen=True, slots=True)
class Pooling:
    """What texts the teachers label for the student.

    Args:
        phrasings: how often each phrasing; once as it stands, else varied.
        others: how often each sentence of an answer and each ``not_for`` line, likewise.
        varied_phrasings, varied_others: the chances that a repetition is varied.
        mixes: texts of one phrasing's beginning and another's end, so that doubt is learned too.
        foreign: sentences about other subjects.
    """

    phrasings: int = 10
    others: int = 4
    varied_phrasings: float = 0.8
    varied_others: float = 0.7
    mixes: int = 40_000
    foreign: int = 8_000


@dataclass(frozen=True, slots=True)
class Distilling:
    """How the small encoder, the student, learns from the teachers and stays general.

    Args:
        course: how far and how fast.
        scale: how much nearness counts at first.
        truth: what the known entry counts beside the teachers' opinion.
        likeness: what the cosine to the first teacher's vectors counts.
        general: sentences on which it is held to the untouched teacher.
        general_batch: such sentences in a step.
        general_likeness: what the cosine to the untouched teacher's vectors counts.
        general_shape: what it counts that sentences lie as near to each other as there.
    """

    course: Course = Course(passes=2.8, batch=256, rate=3e-4, rising=0.06)
    scale: float = 20.0
    truth: float = 0.2
    likeness: float = 2.0
    general: int = 44_000
    general_batch: int = 192
    general_likeness: float = 2.0
    general_shape: float = 10.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole training.

    Args:
        seed: the same one gives the same batches and variations; the same weights only on the same machine.
        varying, teaching, pooling, distilling: its parts.
        same_beginning: how many general sentences may begin with the same two words.
        most_texts: of each kind of text; None takes all.
        at_once: texts that are encoded in one go where nothing is learned.
        kept_every: steps after which a run is kept, to go on from there when it is interrupted.
    """

    seed: int = 0
    varying: Varying = field(default_factory=Varying)
    teaching: Teaching = field(default_factory=Teaching)
    pooling: Pooling = field(default_factory=Pooling)
    distilling: Distilling = field(default_factory=Distilling)
    same_beginning: int = 200
    most_texts: int | None = None
    at_once: int = 512
    kept_every: int = 200


RECIPE = Recipe()
"""The one that makes the bot's weights."""

_SHORT = Course(passes=1, batch=16, rate=1e-4, rising=0.1)
REHEARSAL = Recipe(
    teaching=Teaching(course=_SHORT, foreign=20),
    pooling=Pooling(phrasings=2, others=1, mixes=10, foreign=10),
    distilling=Distilling(course=_SHORT, general=60, general_batch=8),
    most_texts=30,
    kept_every=4,
)
"""The same way with so little of everything that it is gone in a minute."""
