"""What a YAML parser stumbled over, in plain words and on the line where the mistake was made.

A parser names the place where it could not go on. For a quote, a bracket or a key without its colon
that is often lines after the mistake, so the place is worked out anew here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.knowledge.problems import QUOTE_IT, Fault, cite
from bot.knowledge.yaml.characters import name_of
from bot.knowledge.yaml.typed import (
    NO_BAR,
    barless,
    block_above,
    curled,
    indented_key,
    item_above,
    look_alike,
    no_item,
    no_line_of,
)
from bot.sanitize.unseen import UNSEEN

Place = tuple[int, int]
_COLON = re.compile(r":(?:\s|$)")
_LONGEST_KEY = 1_000
HAS_A_COLON = f"the text has a colon and a space in it; {QUOTE_IT}"


class Stumble(NamedTuple):
    """Where a parser stopped, and its own words; lines and columns count from 0.

    Args:
        place: where it could not go on.
        origin: where the thing began that it was reading.
        context: what it was reading.
        problem: what it found.
    """

    place: Place
    origin: Place
    context: str
    problem: str


@dataclass(slots=True)
class Seen:
    """What was read before the parser stopped; lines and columns count from 0.

    Args:
        lines: the lines of the file.
        brackets: where each bracket that is still open was opened.
        closed: start and end of the bracket that was closed last.
        quoted: start and end of the quoted text that was read last.
    """

    lines: list[str]
    brackets: list[Place] = field(default_factory=list)
    closed: tuple[Place, Place] | None = None
    quoted: tuple[Place, Place] | None = None

    def line(self, number: int) -> str:
        """That line, or an empty one past the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def character(self, place: Place) -> str:
        """The character there, or nothing at the end of a line."""
        return self.line(place[0])[place[1] : place[1] + 1]


def explain(stumble: Stumble, seen: Seen) -> Fault:
    """The fault behind a parser's error."""
    guesses = (guess(stumble, seen) for guess in _GUESSES)
    (line, column), text = next(filter(None, guesses), (stumble.place, _other(stumble)))
    return Fault(min(line, max(len(seen.lines) - 1, 0)) + 1, column + 1, "yaml", text)


Guess = tuple[Place, str] | None
_CLOSES = {"[": "]", "{": "}"}


def _tab(stumble: Stumble, seen: Seen) -> Guess:
    place = stumble.place
    line = seen.line(place[0])
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return (place[0], indent.index("\t")), "the line is indented with a tab; use spaces"
    if seen.character(place) == "\t":
        return place, "there is a tab here; use spaces"
    return None


def _look(stumble: Stumble, seen: Seen) -> Guess:
    for number in dict.fromkeys((stumble.place[0], stumble.origin[0])):
        line = seen.line(number)
        of_text = not _indent(line) and bool(block_above(seen.lines, number))
        if found := look_alike(line, below_text=of_text):
            return (number, found[0]), found[1]
    return None


def _quote(stumble: Stumble, seen: Seen) -> Guess:
    place, origin, context, problem = stumble
    if "quoted scalar" in context:
        if "escape" in problem or "hexdecimal" in problem or "Unicode" in problem:
            backslash = seen.line(place[0]).rfind("\\", 0, place[1] + 1)
            text = "a backslash means something else in double quotes; use single quotes around the text"
            return (place[0], max(backslash, 0)), text
        return origin, "the quote opened here is never closed; close it at the end of the text"
    if seen.quoted is None or seen.quoted[1][0] != place[0] or place < seen.quoted[1]:
        return None
    start, end = seen.quoted
    if seen.line(end[0])[end[1] : place[1]].strip(" ,"):
        return None
    if start[0] < end[0]:
        return start, "the quote opened here is not closed on its line; close it at the end of the text"
    return start, (
        "the quoted text ends before its line does; put the other kind of quotes around the whole text, "
        "or double the single quote inside"
    )


def _bracket(stumble: Stumble, seen: Seen) -> Guess:
    place, origin, _, _ = stumble
    if seen.brackets:
        opened = seen.brackets[-1]
        what = seen.character(opened)
        if place[0] > opened[0]:
            return (
                opened,
                f"the `{what}` opened here is not closed on its line; "
                f"close it with `{_CLOSES.get(what, what)}`, or quote texts with ` #`",
            )
        return (
            place,
            f"something is wrong inside `{what}`; put a comma between the parts and quotes around texts",
        )
    if seen.closed and seen.closed[1][0] == place[0] and origin[0] <= place[0]:
        start = seen.closed[0]
        return start, f"a text may not begin with `{seen.character(start)}`; {QUOTE_IT}"
    return None


