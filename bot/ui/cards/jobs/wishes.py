"""Which jobs a list shows, so short that it stands in the ids of the buttons that turn its pages."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from bot.jobs.model import Status
from bot.jobs.query import JobQuery, Sort

PER_PAGE = 5
# So many characters of what is typed fit into an id beside all else.
TAG_LENGTH, TEXT_LENGTH = 20, 24

Statuses: TypeAlias = Literal[
    "", "saved", "applied", "interview", "offer", "accepted", "rejected", "withdrawn"
]
Sorts: TypeAlias = Literal["", "newest", "updated", "deadline", "company"]
Due: TypeAlias = Literal["", "due"]

# What parts the words of an id is written as a sign that looks like it.
_PART, _INSTEAD = ":", "\N{RATIO}"


class Wishes(NamedTuple):
    """What was chosen for a list; empty for nothing."""

    status: Statuses = ""
    sort: Sorts = ""
    due: Due = ""
    tag: str = ""
    text: str = ""

    @property
    def in_id(self) -> Wishes:
        """The same as it can stand in an id."""
        tag, text = (said.replace(_PART, _INSTEAD) for said in (self.tag, self.text))
        return self._replace(tag=tag, text=text)

    def query(self, page: int) -> JobQuery:
        """What to ask the store for."""
        sort: Sort = self.sort or ("deadline" if self.due else "fit")
        tag, text = (said.replace(_INSTEAD, _PART) for said in (self.tag, self.text))
        status = Status(self.status) if self.status else None
        return JobQuery(PER_PAGE, page, text, status, tag, bool(self.due), sort=sort)


ALL = Wishes()
