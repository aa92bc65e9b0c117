"""What a line looks like to whoever typed it, where YAML reads something else: look-alikes, marks, fences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.knowledge.problems import QUOTE_IT, cite
from bot.knowledge.yaml.characters import name_of

_KEY = r"\s*[\w\"'-]+(?: [\w\"'-]+)?"
_BLANK = "[^\\S \t\n\r]"  # looks like a space and is none
_MARK = "[\u2010-\u2015\u2212\u2022\u2023\u2043\u25aa\u25cf\u25e6\u00b7*+]"
WITH_A_DASH = "begin it with `- `"
_LIST = "a list item begins with `- `, a hyphen and a space"
_NO_SPACE = "{x} looks like a space and is none; type an ordinary space"
TYPE_STRAIGHT = 'type straight quotes `"` instead, or none'
NO_BAR = "the text of `answer` needs a bar; write `answer: |` on the line above, and leave the text as it is"
# Each look of a line, where its part `x` is to blame, with what is told of it.
_OF_KEYS = {
    re.compile(r"(?P<x><{7}|={7}|>{7}|\|{7})(?: |$)"): "git left two versions of a text here; keep one of "
    "them, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
    re.compile(r"(?P<x>```|~~~)\w*\s*$"): "the file is YAML and needs no fence; delete the line",
    re.compile(rf"{_KEY}:(?P<x>{_BLANK})"): _NO_SPACE,
    re.compile(rf"{_KEY}\s?(?P<x>[\uff1a\ufe55\u02d0\ua789])"): "{x} is no colon; type `:` and a space",
    re.compile(r"\s*[a-z_]+ ?(?P<x>=) "): "a key is followed by a colon, not by `=`; write `key: value`",
    re.compile(r"\s*[a-z_]+(?P<x>:)[^\s:/]"): "a space is missing after the colon; write `key: value`",
}
_OF_ITEMS = {
    re.compile(rf"\s*-?(?P<x>{_BLANK})"): _NO_SPACE,
    re.compile(rf"\s*(?P<x>{_MARK})\s"): f"{{x}} is no list mark; {_LIST}",
    re.compile(r"\s*(?P<x>\d{1,2}[.)]) "): f"`{{x}}` is no list mark; {_LIST}",
    re.compile(r"\s*(?P<x>-)[^\s-]"): "a list item needs a space after its `-`; write `- `",
}
_CURLED = re.compile("[\u201c\u201d\u201e\u201f\u2018\u201a\u201b\u00ab\u00bb\u2039\u203a\uff02]")
_ENDS = "\u201c\u201d\u2019\u2018\u00bb\u00ab\u203a\u2039\uff02"


def look_alike(line: str, *, below_text: bool = False) -> tuple[int, str] | None:
    """What is wrong with a line that YAML does not understand; None where it looks as it should.

    Args:
        line: the line.
        below_text: whether it may be a line of the text above, where list marks are anybody's own.

    Returns:
        The column, counted from 0, and what to do.
    """
    for pattern, text in (_OF_KEYS if below_text else _OF_KEYS | _OF_ITEMS).items():
        if found := pattern.match(line):
            return found.start("x"), text.format(x=_shown(found["x"]))
    return None


def curled(text: str) -> str:
    """That a text begins with a quote that is none for YAML; nothing for other texts."""
    return f"{_shown(text[0])} is no quote to YAML; {TYPE_STRAIGHT}" if _CURLED.match(text) else ""


def half_quoted(text: str) -> str:
    """That the quotes around a text are none to YAML, and would be shown; nothing where they are."""
    if text[-1:] == '"' and text.count('"') == 1:
        return f"the text ends with a quote and does not begin with one; {QUOTE_IT}, or delete it"
    wrapped = len(text) > 1 and text[-1] in _ENDS and not _CURLED.search(text[1:-1])
    return curled(text) if wrapped else ""


def _shown(part: str) -> str:
    """A sign by its name: whoever reads cannot tell a look-alike by its look."""
    if part.isascii():
        return part if len(part) > 1 else f"`{part}`"
    return f"the {name_of(part)}"


def block_above(lines: Sequence[str], number: int) -> str:
    """The key of the text with a bar that the line would belong to, were it indented; nothing for none."""
    for line in reversed(lines[:number]):
        if key := re.match(r"([a-z_]+):(.*)", line):
            return key[1] if re.fullmatch(r" [|>][-+0-9]*\s*(#.*)?", key[2]) else ""
    return ""


def barless(lines: Sequence[str], number: int) -> bool:
    """Whether the line begins the text of an answer without a bar."""
    return bool(number and re.fullmatch(r"answer:\s*", lines[number - 1]))


def indented_key(lines: Sequence[str], number: int) -> bool:
    """Whether the line is a key with spaces before it, though what the key above says is complete."""
    if number >= len(lines) or not re.match(r" +[a-z_]+:(?: |$)", lines[number]):
        return False
    above = next(
        (found for line in reversed(lines[:number]) if (found := re.match(r"[a-z_]+:(.*)", line))), None
    )
    return bool(above and above[1].strip())


def item_above(lines: Sequence[str], number: int) -> bool:
    """Whether the line stands among the items of a list."""
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    for line in reversed(lines[:number]):
        if line.strip() and not line.lstrip().startswith("#"):
            return line.startswith("- ", indent) and not line[:indent].strip()
    return False


def no_item(line: str) -> str:
    """That a line among list items is none."""
    return f"`{cite(line)}` stands in a list and is no item of it; {WITH_A_DASH}"


def no_line_of(key: str) -> str:
    """That a line below a text with a bar is not part of it."""
    mend = "put two spaces before each line of the text, or a colon after the key"
    return f"this is neither a key nor a line of `{key}`; {mend}"
