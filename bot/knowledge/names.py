"""What a file's name says: whether it is read as knowledge, and if not, whether its writer may think so."""

from __future__ import annotations

import re

from bot.knowledge.model import BUILT_IN_SOURCES, KINDS
from bot.knowledge.problems import cite, did_you_mean
from bot.knowledge.values import ID_PATTERN

SOURCES, VOCABULARY = "sources", "vocabulary.yaml"
FOLDERS = (*KINDS, SOURCES)
LONGEST_ID = 40
README, SCHEMA = "README.md", "schema"

# Windows' editor adds an ending of its own and hides it. What begins with ~ or # is some program's own.
_LIKE_AN_ENTRY = re.compile(r"([^~#].*)\.ya?ml(?:\.txt)?\s*", re.IGNORECASE | re.DOTALL)


def is_wanted(path: str) -> bool:
    """Whether a file of that path is read: the vocabulary, and entries and sources with a good name."""
    folder, _, name = path.rpartition("/")
    return path == VOCABULARY or (folder in FOLDERS and name.endswith(".yaml") and not bad_name(folder, name))


def is_hidden(path: str) -> bool:
    """Whether it is hidden, as systems and editors hide what is their own."""
    return path.rpartition("/")[2].startswith(".")


def is_schema(path: str) -> bool:
    """Whether it is the folder of the schemas, or lies in it."""
    return path.partition("/")[0] == SCHEMA


def like_an_entry(path: str) -> bool:
    """Whether whoever made it may think that it is read."""
    return bool(_LIKE_AN_ENTRY.fullmatch(path.rpartition("/")[2]))


def misplaced(path: str) -> str:
    """Why a file that is not read, though its writer may think so, is not; nothing for any other file."""
    folder, _, name = path.rpartition("/")
    if path in FOLDERS:
        return "this must be a folder; move the file away"
    if not like_an_entry(name):
        return ""
    if folder in FOLDERS:
        return bad_name(folder, name)
    return f"entries stand in the folder of their kind{did_you_mean(name, [VOCABULARY])}; move it"


def bad_name(folder: str, name: str) -> str:
    """What is wrong with the name of an entry or a source; nothing where it is good."""
    if not name.endswith(".yaml"):
        return useless(folder, name)
    stem = name.removesuffix(".yaml")
    if not re.fullmatch(ID_PATTERN, stem):
        good = re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")[:LONGEST_ID].strip("-")
        example = f", for example to {good}.yaml" if good else ""
        return (
            f"the name is the id: small letters, digits and hyphens, at most {LONGEST_ID}; rename it{example}"
        )
    if folder == SOURCES and stem in BUILT_IN_SOURCES:
        return f"the source `{stem}` is built in; choose another name"
    return ""


def useless(folder: str, name: str) -> str:
    """That a file is not read, and what to do with it."""
    if not folder:
        return "this file is no part of the knowledge; move it away"
    entry = _LIKE_AN_ENTRY.fullmatch(name)
    if entry:
        return f"only .yaml files are read; rename it to {cite(entry[1])}.yaml or move it away"
    good = f"{name.partition('.')[0] or 'name'}.yaml"
    return f"only .yaml files are read; if it is an entry, save its text as {cite(good)}, else move it away"


def printable(name: str) -> str:
    """A file name that any terminal can show on one line."""
    safe = name.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else "?" for c in safe)
