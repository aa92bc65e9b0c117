"""What is kept under a member's id: told, exported and deleted, and how long it is kept otherwise."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Traces(enum.Enum):
    """What is left in the files of a database after rows were deleted."""

    GONE = "no byte is left"
    WAITING = "some bytes are left until another program lets go of the file; they then go by themselves"
    SERVER = "the server decides when it writes over the bytes"


@dataclass(frozen=True, slots=True)
class Erased:
    """What a deletion did: how many rows went, by the kind of row, and what is left of them in the files."""

    rows: Mapping[str, int]
    traces: Traces = Traces.GONE


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long things stay that nobody deletes.

    Args:
        months: without a use of what is stored, after which all of it is deleted; 0 for never.
        backup_days: after which a copy made before an update of the bot is removed.
        question_days: after which a question without a good answer is deleted, which nobody's id is on; 0
            where none is kept.
        public: whether those that are asked publicly are kept, on servers of those who run the bot.
        on_server: whether the rows are on a database server instead of in the bot's own file.
    """

    months: int = 24
    backup_days: int = 30
    on_server: bool = False
    question_days: int = 0
    public: bool = False


class PersonalData(Protocol):
    """Every row under a member's id, whatever it is for."""

    async def kept(self, member_id: int) -> Mapping[str, int]:
        """How many rows of each kind there are, by what a member would call them: "Saved job links"."""

    async def export(self, member_id: int) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Every field of every row, ready for JSON."""

    async def erase(self, member_id: int) -> Erased:
        """Delete every row, all of them or none."""


class Privacy:
    """The member's rights over everything stored under their id.

    Args:
        data: all that is stored about members; nothing may be left out.
        keeping: how long it stays otherwise.
    """

    def __init__(self, data: PersonalData, keeping: Keeping | None = None) -> None:
        self._data = data
        self.keeping = keeping or Keeping()

    async def kept(self, member_id: int) -> Mapping[str, int]:
        """How many rows of each kind there are; a kind without any counts 0."""
        return await self._data.kept(member_id)

    async def export(self, member_id: int) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Every row of the member, by its kind."""
        return await self._data.export(member_id)

    async def erase(self, member_id: int) -> Erased:
        """Delete everything of the member."""
        return await self._data.erase(member_id)
