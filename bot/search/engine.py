"""The answer engine: decides what a question deserves, over an index that can be swapped at any time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.reply import Reply


@dataclass(frozen=True, slots=True)
class Targets:
    """How often a reply must be right, in [0, 1], for the engine to give it.

    Args:
        answer: answer when at least this share of such answers is right.
        suggest: below that, offer choices when at least this share is right; else say "I don't know".
    """

    answer: float = 0.85
    suggest: float = 0.4


class Engine:
    """Answers questions; safe to use while ``replace`` swaps the knowledge.

    Args:
        base: the knowledge to answer from; indexed at once.
        targets: precision wanted.
    """

    def __init__(self, base: KnowledgeBase, targets: Targets = Targets()) -> None:
        raise NotImplementedError

    @property
    def base(self) -> KnowledgeBase:
        """The knowledge that is being served."""
        raise NotImplementedError

    def reply(self, text: str) -> Reply:
        """The reply to a member's message; never raises, whatever the text."""
        raise NotImplementedError

    def complete(self, text: str, kinds: Collection[str] = (), limit: int = 25) -> tuple[Entry, ...]:
        """Entries for an autocomplete list: exact, then alias, then fuzzy, then content; each once."""
        raise NotImplementedError
