"""Paging: the one way to part what is long into pages and to turn them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot import words
from bot.ui.actions import button
from bot.ui.cards.card import Card
from bot.ui.verbs import Action

T = TypeVar("T")


@dataclass(frozen=True)
class Paged(Generic[T]):
    """One page of something long.

    Args:
        items: what stands on the page.
        number: which page it is, from 0.
        total: how many pages there are, at least 1.
    """

    items: Sequence[T]
    number: int
    total: int

    @classmethod
    def at(cls, wanted: int, pages: Iterable[Sequence[T]]) -> Paged[T]:
        """The wanted one of all pages, from 0; where it does not exist any more, the nearest that does."""
        every = list(pages) or [()]
        number = max(0, min(wanted, len(every) - 1))
        return cls(every[number], number, len(every))

    def turned(self, card: Card, to: Callable[[int], Action]) -> Card:
        """Add to a card which page it is and the buttons that turn it; nothing where there is one page only.

        Args:
            card: with the page's items on it already.
            to: what a button does that shows the page of a number.
        """
        if self.total == 1:
            return card
        last = self.total - 1
        before, after = to(max(0, self.number - 1)), to(min(last, self.number + 1))
        return (
            card.gap()
            .say(words.paging.page_of(self.number, self.total))
            .row(
                button(words.paging.PREVIOUS, before, disabled=self.number == 0),
                button(words.paging.NEXT, after, disabled=self.number == last),
            )
        )


def pages(
    blocks: Iterable[T],
    room: int,
    most: int,
    length: Callable[[T], int] = len,  # type: ignore[assignment]
) -> Iterator[list[T]]:
    """Blocks of text in groups of at most ``most`` blocks and ``room`` characters, order kept.

    A block longer than the room stands alone; whoever shows it has to clip it. Where writing a block takes
    time, ``length`` tells how long it may become.
    """
    page: list[T] = []
    for block in blocks:
        if page and (len(page) == most or sum(map(length, page)) + len(page) + length(block) > room):
            yield page
            page = []
        page.append(block)
    if page:
        yield page
