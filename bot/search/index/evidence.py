"""What each entry brings for the search: its phrasings, its answer, and what must not lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.knowledge.model import Entry
from bot.search.words.features import Words
from bot.search.words.lexicon import Lexicon, phrase_of


def phrasings(entry: Entry) -> tuple[str, ...]:
    """Everything that a member may call the entry or ask of it."""
    return (entry.title, *entry.aliases, *entry.questions)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of all entries, entry by entry in the order they were read.

    Args:
        phrases: the words of each phrasing of each entry.
        bodies: the words of each entry's summary and answer.
        against: the words of each ``not_for`` line of each entry.
        uses: how many phrasings use each word, as it is spelt.
        known: every word that stands anywhere.
    """

    phrases: list[list[Words]] = field(default_factory=list)
    bodies: list[Words] = field(default_factory=list)
    against: list[list[Words]] = field(default_factory=list)
    uses: Counter[str] = field(default_factory=Counter)
    known: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, entries: Iterable[Entry], lexicon: Lexicon) -> Evidence:
        """What these entries bring."""
        made = cls()
        for entry in entries:
            made._add(entry, lexicon)
        return made

    def _add(self, entry: Entry, lexicon: Lexicon) -> None:
        self.phrases.append([self._phrase(text, lexicon) for text in phrasings(entry)])
        self.bodies.append(self._other(f"{entry.summary} {entry.answer}", lexicon))
        self.against.append([self._other(text, lexicon) for text in entry.not_for])

    def _phrase(self, text: str, lexicon: Lexicon) -> Words:
        heard = phrase_of(text)
        self.uses.update(set(heard))
        return lexicon.read(heard)

    def _other(self, text: str, lexicon: Lexicon) -> Words:
        heard = phrase_of(text)
        self.known.update(heard)
        return lexicon.read(heard)
