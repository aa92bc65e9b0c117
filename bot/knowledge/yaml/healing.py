"""A line that YAML cannot read is taken as it was meant, so that one check tells what is wrong below too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.knowledge.problems import QUOTE_IT, Fault
from bot.knowledge.yaml.typed import TYPE_STRAIGHT, WITH_A_DASH

MOST_HEALED = 8  # lines of one file: each has the file read once more
LARGEST_HEALED = 100_000  # characters; no entry that somebody wrote is longer

_LINE = re.compile(r"(\s*(?:- )?(?:[a-z_]+: +)?)(.*)")


def healed(lines: Sequence[str], told: Sequence[Fault]) -> str:
    """The text of the file with the line of the last fault as it was meant.

    Args:
        lines: the file, in which the lines of the faults before are healed already.
        told: the faults that ended the reading so far.

    Returns:
        Nothing where nobody can tell what was meant, or where enough is told.
    """
    number = told[-1].line - 1
    line = _meant(lines[number], told[-1].text)
    if not line or len(told) > MOST_HEALED or _goes_on(line, lines[number + 1 :]):
        return ""
    text = "\n".join([*lines[:number], line, *lines[number + 1 :]])
    return text if len(text) <= LARGEST_HEALED else ""


def _meant(line: str, told: str) -> str:
    text = line.lstrip()
    if "use spaces" in told:
        return f"  {text}" if text.startswith("- ") else ""
    if WITH_A_DASH in told:
        return f"{line.removesuffix(text)}- {text}"
    found = _LINE.fullmatch(line)
    if not found or found[2][:1] in ("", "[", "{") or not (QUOTE_IT in told or TYPE_STRAIGHT in told):
        return ""
    quoted = found[2].replace("'", "''")
    return f"{found[1]}'{quoted}'"


def _goes_on(line: str, below: Sequence[str]) -> bool:
    """Whether the text of a line goes on below, so that quotes around the line alone would cut it."""
    return _indent(next((one for one in below if one.strip()), "")) > _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
