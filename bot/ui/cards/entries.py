"""What one entry looks like: heading, text, what belongs to its kind, and where it comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import discord

from bot.knowledge.model import Entry, KnowledgeBase, Level, Requirement, Role, Skill, Topic
from bot.knowledge.text import shown
from bot.ui import words
from bot.ui.actions import DESCRIPTION_LENGTH, LABEL_LENGTH, Pick, Press, button, choice
from bot.ui.cards.card import Card
from bot.ui.text import clip, day, link, quiet

BODY, DETAIL, DETAILS, FOOTER = 1900, 220, 700, 600
SOURCES_SHOWN = 4


def write(card: Card, base: KnowledgeBase, entry: Entry, today: dt.date) -> None:
    """Put the entry on the card; its parts have budgets, so that the footer always fits."""
    card.say(heading(base, entry), 260)
    card.say(shown(entry.answer or entry.summary, entry, today), BODY)
    card.say("\n".join(clip(text, DETAIL) for text in _details(base, entry, today)), DETAILS)
    card.rule().say(_footer(base, entry, today), FOOTER)
    linked = _linked(base, entry)
    if linked:
        card.row(pick(words.LINKED, linked, today))


def heading(base: KnowledgeBase, entry: Entry) -> str:
    """The entry's title, and below it what it is."""
    kind = words.NOUNS[entry.kind][0].capitalize() if entry.kind != "about" else ""
    parts = " · ".join(part for part in (kind, *_place(base, entry)) if part)
    return f"### {quiet(entry.title)}" + (f"\n-# {parts}" if parts else "")


def pick(placeholder: str, entries: Iterable[Entry], today: dt.date) -> Pick:
    """A list whose choice opens an entry."""
    return choice(placeholder, [_option(entry, today) for entry in entries], "open")


def openers(entries: Iterable[Entry]) -> list[Press]:
    """A button for each entry, which opens it."""
    return [button(entry.title, "open", entry.id) for entry in {e.id: e for e in entries}.values()]


def _option(entry: Entry, today: dt.date) -> discord.SelectOption:
    summary = clip(shown(entry.summary, entry, today), DESCRIPTION_LENGTH)
    return discord.SelectOption(label=entry.title[:LABEL_LENGTH], value=entry.id, description=summary)


def _place(base: KnowledgeBase, entry: Entry) -> Iterator[str]:
    names = base.vocabulary
    if isinstance(entry, Skill):
        yield from (names.groups.get(entry.group, ""), entry.strength)
    elif isinstance(entry, Requirement):
        yield entry.strength
    elif isinstance(entry, Role):
        yield names.families.get(entry.family, "")
    elif isinstance(entry, Topic):
        yield names.categories.get(entry.category, "")


def _details(base: KnowledgeBase, entry: Entry, today: dt.date) -> Iterator[str]:
    if isinstance(entry, Skill):
        for name in ("mid", "senior", "staff"):
            yield f"**{name.capitalize()}**: {shown(getattr(entry.by_level, name), entry, today)}"
    elif isinstance(entry, Level):
        for name in ("scope", "autonomy", "impact"):
            yield f"**{name.capitalize()}**: {shown(getattr(entry, name), entry, today)}"
    if isinstance(entry, Role):
        yield from _role_lists(base, entry)
    if isinstance(entry, Role | Level) and entry.next:
        yield f"**Often next**: {_titles(base, entry.next)}"


def _role_lists(base: KnowledgeBase, role: Role) -> Iterator[str]:
    for strength in dict.fromkeys(role.skills.values()):
        ids = [skill for skill, degree in role.skills.items() if degree == strength]
        yield f"**{strength.capitalize()} skills**: {_titles(base, ids)}"
    if role.responsibilities:
        yield f"**Responsibilities**: {_titles(base, role.responsibilities)}"
    if role.requirements:
        yield f"**Requirements**: {_titles(base, role.requirements)}"


def _titles(base: KnowledgeBase, ids: Iterable[str]) -> str:
    return ", ".join(quiet(entry.title) for entry in base.some(ids))


def _linked(base: KnowledgeBase, entry: Entry) -> tuple[Entry, ...]:
    if not isinstance(entry, Role):
        return ()
    return base.some((*entry.skills, *entry.responsibilities, *entry.requirements))


def _footer(base: KnowledgeBase, entry: Entry, today: dt.date) -> str:
    named = [_source(base, key) for key in entry.sources]
    shorter = named[:SOURCES_SHOWN] + (["others"] if len(named) > SOURCES_SHOWN else [])
    noun = "Source" if len(named) == 1 else "Sources"
    reviewed = f"Reviewed {day(entry.reviewed)}"
    sources = "\n".join((f"-# {noun}: {'; '.join(shorter)}", f"-# {reviewed}"))
    if len(sources) > FOOTER - 150:
        sources = f"-# {noun}: {clip('; '.join(_source(base, k, False) for k in entry.sources), 300)}\n-# {reviewed}"
    return sources + (
        f"\n{words.OVERDUE.format(day=day(entry.review_by))}" if entry.review_by < today else ""
    )


def _source(base: KnowledgeBase, key: str, linked: bool = True) -> str:
    source = base.sources.get(key)
    if source is None:
        return words.BUILT_IN_SOURCES.get(key, key)
    if not linked:
        return quiet(source.title)
    # Of a source that is only linked to, no words and no facts are taken: its licence grants us nothing here.
    licence = f" ({quiet(source.licence, 60)})" if source.use != "link-only" else ""
    return link(quiet(source.title), source.url) + licence
