"""Files of a small knowledge folder that loads, for tests to break in one place."""

from __future__ import annotations

from pathlib import Path

ENTRY = """\
title: Is senior the top?
aliases: [terminal level]
questions:
  - what comes after senior?
  - highest developer title
  - stay where I am forever
  - do ladders end here?
  - I reached it, what next
  - top rung or middle rung
  - staff sounds like a lot of meetings
  - ceiling for engineers
not_for: [top of the class]
summary: Usually not.
answer: |
  Usually not. On {share} of ladders there is more.

  Say so.
category: transitions
figures:
  share: {value: 60 %, of: public ladders, as_of: 2025-06-30, refresh_by: 2027-01-01, source: ladders}
sources: [ladders, editors]
reviewed: 2026-11-24
review_by: 2027-11-24
"""


SOURCE = """\
title: Public ladders
url: https://example.org/ladders
licence: CC0
date: 2025
use: facts
"""


VOCABULARY = """\
categories: {transitions: Moving up}
groups: {tools: Tools}
families: {building: Building}
"""


class Folder:
    """Writes files below a knowledge folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, text: str | bytes) -> Path:
        """Write one file, its folder included."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def entry(self, old: str = "", new: str = "", name: str = "topics/top.yaml") -> None:
        """Write the entry with one piece of it replaced."""
        assert old in ENTRY
        self.write(name, ENTRY.replace(old, new, 1) if old else ENTRY)
