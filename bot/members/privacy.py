"""What is kept under a member's id: told, exported and deleted over every store at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class PersonalData(Protocol):
    """A store that keeps rows under members' ids; every such store must be given to Privacy."""

    @property
    def title(self) -> str:
        """What the rows are, as a member would call them: "Saved job links"."""

    async def export(self, member_id: int) -> Sequence[Mapping[str, object]]:
        """Every field of every row of the member, ready for JSON."""

    async def erase(self, member_id: int) -> int:
        """Delete every row of the member so that no byte of it stays in the file; how many there were."""


class Privacy:
    """The member's rights over everything stored under their id.

    Args:
        stores: every store that keeps personal data; none may be left out.
    """

    def __init__(self, stores: Sequence[PersonalData]) -> None:
        self._stores = tuple(stores)

    async def kept(self, member_id: int) -> Mapping[str, int]:
        """How many rows of the member each store has, by the store's title."""
        return {title: len(rows) for title, rows in (await self.export(member_id)).items()}

    async def export(self, member_id: int) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Every row of the member, by the store's title."""
        return {store.title: await store.export(member_id) for store in self._stores}

    async def erase(self, member_id: int) -> Mapping[str, int]:
        """Delete everything of the member and say how many rows each store had."""
        return {store.title: await store.erase(member_id) for store in self._stores}
