"""What one entry looks like: heading, text, what belongs to its kind, and where it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import get_args

import discord

from bot import words
from bot.knowledge.model import Entry, KnowledgeBase, Level, Requirement, Role, Skill, Strength, Topic
from bot.knowledge.text import shown
from bot.sanitize.cutting import clip
from bot.sanitize.markdown import escaped, link, plain, quiet
from bot.ui.actions import DESCRIPTION_LENGTH, LABEL_LENGTH, Pick, Press, button, choice
from bot.ui.cards.card import Card

HEADING, BODY, DETAIL, FOOTER, SUMMARY = 220, 1700, 450, 900, 300
SOURCES_SHOWN = 6


def write(card: Card, base: KnowledgeBase, entry: Entry, today: dt.date) -> None:
    """Put the entry on the card; its parts have budgets, so that the footer always fits."""
    card.say(heading(base, entry, today), HEADING).gap()
    card.say(shown(entry.answer, entry, today) or summary_of(entry, today), BODY)
    details = "\n".join(clip(text, DETAIL) for text in _details(base, entry, today))
    if details:
        card.gap().say(details, card.room - FOOTER)
    card.rule().say(_footer(base, entry, today), FOOTER)
    linked = _linked(base, entry)
    if linked:
        card.row(pick(words.entries.LINKED, linked, today))


def heading(base: KnowledgeBase, entry: Entry, today: dt.date) -> str:
    """The entry's title, and below it what it is."""
    kind = words.kinds.NOUNS[entry.kind][0].capitalize() if entry.kind != "about" else ""
    parts = " · ".join(part for part in (kind, *map(quiet, _place(base, entry))) if part)
    return f"## {escaped(title_of(entry, today))}" + (f"\n-# {parts}" if parts else "")


def title_of(entry: Entry, today: dt.date) -> str:
    """The title as plain text, short enough for a button."""
    return plain(shown(entry.title, entry, today), LABEL_LENGTH)


def summary_of(entry: Entry, today: dt.date) -> str:
    """The summary for a card; it is plain text, so its signs are shown and mean nothing."""
    return quiet(shown(entry.summary, entry, today), SUMMARY)


def pick(placeholder: str, entries: Iterable[Entry], today: dt.date) -> Pick:
    """A list whose choice opens an entry."""
    return choice(placeholder, [_option(entry, today) for entry in entries], "open")


def openers(entries: Iterable[Entry], today: dt.date) -> list[Press]:
    """A button for each entry, which opens it."""
    return [button(title_of(entry, today), "open", entry.id) for entry in {e.id: e for e in entries}.values()]


def _option(entry: Entry, today: dt.date) -> discord.SelectOption:
    summary = plain(shown(entry.summary, entry, today), DESCRIPTION_LENGTH)
    return discord.SelectOption(label=title_of(entry, today), value=entry.id, description=summary)


def _place(base: KnowledgeBase, entry: Entry) -> Iterator[str]:
    names = base.vocabulary
    if isinstance(entry, Skill):
        yield from (names.groups.get(entry.group, ""), words.entries.STRENGTH.format(strength=entry.strength))
    elif isinstance(entry, Requirement):
        yield words.entries.STRENGTH.format(strength=entry.strength)
    elif isinstance(entry, Role):
        yield names.families.get(entry.family, "")
    elif isinstance(entry, Topic):
        yield names.categories.get(entry.category, "")


def _details(base: KnowledgeBase, entry: Entry, today: dt.date) -> Iterator[str]:
    if isinstance(entry, Skill):
        yield words.entries.BY_LEVEL
        for name in ("mid", "senior", "staff"):
            yield f"**{name.capitalize()}**: {shown(getattr(entry.by_level, name), entry, today)}"
    elif isinstance(entry, Level):
        for name in ("scope", "autonomy", "impact"):
            yield f"**{name.capitalize()}**: {shown(getattr(entry, name), entry, today)}"
    if isinstance(entry, Role):
        yield from _role_lists(base, entry, today)
    if isinstance(entry, Role | Level) and entry.next:
        yield f"**{words.entries.OFTEN_NEXT}**: {_titles(base, entry.next, today)}"


def _role_lists(base: KnowledgeBase, role: Role, today: dt.date) -> Iterator[str]:
    for strength in (degree for degree in get_args(Strength) if degree in role.skills.values()):
        ids = [skill for skill, degree in role.skills.items() if degree == strength]
        yield f"**{words.entries.skills(strength)}**: {_titles(base, ids, today)}"
    if role.responsibilities:
        yield f"**{words.kinds.TITLES['responsibility']}**: {_titles(base, role.responsibilities, today)}"
    if role.requirements:
        yield f"**{words.kinds.TITLES['requirement']}**: {_titles(base, role.requirements, today)}"


def _titles(base: KnowledgeBase, ids: Iterable[str], today: dt.date) -> str:
    return " · ".join(escaped(title_of(entry, today)) for entry in base.some(ids))


def _linked(base: KnowledgeBase, entry: Entry) -> tuple[Entry, ...]:
    if not isinstance(entry, Role):
        return ()
    return base.some((*entry.skills, *entry.responsibilities, *entry.requirements))


def _footer(base: KnowledgeBase, entry: Entry, today: dt.date) -> str:
    named = [_source(base, key) for key in entry.sources]
    hidden = len(named) - SOURCES_SHOWN
    shorter = named[:SOURCES_SHOWN] + ([words.entries.more(hidden)] if hidden > 0 else [])
    sources = "; ".join(shorter)
    if len(sources) > FOOTER - 200:  # links can be long: the names alone then
        sources = clip("; ".join(_source(base, key, False) for key in entry.sources), FOOTER - 200)
    lines = [words.entries.sources(len(named), sources), words.entries.reviewed(entry.reviewed)]
    if entry.review_by < today:
        lines.append(words.entries.overdue(entry.review_by))
    return "\n".join(lines)


def _source(base: KnowledgeBase, key: str, linked: bool = True) -> str:
    source = base.sources.get(key)
    if source is None:
        return quiet(base.source_title(key))
    if not linked:
        return quiet(source.title)
    # Facts are free, words are not: of a source that is only linked to no words are taken, under no licence.
    licence = f" ({quiet(source.licence, 60)})" if source.use != "link-only" else ""
    return link(source.title, source.url) + licence
