"""The files of a knowledge folder: which there are, what does not belong there, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.characters import LARGEST_FILE
from bot.knowledge.model import BUILT_IN_SOURCES, ID_PATTERN, KINDS
from bot.knowledge.problems import Problem, clip, did_you_mean

SOURCES, VOCABULARY = "sources", "vocabulary.yaml"
FOLDERS = (*KINDS, SOURCES)
_NO_ENTRIES = ("README.md", "schema")


@dataclass(frozen=True, slots=True)
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


def survey(root: Path) -> tuple[list[File], list[Problem]]:
    """Read all files below a folder without following links; hidden files are left alone.

    Returns:
        The files in the order of their kinds and names, and what does not belong there.
    """
    found = list(_walk(root))
    return [f for f in found if isinstance(f, File)], [f for f in found if isinstance(f, Problem)]


def _walk(root: Path) -> Iterator[File | Problem]:
    top = _listing(root, "")
    if isinstance(top, Problem):
        yield top
        return
    by_name = {name: kind for name, kind in top if name not in _NO_ENTRIES}
    order = [name for name in FOLDERS if name in by_name] + [n for n in by_name if n not in FOLDERS]
    for name in order:
        if name in FOLDERS and stat.S_ISDIR(by_name[name]):
            yield from _folder(root, name)
        elif name == VOCABULARY:
            yield _file(root, "", name, by_name[name])
        else:
            yield Problem(printable(name), 1, 1, "file", _stranger(name, by_name[name]))


def _folder(root: Path, folder: str) -> Iterator[File | Problem]:
    listing = _listing(root / folder, folder)
    if isinstance(listing, Problem):
        yield listing
        return
    for name, mode in listing:
        yield _file(root, folder, name, mode)


def _listing(folder: Path, path: str) -> list[tuple[str, int]] | Problem:
    """Names and modes, in the order of the names; no link is followed below the root."""
    try:
        with os.scandir(folder) as found:
            entries = [(e.name, e.stat(follow_symlinks=False).st_mode) for e in found if e.name[0] != "."]
    except (OSError, ValueError) as error:
        return Problem(path or ".", 1, 1, "file", _unreadable("folder", error))
    return sorted(entries)


def _file(root: Path, folder: str, name: str, mode: int) -> File | Problem:
    path = f"{folder}/{name}".lstrip("/")
    if wrong := _not_a_file(mode) or _bad_name(folder, name):
        return Problem(printable(path), 1, 1, "file", wrong)
    try:
        return File(folder, name.removesuffix(".yaml"), path, _bytes(root / path))
    except (OSError, ValueError) as error:
        return Problem(path, 1, 1, "file", _unreadable("file", error))


def _bytes(path: Path) -> bytes:
    """At most one byte more than allowed; a link or a pipe put there just now cannot trap the reader."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        return file.read(LARGEST_FILE + 1)


def _not_a_file(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link is not followed; put the file itself here"
    if stat.S_ISDIR(mode):
        return "a folder cannot stand here; move its files up and delete it"
    return "" if stat.S_ISREG(mode) else "this is no ordinary file; delete it"


def _bad_name(folder: str, name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if ending != "yaml" or not dot:
        good = f"{stem}.yaml" if ending.lower() in ("yml", "yaml") else "name.yaml"
        return f"only .yaml files are read; rename it to {clip(good)} or move it away"
    if not re.fullmatch(ID_PATTERN, stem):
        return "the name is the id: small letters, digits and hyphens, at most 40; rename it"
    if folder == SOURCES and stem in BUILT_IN_SOURCES:
        return f"the source `{stem}` is built in; choose another name"
    return ""


def _stranger(name: str, mode: int) -> str:
    if stat.S_ISDIR(mode):
        mend = did_you_mean(name, FOLDERS) or f"; the folders are {', '.join(FOLDERS)}"
        return f"no kind has this folder{mend}"
    if wrong := _not_a_file(mode):
        return wrong
    if name.endswith((".yaml", ".yml")):
        return f"entries stand in the folder of their kind{did_you_mean(name, [VOCABULARY])}; move it"
    return "this file is no part of the knowledge; move it away"


def _unreadable(what: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no such {what}; check the name"
    if isinstance(error, NotADirectoryError):
        return "this is no folder; name the folder that holds the entries"
    reason = error.strerror if isinstance(error, OSError) else "bad name"
    return f"the {what} cannot be read ({reason}); check its permissions"


def printable(name: str) -> str:
    """A file name that any terminal can show on one line."""
    safe = name.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else "?" for c in safe)
