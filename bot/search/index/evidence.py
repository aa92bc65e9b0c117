"""What each entry brings for the search: its phrasings, its answer, and what must not lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.index.coverage import Counts, by_entry, counts
from bot.search.index.learned import Learned
from bot.search.words.lexicon import Lexicon, Phrase, phrase_of


def phrasings(entry: Entry) -> tuple[str, ...]:
    """Everything that a member may call the entry or ask of it."""
    return (entry.title, *entry.aliases, *entry.questions)


@dataclass(slots=True)
class Evidence:
    """The stems and words of all entries, entry by entry in the order they were read.

    Args:
        phrases: the stems of each phrasing of each entry.
        against: the stems of each ``not_for`` line of each entry.
        counts: how often each entry says each stem, in its phrasings and its answer.
        uses: how many phrasings use each word, as it is spelt.
        known: how many answers and ``not_for`` lines use each word.
    """

    phrases: list[Sequence[Phrase]] = field(default_factory=list)
    against: list[Sequence[Phrase]] = field(default_factory=list)
    counts: list[Counts] = field(default_factory=list)
    uses: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(
        cls, base: KnowledgeBase, lexicon: Lexicon, before: tuple[KnowledgeBase, Learned] | None = None
    ) -> Evidence:
        """What the entries of a base bring.

        Args:
            base: the knowledge.
            lexicon: its vocabulary.
            before: an earlier base with what was learned from it; entries that it shares are not read again.
        """
        made, kept = cls(), dict[int, int]()
        if before and before[0].vocabulary == base.vocabulary:
            kept = {id(entry): number for number, entry in enumerate(before[0].entries.values())}
            made._begin(before[1])
        said = by_entry(before[1].coverage, len(kept)) if before and kept else []
        for entry in base.entries.values():
            number = kept.pop(id(entry), None)
            if before and number is not None:
                made._take(before[1], number, said[number])
            else:
                made._add(entry, lexicon)
        if before and kept:
            made._forget(entry for entry in before[0].entries.values() if id(entry) in kept)
        return made

    def _begin(self, learned: Learned) -> None:
        self.uses.update(learned.uses)
        self.known.update(learned.known)

    def _take(self, learned: Learned, number: int, said: Counts) -> None:
        """Take over what an entry brought before."""
        self.phrases.append(learned.phrases[number])
        self.against.append(learned.against[number])
        self.counts.append(said)

    def _add(self, entry: Entry, lexicon: Lexicon) -> None:
        phrases, others = _heard(entry)
        for heard, counter in ((phrases, self.uses), (others, self.known)):
            for words in heard:
                counter.update(set(words))
        read = [lexicon.stems(words) for words in phrases]
        body, *against = (lexicon.stems(words) for words in others)
        self.phrases.append([tuple(stems) for stems in read])
        self.against.append([tuple(stems) for stems in against])
        self.counts.append(counts(read, body))

    def _forget(self, entries: Iterable[Entry]) -> None:
        """Take away the words of entries that are there no more."""
        for entry in entries:
            for heard, counter in zip(_heard(entry), (self.uses, self.known), strict=True):
                for words in heard:
                    counter.subtract(set(words))
        self.uses, self.known = +self.uses, +self.known


def _heard(entry: Entry) -> tuple[list[Phrase], list[Phrase]]:
    """The words of an entry's phrasings; those of its answer and of each ``not_for`` line."""
    others = (f"{entry.summary} {entry.answer}", *entry.not_for)
    return [*map(phrase_of, phrasings(entry))], [*map(phrase_of, others)]
