"""Answers as cards: what stands on them for each kind of entry, and where it says it comes from."""

from __future__ import annotations

import datetime as dt

from bot import words
from bot.knowledge.model import KnowledgeBase, Source
from bot.knowledge.view import View
from bot.search.reply import Answer
from bot.ui.cards.answers import entry_card
from bot.ui.cards.ask import reply_card
from tests.cards import buttons, changed, choices, text
from tests.small import small_base

TODAY = dt.date(2026, 1, 1)


def shown(base: KnowledgeBase, name: str, today: dt.date = TODAY) -> str:
    """The text of an entry's card."""
    return text(entry_card(View(base, today), base.entries[name]))


def test_the_text_is_shown_word_for_word(base: KnowledgeBase) -> None:
    """Nothing is added to an answer and nothing is left out."""
    assert base.entries["promotion"].answer in shown(base, "promotion")


def test_figures_come_with_their_group_and_year(base: KnowledgeBase) -> None:
    """A number is never shown without the group and the year that it is true of."""
    assert "82 % (container users, 2025)" in shown(base, "kubernetes")


def test_a_skill_says_what_it_means_at_each_level(base: KnowledgeBase) -> None:
    """Group and strength stand under the title, the three levels under the text."""
    card = shown(base, "kubernetes")
    assert "-# Skill · Cloud and containers · in senior jobs: increasingly standard" in card
    levels = "**Mid**: Deploys with it\n**Senior**: Runs services on it\n**Staff**: Decides about it"
    assert f"{words.entries.BY_LEVEL}\n{levels}" in card


def test_a_level_says_scope_autonomy_and_impact(base: KnowledgeBase) -> None:
    """The three lines of a level are shown."""
    card = shown(base, "staff")
    assert "**Scope**: Several teams\n**Autonomy**: Finds the problems" in card
    assert "**Impact**: Changes how teams build" in card


def test_a_role_lists_skills_by_weight_and_what_else_it_takes(base: KnowledgeBase) -> None:
    """The most needed skills come first, then duties and requirements."""
    card = shown(base, "backend-developer")
    lists = ["**Essential skills**: SQL", "**Increasingly standard skills**: Kubernetes"]
    lists += ["**Responsibilities**: Mentoring", "**Requirements**: A university degree"]
    places = [card.index(part) for part in lists]
    assert places == sorted(places)


def test_sources_stand_below_with_licence_and_review_day(base: KnowledgeBase) -> None:
    """The footer names every source, links it, and says when the answer was reviewed."""
    card = shown(base, "degree")
    assert "[O\\*NET 15-1252.00 Software Developers](<https://www.onetonline.org" in card
    assert "(CC BY 4.0); the overview of senior developer roles that this bot began with" in card
    assert "-# Reviewed 24 November 2025" in card


def test_a_source_that_is_only_linked_shows_no_licence(base: KnowledgeBase) -> None:
    """ "All rights reserved" would look as if its words were used."""
    linked = Source(
        title="A book", url="https://b.example", licence="all rights reserved", date="2020", use="link-only"
    )
    base = small_base(entries=changed(base, "degree", sources=("book",)).entries, sources={"book": linked})
    assert "[A book](<https://b.example>)\n" in shown(base, "degree")
    assert "all rights reserved" not in shown(base, "degree")


def test_an_overdue_review_is_owned_up_to(base: KnowledgeBase) -> None:
    """Past its day the card says that parts may be out of date; on the day it does not."""
    due = base.entries["degree"].review_by
    assert "out of date" not in shown(base, "degree", due)
    assert words.entries.overdue(dt.date(2026, 11, 24)) in shown(base, "degree", due + dt.timedelta(days=1))


def test_a_term_without_an_answer_shows_its_summary(base: KnowledgeBase) -> None:
    """A glossary entry may consist of its summary alone."""
    assert "leads no people." in shown(changed(base, "ic", answer=""), "ic")


def test_a_relation_to_an_entry_that_is_gone_is_left_out(base: KnowledgeBase) -> None:
    """No choice leads nowhere."""
    base = changed(base, "degree", related=("gone", "mentoring"))
    assert choices(entry_card(View(base, TODAY), base.entries["degree"], follow_up=False)) == ["Mentoring"]


def test_an_answer_is_short_where_others_read_along(base: KnowledgeBase) -> None:
    """Title, direct answer, one line of source and day; the whole entry is a click away."""
    entry = base.entries["degree"]
    card = reply_card(View(base, TODAY), Answer(entry, 0.9, base.some(["sql"])), follow_up=True)
    title, summary, credit, helpful = text(card).splitlines()
    assert (title, summary) == ("### A university degree", entry.summary)
    assert credit == "-# Reviewed 24 Nov 2025 · O\\*NET 15-1252.00 Software… and 1 more"
    assert helpful == words.feedback.HELPFUL
    voting = [words.feedback.YES, words.feedback.NO]
    assert buttons(card) == [words.ask.READ_ALL, words.ask.FOLLOW_UP, *voting]
    assert choices(card) == ["SQL"]


def test_an_answer_is_whole_where_nobody_reads_along(base: KnowledgeBase) -> None:
    """No click is needed for the rest."""
    entry = base.entries["degree"]
    card = reply_card(View(base, TODAY), Answer(entry, 0.9), private=True)
    assert entry.answer in text(card)
    assert buttons(card) == [words.feedback.YES, words.feedback.NO]


def test_a_term_that_is_its_summary_has_nothing_more_to_read(base: KnowledgeBase) -> None:
    """No button shows the same again."""
    base = changed(base, "ic", answer="")
    card = reply_card(View(base, TODAY), Answer(base.entries["ic"], 0.9))
    assert words.ask.READ_ALL not in buttons(card)


def test_a_short_answer_that_is_old_says_so(base: KnowledgeBase) -> None:
    """Where the whole entry would."""
    entry = base.entries["degree"]
    late = entry.review_by + dt.timedelta(days=1)
    assert words.entries.overdue(entry.review_by) in text(reply_card(View(base, late), Answer(entry, 0.9)))


def test_what_to_read_further_is_linked(base: KnowledgeBase) -> None:
    """Below the whole entry, by its title."""
    book = Source(title="A book", url="https://b.example", licence="none", date="2020", use="link-only")
    base = small_base(entries=changed(base, "degree", read_further=("book",)).entries, sources={"book": book})
    assert "-# Read further: [A book](<https://b.example>)" in shown(base, "degree")


def test_figures_in_titles_are_shown_in_lists_too(base: KnowledgeBase) -> None:
    """No brace of the file format is ever seen."""
    base = changed(base, "kubernetes", title="Kubernetes, used by {share}")
    assert "## Kubernetes, used by 82 % (container users, 2025)" in shown(base, "kubernetes")
    assert "Kubernetes, used by 82 % (container users, 2025)" in choices(
        entry_card(View(base, TODAY), base.entries["degree"])
    )
