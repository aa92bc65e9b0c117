"""What one entry looks like: heading, text, what belongs to its kind, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import get_args

import discord

from bot import words
from bot.knowledge.model import Entry, Level, Requirement, Role, Skill, Strength, Topic
from bot.knowledge.text import dated, shown
from bot.knowledge.view import View
from bot.sanitize.cutting import clip
from bot.sanitize.markdown import escaped, link, plain, quiet
from bot.ui.actions import DESCRIPTION_LENGTH, LABEL_LENGTH, Pick, menu
from bot.ui.cards.card import Card
from bot.ui.cards.paging import Paged, pages
from bot.ui.verbs import verb

HEADING, BODY, DETAIL, FOOTER, SUMMARY = 200, 2800, 450, 850, 1200
SOURCES_SHOWN = 6
# Characters of the lines that say which page it is, and ask whether it helped.
TURNING = 64
# Characters of a source below a short answer, which has one line for it on a phone.
NAMED = 28
# Where a line may end: behind a sentence, but neither behind an abbreviation nor behind a mere question.
_SENTENCE = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\betc)[.!](?=\s+[^\Wa-z_]|\s+[“\"(]|$)")
_TIED = "\u00a0"
_BEFORE_CUT = re.compile(r"[,;:]+(?=…$)")


@verb("open")
def open_entry(entry_id: str) -> None:
    """Show an entry to whoever clicked; as a menu's verb, the one that was chosen."""


@verb("leaf")
def entry_page(entry_id: str, page: int) -> None:
    """Show a page of an entry that is longer than one message."""


def write(card: Card, view: View, entry: Entry, page: int = 0) -> None:
    """Put the whole entry on the card; what one message cannot hold stands on a second page."""
    card.say(heading(view, entry), HEADING).gap()
    below = clip(_footer(view, entry), FOOTER)
    paged = Paged.at(page, pages(_texts(view, entry), card.room - len(below) - TURNING, 2))
    for text in paged.items:
        card.say(text).gap()
    paged.turned(card.rule().say(below), partial(entry_page, entry.id))


def heading(view: View, entry: Entry) -> str:
    """The entry's title, and below it what it is."""
    kind = words.kinds.NOUNS[entry.kind][0].capitalize() if entry.kind != "about" else ""
    parts = " · ".join(part for part in (kind, *map(quiet, _place(view, entry))) if part)
    return f"## {escaped(title_of(entry, view))}" + (f"\n-# {parts}" if parts else "")


def title_of(entry: Entry, view: View) -> str:
    """The title as plain text, short enough for a button."""
    return plain(shown(entry.title, entry, view.today), LABEL_LENGTH)


def summary_of(entry: Entry, view: View) -> str:
    """The summary for a card; it is plain text, so its signs are shown and mean nothing."""
    return quiet(shown(entry.summary, entry, view.today), SUMMARY)


def in_short(entry: Entry, view: View, most: int) -> str:
    """As many whole sentences of the summary as there is room for; of a longer first one its beginning."""
    return escaped(_line(entry, view, most))


def _line(entry: Entry, view: View, most: int) -> str:
    said = plain(shown(entry.summary, entry, view.today), SUMMARY)
    for figure in entry.figures.values():  # a number is not cut off from its group and year
        whole = dated(figure, view.today)
        said = said.replace(whole, whole.replace(" ", _TIED))
    ends = [end.end() for end in _SENTENCE.finditer(said) if end.end() <= most]
    line = clip(said[: ends[-1]] if ends else said, most).replace(_TIED, " ")
    return _BEFORE_CUT.sub("", line)


def has_more(entry: Entry) -> bool:
    """Whether the whole entry says more than its summary."""
    return bool(entry.answer) or isinstance(entry, Skill | Level | Role)


def credit(view: View, entry: Entry) -> str:
    """One line for the short card: where the answer comes from, and when it was reviewed."""
    first, *rest = [quiet(view.base.source_title(key), NAMED) for key in entry.sources]
    named = first + (f" {words.entries.more(len(rest))}" if rest else "")
    line = words.entries.credit(named, entry.reviewed)
    return f"{line}\n{words.entries.overdue(entry.review_by)}" if entry.review_by < view.today else line


def pick(placeholder: str, entries: Iterable[Entry], view: View) -> Pick:
    """A menu whose choice opens an entry."""
    return menu(placeholder, [_option(entry, view) for entry in entries], open_entry)


