"""YAML made strict: texts, lists and mappings only, every text as it was written, every node with its place.

Built on the event stream, below the constructors that turn ``no`` into False and crash on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from bot.knowledge.problems import QUOTE_IT, Fault, Step, cite, field_name
from bot.knowledge.yaml.characters import LARGEST_FILE, MOST_FAULTS, UnreadableFile, decode, name_of
from bot.knowledge.yaml.healing import healed
from bot.knowledge.yaml.nodes import LONGEST_TEXT, Document, Items, Node, Pairs, Scalar
from bot.knowledge.yaml.syntax import Seen, Stumble, explain
from bot.knowledge.yaml.typed import curled, half_quoted, look_alike, no_item
from bot.sanitize.unseen import UNSEEN, hides

PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST_SLOW_FILE = 400_000  # bytes that the parser in Python reads within two seconds
DEEPEST = 16
MOST_NODES = 20_000

_CUT = re.compile(r"[ \t]+#(.?)")
_SWALLOWED_BY_QUOTE = re.compile(r"[a-z_]+:(?: |$)|\s*- ")
_SWALLOWED_BY_TEXT = re.compile(r"\s*- ")
_IS_CUT = f"the text is cut off at ` #`; {QUOTE_IT}"
_SECOND = "a second document begins here; delete this line, or move what follows to a new file"
_ODD_SPACE = "there is a special kind of space beside the key; type ordinary spaces"
_NOTHING = ("~", "null", "Null", "NULL")

Steps = tuple[Step, ...]
_Collection = SequenceStartEvent | MappingStartEvent
_Value = _Collection | ScalarEvent


def read(data: bytes, parser: type = PARSER) -> Document:
    """Read one file.

    Args:
        data: the bytes of the file.
        parser: a PyYAML loader class; only its events are used. The one in Python takes small files only.

    Returns:
        Its mapping, with the faults that did not hinder reading on.

    Raises:
        UnreadableFile: what was found could not be understood; nothing else is ever raised.
    """
    text, unseen = decode(data, LARGEST_SLOW_FILE if parser is yaml.SafeLoader else LARGEST_FILE)
    told: list[Fault] = []
    while True:
        faults = list(unseen)
        builder = _Builder(text, parser, faults)
        try:
            root = builder.document()
            known = tuple(sorted([*told, *faults])[:MOST_FAULTS])
            return Document(root, known, builder.seen.lines, frozenset(f.line for f in told))
        except yaml.MarkedYAMLError as error:
            fault = explain(_stumble(error), builder.seen)
            again = bool(told) and fault.line <= told[-1].line
            told += [] if again else [fault]
            text = "" if again else healed(builder.seen.lines, told)
        except UnreadableFile as error:
            raise UnreadableFile(*sorted([*told, *error.faults[:-1]]), error.faults[-1]) from None
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
            fault = Fault(1, 1, "yaml", f"not readable as YAML ({cite(str(error))})")
            raise UnreadableFile(*faults, *told, fault) from None
        if not text:
            raise UnreadableFile(*sorted([*faults, *told]))


class _Builder:
    """Turns events into nodes; ``faults`` grows on the way."""

    def __init__(self, text: str, parser: type, faults: list[Fault]) -> None:
        self.seen = Seen(text.split("\n"))
        self._events: Iterator[Event] = yaml.parse(text, Loader=parser)
        self._faults = faults
        self._nodes = 0

    def document(self) -> Pairs:
        next(self._events)
        if isinstance(next(self._events), StreamEndEvent):
            self._stop(1, 1, "file", "the file is empty; see the example in README.md, or delete the file")
        node = self._node(next(self._events), (), 1)
        self._end()
        if not isinstance(node, Pairs):
            self._stop(node.line, node.column, "file", "a file consists of `key: value` lines; see README.md")
        return node

    def _end(self) -> None:
        """Nothing may follow the first document."""
        while not isinstance(event := next(self._events), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                line, column = self._start(event)
                self._stop(line, column, "yaml", _SECOND)

    def _node(self, event: Event, steps: Steps, depth: int) -> Node:
        line, column = self._start(event)
        self._guard(line, column, steps, depth if isinstance(event, _Collection) else 0)
        if isinstance(event, AliasEvent):
            self._say(line, column, steps, f"a text may not begin with `*`; {QUOTE_IT}")
            return Scalar(line, column, "")
        if isinstance(event, SequenceStartEvent | MappingStartEvent | ScalarEvent):
            self._plainness(event, line, column, steps)
        match event:
            case SequenceStartEvent():
                return self._items(event, Items(line, column, bool(event.flow_style)), steps, depth)
            case MappingStartEvent():
                return self._pairs(event, Pairs(line, column, bool(event.flow_style)), steps, depth)
            case ScalarEvent():
                return self._scalar(event, steps)
        raise yaml.YAMLError("an unknown event")

    def _guard(self, line: int, column: int, steps: Steps, depth: int) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop(line, column, field_name(steps), f"more than {MOST_NODES:,} values; split the file")
        if depth > DEEPEST:
            self._stop(
                line, column, field_name(steps), f"nested deeper than {DEEPEST} levels; is a quote missing?"
            )

    def _plainness(self, event: _Value, line: int, column: int, steps: Steps) -> None:
        """No anchors and no tags."""
        if event.anchor is not None:
            self._say(line, column, steps, f"a text may not begin with `&`; {QUOTE_IT}")
        if event.tag is not None:
            self._say(line, column, steps, f"a text may not begin with `!`; {QUOTE_IT}")

    def _items(self, start: _Collection, node: Items, steps: Steps, depth: int) -> Items:
        with_bracket = self._open(start)
        while not isinstance(event := next(self._events), CollectionEndEvent):
            place = (*steps, len(node.items))
            item = self._node(event, place, depth + 1)
            node.items.append(item)
            if isinstance(event, ScalarEvent) and isinstance(item, Scalar):
                self._check_item(event, item, place)
        self._close(event, with_bracket)
        return node

    def _pairs(self, start: _Collection, node: Pairs, steps: Steps, depth: int) -> Pairs:
        with_bracket = self._open(start)
        while not isinstance(event := next(self._events), CollectionEndEvent):
            key = self._node(event, steps, depth + 1)
            event = next(self._events)
            place = (*steps, key.text) if isinstance(key, Scalar) else steps
            value = self._node(event, place, depth + 1)
            self._add(node, key, value, steps)
            if isinstance(event, ScalarEvent) and isinstance(key, Scalar) and isinstance(value, Scalar):
                self._check_value(event, key, value, place)
        self._close(event, with_bracket)
        return node

    def _add(self, node: Pairs, key: Node, value: Node, steps: Steps) -> None:
        if not isinstance(key, Scalar) or not key.text:
            self._say(key.line, key.column, steps, "a key must be a word; write `key: value`")
        elif key.text != key.text.strip():
            start, text = look_alike(self.seen.line(key.line - 1)) or (key.column - 1, _ODD_SPACE)
            self._say(key.line, start + 1, (*steps, key.text), text)
        elif key.text in node.pairs:
            first = node.keys[key.text].line
            text = f"`{cite(key.text)}` stands twice, first on line {first}; keep one"
            self._say(key.line, key.column, (*steps, key.text), text)
        else:
            node.pairs[key.text], node.keys[key.text] = value, key

    def _scalar(self, event: ScalarEvent, steps: Steps) -> Scalar:
        line, column = self._start(event)
        plain = not event.style
        if event.style in ("'", '"'):
            self.seen.quoted = _span(event)
        if event.style == '"' and hides(event.value) and (unseen := UNSEEN.search(event.value)):
            self._say(
                line, column, steps, f"the text has an invisible {name_of(unseen.group())} in it; delete it"
            )
        self._swallowed(event, steps)
        return Scalar(line, column, event.value, plain)

    def _swallowed(self, event: ScalarEvent, steps: Steps) -> None:
        """A text that runs over lines which look like keys or list items of their own."""
        (first, column), (last, _) = _span(event)
        if event.style in ("|", ">") or (steps == ("answer",) and not event.style):
            return  # an answer without its bar is told as such
        pattern = _SWALLOWED_BY_QUOTE if event.style else _SWALLOWED_BY_TEXT
        for number in range(first + 1, min(last, first + LONGEST_TEXT) + 1):
            line = self.seen.line(number)
            if not pattern.match(line):
                continue
            if event.style:
                text = (
                    f"the quote opened here runs on over line {number + 1}; close it at the end of the text"
                )
                self._say(first + 1, column + 1, steps, text)
            else:
                place = self._merged(first, column, number)
                self._say(place[0], place[1], steps, place[2])
            return

    def _merged(self, first: int, column: int, number: int) -> tuple[int, int, str]:
        """Which of two lines that are read as one text is to blame: one without its dash, or a deeper one."""
        above, below = self.seen.line(first), self.seen.line(number)
        if not above[:column].strip():
            start, text = look_alike(above) or (column, no_item(above))
            return first + 1, start + 1, text
        indent = len(below) - len(below.lstrip())
        return (
            number + 1,
            indent + 1,
            "the line is taken for part of the text above; align it with the other items",
        )

    def _check_item(self, event: ScalarEvent, item: Scalar, steps: Steps) -> None:
        if item.plain and (not item.text or item.text in _NOTHING):
            mend = (
                'put "quotes" around a text that begins with `#`'
                if self._cut(event)
                else "write its text or delete it"
            )
            self._say(item.line, item.column, steps, f"an item of the list is empty; {mend}")
        elif item.plain and self._cut(event):
            text = f"{_IS_CUT}, or give the comment its own line"
            self._say(item.line, item.column, steps, curled(item.text) or text)
        elif item.plain and (text := half_quoted(item.text)):
            self._say(item.line, item.column, steps, text)

    def _check_value(self, event: ScalarEvent, key: Scalar, value: Scalar, steps: Steps) -> None:
        comment = self._cut(event) if value.plain else None
        if value.plain and (not value.text or value.text in _NOTHING):
            mend = (
                'put "quotes" around a text that begins with `#`'
                if comment
                else "write its value, or delete the line if it needs none"
            )
            self._say(key.line, key.column, steps, f"there is nothing after `{cite(key.text)}:`; {mend}")
        elif comment and not comment.group(1).isspace() and comment.group(1) not in ("", "#"):
            text = curled(value.text) or _IS_CUT
            self._say(value.line, value.column, steps, text)
        elif value.plain and (text := half_quoted(value.text)):
            self._say(value.line, value.column, steps, text)
        elif value.plain and key.text == "answer" and _span(event)[0][0] < _span(event)[1][0]:
            self._say(key.line, key.column, steps, "its line ends would be lost; write `answer: |` here")

    def _cut(self, event: ScalarEvent) -> re.Match[str] | None:
        _, (line, column) = _span(event)
        return _CUT.match(self.seen.line(line), column)

    def _open(self, event: _Collection) -> bool:
        if event.flow_style:
            self.seen.brackets.append(_span(event)[0])
        return bool(event.flow_style)

    def _close(self, event: Event, with_bracket: bool) -> None:
        if with_bracket:
            self.seen.closed = (self.seen.brackets.pop(), _span(event)[1])

    def _start(self, event: Event) -> tuple[int, int]:
        """Where it begins, counted from 1; the end of a file counts as its last line."""
        line, column = _span(event)[0]
        return min(line + 1, len(self.seen.lines)), column + 1

    def _say(self, line: int, column: int, steps: Steps, text: str) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(line, column, field_name(steps) if steps else "yaml", text))

    def _stop(self, line: int, column: int, field: str, text: str) -> NoReturn:
        raise UnreadableFile(*self._faults, Fault(line, column, field, text))


def _stumble(error: yaml.MarkedYAMLError) -> Stumble:
    problem: Any = error.problem_mark
    context: Any = error.context_mark
    place, origin = problem or context, context or problem
    return Stumble(
        (place.line, place.column) if place else (0, 0),
        (origin.line, origin.column) if origin else (0, 0),
        error.context or "",
        error.problem or "",
    )


def _span(event: Event) -> tuple[tuple[int, int], tuple[int, int]]:
    start: Any = event.start_mark
    end: Any = event.end_mark
    return (start.line, start.column), (end.line, end.column)
