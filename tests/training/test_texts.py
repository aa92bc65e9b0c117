"""The texts of the knowledge: all that the bot learns from, each where it belongs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model import KnowledgeBase
from bot.search.index.evidence import phrasings
from tests.small import small_base
from tests.training.made import ANSWERED, DECLINED, UNANSWERED
from training.texts import Line, Texts, sentences_of


def number(texts: Texts, entry: str) -> int:
    return texts.entries.index(entry)


def test_every_phrasing_has_its_entry(lined: KnowledgeBase, texts: Texts) -> None:
    """Titles, aliases and questions, in the order of the knowledge."""
    expected = [(text, entry.id) for entry in lined.entries.values() for text in phrasings(entry)]
    assert [(text, texts.entries[entry]) for text, entry in texts.phrasings] == expected


def test_answers_are_cut_into_sentences(texts: Texts) -> None:
    """Those of one entry, the summary among them, each once."""
    at = number(texts, "staff")
    found = [text for text, entry in texts.sentences if entry == at]
    assert found == ["Staff is the level after senior on the technical track."]


def test_a_line_that_another_entry_answers_stays_with_its_own(texts: Texts) -> None:
    """The entry is the one that it must not lead to."""
    assert texts.elsewhere == (Line(ANSWERED, number(texts, "promotion")),)


def test_a_line_that_no_entry_answers_is_outside(texts: Texts) -> None:
    """It belongs to no entry."""
    assert texts.outside == (UNANSWERED,)


def test_the_lines_of_a_decline_have_no_label(texts: Texts) -> None:
    """What a decline must not take may be answered or not."""
    assert texts.unlabelled == (DECLINED,)


def test_a_base_without_lines_has_none() -> None:
    """Nothing is made up."""
    texts = Texts.of(small_base())
    assert (texts.elsewhere, texts.outside, texts.unlabelled) == ((), (), ())


def test_some_are_spread_over_all(texts: Texts) -> None:
    """From the first entry to the last, at most so many, and the entries keep their numbers."""
    few = texts.some(4)
    assert few.entries == texts.entries
    assert len(few.phrasings) <= 4
    assert few.phrasings[0] == texts.phrasings[0]
    assert few.phrasings[-1].entry > len(texts.entries) / 2


def test_some_are_all_where_there_are_fewer(texts: Texts) -> None:
    """A small base is taken whole."""
    assert texts.some(1_000) == texts


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("**Learn SQL first**, in any case. Then more.", ["Learn SQL first, in any case."]),
        ("- Ask your manager for examples\n- Say no", ["Ask your manager for examples"]),
        ("1. Write down what you did", ["Write down what you did"]),
        (
            "Read [the public survey](https://example.org/a) of last year.",
            ["Read the public survey of last year."],
        ),
        ("Use `git bisect` to find it.", ["Use git bisect to find it."]),
        ("One two three four. One two three four.", ["One two three four."]),
    ],
)
def test_sentences_are_plain(answer: str, expected: list[str]) -> None:
    """Without marks and addresses, without crumbs, and each once."""
    entry = small_base().entries["staff"].model_copy(update={"answer": answer, "summary": ""})
    assert [" ".join(text.split()) for text in sentences_of(entry)] == expected


def test_figures_are_filled_in(base: KnowledgeBase) -> None:
    """As a member reads them, whatever day the training is."""
    assert "82 % (container users, 2025) run it in production." in sentences_of(base.entries["kubernetes"])


def test_no_sentence_of_our_own_answers_has_marks(knowledge: KnowledgeBase) -> None:
    """Nobody types stars, brackets and addresses, and no brace was left unfilled."""
    found = [text for entry in knowledge.entries.values() for text in sentences_of(entry)]
    assert len(found) > 3_000
    assert [text for text in found if re.search(r"\*\*|^- |\]\(|https?:|\{[a-z]", text)] == []


def test_every_entry_of_our_own_says_something(knowledge: KnowledgeBase) -> None:
    """At least its summary is a sentence, so that none is known by its questions alone."""
    assert [entry.id for entry in knowledge.entries.values() if not sentences_of(entry)] == []


@given(st.integers(1, 60))
def test_some_are_never_more_than_asked_for(most: int) -> None:
    """Of any number of texts, and never none; the first of each kind is among them."""
    lines = tuple(Line(f"text {number}", 0) for number in range(37))
    few = Texts(("one",), lines, lines[:3], (), ("outside",), ()).some(most)
    assert 1 <= len(few.phrasings) <= most
    assert (few.phrasings[0], few.sentences[0], few.outside) == (lines[0], lines[0], ("outside",))