def _option(entry: Entry, view: View) -> discord.SelectOption:
    line = _line(entry, view, DESCRIPTION_LENGTH)
    return discord.SelectOption(label=title_of(entry, view), value=entry.id, description=line)


def _place(view: View, entry: Entry) -> Iterator[str]:
    names = view.base.vocabulary
    if isinstance(entry, Skill):
        yield from (names.groups.get(entry.group, ""), words.entries.STRENGTH.format(strength=entry.strength))
    elif isinstance(entry, Requirement):
        yield words.entries.STRENGTH.format(strength=entry.strength)
    elif isinstance(entry, Role):
        yield names.families.get(entry.family, "")
    elif isinstance(entry, Topic):
        yield names.categories.get(entry.category, "")


def _texts(view: View, entry: Entry) -> Iterator[str]:
    """The text of an entry, and where its kind has them levels and lists."""
    yield clip(shown(entry.answer, entry, view.today), BODY) or summary_of(entry, view)
    details = "\n".join(clip(text, DETAIL) for text in _details(view, entry))
    if details:
        yield details


def _details(view: View, entry: Entry) -> Iterator[str]:
    if isinstance(entry, Skill):
        yield words.entries.BY_LEVEL
        for name in ("mid", "senior", "staff"):
            yield f"**{name.capitalize()}**: {shown(getattr(entry.by_level, name), entry, view.today)}"
    elif isinstance(entry, Level):
        for name in ("scope", "autonomy", "impact"):
            yield f"**{name.capitalize()}**: {shown(getattr(entry, name), entry, view.today)}"
    if isinstance(entry, Role):
        yield from _role_lists(view, entry)
    if isinstance(entry, Role | Level) and entry.next:
        yield f"**{words.entries.OFTEN_NEXT}**: {_titles(view, entry.next)}"


def _role_lists(view: View, role: Role) -> Iterator[str]:
    for strength in (degree for degree in get_args(Strength) if degree in role.skills.values()):
        ids = [skill for skill, degree in role.skills.items() if degree == strength]
        yield f"**{words.entries.skills(strength)}**: {_titles(view, ids)}"
    if role.responsibilities:
        yield f"**{words.kinds.TITLES['responsibility']}**: {_titles(view, role.responsibilities)}"
    if role.requirements:
        yield f"**{words.kinds.TITLES['requirement']}**: {_titles(view, role.requirements)}"


def _titles(view: View, ids: Iterable[str]) -> str:
    return " · ".join(escaped(title_of(entry, view)) for entry in view.some(ids))


def linked(view: View, entry: Entry) -> tuple[Entry, ...]:
    """What a role consists of; nothing for other kinds."""
    if not isinstance(entry, Role):
        return ()
    return view.some((*entry.skills, *entry.responsibilities, *entry.requirements))


def _footer(view: View, entry: Entry) -> str:
    named = [_source(view, key) for key in entry.sources]
    hidden = len(named) - SOURCES_SHOWN
    shorter = named[:SOURCES_SHOWN] + ([words.entries.more(hidden)] if hidden > 0 else [])
    sources = "; ".join(shorter)
    if len(sources) > FOOTER - 400:  # links can be long: the names alone then
        sources = clip("; ".join(_source(view, key, False) for key in entry.sources), FOOTER - 400)
    lines = [_further(view, entry)] if entry.read_further else []
    lines += [words.entries.sources(len(named), sources), words.entries.reviewed(entry.reviewed)]
    if entry.review_by < view.today:
        lines.append(words.entries.overdue(entry.review_by))
    return "\n".join(lines)


def _further(view: View, entry: Entry) -> str:
    found = [view.base.sources[key] for key in entry.read_further if key in view.base.sources]
    links = [link(source.title, source.url) for source in found]
    return words.entries.further(clip("; ".join(links), 300))


def _source(view: View, key: str, linked: bool = True) -> str:
    source = view.base.sources.get(key)
    if source is None:
        return quiet(view.base.source_title(key))
    if not linked:
        return quiet(source.title)
    # Facts are free, words are not: of a source that is only linked to no words are taken, under no licence.
    licence = f" ({quiet(source.licence, 60)})" if source.use != "link-only" else ""
    return link(source.title, source.url) + licence
