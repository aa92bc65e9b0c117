"""A folder becomes one KnowledgeBase, or every fault of every file at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from pathlib import Path

from bot.knowledge.danger import unknown_parts
from bot.knowledge.fields import build
from bot.knowledge.files import File, survey, version_of
from bot.knowledge.limits import MOST_ENTRIES, MOST_PHRASINGS
from bot.knowledge.model import KINDS, Entry, KnowledgeBase, Source, Vocabulary
from bot.knowledge.names import FOLDERS, SOURCES, VOCABULARY
from bot.knowledge.problems import Fault, Problem, Step, cite, faults_of
from bot.knowledge.prose import harmful
from bot.knowledge.references import SHELVES, Known, folded, unknown_names
from bot.knowledge.values import Frozen
from bot.knowledge.yaml.characters import MOST_FAULTS, UnreadableFile
from bot.knowledge.yaml.nodes import Document, Items, Scalar, scalars
from bot.knowledge.yaml.reader import read

NO_WORDS = "the file is missing, and entries name groups, families or categories of it; bring it back"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a folder.

    Args:
        base: the knowledge, or None where there is any fault.
        problems: the faults, and findings about files that do not belong there, by path and line.
        files: what the base was made of, byte for byte.
    """

    base: KnowledgeBase | None
    problems: tuple[Problem, ...] = ()
    files: tuple[File, ...] = ()

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What refuses the load."""
        return faults_of(self.problems)


def load(folder: Path) -> Loaded:
    """Read a whole knowledge folder; never raises, whatever stands in it."""
    return load_files(*survey(folder), folder)


def load_files(
    files: Sequence[File],
    problems: Sequence[Problem] = (),
    folder: Path | None = None,
    before: KnowledgeBase | None = None,
) -> Loaded:
    """Make one base of files whose bytes are there already.

    Args:
        files: all of them, in the order of their kinds and names.
        problems: what was found where they come from.
        folder: where that is, if it is a folder.
        before: an earlier base of the same folder, without faults; files that it was read from already are
            not read again. What comes of it is the same, only sooner.
    """
    base, problems = gather_files(files, problems, folder, before)
    return Loaded(None if faults_of(problems) else base, problems, tuple(files))


def gather(folder: Path) -> tuple[KnowledgeBase, tuple[Problem, ...]]:
    """Read what can be read: the base of all files without faults, and what is wrong with the others."""
    return gather_files(*survey(folder), folder)


def gather_files(
    files: Sequence[File],
    problems: Iterable[Problem],
    folder: Path | None,
    before: KnowledgeBase | None = None,
) -> tuple[KnowledgeBase, tuple[Problem, ...]]:
    """The same of files whose bytes are there already; the arguments are those of ``load_files``."""
    parts = [_part(file, before) for file in files]
    entries = [part for part in parts if part.file.folder in KINDS]
    _crowd(entries)
    _clash(entries)
    _refer(entries, [part for part in parts if part.file.folder not in KINDS], before)
    problems = [*problems, *(problem for part in parts for problem in part.problems())]
    if not any(part.file.path == VOCABULARY for part in parts) and _shelved(entries):
        problems.append(Problem(VOCABULARY, 1, 1, "file", NO_WORDS))
    if not faults_of(problems) and not entries:
        text = f"there are no entries here; they stand in the folders {', '.join(FOLDERS[:-1])}"
        problems.append(Problem(".", 1, 1, "file", text))
    return _base(folder, files, parts), tuple(sorted(problems))


@dataclass(slots=True)
class _Part:
    """One file on its way into the base; one that was good before is parsed where a fault is to be placed."""

    file: File
    value: Frozen | None = None
    nodes: Document | None = None
    before: bool = False
    faults: list[Fault] = field(default_factory=list)

    @property
    def document(self) -> Document | None:
        """Its nodes, which know their places; None where they could not be made."""
        if self.before and not self.nodes:
            self.nodes = read(self.file.data)
        return self.nodes

    @property
    def kind(self) -> str:
        """The singular of the folder's name."""
        return KINDS[self.file.folder].kind

    @property
    def former(self) -> list[tuple[tuple[Step, ...], str]]:
        """Path and text of the ids that the entry used to have."""
        if self.before:
            return [(("formerly", at), old) for at, old in enumerate(getattr(self.value, "formerly", ()))]
        node = self.document.root.pairs.get("formerly") if self.document else None
        return [(("formerly", *steps), old.text) for steps, old in scalars(node or Items(0, 0)) if steps]

    @property
    def called(self) -> list[tuple[str, str]]:
        """What people may name it by, with its id."""
        return [(folded(name), self.file.stem) for name in map(self._text, ("title", "url")) if name]

    def _text(self, key: str) -> str:
        if self.before:
            return str(getattr(self.value, key, ""))
        node = self.document.root.pairs.get(key) if self.document else None
        return node.text if isinstance(node, Scalar) else ""

    def add(self, faults: Iterable[Fault]) -> None:
        """Add faults, except about what was found wrong already."""
        told = {(fault.line, fault.field) for fault in self.faults}
        new = (fault for fault in faults if (fault.line, fault.field) not in told)
        self.faults += islice(new, MOST_FAULTS)

    def rename(self, faults: Iterable[Fault]) -> None:
        """Add faults of names; what an id looks like is of no interest where it is known which was meant."""
        told = {(fault.line, fault.column, fault.field): fault for fault in faults}
        self.faults = [told.pop((f.line, f.column, f.field), f) for f in self.faults]
        self.add(told.values())

    def problems(self) -> Iterator[Problem]:
        """The faults with their file."""
        yield from (Problem(self.file.path, *fault) for fault in self.faults[:MOST_FAULTS])


