"""Measuring the engine on questions with known answers."""

from __future__ import annotations

from bot.search.engine import Engine
from bot.search.measure.evaluation import Question, evaluate

QUESTIONS = (
    Question("my brakes squeal", ("brakes",)),
    Question("there is a nail in my tyre", ("flat-tyre",)),
    Question("when are you open?", ("gears",)),
    Question("who won the match", (), "off-topic"),
    Question("how do I patch a puncture", (), "off-topic"),
    Question("can you repair my car?", (), "near-miss", ("no-cars",)),
    Question("hi", (), "off-topic"),
)


def test_shares_count_answerable_questions(engine: Engine) -> None:
    """First, in three, answered, right and wrong, over the questions that have an answer."""
    report = evaluate(engine, QUESTIONS)
    assert report.right_first == 2 / 3
    assert report.answered == 1.0
    assert report.answered_right == 2 / 3
    assert report.answered_wrong == 1 / 3
    assert report.right_in_three >= report.right_first


def test_kinds_are_counted_apart(engine: Engine) -> None:
    """How much of what must not be answered is answered; a decline and a courtesy are no answers."""
    report = evaluate(engine, QUESTIONS)
    assert report.answered_of("off-topic") == 1 / 3
    assert report.answered_of("near-miss") == 0.0
    assert report.answered_of("borderline") == 0.0


def test_misses_come_surest_first_with_their_reasons(engine: Engine) -> None:
    """Wrong answers and answers where none may be given, each explained; fair declines are none."""
    report = evaluate(engine, QUESTIONS)
    texts = [miss.question.text for miss in report.misses()]
    assert sorted(texts) == ["how do I patch a puncture", "when are you open?"]
    sure = [miss.confidence for miss in report.misses()]
    assert sure == sorted(sure, reverse=True)
    assert all("decided:" in why for why in report.explanations)


def test_reliability_sets_confidence_beside_truth(engine: Engine) -> None:
    """Every question that led to entries is in one band; courtesies are in none."""
    bands = evaluate(engine, QUESTIONS).reliability()
    assert sum(band.count for band in bands) == 6
    assert all(0 <= band.right <= 1 and band.confidence >= band.low for band in bands)


def test_progress_is_told_after_each_question(engine: Engine) -> None:
    """So that a bar can move."""
    done: list[int] = []
    evaluate(engine, QUESTIONS, done.append)
    assert done == [1, 2, 3, 4, 5, 6, 7]


def test_the_report_reads_as_text(engine: Engine) -> None:
    """Figures, the reliability table, then each miss with what was wanted."""
    text = str(evaluate(engine, QUESTIONS))
    assert "7 questions, 3 of them answerable" in text
    assert "off-topic answered" in text
    assert "wanted:     gears" in text
    assert "wanted:     no answer" in text


def test_no_questions_are_no_error(engine: Engine) -> None:
    """An empty file measures nothing."""
    assert evaluate(engine, ()).right_first == 0.0