def _colon(stumble: Stumble, seen: Seen) -> Guess:
    place, origin, _, problem = stumble
    if "expected ':'" in problem:
        return origin, _no_key(seen, origin[0])
    if "mapping values are not allowed" not in problem:
        return None
    line = seen.line(place[0])
    if before := _COLON.search(line[: place[1]]):
        start = before.end() + _indent(line[before.end() :])
        return _quoted_colon(place, (place[0], start), curled(line[start:]))
    if place[1] > _LONGEST_KEY:
        return (place[0], 0), "the key is too long; is a quote missing?"
    above = next((n for n in range(place[0] - 1, -1, -1) if _says_something(seen.line(n))), None)
    if above is None or _indent(line) > _indent(seen.line(above)):
        return (place[0], _indent(line)), "the line is indented deeper than the one above; align it"
    if found := look_alike(seen.line(above)):
        return (above, found[0]), found[1]
    return (above, _indent(seen.line(above))), _no_key(seen, above)


def _quoted_colon(place: Place, start: Place, curly: str) -> Guess:
    return (start, curly) if curly else (place, HAS_A_COLON)


def _no_key(seen: Seen, number: int) -> str:
    """What a line that is no key was meant to be: a list item, a line of a text, or a key all the same."""
    line = seen.line(number)
    if _indent(line) and item_above(seen.lines, number):
        return no_item(line)
    if key := block_above(seen.lines, number):
        return no_line_of(key)
    return f"`{cite(line)}` is no key; a key needs a colon and a space after it, a line of a text two spaces"


def _first_character(stumble: Stumble, seen: Seen) -> Guess:
    place, origin, context, problem = stumble
    if "block scalar" in context:
        return (
            origin,
            f"nothing may follow `{seen.character(origin)}` on its line; begin the text on the next line",
        )
    if "an alias" in context and barless(seen.lines, origin[0]):
        return (origin[0], 0), NO_BAR
    if "an alias" in context or "an anchor" in context or "a tag" in context:
        return origin, _quote_it(seen.character(origin))
    starts = ("cannot start any token", "node content", "entries are not allowed", "keys are not allowed")
    if any(words in problem for words in starts) and seen.character(place):
        return place, _quote_it(seen.character(place))
    return None


def _quote_it(character: str) -> str:
    shown = (
        f"`{character}`" if not UNSEEN.search(character) and character != "`" else f"a {name_of(character)}"
    )
    return f"a text may not begin with {shown}; {QUOTE_IT}"


def _indentation(stumble: Stumble, seen: Seen) -> Guess:
    place, _, context, problem = stumble
    if "document start" in problem and not any(line.startswith("...") for line in seen.lines[: place[0] + 1]):
        first = next(n for n, line in enumerate(seen.lines) if _says_something(line))
        return (first, 0), "the line is indented deeper than the keys below; delete the spaces before it"
    if not ("expected key" in problem or "block end" in problem or "block collection" in context):
        return None
    if indented_key(seen.lines, place[0]):
        return place, "a key begins at the very left; delete the spaces before it"
    if (key := block_above(seen.lines, place[0])) and _indent(seen.line(place[0])) < 2:
        return place, no_line_of(key)
    return place, _fits_nothing(seen.line(place[0]))


def _fits_nothing(line: str) -> str:
    if line.lstrip().startswith("- "):
        return (
            "the line fits nothing above; begin it exactly below the other `- ` of its list, "
            "and write the key of the list above them, such as `questions:`"
        )
    return "the line fits nothing above; begin it exactly below the others that it belongs to"


def _other(stumble: Stumble) -> str:
    _, _, _, problem = stumble
    if "document start" in problem:
        return "the entry ends above this line; delete the line of dots, one file is one entry"
    if "undefined tag handle" in problem:
        return _quote_it("!")
    return f"YAML cannot be read from here on ({cite(problem)}); compare with the example in README.md"


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_GUESSES = (_tab, _look, _quote, _bracket, _colon, _first_character, _indentation)
