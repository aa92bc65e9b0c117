"""What an entry says about the rest: every id, source, group and figure that it names must exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from bot.knowledge.model import BUILT_IN_SOURCES, Entry, Level, Role, Skill, Topic, Vocabulary
from bot.knowledge.problems import Step, did_you_mean
from bot.knowledge.text import BRACE, texts

Steps = tuple[Step, ...]


class Wrong(NamedTuple):
    """A name that nobody knows.

    Args:
        steps: the path of the value.
        text: what is wrong; how to mend it.
        within: the part of the value that is meant.
    """

    steps: Steps
    text: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that can be named, files with faults included, so that one fault does not make others.

    Args:
        kinds: the kind of each entry by its id, and by its former ids.
        sources: keys of sources, the built-in ones included.
        vocabulary: for groups, families and categories; None where the file has faults.
    """

    kinds: Mapping[str, str]
    sources: frozenset[str]
    vocabulary: Vocabulary | None

    @classmethod
    def of(cls, kinds: Mapping[str, str], sources: set[str], vocabulary: Vocabulary | None) -> Known:
        """The built-in sources are added."""
        return cls(kinds, frozenset(sources | set(BUILT_IN_SOURCES)), vocabulary)


def unknown_names(entry: Entry, known: Known) -> Iterator[Wrong]:
    """What an entry names and nobody knows, with the path of the name."""
    for rule in (_entries, _sources, _shelves, _figures):
        yield from rule(entry, known)


def _entries(entry: Entry, known: Known) -> Iterator[Wrong]:
    for steps, name, kinds in _named(entry):
        kind = known.kinds.get(name)
        if kind is None:
            fitting = [i for i, k in known.kinds.items() if not kinds or k in kinds]
            mend = did_you_mean(name, fitting) or "; write it or take it out"
            yield Wrong(steps, f"there is no entry `{name}`{mend}")
        elif kinds and kind not in kinds:
            yield Wrong(steps, f"`{name}` is a {kind}, a {' or '.join(kinds)} is wanted; take it out")


def _named(entry: Entry) -> Iterator[tuple[Steps, str, tuple[str, ...]]]:
    """Path, id and wanted kinds (none: any) of every entry that is named."""
    fields: dict[str, tuple[str, ...]] = {"related": ()}
    if isinstance(entry, Role):
        fields |= {"responsibilities": ("responsibility",), "requirements": ("requirement",)}
        yield from ((("skills", name), name, ("skill",)) for name in entry.skills)
    if isinstance(entry, Role | Level):
        fields |= {"next": ("role", "level")}
    for field, kinds in fields.items():
        yield from (((field, n), name, kinds) for n, name in enumerate(getattr(entry, field)))


def _sources(entry: Entry, known: Known) -> Iterator[Wrong]:
    listed = ((("sources", n), key) for n, key in enumerate(entry.sources))
    of_figures = ((("figures", name, "source"), figure.source) for name, figure in entry.figures.items())
    for steps, key in chain[tuple[Steps, str]](listed, of_figures):
        if key not in known.sources:
            mend = did_you_mean(key, known.sources) or f"; write sources/{key}.yaml"
            yield Wrong(steps, f"there is no source `{key}`{mend}")


def _shelves(entry: Entry, known: Known) -> Iterator[Wrong]:
    words = known.vocabulary
    if words is None:
        return
    for kind, field, shelves in (
        (Skill, "group", words.groups),
        (Role, "family", words.families),
        (Topic, "category", words.categories),
    ):
        if isinstance(entry, kind) and (name := getattr(entry, field)) not in shelves:
            mend = did_you_mean(name, shelves) or f"; the choice is in vocabulary.yaml: {', '.join(shelves)}"
            yield Wrong((field,), f"there is no {field} `{name}`{mend}")


def _figures(entry: Entry, known: Known) -> Iterator[Wrong]:
    for steps, text in texts(entry):
        for found in BRACE.finditer(text):
            if found[0] == "{":
                part = text[found.start() :].split("\n")[0][:20]
                yield Wrong(steps, f"`{part}` names no figure; write `{{{{` for a brace", part)
            elif found[1] and found[1] not in entry.figures:
                mend = did_you_mean(found[1], entry.figures) or "; add it to `figures`"
                yield Wrong(steps, f"there is no figure `{found[1]}`{mend}", found[0])
