"""Measures the engine on questions whose right entries are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.search.engine import Engine
from bot.search.reply import Answer, Candidate, Courtesy, Reply, Suggestions, Unknown

IN_SCOPE = "in-scope"
BANDS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9)
WORST = 10

Outcome = Literal["answer", "suggestions", "unknown", "courtesy"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what a fair reader would accept.

    Args:
        text: as a member types it.
        expect: ids of the entries that answer it, best first; empty where it must not be answered.
        kind: in-scope, borderline, near-miss or off-topic; near-miss and off-topic expect nothing.
        declines: ids of declining entries that may be shown for it.
    """

    text: str
    expect: tuple[str, ...] = ()
    kind: str = IN_SCOPE
    declines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What the engine made of one question.

    Args:
        question: what was asked.
        outcome: the kind of reply.
        confidence: the engine's chance in [0, 1] that its best entry is right.
        ids: ids of the entries that were considered, best first.
        declined: whether the reply is the text of a declining entry.
    """

    question: Question
    outcome: Outcome
    confidence: float
    ids: tuple[str, ...]
    declined: bool = False

    @property
    def right(self) -> bool:
        """Whether the best entry is one of those expected."""
        return bool(self.ids) and self.ids[0] in self.question.expect

    @property
    def right_in_three(self) -> bool:
        """Whether one of the first three entries is expected."""
        return any(entry in self.question.expect for entry in self.ids[:3])


@dataclass(frozen=True, slots=True)
class Band:
    """Questions whose confidence lies in one range: how many, their mean, and the share that was right."""

    low: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Report:
    """The results on all questions, and how the ten surest misses came about.

    Args:
        results: one for each question, in order.
        explanations: for each of ``misses()``, why the engine replied so.
    """

    results: tuple[Result, ...]
    explanations: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[Result, ...]:
        """The results on the questions of one kind."""
        return tuple(result for result in self.results if result.question.kind == kind)

    @property
    def expected(self) -> tuple[Result, ...]:
        """The results on the questions that some entry answers."""
        return tuple(result for result in self.results if result.question.expect)

    @property
    def right_first(self) -> float:
        """Share of answerable questions with a right entry in front."""
        return _share(self.expected, lambda result: result.right)

    @property
    def right_in_three(self) -> float:
        """Share of answerable questions with a right entry among the first three."""
        return _share(self.expected, lambda result: result.right_in_three)

    @property
    def answered(self) -> float:
        """Share of answerable questions that are answered outright."""
        return _share(self.expected, _is_answer)

    @property
    def answered_right(self) -> float:
        """Share of answerable questions that are answered outright with a right entry."""
        return _share(self.expected, lambda result: _is_answer(result) and result.right)

    @property
    def answered_wrong(self) -> float:
        """Share of answerable questions that are answered outright with a wrong entry."""
        return _share(self.expected, lambda result: _is_answer(result) and not result.right)

    def answered_of(self, kind: str) -> float:
        """Share of the questions of one kind that are answered outright."""
        return _share(self.of(kind), _is_answer)

    def reliability(self) -> tuple[Band, ...]:
        """Confidence against truth, over all questions that led to some entry."""
        considered = [result for result in self.results if result.ids and result.outcome != "courtesy"]
        bands = []
        for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
            inside = [r for r in considered if low <= r.confidence < high]
            if inside:
                mean = sum(r.confidence for r in inside) / len(inside)
                bands.append(Band(low, len(inside), mean, _share(inside, _is_fair)))
        return tuple(bands)

    def misses(self) -> tuple[Result, ...]:
        """The surest wrong results, surest first, at most ten."""
        wrong = [r for r in self.results if not _is_fair(r) and (r.question.expect or _is_answer(r))]
        return tuple(sorted(wrong, key=lambda r: -r.confidence)[:WORST])

    def lines(self) -> Iterator[str]:
        """The report as lines for a terminal."""
        yield f"{len(self.results)} questions, {len(self.expected)} of them answerable"
        figures = (
            ("right entry first", self.right_first),
            ("right entry in the first three", self.right_in_three),
            ("answered outright", self.answered),
            ("  and right", self.answered_right),
            ("  and wrong", self.answered_wrong),
        )
        yield from (f"{name:32}{100 * share:6.1f} %" for name, share in figures)
        kinds = sorted({result.question.kind for result in self.results} - {IN_SCOPE})
        yield from (f"{kind + ' answered':32}{100 * self.answered_of(kind):6.1f} %" for kind in kinds)
        yield from ("", "confidence   questions   mean   right")
        yield from (
            f"{b.low:6.2f} up  {b.count:9}  {b.confidence:6.2f}  {b.right:6.2f}" for b in self.reliability()
        )
        for result, why in zip(self.misses(), self.explanations, strict=False):
            wanted = ", ".join(result.question.expect) or "no answer"
            yield from ("", f"{result.question.text}", f"wanted:     {wanted}", why)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def evaluate(
    engine: Engine, questions: Sequence[Question], progress: Callable[[int], object] = lambda done: None
) -> Report:
    """Ask the engine every question.

    Args:
        engine: what is measured.
        questions: in any order.
        progress: told how many questions are done, after each.
    """
    results = []
    for done, question in enumerate(questions, 1):
        results.append(_result(question, engine.reply(question.text)))
        progress(done)
    report = Report(tuple(results))
    return Report(report.results, tuple(str(engine.explain(miss.question.text)) for miss in report.misses()))


def _result(question: Question, reply: Reply) -> Result:
    match reply:
        case Courtesy():
            return Result(question, "courtesy", 0.0, ())
        case Answer(confidence=sure, candidates=candidates):
            return Result(question, "answer", sure, _ids(candidates))
        case Suggestions(confidence=sure, candidates=candidates):
            return Result(question, "suggestions", sure, _ids(candidates))
        case Unknown(decline=entry, confidence=sure, candidates=candidates):
            return Result(question, "unknown", sure, _ids(candidates), entry is not None)


def _ids(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(candidate.entry.id for candidate in candidates)


def _is_answer(result: Result) -> bool:
    return result.outcome == "answer"


def _is_fair(result: Result) -> bool:
    """Whether the best entry may be shown for the question: it answers it, or declines what has no answer."""
    return result.right or (result.declined and not result.question.expect)


def _share(results: Sequence[Result], holds: Callable[[Result], bool]) -> float:
    return sum(map(holds, results)) / len(results) if results else 0.0
