"""Finds patterns of words: phrases, groups of phrases, gaps, and where a sentence begins and ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

from bot.knowledge.crisis import GROUP
from bot.search.disguise import Piece

LONGEST_GAP = 3
"""Words that a gap may hold."""
FEW = 2
"""Places up to which it does not pay to choose by the next word."""

Pieces: TypeAlias = Sequence[Piece]
Kinds: TypeAlias = tuple[str, ...]
Phrase: TypeAlias = Callable[[str], Sequence[str]]
# Most places lead nowhere, and thousands of empty dictionaries of their own would cost megabytes.
_NOWHERE: Any = MappingProxyType({})


def _nowhere() -> Any:
    return _NOWHERE


@dataclass(slots=True)
class Node:
    """A place within the patterns that begin alike: what may come next, and the kinds of those that end here.

    A group leads into the tree of its phrases, and from their ends to the place behind it.
    """

    words: dict[str, Node] = field(default_factory=_nowhere)
    groups: dict[str, tuple[Node, Node]] = field(default_factory=_nowhere)
    gap: Node | None = None
    ends: Kinds = ()
    ends_sentence: Kinds = ()

    def __hash__(self) -> int:
        """For places from which on nothing changes, and whose next places are kept once."""
        after = (*self.words.values(), *(after for _, after in self.groups.values()), self.gap)
        return hash((frozenset(self.words), frozenset(map(id, after)), self.ends, self.ends_sentence))

    def after(self, phrase: Iterable[str]) -> Node:
        """The place after some words, made where it is not there yet."""
        node = self
        for word in phrase:
            node.words = node.words or {}
            node = node.words.setdefault(word, Node())
        return node

    def behind(self, name: str, tree: Node) -> Node:
        """The place after a group, made where it is not there yet."""
        self.groups = self.groups or {}
        return self.groups.setdefault(name, (tree, Node()))[1]


_Pattern: TypeAlias = tuple[str, str]
_Place: TypeAlias = tuple[Node | None, Node]
"""Within the phrases of a group or not, and the place behind it or the place itself."""


class Patterns:
    """Patterns that are looked for all at once.

    Args:
        kinds: patterns as the vocabulary writes them, by their kind.
        groups: what ``grouped`` makes of the groups that the patterns call.
        phrase: turns a phrase into the words by which messages are read.
    """

    def __init__(
        self, kinds: Mapping[str, Iterable[str]], groups: Mapping[str, Node], phrase: Phrase
    ) -> None:
        anywhere: defaultdict[str, list[_Pattern]] = defaultdict(list)
        first: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for kind, patterns in kinds.items():
            for pattern in patterns:
                opening = pattern.removeprefix("^ ").lstrip()
                alike = anywhere if opening == pattern else first
                alike[opening.partition(" ")[0]].append((kind, opening))
        known: dict[Node, Node] = {}
        self._anywhere, self._first = (
            _openings(_tree(alike, phrase, groups, known) for alike in starts.values())
            for starts in (anywhere, first)
        )

    def spans(self, pieces: Pieces) -> Iterator[tuple[str, int, int]]:
        """The kind of each pattern that is found, where it begins, and before which word it ends."""
        for at, piece in enumerate(pieces):
            next_ = pieces[at + 1].readings if at + 1 < len(pieces) else ()
            for word in piece.readings:
                left = self._anywhere[word].met(next_) if word in self._anywhere else []
                if word in self._first and _breaks(pieces, at):
                    left += self._first[word].met(next_)
                if left:
                    found = _walk([(*place, at + 1) for place in left], pieces)
                    yield from ((kind, at, end) for kind, end in found)


class _Opening:
    """Where patterns are after their first word: in any case, and where a certain word follows.

    Args:
        places: all of them; a few are as quick to look at as to choose from.
    """

    __slots__ = ("always", "before")

    def __init__(self, places: Sequence[_Place]) -> None:
        before: dict[str, tuple[_Place, ...]] = {}
        follow = [None if len(places) <= FEW else _follow(*place) for place in places]
        self.always = tuple(place for place, words in zip(places, follow, strict=True) if words is None)
        for place, words in zip(places, follow, strict=True):
            alone = (place,)
            for word in words or ():
                before[word] = before[word] + alone if word in before else alone
        self.before: Mapping[str, tuple[_Place, ...]] = before or _NOWHERE

    def met(self, words: Iterable[str]) -> list[_Place]:
        """The places that are worth a look where one of the words follows."""
        return [*self.always, *(place for word in words for place in self.before.get(word, ()))]


def _follow(inside: Node | None, node: Node) -> set[str] | None:
    """The words that can follow at a place; None where it leads on without a word."""
    nodes = [inside, node] if inside and inside.ends else [inside or node]
    if inside is not nodes[-1] and (node.ends or node.ends_sentence or node.gap):
        return None
    groups = (tree.words for at in nodes for tree, _ in at.groups.values())
    return {*chain(*(at.words for at in nodes), *groups)}


def _openings(roots: Iterable[Node]) -> dict[str, _Opening]:
    """For each word with which patterns begin, where they are after it."""
    found: defaultdict[str, list[_Place]] = defaultdict(list)
    for root in roots:
        for word, node in root.words.items():
            found[word].append((None, node))
        for tree, after in root.groups.values():
            for word, inside in tree.words.items():
                found[word].append((inside, after))
    return {word: _Opening(places) for word, places in found.items()}


def _walk(left: list[tuple[Node | None, Node, int]], pieces: Pieces) -> set[tuple[str, int]]:
    """Kinds and ends of patterns that stand open at some places, each with the number of the next word."""
    ends: set[tuple[str, int]] = set()
    while left:
        inside, node, at = left.pop()
        words = pieces[at].readings if at < len(pieces) else ()
        if inside is not None:
            if inside.ends:
                left.append((None, node, at))
            left += [(inside.words[word], node, at + 1) for word in words if word in inside.words]
            continue
        ends.update((kind, at) for kind in node.ends)
        if node.ends_sentence and _breaks(pieces, at):
            ends.update((kind, at) for kind in node.ends_sentence)
        left += [(None, node.words[word], at + 1) for word in words if word in node.words]
        left += [(tree, after, at) for tree, after in node.groups.values()]
        if node.gap:
            left += [(None, node.gap, end) for end in range(at, min(at + LONGEST_GAP, len(pieces)) + 1)]
    return ends


def _shared(node: Node, known: dict[Node, Node]) -> Node:
    """The node itself, or the one that is like it from there on: what patterns end alike is kept once."""
    for word, after in node.words.items():
        node.words[word] = _shared(after, known)
    for name, (tree, after) in node.groups.items():
        node.groups[name] = tree, _shared(after, known)
    node.gap = node.gap and _shared(node.gap, known)
    return known.setdefault(node, node)


def _tree(
    patterns: Iterable[_Pattern], phrase: Phrase, groups: Mapping[str, Node], known: dict[Node, Node]
) -> Node:
    """The tree of some patterns: a few at a time, since it is several times as large until it is shared."""
    root = Node()
    for kind, pattern in patterns:
        _add(root, pattern.split(), (kind,), phrase, groups)
    return _shared(root, known)


def _add(root: Node, parts: Iterable[str], kind: Kinds, phrase: Phrase, trees: Mapping[str, Node]) -> None:
    places = [root]
    for part in parts:
        if part == "$":
            for node in places:
                node.ends_sentence += kind
            return
        after = [_step(node, part.strip("()"), phrase, trees) for node in places]
        places = [*places, *after] if part.startswith("(") else after
    for node in places:
        node.ends += kind


def _step(node: Node, part: str, phrase: Phrase, trees: Mapping[str, Node]) -> Node:
    if part == "..":
        node.gap = node.gap or Node()
        return node.gap
    if name := GROUP.fullmatch(part):
        return node.behind(name[1], trees[name[1]])
    return node.after(phrase(part))


def grouped(groups: Mapping[str, Iterable[str]], phrase: Phrase) -> dict[str, Node]:
    """Each group's phrases as a tree of their words, made once for all patterns that call them."""
    trees = {name: Node() for name in groups}
    known: dict[Node, Node] = {}
    for name, texts in groups.items():
        for words in filter(None, map(phrase, texts)):
            trees[name].after(words).ends = ("",)
    return {name: _shared(tree, known) for name, tree in trees.items()}


def _breaks(pieces: Pieces, at: int) -> bool:
    """Whether one sentence ends and another begins before a word."""
    return at in (0, len(pieces)) or pieces[at].sentence != pieces[at - 1].sentence
