"""A folder becomes one KnowledgeBase, or every fault of every file at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.knowledge.characters import MOST_FAULTS, UnreadableFile
from bot.knowledge.fields import build
from bot.knowledge.files import FOLDERS, SOURCES, File, survey
from bot.knowledge.model import KINDS, Entry, Frozen, KnowledgeBase, Source, Vocabulary
from bot.knowledge.nodes import Document
from bot.knowledge.problems import Fault, Problem
from bot.knowledge.prose import harmful
from bot.knowledge.reader import read
from bot.knowledge.references import Known, unknown_names


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a folder.

    Args:
        base: the knowledge, or None where there is any fault.
        problems: the faults, in the order of paths and lines.
    """

    base: KnowledgeBase | None
    problems: tuple[Problem, ...] = ()


def load(folder: Path) -> Loaded:
    """Read a whole knowledge folder; never raises, whatever stands in it."""
    base, problems = gather(folder)
    return Loaded(None if problems else base, problems)


def gather(folder: Path) -> tuple[KnowledgeBase, tuple[Problem, ...]]:
    """Read what can be read: the base of all files without faults, and the faults of the others."""
    files, problems = survey(folder)
    parts = [_part(file) for file in files]
    for clash in _clashes(parts):
        clash[0].faults.append(clash[1])
    _refer(parts)
    problems += [problem for part in parts for problem in part.problems()]
    if not problems and not any(isinstance(part.value, Entry) for part in parts):
        text = f"there are no entries here; they stand in the folders {', '.join(FOLDERS[:-1])}"
        problems.append(Problem(".", 1, 1, "file", text))
    return _base(folder, files, parts), tuple(sorted(problems))


@dataclass(slots=True)
class _Part:
    """One file on its way into the base."""

    file: File
    document: Document | None = None
    value: Frozen | None = None
    faults: list[Fault] = field(default_factory=list)

    def problems(self) -> Iterator[Problem]:
        yield from (Problem(self.file.path, *fault) for fault in self.faults[:MOST_FAULTS])


def _part(file: File) -> _Part:
    part = _Part(file)
    try:
        part.document = read(file.data)
    except UnreadableFile as error:
        part.faults += error.faults
        return part
    part.faults += part.document.faults
    told = {(fault.line, fault.field) for fault in part.faults}
    part.value, faults = build(_model(file), part.document)
    part.faults += [fault for fault in faults if (fault.line, fault.field) not in told]
    part.faults += harmful(part.document)
    if isinstance(part.value, Entry):
        part.value._id = file.stem
    return part


def _model(file: File) -> type[Frozen]:
    if file.folder == SOURCES:
        return Source
    return KINDS[file.folder] if file.folder else Vocabulary


def _clashes(parts: list[_Part]) -> Iterator[tuple[_Part, Fault]]:
    """Ids that two entries have, or that one has and another used to have."""
    owner: dict[str, _Part] = {}
    entries = [part for part in parts if part.file.folder in KINDS]
    for part in entries:
        first = owner.setdefault(part.file.stem, part)
        if first is not part:
            yield part, Fault(1, 1, "file", f"{first.file.path} has the same id; rename one of them")
    for part in entries:
        for number, old in enumerate(part.value.formerly if isinstance(part.value, Entry) else ()):
            first = owner.setdefault(old, part)
            if first is not part or old == part.file.stem:
                text = f"`{old}` is an id of {first.file.path}; ids are never used twice"
                yield part, _at(part, ("formerly", number), text)


def _refer(parts: Iterable[_Part]) -> None:
    """Look up every name that an entry uses."""
    parts = list(parts)
    words = [part.value for part in parts if not part.file.folder]
    vocabulary = words[0] if words else Vocabulary()
    known = Known.of(
        {i: KINDS[part.file.folder].kind for part in parts if part.file.folder in KINDS for i in _ids(part)},
        {part.file.stem for part in parts if part.file.folder == SOURCES},
        vocabulary if isinstance(vocabulary, Vocabulary) else None,
    )
    for part in parts:
        if isinstance(part.value, Entry):
            part.faults += [_at(part, *wrong) for wrong in unknown_names(part.value, known)]


def _ids(part: _Part) -> tuple[str, ...]:
    former = part.value.formerly if isinstance(part.value, Entry) else ()
    return (part.file.stem, *former)


def _at(part: _Part, steps: tuple[str | int, ...], text: str, within: str = "") -> Fault:
    if part.document is None:
        return Fault(1, 1, "file", text)
    return part.document.fault(steps, text, key=steps[0] == "skills", within=within)


def _base(folder: Path, files: list[File], parts: list[_Part]) -> KnowledgeBase:
    good = [(part.file.stem, part.value) for part in parts if not part.faults]
    words = [value for _, value in good if isinstance(value, Vocabulary)]
    return KnowledgeBase(
        entries={stem: value for stem, value in good if isinstance(value, Entry)},
        sources={stem: value for stem, value in good if isinstance(value, Source)},
        vocabulary=words[0] if words else Vocabulary(),
        version=_version(files),
        folder=folder,
    )


def _version(files: Iterable[File]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.path):
        for part in (file.path.encode("utf-8", "surrogateescape"), file.data):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]
