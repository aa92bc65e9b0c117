"""Messages of a person in danger: the vocabulary's crisis words win over every other reading."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.model import Entry
from bot.search.index.evidence import phrasings
from bot.search.index.index import Index, Repairs
from bot.search.words.lexicon import Lexicon, holds, phrase_of


class Crisis:
    """Finds crisis words and the declining entry that was written for them.

    That entry is the one whose own phrasings hold most of the crisis words; no entry is named anywhere.

    Args:
        index: the index whose entries and vocabulary count.
    """

    def __init__(self, index: Index) -> None:
        self._lexicon: Lexicon = index.lexicon
        self._entry = max((e for e in index.entries if e.declines), key=self._named, default=None)
        if self._entry and not self._named(self._entry):
            self._entry = None

    def met(self, heard: Sequence[str], repairs: Repairs) -> Entry | None:
        """The entry for a person in danger, where the words name one, as typed or as repaired."""
        if self._entry is None:
            return None
        meant = [repairs[word][0] if word in repairs else word for word in heard]
        said = holds(self._lexicon.stems(heard), self._lexicon.crisis)
        return self._entry if said or holds(self._lexicon.stems(meant), self._lexicon.crisis) else None

    def _named(self, entry: Entry) -> int:
        stems = [self._lexicon.stems(phrase_of(text)) for text in phrasings(entry)]
        return sum(any(holds(s, frozenset({phrase})) for s in stems) for phrase in self._lexicon.crisis)
