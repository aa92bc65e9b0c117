"""What a question leads to, as a card: choices, several answers, what is not known and what is declined."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import words
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.view import View
from bot.sanitize.markdown import plain
from bot.search.reply import Answer, Courtesy, Part, Suggestions, Unknown
from bot.ui.cards.ask import reply_card
from bot.ui.cards.entries import in_short
from tests.cards import buttons, changed, choices, text
from tests.small import small_base

TODAY = dt.date(2026, 1, 1)


def test_choices_are_at_most_three_and_can_be_refused(base: KnowledgeBase) -> None:
    """Each with what it answers, so that often no click is needed, and a polite way out."""
    entries = base.some(["sql", "kubernetes", "degree", "staff"])
    card = reply_card(View(base, TODAY), Suggestions(entries, 0.5))
    assert buttons(card) == [*(entry.title for entry in entries[:3]), words.ask.NONE_OF_THESE]
    assert [entry.summary[:12] in text(card) for entry in entries] == [True] * 3 + [False]


def test_the_likeliest_choice_is_marked_where_it_is_clear(base: KnowledgeBase) -> None:
    """Only the first, and only when the engine says so."""
    entries = base.some(["sql", "kubernetes"])
    marked = text(reply_card(View(base, TODAY), Suggestions(entries, 0.5, likely=True)))
    likeliest = words.ask.LIKELIEST.format(line=base.entries["sql"].summary)
    assert likeliest in marked
    assert marked.count(words.ask.LIKELIEST.format(line="")) == 1
    assert likeliest not in text(reply_card(View(base, TODAY), Suggestions(entries, 0.5)))


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        ("Yes. " + "It helps in many ways. " * 20, "Yes." + " It helps in many ways." * 5),
        ("Word " * 60, "Word " * 24 + "Word…"),
        ("Version 2.5 is enough.", "Version 2.5 is enough."),
        ("Some, " * 50, "Some, " * 20 + "Some…"),
        ("Learn one, e.g. Postgres. " + "Others follow " * 9, "Learn one, e.g. Postgres."),
        ("Yes, mostly. Does it pay? " + "Then later on " * 9, "Yes, mostly."),
        (f"{'x' * 100} are {{share}} today.", f"{'x' * 100} are…"),
    ],
)
def test_a_choice_shows_whole_sentences(base: KnowledgeBase, summary: str, line: str) -> None:
    """And never half a word, a mere question, or a number without its group and year."""
    base = changed(base, "kubernetes", summary=summary[:350].strip())
    card = reply_card(View(base, TODAY), Suggestions(base.some(["kubernetes"]), 0.5))
    assert text(card).splitlines()[-1] == line


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=350).filter(str.strip))
def test_any_summary_makes_a_line(summary: str) -> None:
    """Of text that was there, no longer than three of them fit on a screen, and never empty."""
    base = changed(small_base(), "sql", summary=summary.strip())
    line = in_short(base.entries["sql"], View(base, TODAY), 130)
    assert len(line) - line.count("\\") <= 130
    assert line or not plain(summary)


def test_several_questions_are_answered_in_the_order_asked(base: KnowledgeBase) -> None:
    """Each is named with the entry that came of it, and what is answered can be read whole."""
    view, degree = View(base, TODAY), base.entries["degree"]
    parts = (
        Part("What about pay?", Unknown()),
        Part("Do I need a degree?", Answer(base.entries["degree"], 0.9)),
        Part("And clusters?", Suggestions(base.some(["kubernetes", "sql"]), 0.5)),
    )
    card = reply_card(view, Answer(base.entries["degree"], 0.9, parts=parts))
    assert text(card).splitlines() == [
        "**1. What about pay?**",
        words.ask.NOTHING,
        "**2. Do I need a degree?**",
        *words.ask.PART_ANSWER.format(title=degree.title, line=degree.summary).splitlines(),
        "**3. And clusters?**",
        *words.ask.PART_CLOSEST.format(
            title=base.entries["kubernetes"].title,
            line="It depends on the role. 82 % (container users, 2025) run it in production.",
        ).splitlines(),
    ]
    assert buttons(card) == []
    assert choices(card) == [base.entries[name].title for name in ("degree", "kubernetes", "sql")]


def test_a_part_says_what_else_it_may_mean(base: KnowledgeBase) -> None:
    """As it would alone: what comes closest, and a menu of the others, each once."""
    parts = (
        Part("Do I need a degree?", Answer(base.entries["degree"], 0.9)),
        Part("And databases?", Unknown(base.some(["sql", "kubernetes", "degree"]))),
        Part("And clusters?", Suggestions(base.some(["kubernetes", "sql"]), 0.5)),
    )
    card = reply_card(View(base, TODAY), Answer(base.entries["degree"], 0.9, parts=parts[:2]))
    assert words.ask.NOTHING not in text(card)
    assert words.ask.PART_CLOSEST.splitlines()[0].format(title="SQL") in text(card)
    assert choices(card) == [base.entries["kubernetes"].title]
    all_read = reply_card(View(base, TODAY), Answer(base.entries["degree"], 0.9, parts=parts))
    assert (buttons(all_read), choices(all_read)) == (
        [words.ask.READ.format(number=n) for n in (1, 2, 3)],
        [],
    )


def test_questions_with_one_answer_share_its_button(base: KnowledgeBase) -> None:
    """Discord refuses two buttons that do the same."""
    entries = (base.entries["degree"], base.entries["sql"], base.entries["degree"])
    parts = tuple(Part("?", Answer(entry, 0.9)) for entry in entries)
    card = reply_card(View(base, TODAY), Answer(entries[0], 0.9, parts=parts))
    assert buttons(card) == [words.ask.READ.format(number=number) for number in (1, 2)]


def test_what_is_left_to_others_is_said_among_several(base: KnowledgeBase) -> None:
    """With where to turn, and without a doubt."""
    legal = base.entries["legal-advice"]
    parts = (Part("Can I sue?", Unknown((), legal)), Part("SQL?", Answer(base.entries["sql"], 0.9)))
    card = reply_card(View(base, TODAY), Answer(base.entries["sql"], 0.9, parts=parts))
    said = words.ask.PART_ANSWER.format(title=legal.title, line=legal.summary)
    assert text(card).startswith(f"**1. Can I sue?**\n{said}\n")


def test_what_comes_closest_is_said_to_be_no_more(base: KnowledgeBase) -> None:
    """With its answer in a line, and the way to say that it is not meant."""
    card = reply_card(View(base, TODAY), Unknown(base.some(["sql"])))
    assert text(card).splitlines()[0] == words.ask.NEAREST
    assert buttons(card) == ["SQL", words.ask.NONE_OF_THESE]


def test_an_unknown_question_without_neighbours_still_leads_on(base: KnowledgeBase) -> None:
    """Even when nothing is near, there is something to click."""
    card = reply_card(View(base, TODAY), Unknown())
    assert words.ask.UNKNOWN in text(card)
    assert words.ask.NEAREST not in text(card)
    assert buttons(card) == [words.kinds.BROWSE]


def test_a_declining_entry_speaks_for_itself(base: KnowledgeBase) -> None:
    """Its text takes the place of "I don't know", and what helps instead comes as a list."""
    legal = base.entries["legal-advice"]
    card = reply_card(View(base, TODAY), Unknown((base.entries["sql"],), legal))
    assert legal.answer in text(card)
    assert words.ask.UNKNOWN not in text(card)
    assert buttons(card) == [words.kinds.BROWSE]
    assert choices(card) == ["SQL"]


def test_a_long_text_of_a_declining_entry_is_a_click_away(base: KnowledgeBase) -> None:
    """Its direct answer for all, and the rest for the reader alone."""
    base = changed(base, "legal-advice", answer="Go to a lawyer. " * 40)
    legal = base.entries["legal-advice"]
    card = reply_card(View(base, TODAY), Unknown((), legal))
    assert legal.summary in text(card)
    assert "Go to a lawyer." not in text(card)
    assert buttons(card) == [words.ask.READ_ALL, words.kinds.BROWSE]


def test_no_summary_is_cut(base: KnowledgeBase) -> None:
    """However long its figures make it."""
    base = changed(base, "kubernetes", summary="{share} " * 40 + "and that is all.")
    assert text(reply_card(View(base, TODAY), Answer(base.entries["kubernetes"], 0.9))).count("82 %") == 40


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("thanks", words.ask.THANKS),
        ("language", words.ask.LANGUAGE),
        ("wordless", words.ask.WORDLESS),
    ],
)
def test_courtesies_are_one_line(base: KnowledgeBase, kind: Any, line: str) -> None:
    """A kind word needs no box."""
    assert text(reply_card(View(base, TODAY), Courtesy(kind))) == line
