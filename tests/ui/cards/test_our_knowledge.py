"""The knowledge that ships with the bot, on its cards: whole, with nothing cut and nothing raw."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import discord

from bot.knowledge.catalogue import entries_of, skill_groups
from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.text import shown
from bot.knowledge.view import View
from bot.ui.cards.answers import entry_card
from bot.ui.cards.browse import groups_card, list_card
from bot.ui.cards.guide import about_card
from bot.ui.cards.welcome import help_card

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
TODAY = dt.date(2026, 11, 25)


def text(card: discord.ui.LayoutView) -> str:
    """All that can be read on a card."""
    parts = [item for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    return "\n".join(part.content for part in parts)


def answer_of(entry: Entry) -> str:
    """The entry's text as members are to read it."""
    return shown(entry.answer or entry.summary, entry, TODAY)


def test_every_answer_is_shown_whole(knowledge: KnowledgeBase) -> None:
    """No answer of ours is cut."""
    cut = [
        e.id
        for e in knowledge.entries.values()
        if answer_of(e) not in text(entry_card(View(knowledge, TODAY), e))
    ]
    assert cut == []


def test_nothing_on_a_card_is_cut(knowledge: KnowledgeBase) -> None:
    """No list, level line or footer of ours needs an ellipsis."""
    cut = [
        e.id
        for e in knowledge.entries.values()
        if "…" in text(entry_card(View(knowledge, TODAY), e)).replace(answer_of(e), "")
    ]
    assert cut == []


def test_no_id_and_no_brace_is_seen(knowledge: KnowledgeBase) -> None:
    """Members read titles and values, never the words of the files."""
    for entry in knowledge.entries.values():
        card = text(entry_card(View(knowledge, TODAY), entry))
        assert not re.search(r"\{[a-z_]+\}", card), entry.id
        assert "Source" in card
        assert "Reviewed " in card


def test_every_list_and_page_can_be_built(knowledge: KnowledgeBase) -> None:
    """All kinds, groups and sources fit their pages."""
    for group in skill_groups(View(knowledge, TODAY)):
        assert f"{len(entries_of(View(knowledge, TODAY), 'skill', group))} skill" in text(
            list_card(View(knowledge, TODAY), "skill", group, 0)
        )
    for page in range(12):
        assert about_card(View(knowledge, TODAY), page).content_length() <= 4000
        assert list_card(View(knowledge, TODAY), "topic", "", page).content_length() <= 4000
    assert "…" not in text(groups_card(View(knowledge, TODAY)))
    assert help_card(View(knowledge, TODAY)).content_length() <= 4000


def test_every_attribution_is_shown_whole(knowledge: KnowledgeBase) -> None:
    """What a licence asks to be said is said in full."""
    shown = [text(about_card(View(knowledge, TODAY), page)) for page in range(len(knowledge.sources) // 4)]
    pages = "".join(shown).replace("\\", "")
    missing = [key for key, source in knowledge.sources.items() if (source.attribution or "") not in pages]
    assert missing == []
