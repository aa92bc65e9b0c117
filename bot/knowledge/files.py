"""The files of a knowledge folder: which there are, what does not belong there, and their bytes."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from bot.knowledge.names import (
    FOLDERS,
    README,
    SCHEMA,
    is_hidden,
    is_schema,
    is_wanted,
    like_an_entry,
    misplaced,
    printable,
    useless,
)
from bot.knowledge.problems import Problem, cite, did_you_mean
from bot.knowledge.tree import Met, Plan, walk

MOST_FILES = 20_000
MOST_BYTES = 64_000_000
"""Of all files together."""
MOST_MET = 20_000
"""How much is met before folders that are no part of the knowledge are looked into no more."""

# Emacs marks a file that is being edited with a hidden link to nowhere, which says by whom.
_BEING_EDITED = re.compile(rb"[^/]+@[^/]+\.\d+(:\d+)?")


@dataclass(frozen=True)
class File:
    """One file that holds knowledge.

    Args:
        folder: its kind's folder, ``sources``, or nothing for the vocabulary.
        stem: its name without the ending: the id of the entry or the key of the source.
        path: relative to the knowledge folder, with forward slashes.
        data: its bytes.
    """

    folder: str
    stem: str
    path: str
    data: bytes

    @cached_property
    def hash(self) -> str:
        """A hash of its bytes."""
        return hashlib.sha256(self.data).hexdigest()[:32]


Sorted = tuple[list[File], list[Problem]]


def survey(root: Path) -> Sorted:
    """Read all files below a folder without following links; hidden files and folders are left alone.

    A hard link is a file like any other: whoever can make one can read what it leads to.

    Returns:
        The files in the order of their kinds and names, and what does not belong there: a fault where an
        entry would be missed or a link might lead out, otherwise a finding.
    """
    found = _Found()

    def entered(path: str) -> bool:
        return path in (*FOLDERS, SCHEMA) or not (is_hidden(path) or found.met > MOST_MET)

    return found.of(walk(root, Plan(is_wanted, entered)))


def sort_out(met: Iterable[Met]) -> Sorted:
    """The same of what was met elsewhere, such as in an archive; takes no more than a folder may hold."""
    return _Found().of(met)


@dataclass(slots=True)
class _Found:
    """What was met so far, by what becomes of it."""

    met: int = 0
    size: int = 0
    files: list[File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    strange: dict[str, str] = field(default_factory=dict)

    def of(self, all_met: Iterable[Met]) -> Sorted:
        for one in all_met:
            self.met += 1
            self.size += len(one.data)
            self._take(one)
            if len(self.files) > MOST_FILES or self.size > MOST_BYTES:
                most = f"{MOST_FILES} files or {MOST_BYTES // 1_000_000} MB"
                return [], [_problem("", f"there are more than {most} here; name another folder")]
        self.problems += [_strange_folder(folder, entry) for folder, entry in self.strange.items()]
        return sorted(self.files, key=_order), self.problems

    def _take(self, one: Met) -> None:
        if wrong := _no_file(one):
            self.problems.append(_problem(one.path, wrong))
        elif is_hidden(one.path):
            return
        elif folder := _strange(one):
            entry = one.path if like_an_entry(one.path) else ""
            self.strange[folder] = self.strange.get(folder) or entry
        elif one.error:
            self.problems += _unread(one.path, one.error)
        elif stat.S_ISREG(one.mode):
            self._take_file(one)

    def _take_file(self, one: Met) -> None:
        folder, _, name = one.path.rpartition("/")
        if is_wanted(one.path):
            self.files.append(File(folder, name.removesuffix(".yaml"), one.path, one.data))
        elif wrong := misplaced(one.path):
            self.problems.append(_problem(one.path, wrong))
        elif one.path != README and not is_schema(one.path):
            self.problems.append(_problem(one.path, useless(folder, name), "finding"))


def _order(file: File) -> tuple[int, str]:
    return FOLDERS.index(file.folder) if file.folder else len(FOLDERS), file.path


def _no_file(one: Met) -> str:
    """Why it may lie nowhere here, hidden or not."""
    if stat.S_ISLNK(one.mode):
        edited = is_hidden(one.path) and _BEING_EDITED.fullmatch(one.data)
        return "" if edited else "a link is not followed; put the file itself here"
    ordinary = not one.mode or stat.S_ISREG(one.mode) or stat.S_ISDIR(one.mode)
    return "" if ordinary else "this is no ordinary file; delete it"


def _strange(one: Met) -> str:
    """The outermost folder around it, or the folder itself, that is no part of the knowledge."""
    parts = one.path.split("/")
    ours = 1 if parts[0] in FOLDERS else 0
    inside = len(parts) > ours + 1 or (stat.S_ISDIR(one.mode) and len(parts) > ours)
    return "/".join(parts[: ours + 1]) if inside and not is_schema(one.path) else ""


def _strange_folder(path: str, entry: str) -> Problem:
    if not entry:
        return _problem(path, "this folder is no part of the knowledge; move it away", "finding")
    if "/" in path:
        return _problem(path, "a folder cannot stand here; move its files up and delete it")
    mend = did_you_mean(path, FOLDERS) or f"; the folders are {', '.join(FOLDERS)}"
    return _problem(path, f"no kind has this folder, so that {cite(entry)} is not read{mend}")


def _unread(path: str, error: Exception) -> Iterator[Problem]:
    """What cannot be read is a fault where it is knowledge; what has gone meanwhile is nothing."""
    if path in ("", *FOLDERS):
        yield _problem(path, _unreadable("folder", error))
    elif is_wanted(path):
        yield _problem(path, _unreadable("file", error))
    elif not isinstance(error, FileNotFoundError):
        yield _problem(path, _unreadable("folder", error), "finding")


def _unreadable(what: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no such {what}; check the name"
    if isinstance(error, NotADirectoryError):
        return "this is no folder; name the folder that holds the entries"
    reason = error.strerror if isinstance(error, OSError) else "bad name"
    return f"the {what} cannot be read ({reason}); check its permissions"


def _problem(path: str, text: str, severity: Literal["fault", "finding"] = "fault") -> Problem:
    return Problem(printable(path) or ".", 1, 1, "file", text, severity)


def version_of(files: Iterable[File]) -> str:
    """A hash of all the files; equal files give an equal version."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.path):
        path = file.path.encode("utf-8", "surrogateescape")
        digest.update(len(path).to_bytes(8, "big") + path + file.hash.encode())
    return digest.hexdigest()[:16]