def _part(file: File, before: KnowledgeBase | None = None) -> _Part:
    if before and before.hashes.get(file.path) == file.hash:
        return _Part(file, _value(file, before), before=True)
    part = _Part(file)
    try:
        part.nodes = document = read(file.data)
    except UnreadableFile as error:
        part.faults += error.faults
        return part
    part.faults += document.faults
    part.value, faults = build(_model(file), document)
    part.add(faults)
    if not document.healed:
        part.add(harmful(document, _model(file), part.value))
    if isinstance(part.value, Entry):
        part.value._id = file.stem
    return part


def _value(file: File, base: KnowledgeBase) -> Frozen:
    """What a base made of a file."""
    if file.folder == SOURCES:
        return base.sources[file.stem]
    return base.entries[file.stem] if file.folder else base.vocabulary


def _model(file: File) -> type[Frozen]:
    if file.folder == SOURCES:
        return Source
    return KINDS[file.folder] if file.folder else Vocabulary


def _crowd(entries: list[_Part]) -> None:
    """More than can be held and searched in good time, told where it becomes too much."""
    good = [(part, part.value) for part in entries if isinstance(part.value, Entry)]
    lines = accumulate(len(e.aliases) + len(e.questions) + len(e.not_for) for _, e in good)
    for at, ((part, _), total) in enumerate(zip(good, lines, strict=True)):
        if at >= MOST_ENTRIES or total > MOST_PHRASINGS:
            limits = f"{MOST_ENTRIES:,} entries and {MOST_PHRASINGS:,} aliases, questions and not_for lines"
            part.add([Fault(1, 1, "file", f"this is more than the bot can search: at most {limits} in all")])
            return


def _clash(parts: list[_Part]) -> None:
    """Ids that two entries have, or that one has and another used to have."""
    owner: dict[str, _Part] = {}
    for part in parts:
        first = owner.setdefault(part.file.stem, part)
        if first is not part:
            part.add([Fault(1, 1, "file", f"{first.file.path} has the same id; rename one of them")])
    for part in parts:
        for steps, old in part.former:
            taken = owner.get(old)
            owner.setdefault(old, part)
            if taken and part.document:
                text = f"`{cite(old)}` is an id of {taken.file.path}; ids are never used twice"
                part.add([part.document.fault(steps, text)])


def _shelved(entries: list[_Part]) -> bool:
    """Whether an entry names a group, family or category, which only the vocabulary can know."""
    return any(part.document and part.document.root.pairs.keys() & SHELVES.keys() for part in entries)


def _refer(entries: list[_Part], others: list[_Part], before: KnowledgeBase | None) -> None:
    """Look up every name that an entry uses; where all that was known before still is, only changed ones."""
    words = next((part.value for part in others if not part.file.folder), None)
    known = Known.of(
        {i: part.kind for part in entries for i in (part.file.stem, *(old for _, old in part.former))},
        {part.file.stem for part in others},
        words if isinstance(words, Vocabulary) else None,
        dict(called for part in (*entries, *others) for called in part.called),
    )
    known_before = before is not None and known.knows_all_of(before)
    for part in (*others, *entries):
        if not (part.before and known_before) and part.document:
            if part.file.folder in KINDS:
                part.rename(unknown_names(KINDS[part.file.folder], part.document, known))
            elif isinstance(part.value, Vocabulary):
                part.add(unknown_parts(part.document, part.value, known.kinds))


def _base(folder: Path | None, files: Iterable[File], parts: list[_Part]) -> KnowledgeBase:
    good = [(part.file.stem, part.value) for part in parts if not part.faults]
    words = [value for _, value in good if isinstance(value, Vocabulary)]
    return KnowledgeBase(
        entries={stem: value for stem, value in good if isinstance(value, Entry)},
        sources={stem: value for stem, value in good if isinstance(value, Source)},
        vocabulary=words[0] if words else Vocabulary(),
        version=version_of(files),
        folder=folder,
        hashes={part.file.path: part.file.hash for part in parts if not part.faults},
    )
