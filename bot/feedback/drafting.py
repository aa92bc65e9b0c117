"""Makes of a question a patch for a pull request: into an entry that is there, or with one of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from bot.feedback.patches import changed, created
from bot.feedback.writing import NotWritable, new_entry, new_id, with_question
from bot.knowledge.model import Entry, KnowledgeBase, Topic
from bot.knowledge.yaml.characters import UnreadableFile

# The folder within an installed package, which is called otherwise in the project.
INSTALLED = "_knowledge"


@dataclass(frozen=True, slots=True)
class Patch:
    """A change of one file.

    Args:
        entry_id: the entry that it is of.
        path: of the file, from the root of the repository.
        data: what `git apply` takes.
    """

    entry_id: str
    path: str
    data: bytes


class Drafts:
    """Patches of a folder of knowledge, which is read and never written.

    Args:
        folder: where the files are now, whatever is served.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, entry: Entry, question: str) -> Patch | None:
        """The patch that lets an entry answer a question too; None where its file cannot be changed so."""
        place = f"{entry.folder}/{entry.id}.yaml"
        try:
            data = (self._folder / place).read_bytes()
            new = with_question(data, question)
        except (OSError, UnreadableFile, NotWritable):
            return None
        return Patch(entry.id, self._path(place), changed(self._path(place), data, new))

    def new(self, question: str, base: KnowledgeBase, near: Entry | None, today: dt.date) -> Patch:
        """The patch with a new topic for a question, in the category of the nearest where that is one."""
        taken = {*base.entries, *(old for entry in base.entries.values() for old in entry.formerly)}
        name = new_id(question, taken)
        path = self._path(f"{Topic.folder}/{name}.yaml")
        return Patch(name, path, created(path, new_entry(question, _category(base, near), today)))

    def _path(self, place: str) -> str:
        """The path from the root of the repository; for a folder that is in none, from beside it."""
        folder = self._folder.resolve()
        if folder.name == INSTALLED:
            return f"knowledge/{place}"
        roots = (parent for parent in folder.parents if (parent / ".git").exists())
        return (folder.relative_to(next(roots, folder.parent)) / place).as_posix()


def _category(base: KnowledgeBase, near: Entry | None) -> str:
    """Any category is better than none: whoever reviews the entry sees it and chooses."""
    if isinstance(near, Topic):
        return near.category
    return next((entry.category for entry in base.entries.values() if isinstance(entry, Topic)), "general")
