"""Answers as cards: what stands on them for each kind of entry, and where it says it comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any

import discord
import pytest

from bot import words
from bot.knowledge.model import Entry, KnowledgeBase, Source
from bot.knowledge.view import View
from bot.search.reply import Answer, Courtesy, Part, Suggestions, Unknown
from bot.ui.cards.answers import entry_card
from bot.ui.cards.ask import reply_card
from tests.small import small_base

TODAY = dt.date(2026, 1, 1)


def text(card: discord.ui.LayoutView) -> str:
    """All that can be read on a card."""
    parts = [item for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    return "\n".join(part.content for part in parts)


def buttons(card: discord.ui.LayoutView) -> list[str]:
    """The labels of a card's buttons, in order."""
    return [str(item.label) for item in card.walk_children() if isinstance(item, discord.ui.Button)]


def choices(card: discord.ui.LayoutView) -> list[str]:
    """What a card's menus offer, in order."""
    menus = [item for item in card.walk_children() if isinstance(item, discord.ui.Select)]
    return [option.label for menu in menus for option in menu.options]


def shown(base: KnowledgeBase, name: str, today: dt.date = TODAY) -> str:
    """The text of an entry's card."""
    return text(entry_card(View(base, today), base.entries[name]))


def changed(base: KnowledgeBase, name: str, **keys: Any) -> KnowledgeBase:
    """The base with one entry changed."""
    new: Entry = base.entries[name].model_copy(update=keys)
    new._id = name
    return small_base(entries={**base.entries, name: new})


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
    assert "(CC BY 4.0); this project's founding overview" in card
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
    title, summary, credit = text(card).splitlines()
    assert (title, summary) == ("## A university degree", entry.summary)
    assert credit == "-# Reviewed 24 Nov 2025 · O\\*NET 15-1252.00 Software… and 1 more"
    assert buttons(card) == [words.ask.READ_ALL, words.ask.FOLLOW_UP]
    assert choices(card) == ["SQL"]


def test_an_answer_is_whole_where_nobody_reads_along(base: KnowledgeBase) -> None:
    """No click is needed for the rest."""
    entry = base.entries["degree"]
    card = reply_card(View(base, TODAY), Answer(entry, 0.9), private=True)
    assert entry.answer in text(card)
    assert buttons(card) == []


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


def test_choices_are_at_most_three_and_can_be_refused(base: KnowledgeBase) -> None:
    """Each with what it answers, so that often no click is needed, and a polite way out."""
    entries = base.some(["sql", "kubernetes", "degree", "staff"])
    card = reply_card(View(base, TODAY), Suggestions(entries, 0.5))
    assert buttons(card) == [words.ask.READ] * 3 + [words.ask.NONE_OF_THESE]
    said = [f"**{entry.title}**\n{entry.summary[:12]}" in text(card) for entry in entries]
    assert said == [True] * 3 + [False]


def test_the_likeliest_choice_is_marked_where_it_is_clear(base: KnowledgeBase) -> None:
    """Only the first, and only when the engine says so."""
    entries = base.some(["sql", "kubernetes"])
    marked = text(reply_card(View(base, TODAY), Suggestions(entries, 0.5, likely=True)))
    assert f"**SQL** · {words.ask.LIKELIEST}" in marked
    assert marked.count(words.ask.LIKELIEST) == 1
    assert words.ask.LIKELIEST not in text(reply_card(View(base, TODAY), Suggestions(entries, 0.5)))


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        ("Yes. " + "It helps in many ways. " * 20, "Yes." + " It helps in many ways." * 10),
        ("Word " * 60, ("Word " * 48).strip()[:-1]),
        ("Version 2.5 is enough.", "Version 2.5 is enough."),
    ],
)
def test_a_choice_shows_whole_sentences(base: KnowledgeBase, summary: str, line: str) -> None:
    """And never half a word."""
    base = changed(base, "sql", summary=summary[:350].strip())
    said = text(reply_card(View(base, TODAY), Suggestions(base.some(["sql"]), 0.5))).splitlines()[-1]
    assert said.startswith(line[:40])
    assert len(said) <= 240
    assert said.rstrip("…").split()[-1] in summary.split()


def test_several_questions_are_answered_in_the_order_asked(base: KnowledgeBase) -> None:
    """Each is named with what came of it, and what is answered can be read whole."""
    view = View(base, TODAY)
    parts = (
        Part("What about pay?", Unknown()),
        Part("Do I need a degree?", Answer(base.entries["degree"], 0.9)),
        Part("And clusters?", Suggestions(base.some(["kubernetes", "sql"]), 0.5)),
    )
    card = reply_card(view, Answer(base.entries["degree"], 0.9, parts=parts))
    assert text(card).splitlines() == [
        "**What about pay?**",
        words.ask.NOTHING,
        "**Do I need a degree?**",
        base.entries["degree"].summary,
        f"**And clusters?** · {words.ask.CLOSEST}",
        "It depends on the role. 82 % (container users, 2025) run it in production.",
    ]
    assert buttons(card) == [words.ask.READ, words.ask.READ]


def test_what_comes_closest_is_said_to_be_no_more(base: KnowledgeBase) -> None:
    """With its answer in a line, and the way to say that it is not meant."""
    card = reply_card(View(base, TODAY), Unknown(base.some(["sql"])))
    assert text(card).splitlines()[0] == words.ask.NEAREST
    assert buttons(card) == [words.ask.READ, words.ask.NONE_OF_THESE]


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


def test_figures_in_titles_are_shown_in_lists_too(base: KnowledgeBase) -> None:
    """No brace of the file format is ever seen."""
    base = changed(base, "kubernetes", title="Kubernetes, used by {share}")
    assert "## Kubernetes, used by 82 % (container users, 2025)" in shown(base, "kubernetes")
    assert "Kubernetes, used by 82 % (container users, 2025)" in choices(
        entry_card(View(base, TODAY), base.entries["degree"])
    )
