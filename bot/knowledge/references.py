"""What an entry says about the rest: every id, source, group and figure that it names must exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.knowledge.model import BUILT_IN_SOURCES, Entry, KnowledgeBase, Vocabulary
from bot.knowledge.problems import Fault, Step, cite, did_you_mean
from bot.knowledge.text import BRACE, SHOWN
from bot.knowledge.values import ID_PATTERN
from bot.knowledge.yaml.nodes import Document, Items, Node, Pairs, Scalar, scalars

Steps = tuple[Step, ...]

# Fields that name entries, and the kinds that they may name (none: any).
_NAMED: Mapping[str, tuple[str, ...]] = {
    "related": (),
    "skills": ("skill",),
    "responsibilities": ("responsibility",),
    "requirements": ("requirement",),
    "next": ("role", "level"),
}
_NAME_A_SOURCE = "name a file of sources/ without its ending, or write one with `python -m bot new source ID`"
# Fields whose choice stands in the vocabulary.
SHELVES = {"group": "groups", "family": "families", "category": "categories"}


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that can be named, files with faults included, so that one fault does not make others.

    Args:
        kinds: the kind of each entry by its id, and by its former ids.
        sources: keys of sources, the built-in ones included.
        vocabulary: for groups, families and categories; None where the file has faults.
        called: ids and keys by what else people call them: titles and addresses.
    """

    kinds: Mapping[str, str]
    sources: frozenset[str]
    vocabulary: Vocabulary | None
    called: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        kinds: Mapping[str, str],
        sources: set[str],
        vocabulary: Vocabulary | None,
        called: Mapping[str, str] = MappingProxyType({}),
    ) -> Known:
        """The built-in sources are added."""
        return cls(kinds, frozenset(sources | set(BUILT_IN_SOURCES)), vocabulary, called)

    def knows_all_of(self, base: KnowledgeBase) -> bool:
        """Whether everything can still be named that could be when a base was read."""
        kinds = {name: e.kind for e in base.entries.values() for name in (e.id, *e.formerly)}
        named = kinds.items() <= self.kinds.items() and base.sources.keys() <= self.sources
        return named and self.vocabulary == base.vocabulary

    def meant(self, name: str, fitting: Iterable[str]) -> str:
        """The words `` (did you mean `x`?)`` where a title, an address, a path or a misspelt id tells."""
        fitting = list(fitting)
        bare = name.strip().removesuffix(".yaml").rpartition("/")[2]
        tries = (self.called.get(folded(name)), bare, re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-"))
        found = next((one for one in tries if one in fitting), None)
        return f" (did you mean `{found}`?)" if found else did_you_mean(bare, fitting)


def folded(name: str) -> str:
    """A title or an address as it is looked up: without its case and the signs around it."""
    return name.strip(" ?!./").casefold()


def is_id(name: str) -> bool:
    """Whether a file could have that name."""
    return re.fullmatch(ID_PATTERN, name) is not None


def unknown_names(kind: type[Entry], document: Document, known: Known) -> Iterator[Fault]:
    """A fault for each name in an entry that nobody knows; other faults of the entry do not matter."""
    for rule in (_entries, _sources, _shelf, _figures):
        yield from rule(kind, document, known)


def _names(document: Document, *fields: str) -> Iterator[tuple[Steps, str]]:
    """Path and text of every item of some lists."""
    for name in fields:
        node = document.root.pairs.get(name)
        for at, item in enumerate(node.items if isinstance(node, Items) else ()):
            if isinstance(item, Scalar):
                yield (name, at), item.text


def _keys(document: Document, field: str) -> Mapping[str, Node]:
    """The keys of a mapping, and nothing where the field is none."""
    node = document.root.pairs.get(field)
    return node.pairs if isinstance(node, Pairs) else {}


def _entries(kind: type[Entry], document: Document, known: Known) -> Iterator[Fault]:
    for key_of, kinds in _NAMED.items():
        named = [*_names(document, key_of), *(((key_of, key), key) for key in _keys(document, key_of))]
        for steps, name in named if key_of in kind.model_fields else ():
            if text := _not_an_entry(name, kinds, known):
                yield document.fault(steps, text, key=True)


def _not_an_entry(name: str, kinds: Collection[str], known: Known) -> str:
    kind = known.kinds.get(name)
    if kind is None:
        fitting = [i for i, k in known.kinds.items() if not kinds or k in kinds]
        mend = known.meant(name, fitting) or "; take it out here, or bring its file back"
        return f"there is no entry `{cite(name)}`{mend}"
    if kinds and kind not in kinds:
        return f"`{name}` is a {kind}, a {' or '.join(kinds)} is wanted; take it out"
    return ""


def _sources(_: type[Entry], document: Document, known: Known) -> Iterator[Fault]:
    of_figures = [("figures", name, "source") for name in _keys(document, "figures")]
    named = [(steps, document.find(steps)) for steps in of_figures]
    texts = [(steps, node.text) for steps, node in named if isinstance(node, Scalar)]
    for steps, key in _names(document, "read_further"):
        if key in BUILT_IN_SOURCES:
            yield document.fault(steps, f"`{key}` has no address to read at; name a file of sources/")
    for steps, key in [*_names(document, "sources"), *_names(document, "read_further"), *texts]:
        if key not in known.sources:
            written = f"write it with `python -m bot new source {key}`" if is_id(key) else _NAME_A_SOURCE
            mend = known.meant(key, known.sources) or f"; {written}"
            yield document.fault(steps, f"there is no source `{cite(key)}`{mend}")


def _shelf(kind: type[Entry], document: Document, known: Known) -> Iterator[Fault]:
    """The group, family or category."""
    for one, plural in SHELVES.items():
        node = document.root.pairs.get(one)
        if known.vocabulary and one in kind.model_fields and isinstance(node, Scalar):
            shelves: Mapping[str, str] = getattr(known.vocabulary, plural)
            if node.text not in shelves:
                titled = next((i for i, title in shelves.items() if folded(title) == folded(node.text)), None)
                mend = known.meant(titled or node.text, shelves)
                mend = mend or f"; {plural} in vocabulary.yaml: {', '.join(shelves)}"
                yield document.fault((one,), f"there is no {one} `{cite(node.text)}`{mend}")


def _figures(_: type[Entry], document: Document, known: Known) -> Iterator[Fault]:
    figures = _keys(document, "figures")
    for steps, node in scalars(document.root):
        for found in BRACE.finditer(node.text) if steps[0] in SHOWN else ():
            if found[0] == "{":
                part = node.text[found.start() :].split("\n")[0][:20]
                text = f"`{part}` names no figure; write `{{{{` for a brace"
                yield document.fault(steps, text, within=part)
            elif found[1] and found[1] not in figures:
                mend = did_you_mean(found[1], figures) or "; add it to `figures`"
                yield document.fault(steps, f"there is no figure `{found[1]}`{mend}", within=found[0])
