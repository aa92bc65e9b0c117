"""What a YAML file consists of once it is read: texts, lists and mappings that know their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.knowledge.problems import Fault, Step, field_name

LONGEST_TEXT = 500  # lines of one text that are searched for something


@dataclass(slots=True)
class Scalar:
    """A text as it was written, whatever it looks like."""

    line: int
    column: int
    text: str
    plain: bool = True


@dataclass(slots=True)
class Items:
    """A list."""

    line: int
    column: int
    flow: bool = False
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Pairs:
    """A mapping; ``keys`` tells where each key stands."""

    line: int
    column: int
    flow: bool = False
    pairs: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


Node = Scalar | Items | Pairs


@dataclass(frozen=True, slots=True)
class Document:
    """One file.

    Args:
        root: its keys.
        faults: what the reader could tell without knowing the kind of file.
        lines: as they were written.
        healed: the numbers of those that were taken as they were meant; what is missing may only seem so.
    """

    root: Pairs
    faults: tuple[Fault, ...] = ()
    lines: Sequence[str] = ()
    healed: frozenset[int] = frozenset()

    def find(self, steps: Sequence[Step]) -> Node:
        """The node at that path, or the last one on the way that exists."""
        node: Node = self.root
        for step in steps:
            below = _below(node, step)
            if below is None:
                break
            node = below
        return node

    def place(self, steps: Sequence[Step], *, key: bool = False, within: str = "") -> tuple[int, int]:
        """Line and column of a value, of its key, or of a part of the value."""
        node = self.find(steps)
        if key and steps:
            parent = self.find(steps[:-1])
            node = parent.keys.get(str(steps[-1]), node) if isinstance(parent, Pairs) else node
        return self._within(node, within) or (node.line, node.column)

    def fault(self, steps: Sequence[Step], text: str, *, key: bool = False, within: str = "") -> Fault:
        """A fault at that path."""
        return Fault(*self.place(steps, key=key, within=within), field_name(steps), text)

    def _within(self, node: Node, part: str) -> tuple[int, int] | None:
        """Where a part of a text stands: a text may go over many lines."""
        first = node.line - 1
        for number in range(first, min(first + LONGEST_TEXT, len(self.lines)) if part else first):
            column = self.lines[number].find(part, node.column - 1 if number == first else 0)
            if column >= 0:
                return number + 1, column + 1
        return None


def _below(node: Node, step: Step) -> Node | None:
    if isinstance(node, Pairs):
        return node.pairs.get(str(step))
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def plain(node: Node) -> object:
    """The same as plain Python values, for validation."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Pairs():
            return {key: plain(value) for key, value in node.pairs.items()}


def scalars(node: Node, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Scalar]]:
    """Every text below a node with its path, in the order of the file."""
    match node:
        case Scalar():
            yield steps, node
        case Items():
            for number, item in enumerate(node.items):
                yield from scalars(item, (*steps, number))
        case Pairs():
            for key, value in node.pairs.items():
                yield from scalars(value, (*steps, key))
