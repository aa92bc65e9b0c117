"""Questions that want the same answer stand together, what is asked most and lately in front."""

from __future__ import annotations

import datetime as dt
import random

from bot.feedback.grouping import Group, grouped
from bot.feedback.likeness import BY_MEANING, BY_WORDS, Sense, by_words
from bot.feedback.model import Gap, Reason
from bot.knowledge.model import KnowledgeBase
from bot.search.meaning import load as load_encoder

TODAY = dt.date(2026, 11, 27)
SAME = {
    "money": ["what does a contractor earn per day?", "daily rate of contractors?", "contractor pay a day"],
    "travel": ["do I have to travel for work?", "how much travelling is in the job?"],
    "cobol": ["is it worth to learn COBOL?", "should I learn cobol"],
}


def gap(number: int, text: str = "a?", times: int = 1, days: int = 0, reason: Reason = Reason.UNKNOWN) -> Gap:
    """A question that was asked last so many days ago."""
    return Gap(number, text, reason, "", times, TODAY - dt.timedelta(days=days))


def texts(groups: list[Group]) -> list[set[str]]:
    """What stands together, in the order of the groups."""
    return [{each.text for each in group.gaps} for group in groups]


def every_text() -> list[str]:
    """All of the questions, well mixed."""
    found = [text for same in SAME.values() for text in same]
    random.Random(1).shuffle(found)
    return found


def test_meaning_puts_paraphrases_together() -> None:
    """Whatever words they use."""
    every = every_text()
    gaps = [gap(number, text) for number, text in enumerate(every)]
    groups = grouped(gaps, Sense().of(every, load_encoder()), BY_MEANING, TODAY)
    assert sorted(map(sorted, texts(groups))) == sorted(map(sorted, map(set, SAME.values())))


def test_words_put_like_wordings_together(base: KnowledgeBase) -> None:
    """Where meaning is off: stems and rare words count, order and small words do not."""
    every = [
        "is it worth to learn COBOL?",
        "learning cobol: worth it?",
        "do I have to travel for work?",
        "have to travel?",
    ]
    gaps = [gap(number, text) for number, text in enumerate(every)]
    groups = grouped(gaps, by_words(every, base.vocabulary), BY_WORDS, TODAY)
    assert texts(groups) == [set(every[:2]), set(every[2:])]


def test_texts_without_words_are_alike_to_none(base: KnowledgeBase) -> None:
    """Nothing is divided by nothing."""
    alike = by_words(["???", "…"], base.vocabulary)
    assert alike(0, 1) == 0


def test_new_questions_alone_are_encoded() -> None:
    """The others are remembered, and what is gone is forgotten."""
    encoder, sense, told = load_encoder(), Sense(), list[int]()
    encode = encoder.encode

    class Counting:
        """The encoder, with a count of what it is given."""

        fingerprint = encoder.fingerprint

        def encode(self, given: list[str], progress: object = None) -> object:
            told.append(len(given))
            return encode(given)

    for every in (
        ["a degree?", "a visa?"],
        ["a degree?", "a visa?", "a raise?"],
        ["a raise?"],
        ["a degree?"],
    ):
        sense.of(every, Counting())  # type: ignore[arg-type]
    assert told == [2, 1, 1]


def test_the_first_speaks_for_the_group() -> None:
    """The question asked most, and of equals the one that came first."""
    (group,) = grouped([gap(1, "a"), gap(2, "b", 3), gap(3, "c", 3)], lambda _, __: 1.0, 0.5, TODAY)
    assert (group.number, group.text, group.numbers) == (2, "b", [2, 3, 1])


def test_a_group_tells_how_often_why_and_when() -> None:
    """Summed over its questions, the most frequent reason first."""
    gaps = [gap(1, times=2, days=9), gap(2, days=3, reason=Reason.VOTED_DOWN)]
    gaps.append(gap(3, times=4, days=30, reason=Reason.UNSURE))
    (group,) = grouped(gaps, lambda _, __: 1.0, 0.5, TODAY)
    assert (group.times, group.last_on) == (7, TODAY - dt.timedelta(days=3))
    assert list(group.reasons.items()) == [(Reason.UNSURE, 4), (Reason.UNKNOWN, 2), (Reason.VOTED_DOWN, 1)]


def test_count_and_recency_decide_the_order() -> None:
    """A month halves what a question counts."""
    gaps = [gap(1, "old", 4, 60), gap(2, "new", 2), gap(3, "older", 5, 90), gap(4, "newer", 3)]
    groups = grouped(gaps, lambda _, __: 0.0, 0.5, TODAY)
    assert [group.text for group in groups] == ["newer", "new", "old", "older"]
    assert [group.weight for group in groups] == [3, 2, 1, 0.625]


def test_a_question_joins_the_group_that_it_is_likest_to() -> None:
    """Not the first that would do."""
    likeness = {(0, 2): 0.6, (1, 2): 0.8}
    gaps = [gap(1, "a", 9), gap(2, "b", 8), gap(3, "c")]
    groups = grouped(gaps, lambda one, other: likeness.get((one, other), 0.0), 0.5, TODAY)
    assert texts(groups) == [{"a"}, {"b", "c"}]


def test_a_day_in_the_future_counts_as_today() -> None:
    """Clocks of two processes may differ."""
    (group,) = grouped([gap(1, days=-2)], lambda _, __: 0.0, 0.5, TODAY)
    assert group.weight == 1
